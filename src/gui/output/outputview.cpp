// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputview.h"

#include "core/run/event.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/theme.h"
#include "gui/output/mouseselection.h"
#include "gui/output/outputaccessible.h"

#include <QAction>
#include <QClipboard>
#include <QColor>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QList>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QPalette>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStringList>
#include <QTextLayout>
#include <QTextLine>

#include <limits>
#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

int marginWidth(const QWidget& view)
{
    return view.fontMetrics().horizontalAdvance(u'E') + 10;
}

/// How many lines can be seen whole.
int pageFrom(const OutputView& view, bool wrapped)
{
    return wrapped
               ? static_cast<int>(view.lines().fitting(view.verticalScrollBar()->value(), view.viewport()->height()))
               : view.verticalScrollBar()->pageStep();
}

/// Where a key leads to; none where it is no key for that.
std::optional<OutputPosition> keyTarget(const QKeyEvent& event, OutputPosition to, int page, const OutputLines& lines)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const qint64 last = qMax<qint64>(0, lines.count() - 1);
    const auto width = [&](qint64 line) { return static_cast<int>(lines.text(line).size()); };
    switch (event.key()) {
    case Qt::Key_Up:
        --to.line;
        break;
    case Qt::Key_Down:
        ++to.line;
        break;
    case Qt::Key_PageUp:
        to.line -= page;
        break;
    case Qt::Key_PageDown:
        to.line += page;
        break;
    case Qt::Key_Left:
        to.column = qMax(0, qMin(to.column, width(to.line)) - 1);
        break;
    case Qt::Key_Right:
        to.column = qMin(width(to.line), to.column + 1);
        break;
    case Qt::Key_Home:
        to = {control ? 0 : to.line, 0};
        break;
    case Qt::Key_End:
        to.line = control ? last : to.line;
        to.column = width(to.line);
        break;
    default:
        return std::nullopt;
    }
    to.line = qBound<qint64>(0, to.line, last);
    return to;
}

} // namespace

OutputView::OutputView(QWidget* parent) : QAbstractScrollArea(parent), m_lines(new OutputLines(this))
{
    OutputAccessible::install();
    setFont(theme::monospaceFont());
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    verticalScrollBar()->setSingleStep(1);
    m_lines->setLook(font(), palette());
    connect(m_lines, &OutputLines::changed, viewport(), qOverload<>(&QWidget::update));
    connect(m_lines, &OutputLines::grew, this, [this] {
        refit();
        viewport()->update();
    });
    connect(m_lines, &OutputLines::reset, this, [this] {
        select({});
        fit();
        verticalScrollBar()->setValue(0);
        horizontalScrollBar()->setValue(0);
    });
    new MouseSelection(this);
    fit();
}

void OutputView::setWrapped(bool wrapped)
{
    if (wrapped == m_wrapped)
        return;
    m_wrapped = wrapped;
    refit();
    Q_EMIT wrappedChanged(m_wrapped);
}

void OutputView::showMatch(qint64 line, int column, int length)
{
    select({{line, column}, {line, column + length}});
    ensureVisible(m_selection.first());
}

void OutputView::select(const OutputSelection& selection)
{
    m_selection = selection;
    viewport()->update();
    OutputAccessible::moved(this);
}

QString OutputView::selectedText() const
{
    return m_lines->text(m_selection, copyLimit);
}

OutputPosition OutputView::positionAt(const QPoint& point) const
{
    const QPoint inLine(point.x() - marginWidth(*this) + horizontalScrollBar()->value(), point.y());
    return m_lines->positionAt(inLine, verticalScrollBar()->value(), viewport()->height());
}

QRect OutputView::rectOf(const OutputPosition& position) const
{
    qreal top = OutputLines::above;
    for (qint64 line = verticalScrollBar()->value(); line < m_lines->count() && top < viewport()->height(); ++line) {
        const OutputLines::Row& row = m_lines->row(line);
        if (line == position.line) {
            const QTextLine part = row.layout->lineForTextPosition(position.column);
            const qreal left = part.isValid() ? part.cursorToX(position.column) : 0;
            const QPoint at(marginWidth(*this) + static_cast<int>(left) - horizontalScrollBar()->value(),
                            static_cast<int>(top + (part.isValid() ? part.y() : 0)));
            return {viewport()->mapToGlobal(at), QSize(fontMetrics().averageCharWidth(), m_lines->lineHeight())};
        }
        top += row.height;
    }
    return {};
}

QString OutputView::visibleText() const
{
    QStringList lines;
    qint64 line = verticalScrollBar()->value();
    for (qreal y = 0; y < viewport()->height() && line < m_lines->count(); ++line) {
        lines.append(m_lines->text(line));
        y += m_lines->row(line).height;
    }
    return lines.join(u'\n');
}

void OutputView::selectAll()
{
    const qint64 last = m_lines->count() - 1;
    if (last >= 0)
        select({{}, {last, static_cast<int>(m_lines->text(last).size())}});
}

void OutputView::copy()
{
    if (m_selection.isEmpty())
        return;
    const QString text = selectedText();
    QGuiApplication::clipboard()->setText(text);
    if (text.size() >= copyLimit)
        Q_EMIT copyLimited();
}

