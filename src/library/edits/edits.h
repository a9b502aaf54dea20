// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "library/change/change.h"
#include "library/edits/groupcheck.h"
#include "library/schema/librarydata.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What a person wants done to hosts and groups, as a Change of the library; nothing is carried out here, and a Change
// without edits means that all is so already. What is called anew gets a name that can be said
// (library/edits/newnames.h); whether it is free and files can be written is told by Library::apply. Pure; any thread
// that may read the library.
namespace rollcall::library {

/// New hosts; into `group` as well where one is named, which is made where there is none.
Result<Change> addHosts(const LibraryData& data, const QList<Host>& hosts, const QString& group = {});
/// A new name is written wherever the old one stands: in members, in their ranges, and as a jump host. Groups hold
/// the same hosts then, but for patterns (groupWarnings); WouldChangeGroup where that cannot be.
Result<Change> changeHost(const LibraryData& data, const Host& before, const Host& after, const Names& names);
Result<Change> renameHost(const LibraryData& data, const QString& name, const QString& newName, const Names& names);

/// A new group (no `before`) or a changed one; `createHosts`: the names among the members that no host has
/// yet become hosts.
Result<Change> changeGroup(const LibraryData& data, const std::optional<Group>& before, const Group& after,
                           bool createHosts = false);
Result<Change> renameGroup(const LibraryData& data, const QString& name, const QString& newName);

/// Gone, and out of all members and their ranges. InUse for what others rest on: a jump host, the one host that a
/// group is kept within (`&web1`), a group that another one is without or within (`!@g`, `&@g`): those do not grow in
/// silence.
Result<Change> removeThings(const LibraryData& data, const QStringList& hosts, const QStringList& groups,
                            const Names& names);

/// Words of hosts and groups. GroupCycle where the group would hold itself.
Result<Change> addToGroup(const LibraryData& data, const QString& group, const QStringList& words, const Names& names);
/// Likewise; what a range or an inner group holds still is taken away with `!`. NotAMember for what it does not hold.
Result<Change> takeOutOfGroup(const LibraryData& data, const QString& group, const QStringList& words,
                              const Names& names);

/// The hosts that words stand for, given one by one or as ranges; BadName for a word that stands for none. A name that
/// the library has is taken as it is.
Result<QStringList> hostsSaid(const LibraryData& data, const QStringList& words);
/// Hosts for the plain names and ranges among the words that no host of the library has yet.
Result<QList<Edit<Host>>> newHosts(const LibraryData& data, const QStringList& words);
/// Of those the names that stand behind another word of their line. In a list from elsewhere that is what else is said
/// of a host, its password even.
QStringList newHostsBehindOthers(const LibraryData& data, const QStringList& members);

} // namespace rollcall::library
