// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/execchannel.h"

#include <memory>

// Ending a command and finding out whether it has ended. TERM goes out as a signal request, which no server
// answers and some ignore (RFC 4254 section 6.9); where the command is not over after 2 s, a second channel of
// the same connection looks for the children of the process that all its channels have in common, ends their
// process groups (TERM, a moment later KILL) and lists them again: that list is the verdict. Without channel,
// `ps` or answer the verdict is "unknown". In the session's loop thread; owned by the session.
namespace rollcall::ssh {

class Cancellation
{
public:
    /// `alone`: no other command runs on this connection, so that every child is this command's.
    Cancellation(Loop& loop, Link& link, ExecChannel& command, bool alone, std::function<void()> changed);
    ~Cancellation();

    void advance(); // the link is ready
    bool isOver() const { return m_over; }
    RemoteState remote() const { return m_remote; }
    QString note() const { return m_note; }

private:
    void probe();
    void settle(RemoteState remote, const QString& note);

    Loop& m_loop;
    Link& m_link;
    ExecChannel& m_command;
    const bool m_alone;
    const std::function<void()> m_changed;
    bool m_signalled = false;
    bool m_over = false;
    RemoteState m_remote = RemoteState::Unknown;
    QString m_note;
    QByteArray m_marker;
    QByteArray m_seen;
    std::unique_ptr<ExecChannel> m_probe;
    std::unique_ptr<Loop::Timer> m_timer;
};

/// The verdict in what the second channel printed; Unknown if it does not say.
RemoteState readProbe(const QByteArray& output, const QByteArray& marker);
QByteArray probeCommand(const QByteArray& marker);

} // namespace rollcall::ssh
