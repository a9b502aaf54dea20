// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/host.h"
#include "core/targets/target.h"
#include "core/targets/targetword.h"

#include <QHash>
#include <QList>

#include <functional>

// An ordered set of hosts with what is needed on the way: which groups a host came through and how the target
// called them. Used by core/targets/target.cpp only. A plain value.
namespace rollcall {

class TargetSet
{
public:
    struct Entry
    {
        QString name;
        QString library;
        std::shared_ptr<const Host> host;
        QString user; // as typed
        quint16 port = 0;
        QString origin; // the library that defines it or, of an ad-hoc host, whose group named it
        bool production = false;
        QStringList labels;    // groups as the target names them
        AccessSettings access; // what the groups of `origin` say, the nearest first

        static Entry of(const DirectoryHost& host, const QString& user = {}, quint16 port = 0);
        static Entry adHoc(const QString& address, const QString& user, quint16 port, const QString& origin);
        void join(const Entry& other); // the same host once more
        QString address;               // of an ad-hoc host
        bool typed = false;            // the target itself names it, and not only a group
        bool straight = false;         // by its address: of other people's words the way there is not taken
        bool ownWord = false;          // as in TargetHost
        QString unheeded;              // likewise
    };

    qsizetype size() const { return m_entries.size(); }
    bool isEmpty() const { return m_entries.isEmpty(); }
    void reserve(qsizetype size);
    void add(Entry entry);
    void unite(const TargetSet& other);
    void keepIf(const std::function<bool(const Entry&)>& wanted);

    bool hasExactly(const Entry& entry) const; // same library, name, user and port
    bool hasHost(const Entry& entry) const;    // same library and name
    bool hasName(const QString& name) const;
    bool hasMatch(const WordText& pattern) const;

    void label(const QString& label);
    void setTyped();
    void takeLabels(const TargetSet& other);
    void passThrough(const DirectoryGroup& group, bool isOwn); // every member is in this group
    /// For the hosts that are here too: they are in the groups that they are in there.
    void takeGroups(const TargetSet& other);
    /// Likewise: they are in production.
    void takeMarks(const TargetSet& other);

    QList<TargetHost> hosts() const;

private:
    struct Key
    {
        QString library;
        QString name;
        QString user;
        quint16 port = 0;
        bool operator==(const Key&) const = default;
    };
    friend size_t qHash(const Key& key, size_t seed) noexcept
    {
        return qHashMulti(seed, key.library, key.name, key.user, key.port);
    }
    static Key keyOf(const Entry& entry) { return {entry.library, entry.name, entry.user, entry.port}; }
    static Key hostKeyOf(const Entry& entry) { return {entry.library, entry.name, {}, 0}; }
    void index();

    QList<Entry> m_entries;
    QHash<Key, qsizetype> m_index;
    QHash<Key, int> m_hosts; // hostKeyOf -> how many
};

} // namespace rollcall
