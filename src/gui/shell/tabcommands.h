// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/snippet.h"

#include <QObject>
#include <QString>

#include <functional>

// What the window's commands do to the tabs and to what the current one holds, and which of them are possible. Does not
// own what it ties together. GUI thread.
namespace rollcall::gui {

class CommandActions;
class LibraryEditor;
class RunTab;
class RunTabs;

class TabCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        CommandActions& commands;
        RunTabs& tabs;
        LibraryEditor& editor;
        std::function<RunTab*()> showTabs; // in place of the welcome page; gives the current one
    };

    TabCommands(Parts parts, QObject* parent);

    void update(); // the current tab is another, or holds something else
    void saveSnippet();
    void saveSnippetAs();

Q_SIGNALS:
    void message(const QString& text, int milliseconds);

private:
    RunTab* tab() const;
    void connectTabs();
    void connectRun();
    void connectResults();
    void connectView();
    void runUntouched();
    void overwriteSnippet();
    void askAboutChanged(const Snippet& today);
    bool hasCommandToSave(); // which is said where there is none

    const Parts m_parts;
};

} // namespace rollcall::gui
