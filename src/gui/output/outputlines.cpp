// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputlines.h"

#include "gui/look/syntax.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QFontMetrics>
#include <QRectF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace rollcall::gui {

namespace {

/// What a line takes once it is laid out: of some fonts that is more than their metrics say, and a page would lose its
/// last lines.
int heightOf(const QFont& font)
{
    QTextLayout sample(QStringLiteral("Mg"), font);
    sample.beginLayout();
    sample.createLine().setLineWidth(1e7);
    sample.endLayout();
    return std::max({1, QFontMetrics(font).lineSpacing(), static_cast<int>(std::ceil(sample.boundingRect().height()))});
}

constexpr std::size_t rowsKept = 400;

} // namespace

OutputLines::OutputLines(QObject* parent) : QObject(parent) {}

void OutputLines::setSyntax(Syntax* syntax)
{
    m_syntax = syntax;
    m_renderer.setLook(m_font, m_palette, m_syntax->themeFor(m_palette));
}

void OutputLines::setLook(const QFont& font, const QPalette& palette)
{
    m_font = font;
    m_lineHeight = heightOf(font);
    m_palette = palette;
    if (m_syntax != nullptr)
        m_renderer.setLook(m_font, m_palette, m_syntax->themeFor(m_palette));
    forget();
}

void OutputLines::setSource(const LineSource* source)
{
    m_source = source;
    m_renderer.reset();
    m_widest = 0;
    m_rows.clear();
    Q_EMIT reset();
}

void OutputLines::sourceGrew()
{
    if (!m_rows.empty())
        m_rows.erase(std::prev(m_rows.end())); // the last line may have become longer
    Q_EMIT grew();
}

void OutputLines::setContent(const QString& definition)
{
    m_renderer.setContent(m_syntax == nullptr ? KSyntaxHighlighting::Definition() : m_syntax->byName(definition));
    forget();
}

void OutputLines::setPattern(const QRegularExpression& pattern)
{
    m_renderer.setPattern(pattern);
    forget();
}

void OutputLines::setWrapWidth(qreal width)
{
    if (std::exchange(m_wrapWidth, width) != width)
        forget();
}

const OutputLines::Row& OutputLines::row(qint64 line) const
{
    if (const auto known = m_rows.find(line); known != m_rows.end())
        return known->second;
    if (m_rows.size() > rowsKept)
        m_rows.clear();
    const SourceLine source = m_source->line(line);
    Row made{m_renderer.layout(line, source, m_wrapWidth), source.stream, source.mark, 0};
    made.height = std::max<qreal>(lineHeight(), made.layout->boundingRect().height());
    m_widest = std::max(m_widest, static_cast<int>(std::ceil(made.layout->maximumWidth())));
    return m_rows.emplace(line, std::move(made)).first->second;
}

QString OutputLines::text(qint64 line) const
{
    return line < 0 || line >= count() ? QString() : row(line).layout->text();
}

QString OutputLines::text(const OutputSelection& selection, qsizetype limit) const
{
    constexpr qint64 laidOut = 200; // of more than these the text alone is made
    const OutputPosition& first = selection.first();
    const OutputPosition& last = selection.last();
    QString text;
    for (qint64 line = first.line; line <= last.line && line < count(); ++line) {
        const QString whole =
            line - first.line < laidOut ? this->text(line) : m_renderer.text(line, m_source->line(line));
        const qsizetype start = line == first.line ? first.column : 0;
        const qsizetype end = line == last.line ? last.column : whole.size();
        text += whole.mid(start, end - start);
        if (line < last.line)
            text += u'\n';
        if (text.size() > limit)
            break;
    }
    return text.left(limit);
}

qint64 OutputLines::fitting(qint64 first, qreal room) const
{
    qint64 line = first;
    for (room -= above; line < count(); ++line) {
        room -= row(line).height;
        if (room < 0)
            break;
    }
    return std::max<qint64>(1, line - first);
}

qint64 OutputLines::lastPage(qreal room) const
{
    qint64 top = count();
    for (room -= above; top > 0; --top) {
        room -= row(top - 1).height;
        if (room < 0)
            break;
    }
    return std::max<qint64>(0, std::min(top, count() - 1));
}

OutputPosition OutputLines::positionAt(const QPoint& point, qint64 top, int bottom) const
{
    if (point.y() < 0)
        return {std::max<qint64>(0, top - 1), 0};
    qreal y = above;
    for (qint64 line = top; line < count(); ++line) {
        const Row& shown = row(line);
        if (point.y() < y + shown.height || line == count() - 1) {
            for (int i = 0; i < shown.layout->lineCount(); ++i) {
                const QTextLine part = shown.layout->lineAt(i);
                if (point.y() < y + part.y() + part.height() || i == shown.layout->lineCount() - 1)
                    return {line, part.xToCursor(point.x())};
            }
            return {line, 0};
        }
        y += shown.height;
        if (y > bottom + lineHeight())
            return {line, 0};
    }
    return {std::max<qint64>(0, count() - 1), 0};
}

void OutputLines::forget()
{
    m_rows.clear();
    Q_EMIT changed();
}

} // namespace rollcall::gui
