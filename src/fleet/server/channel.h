// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/sshpointers.h"
#include "fleet/base/uv.h"
#include "fleet/programs/program.h"

#include <QByteArray>

#include <libssh/callbacks.h>

#include <memory>

// One channel of a connection: takes the client's requests, starts its program, and moves bytes: input as
// fast as the program takes it (the client's window is not opened further while it does not), output as the
// window and the socket have room. libssh's callbacks only note; advance() acts. Loop thread; lives in its
// Connection.
namespace rollcall::fleet {

class Connection;

class Channel
{
public:
    Channel(Connection& connection, ssh_channel channel);
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    ssh_channel handle() const { return m_channel; }
    void run(std::unique_ptr<Program> program);
    void advance();
    void abandon(); // libssh frees it with its session
    bool isDone() const { return m_done; }
    /// There is more to write at once; the turn is over for fairness only.
    bool hasMore() const { return m_more; }

private:
    static constexpr qsizetype mostInput = 256 * 1024;
    static constexpr qsizetype turnSize = 256 * 1024;
    static constexpr qsizetype mostVariables = 64;

    static Channel& self(void* userData); // for libssh's callbacks
    void install();
    int ask(const QByteArray& command); // exec and shell
    int input(const char* data, qsizetype size);
    void start();
    void feed();
    void pump();
    bool writeOut(Stream stream, const char* data, qsizetype size);
    void sendEnding();
    void finish();

    Connection& m_connection;
    ssh_channel m_channel;
    ssh_channel_callbacks_struct m_callbacks{};
    QList<QByteArray> m_environment;
    std::optional<TerminalRequest> m_terminal;
    std::optional<QByteArray> m_command; // asked for, not yet started
    std::unique_ptr<Timer> m_slowStart;
    std::unique_ptr<Program> m_program;
    QByteArray m_input;
    QByteArray m_unsent; // what libssh did not take
    Stream m_unsentStream = Stream::Out;
    Stream m_turn = Stream::Out;
    bool m_asked = false;
    bool m_inputHeld = false; // libssh keeps input that we did not take
    bool m_inputEnded = false;
    bool m_inputClosed = false;
    bool m_endingSent = false;
    bool m_more = false;
    bool m_closed = false; // by us
    bool m_remoteClosed = false;
    bool m_done = false;
};

} // namespace rollcall::fleet
