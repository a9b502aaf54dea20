// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

// The one reader of lists of hosts that come from elsewhere: files of --hosts-file, and what is pasted. One host a
// line, in its first column; a single line may hold several. Understood are comments, bullets, tables of any kind of
// columns, CSV with headings (the column that names hosts), the tables of hosts(5), inventories in ini form, ranges
// with a colon ([001:020]), UTF-8 and UTF-16. What stands behind the first column may be anything, passwords too: no
// word of it is shown or told. Pure; any thread.
namespace rollcall {

struct HostList
{
    struct Entry
    {
        QString word; // a host in the target language, with its ranges, user and port: "root@web[01-20]:2222"
        int line = 0;
    };

    QList<Entry> entries;
    QList<Error> errors;   // lines that cannot be read, by file and line; not empty: the list is not to be used
    QList<Error> warnings; // what was left out, likewise

    QStringList words() const;
};

/// `file` is what errors name: a path, or what else the text came from.
HostList readHostList(const QByteArray& bytes, const QString& file);
HostList readHostList(const QString& text, const QString& file);

} // namespace rollcall
