// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/difference.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "core/base/result.h"
#include "core/run/composition.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <QList>
#include <QString>
#include <QStringList>

// Running again what was kept of a run: from its request, prepared anew from today's library and ssh_config. What is
// different from then is said before anything runs. Pure as prepare() is; for a worker.
namespace rollcall::app {

struct Rerun
{
    QString parent; // the run's id
    RunRequest request;
    Preflight preflight;
    QList<Difference> differences;
};

/// Fails with InputNotKept where the run was given standard input, and with HostsGone where no host is left.
/// The hosts are taken from what the run's target holds now, so that its groups go on saying how they are reached.
/// What it gives goes to buildRun().
/// `options`: what is said for this time, which beats what was said then.
Result<Rerun> prepareAgain(const Surroundings& surroundings, const StoredSpec& run, const QList<HostIndex>& hosts,
                           const OptionOverrides& options = {});

/// The folders of the libraries that were opened for it; they are to be open when it is prepared again.
QStringList librariesOf(const StoredSpec& run);

/// What was asked for, as far as it was kept: to be shown, changed and asked for again.
RunRequest requestOf(const StoredSpec& run);

/// Whether open libraries have the snippet that it is called by, and none of them as it is here. What is not there any
/// more is not another.
bool isOtherToday(const Composition& composition, const Surroundings& surroundings);

} // namespace rollcall::app
