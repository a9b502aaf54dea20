// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/session/cancellation.h"
#include "ssh/session/execchannel.h"
#include "ssh/session/execrequest.h"

#include <functional>
#include <memory>
#include <optional>

// One command of a session, from its request until its end has been told: its channel, or its wait for one, its time
// limits, its output limit, and its being ended. In the loop's thread; owned by ExecTable, which drives it and frees it
// once it is over, in a turn of its own: the end is told from inside, and the listener may ask for the next command
// there.
namespace rollcall::ssh {

class SessionReport;

/// What the commands of one connection have in common.
struct ExecContext
{
    Loop& loop;
    SessionReport& report;
    const Milliseconds patience;         // with the server, until it has answered that a command runs
    const std::function<void()> changed; // serve them
    const std::function<void(int exec, Reason reason, const Detail& detail)> cancel;
    Link* link = nullptr; // null: there is none just now, and nothing is done
    bool reading = true;
    bool hadChannel = false;           // the server has opened one before
    QStringList refusedVariables = {}; // not asked for again: each costs a round trip
};

class RunningExec
{
public:
    RunningExec(ExecContext& context, int number, ExecRequest&& request);
    ~RunningExec();
    RunningExec(const RunningExec&) = delete;
    RunningExec& operator=(const RunningExec&) = delete;

    int number() const { return m_number; }
    bool isOver() const { return m_number < 0; }               // its end has been told
    bool isWaiting() const { return !isOver() && !m_channel; } // for another one to end
    bool isOpened() const { return !isOver() && m_channel && m_channel->isOpened(); }
    bool isEnding() const { return m_cancellation != nullptr; }
    bool isAnswered() const; // the server has nothing to say but what the command does

    void open();
    void setReading(bool reading);
    /// What has come is told. The listener may end everything from inside.
    void advance();
    /// Its end is told, if it has come. True: the server opens no channel for it.
    bool settle(bool alone);
    /// It is told, or put off: until another one has ended, if there are `others`, else until `next` is called.
    void refused(bool others, std::function<void()> next);
    void startOver(); // on another connection
    void cancel(Reason reason, const Detail& detail, bool alone);
    /// With the connection: the last output is told, the end is what this gives.
    Verdict lost(const Verdict& ending);
    void noteStart(Verdict& verdict) const;

private:
    bool isSettled();
    void started();
    void emitOutput();
    void watchOpening();
    void putOff();
    void end(const Verdict& verdict);
    Verdict cancelled() const;

    ExecContext& m_context;
    int m_number;
    ExecRequest m_request; // until the channel has it
    const Milliseconds m_timeout;
    std::unique_ptr<ExecChannel> m_channel;
    std::unique_ptr<Loop::Timer> m_timer;
    std::unique_ptr<Loop::Timer> m_opening; // until the server has answered that it runs
    std::unique_ptr<Cancellation> m_cancellation;
    Reason m_cancelReason = Reason::None;
    Detail m_cancelDetail;
    bool m_started = false;
    int m_refusals = 0;
    std::optional<quint64> m_repliesBefore; // the channel has closed without an exit status, and we have asked
    bool m_unanswered = false;
};

} // namespace rollcall::ssh
