// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"
#include "ssh/base/channelopening.h"
#include "ssh/base/link.h"
#include "ssh/session/execend.h"
#include "ssh/session/execoutput.h"
#include "ssh/session/execrequest.h"

#include <optional>

// One command on one channel (RFC 4254, section 6): opened, its requests answered one by one, standard input
// written as the window allows, both streams collected by callbacks, the end noted. It calls nobody: the
// session drives it when the link is ready and looks at what has become of it. Freed before its link.
//
//     Opening ──▶ Requesting (environment, terminal) ──▶ Starting (the command) ──▶ Running ──▶ Over
//        └─ refused ──────────┴──────────────────────────────┴─▶ Refused   (or the link breaks: the session's matter)
namespace rollcall::ssh {

class ExecChannel
{
public:
    enum class State { Opening, Requesting, Starting, Running, Over, Refused };

    ExecChannel(Link& link, ExecRequest request);
    ~ExecChannel();
    ExecChannel(const ExecChannel&) = delete;
    ExecChannel& operator=(const ExecChannel&) = delete;

    void advance(); // the link is ready, or something here has changed
    State state() const { return m_state; }
    bool isOpened() const { return m_state != State::Opening && !mayWorkLater(); }
    Detail problem() const { return m_problem; } // why it was refused
    /// It was the channel that was refused, not the command.
    bool mayWorkLater() const { return !m_channel || m_opening; }
    ExecRequest takeRequest() { return std::move(m_request); }

    void setReading(bool reading);
    ExecOutput& output() { return m_output; }
    QStringList takeRefusedVariables(); // by the server

    void giveInput(const QByteArray& bytes, bool more = false); // and then its end; where the request said holdInput
    void sendSignal(const char* name);                          // RFC 4254 section 6.9; nobody answers it
    const ExecEnd& end() const { return m_end; }

private:
    void open();
    void requestNext();
    void startCommand();
    void writeInput();
    void drain();
    int received(const char* data, uint32_t size, bool error);
    void refuse(const Detail& why);

    Link& m_link;
    ExecRequest m_request;
    State m_state = State::Opening;
    std::optional<ChannelOpening> m_opening; // until the server has opened it
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    qsizetype m_environment = 0; // how many variables were requested
    bool m_terminal = false;
    qsizetype m_written = 0;
    bool m_inputEnded = false;
    bool m_reading = true;
    ExecOutput m_output;
    ExecEnd m_end;
    Detail m_problem;
    QStringList m_refusedVariables;
};

} // namespace rollcall::ssh
