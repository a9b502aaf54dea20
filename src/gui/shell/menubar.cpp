// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/menubar.h"

#include "gui/look/commandactions.h"

#include <QAction>
#include <QLatin1String>
#include <QMenu>
#include <QMenuBar>

#include <initializer_list>
#include <optional>

namespace rollcall::gui {

void fillMenuBar(const QMenuBar& bar, CommandActions& actions)
{
    using enum Command;
    constexpr auto line = std::nullopt;
    const auto fill = [&](const char* name, std::initializer_list<std::optional<Command>> entries) {
        auto* const menu = bar.findChild<QMenu*>(QLatin1String(name));
        for (const std::optional<Command>& entry : entries) {
            if (entry)
                menu->addAction(actions.action(*entry));
            else
                menu->addSeparator();
        }
    };
    fill("menuFile", {NewTab, CloseTab, ReopenTab, line, NewGroup, NewHost, OpenLibrary, NewLibrary, ImportSshConfig,
                      line, Export, SaveOutput, line, Quit});
    fill("menuEdit", {Undo, Redo, line, Find, FindNext, FindPrevious, NextChange, PreviousChange, Filter, line,
                      CopyHosts, line, Preferences});
    fill("menuRun", {Run, Stop, StopHost, line, RunFailed, RunUntouched, UseSelection, SaveAsGroup, line, AddStep,
                     Options, ShowHosts, SaveSnippet, SaveSnippetAs});
    fill("menuView",
         {SidePanels, FoldComposer, line, ShowAnswers, ShowTable, ShowCompare, GroupByReason, line, GoTarget, GoCommand,
          GoHosts, GoSnippets, GoResults, GoOutput, line, NextTab, PreviousTab, line, History});
    fill("menuHelp", {Shortcuts, About, AboutQt});
    for (const Command command : {SidePanels, ShowAnswers, ShowTable, ShowCompare, GroupByReason})
        actions.action(command)->setCheckable(true);
    actions.action(Quit)->setMenuRole(QAction::QuitRole);
    actions.action(Preferences)->setMenuRole(QAction::PreferencesRole);
    actions.action(About)->setMenuRole(QAction::AboutRole);
    actions.action(AboutQt)->setMenuRole(QAction::AboutQtRole);
}

} // namespace rollcall::gui
