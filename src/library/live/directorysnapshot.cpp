// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/live/directorysnapshot.h"

#include "core/base/error.h"
#include "core/targets/host.h"
#include "library/files/folder.h"
#include "library/schema/librarydata.h"

#include <QHash>

#include <algorithm>

namespace rollcall::library {

struct DirectorySnapshot::Shelf
{
    QString name;
    QList<DirectoryHost> hosts;
    QList<DirectoryGroup> groups;
    QHash<QString, qsizetype> hostPlaces;
    QHash<QString, qsizetype> groupPlaces;
    QString hostsFile;
    Closed closed;

    Shelf(const QString& libraryName, const LibraryData& data)
        : name(libraryName), hostsFile(data.path + u'/' + Folder::hostsFile()), closed(data.closed)
    {
        hosts.reserve(data.hosts.size());
        hostPlaces.reserve(data.hosts.size());
        for (const Host& host : data.hosts) {
            hostPlaces.insert(host.name, hosts.size());
            hosts.append({name, std::make_shared<const Host>(host)});
        }
        for (const Group& group : data.groups) {
            groupPlaces.insert(group.name, groups.size());
            groups.append({name, std::make_shared<const Group>(group)});
        }
    }

    ClosedName closedName(const QString& what, const QString& file) const
    {
        return {name, what, file, closed.newer.contains(file)};
    }

    std::optional<ClosedName> closedHost(const QString& host) const
    {
        if (closed.hosts.contains(host))
            return closedName(host, hostsFile);
        if (closed.hostsUnread && closed.hosts.isEmpty())
            return closedName({}, hostsFile);
        return std::nullopt;
    }

    std::optional<ClosedName> closedGroup(const QString& group) const
    {
        const std::optional<Error> error = closed.groupError(group);
        if (!error)
            return std::nullopt;
        return closedName(closed.groups.contains(group) ? group : QString(), error->file);
    }

    QList<ClosedName> closedHosts() const
    {
        QList<ClosedName> names;
        for (const QString& host : closed.hosts)
            names.append(closedName(host, hostsFile));
        if (closed.hostsUnread)
            names.append(closedName({}, hostsFile));
        return names;
    }

