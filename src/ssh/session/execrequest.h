// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"
#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

// What a session is asked to run on one channel, and how that ended where the whole connection did. Values; any thread.
namespace rollcall::ssh {

struct ExecRequest
{
    QByteArray command;       // as it goes into the exec request, RFC 4254 section 6.5
    QByteArray standardInput; // then EOF
    QList<QPair<QString, QString>> environment;
    QByteArray inputAfter;     // it goes once the output has had this, which is left out of the output
    bool holdInput = false;    // no end of it yet: more comes by ExecChannel::giveInput()
    bool forwardAgent = false; // the command may open channels to the user's agent
    bool pty = false;
    int columns = 80;        // of the pty
    Milliseconds timeout{0}; // 0: none
    qint64 outputLimit = 0;  // bytes, both streams together; 0: none
};

struct LostExec
{
    int number = 0; // the caller's for the command
    Verdict verdict;
};

} // namespace rollcall::ssh
