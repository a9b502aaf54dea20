// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/knownhosts/knownhostsindex.h"

#include "openssh/words/patterns.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace rollcall::openssh {

void KnownHostsIndex::addFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists() || m_files.contains(path))
        return;
    // A pipe or a terminal would block for ever, and no ssh would find keys there a second time.
    QFile file(path);
    if (!info.isFile()) {
        if (info.isDir())
            m_warnings.append({ErrorKind::FileUnreadable, path, {}, path, 0});
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        m_warnings.append({ErrorKind::FileUnreadable, path, file.errorString(), path, 0});
        return;
    }
    const QByteArray content = file.readAll();
    const auto index = static_cast<int>(m_files.size());
    m_files.append(path);
    int number = 0;
    for (qsizetype start = 0; start < content.size();) {
        qsizetype end = content.indexOf('\n', start);
        if (end < 0)
            end = content.size();
        ++number;
        ParsedLine parsed = parseKnownHostsLine(QByteArrayView(content).sliced(start, end - start));
        if (parsed.line)
            addLine(*std::move(parsed.line), index, number);
        else if (parsed.problem)
            m_warnings.append({ErrorKind::FileSyntax, {}, parsed.problem->expected, path, number});
        start = end + 1;
    }
}

void KnownHostsIndex::addLine(KnownHostsLine&& line, int file, int number)
{
    const auto index = static_cast<int>(m_entries.size());
    KnownHostsEntry entry{file, number, line.marker, line.keyType, line.names, -1};
    m_byKey[line.keyBlob].append(index);
    if (line.names.isEmpty()) {
        entry.hashed = static_cast<int>(m_hashed.size());
        m_hashed.push_back({line.salt, line.hash, index});
    } else if (line.names.contains('*') || line.names.contains('?') || line.names.contains('!')) {
        m_withPatterns.append(index);
    } else {
        const QList<QByteArray> names = line.names.split(',');
        for (const QByteArray& name : names) {
            QList<int>& known = m_byPlainName[name];
            if (known.isEmpty() || known.last() != index)
                known.append(index);
        }
    }
    m_entries.push_back(std::move(entry));
}

const QList<int>& KnownHostsIndex::entriesWithKey(const QByteArray& blob) const
{
    static const QList<int> none;
    const auto found = m_byKey.constFind(blob);
    return found == m_byKey.cend() ? none : *found;
}

KnownHostsIndex::Matcher::Matcher(const KnownHostsIndex& index, const QByteArray& name, bool many)
    : m_index(index), m_name(name), m_hashers(many ? &index.hashers() : nullptr)
{
}

bool KnownHostsIndex::Matcher::operator()(const KnownHostsEntry& entry) const
{
    if (entry.hashed < 0)
        return matchesList(QByteArrayView(m_name), QByteArrayView(entry.names));
    const auto at = static_cast<std::size_t>(entry.hashed);
    const HashedName& hashed = m_index.m_hashed[at];
    return (m_hashers ? (*m_hashers)[at] : HmacSha1(hashed.salt)).makes(hashed.hash, m_name);
}

const std::vector<HmacSha1>& KnownHostsIndex::hashers() const
{
    std::call_once(m_hashersMade, [this] {
        m_hashers.reserve(m_hashed.size());
        for (const HashedName& hashed : m_hashed)
            m_hashers.emplace_back(hashed.salt);
    });
    return m_hashers;
}

QList<int> KnownHostsIndex::entriesNamed(const QByteArray& name) const
{
    QList<int> found = m_byPlainName.value(name);
    const Matcher matches(*this, name, !m_hashed.empty());
    for (const int index : m_withPatterns) {
        if (matches(entry(index)))
            found.append(index);
    }
    for (const HashedName& hashed : m_hashed) {
        if (matches(entry(hashed.entry)))
            found.append(hashed.entry);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace rollcall::openssh
