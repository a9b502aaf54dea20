// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// What is typed into a panel's search: words, all of which must occur, in any order and case. Pure.
namespace rollcall::models {

inline QStringList searchWords(const QString& text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

inline bool hasAllWords(const QString& text, const QStringList& words)
{
    for (const QString& word : words) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

} // namespace rollcall::models
