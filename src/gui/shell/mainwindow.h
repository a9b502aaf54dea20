// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/inifile.h"
#include "gui/library/libraryptr.h"
#include "gui/look/syntax.h"
#include "gui/shell/startoptions.h"

#include <QMainWindow>
#include <QString>
#include <QWidget>

#include <memory>

namespace Ui {
class MainWindow;
}
namespace rollcall::app {
class Workspace;
}

// The window: hosts and snippets on the left, tabs of composer and results beside them, or the welcome page.
// It ties the panels, the tabs and the commands together, does what the command line asked for, and keeps no state of
// its own but which of its pages is shown. The workspace must outlive it. GUI thread.
namespace rollcall::gui {

class CommandActions;
class DemoHosts;
class LibraryEditor;
class LibraryOpener;
class Names;
class QuitController;
class RunTab;
class Shot;
class TabCommands;
class WindowGeometry;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(app::Workspace& workspace, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the workspace and does what the command line asked for as soon as all is read.
    void begin(const StartOptions& options = {});
    /// The session ends, or the program is to (SIGTERM): no question, but each host is asked what became of its
    /// command first. A second time it quits at once.
    void end();
    bool isRunning() const;
    void saveNow(); // geometry and drafts
    LibraryEditor* libraryEditor() const { return m_editor; }

Q_SIGNALS:
    void shotEnded(int exitCode, const QString& why); // only after begin() with a shot file: the program's end

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectPanels();
    void connectTabs();
    void connectCommands();
    void librariesReady();
    void restoreDrafts();
    void leave();
    int unwritten() const; // files that are on their way to the disk
    void takeOpenedShot();
    void showDemo(const LibraryPtr& library);
    RunTab* showTabs();
    RunTab* currentTab() const;
    void updateActions();
    void updatePages();
    void updateTicks();
    void loadSnippet(const LibraryPtr& library, const QString& name, bool newTab);

    std::unique_ptr<Ui::MainWindow> m_ui;
    app::Workspace& m_workspace;
    app::IniFile m_kept; // how it was left
    Syntax m_syntax;
    Names* m_names;
    LibraryEditor* m_editor;
    CommandActions* m_commands;
    LibraryOpener* m_opener;
    DemoHosts* m_demo;
    TabCommands* m_tabCommands = nullptr;
    QuitController* m_quit = nullptr;
    std::unique_ptr<WindowGeometry> m_geometry;
    StartOptions m_options;
    Shot* m_shot = nullptr; // only with --shot
    bool m_welcomeLeft = false;
};

} // namespace rollcall::gui
