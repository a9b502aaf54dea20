// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/login.h"

#include "fleet/cast/hostile.h"
#include "fleet/cast/options.h"
#include "fleet/server/channel.h"
#include "fleet/server/connection.h"
#include "fleet/server/fleet.h"
#include "fleet/server/forward.h"

namespace rollcall::fleet {

namespace {

constexpr int useDefaultReply = 1; // of libssh's message callback

Login& self(void* userData)
{
    return *static_cast<Login*>(userData);
}

bool sendsPush(Hostile mode)
{
    return mode == Hostile::PushFirst || mode == Hostile::PushForever;
}

} // namespace

Login::Login(Connection& connection) : m_connection(connection) {}

void Login::install()
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.auth_pubkey_function = [](ssh_session, const char* user, ssh_key_struct* key, char signature,
                                          void* data) { return self(data).publicKey(user, key, signature); };
    const LoginOptions& options = m_connection.fleet().options().login;
    if (options.isPasswordAlone()) {
        m_callbacks.auth_password_function = [](ssh_session, const char* user, const char* given, void* data) {
            return self(data).password(user, given, "password");
        };
    }
    m_callbacks.channel_open_request_session_function = [](ssh_session, void* data) -> ssh_channel {
        Channel* channel = self(data).m_connection.openChannel();
        return channel ? channel->handle() : nullptr;
    };
    const ssh_session session = m_connection.session();
    ssh_set_server_callbacks(session, &m_callbacks);
    ssh_set_message_callback(
        session, [](ssh_session, ssh_message message, void* data) { return self(data).message(message); }, this);
    const Hostile hostile = m_connection.host().hostile;
    if (hostile == Hostile::CloseDisconnect) {
        ssh_callbacks_init(&m_deaf);
        m_deaf.global_request_function = [](ssh_session, ssh_message, void*) {};
        ssh_set_callbacks(session, &m_deaf);
    }
    if (hostile == Hostile::EndlessQuestions || hostile == Hostile::ManyQuestions || sendsPush(hostile))
        return ssh_set_auth_methods(session, SSH_AUTH_METHOD_INTERACTIVE);
    ssh_set_auth_methods(session, SSH_AUTH_METHOD_PUBLICKEY | (options.isAsked() ? SSH_AUTH_METHOD_INTERACTIVE : 0) |
                                      (options.isPasswordAlone() ? SSH_AUTH_METHOD_PASSWORD : 0));
}

bool Login::mayEnter(const char* user) const
{
    return m_connection.host().trouble != Trouble::DeniesLogin &&
           (qstrcmp(user, "admin") == 0 || qstrcmp(user, "root") == 0);
}

int Login::granted(const char* user, const char* method)
{
    if (m_connection.host().hostile == Hostile::TurnedAway) {
        m_connection.say("Your account has expired;\nplease contact your system administrator.\n");
        m_connection.hangUp();
        return denied(user, method);
    }
    m_connection.fleet().log().write(m_connection.host().name, QByteArray("login ok ") + method + ' ' + user);
    m_connection.loggedIn();
    return SSH_AUTH_SUCCESS;
}

int Login::denied(const char* user, const char* method)
{
    m_connection.fleet().log().write(m_connection.host().name, QByteArray("login denied ") + method + ' ' + user);
    if (++m_refusals >= mostTries)
        m_connection.leave();
    return SSH_AUTH_DENIED;
}

int Login::publicKey(const char* user, ssh_key key, char signature)
{
    const bool known = ssh_key_cmp(key, m_connection.fleet().clientKey(), SSH_KEY_CMP_PUBLIC) == 0;
    if (!known || !mayEnter(user) || sendsPush(m_connection.host().hostile))
        return denied(user, "publickey");
    if (signature == SSH_PUBLICKEY_STATE_NONE) // only asks whether it should sign
        return SSH_AUTH_SUCCESS;
    return signature == SSH_PUBLICKEY_STATE_VALID ? granted(user, "publickey") : denied(user, "publickey");
}

QByteArray Login::rightPassword() const
{
    const LoginOptions& options = m_connection.fleet().options().login;
    return options.password.toUtf8() +
           (options.ownPasswords ? QByteArray('-' + m_connection.host().name.toUtf8()) : QByteArray());
}

int Login::password(const char* user, const char* given, const char* method)
{
    return rightPassword() == given && mayEnter(user) ? granted(user, method) : denied(user, method);
}

int Login::message(ssh_message message)
{
    const int type = ssh_message_type(message);
    const int subtype = ssh_message_subtype(message);
    if (type == SSH_REQUEST_AUTH && subtype == static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE))
        return keyboardInteractive(message);
    if (type == SSH_REQUEST_CHANNEL_OPEN && subtype == SSH_CHANNEL_DIRECT_TCPIP)
        return directTcpip(message);
    return useDefaultReply;
}

