// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/execchannel.h"

#include "core/verdict/phrase.h"
#include "ssh/base/failure.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype inputPiece = 32LL * 1024;

} // namespace

ExecChannel::ExecChannel(Link& link, ExecRequest request)
    : m_link(link), m_request(std::move(request)), m_output(m_request.outputLimit, m_request.inputAfter)
{
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = [](ssh_session, ssh_channel, void* data, uint32_t size, int error, void* self) {
        return static_cast<ExecChannel*>(self)->received(static_cast<const char*>(data), size, error != 0);
    };
    m_callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<ExecChannel*>(self)->m_end.outputEnded = true;
    };
    m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<ExecChannel*>(self)->m_end.closed = true;
    };
    m_callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void* self) {
        static_cast<ExecChannel*>(self)->m_end.status = static_cast<quint32>(status);
    };
    m_callbacks.channel_exit_signal_function = [](ssh_session, ssh_channel, const char* signal, int, const char*,
                                                  const char*, void* self) {
        static_cast<ExecChannel*>(self)->m_end.signal = safeText(signal).left(32);
    };
    ssh_callbacks_init(&m_callbacks);
}

ExecChannel::~ExecChannel()
{
    if (!m_channel)
        return;
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(m_channel);
}

void ExecChannel::advance()
{
    if (m_state == State::Opening)
        open();
    if (m_state == State::Requesting)
        requestNext();
    if (m_state == State::Starting)
        startCommand();
    if (m_state != State::Running)
        return;
    if (!m_inputEnded && !m_output.isAwaiting())
        writeInput();
    if (m_end.closed && m_reading) {
        drain();
        m_output.finish();
        m_state = State::Over;
    }
}

void ExecChannel::open()
{
    if (!m_channel) {
        m_channel = ssh_channel_new(m_link.session());
        if (!m_channel)
            return refuse(libraryDetail(m_link.error()));
        ssh_add_channel_callbacks(m_channel, &m_callbacks);
        m_opening.emplace(m_link);
    }
    const int rc = m_opening->call([this] { return ssh_channel_open_session(m_channel); });
    if (rc == SSH_AGAIN || !m_link.isOpen())
        return;
    if (rc != SSH_OK)
        return refuse(refusalDetail(m_opening->problem()));
    m_opening.reset();
    m_state = State::Requesting;
}

void ExecChannel::requestNext()
{
    if (std::exchange(m_request.forwardAgent, false)) { // nobody answers it
        ssh_channel_request_auth_agent(m_channel);
        m_link.settle();
    }
    while (m_environment < m_request.environment.size()) {
        const auto& [name, value] = m_request.environment.at(m_environment);
        const int rc = m_link.call(SSH_AGAIN, [&, n = name.toUtf8(), v = value.toUtf8()] {
            return ssh_channel_request_env(m_channel, n.constData(), v.constData());
        });
        if (rc == SSH_AGAIN || !m_link.isOpen())
            return;
        if (rc != SSH_OK)
            m_refusedVariables << name;
        ++m_environment;
    }
    if (m_request.pty && !m_terminal) {
        const int rc = m_link.call(
            SSH_AGAIN, [this] { return ssh_channel_request_pty_size(m_channel, "xterm", m_request.columns, 24); });
        if (rc == SSH_AGAIN || !m_link.isOpen())
            return;
        if (rc != SSH_OK)
            return refuse(phrase(Phrase::NoTerminal));
        m_terminal = true;
    }
    m_state = State::Starting;
}

void ExecChannel::startCommand()
{
    const int rc =
        m_link.call(SSH_AGAIN, [this] { return ssh_channel_request_exec(m_channel, m_request.command.constData()); });
    if (rc == SSH_AGAIN || !m_link.isOpen())
        return;
    if (rc != SSH_OK)
        return refuse(phrase(Phrase::CommandNotTaken));
    m_state = State::Running;
}

void ExecChannel::refuse(const Detail& why)
{
    m_problem = why;
    m_state = State::Refused;
}

// As much as the window and the socket take without waiting; a terminal never gets an end of input, or
// everything that reads it would take it for hanging up.
void ExecChannel::writeInput()
{
    const QByteArray& input = m_request.standardInput;
    while (m_written < input.size()) {
        if (m_end.closed || !ssh_channel_is_open(m_channel)) {
            m_inputEnded = true; // nobody reads it any more
            return;
        }
        const qsizetype size = std::min(
            {input.size() - m_written, inputPiece, static_cast<qsizetype>(ssh_channel_window_size(m_channel))});
        if (size <= 0 || (ssh_get_status(m_link.session()) & SSH_WRITE_PENDING) != 0)
            return m_link.settle();
        const int written = ssh_channel_write(m_channel, input.constData() + m_written, static_cast<uint32_t>(size));
        if (written < 0) {
            m_inputEnded = true;
            return m_link.settle();
        }
        m_written += written;
    }
    if (m_request.holdInput)
        return;
    m_inputEnded = true;
    m_request.standardInput = QByteArray();
    if (!m_request.pty)
        ssh_channel_send_eof(m_channel);
    else if (m_written > 0)
        ssh_channel_write(m_channel, "\004", 1); // the terminal's own end of file
    m_link.settle();
}

void ExecChannel::giveInput(const QByteArray& bytes, bool more)
{
    m_request.standardInput += bytes;
    m_request.holdInput = more;
}

int ExecChannel::received(const char* data, uint32_t size, bool error)
{
    if (!m_reading)
        return 0; // stays in libssh's buffer, and the window is not opened further
    m_output.append(error ? Stream::Error : Stream::Output, data, size);
    return static_cast<int>(size);
}

// What came while nobody was reading.
void ExecChannel::drain()
{
    QByteArray piece(inputPiece, Qt::Uninitialized);
    for (const int error : {0, 1}) {
        int size = 0;
        do {
            size = ssh_channel_read_nonblocking(m_channel, piece.data(), static_cast<uint32_t>(piece.size()), error);
            if (size > 0)
                received(piece.constData(), static_cast<uint32_t>(size), error != 0);
        } while (size > 0);
    }
}

void ExecChannel::setReading(bool reading)
{
    const bool resumed = reading && !m_reading;
    m_reading = reading;
    if (resumed && m_state == State::Running) {
        drain();
        m_link.settle();
    }
}

QStringList ExecChannel::takeRefusedVariables()
{
    return std::exchange(m_refusedVariables, {});
}

void ExecChannel::sendSignal(const char* name)
{
    if (m_state != State::Running)
        return;
    ssh_channel_request_send_signal(m_channel, name);
    m_link.settle();
}

} // namespace rollcall::ssh
