// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrase.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <iterator>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    Phrase phrase;
    const char* text;
};

// In the order of the enumeration.
constexpr Row rows[] = {
    {Phrase::AMatchFor, QT_TRANSLATE_NOOP("Phrase", "a match for %1")},
    {Phrase::AcceptedBefore, QT_TRANSLATE_NOOP("Phrase", "%1 was accepted earlier in this run")},
    {Phrase::AfterSeconds, QT_TRANSLATE_NOOP("Phrase", "after %1 s")},
    {Phrase::AgentSilent, QT_TRANSLATE_NOOP("Phrase", "the agent did not sign with %1")},
    {Phrase::AnswerFor, QT_TRANSLATE_NOOP("Phrase", "“%1” for %2")},
    {Phrase::ClosedAfterKeys, QT_TRANSLATE_NOOP("Phrase", "closed after refusing %1 keys")},
    {Phrase::CommandNotTaken, QT_TRANSLATE_NOOP("Phrase", "the command was not taken")},
    {Phrase::Keepalives, QT_TRANSLATE_NOOP("Phrase", "%1 keepalives unanswered")},
    {Phrase::ForwardingForbidden,
     QT_TRANSLATE_NOOP("Phrase", "it forbids ways to other hosts (AllowTcpForwarding, PermitOpen)")},
    {Phrase::JumpHostLost, QT_TRANSLATE_NOOP("Phrase", "the connection of the jump host %1 broke")},
    {Phrase::KeyEncryption,
     QT_TRANSLATE_NOOP("Phrase", "%1: encrypted with %2, which Rollcall cannot open (ssh-keygen -p -Z aes256-ctr -f FILE changes it)")},
    {Phrase::KeyNotPrivate, QT_TRANSLATE_NOOP("Phrase", "%1: not a private key")},
    {Phrase::KeyPermissions, QT_TRANSLATE_NOOP("Phrase", "%1: permissions %2 are too open")},
    {Phrase::KeyUnusable, QT_TRANSLATE_NOOP("Phrase", "%1: a format or type that cannot be used")},
    {Phrase::KnowsNoneOf, QT_TRANSLATE_NOOP("Phrase", "Rollcall knows none of %1")},
    {Phrase::LookingUp, QT_TRANSLATE_NOOP("Phrase", "looking up %1")},
    {Phrase::Missing, QT_TRANSLATE_NOOP("Phrase", "missing: %1")},
    {Phrase::NeverContent, QT_TRANSLATE_NOOP("Phrase", "the server asks for more and more")},
    {Phrase::NoAnswerFrom, QT_TRANSLATE_NOOP("Phrase", "no answer from %1")},
    {Phrase::NoAnswerThrough, QT_TRANSLATE_NOOP("Phrase", "no answer through %1")},
    {Phrase::NoExitCode, QT_TRANSLATE_NOOP("Phrase", "the server told no exit code")},
    {Phrase::NoGreeting, QT_TRANSLATE_NOOP("Phrase", "%1 accepted the connection, but sent no greeting")},
    {Phrase::NoMatchFor, QT_TRANSLATE_NOOP("Phrase", "no match for %1")},
    {Phrase::NoTerminal, QT_TRANSLATE_NOOP("Phrase", "no terminal")},
    {Phrase::NotInFile, QT_TRANSLATE_NOOP("Phrase", "%1, not in %2")},
    {Phrase::NotIpv4, QT_TRANSLATE_NOOP("Phrase", "%1: not an IPv4 address, as AddressFamily wants it")},
    {Phrase::NotIpv6, QT_TRANSLATE_NOOP("Phrase", "%1: not an IPv6 address, as AddressFamily wants it")},
    {Phrase::OnFile, QT_TRANSLATE_NOOP("Phrase", "on file: %1")},
    {Phrase::PassphraseOf, QT_TRANSLATE_NOOP("Phrase", "passphrase of %1")},
    {Phrase::PasswordOf, QT_TRANSLATE_NOOP("Phrase", "password of %1")},
    {Phrase::ProxyEnded, QT_TRANSLATE_NOOP("Phrase", "its exit code is %1")},
    {Phrase::ProxyEndedWords, QT_TRANSLATE_NOOP("Phrase", "it ended with exit code %1 and said: %2")},
    {Phrase::ProxyLost, QT_TRANSLATE_NOOP("Phrase", "the proxy command ended")},
    {Phrase::RequiredRsaSize, QT_TRANSLATE_NOOP("Phrase", "RequiredRSASize is %1")},
    {Phrase::SaysJumpHost, QT_TRANSLATE_NOOP("Phrase", "the jump host %1 says: %2")},
    {Phrase::ServerAllows, QT_TRANSLATE_NOOP("Phrase", "the server allows %1")},
    {Phrase::StalledInKeyExchange, QT_TRANSLATE_NOOP("Phrase", "%1 stalled in the key exchange")},
    {Phrase::TrustedByAuthority, QT_TRANSLATE_NOOP("Phrase", "trusted only by a certificate authority, %1")},
    {Phrase::User, QT_TRANSLATE_NOOP("Phrase", "user %1")},
};

/// "no answer from %1" as a pattern, its markers as groups.
QRegularExpression patternOf(const char* text)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf8(text));
    pattern.replace(QRegularExpression(u"(\\\\)?%[1-9]"_s), u"(.+)"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption);
}

/// Empty where it is none of the phrases.
QString localizedPhrase(const QString& text)
{
    static const auto patterns = [] {
        std::array<QRegularExpression, std::size(rows)> made;
        std::transform(std::begin(rows), std::end(rows), made.begin(), [](const Row& row) { return patternOf(row.text); });
        return made;
    }();
    for (size_t i = 0; i < patterns.size(); ++i) {
        const QRegularExpressionMatch match = patterns[i].match(text);
        if (match.hasMatch())
            return fillMarkers(QCoreApplication::translate("Phrase", rows[i].text), match.capturedTexts().mid(1));
    }
    return {};
}

} // namespace

QString fillMarkers(const QString& text, const QStringList& arguments)
{
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number < 1 || number > arguments.size()) {
            filled += text[i];
            continue;
        }
        filled += arguments[number - 1];
        ++i;
    }
    return filled;
}

QString phrase(Phrase phrase, const QStringList& arguments)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& one) { return one.phrase == phrase; });
    return fillMarkers(QString::fromUtf8(row->text), arguments);
}

QString localizedDetail(const QString& detail)
{
    QStringList parts = detail.split(u"; "_s);
    for (QString& part : parts) {
        if (const QString localized = localizedPhrase(part); !localized.isEmpty())
            part = localized;
    }
    return parts.join(u"; "_s);
}

} // namespace rollcall
