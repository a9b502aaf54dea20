// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansi.h"
#include "gui/output/linesource.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QFont>
#include <QHash>
#include <QList>
#include <QPalette>
#include <QRegularExpression>
#include <QString>
#include <QTextCharFormat>
#include <QTextLayout>

#include <memory>

// Turns one line of output into a text layout: ANSI colours where the host sent any, else highlighting by
// content, and what the find bar looks for. Styles and highlighting states are remembered per line, so that
// scrolling on continues them; a jump starts afresh. GUI thread.
namespace rollcall::gui {

class LineRenderer : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    /// More of a line than this is not laid out: a binary file's single line must not stop the window.
    static constexpr qsizetype longestLine = 4000;

    void setLook(const QFont& font, const QPalette& palette, const KSyntaxHighlighting::Theme& theme);
    void setContent(const KSyntaxHighlighting::Definition& definition);
    void setPattern(const QRegularExpression& pattern); // an empty one marks nothing
    void reset();                                       // another source

    std::unique_ptr<QTextLayout> layout(qint64 index, const SourceLine& line, qreal wrapWidth);
    /// The line as it is shown, control characters neutralised.
    QString text(qint64 index, const SourceLine& line);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    AnsiLine parse(qint64 index, const SourceLine& line);
    QTextCharFormat formatOf(const AnsiStyle& style) const;
    void highlight(qint64 index, const QString& text);

    QFont m_font;
    QPalette m_palette;
    KSyntaxHighlighting::Theme m_theme;
    bool m_hasContent = false;
    QRegularExpression m_pattern;
    QList<QTextLayout::FormatRange> m_formats; // of the line at work
    QHash<qint64, KSyntaxHighlighting::State> m_states;
    QHash<qint64, AnsiStyle> m_styles; // after the line
};

} // namespace rollcall::gui
