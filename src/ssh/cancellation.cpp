// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/cancellation.h"

#include <QRandomGenerator>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds graceAfterSignal{2000};
constexpr std::chrono::milliseconds longestProbe{8000};

// One line and single quotes only, so that every login shell passes it on; POSIX sh and POSIX ps only. Where
// the server does not give each channel a session of its own (its group is ours), processes are ended one by
// one. Processes that only wait to be reaped (state Z, where ps tells it) have ended. The marker is a
// variable where it is printed, so that an echoed command line is not taken for an answer.
constexpr char script[] =
    "m='MARK';p=$PPID;s=$$;"
    "l=$(ps -A -o pid= -o ppid= -o pgid=);"
    "own=$(echo \"$l\" | while read a b g; do if [ \"$a\" = $s ]; then echo $g; fi; done);"
    "if [ -z \"$own\" ]; then echo \"$m\"-unknown; exit 0; fi;"
    "all=$(echo \"$l\" | while read a b g; do if [ \"$b\" = \"$p\" ] && [ \"$a\" != $s ]; then"
    " if [ \"$g\" = \"$own\" ]; then echo $a; else echo -$g; fi; fi; done);"
    "left() { for t in $all; do if kill -s 0 -- $t 2>/dev/null; then echo $t; fi; done; };"
    "nap() { sleep 0.1 2>/dev/null || sleep 1; };"
    "end() { for t in $(left); do kill -s $1 -- $t 2>/dev/null; done; n=0;"
    " while [ $n -lt $2 ] && [ -n \"$(left)\" ]; do nap; n=$((n+1)); done; };"
    "end TERM 8; if [ -n \"$(left)\" ]; then end KILL 4; fi;"
    "f=; if ps -o stat= -p $s >/dev/null 2>&1; then f=\"-o stat=\"; fi;"
    "r=$(ps -A -o pid= -o pgid= $f | while read a g z; do case $z in Z*) ;;"
    " *) for t in $all; do if [ $a = $t ] || [ -$g = $t ]; then echo $t; fi; done;; esac; done);"
    "if [ -n \"$r\" ]; then echo \"$m\"-running; else echo \"$m\"-ended; fi";

} // namespace

QByteArray probeCommand(const QByteArray& marker)
{
    QByteArray inner(script);
    inner.replace("'MARK'", marker); // no quotes inside quotes
    return "exec /bin/sh -c '" + inner + '\'';
}

RemoteState readProbe(const QByteArray& output, const QByteArray& marker)
{
    if (output.contains(QByteArray(marker + "-ended")))
        return RemoteState::Ended;
    if (output.contains(QByteArray(marker + "-running")))
        return RemoteState::StillRunning;
    return RemoteState::Unknown;
}

Cancellation::Cancellation(Loop& loop, Link& link, ExecChannel& command, bool alone, std::function<void()> changed)
    : m_loop(loop), m_link(link), m_command(command), m_alone(alone), m_changed(std::move(changed)),
      m_marker("rollcall" + QByteArray::number(QRandomGenerator::system()->generate64(), 36))
{
    m_timer = std::make_unique<Loop::Timer>(loop, [this] {
        if (m_probe)
            settle(RemoteState::Unknown, u"no answer from the second channel in time"_s);
        else
            probe();
        m_changed();
    });
    m_timer->start(graceAfterSignal);
}

Cancellation::~Cancellation() = default;

void Cancellation::advance()
{
    if (!m_signalled && m_command.state() == ExecChannel::State::Running) {
        m_signalled = true;
        m_command.sendSignal("TERM");
    }
    if (m_over)
        return;
    if (m_command.state() == ExecChannel::State::Refused)
        return settle(RemoteState::NotStarted, {});
    if (m_command.state() == ExecChannel::State::Over) {
        // Over without an exit code or signal: the channel was closed, which says nothing of the process.
        if (m_command.hasExit())
            return settle(RemoteState::Ended, u"it ended after the signal"_s);
        if (!m_probe)
            return probe();
    }
    if (!m_probe)
        return;
    m_probe->advance();
    m_seen += m_probe->takeOutput(Stream::Output);
    if (m_probe->state() == ExecChannel::State::Refused)
        settle(RemoteState::Unknown, u"no second channel: "_s + m_probe->problem());
    else if (m_probe->state() == ExecChannel::State::Over)
        settle(readProbe(m_seen, m_marker), u"looked by a second channel"_s);
}

void Cancellation::probe()
{
    if (!m_alone)
        return settle(RemoteState::Unknown, u"other commands run on the same connection"_s);
    ExecRequest request;
    request.command = probeCommand(m_marker);
    request.outputLimit = 64 * 1024;
    m_probe = std::make_unique<ExecChannel>(m_link, std::move(request));
    m_timer->start(longestProbe);
    advance();
}

void Cancellation::settle(RemoteState remote, const QString& note)
{
    m_timer->stop();
    m_remote = remote;
    m_note = note;
    m_over = true;
}

} // namespace rollcall::ssh
