// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

// What may stand in a rule of success, wherever it comes from: a form, a library's file, a run that is prepared. Pure.
namespace rollcall {

struct SuccessRule;

/// As people write it; nothing where that is no exit code.
std::optional<quint32> exitCodeFromText(const QString& text);

/// BadValue: the subject is the pattern that is no regular expression, the detail what is wrong with it.
Status checkPatterns(const SuccessRule& rule);

} // namespace rollcall
