// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runoptions.h"

namespace rollcall {

RunOptions withOverrides(RunOptions options, const OptionOverrides& overrides)
{
    options.fanOut = overrides.fanOut.value_or(options.fanOut);
    options.connectTimeout = overrides.connectTimeout.value_or(options.connectTimeout);
    options.commandTimeout = overrides.commandTimeout.value_or(options.commandTimeout);
    options.outputLimit = overrides.outputLimit.value_or(options.outputLimit);
    options.pty = overrides.pty.value_or(options.pty);
    return options;
}

} // namespace rollcall
