// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/phrase.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace rollcall {

namespace {

struct Row
{
    Phrase phrase;
    const char* name;
    const char* text;
};

// In the order of the enumeration.
constexpr Row rows[] = {
    {Phrase::AMatchFor, "a-match-for", QT_TRANSLATE_NOOP("Phrase", "a match for %1")},
    {Phrase::AcceptedBefore, "accepted-before", QT_TRANSLATE_NOOP("Phrase", "%1 was accepted earlier in this run")},
    {Phrase::AfterSeconds, "after-seconds", QT_TRANSLATE_NOOP("Phrase", "after %1 s")},
    {Phrase::AgentSilent, "agent-silent", QT_TRANSLATE_NOOP("Phrase", "the agent did not sign with %1")},
    {Phrase::AnswerFor, "answer-for", QT_TRANSLATE_NOOP("Phrase", "“%1” for %2")},
    {Phrase::ClosedAfterKeys, "closed-after-keys", QT_TRANSLATE_NOOP("Phrase", "closed after refusing %1 keys")},
    {Phrase::CommandNotTaken, "command-not-taken", QT_TRANSLATE_NOOP("Phrase", "the command was not taken")},
    {Phrase::Keepalives, "keepalives", QT_TRANSLATE_NOOP("Phrase", "%1 keepalives unanswered")},
    {Phrase::ForwardingForbidden, "forwarding-forbidden",
     QT_TRANSLATE_NOOP("Phrase", "it forbids ways to other hosts (AllowTcpForwarding, PermitOpen)")},
    {Phrase::HadEnded, "had-ended", QT_TRANSLATE_NOOP("Phrase", "the command had ended with exit code %1")},
    {Phrase::HadEndedBySignal, "had-ended-by-signal",
     QT_TRANSLATE_NOOP("Phrase", "the command had been ended by the signal %1")},
    {Phrase::JumpHostLost, "jump-host-lost", QT_TRANSLATE_NOOP("Phrase", "the connection of the jump host %1 broke")},
    {Phrase::KeyAndNote, "key-and-note", QT_TRANSLATE_NOOP("Phrase", "%1, %2")},
    {Phrase::KeyEncryption, "key-encryption",
     QT_TRANSLATE_NOOP(
         "Phrase",
         "%1: encrypted with %2, which Rollcall cannot open (ssh-keygen -p -Z aes256-ctr -f FILE changes it)")},
    {Phrase::KeyNotPrivate, "key-not-private", QT_TRANSLATE_NOOP("Phrase", "%1: not a private key")},
    {Phrase::KeyOfPutty, "key-of-putty",
     QT_TRANSLATE_NOOP("Phrase",
                       "%1: a key of PuTTY (puttygen FILE -O private-openssh -o NEW makes one for ssh of it)")},
    {Phrase::KeyPermissions, "key-permissions", QT_TRANSLATE_NOOP("Phrase", "%1: permissions %2 are too open")},
    {Phrase::KeyTypeOff, "key-type-off",
     QT_TRANSLATE_NOOP("Phrase", "%1: its type is switched off (PubkeyAcceptedAlgorithms)")},
    {Phrase::KeyUnusable, "key-unusable", QT_TRANSLATE_NOOP("Phrase", "%1: a format or type that cannot be used")},
    {Phrase::KnowsNoneOf, "knows-none-of", QT_TRANSLATE_NOOP("Phrase", "Rollcall knows none of %1")},
    {Phrase::LeftOutBySetting, "left-out-by-setting",
     QT_TRANSLATE_NOOP("Phrase", "“%1” of ssh_config leaves out what both have: %2")},
    {Phrase::LookingUp, "looking-up", QT_TRANSLATE_NOOP("Phrase", "looking up %1")},
    {Phrase::Missing, "missing", QT_TRANSLATE_NOOP("Phrase", "missing: %1")},
    {Phrase::NameAndProblem, "name-and-problem", QT_TRANSLATE_NOOP("Phrase", "%1: %2")},
    {Phrase::NeverContent, "never-content", QT_TRANSLATE_NOOP("Phrase", "the server asks for more and more")},
    {Phrase::NoAnswerFrom, "no-answer-from", QT_TRANSLATE_NOOP("Phrase", "no answer from %1")},
    {Phrase::NoAnswerThrough, "no-answer-through", QT_TRANSLATE_NOOP("Phrase", "no answer through %1")},
    {Phrase::NoExitCode, "no-exit-code", QT_TRANSLATE_NOOP("Phrase", "the server told no exit code")},
    {Phrase::NoGreeting, "no-greeting",
     QT_TRANSLATE_NOOP("Phrase", "%1 accepted the connection, but sent no greeting")},
    {Phrase::NoMatchFor, "no-match-for", QT_TRANSLATE_NOOP("Phrase", "no match for %1")},
    {Phrase::NoTerminal, "no-terminal", QT_TRANSLATE_NOOP("Phrase", "no terminal")},
    {Phrase::NobodyActed, "nobody-acted", QT_TRANSLATE_NOOP("Phrase", "nobody had done what the server asks for: %1")},
    {Phrase::NotInFile, "not-in-file", QT_TRANSLATE_NOOP("Phrase", "%1, not in %2")},
    {Phrase::NotIpv4, "not-ipv4", QT_TRANSLATE_NOOP("Phrase", "%1: not an IPv4 address, as AddressFamily wants it")},
    {Phrase::NotIpv6, "not-ipv6", QT_TRANSLATE_NOOP("Phrase", "%1: not an IPv6 address, as AddressFamily wants it")},
    {Phrase::OnFile, "on-file", QT_TRANSLATE_NOOP("Phrase", "on file: %1")},
    {Phrase::OnlyOldOnes, "only-old-ones", QT_TRANSLATE_NOOP("Phrase", "the server has old ones only: %1")},
    {Phrase::OnlyUnknownOnes, "only-unknown-ones",
     QT_TRANSLATE_NOOP("Phrase", "Rollcall knows none that the server has: %1")},
    {Phrase::PassphraseOf, "passphrase-of", QT_TRANSLATE_NOOP("Phrase", "passphrase of %1")},
    {Phrase::PasswordOf, "password-of", QT_TRANSLATE_NOOP("Phrase", "password of %1")},
    {Phrase::ProxyEnded, "proxy-ended", QT_TRANSLATE_NOOP("Phrase", "its exit code is %1")},
    {Phrase::ProxyEndedSilent, "proxy-ended-silent",
     QT_TRANSLATE_NOOP("Phrase", "it ended before anything had come from the host")},
    {Phrase::ProxyEndedWords, "proxy-ended-words",
     QT_TRANSLATE_NOOP("Phrase", "it ended with exit code %1 and said: %2")},
    {Phrase::ProxyLost, "proxy-lost", QT_TRANSLATE_NOOP("Phrase", "the proxy command ended")},
    {Phrase::ProxySilent, "proxy-silent", QT_TRANSLATE_NOOP("Phrase", "nothing came through the proxy command")},
    {Phrase::Quoted, "quoted", QT_TRANSLATE_NOOP("Phrase", "“%1”")},
    {Phrase::RequiredRsaSize, "required-rsa-size", QT_TRANSLATE_NOOP("Phrase", "RequiredRSASize is %1")},
    {Phrase::SaysJumpHost, "says-jump-host", QT_TRANSLATE_NOOP("Phrase", "the jump host %1 says: %2")},
    {Phrase::ServerAllows, "server-allows", QT_TRANSLATE_NOOP("Phrase", "the server allows %1")},
    {Phrase::ServerSays, "server-says", QT_TRANSLATE_NOOP("Phrase", "the server says: %1")},
    {Phrase::StalledInKeyExchange, "stalled-in-key-exchange",
     QT_TRANSLATE_NOOP("Phrase", "%1 stalled in the key exchange")},
    {Phrase::StartNotAnswered, "start-not-answered",
     QT_TRANSLATE_NOOP("Phrase", "the server had not said that it started the command")},
    {Phrase::StartNotRecorded, "start-not-recorded",
     QT_TRANSLATE_NOOP("Phrase", "whether it had started is not recorded")},
    {Phrase::TooLongToJudge, "too-long-to-judge",
     QT_TRANSLATE_NOOP("Phrase", "%1 could not be judged: a match of it may be longer than %2 characters")},
    {Phrase::TooMuchWork, "too-much-work",
     QT_TRANSLATE_NOOP("Phrase", "%1 could not be judged: to look for a match of it takes too much work")},
    {Phrase::TrustedByAuthority, "trusted-by-authority",
     QT_TRANSLATE_NOOP("Phrase", "trusted only by a certificate authority, %1")},
    {Phrase::User, "user", QT_TRANSLATE_NOOP("Phrase", "user %1")},
};

constexpr bool phrasesAreInOrder()
{
    int at = 0;
    for (const Row& row : rows) {
        if (row.phrase != static_cast<Phrase>(at++))
            return false;
    }
    return at == phraseCount;
}
static_assert(phrasesAreInOrder());

const Row& rowOf(Phrase phrase)
{
    return rows[static_cast<int>(phrase)];
}

} // namespace

Detail phrase(Phrase phrase, const QList<Detail>& arguments)
{
    return Detail::of(phrase, arguments);
}

Detail signalWord(const QString& signal)
{
    static constexpr std::array known{"ABRT", "ALRM", "FPE",  "HUP",  "ILL",  "INT", "KILL",
                                      "PIPE", "QUIT", "SEGV", "TERM", "USR1", "USR2"}; // section 6.10
    if (std::ranges::any_of(known, [&signal](const char* name) { return signal == QLatin1String(name); }))
        return signal;
    return phrase(Phrase::Quoted, {Detail::said(signal)});
}

QString phraseName(Phrase phrase)
{
    return QString::fromLatin1(rowOf(phrase).name);
}

std::optional<Phrase> phraseFromName(const QString& name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows),
                                  [&name](const Row& one) { return name == QLatin1String(one.name); });
    return row == std::end(rows) ? std::nullopt : std::optional(row->phrase);
}

QString phraseText(Phrase phrase)
{
    return QString::fromUtf8(rowOf(phrase).text);
}

QString phraseLabel(Phrase phrase)
{
    return QCoreApplication::translate("Phrase", rowOf(phrase).text);
}

} // namespace rollcall
