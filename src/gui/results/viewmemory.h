// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/maskset.h"
#include "core/run/storedspec.h"

namespace rollcall::app {
class IniFile;
}

// How the results of a snippet's runs were last looked at: kept with how the window was left. GUI thread.
namespace rollcall::gui {

struct RememberedView
{
    bool isAnswers = true; // else: the table
    MaskSet masks = MaskSet::usual();
};

/// Where nothing is kept: the answers of a run on more than a handful of hosts, with the usual masks.
RememberedView recalledView(const app::IniFile* kept, const StoredSpec& run);
void rememberView(app::IniFile& kept, const StoredSpec& run, const RememberedView& view);

} // namespace rollcall::gui
