// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/knownhosts/knownhosts.h"

// known_hosts files, a server that shows a key, and what must be decided: the table that tst_knownhosts holds
// Rollcall's reader against, and a real ssh talking to a real sshd beside it. In the text, {A} {B} (Ed25519),
// {E} {F} (ECDSA) and {R} (RSA) stand for "type base64" of test keys, {#NAME} for the hashed name, and
// "=== 2" starts the second file.
namespace rollcall::openssh::test {

struct KnownHostsCase
{
    const char* name;
    const char* content;
    const char* host;
    quint16 port;
    Trust trust;
    int line = 0; // of the line that decides; from 1000 on, in the second file
    char shown = 'A';
    const char* alias = "";
    const char* difference = ""; // why OpenSSH decides otherwise; empty: it does not
};

extern const KnownHostsCase knownHostsCases[];
extern const int knownHostsCaseCount;

} // namespace rollcall::openssh::test
