// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QMessageBox;
class QWidget;

// Whether the window may close, and the one place where what must be finished is waited for. While runs are going it
// asks; then every run is cancelled truthfully, and the window stays until the last host has said what became of its
// command. Then it stays until the drafts and every edit of a library are on the disk, and closes by itself.
//
// Runs that are being stopped already are no matter for a question.
//
//    Idle ──close──▶ asking ──Stop and quit──▶ stopping ──all runs are over──▶ writing ──all is written──▶ decided:
//                       ▲ │ Cancel    end() ──▶ │  │ └──Quit now, closed once more, end() once more──▲   it closes
//                       └─┴─────────────────────┘  └──kept open──▶ Idle, and the runs end all the same
//
// Where nothing runs, Idle goes to writing at once.
//
// A child of the window, whose tabs it watches; GUI thread.
namespace rollcall::gui {

class RunTabs;
class StoppingDialog;

class QuitController : public QObject
{
    Q_OBJECT

public:
    struct Writing
    {
        std::function<void()> begin; // what the window keeps
        std::function<int()> left;   // files that are on their way to the disk
    };

    QuitController(RunTabs& tabs, Writing writing, QWidget* window);

    bool mayClose();                    // from the window's closeEvent: false where it has asked, or has to wait
    void decide() { m_decided = true; } // no more questions
    void end(); // asked from outside (SIGTERM): nobody may be there to answer; a second time, at once

private:
    void ask();
    void stop();
    void write();
    void begin();
    void showProgress();
    void follow();
    void closeNow();

    RunTabs& m_tabs;
    const Writing m_writing;
    QWidget* const m_window;
    QPointer<QMessageBox> m_box;
    QPointer<StoppingDialog> m_stopping;
    QTimer m_refresh;
    int m_hosts = 0;      // that had not ended when they were stopped
    bool m_begun = false; // to write
    bool m_decided = false;
};

} // namespace rollcall::gui
