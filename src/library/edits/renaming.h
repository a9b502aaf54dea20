// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/host.h"
#include "library/schema/librarydata.h"

#include <QHash>
#include <QString>
#include <QStringList>

// Hosts and groups that get other names, or go, and what becomes of the words that name them: members, by name or
// within a range, and jump hosts. What is written holds the same hosts in the same order, without those that go; where
// that cannot be written the edit is refused. Patterns and terms stay: they are over what there is. Pure; any thread.
namespace rollcall::library {

struct Renaming
{
    QHash<QString, QString> hosts; // old name -> new name; empty: it goes
    QHash<QString, QString> groups;
};

/// The group with its members and its jump hosts by their new names. WouldChangeGroup where a member cannot be
/// written so, InUse for what is still needed. A list that cannot be read as it is stays: left to who can.
Result<Group> withNewNames(const Group& group, const Renaming& renaming, const LibraryData& data);

/// The list of jump hosts with other names in it.
QString jumpWith(const QString& jump, const QHash<QString, QString>& names);
/// InUse where one of the hosts that go is a jump host of a host or group that stays.
Status checkJumps(const Renaming& renaming, const LibraryData& data);

} // namespace rollcall::library
