// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/target.h"

#include <functional>
#include <memory>
#include <utility>

// A directory of names that tells of each host that is looked up, in the thread that looks, before it answers.
namespace rollcall::test {

class WatchedDirectory : public TargetDirectory
{
public:
    using Watch = std::function<void(const QString& name)>;

    WatchedDirectory(std::shared_ptr<const TargetDirectory> inner, Watch watch)
        : m_inner(std::move(inner)), m_watch(std::move(watch))
    {
    }

    DirectoryHost findHost(const QString& library, const QString& name) const override
    {
        m_watch(name);
        return m_inner->findHost(library, name);
    }
    DirectoryGroup findGroup(const QString& library, const QString& name) const override
    {
        return m_inner->findGroup(library, name);
    }
    QList<DirectoryHost> allHosts(const QString& library) const override { return m_inner->allHosts(library); }
    QList<DirectoryGroup> allGroups(const QString& library) const override { return m_inner->allGroups(library); }
    bool hasLibrary(const QString& library) const override { return m_inner->hasLibrary(library); }
    QString ownLibrary() const override { return m_inner->ownLibrary(); }
    bool isKnownAlias(const QString& name) const override { return m_inner->isKnownAlias(name); }

private:
    std::shared_ptr<const TargetDirectory> m_inner;
    Watch m_watch;
};

} // namespace rollcall::test
