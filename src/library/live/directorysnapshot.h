// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/target.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

// What target expressions look names up in: the hosts and groups of the open libraries as they are at one moment, in
// their order. Made by LibrarySet.
namespace rollcall::library {

struct LibraryData;

/// Whether a name means a host though no library has it; called by any thread.
using KnownName = std::function<bool(const QString&)>;

/// Indexed, immutable copy of what target expressions look at; shared freely between threads.
class DirectorySnapshot : public TargetDirectory
{
public:
    using Named = std::pair<QString, const LibraryData*>; // the name it goes by, which need not be its own

    DirectorySnapshot() = default;
    /// `own`: the one that nobody else reads, where there is one.
    DirectorySnapshot(const QList<Named>& libraries, KnownName knownToSshConfig, const QString& own = {});
    ~DirectorySnapshot() override;

    DirectoryHost findHost(const QString& library, const QString& name) const override;
    QList<DirectoryHost> findHosts(const QString& name) const override;
    DirectoryGroup findGroup(const QString& library, const QString& name) const override;
    QList<DirectoryGroup> findGroups(const QString& name) const override;
    QList<DirectoryHost> allHosts(const QString& library) const override;
    QList<DirectoryGroup> allGroups(const QString& library) const override;
    bool hasLibrary(const QString& library) const override;
    QString ownLibrary() const override { return m_own; }
    bool isKnownAlias(const QString& name) const override;
    QList<ClosedName> closedHosts(const QString& library) const override;
    QList<ClosedName> closedGroups(const QString& library) const override;
    std::optional<ClosedName> closedHost(const QString& library, const QString& name) const override;
    std::optional<ClosedName> closedGroup(const QString& library, const QString& name) const override;
    QList<DirectoryGroup> closedInProduction() const override;
    QList<ProductionDoubt> productionDoubts() const override;

    /// The same with another state of one of them.
    DirectorySnapshot with(const QString& library, const LibraryData& data) const;

private:
    struct Shelf;
    std::vector<std::shared_ptr<const Shelf>> m_shelves;
    KnownName m_known;
    QString m_own;
};

} // namespace rollcall::library
