// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

// What the pages of the tree (*.md) say that is there. A path stands between backquotes with a slash in it, alone or
// as the first word of a command, or is where a link leads to; a test is named as ctest names it. What is a stand-in
// (tests/ROOM/tst_SUBJECT.cpp, groups/*.yaml), lies in somebody's home or is made by a build, is none. Pure; any
// thread.
namespace rollcall::test {

/// All paths that a page names, a test as that of its source; links as they are written, relative to the page.
QStringList pathsNamedIn(const QString& page);

/// Those that are not there, whether they are taken from the top of the tree, from src/ or from the page's own folder.
QStringList missingPaths(const QString& page, const QString& folder,
                         const std::function<bool(const QString&)>& isThere);

} // namespace rollcall::test
