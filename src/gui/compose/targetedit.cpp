// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/targetedit.h"

#include "gui/look/pastedhosts.h"
#include "gui/look/theme.h"

#include <QAbstractItemView>
#include <QChar>
#include <QClipboard>
#include <QCompleter>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QList>
#include <QRect>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextCharFormat>

namespace rollcall::gui {

namespace {

bool endsWord(QChar c)
{
    return c.isSpace() || c == u',' || c == u'!' || c == u'&' || c == u'^';
}

} // namespace

TargetEdit::TargetEdit(QWidget* parent) : QLineEdit(parent), m_completer(new QCompleter(&m_words, this))
{
    setClearButtonEnabled(true);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(12);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &TargetEdit::insertCompletion);
}

void TargetEdit::setWords(const QStringList& words)
{
    m_words.setStringList(words);
}

void TargetEdit::markProblem(int offset, int length)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme::errorColor(palette()));
        format.setForeground(theme::errorColor(palette()));
        // A line edit takes formats only this way; the start counts from the cursor.
        attributes.append({QInputMethodEvent::TextFormat, offset - cursorPosition(), length, format});
    }
    QInputMethodEvent event(QString(), attributes);
    const QSignalBlocker blocker(this);
    inputMethodEvent(&event);
    update();
}

void TargetEdit::keyPressEvent(QKeyEvent* event)
{
    QAbstractItemView* popup = m_completer->popup();
    if (popup->isVisible()) {
        const int key = event->key();
        if (key == Qt::Key_Tab && popup->currentIndex().isValid()) {
            insertCompletion(popup->currentIndex().data().toString());
            popup->hide();
            return;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape || key == Qt::Key_Tab) {
            event->ignore(); // the completer's
            return;
        }
    }
    const QKeySequence pressed(event->keyCombination());
    if (QKeySequence::keyBindings(QKeySequence::Paste).contains(pressed) && pasteLines())
        return;
    const bool asked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!asked)
        QLineEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool edits = !typed.isEmpty() && typed.at(0).isPrint();
    if (asked || edits || (event->key() == Qt::Key_Backspace && popup->isVisible()))
        showCompletions(asked);
}

/// True where the clipboard has several lines.
bool TargetEdit::pasteLines()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (!text.contains(u'\n'))
        return false;
    pasteHosts(
        this, text, [this](const QStringList& words) { insert(words.join(QLatin1String(", "))); },
        [this, text] {
            insert(text.split(QRegularExpression(QStringLiteral("\\s*\\n\\s*"))).join(QLatin1String(", ")));
        });
    return true;
}

void TargetEdit::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    m_completer->setWidget(this);
}

TargetEdit::Word TargetEdit::wordAtCursor() const
{
    const QString all = text();
    int start = cursorPosition();
    while (start > 0 && !endsWord(all.at(start - 1)))
        --start;
    int end = cursorPosition();
    while (end < all.size() && !endsWord(all.at(end)))
        ++end;
    return {start, end - start};
}

void TargetEdit::showCompletions(bool always)
{
    const Word word = wordAtCursor();
    const QString prefix = text().mid(word.start, cursorPosition() - word.start);
    if (!always && prefix.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(prefix);
    const bool complete = m_completer->completionCount() == 1 && m_completer->currentCompletion() == prefix;
    if (m_completer->completionCount() == 0 || complete) {
        m_completer->popup()->hide();
        return;
    }
    QRect rect = cursorRect();
    rect.setWidth(m_completer->popup()->sizeHintForColumn(0) +
                  m_completer->popup()->verticalScrollBar()->sizeHint().width() + 16);
    m_completer->complete(rect);
}

void TargetEdit::insertCompletion(const QString& completion)
{
    const Word word = wordAtCursor();
    setSelection(word.start, word.length);
    insert(completion);
}

} // namespace rollcall::gui
