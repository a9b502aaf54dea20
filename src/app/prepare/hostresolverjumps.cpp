// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/hostcontext.h"
#include "app/prepare/hostresolver.h"
#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "core/targets/targetword.h"
#include "openssh/config/hostsettings.h"
#include "openssh/words/destination.h"

#include <algorithm>
#include <tuple>

// The way to a host, as OpenSSH goes it: through a list of jump hosts in their order, of which the first may have
// a way of its own and the others are reached through the list.
namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

QString destinationKey(const QString& library, const openssh::Destination& hop)
{
    return u"%1\n%2\n%3\n%4"_s.arg(library, hop.user, hop.host).arg(hop.port);
}

QString hostOfKey(const QString& key)
{
    return key.section(u'\n', 2, 2);
}

/// Where the hosts of one name are that several libraries have; "" where all of them are at one place.
QString placesOf(const QList<DirectoryHost>& hosts)
{
    const auto place = [](const Host& host) {
        return std::tuple(host.address.isEmpty() ? host.name : host.address, host.access.port, host.access.jump);
    };
    const bool same = std::all_of(hosts.begin(), hosts.end(), [&](const DirectoryHost& each) {
        return place(*each.host) == place(*hosts.constFirst().host);
    });
    QStringList places;
    for (const DirectoryHost& each : hosts) {
        const Host& host = *each.host;
        places.append(each.library + u": "_s + (host.address.isEmpty() ? host.name : host.address));
    }
    return same ? QString() : places.join(u", "_s);
}

/// The same host by another way is another hop. An empty way is the host's own.
QString keyWithWay(const QString& key, const std::shared_ptr<const HostSpec>& way)
{
    return key + u'\n' + QString::number(reinterpret_cast<quintptr>(way.get()), 16);
}

/// What questions and sentences call a jump host: of one name there may be one behind each port.
QString nameWithPort(const QString& name, quint16 port)
{
    const QString host = isIpv6Literal(name) ? QString(u'[' + name + u']') : name;
    return host + u':' + QString::number(port);
}

/// A group's jump host may be a member of it: it is reached as it is on the way to the others. Further off an
/// address alone tells nothing, it may be of another network.
void leaveOutItself(HostSpec& spec)
{
    for (const HostSpec* hop = spec.jump.get(); hop; hop = hop->jump.get()) {
        if (hop->address == spec.address && hop->port == spec.port &&
            (hop == spec.jump.get() || hop->name == spec.name || hop->name == nameWithPort(spec.name, spec.port))) {
            spec.jump = std::shared_ptr<const HostSpec>(hop->jump);
            return;
        }
    }
}

QString tooMany(const QString& name)
{
    return errorText({ErrorKind::TooManyJumps, name, QString::number(HostSpec::maximumJumps), {}});
}

} // namespace

QString HostResolver::jumpText(const HostContext& context) const
{
    return isLinesJump(context) ? m_overrides.jump : context.access.jump;
}

/// The command line's jump hosts are for the targets, not for themselves.
bool HostResolver::isLinesJump(const HostContext& context) const
{
    return !context.asJump && !m_overrides.jump.isEmpty();
}

void HostResolver::addJump(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings)
{
    if (context.way)
        spec.jump = context.way;
    else if (const QString text = jumpText(context); !text.isEmpty())
        spec.jump = listedWay(context, text, spec.skip);
    else if (!settings.connection.proxyJump.isEmpty())
        spec.jump = configuredWay(settings, spec.skip);
    leaveOutItself(spec);
    if (!spec.jump)
        return;
    if (spec.skip.isEmpty())
        spec.skip = spec.jump->skip;
    if (spec.skip.isEmpty() && jumpsOf(spec).size() > HostSpec::maximumJumps)
        spec.skip = tooMany(m_target);
    if (!spec.skip.isEmpty())
        spec.jump.reset();
}

/// The last hop of the list; the first one that cannot be reached, where there is one.
std::shared_ptr<const HostSpec> HostResolver::listedWay(const HostContext& context, const QString& list,
                                                        QString& problem)
{
    const Result<QList<openssh::Destination>> hops = openssh::parseProxyJump(list);
    std::shared_ptr<const HostSpec> way;
    if (!hops) {
        problem = errorText(hops.error());
        return way;
    }
    for (const openssh::Destination& hop : *hops) {
        way = jumpHost(context, hop, way);
        if (!way->skip.isEmpty())
            break;
    }
    return way;
}

std::shared_ptr<const HostSpec> HostResolver::configuredWay(const openssh::HostSettings& settings, QString& problem)
{
    const Result<QList<openssh::HostSettings>> chain = m_surroundings.sshConfig.jumpChain(settings);
    std::shared_ptr<const HostSpec> way;
    if (!chain) {
        problem = errorText(chain.error());
        return way;
    }
    for (const openssh::HostSettings& hop : *chain) {
        way = configuredJumpHost(hop, way);
        if (!way->skip.isEmpty())
            break;
    }
    return way;
}

