// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/files/libraryplace.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QSet>
#include <QString>

#include <optional>

// What a library folder holds, read in one go. A plain value: load it on any thread, hand it over.
//
//   rollcall.yaml       version, name (optional file)
//   hosts.yaml          version, hosts: NAME -> address, port, user, identity, jump, legacy-algorithms, encoding,
//                       tags, variables, description
//   groups/SLUG.yaml    version, id, name, description, production, access (of the keys of a host: user, port, identity, jump,
//                       legacy-algorithms, encoding), members
//   snippets/SLUG.yaml  version, id, name, description, folder, tags, interpreter, parameters, steps, success, options
//
// Reading is tolerant: a file that is broken, too new or a duplicate is an Error with file and line, is never written,
// and the rest loads. What is defined twice, or has an error inside, stands for nothing, and its name is closed: it
// does not come to mean a namesake in another library. Keys that mean nothing are warned of and kept, but where they
// could have meant how something is run (steps, access, success, options) they are an Error, and so are keys that no
// library may have (library/schema/foreignkeys.h). Each file has a version of its own (library/schema/schema.h); a
// group's or snippet's id (a UUID) stays when it is renamed, and copies have their own.
namespace rollcall::library {

/// What is defined in a way that cannot be used.
struct Closed
{
    QSet<QString> hosts;
    QMap<QString, QString> groups;       // name -> file
    QMap<QString, QString> groupsUnread; // files of which not even the name can be told, by its slug -> file
    QMap<QString, QString> snippets;     // as groups
    QMap<QString, QString> snippetsUnread;
    QSet<QString> newer;      // files that a newer Rollcall wrote
    bool hostsUnread = false; // nothing of hosts.yaml can be used; `hosts` are the names that can be told
    QList<Group> marking;     // in production all the same: their members can be told
    QList<Error> doubts;      // why it is not known what else is in production

    bool operator==(const Closed&) const = default;

    std::optional<Error> groupError(const QString& name) const;
    std::optional<Error> snippetError(const QString& name) const;
};

struct LibraryData
{
    QString path;            // absolute, without a slash at the end
    QString saves;           // LibraryPlace::saves
    QString name;            // of rollcall.yaml, else the folder's
    QList<Host> hosts;       // in the file's order
    QList<Group> groups;     // by name, natural order
    QList<Snippet> snippets; // likewise
    QList<Error> errors;
    QList<Error> warnings; // keys that mean nothing: they have no effect, and are kept
    Closed closed;
    QHash<QString, QString> groupIds; // by name; of the files that have one, as of this reading
    QHash<QString, QString> snippetIds;
    bool writable = false;
    QHash<QString, QByteArray> stamps; // relative file name -> SHA-256 of what was read

    bool operator==(const LibraryData&) const = default;
};

/// Pure, reads only there. FileMissing, FileUnreadable and broken files are in `errors`. While somebody else writes
/// several files it is waited for, a second at most; a save that was cut off is UnfinishedSave.
LibraryData loadLibrary(const LibraryPlace& place);
/// Makes the folder with an empty hosts.yaml where it does not exist; what is there stays as it is.
Status createLibrary(const QString& path, const QString& name);
Status createPersonalLibrary(const QString& path);

} // namespace rollcall::library

Q_DECLARE_METATYPE(rollcall::library::LibraryData)
