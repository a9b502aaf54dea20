// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/yaml/yamltext.h"
#include "library/yaml/yamltree.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

// What the keys of the library files mean, in both directions. Reading is tolerant of keys it does not know, which it
// warns of, and strict about those it does: whatever is wrong becomes an Error with file and line. Pure; any thread.
//
// A key or a word that changes what runs, where, or what is asked came with a version of that kind of file: who writes
// one gives the file the lowest version that fits, so that a program which does not know it refuses this file (and goes
// on with the others) instead of running something else. Keys that only show something raise nothing.
//
//   2 of a group: terms among its members (tag:x, var.NAME=x …), which were host:port before
//   2 of a snippet: what its steps say besides title and script (other kinds among it), on-failure among its options
namespace rollcall::library {

/// The newest version of each kind of file that is understood here.
struct NewestVersion
{
    static constexpr int manifest = 1;
    static constexpr int hosts = 1;
    static constexpr int group = 2;
    static constexpr int snippet = 2;
};

/// What reading found in one file.
template <typename T> struct Read
{
    QList<T> values;                 // those that can be used
    QList<Error> errors;             // not empty: the file must not be written
    QList<Error> warnings;           // keys that mean nothing; they stay in the file
    QSet<QString> closed;            // names whose definition cannot be used: they stand for nothing
    bool unread = false;             // nothing of the file can be used, and it may define more names than `closed`
    QHash<QString, QString> ids;     // by name
    QList<T> marking = {};           // of groups: of no use as such, and in production all the same
    std::optional<Error> doubt = {}; // likewise: why it is not known what the file puts in production
};

/// The lowest version of the file that says all of this.
int versionFor(const Group& group);
int versionFor(const Snippet& snippet);
/// What the text says; 1 where it says nothing.
int versionIn(const YamlNode& root);

Read<Host> readHosts(const QByteArray& bytes, const QString& file);
Read<Host> readHosts(const YamlNodePtr& root, const QString& file); // of a text that is parsed already
/// One group or snippet; `stem` is its name where the file does not say one.
Read<Group> readGroup(const QByteArray& bytes, const QString& file, const QString& stem);
Read<Snippet> readSnippet(const QByteArray& bytes, const QString& file, const QString& stem);
/// The library's own name from rollcall.yaml.
Read<QString> readManifest(const QByteArray& bytes, const QString& file);

YamlValue hostValue(const Host& host); // without the name; an empty map where nothing is said
YamlValue groupValue(const Group& group);
YamlValue snippetValue(const Snippet& snippet);

} // namespace rollcall::library
