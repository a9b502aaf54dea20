// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextCharFormat>
#include <QTextCursor>

class QPalette;
class QTextDocument;

// Characters that cannot be seen, in a document that is edited: each stands there as a mark, "⟨U+202E⟩", in a format
// of its own that knows the character. GUI thread.
namespace rollcall::gui::marks {

/// Puts the text in with its marks; "\r\n" becomes "\n".
void insert(QTextCursor cursor, const QString& text, const QPalette& palette);
/// What stands between two places, with the characters themselves.
QString textBetween(const QTextDocument& document, int start, int end);
bool isMark(const QTextCharFormat& format);
bool isSettled(const QTextDocument& document);
/// Takes away what an edit has left of a mark, and marks what came in without. False where there was nothing to do.
bool settle(QTextDocument& document, const QPalette& palette);

} // namespace rollcall::gui::marks
