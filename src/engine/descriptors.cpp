// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/descriptors.h"

#include <sys/resource.h>

#include <algorithm>

namespace rollcall::engine {

int descriptorBudget()
{
    // More than this is never needed, and some systems allow a billion.
    constexpr rlim_t plenty = 200'000;
    constexpr int least = 16; // so few that a connection will fail honestly, with TooManyDescriptors
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 800;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, plenty);
    if (limit.rlim_cur < wanted) {
        rlimit raised = limit;
        raised.rlim_cur = wanted;
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    const auto usable = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, plenty));
    return std::max(usable - reservedDescriptors, least);
}

int descriptorCost(const HostSpec& host)
{
    if (!host.skip.isEmpty())
        return 0;
    int cost = 1;
    if (host.login && host.login->publicKey && !host.login->agentSocket.isEmpty())
        cost += 2;
    if (host.jump)
        cost += 2;
    if (!host.proxyCommand.isEmpty())
        cost += 1;
    return cost;
}

} // namespace rollcall::engine
