// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runfields.h"
#include "core/run/runoptions.h"

// Of each option of a run: what holds, and who said so. Pure; any thread.
namespace rollcall {

enum class OptionOrigin {
    Usual,    // nobody said anything
    Settings, // set for all runs
    Snippet,
    Here, // for this run
};

/// Calls visit(option, said, origin) for each option, said being where snippets and users say it. What is not anybody's
/// word but follows from where the run begins (whether there is somebody to be asked) is left out.
template <typename Visit>
void forEachOptionOrigin(const RunOptions& defaults, const OptionOverrides& snippet, const OptionOverrides& here,
                         Visit&& visit)
{
    forEachOption([&, usual = RunOptions()](const auto& option, const auto& said) {
        if (said.keep == Keep::Never)
            return;
        const bool set = defaults.*option.member != usual.*option.member;
        visit(option, said,
              here.*said.member      ? OptionOrigin::Here
              : snippet.*said.member ? OptionOrigin::Snippet
              : set                  ? OptionOrigin::Settings
                                     : OptionOrigin::Usual);
    });
}

} // namespace rollcall
