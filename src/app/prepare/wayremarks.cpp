// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/wayremarks.h"

#include "core/base/text.h"
#include "core/targets/foldednames.h"

#include <QCoreApplication>

#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

using Kind = WayRemark::Kind;
using Origin = WayRemark::Origin;

struct WayText
{
    Q_DECLARE_TR_FUNCTIONS(WayText)
};

bool allowsOld(const HostSpec& host)
{
    return host.algorithms && host.algorithms->legacy;
}

/// Whose keys commands there may use; empty: every one that the agent has.
QString namedKeys(const HostSpec& host)
{
    return host.login ? host.login->keyFiles.join(u", "_s) : QString();
}

bool isCaution(Kind kind)
{
    return kind == Kind::LeftOut || kind == Kind::Namesake || kind == Kind::ThroughProduction ||
           kind == Kind::ProductionDoubt;
}

QString originText(const WayRemark& remark)
{
    switch (remark.origin) {
    case Origin::CommandLine:
        return WayText::tr("said for this run");
    case Origin::Library:
        return WayText::tr("from the library “%1”").arg(remark.library);
    case Origin::SshConfig:
        break;
    }
    return WayText::tr("from ssh_config");
}

} // namespace

void addRemark(QList<WayRemark>& remarks, WayRemark&& remark, const QString& host)
{
    if (remark.origin != Origin::Library)
        remark.library.clear();
    for (WayRemark& other : remarks) {
        if (other.kind == remark.kind && other.origin == remark.origin && other.library == remark.library &&
            other.way == remark.way && other.otherwise == remark.otherwise)
            return other.hosts.append(host);
    }
    remark.hosts = {host};
    remarks.append(std::move(remark));
}

void noteWay(QList<WayRemark>& remarks, const TargetHost& target, const HostSpec& host,
             const TargetOverrides& overrides)
{
    const bool allowed = target.access.legacyAlgorithms.value_or(false);
    if (allowsOld(host))
        addRemark(remarks,
                  {Kind::OldAlgorithms, allowed ? Origin::Library : Origin::CommandLine, target.origin, {}, {}},
                  host.name);
    QStringList jumps;
    for (const HostSpec* jump : jumpsOf(host)) {
        jumps << loginText(jump->user, jump->address, jump->port);
        if (allowsOld(*jump))
            addRemark(remarks, {Kind::OldAlgorithms, Origin::Library, target.origin, {}, {}}, jump->name);
    }
    const Origin origin = !overrides.jump.isEmpty()       ? Origin::CommandLine
                          : !target.access.jump.isEmpty() ? Origin::Library
                                                          : Origin::SshConfig;
    if (!jumps.isEmpty())
        addRemark(remarks, {Kind::Jump, origin, target.origin, jumps.join(u", "_s), {}}, host.name);
    if (const QString command = proxyCommandOf(host); !command.isEmpty())
        addRemark(remarks, {Kind::ProxyCommand, Origin::SshConfig, {}, command, {}}, host.name);
    if (host.session && !host.session->forwardedAgent.isEmpty())
        addRemark(remarks, {Kind::ForwardedAgent, Origin::SshConfig, {}, namedKeys(host), {}}, host.name);
}

QStringList cautionTexts(const QList<WayRemark>& remarks, qsizetype enough)
{
    QStringList texts;
    qsizetype more = 0;
    for (const WayRemark& remark : remarks) {
        if (!isCaution(remark.kind))
            continue;
        if (texts.size() < enough)
            texts << displayLine(wayRemarkText(remark));
        else
            ++more;
    }
    if (more > 0)
        texts << WayText::tr("… and %n more such remark(s).", nullptr, static_cast<int>(more));
    return texts;
}

QString placeText(const HostSpec& host)
{
    const QString login = loginText(host.user, host.address, host.port);
    const QString way = wayTo(host).join(u", "_s);
    return way.isEmpty() ? login : WayText::tr("%1 through %2").arg(login, way);
}

QString wayRemarkText(const WayRemark& remark)
{
    QStringList hosts = remark.hosts;
    hosts.removeDuplicates();
    const QString names = foldNames(hosts);
    const QString origin = originText(remark);
    switch (remark.kind) {
    case Kind::OldAlgorithms:
        return WayText::tr("%1: old algorithms (SHA-1, CBC) are allowed; %2.").arg(names, origin);
    case Kind::Jump:
        return WayText::tr("%1: through %3; %2.").arg(names, origin, remark.way);
    case Kind::ForwardedAgent:
        return remark.way.isEmpty()
                   ? WayText::tr("%1: commands there may sign with every key of your agent; %2.").arg(names, origin)
                   : WayText::tr("%1: commands there may sign with these of your agent's keys: %3; %2.")
                         .arg(names, origin, remark.way);
    case Kind::LeftOut:
        return WayText::tr("%1: the library “%2” leads elsewhere than ssh_config, of which is left out for it: %3.")
            .arg(names, remark.library, remark.way);
    case Kind::Namesake:
        return WayText::tr("%1: the library “%2” leads to %3 by this name; without it ssh would go to %4.")
            .arg(names, remark.library, remark.way, remark.otherwise);
    case Kind::Production:
        return WayText::tr("%1: a production host, for it is %3 of the library “%2”.")
            .arg(names, remark.library, remark.way);
    case Kind::ThroughProduction:
        return WayText::tr("%1: through a production host, %3 of the library “%2”.")
            .arg(names, remark.library, remark.way);
    case Kind::ProductionDoubt:
        return WayText::tr("%1: counts as in production, for whether it is is not known. %2").arg(names, remark.way);
    case Kind::ProxyCommand:
        break;
    }
    return WayText::tr("%1: through the program %3; %2.").arg(names, origin, remark.way);
}

} // namespace rollcall::app
