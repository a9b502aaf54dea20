// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/serverwords.h"

#include "core/run/loglines.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"
#include "ssh/base/failure.h"
#include "ssh/base/link.h"
#include "ssh/login/login.h"
#include "ssh/login/loginmethod.h"

#include <chrono>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 100; // of one login, in the log
constexpr std::chrono::milliseconds wordsPatience{1000};

bool namesPage(const QByteArray& words)
{
    const QByteArray text = words.toLower();
    return text.contains("https://") || text.contains("http://");
}

} // namespace

ServerWords::ServerWords(LoginContext& context)
    : m_context(context), m_patience(context.loop, [this] { patienceEnded(); })
{
}

void ServerWords::listen(bool unanswered)
{
    const QByteArray banner = m_context.link->takeBanner();
    hear(banner);
    if (!unanswered || m_waiting)
        return;
    if (std::exchange(m_roundSpoke, false) || namesPage(banner))
        m_patience.start(wordsPatience);
}

void ServerWords::readRound()
{
    ssh_session session = m_context.link->session();
    if (ssh_userauth_kbdint_getnprompts(session) > 0)
        return;
    const bool named = hear(ssh_userauth_kbdint_getname(session));
    m_roundSpoke = hear(ssh_userauth_kbdint_getinstruction(session)) || named;
}

bool ServerWords::hear(const QByteArray& words)
{
    const QString lines = safeLines(words);
    if (lines.isEmpty())
        return false;
    m_context.report.serverSaid(safeText(words));
    for (const QString& line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        if (++m_lines <= mostLines)
            m_context.log(serverSays + line);
    }
    return true;
}

void ServerWords::patienceEnded()
{
    if (!m_waiting)
        return waitForPerson();
    m_waiting = false;
    m_context.login.failWith(Reason::LoginTimeout,
                             phrase(Phrase::NobodyActed, {afterSeconds(m_context.means.visitPatience)}));
}

// In batch mode nobody is there.
void ServerWords::waitForPerson()
{
    if (m_context.means.batch || std::exchange(m_waiting, true))
        return;
    m_context.waits(LoginWait::ForUser); // before the log tells: who reads the one looks at the other
    m_context.log(personIsWaitedFor);
    m_patience.start(m_context.means.visitPatience);
}

void ServerWords::answered()
{
    m_patience.stop();
    m_roundSpoke = false;
    if (std::exchange(m_waiting, false))
        m_context.waits(LoginWait::Over);
}

void ServerWords::linkGone()
{
    m_patience.stop();
    m_roundSpoke = false;
    m_waiting = false;
}

} // namespace rollcall::ssh
