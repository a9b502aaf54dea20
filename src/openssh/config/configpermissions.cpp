// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configpermissions.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <vector>

namespace rollcall::openssh {

namespace {

bool groupIsOurs(gid_t gid)
{
    std::vector<char> userBuffer(16384);
    std::vector<char> groupBuffer(65536);
    passwd user = {};
    passwd* us = nullptr;
    struct group entry = {};
    struct group* found = nullptr;
    if (getpwuid_r(getuid(), &user, userBuffer.data(), userBuffer.size(), &us) != 0 || !us || us->pw_gid != gid)
        return false;
    if (getgrgid_r(gid, &entry, groupBuffer.data(), groupBuffer.size(), &found) != 0 || !found)
        return false;
    for (char** member = found->gr_mem; *member; ++member) {
        if (std::strcmp(*member, us->pw_name) != 0)
            return false;
    }
    return std::strcmp(found->gr_name, us->pw_name) == 0;
}

} // namespace

bool othersMayWrite(int descriptor)
{
    struct stat info = {};
    if (::fstat(descriptor, &info) != 0)
        return true;
    if ((info.st_uid != 0 && info.st_uid != getuid()) || (info.st_mode & S_IWOTH) != 0)
        return true;
    return (info.st_mode & S_IWGRP) != 0 && !groupIsOurs(info.st_gid);
}

} // namespace rollcall::openssh
