// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"

#include <QList>
#include <QString>
#include <QStringList>

// A group's members, written as a list, are one expression, read from left to right: `!web1` takes away from all that
// stands before it. Only what every reader of the library understands alike is a member: hosts that are defined
// (root@web1 too), patterns over them, groups, terms, addresses, and =name; what somebody's ssh_config knows is none,
// and neither is what only another library has, be it named, matched by a pattern or a term: who opens this one alone,
// or beside others, would get other hosts. @library:group says that another library is meant. The groups of the
// person's own library, which nobody else reads, may name what the others have. Whoever reads members reads them by
// these. Pure; any thread.
namespace rollcall {

QString membersExpression(const QStringList& members);
/// The pieces of that expression; what cannot be read is left out.
QList<TargetPiece> memberPieces(const QStringList& members);
/// True for the members of a smart group: a term is among them.
bool holdTerm(const QStringList& members);
/// What the members come to as those of a group of `library`.
TargetResolution resolveMembers(const QStringList& members, const QString& library, const TargetDirectory& directory);

/// A group that cannot be targeted as it stands: of its members, or of those of a group in it, one cannot be told.
struct BrokenGroup
{
    QString library;
    QString name;
    Error error; // the first of them
};

/// All of the directory; each group is worked out once.
QList<BrokenGroup> brokenGroups(const TargetDirectory& directory);

} // namespace rollcall
