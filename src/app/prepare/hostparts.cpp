// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/hostparts.h"

#include "core/base/error.h"

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

void trustNoMoreThan(const openssh::HostKeySettings& atAddress, openssh::HostKeySettings& settings)
{
    const auto forgets = [](const QStringList& files) { return files.isEmpty() || files.contains(u"/dev/null"_s); };
    settings.policy = std::min(settings.policy, atAddress.policy); // the strictest comes first
    if (forgets(settings.userKnownHostsFiles))
        settings.userKnownHostsFiles = atAddress.userKnownHostsFiles;
    if (forgets(settings.globalKnownHostsFiles))
        settings.globalKnownHostsFiles = atAddress.globalKnownHostsFiles;
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

SessionSpec sessionSpec(const openssh::HostSettings& settings, const openssh::SshConfig& config)
{
    SessionSpec spec;
    spec.terminal = wantsTerminal(settings);
    spec.batch = settings.authentication.batchMode;
    spec.bindAddress = settings.connection.bindAddress;
    spec.connectionAttempts = settings.connection.connectionAttempts;
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
    for (const openssh::EnvironmentVariable& variable : settings.session.setEnv)
        key << variable.name + u'=' + variable.value;
    return key.join(QChar(u'\0'));
}

} // namespace rollcall::app
