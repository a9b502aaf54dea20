// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/session/jumpways.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

// Who wants a way through one jump host: those that wait for its connection, those that wait for others to have got
// their way, and which ways are being made. Few are made at a time. Whoever has given up holds no place: its way may
// still be under way for minutes, as the jump host's own connecting is. A list only; in the jump host's loop thread.
namespace rollcall::ssh {

class JumpQueue
{
public:
    static constexpr size_t mostOpenings = 64; // ways being made at once
    using Request = JumpWays::Request;

    struct Next
    {
        quint64 number = 0; // of the way, for made()
        Request request;
    };

    void await(Request&& request) { m_waiting.push_back(std::move(request)); } // the connection
    void lineUp(Request&& request) { m_queue.push_back(std::move(request)); }
    void connected(); // whoever waited for it lines up
    void lost();      // nothing of what lines up has its way: it waits for the connection
    /// True: nobody waits for the connection any more.
    bool dropUnwanted();

    /// Whose way is to be made now, if any.
    std::optional<Next> next();
    void made(quint64 number); // or not

    bool isWaitedFor() const { return !m_waiting.empty(); }
    bool hasMore() const { return !m_queue.empty(); }
    const std::vector<Request>& waiting() const { return m_waiting; }
    std::vector<Request> takeAll();

private:
    struct Opening // a way that is being made
    {
        quint64 number = 0;
        std::weak_ptr<void> wanted;
    };

    std::vector<Request> m_waiting;
    std::deque<Request> m_queue;
    std::vector<Opening> m_openings;
    quint64 m_ways = 0;
};

} // namespace rollcall::ssh
