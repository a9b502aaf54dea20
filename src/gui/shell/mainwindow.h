// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "gui/library/libraryptr.h"
#include "gui/look/syntax.h"
#include "gui/shell/startoptions.h"

#include <QMainWindow>
#include <QString>
#include <QWidget>

#include <memory>

class QLabel;
namespace Ui { class MainWindow; }
namespace rollcall::app { class DemoFleet; class Workspace; }
namespace rollcall::history { class Store; class StoredRun; }

// The window: hosts and snippets on the left, tabs of composer and results beside them, or the welcome page.
// It ties the panels, the tabs and the actions together and keeps no state of its own but its geometry, in
// Paths::windowFile(). The workspace must outlive it. GUI thread.
namespace rollcall::gui {

class CommandActions;
class LibraryEditor;
class Names;
class Questioner;
class QuitController;
class RunTab;
class Shot;

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
    Names* names() const { return m_names; }

Q_SIGNALS:
    void shotEnded(int exitCode, const QString& why); // only after begin() with a shot file: the program's end

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectPanels();
    void connectTabs();
    void connectFileActions();
    void connectRunActions();
    void connectViewActions();
    void workspaceReady();
    void leave();
    int unwritten() const; // files that are on their way to the disk
    void startDemo(const QString& folder);
    void openFolder(const QString& folder);
    void notOpened(const Error& error);
    void takeOpenedShot();
    void openDemoLibrary(const QString& fleetFolder);
    void showDemo(const LibraryPtr& library);
    RunTab* showTabs();
    RunTab* currentTab() const;
    void currentTabChanged();
    void updateActions();
    void updatePages();
    void updateTicks();
    void showError(const QString& title, const Error& error);
    void openLibrary();
    void newLibrary();
    void importSshConfig();
    void loadSnippet(const LibraryPtr& library, const QString& name, bool newTab);
    void saveSnippet();
    void showHistory();
    void showPastRuns(const std::shared_ptr<history::Store>& store);
    void showPreferences();
    void showAbout();
    void showShortcuts();
    void saveGeometryNow();
    void restoreGeometryNow();

    std::unique_ptr<Ui::MainWindow> m_ui;
    app::Workspace& m_workspace;
    Syntax m_syntax;
    Questioner* m_questioner;
    Names* m_names;
    LibraryEditor* m_editor;
    CommandActions* m_commands;
    QuitController* m_quit = nullptr;
    app::DemoFleet* m_demo = nullptr;
    QLabel* m_hostsLabel = nullptr;
    StartOptions m_options;
    Shot* m_shot = nullptr; // only with --shot
    int m_opening = 0;      // folders that are on their way
    LibraryPtr m_passing; // opened by --demo: not to be remembered
    bool m_welcomeLeft = false;
};

} // namespace rollcall::gui
