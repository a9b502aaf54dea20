// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/wayremarks.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/composition.h"
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/targets/target.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

// From what the user typed to the exact list of hosts a run would reach, before anything is connected to.
// The one way from what is asked for (RunRequest) to a run, for window and command line. Pure apart from looking
// whether default key files exist; call prepare() in a worker, it may take tens of milliseconds for 10,000 hosts. For
// each host the first that says something wins: command line, host, group, identity binding, ssh_config, OpenSSH's
// defaults.
namespace rollcall::app {

struct Surroundings; // surroundings.h: libraries, ssh_config and identities as they stand

struct Preflight
{
    QString target;
    QList<HostSpec> hosts;       // each login once, in the order of the target; see samelogin.h
    QList<qsizetype> folded;     // the places in that order of those that are one of these by another name
    QList<TargetError> problems; // not empty: nothing may be run
    QList<Error> warnings;       // broken lines in ssh_config, a library that could not be read…
    QList<WayRemark> ways;       // what is unusual on the way, and who says so
    int skipped = 0;             // hosts whose HostSpec::skip says why they are not connected to
    bool production = false;     // one of the hosts is
    RunOptions defaults;         // what is set for all runs

    bool ok() const { return problems.isEmpty() && !hosts.isEmpty(); }
};

/// Looks at the request's target and overrides; at its options as far as they are about reaching a host.
/// The token is looked at between hosts; what comes of a stopped one is of no use.
Preflight prepare(const Surroundings& surroundings, const RunRequest& request, const std::stop_token& stop = {});

/// HiddenCharacters, for each step and value of it that holds some.
QList<Error> commandWarnings(const Composition& composition);

/// The immutable run of a request that has been prepared. Fails with EmptyTarget, EmptyCommand, MissingParameter,
/// UnknownParameter, BadValue (a parameter's choice, a success pattern), CommandTooLong, or the preflight's first
/// problem. `parent`: the id of the run that is run again.
Result<RunSpecPtr> buildRun(const Preflight& preflight, const RunRequest& request, const QString& parent = {});

} // namespace rollcall::app
