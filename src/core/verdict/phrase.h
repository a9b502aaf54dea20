// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"

#include <QList>
#include <QString>

#include <optional>

// The phrases in a verdict's detail. A detail is data for the sentence ("192.0.2.7"); where it needs words of ours
// ("no answer from 192.0.2.7") they are phrases of this list. Details travel and are stored as the phrase's name
// and its arguments, so that history does not depend on the language of whoever ran it. Pure; any thread.
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
    HadEnded,
    HadEndedBySignal,
    JumpHostLost,
    KeyAndNote,
    KeyEncryption,
    KeyNotPrivate,
    KeyOfPutty,
    KeyPermissions,
    KeyTypeOff,
    KeyUnusable,
    KnowsNoneOf,
    LeftOutBySetting,
    LookingUp,
    Missing,
    NameAndProblem,
    NeverContent,
    NoAnswerFrom,
    NoAnswerThrough,
    NoExitCode,
    NoGreeting,
    NoMatchFor,
    NoTerminal,
    NobodyActed,
    NotInFile,
    NotIpv4,
    NotIpv6,
    OnFile,
    OnlyOldOnes,
    OnlyUnknownOnes,
    PassphraseOf,
    PasswordOf,
    ProxyEnded,
    ProxyEndedSilent,
    ProxyEndedWords,
    ProxyLost,
    ProxySilent,
    Quoted,
    RequiredRsaSize,
    SaysJumpHost,
    ServerAllows,
    ServerSays,
    StalledInKeyExchange,
    StartNotAnswered,
    StartNotRecorded,
    TooLongToJudge,
    TooMuchWork,
    TrustedByAuthority,
    User,
};

inline constexpr int phraseCount = static_cast<int>(Phrase::User) + 1;

Detail phrase(Phrase phrase, const QList<Detail>& arguments = {});

/// A signal's name: one that RFC 4254 knows as it is; any other is a server's own words, and in quotes.
Detail signalWord(const QString& signal);

QString phraseName(Phrase phrase); // "no-answer-from": stable, for files
std::optional<Phrase> phraseFromName(const QString& name);
QString phraseText(Phrase phrase);  // in English, with its markers
QString phraseLabel(Phrase phrase); // in the reader's language

} // namespace rollcall
