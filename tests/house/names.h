// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

// Names that a file uses without the header that declares them. What a header of ours declares at the edge of a line
// (types, aliases, constants, functions) is a name of its room; a file that uses it includes that header, or its own
// header does: the one of the same name, or the one that stands alone before the others. Judged by the text alone, so
// some uses are passed over: what the file itself announces or declares under that name, what is qualified by
// anything but a room, and functions of one word, since members of Qt's classes are called so. Values; any thread.
namespace rollcall::test {

using Sources = QMap<QString, QString>; // path below src/ → text

Sources sourcesBelow(const QString& folder);
/// Without comments and preprocessor lines, and with nothing in its strings.
QString codeOf(const QString& source);
/// One line each: "gui/shell/runtab.h uses StoredRun of history/store/storedrun.h".
QStringList namesWithoutInclude(const Sources& sources);

} // namespace rollcall::test
