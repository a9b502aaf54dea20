// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

class QObject;
class QTableView;

// A window on the demo fleet: twelve hosts, of which one is slow, one refuses connections and one denies the login.
// The fleet, which remembers nothing, is one for all functions of a class; windows and their workspaces are made anew.
// Half of its hosts are in production: whoever asks whether to run there is told so, unless a test wants to be asked.
// GUI thread.
namespace rollcall::gui {
class RunTab;
class RunTabs;
} // namespace rollcall::gui

namespace rollcall::test {

class FleetWindow
{
public:
    static constexpr int hosts = 12;

    FleetWindow();
    ~FleetWindow();

    bool startFleet();
    QString error() const;

    /// A window with the fleet's library open and a snippet loaded, ready to run. False where it does not come to that.
    bool open();
    /// Another window, in the same workspace; with the fleet, or as the program is started again.
    bool openAgain(bool withFleet);
    void closeWindow();
    void close(); // with its workspace

    /// For who need not see all of them: a run is over at once.
    bool leaveOutTheSlowHost();
    /// Commands for so many hosts, in the tab that is shown, ready to run.
    bool compose(const QString& target, const QString& commands, int count = 1);
    /// Presses Run and waits for the end.
    bool run();

    gui::MainWindow* window() const { return m_window.get(); }
    app::Workspace& workspace() { return m_fixture->workspace(); }
    gui::RunTabs* tabs() const;
    gui::RunTab* tab() const; // the one that is shown, and what is in it
    QTableView* table() const;
    int rows() const;

    void answerAboutProduction(bool answer);

private:
    QTemporaryDir m_folder;
    QProcess m_fleet;
    std::unique_ptr<Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;
    std::unique_ptr<QObject> m_agrees; // null: nobody does
};

} // namespace rollcall::test
