// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "gui/output/linerenderer.h"
#include "gui/output/linesource.h"
#include "gui/output/outputselection.h"

#include <QFont>
#include <QObject>
#include <QPalette>
#include <QPoint>
#include <QRegularExpression>
#include <QString>
#include <QTextLayout>

#include <map>
#include <memory>

// The lines of a LineSource as they are shown: which source, highlighted as what, wrapped how, and where in them a
// point lies. Lays out what is asked for and keeps what was asked for of late. Does not own the source; owned by its
// OutputView, GUI thread.
namespace rollcall::gui {

class Syntax;

class OutputLines : public QObject
{
    Q_OBJECT

public:
    static constexpr qreal above = 1; // free pixels over the first line in sight

    struct Row
    {
        std::unique_ptr<QTextLayout> layout;
        Stream stream = Stream::Output;
        LineMark mark = LineMark::None;
        qreal height = 0;
    };

    explicit OutputLines(QObject* parent = nullptr);

    void setSyntax(Syntax* syntax);
    void setLook(const QFont& font, const QPalette& palette);
    void setSource(const LineSource* source);           // null: empty
    void sourceGrew();                                  // lines were added, or the last one grew
    void setContent(const QString& definition);         // "JSON"; "" for none
    void setPattern(const QRegularExpression& pattern); // marked; an empty one marks nothing
    void setWrapWidth(qreal width);                     // 0: each line is one row

    qint64 count() const { return m_source == nullptr ? 0 : m_source->lineCount(); }
    /// Good until the next one is asked for.
    const Row& row(qint64 line) const;
    QString text(qint64 line) const;                                       // "" where there is no such line
    QString text(const OutputSelection& selection, qsizetype limit) const; // its first `limit` characters
    int lineHeight() const { return m_lineHeight; }                        // of one that is not wrapped
    /// How many lines from that one on are whole in a room so high, one at least where there is any.
    qint64 fitting(qint64 first, qreal room) const;
    /// The first line from which on all that follow are; the last one where it alone is too high.
    qint64 lastPage(qreal room) const;
    int widest() const { return m_widest; } // of the lines that have been asked for
    /// Of the lines that stand from `top` downwards, as far as `bottom`; `point.x()` counts from their beginning.
    OutputPosition positionAt(const QPoint& point, qint64 top, int bottom) const;

Q_SIGNALS:
    void reset(); // another source
    void grew();
    void changed(); // they look otherwise

private:
    void forget();

    Syntax* m_syntax = nullptr;
    const LineSource* m_source = nullptr;
    QFont m_font;
    int m_lineHeight = 1;
    QPalette m_palette;
    qreal m_wrapWidth = 0;
    mutable LineRenderer m_renderer;
    mutable std::map<qint64, Row> m_rows; // what was laid out of late
    mutable int m_widest = 0;
};

} // namespace rollcall::gui
