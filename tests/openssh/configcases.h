// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files of ssh_config and what they mean for one host: the table that tst_sshconfig holds Rollcall's reader
// against, and OpenSSH's own beside it. DIR stands for the case's folder; "=== NAME" starts another file in
// it.
namespace rollcall::openssh::test {

struct ConfigCase
{
    const char* name;
    const char* config;
    const char* alias;           // [user@]host[:port]: what the command line says
    const char* expected;        // keyword=value, one a line; several values joined by '|'
    bool openSshDiffers = false; // newer keyword, or told below why
};

extern const ConfigCase configCases[];
extern const int configCaseCount;

} // namespace rollcall::openssh::test
