// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/session/services.h"
#include "ssh/session/session.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

// The jump hosts of one run: exactly one connection and one login for each, whichever loops its targets live
// in. The connection lives in the loop of the first target that wanted it and stays until the run is over; lost
// in between, the next target that needs it opens it again, each time after a longer pause. A jump host may
// itself be behind one. It makes few ways at a time, so that its own names and connections are not asked for by
// the thousand. Thread-safe; the callbacks of a request are posted into the asking loop.
namespace rollcall::ssh {

class JumpHost;

class JumpPool : public std::enable_shared_from_this<JumpPool>
{
public:
    struct Opened
    {
        int descriptor = -1; // a connected socket to the target; the receiver closes it
        Reason reason = Reason::None;
        Detail detail;
        quint64 connection = 0; // of the jump host; for wasLost()
        bool lost = false; // the jump host's connection broke under way: the same again may work
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
        int refusals = 0; // so far; the jump host's own
    };

    explicit JumpPool(const Services& services);
    ~JumpPool();

    void open(Loop& loop, Request&& request); // in the asking loop's thread
    /// Whether that connection of the jump host is gone, and with it every way through it; posted into `asker`.
    void wasLost(const HostSpec& jump, quint64 connection, const Loop::Handle& asker,
                 std::function<void(bool lost)> told);

    void close(); // the run is over

private:
    std::shared_ptr<JumpHost> find(const HostSpec& host) const; // with the lock held

    const std::unique_ptr<Services> m_services; // without this pool in it
    std::mutex m_mutex; // guards everything below
    std::vector<std::shared_ptr<JumpHost>> m_hosts;
};

/// The same machine, reached and logged in to in the same way.
bool sameWay(const HostSpec& a, const HostSpec& b);

} // namespace rollcall::ssh
