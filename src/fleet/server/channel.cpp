// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/channel.h"

#include "fleet/cast/hostile.h"
#include "fleet/cast/roster.h"
#include "fleet/programs/keeper.h"
#include "fleet/server/connection.h"
#include "fleet/server/fleet.h"

#include <utility>

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

Channel::Channel(Connection& connection, ssh_channel channel)
    : m_connection(connection), m_channel(channel), m_output(connection)
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
        return isStderr ? static_cast<int>(size) : self(user).m_input.take(static_cast<const char*>(data), size);
    };
    m_callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* user) { self(user).m_input.end(); };
    m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void* user) { self(user).m_remoteClosed = true; };
    m_callbacks.channel_signal_function = [](ssh_session, ssh_channel, const char* name, void* user) {
        if (self(user).m_program)
            self(user).m_program->sendSignal(name);
    };
    m_callbacks.channel_pty_request_function = [](ssh_session, ssh_channel, const char* type, int columns, int rows,
                                                  int, int, void* user) {
        self(user).m_request.setTerminal({type, columns, rows});
        return accepted;
    };
    m_callbacks.channel_pty_window_change_function = [](ssh_session, ssh_channel, int columns, int rows, int, int,
                                                        void* user) {
        if (self(user).m_program)
            self(user).m_program->resize(columns, rows);
        return accepted;
    };
    m_callbacks.channel_env_request_function = [](ssh_session, ssh_channel, const char* name, const char* value,
                                                  void* user) {
        return self(user).m_request.setVariable(name, value) ? accepted : refused;
    };
    m_callbacks.channel_exec_request_function = [](ssh_session, ssh_channel, const char* command, void* user) {
        return self(user).ask(command);
    };
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
    if (!m_request.setCommand(command))
        return refused;
    m_connection.fleet().log().write(m_connection.host().name,
                                     command.isEmpty() ? QByteArray("shell") : QByteArray("exec " + command));
    return accepted;
}

void Channel::run(std::unique_ptr<Program> program)
{
    (void)m_request.settle();
    m_program = std::move(program);
    m_program->setWake([this] { m_connection.advance(); });
}

void Channel::advance()
{
    if (m_remoteClosed) {
        m_program.reset();
        m_done = true;
        return;
    }
    if (m_request.isWaiting() && !m_slowStart)
        start();
    if (!m_program || m_closed)
        return;
    m_input.feed(m_channel, *m_program);
    m_output.pump(m_channel, *m_program);
    if (m_program->ending() && !std::exchange(m_endingSent, true))
        sendEnding();
    if (m_program->isFinished() && m_output.isSent())
        finish();
}

void Channel::start()
{
    m_connection.reach(Phase::Command);
    const auto begin = [this] {
        const ProgramRequest request{
            m_connection.host(),     m_connection.peer(),     [this]() -> Keeper& { return m_connection.keeper(); },
            m_request.takeCommand(), m_request.environment(), m_request.terminal()};
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
    if (mode == Hostile::WrongPacket) {
        m_connection.say("Too late for a banner.\n");
    } else if (mode == Hostile::ExitThenGone) {
        m_connection.hangUp();
    } else if (mode != Hostile::Disconnect) {
        ssh_channel_send_eof(m_channel);
        ssh_channel_close(m_channel);
    }
    m_closed = true;
    m_program.reset();
    if (endsConnection(mode))
        m_connection.leave(mode == Hostile::CloseDisconnect && m_connection.fleet().random().below(2) == 1);
}

} // namespace rollcall::fleet