    QList<ClosedName> closedGroups() const
    {
        QList<ClosedName> names;
        for (auto it = closed.groups.constBegin(); it != closed.groups.constEnd(); ++it)
            names.append(closedName(it.key(), *it));
        for (const QString& file : closed.groupsUnread)
            names.append(closedName({}, file));
        return names;
    }
};

DirectorySnapshot::DirectorySnapshot(const QList<Named>& libraries, KnownName knownToSshConfig, const QString& own)
    : m_known(std::move(knownToSshConfig)), m_own(own)
{
    for (const auto& [name, data] : libraries)
        m_shelves.push_back(std::make_shared<const Shelf>(name, *data));
}

DirectorySnapshot::~DirectorySnapshot() = default;

DirectorySnapshot DirectorySnapshot::with(const QString& library, const LibraryData& data) const
{
    DirectorySnapshot other = *this;
    for (auto& shelf : other.m_shelves) {
        if (shelf->name == library)
            shelf = std::make_shared<const Shelf>(library, data);
    }
    return other;
}

DirectoryHost DirectorySnapshot::findHost(const QString& library, const QString& name) const
{
    for (const auto& shelf : m_shelves) {
        if (!library.isEmpty() && shelf->name != library)
            continue;
        if (const auto found = shelf->hostPlaces.constFind(name); found != shelf->hostPlaces.constEnd())
            return shelf->hosts[*found];
        if (shelf->closedHost(name))
            break;
    }
    return {};
}

QList<DirectoryHost> DirectorySnapshot::findHosts(const QString& name) const
{
    QList<DirectoryHost> hosts;
    for (const auto& shelf : m_shelves) {
        if (const auto found = shelf->hostPlaces.constFind(name); found != shelf->hostPlaces.constEnd())
            hosts.append(shelf->hosts[*found]);
    }
    return hosts;
}

DirectoryGroup DirectorySnapshot::findGroup(const QString& library, const QString& name) const
{
    for (const auto& shelf : m_shelves) {
        if (!library.isEmpty() && shelf->name != library)
            continue;
        if (const auto found = shelf->groupPlaces.constFind(name); found != shelf->groupPlaces.constEnd())
            return shelf->groups[*found];
        if (shelf->closedGroup(name))
            break;
    }
    return {};
}

QList<DirectoryGroup> DirectorySnapshot::findGroups(const QString& name) const
{
    QList<DirectoryGroup> groups;
    for (const auto& shelf : m_shelves) {
        if (const auto found = shelf->groupPlaces.constFind(name); found != shelf->groupPlaces.constEnd())
            groups.append(shelf->groups[*found]);
    }
    return groups;
}

QList<DirectoryHost> DirectorySnapshot::allHosts(const QString& library) const
{
    QList<DirectoryHost> result;
    for (const auto& shelf : m_shelves) {
        if (library.isEmpty() || shelf->name == library)
            result.append(shelf->hosts);
    }
    return result;
}

QList<DirectoryGroup> DirectorySnapshot::allGroups(const QString& library) const
{
    QList<DirectoryGroup> result;
    for (const auto& shelf : m_shelves) {
        if (library.isEmpty() || shelf->name == library)
            result.append(shelf->groups);
    }
    return result;
}

// A host that cannot be read is not reached in the way of a namesake in ssh_config either.
bool DirectorySnapshot::isKnownAlias(const QString& name) const
{
    return m_known && m_known(name) && !closedHost({}, name);
}

QList<ClosedName> DirectorySnapshot::closedHosts(const QString& library) const
{
    QList<ClosedName> names;
    for (const auto& shelf : m_shelves) {
        if (library.isEmpty() || shelf->name == library)
            names += shelf->closedHosts();
    }
    return names;
}

QList<ClosedName> DirectorySnapshot::closedGroups(const QString& library) const
{
    QList<ClosedName> names;
    for (const auto& shelf : m_shelves) {
        if (library.isEmpty() || shelf->name == library)
            names += shelf->closedGroups();
    }
    return names;
}

std::optional<ClosedName> DirectorySnapshot::closedHost(const QString& library, const QString& name) const
{
    for (const auto& shelf : m_shelves) {
        if (!library.isEmpty() && shelf->name != library)
            continue;
        if (shelf->hostPlaces.contains(name))
            break;
        if (auto closed = shelf->closedHost(name))
            return closed;
    }
    return std::nullopt;
}

std::optional<ClosedName> DirectorySnapshot::closedGroup(const QString& library, const QString& name) const
{
    for (const auto& shelf : m_shelves) {
        if (!library.isEmpty() && shelf->name != library)
            continue;
        if (shelf->groupPlaces.contains(name))
            break;
        if (auto closed = shelf->closedGroup(name))
            return closed;
    }
    return std::nullopt;
}

QList<DirectoryGroup> DirectorySnapshot::closedInProduction() const
{
    QList<DirectoryGroup> groups;
    for (const auto& shelf : m_shelves) {
        for (const Group& group : shelf->closed.marking)
            groups.append({shelf->name, std::make_shared<const Group>(group)});
    }
    return groups;
}

QList<ProductionDoubt> DirectorySnapshot::productionDoubts() const
{
    QList<ProductionDoubt> doubts;
    for (const auto& shelf : m_shelves) {
        for (const Error& error : shelf->closed.doubts)
            doubts.append({shelf->name, {}, error});
    }
    return doubts;
}

bool DirectorySnapshot::hasLibrary(const QString& library) const
{
    return std::any_of(m_shelves.begin(), m_shelves.end(), [&](const auto& shelf) { return shelf->name == library; });
}

} // namespace rollcall::library
