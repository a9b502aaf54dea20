// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"

#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

// How many connections may be on their way into one server at once. An sshd turns callers away at random while
// many are not logged in yet (sshd_config(5), MaxStartups: from the 10th on, all from the 100th). So a server
// has a width: a wide one, until it has turned somebody away; from then on it halves with every further refusal and
// grows with the logins (additive increase, multiplicative decrease). Thread-safe; one for a run; who waits is
// admitted by a post into its loop, in order.
namespace rollcall::ssh {

class Admission : public std::enable_shared_from_this<Admission>
{
    struct Server;

public:
    static constexpr int usualWidth = 64;  // as many as the queue of a listening socket takes anywhere
    static constexpr int crowdedWidth = 8; // after the first refusal: below the 10 of an unmodified sshd
    static constexpr int leastWidth = 2;
    explicit Admission(int width = usualWidth) : m_width(width) {}

    static constexpr int hopeless = 24; // refusals in a row at the least width: it is not because of the crowd

    /// The right to be on the way; given back when destroyed.
    class Pass
    {
    public:
        Pass() = default;
        Pass(Pass&& other) noexcept;
        Pass& operator=(Pass&& other) noexcept;
        ~Pass();
        bool isHeld() const { return m_server != nullptr; }
        void loggedIn(); // gives it back, and the server is taken to bear more

    private:
        friend class Admission;
        Pass(std::shared_ptr<Admission> admission, QString place, std::shared_ptr<Server> server, quint64 number);
        std::shared_ptr<Admission> m_admission;
        QString m_place;
        std::shared_ptr<Server> m_server;
        quint64 m_number = 0;
    };

    /// `place` names the server and the way to it. Nothing if one has to wait: `admitted` is posted then, unless
    /// `wanted` has expired.
    std::optional<Pass> enter(const QString& place, const Loop::Handle& loop, std::weak_ptr<void> wanted,
                              std::function<void(Pass&&)> admitted);
    /// The server closed before its greeting. False: it has done so too often, others need not try again.
    bool turnedAway(Pass&& pass);

private:
    struct Waiter
    {
        Loop::Handle loop;
        std::weak_ptr<void> wanted;
        std::function<void(Pass&&)> admitted;
    };

    void left(const QString& place, const std::shared_ptr<Server>& server);
    /// With the lock held; what it gives is to be called without.
    std::vector<std::function<void()>> admit(const QString& place, const std::shared_ptr<Server>& server);

    const int m_width;
    std::mutex m_mutex;                                   // guards everything below
    std::map<QString, std::shared_ptr<Server>> m_servers; // those that somebody is at, and the narrow ones
};

} // namespace rollcall::ssh
