// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/commands.h"

#include <QCoreApplication>
#include <QKeyCombination>
#include <QKeyEvent>
#include <QLatin1String>

#include <array>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

using Keys = CommandKeys;
using enum Command;

constexpr Keys focused(const char* text)
{
    return {.text = text, .focused = true};
}

constexpr Keys standard(QKeySequence::StandardKey key)
{
    return {.standard = key, .focused = true};
}

constexpr Givens shown = Given::Rows;
constexpr Givens chosen = Givens(Given::Rows) | Given::Selected;
constexpr Givens retryable = Givens(Given::Rows) | Given::NotOk | Given::Idle;

// In the order of the enumeration.
// clang-format off
constexpr std::array rows{
    CommandRow{NewTab, "tab.new", QT_TRANSLATE_NOOP("Command", "New &tab"), "tab-new", Scope::Tabs, {"Ctrl+T"}},
    CommandRow{CloseTab, "tab.close", QT_TRANSLATE_NOOP("Command", "&Close tab"), "window-close", Scope::Tabs, {"Ctrl+W"}},
    CommandRow{ReopenTab, "tab.reopen", QT_TRANSLATE_NOOP("Command", "Reopen c&losed tab"), "tab-new", Scope::Tabs, {"Ctrl+Shift+T"}},
    CommandRow{NewGroup, "library.new-group", QT_TRANSLATE_NOOP("Command", "New &group…"), "group", Scope::Library},
    CommandRow{NewHost, "library.new-host", QT_TRANSLATE_NOOP("Command", "New &host…"), "host", Scope::Library},
    CommandRow{OpenLibrary, "library.open", QT_TRANSLATE_NOOP("Command", "&Open library…"), "document-open", Scope::Library, {"Ctrl+O"}},
    CommandRow{NewLibrary, "library.new", QT_TRANSLATE_NOOP("Command", "New &library…"), "library", Scope::Library},
    CommandRow{ImportSshConfig, "library.import-ssh-config", QT_TRANSLATE_NOOP("Command", "&Import SSH configuration…"), "import", Scope::Library},
    CommandRow{Export, "results.export", QT_TRANSLATE_NOOP("Command", "&Export…"), "export", Scope::Results, {"Ctrl+E"}, shown},
    CommandRow{SaveOutput, "output.save", QT_TRANSLATE_NOOP("Command", "Sa&ve output…"), "document-save", Scope::Output, {}, chosen | Given::Output,
               QT_TRANSLATE_NOOP("Command", "Save the output to a file")},
    CommandRow{Quit, "window.quit", QT_TRANSLATE_NOOP("Command", "&Quit"), "", Scope::Window, {"Ctrl+Q"}},

    CommandRow{Undo, "library.undo", QT_TRANSLATE_NOOP("Command", "&Undo"), "edit-undo", Scope::Library, standard(QKeySequence::Undo)},
    CommandRow{Redo, "library.redo", QT_TRANSLATE_NOOP("Command", "&Redo"), "edit-redo", Scope::Library, standard(QKeySequence::Redo)},
    CommandRow{Find, "output.find", QT_TRANSLATE_NOOP("Command", "&Find in output"), "edit-find", Scope::Output, {"Ctrl+F"}, shown,
               QT_TRANSLATE_NOOP("Command", "Find in this output")},
    CommandRow{FindNext, "output.find-next", QT_TRANSLATE_NOOP("Command", "Find &next"), "go-down", Scope::Output, {"F3"}, shown,
               QT_TRANSLATE_NOOP("Command", "Next match")},
    CommandRow{FindPrevious, "output.find-previous", QT_TRANSLATE_NOOP("Command", "Find &previous"), "go-up", Scope::Output, {"Shift+F3"}, shown,
               QT_TRANSLATE_NOOP("Command", "Previous match")},
    CommandRow{NextChange, "output.next-change", QT_TRANSLATE_NOOP("Command", "Next &change"), "go-down", Scope::Output, {"Alt+Down"}, shown},
    CommandRow{PreviousChange, "output.previous-change", QT_TRANSLATE_NOOP("Command", "Previous c&hange"), "go-up", Scope::Output, {"Alt+Up"}, shown},
    CommandRow{Filter, "results.filter", QT_TRANSLATE_NOOP("Command", "Fi&lter results"), "filter", Scope::Results, {"Ctrl+Shift+F"}, shown},
    CommandRow{CopyHosts, "results.copy-hosts", QT_TRANSLATE_NOOP("Command", "Copy &host names"), "edit-copy", Scope::Results, {"Ctrl+Shift+C"}, chosen},
    CommandRow{Preferences, "window.preferences", QT_TRANSLATE_NOOP("Command", "P&references…"), "preferences", Scope::Window, {"Ctrl+,"}},

    CommandRow{Run, "run.start", QT_TRANSLATE_NOOP("Command", "&Run"), "run", Scope::Composer, focused("Ctrl+Return"), Given::Idle,
               QT_TRANSLATE_NOOP("Command", "Run on these hosts")},
    CommandRow{Stop, "run.stop", QT_TRANSLATE_NOOP("Command", "&Stop"), "stop", Scope::Results, {"Ctrl+."}, Given::Stoppable,
               QT_TRANSLATE_NOOP("Command", "Stop this run")},
    CommandRow{StopHost, "run.stop-hosts", QT_TRANSLATE_NOOP("Command", "Stop the se&lected hosts"), "stop", Scope::Results, {},
               chosen | Given::UnderWay},
    CommandRow{RunFailed, "run.again-failed", QT_TRANSLATE_NOOP("Command", "Run again on &failed"), "retry", Scope::Results, {"Ctrl+Shift+R"}, retryable,
               QT_TRANSLATE_NOOP("Command", "Repeat on the hosts that did not end well")},
    CommandRow{RunUntouched, "run.again-untouched", QT_TRANSLATE_NOOP("Command", "Run again &where nothing has run"), "", Scope::Results,
               {"Ctrl+Alt+R"}, retryable,
               QT_TRANSLATE_NOOP("Command", "Not reached, not let in, not trusted or skipped: the command has not started there, "
                                            "so that running it again repeats nothing.")},
    CommandRow{UseSelection, "results.use-hosts", QT_TRANSLATE_NOOP("Command", "Use the selected hosts as &target"), "target", Scope::Results, {}, chosen},
    CommandRow{SaveAsGroup, "results.save-group", QT_TRANSLATE_NOOP("Command", "Save the selected hosts as &group…"), "group", Scope::Results, {}, chosen},
    CommandRow{AddStep, "compose.add-step", QT_TRANSLATE_NOOP("Command", "&Add step"), "list-add", Scope::Composer, {"Ctrl+Shift+N"}, {},
               QT_TRANSLATE_NOOP("Command", "Add another command that runs after this one on each host")},
    CommandRow{Options, "compose.options", QT_TRANSLATE_NOOP("Command", "&Options"), "preferences", Scope::Composer, {"F7"}, {},
               QT_TRANSLATE_NOOP("Command", "User, fan-out, time limits, host keys")},
    CommandRow{ShowHosts, "compose.show-hosts", QT_TRANSLATE_NOOP("Command", "Show the exact &hosts"), "host", Scope::Composer, {"Ctrl+Shift+H"},
               Given::Hosts, QT_TRANSLATE_NOOP("Command", "Show the exact list of hosts")},
    CommandRow{SaveSnippet, "compose.save-snippet", QT_TRANSLATE_NOOP("Command", "Save s&nippet"), "document-save", Scope::Composer, {"Ctrl+S"}, {},
               QT_TRANSLATE_NOOP("Command", "Keep this command in the snippet that it comes from, or in a new one")},
    CommandRow{SaveSnippetAs, "compose.save-snippet-as", QT_TRANSLATE_NOOP("Command", "Sa&ve as new snippet…"), "document-save", Scope::Composer,
               {"Ctrl+Shift+S"}, {}, QT_TRANSLATE_NOOP("Command", "Keep this command in a library under a name of its own")},

    CommandRow{SidePanels, "window.side-panels", QT_TRANSLATE_NOOP("Command", "&Side panels"), "sidebar", Scope::Window, {"F9"}},
    CommandRow{FoldComposer, "compose.fold", QT_TRANSLATE_NOOP("Command", "&Fold the composer"), "", Scope::Composer, {"F8"}, {},
               QT_TRANSLATE_NOOP("Command", "Fold or unfold the composer")},
    CommandRow{ShowAnswers, "results.answers", QT_TRANSLATE_NOOP("Command", "A&nswers"), "", Scope::Results, {"Ctrl+1"}, shown,
               QT_TRANSLATE_NOOP("Command", "Equal outputs as one entry each")},
    CommandRow{ShowTable, "results.table", QT_TRANSLATE_NOOP("Command", "&Table"), "", Scope::Results, {"Ctrl+2"}, shown,
               QT_TRANSLATE_NOOP("Command", "A row for each host and step")},
    CommandRow{ShowCompare, "results.compare", QT_TRANSLATE_NOOP("Command", "&Compare"), "", Scope::Results, {"Ctrl+3"}, shown,
               QT_TRANSLATE_NOOP("Command", "What has changed since an earlier run")},
    CommandRow{GroupByReason, "results.group", QT_TRANSLATE_NOOP("Command", "&Group by reason"), "", Scope::Results, {"Ctrl+G"}, shown},
    CommandRow{GoTarget, "go.target", QT_TRANSLATE_NOOP("Command", "Go to &target"), "target", Scope::Composer, {"Ctrl+L"}},
    CommandRow{GoCommand, "go.command", QT_TRANSLATE_NOOP("Command", "Go to &command"), "snippet", Scope::Composer, {"Ctrl+K"}},
    CommandRow{GoHosts, "go.hosts", QT_TRANSLATE_NOOP("Command", "Go to &hosts"), "", Scope::Hosts, {"Alt+1"}},
    CommandRow{GoSnippets, "go.snippets", QT_TRANSLATE_NOOP("Command", "Go to s&nippets"), "", Scope::Snippets, {"Alt+2"}},
    CommandRow{GoResults, "go.results", QT_TRANSLATE_NOOP("Command", "Go to &results"), "", Scope::Results, {"Alt+3"}},
    CommandRow{GoOutput, "go.output", QT_TRANSLATE_NOOP("Command", "Go to &output"), "", Scope::Output, {"Alt+4"}},
    CommandRow{NextTab, "tab.next", QT_TRANSLATE_NOOP("Command", "Ne&xt tab"), "", Scope::Tabs, {"Ctrl+PgDown"}},
    CommandRow{PreviousTab, "tab.previous", QT_TRANSLATE_NOOP("Command", "&Previous tab"), "", Scope::Tabs, {"Ctrl+PgUp"}},
    CommandRow{History, "window.past-runs", QT_TRANSLATE_NOOP("Command", "Past &runs…"), "history", Scope::Window, {"Ctrl+H"}},
    CommandRow{Shortcuts, "help.keys", QT_TRANSLATE_NOOP("Command", "&Keyboard shortcuts"), "help", Scope::Window, {"F1"}},
    CommandRow{About, "help.about", QT_TRANSLATE_NOOP("Command", "&About Rollcall"), "", Scope::Window},
    CommandRow{AboutQt, "help.about-qt", QT_TRANSLATE_NOOP("Command", "About &Qt"), "", Scope::Window},

    CommandRow{RenameTab, "tab.rename", QT_TRANSLATE_NOOP("Command", "&Rename…"), "rename", Scope::Tabs},
    CommandRow{DuplicateTab, "tab.duplicate", QT_TRANSLATE_NOOP("Command", "&Duplicate"), "edit-copy", Scope::Tabs},
    CommandRow{UseHosts, "hosts.use", QT_TRANSLATE_NOOP("Command", "Use as &target"), "target", Scope::Hosts, {}, Given::Selected},
    CommandRow{AddHosts, "hosts.add", QT_TRANSLATE_NOOP("Command", "&Add to the target"), "list-add", Scope::Hosts, {}, Given::Selected},
    CommandRow{AddToLibrary, "library.add", QT_TRANSLATE_NOOP("Command", "&New"), "list-add", Scope::Library, {}, {},
               QT_TRANSLATE_NOOP("Command", "Add host, group or library")},
    CommandRow{EditEntry, "hosts.edit", QT_TRANSLATE_NOOP("Command", "&Edit…"), "edit", Scope::Hosts, focused("F2"),
               Givens(Given::Single) | Given::Writable},
    CommandRow{TakeOut, "hosts.take-out", QT_TRANSLATE_NOOP("Command", "Take out of &group %1"), "list-remove", Scope::Hosts, {}, Given::Writable},
    CommandRow{CopyNames, "hosts.copy", QT_TRANSLATE_NOOP("Command", "&Copy names"), "edit-copy", Scope::Hosts, standard(QKeySequence::Copy),
               Given::Selected},
    CommandRow{PasteMembers, "hosts.paste", QT_TRANSLATE_NOOP("Command", "&Paste into the group"), "list-add", Scope::Hosts,
               standard(QKeySequence::Paste), Givens(Given::Single) | Given::Writable},
    CommandRow{DeleteEntries, "hosts.delete", QT_TRANSLATE_NOOP("Command", "&Delete"), "delete", Scope::Hosts, focused("Del"),
               Givens(Given::Selected) | Given::Writable},
    CommandRow{CloseLibrary, "library.close", QT_TRANSLATE_NOOP("Command", "&Close library %1"), "window-close", Scope::Library},
    CommandRow{LoadSnippet, "snippets.load", QT_TRANSLATE_NOOP("Command", "&Load"), "snippet", Scope::Snippets},
    CommandRow{LoadInNewTab, "snippets.load-in-tab", QT_TRANSLATE_NOOP("Command", "Load in a new &tab"), "tab-new", Scope::Snippets},
    CommandRow{Favourite, "snippets.favourite", QT_TRANSLATE_NOOP("Command", "&Favourite"), "favourite", Scope::Snippets},
    CommandRow{NoFavourite, "snippets.no-favourite", QT_TRANSLATE_NOOP("Command", "No &favourite any more"), "favourite-off", Scope::Snippets},
    CommandRow{EditSnippet, "snippets.edit", QT_TRANSLATE_NOOP("Command", "&Edit properties…"), "edit", Scope::Snippets, focused("F2"), Given::Writable},
    CommandRow{DuplicateSnippet, "snippets.duplicate", QT_TRANSLATE_NOOP("Command", "D&uplicate"), "edit-copy", Scope::Snippets, {}, Given::Writable},
    CommandRow{DeleteSnippet, "snippets.delete", QT_TRANSLATE_NOOP("Command", "&Delete"), "delete", Scope::Snippets, focused("Del"), Given::Writable},
    CommandRow{NewSnippet, "snippets.new", QT_TRANSLATE_NOOP("Command", "&New snippet"), "list-add", Scope::Snippets, {}, {},
               QT_TRANSLATE_NOOP("Command", "Write a new snippet in a tab, then save it")},

    CommandRow{RunHosts, "run.again-hosts", QT_TRANSLATE_N_NOOP("Command", "&Run again on %Ln host(s)"), "retry", Scope::Results, {},
               Givens(Given::Idle) | Given::Selected},
    CommandRow{RunReason, "run.again-reason", QT_TRANSLATE_N_NOOP("Command", "Run again on all %Ln host(s) &with: %1"), "retry", Scope::Results, {},
               Given::Idle},
    CommandRow{RunThose, "run.again-those", QT_TRANSLATE_NOOP("Command", "Run again on &those with"), "", Scope::Results, {}, Given::Idle},
    CommandRow{RunThoseWith, "run.again-those-with", "%1", "", Scope::Results, {}, Givens(Given::Idle) | Given::Selected},
    CommandRow{ShowOnly, "results.show-only", QT_TRANSLATE_NOOP("Command", "Show &only: %1"), "filter", Scope::Results},
    CommandRow{ShowOutcome, "results.show-outcome", QT_TRANSLATE_NOOP("Command", "Show only: %1"), "", Scope::Results},
    CommandRow{ShowReason, "results.show-reason", "%1", "", Scope::Results},
    CommandRow{SelectReason, "results.select-reason", QT_TRANSLATE_NOOP("Command", "Select &all: %1"), "", Scope::Results},
    CommandRow{ShowColumn, "results.column", "%1", "", Scope::Results},
    CommandRow{CopyRows, "results.copy-rows", QT_TRANSLATE_NOOP("Command", "Copy ro&ws"), "edit-copy", Scope::Results, standard(QKeySequence::Copy),
               chosen},
    CommandRow{CopyRowsAsCsv, "results.copy-rows-csv", QT_TRANSLATE_NOOP("Command", "Copy rows as &CSV"), "", Scope::Results, {}, chosen},
    CommandRow{CopyRowsAsMarkdown, "results.copy-rows-markdown", QT_TRANSLATE_NOOP("Command", "Copy rows as &Markdown"), "", Scope::Results, {},
               chosen},
    CommandRow{SortNow, "answers.sort", QT_TRANSLATE_NOOP("Command", "Sort no&w"), "", Scope::Results, {}, {},
               QT_TRANSLATE_NOOP("Command", "Failures first, then the rarest: while the run goes, entries keep their places")},
    CommandRow{Masks, "answers.masks", QT_TRANSLATE_NOOP("Command", "Masks"), "filter", Scope::Results, {}, {},
               QT_TRANSLATE_NOOP("Command", "What is left out when answers are compared")},
    CommandRow{MaskWords, "answers.mask", "%1", "", Scope::Results},
    CommandRow{MaskPatterns, "answers.mask-patterns", QT_TRANSLATE_NOOP("Command", "&Own patterns…"), "", Scope::Results},
    CommandRow{UsualMasks, "answers.usual-masks", QT_TRANSLATE_NOOP("Command", "The &usual masks"), "", Scope::Results},
    CommandRow{NoMasks, "answers.no-masks", QT_TRANSLATE_NOOP("Command", "&No masks"), "", Scope::Results},
    CommandRow{ClearFilters, "results.clear-filters", QT_TRANSLATE_NOOP("Command", "Clear filters"), "window-close", Scope::Results, {}, {},
               QT_TRANSLATE_NOOP("Command", "Show all rows again")},
    CommandRow{MatchCase, "search.case", QT_TRANSLATE_NOOP("Command", "Match case"), "case", Scope::Search},
    CommandRow{UseRegex, "search.regex", QT_TRANSLATE_NOOP("Command", "Regular expression"), "regex", Scope::Search},
    CommandRow{CloseFind, "search.close", QT_TRANSLATE_NOOP("Command", "Close the find bar"), "window-close", Scope::Search, focused("Esc"), {},
               QT_TRANSLATE_NOOP("Command", "Close")},
    CommandRow{Copy, "output.copy", QT_TRANSLATE_NOOP("Command", "&Copy"), "edit-copy", Scope::Output, standard(QKeySequence::Copy), Given::Selected},
    CommandRow{SelectAll, "output.select-all", QT_TRANSLATE_NOOP("Command", "Select &all"), "select-all", Scope::Output,
               standard(QKeySequence::SelectAll)},
    CommandRow{WrapLines, "output.wrap", QT_TRANSLATE_NOOP("Command", "&Wrap lines"), "wrap", Scope::Output, {}, {},
               QT_TRANSLATE_NOOP("Command", "Wrap long lines")},
    CommandRow{SideBySide, "output.side-by-side", QT_TRANSLATE_NOOP("Command", "&Side by side"), "sidebar", Scope::Output, {}, {},
               QT_TRANSLATE_NOOP("Command", "Both outputs beside each other")},
    CommandRow{CopyOutput, "output.copy-all", QT_TRANSLATE_NOOP("Command", "Copy output"), "edit-copy", Scope::Output, {}, {},
               QT_TRANSLATE_NOOP("Command", "Copy the selected text, else the whole output")},
};
// clang-format on

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].command) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder() && rows.back().command == CopyOutput, "the table is indexed by the enumerators");

