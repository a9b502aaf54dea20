// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/commandeditor.h"

#include "gui/compose/hiddenmarks.h"
#include "gui/look/syntax.h"
#include "gui/look/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QRect>
#include <QRectF>
#include <QResizeEvent>
#include <QTextBlock>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextOption>

#include <utility>

namespace rollcall::gui {

class CommandEditor::Margin : public QWidget
{
public:
    explicit Margin(CommandEditor* editor) : QWidget(editor), m_editor(editor) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_editor->paintMargin(event); }

private:
    CommandEditor* m_editor;
};

CommandEditor::CommandEditor(QWidget* parent) : QPlainTextEdit(parent), m_margin(new Margin(this))
{
    setFont(theme::monospaceFont());
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 4);
    connect(this, &QPlainTextEdit::textChanged, this, &CommandEditor::settleMarks);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CommandEditor::adaptToText);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this](const QRect& rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    adaptToText();
}

CommandEditor::~CommandEditor() = default;

void CommandEditor::setSyntax(Syntax* syntax)
{
    m_syntax = syntax;
    if (m_syntax != nullptr && m_highlighter == nullptr)
        m_highlighter = new KSyntaxHighlighting::SyntaxHighlighter(document());
    applyTheme();
    setInterpreter(m_interpreter);
}

void CommandEditor::setInterpreter(const QString& interpreter)
{
    m_interpreter = interpreter;
    if (m_highlighter != nullptr)
        m_highlighter->setDefinition(m_syntax->forInterpreter(interpreter));
}

void CommandEditor::setCommand(const QString& command)
{
    clear();
    setUndoRedoEnabled(false);
    marks::insert(textCursor(), command, palette());
    setUndoRedoEnabled(true);
    moveCursor(QTextCursor::Start);
}

QString CommandEditor::command() const
{
    return marks::textBetween(*document(), 0, document()->characterCount() - 1);
}

QMimeData* CommandEditor::createMimeDataFromSelection() const
{
    const QTextCursor chosen = textCursor();
    auto* const mime = new QMimeData;
    mime->setText(marks::textBetween(*document(), chosen.selectionStart(), chosen.selectionEnd()));
    return mime;
}

void CommandEditor::insertFromMimeData(const QMimeData* source)
{
    if (isReadOnly() || !source->hasText())
        return;
    marks::insert(textCursor(), source->text(), palette());
    ensureCursorVisible();
}

/// However it came in, or was edited.
void CommandEditor::settleMarks()
{
    const int steps = document()->availableUndoSteps();
    const bool isBack = steps < std::exchange(m_undoSteps, steps);
    if (m_settling)
        return;
    if (document()
            ->isRedoAvailable()) { // taken back or done again: what an edit and its settling left is a step further
        if (!marks::isSettled(*document()))
            isBack ? document()->undo() : document()->redo();
        return;
    }
    m_settling = true;
    marks::settle(*document(), palette());
    m_settling = false;
}

/// What is typed beside a mark is none.
void CommandEditor::leaveMark()
{
    if (marks::isMark(currentCharFormat()))
        setCurrentCharFormat(QTextCharFormat());
}

void CommandEditor::inputMethodEvent(QInputMethodEvent* event)
{
    leaveMark();
    QPlainTextEdit::inputMethodEvent(event);
}

QSize CommandEditor::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), fontMetrics().lineSpacing() * 5 + 12};
}

QSize CommandEditor::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), fontMetrics().lineSpacing() * 3 + 12};
}

void CommandEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect area = contentsRect();
    m_margin->setGeometry(QRect(area.left(), area.top(), marginWidth(), area.height()));
}

void CommandEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void CommandEditor::keyPressEvent(QKeyEvent* event)
{
    const bool run = event->key() == Qt::Key_Return && event->modifiers() == Qt::ControlModifier;
    if (run || event->key() == Qt::Key_Escape) {
        event->ignore(); // the window's shortcuts
        return;
    }
    if (!event->text().isEmpty())
        leaveMark();
    QPlainTextEdit::keyPressEvent(event);
}

int CommandEditor::marginWidth() const
{
    if (blockCount() < 2)
        return 0;
    const auto digits = QString::number(blockCount()).size();
    return static_cast<int>(fontMetrics().horizontalAdvance(u'9') * qMax<qsizetype>(2, digits)) + 12;
}

void CommandEditor::paintMargin(QPaintEvent* event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), palette().alternateBase());
    painter.setPen(theme::mutedColor(palette()));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const QRectF line(0, top, m_margin->width() - 6, fontMetrics().lineSpacing());
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void CommandEditor::adaptToText()
{
    setTabChangesFocus(blockCount() < 2);
    setViewportMargins(marginWidth(), 0, 0, 0);
    m_margin->setVisible(blockCount() > 1);
    const QRect area = contentsRect();
    m_margin->setGeometry(QRect(area.left(), area.top(), marginWidth(), area.height()));
    m_margin->update();
}

void CommandEditor::applyTheme()
{
    if (m_highlighter == nullptr)
        return;
    m_highlighter->setTheme(m_syntax->themeFor(palette()));
    m_highlighter->rehighlight();
}

} // namespace rollcall::gui
