// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/reach/tunnel.h"
#include "ssh/session/execrequest.h"
#include "ssh/session/runningexec.h"
#include "ssh/session/sessionreport.h"

#include <functional>
#include <memory>
#include <vector>

// All that goes on on the channels of one logged-in connection: its commands, as many at once as the server lets, and
// on a jump host the tunnels to others. It serves them in turns until none has news, and takes calls from inside (the
// next command from the end of the last one). In the loop's thread; owned by the session, which attaches each link and
// outlives it.
namespace rollcall::ssh {

class ExecTable
{
public:
    /// `patience`: with the server, until it has answered that a command runs. `served`: after every turn, while there
    /// is a link, which may have closed.
    ExecTable(Loop& loop, SessionReport& report, Milliseconds patience, std::function<void()> served);
    ExecTable(const ExecTable&) = delete;
    ExecTable& operator=(const ExecTable&) = delete;

    void attach(Link& link); // logged in
    void detach();           // nothing is done any more, until another link
    void exec(int number, ExecRequest&& request);
    void forward(const QString& target, quint16 port, Tunnel::Opened&& opened);
    void serve();                     // the link is ready
    bool mayCancel(int number) const; // it is there, and not being ended
    void cancel(int number, Reason reason, const Detail& detail = {});
    void setReading(bool reading);
    bool isReading() const { return m_context.reading; }
    bool isIdle() const { return m_execs.empty(); } // no command is left
    bool isEmpty() const { return m_execs.empty() && m_tunnels.empty(); }

    /// With the connection lost: it can all be begun on another one, because nothing can have been run.
    bool mayStartOver() const;
    void startOver();
    void openNext();

    /// With the connection, which is detached: how each command ended, to be told by the caller.
    std::vector<LostExec> end(const Verdict& ending);
    void clear();

private:
    RunningExec* find(int number) const;
    bool isAlone(const RunningExec& exec) const;
    void serveOnce();
    void serveExec(RunningExec& exec);
    void refused(RunningExec& exec);
    void updateReading();

    ExecContext m_context;
    const std::function<void()> m_served;
    std::vector<std::unique_ptr<RunningExec>> m_execs;
    std::vector<std::unique_ptr<Tunnel>> m_tunnels;
    bool m_serving = false;
    bool m_again = false;
};

} // namespace rollcall::ssh
