// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QPoint>

class QMouseEvent;

// The mouse over an OutputView: pressing puts the cursor there, dragging selects and scrolls on while it is beyond an
// edge, a double click takes the word. What was dragged over is what the middle button pastes. Owned by its view; GUI
// thread.
namespace rollcall::gui {

class OutputView;

class MouseSelection : public QObject
{
    Q_OBJECT

public:
    explicit MouseSelection(OutputView* view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // of the viewport
    void timerEvent(QTimerEvent* event) override;

private:
    void press(const QMouseEvent& event);
    void drag(const QMouseEvent& event);
    void release();
    void takeWord(const QMouseEvent& event);

    OutputView* const m_view;
    QPoint m_pointer;
    QBasicTimer m_scrolling;
};

} // namespace rollcall::gui
