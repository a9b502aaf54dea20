// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

// What `rollcall` is told on its command line. A value.
namespace rollcall::gui {

struct StartOptions
{
    QString demoDir; // --demo: the folder a running rollcall-fleet has written
    QStringList libraries;
    bool run = false;  // press Run at once
    QString shotFile;  // --shot: a picture of the window (of the finished run with `run`), then quit
    QString palette;   // "dark" or "light" instead of the desktop's, for looking at both
    QString message;   // for standard output (help, version) or standard error
    int exitCode = -1; // 0 or 2: say `message` and end; -1: go on

    static StartOptions parse(const QStringList& arguments);
};

} // namespace rollcall::gui
