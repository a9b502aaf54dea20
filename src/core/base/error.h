// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What can go wrong outside a task (a task's own end is a Verdict, core/verdict/outcome.h): a kind and its data.
// errorText() is the one place that makes the sentence, naming the cause and the cure. Values; any thread.
namespace rollcall {

enum class ErrorKind {
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    DiskFull,
    FileSyntax,   // file and line say where, detail what was expected
    FileTooNew,   // written by a newer Rollcall: never overwritten
    UnknownKey,   // in a file; detail: the key that may be meant
    FileConflict, // somebody else changed it since it was read
    FolderReadOnly,
    FileIsLink,     // in a library's folder, where it would be written through
    FileTooLarge,   // detail: how much it may have
    LinkLeadsOut,   // of a library's folder: not read either
    IsFolder,       // where a file was expected
    PublicKeyFile,  // detail: the file of the private half, where there is one. A warning
    NotAFile,       // a pipe, a device, a socket, a folder
    KeysNotSaved,   // accepted host keys; detail: why
    FolderNotRead,  // a folder among the files of a library's groups or snippets
    UnfinishedSave, // file: what is left of it; nobody knows that this user began it
    DuplicateHost,  // subject: the host; detail: where the first definition stands
    DuplicateName,  // subject: a group or snippet name that is taken
    UnknownHost,    // the cure "use as host name" goes with it
    AmbiguousHost, // libraries, or one and ssh_config, have a host of this name each; detail: the word of each, and where it is
    AmbiguousGroup,   // several libraries of others have a group of this name; detail: the word of each
    AmbiguousSnippet, // likewise a snippet
    HostIsGroup,      // no host is called so, but a group: the cure "@name" goes with it
    HostsGone,        // subject: one of the hosts of a run, detail: its library, if that is not open
    UnknownMember,    // likewise of a group that is made: the host can be made with it
    UnknownPattern,   // subject: a pattern that no host's name is like
    HiddenInName,     // subject: a piece of a target; detail: which characters, and where in it
    UnknownGroup,
    UnknownTerm,   // subject: a term of a target that no host fulfils
    UnknownFacts,  // subject: a term that rests on facts nobody has gathered
    ClosedName,    // subject: a name that the file defines in a way that cannot be used
    ClosedByNewer, // likewise, or a piece of a target, because a newer Rollcall wrote the file
    ClosedSet,     // subject: a piece of a target that could hold such a name (detail; empty: any of the file's)
    UnknownSnippet,
    UnknownParameter,
    MissingParameter,
    HiddenCharacters, // subject: a command or value that is to run; detail: their names. A warning
    AccessNotHeeded,  // subject: a group; detail: the hosts that do not log in as it says. A warning
    UnknownIdentity,
    UnknownRun,
    HistoryRemoved,     // file: where the run was being kept
    DamagedRun,         // subject: its id; file: where it lies
    GroupCycle,         // detail: a → b → a
    InUse,              // subject: what was to be removed; detail: what names it
    WouldChangeGroup,   // subject: a group that would hold other hosts; detail: how. Nothing was changed
    ChangedGroup,       // likewise, and it was changed: a warning
    WouldCloseGroup,    // subject: a group that could not be targeted any more; detail: the sentence that says why
    WouldLeadElsewhere, // subject: a host that was to get another name; detail: keywords of ssh_config
    NotAMember,         // subject: a word; detail: the group
    NothingChanged,     // subject: what was to be changed; detail: why it was not
    JumpLoop,           // subject: a host; detail: the way, as above
    TooManyJumps,       // subject: a host; detail: how many there may be
    TargetSyntax,       // subject: the offending piece
    HostList,           // a line of a list of hosts: file and line say where, detail why; no word of the line
    HostListShortened,  // likewise of what was left out: a warning
    EmptyTarget,
    EmptyCommand,
    CommandTooLong,
    InputNotKept, // a run of history had standard input
    BadValue,     // subject: the setting; detail: the value and what is allowed
    BadName,      // a name that cannot be used for a file, host or group
    KeyringUnavailable,
    KeyringLocked,
    KeyringDismissed,  // the user closed the keyring's own dialog
    KeyringSilent,     // no answer in time
    KeptSecretRefused, // what the keyring had was wrong
    Database,
    Busy,
    NoThread, // detail: what the system says
    Cancelled,
    Unsupported,
    LibraryClosed, // subject: its name
};

struct Error
{
    ErrorKind kind = ErrorKind::BadValue;
    QString subject;
    QString detail;
    QString file; // "-": standard output
    int line = 0;

    bool operator==(const Error&) const = default;
};

/// One or two sentences in the user's language: what happened, to what, and what to do.
QString errorText(const Error& error);

} // namespace rollcall
