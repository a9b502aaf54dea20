// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/host.h"
#include "core/targets/target.h"
#include "models/library/treemodel.h"

#include <QList>
#include <QString>

#include <memory>

// The tree that HostsModel shows, from the open libraries: groups that are in no other group, with their
// nested groups and hosts inside, then the hosts that are in no group. The source is taken in the libraries'
// thread and costs next to nothing; the tree is made of it, and sorted, in any thread.
namespace rollcall::library {
class LibrarySet;
}

namespace rollcall::models {

struct HostTreeSource
{
    struct Branch
    {
        QString name; // that the library goes by in the set
        QString path;
        QList<Host> hosts;
        QList<Group> groups;
    };

    QList<Branch> libraries;
    std::shared_ptr<const TargetDirectory> directory;
};

HostTreeSource hostTreeSource(const library::LibrarySet& libraries);
std::unique_ptr<TreeNode> hostTree(const HostTreeSource& source);

} // namespace rollcall::models
