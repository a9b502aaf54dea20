// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/hostresolver.h"

#include "app/prepare/chosenhosts.h"
#include "app/prepare/hostcontext.h"
#include "app/prepare/hostparts.h"
#include "openssh/config/sshconfig.h"

namespace rollcall::app {

using namespace Qt::StringLiterals;

HostResolver::HostResolver(const Surroundings& surroundings, const RunRequest& request)
    : m_surroundings(surroundings), m_overrides(request.overrides), m_pool(surroundings, request.overrides),
      m_hostTimeouts(!request.options.connectTimeout)
{
}

HostSpec HostResolver::resolve(const TargetHost& target)
{
    m_target = target.name;
    m_cut = false;
    HostContext context;
    context.name = target.name;
    context.library = target.origin;
    context.host = target.host;
    context.address = target.address;
    context.access = target.access;
    context.userTyped = !target.typedUser.isEmpty();
    context.portTyped = target.typedPort != 0;
    context.sharedBy = shared(target.origin);
    if (target.typed) {
        context.ownUser = target.typedUser;
        context.ownPort = target.typedPort;
    }
    HostSpec spec = make(context);
    spec.group = target.group;
    spec.library = target.library;
    spec.word = wordOf(target);
    if (target.host)
        spec.tags = target.host->tags;
    spec.production = target.production;
    return spec;
}

/// 127.0.0.1 is this machine only where nobody lies between: behind a jump host it is the jump host.
const LibraryCompanion* HostResolver::companionOf(const HostContext& context) const
{
    const auto found = m_surroundings.companions.constFind(context.library);
    const bool direct = !context.way && jumpText(context).isEmpty();
    const bool here =
        found != m_surroundings.companions.constEnd() && context.host && isLoopback(context.host->address);
    return here && direct ? &*found : nullptr;
}

HostSpec HostResolver::make(const HostContext& given)
{
    HostContext context = given;
    context.companion = companionOf(context);
    const IdentityBinding* const identity = binding(context);

    const openssh::Overrides overrides = overridesOf(context, identity);
    const bool ownWay = context.companion && !context.companion->isEmpty();
    const openssh::SshConfig& config = ownWay ? m_surroundings.plainConfig : m_surroundings.sshConfig;
    const QString alias = aliasOf(config, context.host ? context.name : context.address, context.ownAddress());
    openssh::HostSettings settings = config.resolve(alias, overrides);
    HostSpec spec = route(context, settings);
    if (!ownWay && !context.sharedBy.isEmpty() && spec.skip.isEmpty())
        keepToOwnWord(alias, overrides, context, spec, settings);
    fill(spec, context, settings, identity);
    Q_ASSERT(!ownWay || (!spec.jump && spec.proxyCommand.isEmpty()));
    return spec;
}

openssh::Overrides HostResolver::overridesOf(const HostContext& context, const IdentityBinding* identity) const
{
    openssh::Overrides overrides;
    overrides.user = context.access.user;
    if (!m_overrides.user.isEmpty() && !context.userTyped)
        overrides.user = m_overrides.user;
    if (overrides.user.isEmpty() && identity)
        overrides.user = identity->user;
    overrides.port = m_overrides.port != 0 && !context.portTyped ? m_overrides.port : context.access.port;
    overrides.hostName = context.ownAddress();
    return overrides;
}

/// Where it is and how one gets there; nothing of how to log in.
HostSpec HostResolver::route(const HostContext& context, const openssh::HostSettings& settings)
{
    HostSpec spec;
    spec.name = context.name;
    spec.placedBy = context.sharedBy;
    const QString own = context.ownAddress();
    spec.address = own.isEmpty() ? settings.hostName : own;
    if (context.host)
        spec.variables = context.host->variables;
    setEnd(spec, context, settings);
    addJump(spec, context, settings);
    return spec;
}

void HostResolver::setEnd(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings) const
{
    spec.port = settings.port;
    spec.user = settings.user;
    const bool hasWay = context.way || !jumpText(context).isEmpty();
    if (!hasWay)
        spec.proxyCommand = settings.connection.proxyCommand;
    spec.skip = skipReason(settings, hasWay, context.asJump);
}

void HostResolver::fill(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings,
                        const IdentityBinding* identity)
{
    const openssh::ConnectionSettings& connection = settings.connection;
    spec.family = family(connection.addressFamily);
    spec.login = m_pool.login(settings.authentication, context.access.identity, identity);
    spec.trust = m_pool.trust(settings.hostKeys, context.companion);
    spec.algorithms = m_pool.algorithms(settings.algorithms, context.access.legacyAlgorithms.value_or(false) ||
                                                                 (m_overrides.legacyAlgorithms && !context.asJump));
    spec.session = m_pool.session(settings, *spec.login);
    spec.encoding = m_overrides.encoding.value_or(context.access.encoding.value_or(Encoding::Utf8));
    if (connection.connectTimeout > 0 && m_hostTimeouts)
        spec.connectTimeout = std::chrono::seconds(connection.connectTimeout);
    if (connection.serverAliveInterval > 0)
        spec.keepalive = std::chrono::seconds(connection.serverAliveInterval);
    spec.keepaliveCount = connection.serverAliveCountMax;
}

const IdentityBinding* HostResolver::binding(const HostContext& context)
{
    const QString& name = context.access.identity;
    if (name.isEmpty())
        return nullptr;
    const IdentityBinding* found = m_surroundings.identities.find(name);
    if (!found && context.companion)
        found = context.companion->identities.find(name);
    const bool replaced = !m_overrides.identityFile.isEmpty();
    if (!found && !replaced && !m_unbound.contains(name)) {
        m_unbound.insert(name);
        m_warnings.append({ErrorKind::UnknownIdentity, name, {}, m_surroundings.identitiesFile});
    }
    return found;
}

} // namespace rollcall::app
