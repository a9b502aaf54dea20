// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runrequest.h"

namespace rollcall {

RunOptions effectiveOptions(const RunOptions& defaults, const RunRequest& request)
{
    return withOverrides(withOverrides(defaults, request.composition.options), request.options);
}

} // namespace rollcall
