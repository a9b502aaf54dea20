// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

// A guess at what kind of text an output is, for highlighting. Looks at the first kilobytes only and prefers
// "nothing" to a wrong guess. Pure; any thread.
namespace rollcall {

/// The name of a KSyntaxHighlighting definition ("JSON", "YAML", "Diff", "INI Files", "XML", "HTML",
/// "Log File (advanced)"), or "". `command` helps: the file that `cat` shows, journalctl, git diff.
QString contentDefinition(QByteArrayView output, const QString& command = {});
/// The definition for a script in this interpreter: "" and sh, bash -> "Bash"; "python3" -> "Python".
QString interpreterDefinition(const QString& interpreter);

} // namespace rollcall
