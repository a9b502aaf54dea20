// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// One line of ssh_config, taken apart as OpenSSH does: a keyword, white space or one '=', then arguments that
// may be quoted ("…" or '…'), with backslash escapes, up to a '#' that starts a word. Pure; any thread.
namespace rollcall::openssh {

struct LexedLine
{
    QString keyword; // empty: nothing on this line
    QStringList arguments;
    QString rest; // all behind the keyword, as written, for commands
    bool badQuotes = false;
};

LexedLine lexConfigLine(QStringView line);

} // namespace rollcall::openssh
