// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/channel.h"

#include "fleet/cast/hostile.h"
#include "fleet/cast/roster.h"
#include "fleet/programs/keeper.h"
#include "fleet/server/connection.h"
#include "fleet/server/fleet.h"

#include <algorithm>
#include <cstring>

namespace rollcall::fleet {

namespace {

constexpr int accepted = 0; // what libssh's request callbacks want to hear
constexpr int refused = 1;

} // namespace

// What a callback notes down is looked at in the next round of the connection.
Channel& Channel::self(void* userData)
{
    Channel& channel = *static_cast<Channel*>(userData);
    channel.m_connection.touch();
    return channel;
}

Channel::Channel(Connection& connection, ssh_channel channel) : m_connection(connection), m_channel(channel)
{
    install();
}

Channel::~Channel()
{
    m_program.reset();
    if (!m_channel)
        return;
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(m_channel);
}

void Channel::abandon()
{
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    m_channel = nullptr;
}

void Channel::install()
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, uint32_t size, int isStderr,
                                           void* user) {
        return isStderr ? static_cast<int>(size) : self(user).input(static_cast<const char*>(data), size);
    };
    m_callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* user) {
        self(user).m_inputEnded = true;
    };
    m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void* user) {
        self(user).m_remoteClosed = true;
    };
    m_callbacks.channel_signal_function = [](ssh_session, ssh_channel, const char* name, void* user) {
        if (self(user).m_program)
            self(user).m_program->sendSignal(name);
    };
    m_callbacks.channel_pty_request_function = [](ssh_session, ssh_channel, const char* type, int columns,
                                                  int rows, int, int, void* user) {
        self(user).m_terminal = TerminalRequest{type, columns, rows};
        return accepted;
    };
    m_callbacks.channel_pty_window_change_function = [](ssh_session, ssh_channel, int columns, int rows, int,
                                                        int, void* user) {
        if (self(user).m_program)
            self(user).m_program->resize(columns, rows);
        return accepted;
    };
    m_callbacks.channel_env_request_function = [](ssh_session, ssh_channel, const char* name,
                                                  const char* value, void* user) {
        auto& environment = self(user).m_environment;
        if (environment.size() >= mostVariables || !*name || std::strchr(name, '='))
            return refused;
        environment << QByteArray(name) + '=' + value;
        return accepted;
    };
    m_callbacks.channel_exec_request_function = [](ssh_session, ssh_channel, const char* command,
                                                   void* user) { return self(user).ask(command); };
    m_callbacks.channel_shell_request_function = [](ssh_session, ssh_channel, void* user) {
        return self(user).ask({});
    };
    m_callbacks.channel_write_wontblock_function = [](ssh_session, ssh_channel, uint32_t, void* user) {
        self(user); // the window opened
        return 0;
    };
    m_callbacks.channel_subsystem_request_function = [](ssh_session, ssh_channel, const char*, void*) {
        return refused;
    };
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
}

int Channel::ask(const QByteArray& command)
{
    if (std::exchange(m_asked, true))
        return refused;
    m_command = command;
    m_connection.fleet().log().write(m_connection.host().name,
                                     command.isEmpty() ? QByteArray("shell") : QByteArray("exec " + command));
    return accepted;
}

int Channel::input(const char* data, qsizetype size)
{
    if (m_inputHeld || m_input.size() >= mostInput) {
        m_inputHeld = true;
        return 0;
    }
    m_input.append(data, size);
    return static_cast<int>(size);
}

void Channel::run(std::unique_ptr<Program> program)
{
    m_asked = true;
    m_program = std::move(program);
    m_program->setWake([this] { m_connection.advance(); });
}

void Channel::advance()
{
    m_more = false;
    if (m_remoteClosed) {
        m_program.reset();
        m_done = true;
        return;
    }
    if (m_command && !m_slowStart)
        start();
    if (!m_program || m_closed)
        return;
    feed();
    pump();
    if (m_program->ending() && !std::exchange(m_endingSent, true))
        sendEnding();
    if (m_program->isFinished() && m_unsent.isEmpty() && !m_more)
        finish();
}