int Login::ask(ssh_message message, const std::vector<const char*>& prompts, const char* instruction)
{
    std::vector<const char*> list(prompts);
    std::vector<char> echo(list.size(), 0);
    ssh_message_auth_interactive_request(message, "", instruction, static_cast<unsigned>(list.size()), list.data(),
                                         echo.data());
    return 0;
}

// As PAM does it, a wrong password is told only when everything has been asked for.
int Login::keyboardInteractive(ssh_message message)
{
    const LoginOptions& options = m_connection.fleet().options().login;
    const Hostile hostile = m_connection.host().hostile;
    if (hostile == Hostile::EndlessQuestions)
        return ask(message, {});
    if (hostile == Hostile::ManyQuestions)
        return ask(message, std::vector<const char*>(1000, "Code: "));
    if (sendsPush(hostile) && !ssh_message_auth_kbdint_is_response(message)) {
        m_askedUser = ssh_message_auth_user(message);
        m_rightSoFar = mayEnter(m_askedUser.constData());
        ssh_set_fd_towrite(m_connection.session()); // nothing is sent later by who is silent
        ask(message, {}, "A push was sent.\nApprove it on your phone.");
        m_connection.waitForPerson(hostile == Hostile::PushForever);
        return 0;
    }
    if (sendsPush(hostile))
        return enter(message);
    if (!options.isAsked())
        return useDefaultReply;
    if (ssh_message_auth_kbdint_is_response(message))
        return answered(message);
    m_askedUser = ssh_message_auth_user(message);
    m_rightSoFar = mayEnter(m_askedUser.constData());
    if (options.pressEnter) {
        m_asked = Asked::Enter;
        return ask(message, {"Press Enter: "}, "A push was sent.\nApprove it, then press Enter.");
    }
    m_asked = options.codeTogether ? Asked::PasswordAndCode : Asked::Password;
    const QByteArray prompt = options.prompt.isEmpty() ? QByteArray("Password: ") : options.prompt.toUtf8();
    return options.codeTogether ? ask(message, {prompt.constData(), "Verification code: "})
                                : ask(message, {prompt.constData()});
}

int Login::answered(ssh_message message)
{
    const LoginOptions& options = m_connection.fleet().options().login;
    const ssh_session session = m_connection.session();
    const auto answer = [session](int number) {
        const bool there = number < ssh_userauth_kbdint_getnanswers(session);
        return QByteArray(there ? ssh_userauth_kbdint_getanswer(session, static_cast<unsigned>(number)) : "");
    };
    switch (m_asked) {
    case Asked::Password:
        m_rightSoFar = m_rightSoFar && answer(0) == rightPassword();
        break;
    case Asked::PasswordAndCode:
        m_rightSoFar = m_rightSoFar && answer(0) == rightPassword() && answer(1) == options.code.toUtf8();
        break;
    case Asked::Code:
        m_rightSoFar = m_rightSoFar && answer(0) == options.code.toUtf8();
        break;
    case Asked::NewPassword:
        m_rightSoFar = m_rightSoFar && !answer(0).isEmpty() && answer(0) == answer(1);
        break;
    case Asked::Enter:
        m_rightSoFar = m_rightSoFar && answer(0).isEmpty();
        break;
    }
    if (!options.code.isEmpty() && m_asked == Asked::Password) {
        m_asked = Asked::Code;
        return ask(message, {"Verification code: "});
    }
    if (options.passwordExpired && m_asked != Asked::NewPassword && m_rightSoFar) {
        m_asked = Asked::NewPassword;
        return ask(message, {"New password: ", "Retype new password: "});
    }
    return enter(message);
}

// If all was right.
int Login::enter(ssh_message message)
{
    if (!m_rightSoFar) {
        denied(m_askedUser.constData(), "keyboard-interactive");
        return useDefaultReply;
    }
    granted(m_askedUser.constData(), "keyboard-interactive");
    ssh_message_auth_reply_success(message, 0);
    return 0;
}

int Login::directTcpip(ssh_message message)
{
    const QByteArray destination = ssh_message_channel_request_open_destination(message);
    const int port = ssh_message_channel_request_open_destination_port(message);
    quint32 address = 0;
    if (port <= 0 || port > 65'535 || !m_connection.fleet().findAddress(destination, address))
        return useDefaultReply; // refused: a fleet leads nowhere but to loopback
    const int fd = Forward::connectTo(address, static_cast<quint16>(port));
    if (fd < 0)
        return useDefaultReply;
    m_connection.fleet().log().write(m_connection.host().name,
                                     "forward " + destination + ':' + QByteArray::number(port));
    const ssh_channel channel = ssh_message_channel_request_open_reply_accept(message);
    if (channel)
        m_connection.addForward(channel, fd);
    return 0;
}

} // namespace rollcall::fleet
