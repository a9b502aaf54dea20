// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "openssh/knownhosts/knownhostsline.h"
#include "openssh/knownhosts/sha1.h"

#include <QHash>
#include <QStringList>

#include <mutex>
#include <vector>

// What KnownHosts looks things up in: entries in file order, found by key, by plain name, or by trying
// patterns and hashed names one after the other. Filled by one thread, then only read, by any thread.
namespace rollcall::openssh {

struct KnownHostsEntry
{
    int file = 0; // index into KnownHostsIndex::files
    int line = 0;
    Marker marker = Marker::None;
    QByteArray keyType;
    QByteArray names; // empty: hashed
    int hashed = -1;  // index of its salt and hash
};

class KnownHostsIndex
{
public:
    /// One name, to be held against a few entries or, with the prepared hashes, against many.
    class Matcher
    {
    public:
        Matcher(const KnownHostsIndex& index, const QByteArray& name, bool many);
        bool operator()(const KnownHostsEntry& entry) const;

    private:
        const KnownHostsIndex& m_index;
        QByteArray m_name;
        const std::vector<HmacSha1>* m_hashers;
    };

    void addFile(const QString& path);

    const QList<int>& entriesWithKey(const QByteArray& blob) const;
    QList<int> entriesNamed(const QByteArray& name) const; // in file order, all markers

    const KnownHostsEntry& entry(int index) const { return m_entries[static_cast<std::size_t>(index)]; }
    const std::vector<KnownHostsEntry>& entries() const { return m_entries; }
    const QString& fileOf(const KnownHostsEntry& entry) const { return m_files.at(entry.file); }
    bool hasHashed() const { return !m_hashed.empty(); }
    const QList<Error>& warnings() const { return m_warnings; }

private:
    struct HashedName
    {
        QByteArray salt;
        QByteArray hash; // 20 bytes
        int entry;
    };

    void addLine(KnownHostsLine&& line, int file, int number);
    const std::vector<HmacSha1>& hashers() const;

    QStringList m_files;
    std::vector<KnownHostsEntry> m_entries;
    QHash<QByteArray, QList<int>> m_byKey;
    QHash<QByteArray, QList<int>> m_byPlainName;
    QList<int> m_withPatterns;
    std::vector<HashedName> m_hashed;
    QList<Error> m_warnings;
    // Parallel to m_hashed, made by the first look-up that needs many of them.
    mutable std::once_flag m_hashersMade;
    mutable std::vector<HmacSha1> m_hashers;
};

} // namespace rollcall::openssh
