// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "core/error.h"
#include "core/hostspec.h"
#include "core/result.h"
#include "core/runspec.h"
#include "core/target.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

// From what the user typed to the exact list of hosts a run would reach, before anything is connected to.
// prepare() and buildRun() are pure apart from looking whether default key files exist; call prepare() in a
// worker, it may take tens of milliseconds for 10,000 hosts. For each host the first that says something
// wins: command line, host, group, identity binding, ssh_config, OpenSSH's defaults.
namespace rollcall::app {

struct Surroundings; // surroundings.h: libraries, ssh_config and identities as they stand

/// What the command line, or a tab's options, say for all hosts of the target. Empty: not said.
struct TargetOverrides
{
    QString user;
    quint16 port = 0;
    QString identityFile; // this private key only; holds for jump hosts too
    QString jump;         // user@host:port, several divided by commas, or "none"
    QString knownHostsFile; // instead of all other files; holds for jump hosts too
    std::optional<HostKeyPolicy> hostKeys; // holds for jump hosts too
    bool legacyAlgorithms = false; // may be used; not by jump hosts
    bool ignoreHostTimeouts = false; // a ConnectTimeout in ssh_config gives way to the run's

    bool operator==(const TargetOverrides&) const = default;
};

struct Preflight
{
    QString target;
    QList<HostSpec> hosts;          // each once, in the order of the target
    QList<TargetError> problems;    // not empty: nothing may be run
    QList<Error> warnings;          // broken lines in ssh_config, a library that could not be read…
    int skipped = 0;                // hosts whose HostSpec::skip says why they are not connected to
    bool production = false;        // one of the hosts is

    bool ok() const { return problems.isEmpty() && !hosts.isEmpty(); }
};

/// The token is looked at between hosts; what comes of a stopped one is of no use.
Preflight prepare(const Surroundings& surroundings, const QString& target,
                  const TargetOverrides& overrides = {}, const std::stop_token& stop = {});

/// The immutable run. The options are taken as they are: apply what a snippet says of them (withOverrides)
/// before what the user says. Fails with EmptyTarget, EmptyCommand, MissingParameter, UnknownParameter, BadValue (a
/// parameter's choice, a success pattern), CommandTooLong, or the preflight's first problem.
Result<RunSpecPtr> buildRun(const Preflight& preflight, const Composition& composition,
                            const RunOptions& options);

/// Another run of the same steps on some of its hosts ("run again on failed"). Only for a run of this session:
/// one read from history lacks its logins and its way, so prepare() its hosts' names anew (app/rerun.h).
RunSpecPtr runAgain(const RunSpec& run, const QList<HostIndex>& hosts);

} // namespace rollcall::app
