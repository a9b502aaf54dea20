// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputaccessible.h"

#include "gui/output/outputlines.h"
#include "gui/output/outputview.h"

#include <algorithm>
#include <limits>

namespace rollcall::gui {

namespace {

QAccessibleInterface* made(const QString&, QObject* object)
{
    auto* const view = qobject_cast<OutputView*>(object);
    return view == nullptr ? nullptr : new OutputAccessible(view);
}

} // namespace

OutputAccessible::OutputAccessible(OutputView* view) : QAccessibleWidget(view, QAccessible::EditableText)
{
    const auto forget = [this] { m_pageLine = -1; };
    for (const auto change : {&OutputLines::reset, &OutputLines::grew, &OutputLines::changed})
        QObject::connect(&view->lines(), change, &m_heeds, forget);
}

void OutputAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(made);
        return true;
    }();
    Q_UNUSED(once)
}

void OutputAccessible::moved(OutputView* view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(view);
    if (interface == nullptr || interface->textInterface() == nullptr)
        return;
    const QAccessibleTextInterface& text = *interface->textInterface();
    QAccessibleTextCursorEvent caret(view, text.cursorPosition());
    QAccessible::updateAccessibility(&caret);
    int start = 0;
    int end = 0;
    text.selection(0, &start, &end);
    QAccessibleTextSelectionEvent selected(view, start, end);
    QAccessible::updateAccessibility(&selected);
}

void* OutputAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface*>(this)
                                              : QAccessibleWidget::interface_cast(type);
}

QString OutputAccessible::text(QAccessible::Text part) const
{
    return part == QAccessible::Value ? page() : QAccessibleWidget::text(part);
}

QAccessible::State OutputAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

OutputView& OutputAccessible::view() const
{
    return *static_cast<OutputView*>(widget());
}

qint64 OutputAccessible::firstLine() const
{
    return view().selection().cursor().line / pageLines * pageLines;
}

const QString& OutputAccessible::page() const
{
    const OutputLines& lines = view().lines();
    const qint64 first = firstLine();
    if (first == m_pageLine)
        return m_page;
    const qint64 last = std::min(first + pageLines, lines.count()) - 1;
    m_page = last < first ? QString()
                          : lines.text(OutputSelection({first, 0}, {last, std::numeric_limits<int>::max()}),
                                       OutputView::copyLimit);
    m_pageLine = first;
    return m_page;
}

int OutputAccessible::offsetOf(const OutputPosition& position) const
{
    const QString& text = page();
    qsizetype start = 0;
    for (qint64 line = m_pageLine; line < position.line; ++line) {
        const qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            return static_cast<int>(text.size());
        start = end + 1;
    }
    return static_cast<int>(std::min<qsizetype>(start + position.column, text.size()));
}

OutputPosition OutputAccessible::positionOf(int offset) const
{
    const QString& text = page();
    const qsizetype at = std::clamp<qsizetype>(offset, 0, text.size());
    const QStringView before = QStringView(text).first(at);
    return {m_pageLine + before.count(u'\n'), static_cast<int>(at - (before.lastIndexOf(u'\n') + 1))};
}

void OutputAccessible::selection(int index, int* start, int* end) const
{
    const OutputSelection& selection = view().selection();
    *start = *end = 0;
    if (index != 0 || selection.isEmpty())
        return;
    *start = selection.first().line < firstLine() ? 0 : offsetOf(selection.first());
    *end = offsetOf(selection.last());
}

int OutputAccessible::selectionCount() const
{
    return view().selection().isEmpty() ? 0 : 1;
}

void OutputAccessible::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void OutputAccessible::removeSelection(int index)
{
    if (index == 0)
        setCursorPosition(cursorPosition());
}

void OutputAccessible::setSelection(int index, int start, int end)
{
    if (index == 0)
        view().select({positionOf(start), positionOf(end)});
}

int OutputAccessible::cursorPosition() const
{
    return offsetOf(view().selection().cursor());
}

void OutputAccessible::setCursorPosition(int offset)
{
    const OutputPosition position = positionOf(offset);
    view().select({position, position});
}

QString OutputAccessible::text(int start, int end) const
{
    const QString& text = page();
    const qsizetype from = std::clamp<qsizetype>(start, 0, text.size());
    const qsizetype to = end < 0 ? text.size() : std::clamp<qsizetype>(end, from, text.size());
    return text.mid(from, to - from);
}

int OutputAccessible::characterCount() const
{
    return static_cast<int>(page().size());
}

QRect OutputAccessible::characterRect(int offset) const
{
    return view().rectOf(positionOf(offset));
}

int OutputAccessible::offsetAtPoint(const QPoint& point) const
{
    return offsetOf(view().positionAt(view().viewport()->mapFromGlobal(point)));
}

void OutputAccessible::scrollToSubstring(int start, int)
{
    view().ensureVisible(positionOf(start));
}

QString OutputAccessible::attributes(int, int* start, int* end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace rollcall::gui