void Channel::start()
{
    m_connection.reach(Phase::Command);
    const auto begin = [this] {
        const ProgramRequest request{m_connection.host(), m_connection.peer(),
                                     [this]() -> Keeper& { return m_connection.keeper(); },
                                     *std::exchange(m_command, std::nullopt), m_environment, m_terminal};
        run(m_connection.fleet().makeProgram(request));
    };
    if (m_connection.host().trouble != Trouble::Slow)
        return begin();
    m_slowStart = std::make_unique<Timer>(m_connection.fleet().loop(), [this, begin] {
        begin();
        m_connection.advance();
    });
    m_slowStart->start(slowHostDelay);
}

void Channel::feed()
{
    static char buffer[32 * 1024];
    for (;;) {
        while (!m_input.isEmpty()) {
            const qsizetype taken = m_program->write(m_input.constData(), m_input.size());
            if (taken == 0)
                return;
            m_input.remove(0, taken);
        }
        if (!m_inputHeld)
            break;
        const int size = ssh_channel_read_nonblocking(m_channel, buffer, sizeof buffer, 0);
        if (size <= 0)
            m_inputHeld = false;
        else
            m_input.append(buffer, size);
    }
    if (m_inputEnded && !std::exchange(m_inputClosed, true))
        m_program->closeInput();
}

void Channel::pump()
{
    static char buffer[32 * 1024];
    qsizetype budget = turnSize;
    while (m_connection.canWrite()) {
        if (budget <= 0) {
            m_more = true;
            return;
        }
        if (!m_unsent.isEmpty()) {
            const QByteArray rest = std::exchange(m_unsent, {});
            if (!writeOut(m_unsentStream, rest.constData(), rest.size()))
                return;
        }
        const qsizetype window = ssh_channel_window_size(m_channel);
        if (window == 0)
            return;
        const qsizetype room = std::min<qsizetype>(window, sizeof buffer);
        qsizetype size = m_program->read(m_turn, buffer, room);
        const Stream other = m_turn == Stream::Out ? Stream::Error : Stream::Out;
        Stream stream = m_turn;
        if (size == 0) {
            size = m_program->read(other, buffer, room);
            stream = other;
        }
        m_turn = stream == Stream::Out ? Stream::Error : Stream::Out;
        if (size == 0)
            return;
        budget -= size;
        m_connection.reach(Phase::Output);
        if (!writeOut(stream, buffer, size))
            return;
    }
}

// False when libssh took only a part (it exchanges keys anew): the rest waits.
bool Channel::writeOut(Stream stream, const char* data, qsizetype size)
{
    const auto bytes = static_cast<uint32_t>(size);
    const int written = stream == Stream::Out ? ssh_channel_write(m_channel, data, bytes)
                                              : ssh_channel_write_stderr(m_channel, data, bytes);
    const qsizetype taken = std::max(written, 0);
    if (taken == size)
        return true;
    m_unsent = QByteArray(data + taken, size - taken);
    m_unsentStream = stream;
    return false;
}

void Channel::sendEnding()
{
    if (hidesEnding(m_connection.host().hostile))
        return;
    const Ending ending = *m_program->ending();
    const QByteArray how =
        ending.signal.isEmpty() ? QByteArray::number(ending.exitCode) : QByteArray("SIG" + ending.signal);
    m_connection.fleet().log().write(m_connection.host().name, "exit " + how);
    if (ending.signal.isEmpty())
        ssh_channel_request_send_exit_status(m_channel, ending.exitCode);
    else
        ssh_channel_request_send_exit_signal(m_channel, ending.signal.constData(), 0, "", "");
}

void Channel::finish()
{
    const Hostile mode = m_connection.host().hostile;
    if (mode != Hostile::Disconnect) {
        ssh_channel_send_eof(m_channel);
        ssh_channel_close(m_channel);
    }
    m_closed = true;
    m_program.reset();
    if (endsConnection(mode))
        m_connection.leave(mode == Hostile::CloseDisconnect && m_connection.fleet().random().below(2) == 1);
}

} // namespace rollcall::fleet
