// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runoptions.h"
#include "core/verdict/outcome.h"
#include "ssh/base/algorithmoptions.h"
#include "ssh/base/failure.h"
#include "ssh/base/link.h"
#include "ssh/login/agents.h"
#include "ssh/session/sessioncore.h"

#include <algorithm>

// The middle of a session: whether to believe the host, and logging in.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostKeyReconnects = 3;

} // namespace

void Session::Private::verify()
{
    state = State::Verifying;
    setPhase(HostPhase::Verifying);
    log(u"server %1, key exchange %2, cipher %3"_s.arg(
        safeText(ssh_get_serverbanner(link->session())), QString::fromLatin1(ssh_get_kex_algo(link->session())),
        QString::fromLatin1(ssh_get_cipher_out(link->session()))));
    if (const QStringList old = oldOnesInUse(link->session()); !old.isEmpty())
        log(u"old algorithms in use: "_s + old.join(u", "_s));
    Trust::Query query;
    query.host = host;
    query.address = address;
    query.blob = link->serverKey();
    query.restricted = !onlyTypes.isEmpty();
    query.mayAsk = !isBatch();
    trust->check(std::move(query), loop.handle(), [weak = weak_from_this()](Trust::Finding&& finding) {
        if (const auto self = weak.lock(); self && self->state == State::Verifying)
            self->verified(std::move(finding));
    });
    if (state != State::Verifying)
        return;
    timer->stop(); // the user, or the file, is being waited for
    if (host->trust && host->trust->policy == HostKeyPolicy::Ask)
        setPhase(HostPhase::Asking);
}

void Session::Private::verified(Trust::Finding&& finding)
{
    if (!finding.log.isEmpty())
        log(finding.log);
    if (!finding.onlyTypes.isEmpty()) {
        onlyTypes = finding.onlyTypes;
        return reconnect();
    }
    if (!finding.accepted) {
        return finish(verdictOf(finding.reason, finding.detail), true);
    }
    if (!link->isOpen()) { // the question outlived the server's patience
        if (++keyReconnects <= mostKeyReconnects)
            return reconnect();
        return finish(verdictOf(Reason::ServerClosed));
    }
    startLogin();
}

void Session::Private::startLogin()
{
    state = State::LoggingIn;
    setPhase(login->isAsking() ? HostPhase::Asking : HostPhase::LoggingIn);
    loginBegan = Clock::now();
    if (!login->isAsking())
        startDeadline(loginBegan + loginLeft);
    login->attach(*link);
}

void Session::Private::loginSucceeded()
{
    state = State::Ready;
    setPhase(HostPhase::Running);
    log(u"logged in as %1 after %2 ms"_s.arg(host->user).arg(
        std::chrono::duration_cast<Milliseconds>(Clock::now() - startedAt).count()));
    timer->stop();
    pass.loggedIn();
    heard = link->bytesReceived();
    if (host->keepalive.count() > 0)
        timer->start(host->keepalive);
    if (std::exchange(toldReady, true))
        openNext(); // logged in once more, after the jump host was lost
    else
        listener.ready(facade);
    if (state == State::Ready)
        serve();
}

void Session::Private::loginFailed(Verdict&& verdict)
{
    finish(std::move(verdict), true);
}

void Session::Private::loginAsking(bool asked)
{
    loginWaiting(asked);
    if (asked)
        setPhase(HostPhase::Asking);
}

void Session::Private::loginWaiting(bool waiting)
{
    const auto now = Clock::now();
    if (waiting) {
        loginLeft -= std::chrono::duration_cast<Milliseconds>(now - loginBegan);
        timer->stop();
        pass = {}; // whom we wait for may stand behind us
        return;
    }
    constexpr Milliseconds least{5000}; // also who answered late gets to use the answer
    loginLeft = std::max(loginLeft, std::min(least, options.loginTimeout));
    loginBegan = now;
    setPhase(HostPhase::LoggingIn);
    startDeadline(now + loginLeft);
}

void Session::Private::loginLinkBroke()
{
    broke(&Private::loginBroke);
}

void Session::Private::loginBroke()
{
    const QString words = link->error();
    Verdict verdict = loginFailure(words, login->sentKeys(), login->keysRefused());
    if (verdict.reason == Reason::TooManyKeys && login->hasMoreToTry()) {
        log(u"the server lets try no more keys on one connection"_s);
        login->detach();
        return reconnect();
    }
    login->linkLost();
    finish(std::move(verdict));
}

void Session::Private::loginNeedsLink()
{
    if (state == State::Ended)
        return;
    login->detach();
    reconnect();
}

void Session::Private::loginLog(const QString& text)
{
    log(text);
}

} // namespace rollcall::ssh
