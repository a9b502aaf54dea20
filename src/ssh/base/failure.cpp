// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/failure.h"

#include "core/verdict/phrase.h"
#include "ssh/base/link.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

bool saysBusy(const QByteArray& text)
{
    return text.contains("MaxStartups") || text.contains("Not allowed at this time");
}

constexpr auto socketError = "Socket error"_L1;

bool closed(const QString& words)
{
    return words.isEmpty() || words.startsWith(socketError);
}

// "Received SSH_MSG_DISCONNECT: 2:Too many authentication failures"
Detail goodbye(const QString& words)
{
    return Detail::said(words.section(u':', 2).trimmed());
}

// RFC 4253 section 11.1, where the number says more than that it is over.
Reason goodbyeReason(const QString& words)
{
    switch (words.section(u':', 1, 1).toInt()) {
    case 12: // too many connections
        return Reason::ServerBusy;
    case 13: // authentication cancelled by user
    case 14: // no more authentication methods available
    case 15: // illegal user name
        return Reason::Denied;
    default:
        return Reason::ServerClosed;
    }
}

// "Channel opening failure: channel 43 error (2) Connection refused"; nothing where it is something else.
std::optional<QString> openingAnswer(const QString& words)
{
    const qsizetype error = words.indexOf("error ("_L1);
    const qsizetype end = words.indexOf(u')', error);
    return error < 0 || end < 0 ? std::nullopt : std::optional(words.mid(end + 1).trimmed());
}

} // namespace

// What it says of a socket is this computer's error, in words of the system.
Detail libraryDetail(const QString& words)
{
    if (closed(words))
        return words;
    return words.contains("SSH_MSG_DISCONNECT"_L1) ? goodbye(words)
                                                   : phrase(Phrase::NameAndProblem, {u"libssh"_s, Detail::said(words)});
}

Detail refusalDetail(const QString& words)
{
    const std::optional<QString> answer = openingAnswer(words);
    return answer ? Detail::said(*answer) : libraryDetail(words);
}

QString connectionWords(const QString& words)
{
    constexpr int ofSockets[] = {ECONNRESET,  ECONNABORTED, ECONNREFUSED, EPIPE,    ETIMEDOUT, EHOSTUNREACH, EHOSTDOWN,
                                 ENETUNREACH, ENETDOWN,     ENETRESET,    ENOTCONN, ESHUTDOWN, ENOBUFS,      EPROTO};
    if (!words.startsWith(socketError) || words.endsWith(": disconnected"_L1))
        return words;
    const bool fits = std::any_of(std::begin(ofSockets), std::end(ofSockets),
                                  [&words](int number) { return words.endsWith(qt_error_string(number)); });
    return fits ? words : QString();
}

bool mayBeBusy(const ExchangeTrace& trace)
{
    return !trace.bannerSeen && (trace.firstBytes.isEmpty() || saysBusy(trace.firstBytes));
}

Verdict exchangeFailure(const ExchangeTrace& trace, const QString& words)
{
    Verdict verdict;
    verdict.detail = libraryDetail(words);
    if (!trace.bannerSeen && saysBusy(trace.firstBytes)) {
        verdict.reason = Reason::ServerBusy;
        verdict.detail = Detail::said(safeText(trace.firstBytes));
    } else if (!trace.bannerSeen && !trace.firstBytes.isEmpty()) {
        verdict.reason = Reason::NotSsh;
        verdict.detail = Detail::said(safeText(trace.firstBytes.left(80)));
    } else if (words.contains("kex error"_L1) || words.contains("no match for method"_L1)) {
        verdict.reason = Reason::NoCommonAlgorithm; // which: see algorithmFailure()
    } else if (words.contains("SSH_MSG_DISCONNECT"_L1)) {
        verdict.reason = goodbyeReason(words);
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
    verdict.detail = libraryDetail(words);
    if (words.contains("authentication failures"_L1)) {
        verdict.reason = keys ? Reason::TooManyKeys : Reason::Denied;
    } else if (keys && keysRefused >= many && closed(words)) {
        verdict.reason = Reason::TooManyKeys;
        verdict.detail = phrase(Phrase::ClosedAfterKeys, {QString::number(keysRefused)});
    } else if (said || closed(words)) {
        verdict.reason = said ? goodbyeReason(words) : Reason::ServerClosed;
    } else {
        verdict.reason = Reason::ProtocolError;
    }
    return verdict;
}

Verdict forwardFailure(const QString& words, const QString& jump)
{
    static const std::pair<QLatin1String, Reason> known[] = {
        {"Connection refused"_L1, Reason::Refused},
        {"timed out"_L1, Reason::ConnectTimeout},
        {"No route to host"_L1, Reason::NoRoute},
        {"Network is unreachable"_L1, Reason::NoRoute},
        {"Name or service not known"_L1, Reason::NameNotFound},
        {"No address associated"_L1, Reason::NameNotFound},
        {"name resolution"_L1, Reason::NameNotFound}, // temporary failure in it
        {"nknown host"_L1, Reason::NameNotFound},
    };
    const QString said = openingAnswer(words).value_or(words);
    for (const auto& [text, reason] : known) {
        if (said.contains(text))
            return verdictOf(reason, phrase(Phrase::SaysJumpHost, {jump, Detail::said(said)}));
    }
    const Detail why = words.contains("error (1)"_L1) ? phrase(Phrase::ForwardingForbidden) : refusalDetail(words);
    return verdictOf(Reason::JumpFailed, jumpDetail(jump, verdictOf(Reason::ChannelRefused, why)));
}

Detail afterSeconds(std::chrono::milliseconds limit)
{
    return phrase(Phrase::AfterSeconds, {QString::number(static_cast<double>(limit.count()) / 1000)});
}

bool isShortOfWays(const QString& words)
{
    return words.contains("error (4)"_L1);
}

} // namespace rollcall::ssh
