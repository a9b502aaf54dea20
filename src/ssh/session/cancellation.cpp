// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/cancellation.h"

#include "ssh/session/execrequest.h"

#include <QRandomGenerator>

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds graceAfterSignal{2000};
constexpr std::chrono::milliseconds longestStart{10000}; // of the command itself
constexpr std::chrono::milliseconds longestList{15000};  // until the second channel shows that our script is there
constexpr std::chrono::milliseconds longestPart{15000};  // of each part of the script, which is there: its host is slow
constexpr std::chrono::milliseconds graceAfterList{2000};

// One line, single quotes only and no exclamation mark, which csh takes for its history even between those: so every
// login shell passes it on. POSIX sh and ps, and what busybox has of them. The connection's own server process is
// looked for upwards, because a ForceCommand may have put shells in between, and by its name: OpenSSH, dropbear and our
// demo fleet have a process for each connection, of others we do not know whether theirs also serves somebody else, so
// nothing is touched. In a container that a ForceCommand enters there is none either. What descends from that process,
// but for ourselves, are the commands of this connection. Where they have no process group of their own (dropbear's are
// in the server's), they are ended one by one; nothing is ever sent to process or group 1 and below, which would mean
// everybody. Names are looked at for our own ancestors only: they are whatever a user of the host wants them to be.
// Nothing is ended before we have said so: who starts late, when we have long gone on, reads the end of input.
// Processes that only wait to be reaped (state Z, where ps tells it) have ended. Whom we may not signal (what sudo has
// started is root's) may be about to end by itself, as its parent has been told to, so no single list convicts it: at
// "running" the server is asked for its signal as well, and what is still there 2 s later is left. The marker is a
// variable where it is printed, so that an echoed command line is not taken for an answer.
constexpr char script[] =
    "m='MARK';s=$$;"
    "say() { printf \"%s\\n\" \"$1\"; };say \"$m-here\";"
    "l=$(ps -A -o pid= -o ppid= -o pgid=);"
    "odd=$(printf \"*[\\041%s]*\" 0-9);"
    "num() { case \"$1\" in (\"\"|$odd) return 1;; esac; };"
    "of() { say \"$l\" | while read -r a b g; do if [ \"$a\" = \"$1\" ]; then say \"$b $g\"; fi; done; };"
    "own=$(of $s);own=${own#* };"
    "names=$(ps -A -o pid= -o comm=);"
    "p=;q=$PPID;up=\" $s \";"
    "while num \"$q\" && [ \"$q\" -gt 1 ]; do"
    " n=$(say \"$names\" | while read -r a n; do if [ \"$a\" = \"$q\" ]; then say \"$n\"; fi; done);"
    " case \"$n\" in (sshd|sshd-session|dropbear|dropbearmulti|fleet-login|"
    "*/sshd|*/sshd-session|*/dropbear) p=$q; break;; esac;"
    " case \"$up\" in (*\" $q \"*) break;; esac;"
    " up=\"$up$q \";q=$(of \"$q\");q=${q%% *};"
    "done;"
    "if [ -n \"$p\" ] && num \"$own\"; then :; else say \"$m-unknown\"; exit 0; fi;"
    "its=$(of \"$p\");its=${its#* };"
    "all=;front=\" $p \";"
    "until [ \"$front\" = \" \" ]; do"
    " set -- $(say \"$l\" | while read -r a b g; do num \"$a\" && num \"$g\" && [ \"$a\" -gt 1 ] && [ \"$g\" -gt 1 ] || continue;"
    " case \"$front\" in (*\" $b \"*) case \"$up$p \" in (*\" $a \"*) ;;"
    " (*) if [ \"$g\" = \"$own\" ] || [ \"$g\" = \"$its\" ]; then say \"$a $a\"; else say \"$a -$g\"; fi;; esac;; esac; done);"
    " front=\" \"; while [ $# -gt 1 ]; do front=\"$front$1 \"; up=\"$up$1 \"; all=\"$all $2\"; shift 2; done;"
    "done;"
    "if [ -z \"$all\" ]; then say \"$m-none\"; exit 0; fi;"
    "say \"$m-ready\"; read -r go || exit 0; [ \"$go\" = go ] || exit 0;"
    "left() { for t in $all; do if kill -0 $t 2>/dev/null; then say $t; fi; done; };"
    "nap() { if sleep 0.1 2>/dev/null; then n=$((n+1)); else sleep 1; n=$((n+10)); fi; };"
    "end() { for t in $(left); do kill -$1 $t 2>/dev/null; done; n=0;"
    " while [ $n -lt $2 ] && [ -n \"$(left)\" ]; do nap; done; };"
    "end TERM 25; if [ -n \"$(left)\" ]; then end KILL 5; fi;"
    "f=; if ps -o stat= -p $s >/dev/null 2>&1; then f=\"-o stat=\"; fi;"
    "seen() { ps -A -o pid= -o pgid= $f | while read -r a g z; do case $z in (Z*) ;;"
    " (*) for t in $all; do if [ \"$a\" = $t ] || [ \"-$g\" = $t ]; then say $t; fi; done;; esac; done; };"
    "if [ -n \"$(seen)\" ]; then say \"$m-running\"; read -r go || exit 0; n=0;"
    " while [ $n -lt 20 ] && [ -n \"$(seen)\" ]; do nap; nap; done;"
    " if [ -n \"$(seen)\" ]; then say \"$m-left\"; exit 0; fi; fi;"
    "say \"$m-ended\"";

} // namespace

