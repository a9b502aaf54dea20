// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/handshake.h"

#include "core/verdict/phrase.h"
#include "ssh/base/algorithmfailure.h"
#include "ssh/base/algorithmoptions.h"
#include "ssh/session/sessionreport.h"

#include <unistd.h>

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds thinkingTime{2};
constexpr int usualRsaBits = 1024;         // ssh_config(5), RequiredRSASize
constexpr qsizetype longestGreeting = 255; // RFC 4253 section 4.2

} // namespace

Handshake::Handshake(Loop& loop, std::shared_ptr<const HostSpec> host, bool mayAsk, std::shared_ptr<Trust> trust,
                     SessionReport& report, Calls calls)
    : m_loop(loop), m_host(std::move(host)), m_mayAsk(mayAsk), m_trust(std::move(trust)), m_report(report),
      m_calls(std::move(calls)), m_alive(std::make_shared<Handshake*>(this))
{
}

Handshake::~Handshake()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Handshake::prepare()
{
    load();
}

bool Handshake::load()
{
    return m_trust->load(*m_host, m_loop.handle(), [weak = std::weak_ptr(m_alive)] {
        if (const auto alive = weak.lock(); alive && (*alive)->m_state == State::AwaitingFiles)
            (*alive)->begin();
    });
}

void Handshake::start(int descriptor)
{
    m_state = State::AwaitingFiles;
    m_descriptor = descriptor;
    if (load())
        begin();
}

void Handshake::begin()
{
    m_state = State::Exchanging;
    m_begunAt = Clock::now();
    m_trace = {};
    m_link = std::make_unique<Link>(m_loop, std::exchange(m_descriptor, -1), m_calls.linkReady);
    static const AlgorithmSpec none;
    const AlgorithmSpec& spec = m_host->algorithms ? *m_host->algorithms : none;
    const QStringList hostKeys = hostKeyAlgorithms(spec, m_trust->knownTypes(*m_host), m_onlyTypes);
    QString problem;
    if (hostKeys.isEmpty() || !applyOptions(m_link->session(), *m_host, hostKeys, problem)) {
        const QString said =
            spec.hostKey.isEmpty() ? m_onlyTypes.join(u',') : settingLine(spec, "HostKeyAlgorithms"_L1, spec.hostKey);
        const QString lacking = problem.isEmpty() ? said : problem;
        return m_calls.refused(verdictOf(Reason::NoCommonAlgorithm, phrase(Phrase::KnowsNoneOf, {lacking})), false);
    }
    exchange();
}

void Handshake::drive()
{
    if (m_state == State::Exchanging)
        exchange();
    else if (m_state == State::Verifying)
        m_link->pump(); // only to hear whether the server is still there
}

void Handshake::drop()
{
    m_link.reset();
    m_state = State::Idle;
}

// We may be deep inside a callback of the link.
void Handshake::stop()
{
    m_alive.reset();
    m_state = State::Idle;
}

bool Handshake::isOpen() const
{
    return m_link && m_link->isOpen();
}

void Handshake::sayGoodbye()
{
    if (m_link)
        m_link->disconnect();
}

void Handshake::exchange()
{
    if (!m_trace.bannerSeen) {
        bool ended = false;
        const QByteArray bytes = m_link->peek(ended);
        m_trace.firstBytes += bytes.left(longestGreeting - m_trace.firstBytes.size());
    }
    const int rc = m_link->connect();
    m_trace.bannerSeen = m_trace.bannerSeen || ssh_get_serverbanner(m_link->session()) != nullptr;
    if (rc == SSH_OK)
        return verify();
    if (rc == SSH_ERROR || !m_link->isOpen()) {
        m_state = State::Broken;
        m_calls.broke();
    }
}

