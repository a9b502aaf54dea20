// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>

// The one table of the verbs of rollcall-cli: their names, what can follow them, what --help says of them, and who
// carries them out. Help, usage lines and errors are made of it. Values; main thread.
namespace rollcall::cli {

class Console;
class Verb;

/// Gives the exit code; the command line has been read, and its words are as many as the table says.
using Carry = int (*)(const Verb&, Console&);

struct Subverb
{
    const char* name;
    const char* syntax; // "show NAME"
    qsizetype least;    // words after the name
    qsizetype most;
    Carry carryOut;
    bool changes = false;    // something that is kept
    const char* takes = "*"; // the options of its verb that mean something to it, by blanks; "*": all of them
};

struct VerbRow
{
    const char* name;
    const char*
        brief; // a line or two for the list of verbs; %1: its subverbs that look, %2: those that change something
    const char* syntax; // what follows the name where it has no subverbs
    const char* about;  // what it does
    void (*addOptions)(Verb&);
    const char* notes = ""; // below the options
    std::span<const Subverb> subverbs = {};
    qsizetype most = 0; // words after the name, and who carries it out, where it has no subverbs
    Carry carryOut = nullptr;
};

std::span<const VerbRow> verbs();
const VerbRow* verbNamed(const QString& name); // null: there is none

QString syntaxOf(const VerbRow& verb); // "snippets list | show NAME"
QString briefOf(const VerbRow& verb);  // translated; may be of several lines
/// Of an option that was given and means nothing to the subverb: what it goes with. "" where all mean something.
QString foreignOption(const VerbRow& verb, const QStringList& words, const QStringList& options);
/// Who carries out the words that follow the verb; null where they are not understood.
Carry carrierOf(const VerbRow& verb, const QStringList& words);

} // namespace rollcall::cli
