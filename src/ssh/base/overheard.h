// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

// What libssh tells of a connection in its log alone: that the server has answered a request of ours, and which of
// several channels it has refused, and why. A session has one last error for all of its channels. Values of the thread
// that makes libssh's calls; libssh's log is each thread's own.
namespace rollcall::ssh {

struct Overheard
{
    quint64 replies = 0;                 // to requests that are no channel's (RFC 4254 section 4)
    quint64 awaited = 0;                 // of them: the last one that somebody waits for
    std::optional<quint32> asked;        // the number of the channel that was asked for last
    int openings = 0;                    // channels that the server was asked for, and has not answered yet
    QHash<quint32, QByteArray> refusals; // by the channel's number, in libssh's words

    bool isWanted() const { return openings > 0 || awaited > replies; }
};

/// As long as it lives, this thread's calls of libssh are listened to, for this one alone: a call for another
/// connection may come from inside.
class Listening
{
public:
    explicit Listening(Overheard* overheard); // null: nobody wants to hear
    ~Listening();
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

private:
    static void set(Overheard* overheard);

    Overheard* const m_before;
    const bool m_changed;
};

} // namespace rollcall::ssh
