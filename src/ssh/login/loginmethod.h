// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/keycache.h"
#include "ssh/login/loginreport.h"
#include "ssh/questions/answers.h"
#include "ssh/questions/questionbroker.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

// The methods of logging in (RFC 4252, RFC 4256), one class each, and the table of them: a further method is a class
// and a row. A method knows how it talks to the server and what it still has to try; Login asks one after the other
// and knows what becomes of them. All in the session's loop thread; owned by Login.
namespace rollcall::ssh {

class Agents;
class Executors;
class Login;

struct LoginMeans
{
    std::shared_ptr<QuestionBroker> broker;
    std::shared_ptr<KeyCache> keys;
    std::shared_ptr<Agents> agents;
    std::shared_ptr<Executors> executors;
    bool batch = false;                               // nobody can be asked
    std::chrono::milliseconds agentPatience{120'000}; // with one signature, which may need a touch
    std::chrono::milliseconds visitPatience{120'000}; // with somebody who is to do what the server says
};

/// Whom the server waits for, too, while nothing is sent.
enum class LoginWait { Over, ForUser, ForOtherHost };

/// Which methods the server has said it takes, on this connection.
struct ServerMethods
{
    unsigned bits = 0; // libssh's
    bool known = false;

    bool allow(unsigned method) const { return !known || (bits & method) != 0; }
    QStringList names() const; // as in RFC 4250 section 4.11.2
};

/// What the methods of one login share.
struct LoginContext
{
    Login& login;
    Loop& loop;
    const std::shared_ptr<const HostSpec> host;
    const std::shared_ptr<const LoginSpec> spec;
    const LoginMeans means;
    const std::function<void(const QString&)> log;
    const std::function<void(LoginWait)> waits;
    const std::shared_ptr<const bool> alive; // false: the login is gone, and what is posted comes too late
    Answers answers;
    LoginReport report = {};
    ServerMethods server = {};
    Link* link = nullptr;
    bool questionsOver = false; // nobody is asked for a secret any more

    QString who() const; // the name that secrets go by
    QuestionBroker::Topic passwordTopic() const;
};

class LoginMethod
{
public:
    explicit LoginMethod(LoginContext& context) : m_context(context) {}
    virtual ~LoginMethod() = default;
    LoginMethod(const LoginMethod&) = delete;
    LoginMethod& operator=(const LoginMethod&) = delete;

    virtual void prepare() {} // reads what can be read before there is a connection
    /// Tries what it has not tried yet, or waits for what it needs. False: nothing is left that the server allows.
    virtual bool tryNext() = 0;
    /// Goes on with what is open on the connection still. False: nothing is.
    virtual bool goOn() { return false; }
    virtual int call() = 0; // one step of libssh's: SSH_AUTH_…
    virtual void answered(int rc) = 0;
    virtual void answersCame() {} // all that it has asked the user for, or a refusal

    virtual void connectionChanged() {} // or it is gone
    virtual void moreAsked() {} // the server is content with something, and asks for more (AuthenticationMethods)
    virtual void over() {}      // the login is
    /// The server hung up on what was sent. True: there is more to try on a further connection.
    virtual bool survivesHangup() { return false; }
    /// The connection ended while another one than the server was waited for: the same once more on another one.
    virtual bool wantsAnotherLink() { return false; }
    virtual bool hasLeftTheLoop() const
    {
        return false;
    } // an executor has the session: it says whether the link is open
    virtual std::optional<int> keysRefused() const { return std::nullopt; } // on this connection, if it sends keys

protected:
    LoginContext& m_context;
};

/// Those of the table that can be tried, in the order in which they are.
std::vector<std::unique_ptr<LoginMethod>> makeLoginMethods(LoginContext& context);

} // namespace rollcall::ssh
