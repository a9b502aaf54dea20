// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "library/yaml/yamltree.h"

#include <QList>
#include <QString>

// What YAML allows and none of our files may hold, because readers would pass over it without a word: a tag
// (`- !web1` without quotes is one), an anchor of nothing (`- &web1`), a key that stands twice in one map, a merge key
// (`<<: *usual`). Pure; any thread.
namespace rollcall::library {

/// `<<` without quotes: what it brings would be passed over, as if nothing had been said.
bool isMergeKey(const YamlNode& key);
Error mergeKeyError(const YamlNode& key, const QString& file);

/// Notes a FileSyntax with line, column and cure for each, here and in all that is below; `apart` is not
/// entered.
void checkYaml(const YamlNode& node, const QString& file, QList<Error>& errors, const YamlNode* apart = nullptr);

} // namespace rollcall::library
