// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/store/storedrun.h"

#include <QMainWindow>
#include <QObject>

namespace rollcall::app {
class Workspace;
}

// The dialogs that the window's menus open beside the tabs: past runs, preferences, import, shortcuts, about. Each goes
// its own way once it is open. GUI thread.
namespace rollcall::gui {

class LibraryEditor;

class WindowPages : public QObject
{
    Q_OBJECT

public:
    WindowPages(app::Workspace& workspace, LibraryEditor& editor, QMainWindow* window);

    void showHistory();
    void showPreferences();
    void importSshConfig();
    void showShortcuts(); // of the menu bar
    void showAbout();

Q_SIGNALS:
    void runOpened(const rollcall::history::StoredRunPtr& run);

private:
    app::Workspace& m_workspace;
    LibraryEditor& m_editor;
    QMainWindow* const m_window;
};

} // namespace rollcall::gui
