// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hostspec.h"
#include "core/snippet.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

// Everything a run needs, fixed before it starts: steps × hosts, with options. Immutable afterwards and
// shared between threads as RunSpecPtr. A task is one step on one host; tasks are numbered host by host.
namespace rollcall {

using HostIndex = quint32;
using TaskIndex = quint32;

struct Step
{
    QString title;
    QString command;     // parameters filled in; this text goes to the host
    QString interpreter; // empty: handed to the login shell as the command line; else fed the script
    SuccessRule success;
    QByteArray standardInput; // used when the interpreter is empty; never stored
    qint64 inputSize = 0;     // what is stored instead: only in steps that were read back
    QByteArray inputDigest;   // SHA-256 of it; empty where it is not known any more

    bool operator==(const Step&) const = default;
};

struct RunSpec
{
    QString id;     // a UUID without braces; also the name of the run's folder on disk
    QString title;  // the snippet's name, or the command's first line
    QString target; // the expression as the user typed it
    QString snippet;
    QList<HostSpec> hosts;
    QList<Step> steps;
    RunOptions options;
    QDateTime created; // UTC

    int stepCount() const { return static_cast<int>(steps.size()); }
    int taskCount() const { return static_cast<int>(hosts.size()) * stepCount(); }
    TaskIndex task(HostIndex host, int step) const { return host * static_cast<quint32>(stepCount()) + static_cast<quint32>(step); }
    HostIndex hostOf(TaskIndex task) const { return task / static_cast<quint32>(stepCount()); }
    int stepOf(TaskIndex task) const { return static_cast<int>(task % static_cast<quint32>(stepCount())); }
};

using RunSpecPtr = std::shared_ptr<const RunSpec>;

QString newRunId();

} // namespace rollcall
