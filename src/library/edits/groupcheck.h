// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/targets/target.h"
#include "library/change/change.h"
#include "library/live/directorysnapshot.h"
#include "library/live/libraryset.h"
#include "library/schema/librarydata.h"

#include <QList>
#include <QString>

// What other names of hosts do to groups beyond their own words. After `!` and `&` a name means every host of that name
// on the left, of other libraries too, and one that is given anew may have meant another library's host: what would
// move others than the host itself is refused. A pattern (web-*) is over what there is and is left alone: that a host
// drops out of it, or comes into it, is a warning. Pure; any thread that may read the library.
namespace rollcall::library {

/// Where the names in members are looked up: all open libraries, and the name this one goes by there.
struct Names
{
    DirectorySnapshot directory;
    QString library;
};

/// WouldChangeGroup.
Status checkGroups(const LibraryData& data, const Change& change, const Names& names);
/// What the change would leave so that nothing can be run on it: of the one group that it is about, what its members
/// would say; of others that could be targeted (WouldCloseGroup), of all open libraries. What was broken before may
/// stay so, but not get worse. Empty: it may be carried out. Whoever carries out an edit asks this first.
QList<TargetError> newProblems(const LibraryData& data, const Change& change, const Names& names);
/// ChangedGroup, for what the change does or did: `names` are as they were before it.
QList<Error> groupWarnings(const LibraryData& data, const Change& change, const Names& names);

} // namespace rollcall::library
