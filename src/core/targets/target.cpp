// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/target.h"

#include "core/targets/members.h"
#include "core/targets/targetnames.h"
#include "core/targets/targetresolver.h"
#include "core/targets/targetset.h"

#include <algorithm>
#include <utility>

namespace rollcall {

Error ClosedName::errorFor(const QString& named) const
{
    const ErrorKind kind = byNewer          ? ErrorKind::ClosedByNewer
                           : name.isEmpty() ? ErrorKind::ClosedSet
                                            : ErrorKind::ClosedName;
    return {kind, named, {}, file, 0};
}

QList<DirectoryHost> TargetDirectory::findHosts(const QString& name) const
{
    QList<DirectoryHost> hosts = allHosts({});
    hosts.removeIf([&name](const DirectoryHost& host) { return host.host->name != name; });
    return hosts;
}

QList<DirectoryGroup> TargetDirectory::findGroups(const QString& name) const
{
    QList<DirectoryGroup> groups = allGroups({});
    groups.removeIf([&name](const DirectoryGroup& group) { return group.group->name != name; });
    return groups;
}

QString TargetDirectory::ownLibrary() const
{
    return {};
}

bool TargetDirectory::isOwn(const QString& library) const
{
    return !library.isEmpty() && library == ownLibrary();
}

QList<ClosedName> TargetDirectory::closedHosts(const QString&) const
{
    return {};
}

QList<ClosedName> TargetDirectory::closedGroups(const QString&) const
{
    return {};
}

std::optional<ClosedName> TargetDirectory::closedHost(const QString&, const QString&) const
{
    return {};
}

std::optional<ClosedName> TargetDirectory::closedGroup(const QString&, const QString&) const
{
    return {};
}

QList<DirectoryGroup> TargetDirectory::closedInProduction() const
{
    return {};
}

QList<ProductionDoubt> TargetDirectory::productionDoubts() const
{
    return {};
}

bool TargetResolution::isProduction() const
{
    return std::any_of(hosts.begin(), hosts.end(), [](const TargetHost& host) { return host.production; });
}

QStringList TargetResolution::names() const
{
    QStringList names;
    names.reserve(hosts.size());
    for (const TargetHost& host : hosts)
        names.append(host.name);
    return names;
}

TargetResolution resolveTarget(const QString& expression, const TargetDirectory& directory)
{
    return TargetResolver(directory).resolve(expression);
}

QList<TargetHost> namedHosts(const QList<TargetHost>& hosts, const TargetDirectory& directory)
{
    TargetSet set;
    for (const TargetHost& host : hosts)
        set.add(TargetSet::Entry::of({host.library, host.host}, host.typedUser, host.typedPort));
    return TargetResolver(directory).named(std::move(set));
}

ProductionMarks productionMarks(const TargetDirectory& directory)
{
    ProductionMarks marks;
    TargetSet set = TargetResolver(directory, TargetNames::OwnReach::All).inProduction(&marks.doubts);
    if (!set.isEmpty())
        marks.hosts = TargetResolver(directory).named(std::move(set));
    return marks;
}

TargetResolution resolveMembers(const QStringList& members, const QString& library, const TargetDirectory& directory)
{
    return TargetResolver(directory).resolve(membersExpression(members), library, true);
}

QList<BrokenGroup> brokenGroups(const TargetDirectory& directory)
{
    return TargetResolver(directory).brokenGroups();
}

AccessSettings effectiveAccess(const AccessSettings& own, const QList<AccessSettings>& groups)
{
    AccessSettings result = own;
    for (const AccessSettings& group : groups) {
        if (result.user.isEmpty())
            result.user = group.user;
        if (result.port == 0)
            result.port = group.port;
        if (result.identity.isEmpty())
            result.identity = group.identity;
        if (result.jump.isEmpty())
            result.jump = group.jump;
        if (!result.legacyAlgorithms)
            result.legacyAlgorithms = group.legacyAlgorithms;
        if (!result.encoding)
            result.encoding = group.encoding;
    }
    return result;
}

} // namespace rollcall
