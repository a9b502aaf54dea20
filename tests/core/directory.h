// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/target.h"

// The two libraries that the tests of targets look things up in.
namespace rollcall::test {

/// Two libraries, "mine" before "shared".
class Directory : public TargetDirectory
{
public:
    void addHost(const QString& library, const QString& name, const AccessSettings& access = {})
    {
        Host host;
        host.name = name;
        host.access = access;
        hosts.append({library, std::make_shared<const Host>(host)});
    }
    void addGroup(const QString& library, const QString& name, const QStringList& members,
                  const AccessSettings& access = {}, bool production = false)
    {
        groups.append({library, std::make_shared<const Group>(Group{name, {}, members, access, production})});
    }

    DirectoryHost findHost(const QString& library, const QString& name) const override
    {
        for (const DirectoryHost& host : hosts) {
            if (host.host->name == name && (library.isEmpty() || host.library == library))
                return host;
        }
        return {};
    }
    DirectoryGroup findGroup(const QString& library, const QString& name) const override
    {
        for (const DirectoryGroup& group : groups) {
            if (group.group->name == name && (library.isEmpty() || group.library == library))
                return group;
        }
        return {};
    }
    QList<DirectoryHost> allHosts(const QString& library) const override
    {
        QList<DirectoryHost> result = hosts;
        result.removeIf([&](const DirectoryHost& host) { return !library.isEmpty() && host.library != library; });
        return result;
    }
    QList<DirectoryGroup> allGroups(const QString& library) const override
    {
        QList<DirectoryGroup> result = groups;
        result.removeIf([&](const DirectoryGroup& group) { return !library.isEmpty() && group.library != library; });
        return result;
    }
    bool hasLibrary(const QString& library) const override { return library == u"mine" || library == u"shared"; }
    QString ownLibrary() const override { return own; }
    bool isKnownAlias(const QString& name) const override { return name == u"alias"; }
    QList<ClosedName> closedHosts(const QString& library) const override { return of(library, closed); }
    QList<ClosedName> closedGroups(const QString& library) const override { return of(library, closedOfGroups); }
    std::optional<ClosedName> closedHost(const QString& library, const QString& name) const override
    {
        return findHost(library, name) ? std::nullopt : named(of(library, closed), name);
    }
    std::optional<ClosedName> closedGroup(const QString& library, const QString& name) const override
    {
        return findGroup(library, name) ? std::nullopt : named(of(library, closedOfGroups), name);
    }

    QString own;
    QList<DirectoryHost> hosts;
    QList<DirectoryGroup> groups;
    QList<ClosedName> closed;
    QList<ClosedName> closedOfGroups;

private:
    static QList<ClosedName> of(const QString& library, QList<ClosedName> names)
    {
        names.removeIf([&](const ClosedName& name) { return !library.isEmpty() && name.library != library; });
        return names;
    }
    static std::optional<ClosedName> named(const QList<ClosedName>& names, const QString& name)
    {
        for (const ClosedName& closedName : names) {
            if (closedName.name.isEmpty() || closedName.name == name)
                return closedName;
        }
        return std::nullopt;
    }
};

Directory fleet();

} // namespace rollcall::test
