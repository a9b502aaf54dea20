// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// The words in a verdict's detail. A detail is data for the sentence ("192.0.2.7"); where it needs words
// ("no answer from 192.0.2.7") they are phrases of this list. Details travel and are stored in English, so that
// history does not depend on the language of whoever ran it; verdictSentence() says them in the reader's.
// Pure; any thread.
namespace rollcall {

enum class Phrase {
    AMatchFor,
    AcceptedBefore,
    AfterSeconds,
    AgentSilent,
    AnswerFor,
    ClosedAfterKeys,
    CommandNotTaken,
    Keepalives,
    ForwardingForbidden,
    JumpHostLost,
    KeyEncryption,
    KeyNotPrivate,
    KeyPermissions,
    KeyUnusable,
    KnowsNoneOf,
    LookingUp,
    Missing,
    NeverContent,
    NoAnswerFrom,
    NoAnswerThrough,
    NoExitCode,
    NoGreeting,
    NoMatchFor,
    NoTerminal,
    NotInFile,
    NotIpv4,
    NotIpv6,
    OnFile,
    PassphraseOf,
    PasswordOf,
    ProxyEnded,
    ProxyEndedWords,
    ProxyLost,
    RequiredRsaSize,
    SaysJumpHost,
    ServerAllows,
    StalledInKeyExchange,
    TrustedByAuthority,
    User,
};

/// In English, %1 and so on filled in.
QString phrase(Phrase phrase, const QStringList& arguments = {});
/// "%1" to "%9" in one pass: a "%2" inside an argument stays what it is, as does a marker without argument.
QString fillMarkers(const QString& text, const QStringList& arguments);
/// The detail with its phrases, one or several divided by "; ", in the reader's language.
QString localizedDetail(const QString& detail);

} // namespace rollcall
