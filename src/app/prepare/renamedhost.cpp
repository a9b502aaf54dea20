// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/renamedhost.h"

#include "app/prepare/hostparts.h"
#include "core/base/error.h"
#include "core/targets/host.h"
#include "openssh/config/hostsettings.h"
#include "openssh/words/destination.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

QString jumpsText(const openssh::HostSettings& settings)
{
    QStringList hops;
    for (const openssh::Destination& hop : settings.connection.proxyJump)
        hops.append(hop.user + u'@' + hop.host + u':' + QString::number(hop.port));
    return hops.join(u',');
}

/// The keywords of ssh_config by which the two go to other machines, as others, or trust others. `ownWay`: the library
/// says how it is reached.
QStringList differences(const openssh::HostSettings& one, const openssh::HostSettings& other, bool ownWay)
{
    const auto words = [](const openssh::HostSettings& settings) {
        const openssh::AuthenticationSettings& login = settings.authentication;
        return QList<std::pair<QString, QString>>{
            {u"HostName"_s, settings.hostName},
            {u"Port"_s, QString::number(settings.port)},
            {u"User"_s, settings.user},
            {u"ProxyJump"_s, jumpsText(settings)},
            {u"ProxyCommand"_s, settings.connection.proxyCommand},
            {u"BindAddress"_s, settings.connection.bindAddress},
            {u"IdentityFile"_s, (login.identityFiles + login.certificateFiles).join(u'\n')},
            {u"IdentityAgent"_s, QString::number(static_cast<int>(login.agentSource)) + login.agentSocket},
            {u"HostKeyAlias"_s, settings.hostKeys.alias},
            {u"UserKnownHostsFile"_s, settings.hostKeys.userKnownHostsFiles.join(u'\n')},
            {u"StrictHostKeyChecking"_s, QString::number(static_cast<int>(settings.hostKeys.policy))}};
    };
    const auto ofOne = words(one);
    const auto ofOther = words(other);
    QStringList found;
    for (qsizetype i = 0; i < ofOne.size(); ++i) {
        if (ofOne[i].second != ofOther[i].second && !(ownWay && ofOne[i].first.startsWith("Proxy"_L1)))
            found.append(ofOne[i].first);
    }
    return found;
}

} // namespace

Result<library::Change> leadingToTheSame(library::Change change, const openssh::SshConfig& config)
{
    for (library::Edit<Host>& edit : change.hosts) {
        if (!edit.before || !edit.after || edit.before->name == edit.after->name)
            continue;
        Host& host = *edit.after;
        const auto called = [&](const QString& name) {
            return config.resolve(aliasOf(config, name, host.address),
                                  {host.access.user, host.access.port, host.address});
        };
        const bool ownWay = !host.access.jump.isEmpty();
        const openssh::HostSettings before = called(edit.before->name);
        if (differences(before, called(host.name), ownWay).isEmpty())
            continue;
        if (host.address.isEmpty())
            host.address = before.hostName;
        const QStringList others = differences(before, called(host.name), ownWay);
        if (!others.isEmpty())
            return Error{ErrorKind::WouldLeadElsewhere, edit.before->name, others.join(u", "_s), {}, 0};
    }
    return change;
}

} // namespace rollcall::app
