// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runfields.h"

namespace rollcall {

RunOptions withOverrides(RunOptions options, const OptionOverrides& overrides)
{
    forEachOption([&](const auto& option, const auto& said) {
        options.*option.member = (overrides.*said.member).value_or(options.*option.member);
    });
    return options;
}

OptionOverrides withOverrides(OptionOverrides earlier, const OptionOverrides& later)
{
    forEachField<OptionOverrides>([&](const auto& said) {
        if (later.*said.member)
            earlier.*said.member = later.*said.member;
    });
    return earlier;
}

} // namespace rollcall
