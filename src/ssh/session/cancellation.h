// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/outcome.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/session/execchannel.h"

#include <memory>
#include <optional>

// Ending a command and finding out whether it has ended. A second channel of the same connection looks for the
// children of the process that all its channels have in common, ends their process groups (TERM, 2.5 s later KILL)
// and lists them again: that list is the verdict, where the command's own channel agrees with it. A command that
// has ended while its channel stays open has left something behind.
//
// Waiting ─it runs─▶ Listing ─"here"─▶ Looking ─"ready": go─▶ Ending ─nothing left─▶ Agreeing ─channel closed, or
// not─▶ Over
//                         │                 │                     │ │"running"           ▲                             ▲ ▲
//                         │                 │                     │ └───▶ Watching ──────┴─still there 2 s later───────┘ │
//                         └─────no channel, no answer, no `ps`────┴─────▶ Signalled ─2 s, closed─────────────────────────┘
//
// The signal request of RFC 4254 section 6.9 is only the second choice: no server answers it, OpenSSH ignores it for
// root and under a ForceCommand, dropbear passes it to the first process alone, and whom that process has started is
// not to be found any more once it is gone. Under a ForceCommand that runs something else than it is asked to, the
// verdict is "unknown", and it runs once more for us: no server tells of one. In the session's loop thread; owned by
// RunningExec.
namespace rollcall::ssh {

/// What the second channel printed.
enum class Probe { NoAnswer, None, Ended, StillRunning }; // None: it sees no command

class Cancellation
{
public:
    /// `alone`: no other command runs on this connection, so that every child is this command's.
    Cancellation(Loop& loop, Link& link, ExecChannel& command, bool alone, std::function<void()> changed);
    ~Cancellation();

    void advance(); // the link is ready
    bool isOver() const { return m_stage == Stage::Over; }
    RemoteState remote() const { return m_remote; }
    QString note() const { return m_note; }

private:
    enum class Stage { Waiting, Listing, Looking, Ending, Watching, Agreeing, Signalled, Over };

    void begin();
    void advanceList();
    void enter(Stage part); // of the script
    void timedOut();
    void listed(Probe probe);
    void signal(const QString& why);
    void judge();
    void settle(RemoteState remote, const QString& note);

    Link& m_link;
    ExecChannel& m_command;
    const bool m_alone;
    const std::function<void()> m_changed;
    Stage m_stage = Stage::Waiting;
    RemoteState m_remote = RemoteState::Unknown;
    QString m_note;
    QByteArray m_marker;
    QByteArray m_seen;
    std::unique_ptr<ExecChannel> m_list; // the second channel
    std::optional<Probe> m_seenBy;       // what it said
    std::unique_ptr<Loop::Timer> m_timer;
};

Probe readProbe(const QByteArray& output, const QByteArray& marker);
QByteArray probeCommand(const QByteArray& marker);

} // namespace rollcall::ssh
