// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/link.h"
#include "ssh/session/session.h"

#include <array>
#include <optional>

// One command on one channel (RFC 4254, section 6): opened, its requests answered one by one, standard input
// written as the window allows, both streams collected by callbacks, the end noted. It calls nobody: the
// session drives it when the link is ready and looks at what has become of it. Freed before its link.
//
//     Opening ──▶ Requesting (environment, terminal, command) ──▶ Running ──▶ Over
//        └─ refused ─────────────────┴─▶ Refused                    (or the link breaks: the session's matter)
namespace rollcall::ssh {

class ExecChannel
{
public:
    enum class State { Opening, Requesting, Running, Over, Refused };

    ExecChannel(Link& link, ExecRequest request);
    ~ExecChannel();
    ExecChannel(const ExecChannel&) = delete;
    ExecChannel& operator=(const ExecChannel&) = delete;

    void advance(); // the link is ready, or something here has changed
    State state() const { return m_state; }
    bool isOpened() const { return m_state != State::Opening && m_opened; }
    Detail problem() const { return m_problem; } // why it was refused
    bool mayWorkLater() const { return !m_opened; } // it was the channel that was refused, not the command
    ExecRequest takeRequest() { return std::move(m_request); }

    void setReading(bool reading);
    QByteArray takeOutput(Stream stream);
    bool limitReached() const { return m_limitReached; }
    QString limitText() const; // "64 MB"
    QStringList takeRefusedVariables(); // by the server

    void giveInput(const QByteArray& bytes, bool more = false); // and then its end; where the request said holdInput
    void sendSignal(const char* name); // RFC 4254 section 6.9; nobody answers it
    bool isWhole() const { return hasExit() && (m_outputEnded || m_closed); } // nothing more will come
    bool hasExit() const { return m_exitStatus || !m_signal.isEmpty(); }
    Verdict verdict() const; // of a command that ran to its end

private:
    void open();
    void requestNext();
    void writeInput();
    void drain();
    int received(const char* data, uint32_t size, bool error);
    void refuse(const Detail& why);

    Link& m_link;
    ExecRequest m_request;
    State m_state = State::Opening;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    bool m_opened = false;
    qsizetype m_environment = 0; // how many variables were requested
    bool m_terminal = false;
    qsizetype m_written = 0;
    bool m_inputEnded = false;
    bool m_reading = true;
    bool m_limitReached = false;
    bool m_closed = false;
    bool m_outputEnded = false; // the server's EOF
    qint64 m_received = 0;
    std::array<QByteArray, 2> m_output;
    std::optional<quint32> m_exitStatus;
    QString m_signal;
    Detail m_problem;
    QStringList m_refusedVariables;
};

} // namespace rollcall::ssh
