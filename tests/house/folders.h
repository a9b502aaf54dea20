// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "house/names.h"

#include <QList>
#include <QString>
#include <QStringList>

// The folders of the house as src/CMakeLists.txt tells of them, held against the files that there are. Values; any
// thread.
namespace rollcall::test {

struct Folder
{
    QString path; // "ssh", "ssh/login"
    QString purpose;
    QStringList uses; // of the folders of its room
};

/// Rooms and the folders in them, in their order.
QList<Folder> foldersOf(const QString& cmakeLists);

// What is wrong, one line each.
QStringList faultsOfTable(
    const QList<Folder>& folders); // no purpose, told of twice, uses what does not stand before it
QStringList faultsOfPlaces(const QList<Folder>& folders, const Sources& sources); // files and folders the table lacks
QStringList faultsOfOrder(const QList<Folder>& folders, const Sources& sources);  // an include that is not granted
QStringList unusedFolders(const QList<Folder>& folders, const Sources& sources);  // a grant without an include

} // namespace rollcall::test