QString translated(const char* text, int count = -1)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("Command", text, nullptr, count);
}

} // namespace

std::span<const CommandRow> commands()
{
    return rows;
}

const CommandRow& commandRow(Command command)
{
    return rows[static_cast<std::size_t>(command)];
}

QString commandText(Command command, int count)
{
    return translated(commandRow(command).text, count);
}

QString commandLabel(Command command)
{
    return commandText(command).remove(u'&');
}

QString commandName(Command command)
{
    return commandLabel(command).remove(u'…').trimmed();
}

QString commandTip(Command command)
{
    const QString tip = translated(commandRow(command).tip);
    return tip.isEmpty() ? commandName(command) : tip;
}

QList<QKeySequence> commandKeys(Command command)
{
    const CommandKeys& keys = commandRow(command).keys;
    if (keys.standard != QKeySequence::UnknownKey)
        return QKeySequence::keyBindings(keys.standard);
    const QKeySequence said = QKeySequence::fromString(QLatin1String(keys.text), QKeySequence::PortableText);
    return said.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{said};
}

QString commandKeysText(Command command)
{
    return commandKeys(command).value(0).toString(QKeySequence::NativeText);
}

bool isPressed(Command command, const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    return commandKeys(command).contains(QKeySequence(QKeyCombination(modifiers, Qt::Key(event.key()))));
}

bool isPossible(Command command, Givens given)
{
    const Givens needs = commandRow(command).needs;
    return (given & needs) == needs;
}

} // namespace rollcall::gui