/// Says why there is no way through this hop, seen from where it was asked for: not to be known for others.
std::shared_ptr<const HostSpec> HostResolver::deadEnd(const QString& name, const QString& problem)
{
    m_cut = true;
    HostSpec spec;
    spec.name = spec.address = name;
    spec.skip = problem;
    return std::make_shared<const HostSpec>(std::move(spec));
}

/// Where a jump host's name is looked up before ssh_config is asked: in the library that names it, and in the person's
/// own. A bare word of the command line that else nobody knows may be any library's, as in a target.
QStringList HostResolver::jumpLibraries(const HostContext& from, const QString& name) const
{
    const TargetDirectory& directory = *m_surroundings.directory;
    QStringList libraries;
    if (!isLinesJump(from) && !from.library.isEmpty())
        libraries.append(from.library);
    if (const QString own = directory.ownLibrary(); !own.isEmpty() && !libraries.contains(own))
        libraries.append(own);
    if (isLinesJump(from) && !name.contains(u'.') && !isIpLiteral(name) && !m_surroundings.sshConfig.isAbout(name))
        libraries.append(QString());
    return libraries;
}

std::shared_ptr<const HostSpec> HostResolver::jumpHost(const HostContext& from, const openssh::Destination& hop,
                                                       const std::shared_ptr<const HostSpec>& way)
{
    const QString sharedList = isLinesJump(from) ? QString() : shared(from.library); // whose words the list is
    DirectoryHost found;
    for (const QString& library : jumpLibraries(from, hop.host)) {
        if (library.isEmpty()) {
            if (const QString places = placesOf(m_surroundings.directory->findHosts(hop.host)); !places.isEmpty())
                return deadEnd(hop.host, errorText({ErrorKind::AmbiguousHost, hop.host, places, {}}));
        }
        found = m_surroundings.directory->findHost(library, hop.host);
        if (found)
            break;
        const auto closed = m_surroundings.directory->closedHost(library, hop.host);
        if (closed && (!closed->name.isEmpty() || !isIpLiteral(hop.host))) // it is not reached in the way of a namesake
            return deadEnd(hop.host, errorText(closed->errorFor(hop.host)));
    }
    const QString here = destinationKey(found ? found.library : QString(), hop) + u'\n' + sharedList;
    const QString key = keyWithWay(here, way);
    if (const auto known = m_jumps.value(key))
        return known;
    if (!way && m_path.contains(here)) {
        QStringList loop;
        for (const QString& before : m_path.mid(m_path.indexOf(here)) + QStringList{here})
            loop.append(hostOfKey(before));
        return deadEnd(hop.host, errorText({ErrorKind::JumpLoop, hop.host, loop.join(u" → "_s), {}}));
    }
    if (!way && m_path.size() >= HostSpec::maximumJumps)
        return deadEnd(hop.host, tooMany(m_target));
    HostContext context;
    context.name = context.address = hop.host;
    context.asJump = true;
    context.way = way;
    if (found) {
        context.host = found.host;
        context.library = found.library;
        context.access = found.host->access;
    }
    context.sharedWay = way && !sharedList.isEmpty();
    if (found && !m_surroundings.directory->isOwn(found.library))
        context.sharedBy = found.library;
    else if (!found || hop.port != 0 || context.sharedWay) // else it is as the person's own library says
        context.sharedBy = sharedList;
    if (!hop.user.isEmpty())
        context.access.user = hop.user;
    if (hop.port != 0)
        context.access.port = hop.port;
    if (sharedList.isEmpty()) {
        context.ownUser = hop.user;
        context.ownPort = hop.port;
    }
    context.userTyped = context.portTyped = true; // --user and --port are the targets', not the jump host's
    m_path.append(here);
    HostSpec made = make(context);
    m_path.removeLast();
    if (hop.port != 0)
        made.name = nameWithPort(made.name, hop.port);
    auto spec = std::make_shared<const HostSpec>(std::move(made));
    if (!m_cut)
        m_jumps.insert(key, spec);
    return spec;
}

std::shared_ptr<const HostSpec> HostResolver::configuredJumpHost(const openssh::HostSettings& hop,
                                                                 const std::shared_ptr<const HostSpec>& way)
{
    const QString key = keyWithWay(u"\n%1\n%2\n%3\n%4"_s.arg(hop.alias, hop.user, hop.hostName).arg(hop.port), way);
    if (const auto known = m_jumps.value(key))
        return known;
    HostContext context;
    context.name = context.address = hop.alias;
    context.asJump = true;
    context.way = way;
    HostSpec spec;
    spec.name = hop.port == 22 ? hop.alias : nameWithPort(hop.alias, hop.port);
    spec.address = hop.hostName;
    spec.jump = way;
    setEnd(spec, context, hop);
    fill(spec, context, hop, nullptr);
    auto made = std::make_shared<const HostSpec>(std::move(spec));
    if (!m_cut)
        m_jumps.insert(key, made);
    return made;
}

} // namespace rollcall::app
