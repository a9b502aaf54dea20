// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

// The permission table of the house, read from src/CMakeLists.txt, and what an include line asks for.
// A room may include its own headers, those of core, and those of exactly the rooms and libraries that its
// link list names; what comes along through another room is no permission. Values; any thread.
namespace rollcall::test {

using Rooms = QMap<QString, QSet<QString>>; // room → the words of its link list

Rooms roomsOf(const QString& cmakeLists);
QStringList includesOf(const QString& source); // as written: "core/targets/host.h" in quotes, <QString> in brackets

/// Which Qt module a header belongs to, by the installed headers: "QLabel" → "Qt6::Widgets".
QHash<QString, QString> qtModules();

/// The word of a link list that an include line of `room` asks for; empty for the standard library and its own.
QString linkFor(const Rooms& rooms, const QString& room, const QString& include,
                const QHash<QString, QString>& modules);

/// Empty when `room` may write this include; otherwise what its link list lacks.
QString missingPermission(const Rooms& rooms, const QString& room, const QString& include,
                          const QHash<QString, QString>& modules);

/// What is linked and none of the room's includes asks for.
QStringList unusedLinks(const Rooms& rooms, const QString& room, const QStringList& includes,
                        const QHash<QString, QString>& modules);

} // namespace rollcall::test
