// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/hostparts.h"

#include "core/base/error.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

// RequestTTY yes means a terminal if there is one here, and a run has none; only "force" does without.
bool wantsTerminal(const openssh::HostSettings& settings)
{
    return settings.session.requestTty == openssh::TtyRequest::Force;
}

} // namespace

bool isLoopback(const QString& address)
{
    static const QRegularExpression literal(u"\\A(?:127(?:\\.\\d{1,3}){3}|::1)\\z"_s);
    return literal.match(address).hasMatch();
}

QString aliasOf(const openssh::SshConfig& config, const QString& name, const QString& own)
{
    return own.isEmpty() || config.defines(name) ? name : own;
}

HostSpec::AddressFamily family(openssh::AddressFamily wanted)
{
    switch (wanted) {
    case openssh::AddressFamily::Any:
        return HostSpec::AddressFamily::Any;
    case openssh::AddressFamily::Inet:
        return HostSpec::AddressFamily::Inet;
    case openssh::AddressFamily::Inet6:
        return HostSpec::AddressFamily::Inet6;
    }
    return HostSpec::AddressFamily::Any;
}

std::optional<HostKeyPolicy> configured(openssh::HostKeyPolicy policy)
{
    switch (policy) {
    case openssh::HostKeyPolicy::Strict:
        return HostKeyPolicy::Strict;
    case openssh::HostKeyPolicy::AcceptNew:
    case openssh::HostKeyPolicy::Off:
        return HostKeyPolicy::AcceptNew;
    case openssh::HostKeyPolicy::Ask:
        break;
    }
    return std::nullopt;
}

QStringList trustNoMoreThan(const openssh::HostKeySettings& there, openssh::HostKeySettings& settings)
{
    const openssh::HostKeySettings said = settings;
    const auto forgets = [](const QStringList& files) { return files.isEmpty() || files.contains(u"/dev/null"_s); };
    settings.policy = std::min(settings.policy, there.policy); // the strictest comes first
    if (settings.alias != there.alias) // or a new key would be taken down as that of somebody else
        settings.policy = std::min(settings.policy, openssh::HostKeyPolicy::Ask);
    if (forgets(settings.userKnownHostsFiles))
        settings.userKnownHostsFiles = there.userKnownHostsFiles;
    if (forgets(settings.globalKnownHostsFiles))
        settings.globalKnownHostsFiles = there.globalKnownHostsFiles;
    QStringList less;
    if (settings.policy != said.policy)
        less << u"StrictHostKeyChecking"_s;
    if (settings.userKnownHostsFiles != said.userKnownHostsFiles)
        less << u"UserKnownHostsFile"_s;
    if (settings.globalKnownHostsFiles != said.globalKnownHostsFiles)
        less << u"GlobalKnownHostsFile"_s;
    return less;
}

QStringList sendNoMoreThan(const openssh::SessionSettings& there, openssh::SessionSettings& settings)
{
    QStringList less;
    if (settings.setEnv != there.setEnv)
        less << u"SetEnv"_s;
    if (settings.sendEnv != there.sendEnv)
        less << u"SendEnv"_s;
    settings.setEnv = there.setEnv;
    settings.sendEnv = there.sendEnv;
    return less;
}

QStringList offerNoMoreThan(const openssh::AuthenticationSettings& there, openssh::AuthenticationSettings& settings)
{
    const openssh::AuthenticationSettings said = settings;
    settings = there;
    settings.identitiesOnly = said.identitiesOnly || there.identitiesOnly;
    settings.pubkeyAuthentication = said.offersPublicKey() && there.offersPublicKey();
    settings.passwordAuthentication = said.offersPassword() && there.offersPassword();
    settings.kbdInteractiveAuthentication = said.offersKeyboardInteractive() && there.offersKeyboardInteractive();
    settings.numberOfPasswordPrompts = std::min(said.numberOfPasswordPrompts, there.numberOfPasswordPrompts);
    settings.batchMode = said.batchMode || there.batchMode;
    QStringList less;
    if (settings.identityFiles != said.identityFiles)
        less << u"IdentityFile"_s;
    if (settings.certificateFiles != said.certificateFiles)
        less << u"CertificateFile"_s;
    if (settings.agentSource != said.agentSource || settings.agentSocket != said.agentSocket)
        less << u"IdentityAgent"_s;
    if (settings.offersPublicKey() != said.offersPublicKey())
        less << u"PubkeyAuthentication"_s;
    if (settings.offersPassword() != said.offersPassword())
        less << u"PasswordAuthentication"_s;
    if (settings.offersKeyboardInteractive() != said.offersKeyboardInteractive())
        less << u"KbdInteractiveAuthentication"_s;
    return less;
}

QString skipReason(const openssh::HostSettings& settings, bool jumpGiven, bool asJump)
{
    QStringList sentences;
    for (const Error& error : settings.unsupported) {
        const bool aboutTheWay = error.subject.startsWith("Proxy"_L1, Qt::CaseInsensitive) ||
                                 (error.subject == "CanonicalizeHostname"_L1 && error.detail != "always"_L1);
        const bool aboutCommands = error.kind == ErrorKind::Unsupported &&
                                   (error.subject == "RemoteCommand"_L1 || error.subject == "SessionType"_L1);
        if (!(jumpGiven && aboutTheWay) && !(asJump && aboutCommands))
            sentences.append(errorText(error));
    }
    return sentences.join(u' ');
}

SessionSpec sessionSpec(const openssh::HostSettings& settings, const openssh::SshConfig& config,
                        const QString& agentSocket)
{
    SessionSpec spec;
    spec.terminal = wantsTerminal(settings);
    spec.batch = settings.authentication.batchMode;
    spec.bindAddress = settings.connection.bindAddress;
    spec.connectionAttempts = settings.connection.connectionAttempts;
    if (settings.session.forwardAgent)
        spec.forwardedAgent = settings.session.forwardedAgent.isEmpty() ? agentSocket : settings.session.forwardedAgent;
    spec.remarks = settings.remarks;
    const QList<openssh::EnvironmentVariable> variables = config.environmentFor(settings.session);
    for (const openssh::EnvironmentVariable& variable : variables)
        spec.environment.append({variable.name, variable.value});
    return spec;
}

QString sessionKey(const openssh::HostSettings& settings)
{
    QStringList key{QString::number(wantsTerminal(settings) << 1 | int(settings.authentication.batchMode)),
                    settings.connection.bindAddress, QString::number(settings.connection.connectionAttempts),
                    settings.remarks.join(u'\n'), settings.session.sendEnv.join(u'\n')};
    key << QString::number(int(settings.session.forwardAgent)) << settings.session.forwardedAgent;
    for (const openssh::EnvironmentVariable& variable : settings.session.setEnv)
        key << variable.name + u'=' + variable.value;
    return key.join(QChar(u'\0'));
}

} // namespace rollcall::app
