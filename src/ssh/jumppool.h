// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hostspec.h"
#include "ssh/loop.h"
#include "ssh/session.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

// The jump hosts of one run: exactly one connection and one login for each, whichever loops its targets live
// in. The connection lives in the loop of the first target that wanted it and stays until the run is over;
// lost in between, the next target that needs it opens it again. A jump host may itself be behind one.
// Thread-safe; the callbacks of a request are posted into the asking loop.
namespace rollcall::ssh {

class JumpPool : public std::enable_shared_from_this<JumpPool>
{
public:
    struct Opened
    {
        int descriptor = -1; // a connected socket to the target; the receiver closes it
        Reason reason = Reason::None;
        QString detail;
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
    };

    explicit JumpPool(const Services& services);
    ~JumpPool();

    void open(Loop& loop, Request&& request); // in the asking loop's thread

private:
    class Jump;

    const std::unique_ptr<Services> m_services; // without this pool in it
    std::mutex m_mutex; // guards everything below
    std::vector<std::shared_ptr<Jump>> m_jumps;
};

/// The same machine, reached and logged in to in the same way.
bool sameWay(const HostSpec& a, const HostSpec& b);

} // namespace rollcall::ssh