/// As fit(); who is at the end and follows stays there.
void OutputView::refit()
{
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    fit();
    if (m_following && atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

/// The lines to the viewport, the scroll bars to the lines.
void OutputView::fit()
{
    const int room = viewport()->width() - marginWidth(*this);
    m_lines->setWrapWidth(m_wrapped ? qMax(80, room - 6) : 0);
    const int page = qMax(1, viewport()->height() / m_lines->lineHeight());
    verticalScrollBar()->setPageStep(page);
    const qint64 last = m_wrapped ? m_lines->lastPage(viewport()->height()) : qMax<qint64>(0, m_lines->count() - page);
    verticalScrollBar()->setRange(0, static_cast<int>(qMin<qint64>(last, std::numeric_limits<int>::max() / 2)));
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
    horizontalScrollBar()->setRange(0, m_wrapped ? 0 : qMax(0, m_lines->widest() + 8 - room));
}

void OutputView::ensureVisible(const OutputPosition& position)
{
    const int top = verticalScrollBar()->value();
    const int page = pageFrom(*this, m_wrapped);
    const int sure = m_wrapped ? page : page - 1;
    if (position.line < top || position.line >= top + sure)
        verticalScrollBar()->setValue(static_cast<int>(qMax<qint64>(0, position.line - page / 3)));
    if (m_wrapped || position.line >= m_lines->count())
        return;
    const QTextLayout& layout = *m_lines->row(position.line).layout;
    fit();
    const qreal x = layout.lineCount() == 0 ? 0 : layout.lineAt(0).cursorToX(position.column);
    const int room = viewport()->width() - marginWidth(*this);
    if (x < horizontalScrollBar()->value() || x > horizontalScrollBar()->value() + room - 40)
        horizontalScrollBar()->setValue(qMax(0, static_cast<int>(x) - room / 3));
}

void OutputView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(QRect(0, 0, marginWidth(*this) - 4, viewport()->height()), palette().alternateBase());
    const int widest = m_lines->widest();
    qreal top = OutputLines::above;
    for (qint64 line = verticalScrollBar()->value(); line < m_lines->count() && top < event->rect().bottom() + 1;
         ++line) {
        const OutputLines::Row& row = m_lines->row(line);
        paintRow(painter, line, row, top);
        top += row.height;
    }
    if (m_lines->widest() > widest)
        fit();
}

void OutputView::paintRow(QPainter& painter, qint64 line, const OutputLines::Row& row, qreal top) const
{
    const int margin = marginWidth(*this);
    const QRectF paper(margin - 4, top, viewport()->width() - margin + 4, row.height);
    if (row.mark == LineMark::Removed || row.mark == LineMark::Added)
        painter.fillRect(paper, theme::changePaper(row.mark == LineMark::Added, false, palette()));
    else if (row.mark == LineMark::Absent)
        painter.fillRect(paper, QBrush(palette().color(QPalette::Mid), Qt::BDiagPattern));
    if (row.stream == Stream::Error) {
        const QColor mark = theme::errorColor(palette());
        painter.fillRect(QRectF(0, top, 3, row.height), mark);
        painter.setPen(mark);
        painter.drawText(QRectF(5, top, margin - 9, m_lines->lineHeight()), Qt::AlignVCenter | Qt::AlignLeft, u"E"_s);
    }
    const int length = static_cast<int>(row.layout->text().size());
    const OutputSelection::Columns selected = m_selection.on(line, length);
    QTextLayout::FormatRange range;
    range.start = selected.start;
    range.length = selected.length;
    const auto group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    range.format.setBackground(palette().brush(group, QPalette::Highlight));
    range.format.setForeground(palette().brush(group, QPalette::HighlightedText));
    painter.save();
    painter.setClipRect(QRectF(margin - 2, top, viewport()->width(), row.height));
    painter.setPen(palette().color(QPalette::Text));
    const QPointF origin(margin - horizontalScrollBar()->value(), top);
    row.layout->draw(&painter, origin, selected.length == 0 ? QList<QTextLayout::FormatRange>() : QList{range});
    if (hasFocus() && m_selection.cursor().line == line && m_selection.isEmpty())
        row.layout->drawCursor(&painter, origin, qMin(m_selection.cursor().column, length));
    painter.restore();
}

void OutputView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    refit();
}

void OutputView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_lines->setLook(font(), palette());
        fit();
    }
}

void OutputView::keyPressEvent(QKeyEvent* event)
{
    if (isPressed(Command::Copy, *event))
        return copy();
    if (isPressed(Command::SelectAll, *event))
        return selectAll();
    const auto to = event->modifiers().testFlag(Qt::AltModifier)
                        ? std::nullopt
                        : keyTarget(*event, m_selection.cursor(), pageFrom(*this, m_wrapped), *m_lines);
    if (!to)
        return QAbstractScrollArea::keyPressEvent(event);
    select(m_selection.movedTo(*to, event->modifiers().testFlag(Qt::ShiftModifier)));
    ensureVisible(*to);
}

void OutputView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"outputMenu"_s);
    const Givens given = m_selection.isEmpty() ? Givens() : Given::Selected;
    connect(addCommand(menu, Command::Copy, given), &QAction::triggered, this, &OutputView::copy);
    connect(addCommand(menu, Command::SelectAll, given), &QAction::triggered, this, &OutputView::selectAll);
    menu->addSeparator();
    QAction* const wrap = addCommand(menu, Command::WrapLines);
    wrap->setCheckable(true);
    wrap->setChecked(m_wrapped);
    connect(wrap, &QAction::toggled, this, &OutputView::setWrapped);
    menu->popup(event->globalPos());
}

bool OutputView::event(QEvent* event)
{
    // Copying here must win over the window's own shortcuts.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isPressed(Command::Copy, *key) || isPressed(Command::SelectAll, *key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

} // namespace rollcall::gui