QByteArray probeCommand(const QByteArray& marker)
{
    QByteArray inner(script);
    inner.replace("'MARK'", marker); // no quotes inside quotes
    return "exec /bin/sh -c '" + inner + '\'';
}

Probe readProbe(const QByteArray& output, const QByteArray& marker)
{
    static const std::pair<const char*, Probe> words[] = {{"-ended", Probe::Ended},
                                                          {"-left", Probe::StillRunning},
                                                          {"-running", Probe::StillRunning},
                                                          {"-none", Probe::None}};
    for (const auto& [word, probe] : words) {
        if (output.contains(QByteArray(marker + word)))
            return probe;
    }
    return Probe::NoAnswer;
}

Cancellation::Cancellation(Loop& loop, Link& link, ExecChannel& command, bool alone, std::function<void()> changed)
    : m_link(link), m_command(command), m_alone(alone), m_changed(std::move(changed)),
      m_marker("rollcall" + QByteArray::number(QRandomGenerator::system()->generate64(), 36))
{
    m_timer = std::make_unique<Loop::Timer>(loop, [this] {
        timedOut();
        m_changed();
    });
    m_timer->start(longestStart);
}

void Cancellation::timedOut()
{
    switch (m_stage) {
    case Stage::Waiting:
        return settle(RemoteState::Unknown, u"the server has not answered the request to start it"_s);
    case Stage::Listing:
    case Stage::Looking:
    case Stage::Ending: // something may have been ended: a signal more does no harm
        return listed(Probe::NoAnswer);
    case Stage::Watching:
        return listed(Probe::StillRunning); // as it was seen last
    case Stage::Agreeing:
    case Stage::Signalled:
        return judge();
    case Stage::Over:
        return;
    }
}

Cancellation::~Cancellation() = default;

void Cancellation::advance()
{
    if (m_stage == Stage::Over)
        return;
    if (m_command.state() == ExecChannel::State::Refused)
        return settle(RemoteState::NotStarted, {});
    if (m_stage == Stage::Waiting && m_command.state() == ExecChannel::State::Running)
        begin();
    if (m_list && m_stage < Stage::Agreeing)
        advanceList();
    const bool over = m_command.state() == ExecChannel::State::Over;
    if (over && (m_stage == Stage::Waiting || m_stage == Stage::Agreeing || m_stage == Stage::Signalled))
        judge();
}

void Cancellation::advanceList()
{
    m_list->advance();
    m_seen += m_list->output().take(Stream::Output);
    if (m_list->state() == ExecChannel::State::Refused)
        return signal(u"no second channel: "_s + m_list->problem().english());
    if (m_list->state() == ExecChannel::State::Over)
        return listed(readProbe(m_seen, m_marker));
    const auto said = [this](const char* word) { return m_seen.contains(QByteArray(m_marker + word)); };
    if (m_stage == Stage::Listing && said("-here"))
        enter(Stage::Looking);
    if (m_stage == Stage::Looking && said("-ready")) {
        enter(Stage::Ending);
        m_list->giveInput("go\n", true);
        m_list->advance();
    } else if (m_stage == Stage::Ending && said("-running")) {
        enter(Stage::Watching);
        m_command.sendSignal("TERM"); // the server may have other rights
        m_list->giveInput("look\n");
        m_list->advance();
    }
}

void Cancellation::enter(Stage part)
{
    m_stage = part;
    m_timer->start(longestPart);
}

void Cancellation::begin()
{
    if (!m_alone)
        return signal(u"other commands run on the same connection"_s);
    m_stage = Stage::Listing;
    ExecRequest request;
    request.command = probeCommand(m_marker);
    request.outputLimit = 64LL * 1024;
    request.holdInput = true;
    m_list = std::make_unique<ExecChannel>(m_link, std::move(request));
    m_timer->start(longestList);
}

// A list that shows nothing any more must agree with the command's own channel, which hears of the end at once.
void Cancellation::listed(Probe probe)
{
    m_seenBy = probe;
    if (probe == Probe::StillRunning)
        return settle(RemoteState::StillRunning, u"a second channel could not end it"_s);
    if (probe == Probe::NoAnswer)
        return signal(u"the second channel did not tell"_s);
    m_stage = Stage::Agreeing;
    m_timer->start(graceAfterList);
}

void Cancellation::signal(const QString& why)
{
    m_note = why;
    m_stage = Stage::Signalled;
    m_command.sendSignal("TERM");
    m_timer->start(graceAfterSignal);
}

// A signal reaches the command's first process, mostly its shell, and some servers close its channel at once, whatever
// it has started: what nobody has looked for has not ended.
void Cancellation::judge()
{
    const bool over = m_command.state() == ExecChannel::State::Over;
    const bool known = m_command.end().isKnown();
    if (over && m_stage == Stage::Signalled)
        return settle(RemoteState::Unknown, m_note + u"; its first process ended after a signal"_s);
    if (over && (known || m_seenBy == Probe::Ended))
        return settle(RemoteState::Ended,
                      m_stage == Stage::Waiting ? u"it had ended by itself"_s : u"looked by a second channel"_s);
    if (known) // but its channel is open: somebody holds its output
        return settle(RemoteState::LeftRunning, u"it ended, but what it has started goes on"_s);
    settle(RemoteState::Unknown, m_stage == Stage::Signalled ? m_note : u"the second channel does not see it"_s);
}

void Cancellation::settle(RemoteState remote, const QString& note)
{
    m_timer->stop();
    m_remote = remote;
    m_note = note;
    m_stage = Stage::Over;
}

} // namespace rollcall::ssh
