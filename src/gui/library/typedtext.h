// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

// What the fields of the library's dialogs mean, and what may not be saved: without a widget. Pure; GUI thread, as all
// that is translated.
namespace rollcall {
struct SuccessRule;
}

namespace rollcall::gui {

/// "a=b" lines both ways; what has no "=" gets an empty value, and what has no name is left out.
QString variablesText(const QMap<QString, QString>& variables);
QMap<QString, QString> variablesFromText(const QString& text);

QStringList wordsOf(const QString& text); // split at commas and blanks
QStringList linesOf(const QString& text); // without blanks around them, and without empty ones

/// The fields of a snippet's rule of success.
struct TypedSuccess
{
    QString exitCodes; // "0, 2"; empty: 0
    QString mustMatch;
    QString mustNotMatch;

    static TypedSuccess of(const SuccessRule& rule);
    SuccessRule rule() const; // words that are no exit codes are left out
    QString problem() const;  // the sentence that says why it cannot be saved; empty: it can
};

} // namespace rollcall::gui
