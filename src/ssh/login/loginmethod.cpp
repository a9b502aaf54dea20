// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/loginmethod.h"

#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "ssh/base/failure.h"
#include "ssh/login/login.h"
#include "ssh/login/promptmethods.h"
#include "ssh/login/publickeymethod.h"

#include <algorithm>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

/// "none" (RFC 4252 section 5.2): asks which methods there are, where nothing of ours had to be sent before.
class NoneMethod : public LoginMethod
{
public:
    using LoginMethod::LoginMethod;

    bool tryNext() override
    {
        if (m_context.server.known)
            return false;
        m_context.login.trying(*this);
        m_context.login.drive();
        return true;
    }

    int call() override
    {
        return m_context.link->call(SSH_AUTH_AGAIN,
                                    [this] { return ssh_userauth_none(m_context.link->session(), nullptr); });
    }

    void answered(int rc) override
    {
        if (rc == SSH_AUTH_SUCCESS)
            return m_context.login.succeed();
        if (rc != SSH_AUTH_DENIED && rc != SSH_AUTH_PARTIAL)
            return m_context.login.failWith(Reason::ProtocolError, libraryDetail(m_context.link->error()));
        m_context.server.known = true;
        m_context.log(u"the server allows: "_s + m_context.server.names().join(u", "_s));
        m_context.login.choose();
    }
};

template <typename Method> std::unique_ptr<LoginMethod> make(LoginContext& context)
{
    return std::make_unique<Method>(context);
}

struct Row
{
    unsigned bit;     // libssh's
    const char* name; // RFC 4250 section 4.11.2, RFC 4462
    int turn;         // in which it is tried; 0: never
    std::unique_ptr<LoginMethod> (*make)(LoginContext& context);
};

// In the order in which they are named. A key that is at hand is sent without asking first: one round trip less.
constexpr Row table[] = {
    {SSH_AUTH_METHOD_NONE, "none", 2, make<NoneMethod>},
    {SSH_AUTH_METHOD_PUBLICKEY, "publickey", 1, make<PublicKeyMethod>},
    {SSH_AUTH_METHOD_PASSWORD, "password", 4, make<PasswordMethod>},
    {SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive", 3, make<InteractiveMethod>},
    {SSH_AUTH_METHOD_HOSTBASED, "hostbased", 0, nullptr},
    {SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic", 0, nullptr},
};

} // namespace

QStringList ServerMethods::names() const
{
    QStringList names;
    for (const Row& row : table) {
        if ((bits & row.bit) != 0)
            names << QString::fromLatin1(row.name);
    }
    return names;
}

QString LoginContext::who() const
{
    return spec->identity.isEmpty() ? host->user : spec->identity;
}

QuestionBroker::Topic LoginContext::passwordTopic() const
{
    QuestionBroker::Topic topic;
    topic.kind = QuestionKind::Password;
    topic.identity = spec->identity;
    topic.user = host->user;
    topic.prompts = {Prompt{u"Password:"_s, false}};
    if (!report.unusableKeyFiles().isEmpty()) // why a password is asked for at all
        topic.instruction = verdictSentence(verdictOf(Reason::KeyFileUnusable, report.unusableKeyFiles()));
    topic.attempts = std::max(1, spec->passwordPrompts);
    return topic;
}

std::vector<std::unique_ptr<LoginMethod>> makeLoginMethods(LoginContext& context)
{
    std::vector<std::unique_ptr<LoginMethod>> methods;
    for (int turn = 1; turn <= int(std::size(table)); ++turn) {
        for (const Row& row : table) {
            if (row.turn == turn)
                methods.push_back(row.make(context));
        }
    }
    return methods;
}

} // namespace rollcall::ssh
