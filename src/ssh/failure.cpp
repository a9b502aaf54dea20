// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/failure.h"

#include "core/phrase.h"
#include "ssh/link.h"

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

bool saysBusy(const QByteArray& text)
{
    return text.contains("MaxStartups") || text.contains("Not allowed at this time");
}

bool closed(const QString& words)
{
    return words.isEmpty() || words.startsWith("Socket error"_L1);
}

// "kex error : no match for method server host key algo: server [a,b], client [c]"
QString algorithmDetail(const QString& words)
{
    const qsizetype method = words.indexOf("for method "_L1);
    return method < 0 ? words : words.mid(method + 11);
}

} // namespace

bool mayBeBusy(const ExchangeTrace& trace)
{
    return !trace.bannerSeen && (trace.firstBytes.isEmpty() || saysBusy(trace.firstBytes));
}

Verdict exchangeFailure(const ExchangeTrace& trace, const QString& words)
{
    Verdict verdict;
    verdict.detail = words;
    if (!trace.bannerSeen && saysBusy(trace.firstBytes)) {
        verdict.reason = Reason::ServerBusy;
        verdict.detail = safeText(trace.firstBytes);
    } else if (!trace.bannerSeen && !trace.firstBytes.isEmpty()) {
        verdict.reason = Reason::NotSsh;
        verdict.detail = safeText(trace.firstBytes.left(80));
    } else if (words.contains("kex error"_L1) || words.contains("no match for method"_L1)) {
        verdict.reason = Reason::NoCommonAlgorithm;
        verdict.detail = algorithmDetail(words);
    } else if (words.contains("SSH_MSG_DISCONNECT"_L1)) {
        verdict.reason = Reason::ServerClosed;
        verdict.detail = words.section(u':', 2);
    } else if (closed(words)) {
        verdict.reason = Reason::ServerClosed;
    } else {
        verdict.reason = Reason::ProtocolError;
    }
    return verdict;
}

// Some servers send no words with their goodbye, and libssh 0.11 often loses them.
Verdict loginFailure(const QString& words, bool keys, int keysRefused)
{
    constexpr int many = 2; // sshd_config(5), MaxAuthTries: a cautious server lets try that often
    Verdict verdict;
    const bool said = words.contains("SSH_MSG_DISCONNECT"_L1);
    verdict.detail = said ? words.section(u':', 2) : words;
    if (words.contains("authentication failures"_L1)) {
        verdict.reason = keys ? Reason::TooManyKeys : Reason::Denied;
    } else if (keys && keysRefused >= many && closed(words)) {
        verdict.reason = Reason::TooManyKeys;
        verdict.detail = phrase(Phrase::ClosedAfterKeys, {QString::number(keysRefused)});
    } else if (said || closed(words)) {
        verdict.reason = Reason::ServerClosed;
    } else {
        verdict.reason = Reason::ProtocolError;
    }
    return verdict;
}

} // namespace rollcall::ssh
