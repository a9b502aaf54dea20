// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/treemodel.h"

#include <memory>

// The tree that HostsModel shows, from the open libraries: groups that are in no other group, with their
// nested groups and hosts inside, then the hosts that are in no group. Reads only; the libraries' thread.
namespace rollcall::library {
class LibrarySet;
}

namespace rollcall::models {

std::unique_ptr<TreeNode> hostTree(const library::LibrarySet& libraries);

} // namespace rollcall::models
