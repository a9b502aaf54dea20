// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gui/shell/closedtabs.h"

#include <QList>
#include <QObject>
#include <QPoint>
#include <QStringList>
#include <QTabWidget>
#include <QWidget>

namespace rollcall::app {
class Workspace;
}

// The tabs of the window: new, close (asks while something runs), rename, middle click; restored at start from
// the drafts that a DraftKeeper keeps. There is always at least one tab. One that is closed while its run
// is being stopped lives on unseen until the last host has said what became of its command. GUI thread.
namespace rollcall::gui {

class DraftKeeper;
class Questioner;
class RunTab;
class Syntax;

class RunTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit RunTabs(QWidget* parent = nullptr);

    void setUp(app::Workspace& workspace, Syntax& syntax, Questioner& questioner);
    RunTab* current() const;
    RunTab* tab(int index) const;
    RunTab* addRunTab();      // becomes the current one
    RunTab* blankTab();       // the current one if it is blank, else a new one
    int runningCount() const; // with those that were closed
    bool isStopping() const;  // all of them
    int openHosts() const;    // of all runs under way
    void stopToQuit();
    void requestClose(int index);
    void reopen(); // the one that was closed last, where it was
    void setWords(const QStringList& words);

    DraftKeeper* drafts() const { return m_drafts; } // in Paths::draftsFile()
    Status restoreDrafts();

Q_SIGNALS:
    void tabAdded(rollcall::gui::RunTab* tab);
    void currentRunTabChanged();
    void stateChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QList<RunTab*> all() const;
    void close(int index);
    void letGo(RunTab* tab);
    void rename(int index);
    void showMenu(const QPoint& position);
    void updateTab(RunTab* tab);

    app::Workspace* m_workspace = nullptr;
    Syntax* m_syntax = nullptr;
    Questioner* m_questioner = nullptr;
    QStringList m_words;
    QList<RunTab*> m_leaving; // closed, and still being stopped
    ClosedTabs m_closed;
    DraftKeeper* m_drafts;
};

} // namespace rollcall::gui
