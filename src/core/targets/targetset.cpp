// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targetset.h"

#include "core/targets/targettext.h"

#include <algorithm>

namespace rollcall {

TargetSet::Entry TargetSet::Entry::of(const DirectoryHost& host, const QString& user, quint16 port)
{
    return {host.host->name, host.library, host.host, user, port, host.library, false, {}, {}, {},
            false,           false,        false,     {}};
}

TargetSet::Entry TargetSet::Entry::adHoc(const QString& address, const QString& user, quint16 port,
                                         const QString& origin)
{
    QString name = address;
    if (port != 0)
        name = (isIpv6Literal(address) ? u'[' + address + u']' : address) + u':' + QString::number(port);
    if (!user.isEmpty())
        name = user + u'@' + name;
    return {name, {}, nullptr, user, port, origin, false, {}, {}, address, false, false, false, {}};
}

void TargetSet::reserve(qsizetype size)
{
    m_entries.reserve(size);
    m_index.reserve(size);
    m_hosts.reserve(size);
}

namespace {

template <typename T> void addMissing(QList<T>& to, const QList<T>& from)
{
    if (from.isEmpty())
        return;
    if (to.isEmpty()) {
        to = from;
        return;
    }
    for (const T& one : from) {
        if (!to.contains(one))
            to.append(one);
    }
}

} // namespace

// An ad-hoc host that the target names both by itself and by a group is as the group says; of groups of several
// libraries the first counts.
void TargetSet::Entry::join(const Entry& other)
{
    production |= other.production;
    typed |= other.typed;
    straight &= other.straight;
    ownWord |= other.ownWord;
    if (unheeded.isEmpty())
        unheeded = other.unheeded;
    addMissing<QString>(labels, other.labels);
    if (origin.isEmpty())
        origin = other.origin;
    if (origin == other.origin)
        access = effectiveAccess(access, {other.access});
}

void TargetSet::add(Entry entry)
{
    const Key key = keyOf(entry);
    if (const auto known = m_index.constFind(key); known != m_index.constEnd()) {
        m_entries[*known].join(entry);
        return;
    }
    m_index.insert(key, m_entries.size());
    ++m_hosts[hostKeyOf(entry)];
    m_entries.append(std::move(entry));
}

void TargetSet::unite(const TargetSet& other)
{
    if (isEmpty()) {
        *this = other;
        return;
    }
    for (const Entry& entry : other.m_entries)
        add(entry);
}

void TargetSet::keepIf(const std::function<bool(const Entry&)>& wanted)
{
    if (m_entries.removeIf([&](const Entry& entry) { return !wanted(entry); }) > 0)
        index();
}

void TargetSet::index()
{
    m_index.clear();
    m_hosts.clear();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        m_index.insert(keyOf(m_entries[i]), i);
        ++m_hosts[hostKeyOf(m_entries[i])];
    }
}

bool TargetSet::hasExactly(const Entry& entry) const
{
    return m_index.contains(keyOf(entry));
}

bool TargetSet::hasHost(const Entry& entry) const
{
    return m_hosts.contains(hostKeyOf(entry));
}

bool TargetSet::hasName(const QString& name) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.name == name; });
}

bool TargetSet::hasMatch(const WordText& pattern) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const Entry& entry) { return globMatches(pattern, entry.name); });
}

void TargetSet::label(const QString& label)
{
    for (Entry& entry : m_entries)
        entry.labels = {label};
}

void TargetSet::setTyped()
{
    for (Entry& entry : m_entries)
        entry.typed = true;
}

void TargetSet::takeLabels(const TargetSet& other)
{
    for (const Entry& entry : other.m_entries) {
        const auto here = m_index.constFind(keyOf(entry));
        if (here != m_index.constEnd())
            addMissing<QString>(m_entries[*here].labels, entry.labels);
    }
}

void TargetSet::passThrough(const DirectoryGroup& group, bool isOwn)
{
    const bool saysAccess = group.group->access != AccessSettings{};
    if (!saysAccess && !group.group->production)
        return;
    for (Entry& entry : m_entries) {
        entry.production |= group.group->production;
        if (saysAccess && entry.origin == group.library)
            entry.access = effectiveAccess(entry.access, {group.group->access});
        else if (saysAccess && isOwn && entry.unheeded.isEmpty())
            entry.unheeded = group.group->name;
    }
}

// By host, whatever user and port the target says: root@web-01 is in web-01's groups.
void TargetSet::takeGroups(const TargetSet& other)
{
    for (Entry& entry : m_entries) {
        const auto there = other.m_index.constFind(hostKeyOf(entry));
        if (entry.host && there != other.m_index.constEnd())
            entry.access = effectiveAccess(entry.access, {other.m_entries[*there].access});
    }
}

void TargetSet::takeMarks(const TargetSet& other)
{
    for (Entry& entry : m_entries)
        entry.production |= other.hasHost(entry);
}

QList<TargetHost> TargetSet::hosts() const
{
    QList<TargetHost> result;
    result.reserve(m_entries.size());
    for (const Entry& entry : m_entries) {
        TargetHost host;
        host.name = entry.name;
        host.library = entry.library;
        host.origin = entry.origin;
        host.typed = entry.typed;
        host.ownWord = entry.ownWord;
        host.unheeded = entry.unheeded;
        host.host = entry.host;
        host.address = entry.address;
        if (entry.host)
            host.address = entry.host->address.isEmpty() ? entry.host->name : entry.host->address;
        host.group = entry.labels.join(u';');
        host.typedUser = entry.user;
        host.typedPort = entry.port;
        host.production = entry.production;
        host.access = effectiveAccess({entry.user, entry.port, {}, {}},
                                      {entry.host ? entry.host->access : AccessSettings(), entry.access});
        if (entry.straight) {
            host.access.port = entry.port;
            host.access.jump.clear();
        }
        result.append(std::move(host));
    }
    return result;
}

} // namespace rollcall
