// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/targetedit.h"

#include "gui/look/pastedhosts.h"
#include "gui/look/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QChar>
#include <QClipboard>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDragLeaveEvent>
#include <QDropEvent>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QList>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QRect>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextCharFormat>
#include <QWindow>

#include <algorithm>

namespace rollcall::gui {

namespace {

constexpr auto qtsPaste = "&Paste"; // in its own catalogue

bool isOperator(QChar c)
{
    return c == u'!' || c == u'&' || c == u'^';
}

bool endsWord(QChar c)
{
    return c.isSpace() || c == u',' || isOperator(c);
}

/// Whole words, which are not to be glued to what stands beside them: several, or what ends a line.
bool isList(const QString& text)
{
    const QString words = text.trimmed();
    return !words.isEmpty() &&
           (text.contains(u'\n') || text.contains(u'\r') ||
            std::any_of(words.begin(), words.end(), [](QChar c) { return c.isSpace() || c == u','; }));
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
    m_completer->popup()->setAttribute(Qt::WA_NoMouseReplay); // which Qt does on some platforms, and on others not
    m_completer->popup()->installEventFilter(this);
}

bool TargetEdit::eventFilter(QObject* watched, QEvent* event)
{
    QAbstractItemView* const popup = m_completer->popup();
    if (watched != popup || event->type() != QEvent::MouseButtonPress)
        return QLineEdit::eventFilter(watched, event);
    const auto& press = *static_cast<QMouseEvent*>(event);
    if (!popup->rect().contains(press.position().toPoint()))
        clickBeside(press);
    return true; // on its frame nothing happens
}

/// It closes the list, and is a click where it was made.
void TargetEdit::clickBeside(const QMouseEvent& press)
{
    m_completer->popup()->hide();
    const QPoint place = window()->mapFromGlobal(press.globalPosition().toPoint());
    if (!window()->rect().contains(place))
        return;
    QMouseEvent again(press.type(), place, place, press.globalPosition(), press.button(), press.buttons(),
                      press.modifiers());
    QCoreApplication::sendEvent(window()->windowHandle(), &again); // that knows where the release belongs then
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
    if (QKeySequence::keyBindings(QKeySequence::Paste).contains(pressed) &&
        takeList(QGuiApplication::clipboard()->text()))
        return;
    const bool asked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!asked)
        QLineEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool edits = !typed.isEmpty() && typed.at(0).isPrint();
    if (asked || edits || (event->key() == Qt::Key_Backspace && popup->isVisible()))
        showCompletions(asked);
}

void TargetEdit::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* const menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("targetMenu"));
    const QList<QAction*> actions = menu->actions();
    for (QAction* const action : actions) {
        if (!action->text().startsWith(QLineEdit::tr(qtsPaste)))
            continue;
        action->disconnect(this);
        connect(action, &QAction::triggered, this, [this] {
            if (!takeList(QGuiApplication::clipboard()->text()))
                paste();
        });
    }
    menu->popup(event->globalPos());
}

/// The middle button pastes what is selected somewhere.
void TargetEdit::mouseReleaseEvent(QMouseEvent* event)
{
    const QClipboard* const clipboard = QGuiApplication::clipboard();
    if (event->button() == Qt::MiddleButton && clipboard->supportsSelection()) {
        const QString text = clipboard->text(QClipboard::Selection);
        if (isList(text)) {
            setCursorPosition(cursorPositionAt(event->position().toPoint()));
            takeList(text);
            return;
        }
    }
    QLineEdit::mouseReleaseEvent(event);
}

void TargetEdit::dropEvent(QDropEvent* event)
{
    const QString text = event->mimeData()->text();
    if (event->source() == this || !isList(text))
        return QLineEdit::dropEvent(event);
    QDragLeaveEvent over; // of the line's own drop
    dragLeaveEvent(&over);
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
    event->acceptProposedAction();
    takeList(text);
}

/// False where it is a piece of a word, to be put in as it is.
bool TargetEdit::takeList(const QString& text)
{
    if (!isList(text))
        return false;
    const QString list = text.trimmed();
    pasteHosts(
        this, list, [this](const QStringList& words) { insertWords(words); },
        [this, list] {
            static const QRegularExpression lineEnds(QStringLiteral("\\s*[\\r\\n]\\s*"));
            insertWords(list.split(lineEnds, Qt::SkipEmptyParts));
        });
    return true;
}

/// In place of what is selected, or behind the word that the cursor is in; each by itself. An operator before them is
/// before each, and before what stood behind it.
void TargetEdit::insertWords(const QStringList& words)
{
    if (words.isEmpty())
        return;
    if (const Word word = wordAtCursor(); !hasSelectedText() && cursorPosition() > word.start)
        setCursorPosition(word.start + word.length);
    const qsizetype start = hasSelectedText() ? selectionStart() : cursorPosition();
    const qsizetype end = hasSelectedText() ? selectionEnd() : cursorPosition();
    const QString before = text().first(start);
    const QString after = text().sliced(end);
    const QString said = before.trimmed();
    const QChar op = said.isEmpty() || !isOperator(said.back()) ? QChar() : said.back();
    const QString between = op.isNull() ? QStringLiteral(", ") : QString(op);
    QString inserted;
    for (const QString& word : words) {
        if (!inserted.isEmpty() && isOperator(word.front()))
            inserted += u' ';
        else if (!inserted.isEmpty())
            inserted += between;
        inserted += word;
    }
    if (!said.isEmpty() && op.isNull() && !before.back().isSpace())
        inserted.prepend(before.back() == u',' ? QStringLiteral(" ") : between);
    if (const QString rest = after.trimmed(); !rest.isEmpty() && rest.front() != u',' && !isOperator(rest.front()))
        inserted += between;
    insert(inserted);
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
