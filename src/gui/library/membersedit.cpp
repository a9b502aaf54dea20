// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/membersedit.h"

#include "gui/look/pastedhosts.h"

#include <QString>
#include <QStringList>
#include <QTextBlock>
#include <QTextCursor>

namespace rollcall::gui {

void MembersEdit::insertFromMimeData(const QMimeData* source)
{
    const QString text = source->text();
    const bool isPiece = !text.contains(u'\n') && !text.contains(u'\r'); // of a line
    pasteHosts(
        this, text,
        [this, isPiece](const QStringList& words) {
            if (isPiece && words.size() == 1)
                insertPlainText(words.constFirst());
            else
                insertLines(words.join(u'\n'));
        },
        [this, text, isPiece] {
            if (isPiece)
                insertPlainText(text);
            else
                insertLines(text);
        });
}

/// Lines of their own, whatever the cursor's line holds.
void MembersEdit::insertLines(QString text)
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString line = cursor.block().text();
    const int place = cursor.positionInBlock();
    if (place > 0 && place < line.size())
        cursor.movePosition(QTextCursor::EndOfBlock); // a member is not cut in two
    if (place > 0)
        text.prepend(u'\n');
    if (place == 0 && !line.isEmpty() && !text.endsWith(u'\n'))
        text.append(u'\n');
    cursor.insertText(text);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

} // namespace rollcall::gui
