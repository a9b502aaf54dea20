// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/knownhosts/knownhosts.h"

#include "openssh/knownhosts/knownhostsindex.h"
#include "openssh/words/publickey.h"

#include <QSet>

namespace rollcall::openssh {

namespace {

Decision decision(Trust trust, const KnownHostsIndex& index, const KnownHostsEntry& entry)
{
    return {trust, index.fileOf(entry), entry.line, {}};
}

// What the lines that hold the shown key say about the name.
struct KeyHits
{
    const KnownHostsEntry* revoked = nullptr;
    const KnownHostsEntry* trusted = nullptr;
    const KnownHostsEntry* trustedWithoutPort = nullptr;
};

KeyHits hitsOfKey(const KnownHostsIndex& index, const LookupName& name, const QByteArray& blob)
{
    KeyHits hits;
    const QList<int>& holders = index.entriesWithKey(blob);
    const bool many = holders.size() > 32; // one key on a whole cluster
    const KnownHostsIndex::Matcher isPrimary(index, name.primary, many);
    const KnownHostsIndex::Matcher isWithoutPort(index, name.withoutPort, many);
    for (const int at : holders) {
        const KnownHostsEntry& entry = index.entry(at);
        const bool decided = entry.marker == Marker::None && hits.trusted;
        if (entry.marker == Marker::CertAuthority || decided)
            continue;
        const bool primary = isPrimary(entry);
        if (!primary && (name.withoutPort.isEmpty() || !isWithoutPort(entry)))
            continue;
        const KnownHostsEntry*& slot = entry.marker == Marker::Revoked ? hits.revoked
                                       : primary                       ? hits.trusted
                                                                       : hits.trustedWithoutPort;
        if (!slot)
            slot = &entry;
    }
    return hits;
}

const KnownHostsEntry* authorityFor(const KnownHostsIndex& index, const QByteArray& name)
{
    if (name.isEmpty())
        return nullptr;
    const QList<int> named = index.entriesNamed(name);
    for (const int at : named) {
        if (index.entry(at).marker == Marker::CertAuthority)
            return &index.entry(at);
    }
    return nullptr;
}

// The shown key is on no line for the primary name: what else is?
Decision decideMiss(const KnownHostsIndex& index, const LookupName& name, const QByteArray& shownType,
                    const KnownHostsEntry* trustedWithoutPort)
{
    const KnownHostsEntry* sameType = nullptr;
    const KnownHostsEntry* otherType = nullptr;
    const KnownHostsEntry* authority = nullptr;
    QStringList types;
    const QList<int> named = index.entriesNamed(name.primary);
    for (const int at : named) {
        const KnownHostsEntry& entry = index.entry(at);
        if (entry.marker == Marker::CertAuthority)
            authority = authority ? authority : &entry;
        if (entry.marker != Marker::None)
            continue;
        const KnownHostsEntry*& slot = entry.keyType == shownType ? sameType : otherType;
        if (!slot)
            slot = &entry;
        const QString type = QString::fromLatin1(entry.keyType);
        if (!types.contains(type))
            types.append(type);
    }
    if (sameType || otherType) {
        Decision decided =
            sameType ? decision(Trust::Changed, index, *sameType) : decision(Trust::OtherTypes, index, *otherType);
        decided.knownTypes = types;
        return decided;
    }
    if (trustedWithoutPort)
        return decision(Trust::Trusted, index, *trustedWithoutPort);
    if (!authority)
        authority = authorityFor(index, name.withoutPort);
    return authority ? decision(Trust::CaOnly, index, *authority) : Decision{};
}

} // namespace

LookupName LookupName::forHost(const QString& hostName, quint16 port, const QString& hostKeyAlias)
{
    if (!hostKeyAlias.isEmpty())
        return {hostKeyAlias.toLower().toUtf8(), {}};
    const QByteArray host = hostName.toLower().toUtf8();
    if (port == 22 || port == 0)
        return {host, {}};
    return {'[' + host + "]:" + QByteArray::number(port), host};
}

KnownHosts::KnownHosts() : m_index(std::make_shared<KnownHostsIndex>()) {}

KnownHosts KnownHosts::load(const QStringList& files)
{
    const auto index = std::make_shared<KnownHostsIndex>();
    for (const QString& file : files)
        index->addFile(file);
    KnownHosts known;
    known.m_index = index;
    return known;
}

Decision KnownHosts::decide(const LookupName& name, const QByteArray& keyBlob) const
{
    const KeyHits hits = hitsOfKey(*m_index, name, keyBlob);
    if (hits.revoked)
        return decision(Trust::Revoked, *m_index, *hits.revoked);
    if (hits.trusted)
        return decision(Trust::Trusted, *m_index, *hits.trusted);
    return decideMiss(*m_index, name, keyType(keyBlob).toLatin1(), hits.trustedWithoutPort);
}

QStringList KnownHosts::knownTypes(const LookupName& name) const
{
    QStringList types;
    const QList<int> named = m_index->entriesNamed(name.primary);
    for (const int at : named) {
        const KnownHostsEntry& entry = m_index->entry(at);
        const QString type = QString::fromLatin1(entry.keyType);
        if (entry.marker == Marker::None && !types.contains(type))
            types.append(type);
    }
    return types;
}

bool KnownHosts::hasHashedLines() const
{
    return m_index->hasHashed();
}

qsizetype KnownHosts::keyCount() const
{
    return static_cast<qsizetype>(m_index->entries().size());
}

QList<Error> KnownHosts::warnings() const
{
    return m_index->warnings();
}

QStringList KnownHosts::plainNames() const
{
    QStringList all;
    QSet<QByteArray> seen;
    for (const KnownHostsEntry& entry : m_index->entries()) {
        if (entry.marker != Marker::None || entry.names.isEmpty())
            continue;
        const QList<QByteArray> names = entry.names.split(',');
        for (const QByteArray& name : names) {
            const bool pattern = name.contains('*') || name.contains('?') || name.startsWith('!');
            if (!pattern && !name.isEmpty() && !seen.contains(name)) {
                seen.insert(name);
                all.append(QString::fromUtf8(name));
            }
        }
    }
    return all;
}

} // namespace rollcall::openssh
