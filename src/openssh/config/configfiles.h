// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "openssh/config/configkeywords.h"
#include "openssh/config/configsources.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

// The files of ssh_config as read: lines taken apart and checked, Includes found and read. Evaluating them
// for a host is ConfigResolver's work. Made once by loadConfigFiles(), then only read, by any thread.
namespace rollcall::openssh {

struct MatchCriterion
{
    QString name; // lower case: host, originalhost, user, localuser, final, all, exec…
    QString argument;
    bool negated = false;
};

struct ConfigLine
{
    int number = 0;
    Keyword keyword = Keyword::Unknown;
    QString name; // the keyword as the manual spells it; as written if unknown
    QStringList values;
    bool plainNames = false;        // a Host line without patterns
    std::size_t blockEnd = 0;       // of a Host or Match line: index of the next one
    QList<MatchCriterion> criteria; // of a Match line
    QList<int> includes;            // of an Include line: indices into ConfigFiles::files
    std::optional<Error> problem;   // the line is not in force; hosts that it applies to are refused
};

struct ConfigFile
{
    QString path;
    std::vector<ConfigLine> lines;
};

struct ConfigFiles
{
    ConfigSources sources;
    std::vector<ConfigFile> files;
    QSet<QString> defined;       // names written out on Host lines
    QList<int> roots;            // the user's file, the system's file
    QList<Error> errors;         // all of them, for people
    QList<Error> refusals;       // files that OpenSSH would refuse as a whole: they stop every host
    QStringList places;          // what was looked for: files, there or not, and what Include lines name
    QByteArray digest;           // of all that was found
    bool wantsFinalPass = false; // some Match line says "final"

    const ConfigFile& file(int index) const { return files[static_cast<std::size_t>(index)]; }
};

ConfigFiles loadConfigFiles(const ConfigSources& sources);

} // namespace rollcall::openssh
