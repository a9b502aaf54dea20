// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "ssh/base/loop.h"
#include "ssh/session/jumpways.h"
#include "ssh/session/services.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

// The jump hosts of one run: exactly one connection and one login for each, whichever loops its targets live
// in. The connection lives in the loop of the first target that wanted it and stays until the run is over; lost
// in between, the next target that needs it opens it again, each time after a longer pause. A jump host may
// itself be behind one. It makes few ways at a time, so that its own names and connections are not asked for by
// the thousand. Thread-safe; the callbacks of a request are posted into the asking loop.
namespace rollcall::ssh {

class JumpHost;

class JumpPool final : public JumpWays, public std::enable_shared_from_this<JumpPool>
{
public:
    explicit JumpPool(const Services& services);
    ~JumpPool() override;

    void open(Loop& loop, Request&& request) override;
    void wasLost(const HostSpec& jump, quint64 connection, const Loop::Handle& asker,
                 std::function<void(bool lost)> told) override;
    void close() override;

private:
    std::shared_ptr<JumpHost> find(const HostSpec& host) const; // with the lock held

    const std::unique_ptr<Services> m_services; // without this pool in it
    std::mutex m_mutex;                         // guards everything below
    std::vector<std::shared_ptr<JumpHost>> m_hosts;
};

/// The same machine, reached and logged in to in the same way.
bool sameWay(const HostSpec& a, const HostSpec& b);

} // namespace rollcall::ssh
