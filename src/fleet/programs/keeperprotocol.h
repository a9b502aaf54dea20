// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

// What a Keeper and its process say to each other over a SOCK_SEQPACKET pair. Both ends are the same
// program: no byte order, no versions.
namespace rollcall::fleet {

enum class KeeperVerb : int { Launch, Signal };

struct KeeperRequest
{
    KeeperVerb verb = KeeperVerb::Launch;
    int id = 0;
    int number = 0; // Launch: 1 for a terminal; Signal: which
    // Launch: the folder, the command and the environment follow, each ended by NUL; descriptors as
    // SCM_RIGHTS
};

struct KeeperReport
{
    int id = 0;
    int waitStatus = 0;
};

inline constexpr std::size_t largestRequest = 192UL * 1024; // below the default socket buffer
inline constexpr std::size_t mostDescriptors = 3;

/// The login process, from its beginning to its end.
[[noreturn]] void keeperMain(int socket, unsigned long long descriptorLimit);

} // namespace rollcall::fleet
