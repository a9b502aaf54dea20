// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preflight.h"
#include "core/result.h"
#include "core/runrequest.h"
#include "core/storedspec.h"

#include <QList>
#include <QString>

// Running again what was kept of a run: from its request, prepared anew from today's library and ssh_config. What is
// different from then is said before anything runs. Pure as prepare() is; for a worker.
namespace rollcall::app {

struct Difference
{
    enum class Kind {
        Gone,       // no library and no ssh_config knows the host any more: it is left out
        Login,      // another user, address or port
        Way,        // another way there
        WayUnknown, // the run was kept by a version that did not keep how the host was reached
    };

    Kind kind = Kind::Gone;
    QString host;
    QString then;
    QString now;

    bool operator==(const Difference&) const = default;
};

struct Rerun
{
    QString parent; // the run's id
    RunRequest request;
    Preflight preflight;
    QList<Difference> differences;
};

/// Fails with InputNotKept where the run was given standard input, and with UnknownHost where no host is left.
/// What it gives goes to buildRun().
/// `options`: what is said for this time, which beats what was said then.
Result<Rerun> prepareAgain(const Surroundings& surroundings, const StoredSpec& run, const QList<HostIndex>& hosts,
                           const OptionOverrides& options = {});

/// What was asked for, as far as it was kept: to be shown, changed and asked for again.
RunRequest requestOf(const StoredSpec& run);

QString differenceText(const Difference& difference); // one sentence, translated
/// The first few as sentences, then how many more there are.
QStringList differenceTexts(const QList<Difference>& differences);

} // namespace rollcall::app
