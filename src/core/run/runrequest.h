// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/run/composition.h"
#include "core/run/runoptions.h"

#include <QList>
#include <QString>

#include <optional>

// What somebody asks for: what is to be run, on what, and how. The one value from which runs begin, in the window
// and on the command line, and from which a run that is kept begins again. Plain; any thread.
namespace rollcall {

/// What the command line, or a tab's options, say for all hosts of the target. Empty: not said.
struct TargetOverrides
{
    QString user;
    quint16 port = 0;
    QString identityFile;                  // this private key only; holds for jump hosts too
    QString jump;                          // user@host:port, several divided by commas, or "none"
    QString knownHostsFile;                // instead of all other files; holds for jump hosts too
    std::optional<HostKeyPolicy> hostKeys; // holds for jump hosts too
    bool legacyAlgorithms = false;         // may be used; not by jump hosts
    std::optional<Encoding> encoding;      // of outputs that are not valid UTF-8

    bool operator==(const TargetOverrides&) const = default;
};

/// One host of a target.
struct ChosenHost
{
    QString word;    // see HostSpec::word
    QString library; // that defines it; "": none, or it is not known

    bool operator==(const ChosenHost&) const = default;
};

struct RunRequest
{
    QString target{};
    TargetOverrides overrides{};
    Composition composition{};
    OptionOverrides options{}; // what the user says: beats the snippet's, which beat what is set for all runs
    /// Of the target's hosts these, and where it does not hold one any more, that one by itself. Empty: all of them.
    QList<ChosenHost> only{};
    QStringList libraries{}; // the folders that were opened for this run alone; empty: the person's own libraries

    bool operator==(const RunRequest&) const = default;
};

/// The options of the run: those set for all runs, then the snippet's, then what was said for this one.
RunOptions effectiveOptions(const RunOptions& defaults, const RunRequest& request);

} // namespace rollcall
