// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/targets/target.h"

#include <QList>
#include <QString>
#include <QStringList>

// Hosts that are chosen by clicks, in the tree or in the table of a run, as part of a target. A host of no library
// (host:port, an address, =name) that a group names logs in and is reached as that group says, but by its own word alone
// as nobody says: it is chosen as one of the group's. Pure; any thread.
namespace rollcall::models {

struct HostWords
{
    QStringList words;
    QString within = {}; // the groups by which they are what they are, "@web" or "@web,@db"; "": their words say it all

    bool operator==(const HostWords&) const = default;
};

/// One more, beside those that it is within the same groups with.
void addWord(QList<HostWords>& chosen, const QString& word, const QString& within);

/// As short as ranges say it.
QStringList foldWords(const QStringList& words);

/// The target with these in it, as short as it can be said: "@pw&=10.0.0.1". What its groups do not hold is left out of
/// it, and named in `leftOut`.
QString addToTarget(const QString& target, const HostWords& chosen, const TargetDirectory& directory,
                    QStringList* leftOut = nullptr);

/// The target that means these and nothing else.
QString targetOf(const QList<HostWords>& chosen, const TargetDirectory& directory, QStringList* leftOut = nullptr);

/// The same as members of a group: a piece each that adds, with what is taken from it.
QStringList membersOf(const QString& target);

/// Those of a run, each by the groups that the run's target named it by.
QList<HostWords> wordsOf(const QList<RunHost>& hosts, const TargetDirectory& directory);

} // namespace rollcall::models
