// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/verdict/outcome.h"
#include "ssh/session/sessionlistener.h"

#include <utility>

// What the listener of one session hears, whichever part of the session has to say it: each phase once, with the
// address in use, and readiness once, though a jump host may have been lost and the login made again. In the loop's
// thread; owned by the session, and known to its parts.
namespace rollcall::ssh {

class Session;

class SessionReport
{
public:
    SessionReport(Session& session, SessionListener& listener) : m_session(session), m_listener(listener) {}

    void enter(HostPhase phase)
    {
        if (std::exchange(m_phase, phase) != phase)
            m_listener.phaseChanged(m_session, phase, m_address);
    }
    void connectedTo(const QString& address)
    {
        m_address = address;
        m_listener.phaseChanged(m_session, m_phase, m_address);
    }
    QString address() const { return m_address; } // as text; of the last connection that was made

    /// False: it has been told before.
    bool ready()
    {
        if (std::exchange(m_toldReady, true))
            return false;
        m_listener.ready(m_session);
        return true;
    }

    void execStarted(int exec) { m_listener.execStarted(m_session, exec); }
    void output(int exec, Stream stream, QByteArray&& bytes)
    {
        m_listener.output(m_session, exec, stream, std::move(bytes));
    }
    void execEnded(int exec, const Verdict& verdict) { m_listener.execEnded(m_session, exec, verdict); }
    void ended(const Verdict& verdict) { m_listener.ended(m_session, verdict); } // the session may be gone then
    void log(const QString& text) { m_listener.log(m_session, text); }

private:
    Session& m_session;
    SessionListener& m_listener;
    HostPhase m_phase = HostPhase::Waiting;
    QString m_address;
    bool m_toldReady = false;
};

} // namespace rollcall::ssh
