// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputview.h"

#include "gui/look/syntax.h"
#include "gui/look/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QColor>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPalette>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStringList>

#include <cmath>
#include <limits>

// What OutputView shows; mouse, keys and selection are in outputviewinput.cpp.
namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t rowsKept = 400;

} // namespace

OutputView::OutputView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFont(theme::monospaceFont());
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    verticalScrollBar()->setSingleStep(1);
    updateScrollBars();
}

OutputView::~OutputView() = default;

void OutputView::setSyntax(Syntax* syntax)
{
    m_syntax = syntax;
    m_renderer.setLook(font(), palette(), m_syntax->themeFor(palette()));
}

void OutputView::setSource(const LineSource* source)
{
    m_source = source;
    m_renderer.reset();
    m_anchor = m_cursor = {};
    m_widest = 0;
    forgetRows();
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    Q_EMIT selectionChanged();
}

void OutputView::sourceGrew()
{
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    if (!m_rows.empty())
        m_rows.erase(std::prev(m_rows.end())); // the last line may have become longer
    updateScrollBars();
    if (m_following && atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

void OutputView::setContent(const QString& definition)
{
    m_renderer.setContent(m_syntax == nullptr ? KSyntaxHighlighting::Definition() : m_syntax->byName(definition));
    forgetRows();
}

void OutputView::setWrapped(bool wrapped)
{
    m_wrapped = wrapped;
    forgetRows();
    updateScrollBars();
}

void OutputView::setFollowing(bool following)
{
    m_following = following;
}

void OutputView::setPattern(const QRegularExpression& pattern)
{
    m_renderer.setPattern(pattern);
    forgetRows();
}

void OutputView::showMatch(qint64 line, int column, int length)
{
    m_anchor = {line, column};
    m_cursor = {line, column + length};
    ensureVisible(m_anchor);
    viewport()->update();
    Q_EMIT selectionChanged();
}

QString OutputView::lineText(qint64 line) const
{
    return line < 0 || line >= count() ? QString() : row(line).layout->text();
}

QString OutputView::visibleText() const
{
    QStringList lines;
    qint64 line = verticalScrollBar()->value();
    for (int y = 0; y < viewport()->height() && line < count(); y += lineHeight())
        lines.append(lineText(line++));
    return lines.join(u'\n');
}

const OutputView::Row& OutputView::row(qint64 line) const
{
    if (const auto known = m_rows.find(line); known != m_rows.end())
        return known->second;
    if (m_rows.size() > rowsKept)
        m_rows.clear();
    const SourceLine source = m_source->line(line);
    Row made{m_renderer.layout(line, source, m_wrapped ? wrapWidth() : 0), source.stream};
    m_widest = qMax(m_widest, static_cast<int>(std::ceil(made.layout->maximumWidth())));
    return m_rows.emplace(line, std::move(made)).first->second;
}

int OutputView::marginWidth() const
{
    return fontMetrics().horizontalAdvance(u'E') + 10;
}

qreal OutputView::wrapWidth() const
{
    return qMax(80, viewport()->width() - marginWidth() - 6);
}

int OutputView::lineHeight() const
{
    return qMax(1, fontMetrics().lineSpacing());
}

void OutputView::forgetRows()
{
    m_rows.clear();
    viewport()->update();
}

void OutputView::updateScrollBars()
{
    const int page = qMax(1, viewport()->height() / lineHeight());
    const qint64 last = qMin<qint64>(count(), std::numeric_limits<int>::max() / 2);
    verticalScrollBar()->setPageStep(page);
    // Wrapped lines take more rows than one: the last page must be reachable line by line.
    verticalScrollBar()->setRange(0, static_cast<int>(qMax<qint64>(0, m_wrapped ? last - 1 : last - page)));
    const int room = viewport()->width() - marginWidth();
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
    horizontalScrollBar()->setRange(0, m_wrapped ? 0 : qMax(0, m_widest + 8 - room));
}

void OutputView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(QRect(0, 0, marginWidth() - 4, viewport()->height()), palette().alternateBase());
    const int widest = m_widest;
    qreal top = 1;
    for (qint64 line = verticalScrollBar()->value(); line < count() && top < event->rect().bottom() + 1; ++line) {
        const Row& shown = row(line);
        const qreal height = qMax<qreal>(lineHeight(), shown.layout->boundingRect().height());
        paintRow(painter, line, shown, top);
        top += height;
    }
    if (m_widest > widest)
        updateScrollBars();
}

void OutputView::paintRow(QPainter& painter, qint64 line, const Row& row, qreal top) const
{
    const qreal height = qMax<qreal>(lineHeight(), row.layout->boundingRect().height());
    if (row.stream == Stream::Error) {
        const QColor mark = theme::errorColor(palette());
        painter.fillRect(QRectF(0, top, 3, height), mark);
        painter.setPen(mark);
        painter.drawText(QRectF(5, top, marginWidth() - 9, lineHeight()), Qt::AlignVCenter | Qt::AlignLeft, u"E"_s);
    }
    painter.save();
    painter.setClipRect(QRectF(marginWidth() - 2, top, viewport()->width(), height));
    painter.setPen(palette().color(QPalette::Text));
    const QPointF origin(marginWidth() - horizontalScrollBar()->value(), top);
    row.layout->draw(&painter, origin, selectionOn(line, static_cast<int>(row.layout->text().size())));
    if (hasFocus() && m_cursor.line == line && !hasSelection())
        row.layout->drawCursor(&painter, origin, qMin(m_cursor.column, static_cast<int>(row.layout->text().size())));
    painter.restore();
}

void OutputView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_wrapped)
        forgetRows();
    updateScrollBars();
}

void OutputView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        if (m_syntax != nullptr)
            m_renderer.setLook(font(), palette(), m_syntax->themeFor(palette()));
        forgetRows();
    }
}

void OutputView::scrollContentsBy(int, int)
{
    viewport()->update();
}

} // namespace rollcall::gui