bool Handshake::wasTurnedAway()
{
    // libssh may have read the server's words before they could be looked at; it has said them before, then.
    if (m_trace.firstBytes.isEmpty())
        m_trace.firstBytes = m_saidBusy;
    // Who thinks it over before closing is not turning callers away; libwrap does so for 5 s.
    const bool atOnce = Clock::now() - m_begunAt < thinkingTime || !m_trace.firstBytes.isEmpty();
    if (!mayBeBusy(m_trace) || !atOnce)
        return false;
    m_saidBusy = m_trace.firstBytes;
    return true;
}

Verdict Handshake::failure() const
{
    const QString words = m_link->error();
    static const AlgorithmSpec none;
    Verdict verdict = exchangeFailure(m_trace, words);
    if (verdict.reason == Reason::NoCommonAlgorithm) {
        const Detail cause =
            algorithmFailure(ssh_get_error(m_link->session()), m_host->algorithms ? *m_host->algorithms : none);
        verdict.detail = cause.isEmpty() ? verdict.detail : cause;
    }
    if (verdict.reason == Reason::NoCommonAlgorithm && !m_onlyTypes.isEmpty()) {
        // It showed a key of another type before, and has none of the types that are on file.
        const Trust::Finding changed = m_trust->changed(*m_host);
        verdict.reason = changed.reason;
        verdict.detail = changed.detail;
    }
    // All that libssh says of an RSA key it finds too short.
    const int leastRsaBits = m_host->algorithms ? m_host->algorithms->leastRsaBits : 0;
    if (leastRsaBits > usualRsaBits && verdict.reason == Reason::ProtocolError &&
        words.contains("hostkey signature"_L1))
        verdict.detail = verdict.detail.with(phrase(Phrase::RequiredRsaSize, {QString::number(leastRsaBits)}));
    return verdict;
}

Detail Handshake::timeoutDetail() const
{
    if (!m_trace.bannerSeen && !m_host->proxyCommand.isEmpty()) // whether it has reached anybody only the program knows
        return phrase(Phrase::ProxySilent);
    return phrase(m_trace.bannerSeen ? Phrase::StalledInKeyExchange : Phrase::NoGreeting, {m_report.address()});
}

void Handshake::verify()
{
    m_state = State::Verifying;
    m_report.enter(HostPhase::Verifying);
    ssh_session session = m_link->session();
    m_report.log(u"server %1, key exchange %2, cipher %3"_s.arg(safeText(ssh_get_serverbanner(session)),
                                                                QString::fromLatin1(ssh_get_kex_algo(session)),
                                                                QString::fromLatin1(ssh_get_cipher_out(session))));
    if (const QStringList old = oldOnesInUse(session); !old.isEmpty())
        m_report.log(u"old algorithms in use: "_s + old.join(u", "_s));
    Trust::Query query;
    query.host = m_host;
    query.address = m_report.address();
    query.blob = m_link->serverKey();
    query.restricted = !m_onlyTypes.isEmpty();
    query.mayAsk = m_mayAsk;
    m_trust->check(std::move(query), m_loop.handle(), [weak = std::weak_ptr(m_alive)](Trust::Finding&& finding) {
        if (const auto alive = weak.lock(); alive && (*alive)->m_state == State::Verifying)
            (*alive)->verified(std::move(finding));
    });
    if (m_state != State::Verifying)
        return;
    m_calls.waiting();
    if (m_host->trust && m_host->trust->policy == HostKeyPolicy::Ask)
        m_report.enter(HostPhase::Asking);
}

void Handshake::verified(Trust::Finding&& finding)
{
    m_state = State::Idle;
    if (!finding.log.isEmpty())
        m_report.log(finding.log);
    if (!finding.onlyTypes.isEmpty()) {
        m_onlyTypes = finding.onlyTypes;
        return m_calls.onceMore();
    }
    if (!finding.accepted)
        return m_calls.refused(verdictOf(finding.reason, finding.detail), true);
    if (!m_link->isOpen())
        return m_calls.outlived();
    m_calls.trusted(std::move(m_link));
}

} // namespace rollcall::ssh
