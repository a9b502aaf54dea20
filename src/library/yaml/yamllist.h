// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/yaml/yamledit.h"
#include "library/yaml/yamltext.h"

// Changing a list by the lines of the items that differ, so that the others keep their comments and the way they are
// written. Plain values; any thread.
namespace rollcall::library {

/// Turns the list at `place` from `before` into `after`. False, and nothing done, where that cannot be done by lines.
bool editYamlList(const YamlEntryPlace& place, const YamlValue& before, const YamlValue& after, YamlPatch& patch);

} // namespace rollcall::library
