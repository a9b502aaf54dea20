// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/elidedlabel.h"

#include "core/base/text.h"

#include <QResizeEvent>
#include <QSizePolicy>

namespace rollcall::gui {

namespace {
constexpr QStringView separator = u" · ";
}

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString& text)
{
    if (m_full == text && m_parts.isEmpty())
        return;
    m_full = text;
    m_parts.clear();
    m_toolTip.clear();
    changed();
}

void ElidedLabel::setParts(const QStringList& parts, const QString& toolTip)
{
    m_parts = parts;
    m_full = parts.join(separator);
    m_toolTip = toolTip;
    changed();
}

void ElidedLabel::changed()
{
    setAccessibleName(m_full); // nobody who hears it wants to hear less
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_full) + 4, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const int width = contentsRect().width();
    QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, width);
    if (shown != m_full && m_parts.size() > 1)
        shown = shortenedParts(width);
    setText(shown);
    setToolTip(!m_toolTip.isEmpty() ? m_toolTip : shown == m_full ? QString() : tipText(m_full));
}

/// As many whole parts as there is room for. The first is cut where not even that fits.
QString ElidedLabel::shortenedParts(int width) const
{
    qsizetype kept = m_parts.size() - 1;
    const auto rest = [&]() -> QString { return separator + tr("… +%1 more").arg(m_parts.size() - kept); };
    while (kept > 1 && fontMetrics().horizontalAdvance(m_parts.first(kept).join(separator) + rest()) > width)
        --kept;
    const QString end = rest();
    const int room = width - fontMetrics().horizontalAdvance(end);
    return fontMetrics().elidedText(m_parts.first(kept).join(separator), Qt::ElideRight, room) + end;
}

} // namespace rollcall::gui
