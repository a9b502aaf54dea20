// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include <QElapsedTimer>
#include <QFile>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

} // namespace

Client::Client(const FleetRunner& fleet, const QString& host) : m_fleet(fleet), m_host(host), m_session(ssh_new())
{
    const int port = fleet.port(host);
    const int off = 0;
    const long seconds = patience / 1'000;
    ssh_options_set(m_session, SSH_OPTIONS_HOST, fleet.address(host).toLatin1().constData());
    ssh_options_set(m_session, SSH_OPTIONS_PORT, &port);
    ssh_options_set(m_session, SSH_OPTIONS_USER, "admin");
    ssh_options_set(m_session, SSH_OPTIONS_TIMEOUT, &seconds);
    ssh_options_set(m_session, SSH_OPTIONS_PROCESS_CONFIG, &off);
    ssh_options_set(m_session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    ssh_options_set(m_session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
}

Client::~Client()
{
    if (m_channel)
        ssh_channel_free(m_channel);
    ssh_disconnect(m_session);
    ssh_free(m_session);
}

bool Client::connect()
{
    return ssh_connect(m_session) == SSH_OK;
}

bool Client::loginWithKey()
{
    ssh_key key = nullptr;
    const QByteArray file = QFile::encodeName(m_fleet.file(u"id_ed25519"_s));
    if (ssh_pki_import_privkey_file(file.constData(), nullptr, nullptr, nullptr, &key) != SSH_OK)
        return false;
    const int result = ssh_userauth_publickey(m_session, nullptr, key);
    ssh_key_free(key);
    return result == SSH_AUTH_SUCCESS;
}

int Client::loginWithPassword(const QByteArray& password)
{
    return ssh_userauth_password(m_session, nullptr, password.constData());
}

int Client::loginWithKeyboardInteractive(const QByteArray& password)
{
    int result = ssh_userauth_kbdint(m_session, nullptr, nullptr);
    while (result == SSH_AUTH_INFO) {
        for (int i = 0; i < ssh_userauth_kbdint_getnprompts(m_session); ++i)
            ssh_userauth_kbdint_setanswer(m_session, static_cast<unsigned>(i), password.constData());
        result = ssh_userauth_kbdint(m_session, nullptr, nullptr);
    }
    return result;
}

QByteArray Client::banner() const
{
    char* text = ssh_get_issue_banner(m_session);
    const QByteArray banner(text);
    ssh_string_free_char(text);
    return banner;
}

int Client::methods()
{
    ssh_userauth_none(m_session, nullptr);
    return ssh_userauth_list(m_session, nullptr);
}

bool Client::exec(const QByteArray& command, bool terminal)
{
    if (m_channel)
        ssh_channel_free(m_channel);
    m_exitStatus.reset();
    m_exitSignal.clear();
    m_closed = false;
    m_channel = ssh_channel_new(m_session);
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void* self) {
        static_cast<Client*>(self)->m_exitStatus = status;
    };
    m_callbacks.channel_exit_signal_function = [](ssh_session, ssh_channel, const char* name, int, const char*,
                                                  const char*,
                                                  void* self) { static_cast<Client*>(self)->m_exitSignal = name; };
    m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<Client*>(self)->m_closed = true;
    };
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
    return ssh_channel_open_session(m_channel) == SSH_OK &&
           (!terminal || ssh_channel_request_pty(m_channel) == SSH_OK) &&
           ssh_channel_request_exec(m_channel, command.constData()) == SSH_OK;
}

QByteArray Client::read(int size)
{
    QByteArray bytes;
    while (bytes.size() < size) {
        char buffer[16 * 1024];
        const auto room = static_cast<uint32_t>(std::min<qsizetype>(size - bytes.size(), sizeof buffer));
        const int got = ssh_channel_read_timeout(m_channel, buffer, room, 0, patience);
        if (got <= 0)
            break;
        bytes.append(buffer, got);
    }
    return bytes;
}

QByteArray Client::readAll()
{
    return read(1 << 30);
}

bool Client::sendSignal(const char* name)
{
    return ssh_channel_request_send_signal(m_channel, name) == SSH_OK;
}

bool Client::waitForClose()
{
    ssh_event event = ssh_event_new();
    ssh_event_add_session(event, m_session);
    QElapsedTimer clock;
    clock.start();
    while (!m_closed && clock.elapsed() < patience && ssh_is_connected(m_session))
        ssh_event_dopoll(event, 100);
    ssh_event_remove_session(event, m_session);
    ssh_event_free(event);
    return m_closed;
}

} // namespace rollcall::test
