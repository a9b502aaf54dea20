// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "gui/output/linerenderer.h"
#include "gui/output/linesource.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QList>
#include <QPainter>
#include <QPoint>
#include <QRegularExpression>
#include <QString>
#include <QTextLayout>
#include <QWidget>

#include <map>

// A virtual view of lines over a LineSource: only what is visible is read and laid out, whatever the size. The
// vertical scroll bar counts lines. Lines of standard error are marked in the margin. Selection, copying,
// keyboard. Does not own the source; GUI thread.
namespace rollcall::gui {

class Syntax;

class OutputView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr qint64 copyLimit = 8LL * 1024 * 1024; // characters

    struct Position
    {
        qint64 line = 0;
        int column = 0;
        auto operator<=>(const Position&) const = default;
    };

    explicit OutputView(QWidget* parent = nullptr);
    ~OutputView() override;

    void setSyntax(Syntax* syntax);
    void setSource(const LineSource* source); // null: empty
    void sourceGrew(); // lines were added, or the last one grew
    void setContent(const QString& definition); // "JSON"; "" for none
    void setWrapped(bool wrapped);
    bool isWrapped() const { return m_wrapped; }
    void setFollowing(bool following); // stay at the end as it grows, once scrolled there
    void setPattern(const QRegularExpression& pattern);
    void showMatch(qint64 line, int column, int length);

    bool hasSelection() const { return m_anchor != m_cursor; }
    QString selectedText() const; // at most copyLimit characters
    Position cursor() const { return m_cursor; }
    QString lineText(qint64 line) const;
    QString visibleText() const; // for assistive technology

public Q_SLOTS:
    void selectAll();
    void copy();

Q_SIGNALS:
    void selectionChanged();
    void copyLimited(); // not all of the selection was copied

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row
    {
        std::unique_ptr<QTextLayout> layout;
        Stream stream = Stream::Output;
    };

    const Row& row(qint64 line) const;
    qint64 count() const { return m_source == nullptr ? 0 : m_source->lineCount(); }
    int marginWidth() const;
    qreal wrapWidth() const;
    int lineHeight() const;
    void forgetRows();
    void updateScrollBars();
    Position positionAt(const QPoint& point) const;
    void moveCursor(const Position& position, bool select);
    void ensureVisible(const Position& position);
    QList<QTextLayout::FormatRange> selectionOn(qint64 line, int length) const;
    void paintRow(QPainter& painter, qint64 line, const Row& row, qreal top) const;
    bool keyScroll(QKeyEvent* event);

    Syntax* m_syntax = nullptr;
    const LineSource* m_source = nullptr;
    mutable LineRenderer m_renderer;
    mutable std::map<qint64, Row> m_rows; // what was laid out of late
    mutable int m_widest = 0;
    Position m_anchor;
    Position m_cursor;
    QPoint m_drag;
    QBasicTimer m_autoScroll;
    bool m_wrapped = false;
    bool m_following = false;
};

} // namespace rollcall::gui
