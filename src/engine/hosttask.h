// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "engine/echomask.h"
#include "engine/successjudge.h"
#include "ssh/session/execrequest.h"
#include "ssh/session/session.h"
#include "ssh/session/sessionlistener.h"

#include <memory>
#include <optional>

// One host of one run: its connection and its steps, one after the other. Lives in its lane's loop, which owns
// it; sees to it that every task of the host ends exactly once, whatever happens to the connection.
namespace rollcall::engine {

class Lane;

class HostTask final : public ssh::SessionListener
{
public:
    HostTask(Lane& lane, HostIndex host);
    ~HostTask() override;

    void start();
    void setReading(bool reading);
    bool isLoggedIn() const { return m_loggedIn; }
    /// Ends what runs and what would follow; the verdict says what became of the command on the host.
    void cancel(Reason reason);
    /// Without waiting for anything the host says.
    void abort(Reason reason);

    void phaseChanged(ssh::Session& session, HostPhase phase, const QString& address) override;
    void ready(ssh::Session& session) override;
    void execStarted(ssh::Session& session, int exec) override;
    void output(ssh::Session& session, int exec, Stream stream, QByteArray&& bytes) override;
    void execEnded(ssh::Session& session, int exec, const Verdict& verdict) override;
    void ended(ssh::Session& session, const Verdict& verdict) override;
    void log(ssh::Session& session, const QString& text) override;

private:
    void nextStep();
    void show(int exec, Stream stream, QByteArray&& bytes);
    void endStep(int step, const Verdict& verdict);
    void endRest(const Verdict& verdict); // of the steps that have not begun
    void finish();

    Lane& m_lane;
    const HostIndex m_host;
    std::unique_ptr<ssh::Session> m_session;
    Judge m_judge;
    EchoMask m_echo;
    int m_step = -1;        // the one under way; all before it have ended
    bool m_running = false; // an exec is under way
    bool m_loggedIn = false;
    bool m_finished = false;
    std::optional<Reason> m_stop; // cancelled: nothing else is begun
};

} // namespace rollcall::engine
