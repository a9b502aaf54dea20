// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <sys/stat.h>

// What is of this user alone, whatever the umask says: folders (0700) and files (0600), and whether somebody else can
// have put in the way what is there. Whatever keeps state, settings, locks or results makes them by these. Blocking;
// any thread.
namespace rollcall {

/// Makes it where it is missing, and what is missing above it; one that is there stays as it is. FileUnwritable where
/// somebody else has put it there.
Status makePrivateFolder(const QString& path);
/// Takes from others what they could do with a file or folder of this user's, be it from before or made by hand.
void keepPrivate(const QString& path);

/// A file of this name, which is made where it is missing; never through a link, and nothing but a file. `flags`: of
/// open(2), to read or write; with O_EXCL it has to be new. -1: errno says why.
int openPrivateFile(const QString& path, int flags);
/// Puts a new file in its place, whole or not at all.
Status replacePrivately(const QString& path, const QByteArray& bytes);

/// With all that is in it; where a link stands there, that alone: what it leads to is not what was made here.
void removeFolder(const QString& path);

/// Whether somebody else than this user and root can have put it there; `entry` is what lstat(2) says of it.
bool isPlanted(const QString& path, const struct stat& entry);
/// A thing of somebody else's where everybody can make things: its permissions are not this user's choice.
bool isSomebodyElses(const QString& path, const struct stat& entry);

} // namespace rollcall
