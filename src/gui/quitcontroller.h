// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

class QMessageBox;
class QWidget;

// Whether the window may close. While runs are going it asks; then every run is cancelled truthfully, the window
// stays until the last host has said what became of its command, and closes by itself.
//
// Runs that are being stopped already are no matter for a question.
//
//    Idle ──close──▶ asking ──Stop and quit──▶ stopping ──all runs are over──▶ decided: the window closes
//                       ▲ │ Cancel    end() ──▶ │  │ └──Quit now, closed once more, end() once more──▲
//                       └─┴─────────────────────┘  └──kept open──▶ Idle, and the runs end all the same
//
// A child of the window, whose tabs it watches; GUI thread.
namespace rollcall::gui {

class RunTabs;
class StoppingDialog;

class QuitController : public QObject
{
    Q_OBJECT

public:
    QuitController(RunTabs& tabs, QWidget* window);

    bool mayClose(); // from the window's closeEvent: false where it has asked, or has to wait
    void decide() { m_decided = true; } // no more questions
    void end();      // asked from outside (SIGTERM): nobody may be there to answer; a second time, at once

private:
    void ask();
    void stop();
    void follow();
    void closeNow();

    RunTabs& m_tabs;
    QWidget* const m_window;
    QPointer<QMessageBox> m_box;
    QPointer<StoppingDialog> m_stopping;
    QTimer m_refresh;
    int m_hosts = 0; // that had not ended when they were stopped
    bool m_decided = false;
};

} // namespace rollcall::gui
