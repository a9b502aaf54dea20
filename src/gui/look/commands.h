// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <span>

class QKeyEvent;

// The one table of the window's commands: what each is called, its icon, its keys, what it acts on and what it needs.
// The menu bar, the context menus and the buttons take all of that from here (commandactions.h), so that a command says
// the same, and is possible at the same times, wherever it stands. Values; GUI thread.
namespace rollcall::gui {

Q_NAMESPACE

/// In the order of the table. An action in the menu bar is named after its enumerator: "actionNewTab".
enum class Command : quint8 {
    // The menu bar
    NewTab,
    CloseTab,
    ReopenTab,
    NewGroup,
    NewHost,
    OpenLibrary,
    NewLibrary,
    ImportSshConfig,
    Export,
    SaveOutput,
    Quit,
    Undo,
    Redo,
    Find,
    FindNext,
    FindPrevious,
    NextChange,
    PreviousChange,
    Filter,
    CopyHosts,
    Preferences,
    Run,
    Stop,
    StopHost,
    RunFailed,
    RunUntouched,
    UseSelection,
    SaveAsGroup,
    AddStep,
    Options,
    ShowHosts,
    SaveSnippet,
    SaveSnippetAs,
    SidePanels,
    FoldComposer,
    ShowAnswers,
    ShowTable,
    ShowCompare,
    GroupByReason,
    GoTarget,
    GoCommand,
    GoHosts,
    GoSnippets,
    GoResults,
    GoOutput,
    NextTab,
    PreviousTab,
    History,
    Shortcuts,
    About,
    AboutQt,
    // Tabs, hosts, snippets
    RenameTab,
    DuplicateTab,
    UseHosts,
    AddHosts,
    AddToLibrary,
    EditEntry,
    TakeOut,
    CopyNames,
    PasteMembers,
    DeleteEntries,
    CloseLibrary,
    LoadSnippet,
    LoadInNewTab,
    Favourite,
    NoFavourite,
    EditSnippet,
    DuplicateSnippet,
    DeleteSnippet,
    NewSnippet,
    // Results and output
    RunHosts,
    RunReason,
    RunThose,
    RunThoseWith,
    ShowOnly,
    ShowOutcome,
    ShowReason,
    SelectReason,
    ShowColumn,
    CopyRows,
    CopyRowsAsCsv,
    CopyRowsAsMarkdown,
    SortNow,
    Masks,
    MaskWords,
    MaskPatterns,
    UsualMasks,
    NoMasks,
    ClearFilters,
    MatchCase,
    UseRegex,
    CloseFind,
    Copy,
    SelectAll,
    WrapLines,
    SideBySide,
    CopyOutput,
};
Q_ENUM_NS(Command)

/// What a command acts on.
enum class Scope : quint8 { Window, Tabs, Library, Hosts, Snippets, Composer, Results, Output, Search };

/// What there is to act on; a part of the window tells what holds of it now, a command what it needs.
enum class Given : quint16 {
    Selected = 0x001,  // something is: rows, entries, text
    Single = 0x002,    // just one entry is
    Writable = 0x004,  // its library can be
    Hosts = 0x008,     // the target comes to some
    Rows = 0x010,      // a run is shown
    UnderWay = 0x020,  // the one that is shown has not ended
    NotOk = 0x040,     // not all of the one that is shown ended well
    Idle = 0x080,      // nothing runs in the tab
    Stoppable = 0x100, // something does, and is not being stopped
    Output = 0x200,    // what is shown of a run has said something
};
Q_DECLARE_FLAGS(Givens, Given)
Q_DECLARE_OPERATORS_FOR_FLAGS(Givens)

struct CommandKeys
{
    const char* text = "";                                         // portable: "Ctrl+T"
    QKeySequence::StandardKey standard = QKeySequence::UnknownKey; // the desktop's own for it, in place of a text
    bool focused = false; // they hold only where the focus is in what the command acts on
};

struct CommandRow
{
    Command command;
    const char* id;   // stable: what settings may name it by
    const char* text; // see commandText()
    const char* icon; // of the icon theme; "": none
    Scope scope;
    CommandKeys keys = {};
    Givens needs = {};
    const char* tip = ""; // see commandTip()
};

std::span<const CommandRow> commands();
const CommandRow& commandRow(Command command);

/// As menus show it, translated, with its mnemonic. "%1" stands for what it acts on, where it is shown for one such
/// thing; `count` is how many those are.
QString commandText(Command command, int count = -1);
QString commandLabel(Command command); // as buttons show it: without the mnemonic
QString commandName(Command command);  // as it is spoken of: without the ellipsis, too
QString commandTip(Command command);   // a sentence, or its name

QList<QKeySequence> commandKeys(Command command); // the first is the one to show
QString commandKeysText(Command command);         // "Ctrl+T", as the desktop writes it; "": none
bool isPressed(Command command, const QKeyEvent& event);
bool isPossible(Command command, Givens given);

} // namespace rollcall::gui
