// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/event.h"

#include <array>

namespace rollcall {

static constexpr std::array<const char*, hostPhaseCount> phaseNames{"waiting", "connecting", "verifying", "logging-in",
                                                                    "asking",  "running",    "done"};

QString hostPhaseName(HostPhase phase)
{
    return QLatin1String(phaseNames[static_cast<size_t>(phase)]);
}

bool hostPhaseFromName(const QString& name, HostPhase& phase)
{
    for (size_t i = 0; i < phaseNames.size(); ++i) {
        if (name == QLatin1String(phaseNames[i])) {
            phase = static_cast<HostPhase>(i);
            return true;
        }
    }
    return false;
}

} // namespace rollcall
