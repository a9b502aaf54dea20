// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/output/outputlines.h"
#include "gui/output/outputselection.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QPoint>
#include <QRect>
#include <QString>
#include <QWidget>

// A virtual view of OutputLines: only what is visible is read and laid out, whatever the size. The vertical scroll bar
// counts lines. Lines of standard error are marked in the margin. Paints, scrolls, hears the keys (MouseSelection the
// mouse), copies. GUI thread.
namespace rollcall::gui {

class OutputView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr qint64 copyLimit = 8LL * 1024 * 1024; // characters

    explicit OutputView(QWidget* parent = nullptr);

    OutputLines& lines() const { return *m_lines; }
    void setWrapped(bool wrapped);
    void setFollowing(bool following) { m_following = following; } // stay at the end as it grows, once scrolled there
    void showMatch(qint64 line, int column, int length);

    void select(const OutputSelection& selection);
    const OutputSelection& selection() const { return m_selection; }
    QString selectedText() const;                         // at most copyLimit characters
    OutputPosition positionAt(const QPoint& point) const; // of the viewport
    QRect rectOf(const OutputPosition& position) const;   // on the screen; empty where it is out of sight
    void ensureVisible(const OutputPosition& position);
    QString visibleText() const;

public Q_SLOTS:
    void selectAll();
    void copy();

Q_SIGNALS:
    void wrappedChanged(bool wrapped);
    void copyLimited(); // not all of the selection was copied

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();
    void refit();
    void paintRow(QPainter& painter, qint64 line, const OutputLines::Row& row, qreal top) const;

    OutputLines* m_lines;
    OutputSelection m_selection;
    bool m_wrapped = false;
    bool m_following = false;
};

} // namespace rollcall::gui
