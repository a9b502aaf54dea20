// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/preflight.h"
#include "cli/base/verb.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/run/runrequest.h"
#include "interchange/formats/formats.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>

// The command line of `rollcall-cli run`, read and checked: what to run, on what, and where the results go.
// A value; reading it opens the files that it names (hosts, script, standard input) and looks whether the results
// can be written, and nothing else.
namespace rollcall::app {
struct Preflight;
class Workspace;
} // namespace rollcall::app
namespace rollcall::library {
class LibrarySet;
}

namespace rollcall::cli {

/// What outputs are compared with: --diff-to.
struct DiffTo
{
    enum Kind { Majority, Host, Last }; // the most common answer, a host's, the host's own of an earlier run

    Kind kind = Majority;
    QString host = {};
};

struct Outputs // of `run` and `history show`
{
    bool fold = false;
    MaskSet masks; // of folds and diffs
    std::optional<DiffTo> diffTo;
    bool quiet = false;
    bool csvRaw = false;
    std::array<QString, interchange::formatCount> files; // see fileOf()

    bool usesStandardOutput() const;
    bool waitForEnd() const { return fold || diffTo; } // of the run, before any output is printed
};

struct RunArguments
{
    RunRequest request;
    QList<Error> warnings; // of what was left out of a list of hosts
    QString parent;        // the id of the run that is run again
    Outputs outputs;
    QString verboseHost;
    bool dryRun = false;
    bool keepHistory = true;
    bool remember = false;         // what is typed, in the keyring
    std::optional<int> production; // so many hosts in production are agreed to
};

void addRunOptions(Verb& verb);
void addHowOptions(Verb& verb); // those that say how, not what
void addOutputOptions(Verb& verb);
/// --only WHAT, with what it is good for.
void addOnlyOption(Verb& verb, const QString& use);

/// Says so when a file could not be written later.
Result<Outputs> readOutputs(const Verb& verb);
Result<RunArguments> readRunArguments(const Verb& verb, const library::LibrarySet& libraries);
/// Folders of --library, so that they are found from elsewhere, too.
QStringList absoluteFolders(const QStringList& folders);
/// The part of it that is about how, not what: shared by `run` and `again`.
Status readHow(const Verb& verb, RunArguments& arguments);

class Console;
/// Runs what has been prepared, or shows it with --dry-run; gives the exit code.
int startRun(const RunArguments& arguments, const app::Preflight& preflight, app::Workspace& workspace,
             Console& console);

/// "#!/usr/bin/env python3" → "python3", "#!/bin/bash -e" → "/bin/bash -e"; "sh" without such a line.
QString scriptInterpreter(const QString& script);

} // namespace rollcall::cli
