// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runfields.h"

#include <algorithm>
#include <utility>

namespace rollcall {

RunOptions withOverrides(RunOptions options, const OptionOverrides& overrides)
{
    forEachOption([&](const auto& option, const auto& said) {
        options.*option.member = (overrides.*said.member).value_or(options.*option.member);
    });
    return options;
}

namespace {

using Variables = QList<QPair<QString, QString>>;

/// A variable that is said again has its new value; the others stay.
Variables joined(Variables earlier, const Variables& later)
{
    for (const auto& variable : later) {
        const auto same = std::find_if(earlier.begin(), earlier.end(),
                                       [&](const auto& each) { return each.first == variable.first; });
        if (same != earlier.end())
            same->second = variable.second;
        else
            earlier.append(variable);
    }
    return earlier;
}

} // namespace

OptionOverrides withOverrides(OptionOverrides earlier, const OptionOverrides& later)
{
    const std::optional<Variables> variables = earlier.environment;
    forEachField<OptionOverrides>([&](const auto& said) {
        if (later.*said.member)
            earlier.*said.member = later.*said.member;
    });
    if (variables && later.environment)
        earlier.environment = joined(*variables, *later.environment);
    return earlier;
}

} // namespace rollcall
