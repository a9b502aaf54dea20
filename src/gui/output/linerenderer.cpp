// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/linerenderer.h"

#include "core/base/ansicolors.h"
#include "gui/look/contrast.h"
#include "gui/look/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

#include <QByteArrayView>
#include <QColor>
#include <QFontMetricsF>
#include <QTextLine>
#include <QTextOption>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype remembered = 4096; // lines whose end state is kept

template <typename Hash> void keepSmall(Hash& hash)
{
    if (hash.size() > remembered)
        hash.clear();
}

} // namespace

void LineRenderer::setLook(const QFont& font, const QPalette& palette, const KSyntaxHighlighting::Theme& theme)
{
    m_font = font;
    m_palette = palette;
    m_theme = theme;
    setTheme(theme);
}

void LineRenderer::setContent(const KSyntaxHighlighting::Definition& definition)
{
    m_hasContent = definition.isValid();
    setDefinition(definition);
    m_states.clear();
}

void LineRenderer::setPattern(const QRegularExpression& pattern)
{
    m_pattern = pattern;
}

void LineRenderer::reset()
{
    m_states.clear();
    m_styles.clear();
}

std::unique_ptr<QTextLayout> LineRenderer::layout(qint64 index, const SourceLine& line, qreal wrapWidth)
{
    const AnsiLine parsed = parse(index, line);
    m_formats.clear();
    if (parsed.runs.isEmpty()) {
        if (m_hasContent)
            highlight(index, parsed.text);
    } else {
        for (const AnsiRun& run : parsed.runs)
            m_formats.append({static_cast<int>(run.start), static_cast<int>(run.length), formatOf(run.style)});
    }
    if (!m_pattern.pattern().isEmpty() && m_pattern.isValid()) {
        QTextCharFormat hit;
        hit.setBackground(theme::isDark(m_palette) ? QColor(0x7a, 0x5c, 0x00) : QColor(0xff, 0xe0, 0x66));
        auto matches = m_pattern.globalMatch(parsed.text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (match.capturedLength() > 0)
                m_formats.append(
                    {static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), hit});
        }
    }
    QTextCharFormat changed;
    changed.setBackground(theme::changePaper(line.mark == LineMark::Added, true, m_palette));
    for (const auto& [from, length] : line.words)
        m_formats.append({from, length, changed});
    if (line.mark == LineMark::Note) {
        QTextCharFormat note;
        note.setForeground(theme::mutedColor(m_palette));
        note.setFontItalic(true);
        m_formats = {{0, static_cast<int>(parsed.text.size()), note}};
    }
    auto layout = std::make_unique<QTextLayout>(parsed.text, m_font);
    QTextOption option;
    option.setWrapMode(wrapWidth > 0 ? QTextOption::WrapAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(QFontMetricsF(m_font).horizontalAdvance(u' ') * 8);
    option.setTextDirection(Qt::LeftToRight);
    layout->setTextOption(option);
    layout->setFormats(m_formats);
    layout->beginLayout();
    qreal height = 0;
    for (QTextLine row = layout->createLine(); row.isValid(); row = layout->createLine()) {
        row.setLineWidth(wrapWidth > 0 ? wrapWidth : 1e7);
        row.setPosition({0, height});
        height += row.height();
    }
    layout->endLayout();
    return layout;
}

QString LineRenderer::text(qint64 index, const SourceLine& line)
{
    return parse(index, line).text;
}

void LineRenderer::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format)
{
    if (length == 0 || format.isDefaultTextStyle(m_theme))
        return;
    QTextCharFormat shown;
    if (format.hasTextColor(m_theme))
        shown.setForeground(format.textColor(m_theme));
    if (format.isBold(m_theme))
        shown.setFontWeight(QFont::Bold);
    if (format.isItalic(m_theme))
        shown.setFontItalic(true);
    if (format.isUnderline(m_theme))
        shown.setFontUnderline(true);
    m_formats.append({offset, length, shown});
}

AnsiLine LineRenderer::parse(qint64 index, const SourceLine& line)
{
    AnsiParser parser(m_styles.value(index - 1));
    AnsiLine parsed = parser.line(QByteArrayView(line.bytes).first(qMin(line.bytes.size(), longestLine)));
    keepSmall(m_styles);
    m_styles.insert(index, parser.style());
    if (line.bytes.size() > longestLine)
        parsed.text += u'…';
    return parsed;
}

QTextCharFormat LineRenderer::formatOf(const AnsiStyle& style) const
{
    QTextCharFormat format;
    const DrawnColors drawn = drawnColors(style, theme::ansiPaper(m_palette));
    if (drawn.text)
        format.setForeground(theme::colorOf(*drawn.text));
    if (drawn.background)
        format.setBackground(theme::colorOf(*drawn.background));
    if (style.bold)
        format.setFontWeight(QFont::Bold);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline);
    format.setFontStrikeOut(style.strike);
    return format;
}

void LineRenderer::highlight(qint64 index, const QString& text)
{
    keepSmall(m_states);
    m_states.insert(index, highlightLine(text, m_states.value(index - 1)));
}

} // namespace rollcall::gui
