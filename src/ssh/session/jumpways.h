// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/session/sessionlistener.h"

#include <QString>

#include <functional>
#include <memory>

// Ways through the jump hosts of one run, as those see them who need one. That a jump host is a session itself, which
// may need a way, is known to JumpPool only. Thread-safe; the callbacks of a request are posted into the asking loop.
namespace rollcall::ssh {

class JumpWays
{
public:
    struct Opened
    {
        int descriptor = -1; // a connected socket to the target; the receiver closes it
        Reason reason = Reason::None;
        Detail detail;
        quint64 connection = 0; // of the jump host; for wasLost()
        bool lost = false;      // the jump host's connection broke under way: the same again may work
    };

    struct Request
    {
        std::shared_ptr<const HostSpec> jump;
        QString target;
        quint16 port = 22;
        SessionOptions options;
        Loop::Handle asker;
        std::weak_ptr<void> wanted; // expired: nobody waits any more
        std::function<void(Opened&&)> opened;
        std::function<void()> forwarding; // the jump host is there: now it is the target's time that runs
        std::function<void(const QString&)> log;
        std::function<void(bool)> asks = {}; // the jump host waits for the user, or does not any more
        int refusals = 0;                    // so far; the jump host's own
    };

    virtual ~JumpWays() = default;
    virtual void open(Loop& loop, Request&& request) = 0; // in the asking loop's thread
    /// Whether that connection of the jump host is gone, and with it every way through it; posted into `asker`.
    virtual void wasLost(const HostSpec& jump, quint64 connection, const Loop::Handle& asker,
                         std::function<void(bool lost)> told) = 0;
    virtual void close() = 0; // the run is over
};

} // namespace rollcall::ssh
