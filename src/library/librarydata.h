// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/host.h"
#include "core/result.h"
#include "core/snippet.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>

// What a library folder holds, read in one go. A plain value: load it on any thread, hand it over.
//
//   rollcall.yaml       version, name (optional file)
//   hosts.yaml          version, hosts: NAME -> address, port, user, identity, jump, legacy-algorithms, tags,
//                       variables, description
//   groups/SLUG.yaml    version, name, description, production, access (of the keys of a host: user, port, identity, jump,
//                       legacy-algorithms), members
//   snippets/SLUG.yaml  version, name, description, folder, tags, interpreter, parameters, steps, success, options
//
// Reading is tolerant: a file that is broken, too new or a duplicate is an Error with file and line, is never
// written, and the rest loads. What is defined twice, or has an error inside, stands for nothing, and its name is
// closed: it does not come to mean a namesake in another library. Keys that mean nothing are warned of and kept.
namespace rollcall::library {

struct LibraryData
{
    QString path; // absolute, without a slash at the end
    QString name; // of rollcall.yaml, else the folder's
    QList<Host> hosts; // in the file's order
    QList<Group> groups; // by name, natural order
    QList<Snippet> snippets; // likewise
    QList<Error> errors;
    QList<Error> warnings; // keys that mean nothing: they have no effect, and are kept
    QSet<QString> closedHosts; // names with a definition that cannot be used; they stand for nothing
    QSet<QString> closedGroups;
    bool writable = false;
    QHash<QString, QByteArray> stamps; // relative file name -> SHA-256 of what was read

    bool operator==(const LibraryData&) const = default;
};

/// Pure, reads only `path`. FileMissing, FileUnreadable and broken files are in `errors`.
LibraryData loadLibrary(const QString& path);
/// Makes the folder with an empty hosts.yaml where it does not exist; what is there stays as it is.
Status createLibrary(const QString& path, const QString& name);

} // namespace rollcall::library

Q_DECLARE_METATYPE(rollcall::library::LibraryData)
