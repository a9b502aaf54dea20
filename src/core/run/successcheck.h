// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

// What may stand in a rule of success, wherever it comes from: a form, a library's file, a run that is prepared. Pure.
namespace rollcall {

struct SuccessRule;

/// Takes what people write in a list of exit codes, a number or "none" for a command that ended without one. False: it
/// is neither.
bool allowExitCode(const QString& word, SuccessRule& rule);
/// The other way round: "0", "3", "none".
QStringList allowedExitCodes(const SuccessRule& rule);

/// BadValue: the subject is the pattern that is no regular expression, the detail what is wrong with it.
Status checkPatterns(const SuccessRule& rule);

} // namespace rollcall
