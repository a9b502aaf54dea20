// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/hostcontext.h"
#include "app/prepare/hostparts.h"
#include "app/prepare/hostresolver.h"
#include "app/prepare/wayremarks.h"
#include "core/run/hostspec.h"
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "openssh/config/hostsettings.h"
#include "openssh/config/sshconfig.h"

#include <utility>

// What ssh_config says of a host, its author has said of the machine that the name leads to there. Where a shared
// library leads elsewhere, it is another machine: nobody is believed there on the strength of it, and nothing of the
// person's is sent there.
namespace rollcall::app {

/// The library where it is other people's; else "".
QString HostResolver::shared(const QString& library) const
{
    return m_surroundings.directory->isOwn(library) ? QString() : library;
}

/// What the person's own words come to where they lead to the machine that is reached.
std::optional<openssh::HostSettings> HostResolver::ownSettings(const QString& alias, const HostContext& context,
                                                               const HostSpec& reached)
{
    HostContext own;
    own.name = own.address = alias;
    own.asJump = context.asJump;
    own.access.user = context.ownUser;
    own.access.port = context.ownPort;
    own.userTyped = context.asJump || !context.ownUser.isEmpty();
    own.portTyped = context.asJump || context.ownPort != 0;
    own.way = context.sharedWay ? nullptr : context.way;
    openssh::HostSettings settings = m_surroundings.sshConfig.resolve(alias, overridesOf(own, nullptr));
    const bool cut = std::exchange(m_cut, false); // what is not gone through spoils nothing
    const HostSpec led = route(own, settings);
    m_cut = cut;
    if (!led.skip.isEmpty() || machineKey(led) != machineKey(reached))
        return std::nullopt;
    return settings;
}

/// By its name, else by its address, else by what is said of every host.
void HostResolver::keepToOwnWord(const QString& alias, const openssh::Overrides& overrides, const HostContext& context,
                                 const HostSpec& reached, openssh::HostSettings& settings)
{
    const AccessSettings& access = context.access;
    QString address = context.ownAddress();
    // What the library says may be the very word that a Host line is about, which leads from there somewhere else.
    const bool says = !address.isEmpty() || !access.user.isEmpty() || access.port != 0 || !access.jump.isEmpty();
    if (address == alias)
        address.clear();
    std::optional<openssh::HostSettings> own = settings;
    if (says || context.sharedWay) // else it is nothing that the person would not say
        own = ownSettings(alias, context, reached);
    const bool byName = own.has_value();
    const QString& name = address.isEmpty() ? alias : address;
    if (!own && !address.isEmpty())
        own = ownSettings(name, context, reached);
    const bool anyHost = !own;
    if (anyHost)
        own = m_surroundings.sshConfig.resolve(name, {context.ownUser, context.ownPort, {}, true});
    QStringList leftOut = trustNoMoreThan(own->hostKeys, settings.hostKeys);
    leftOut += sendNoMoreThan(own->session, settings.session);
    // Whoever has that machine could use the keys: "Host *" does not mean a machine that nobody but the library names.
    const bool named = byName && own->session.forwardAgent && m_surroundings.sshConfig.isAbout(alias);
    if (settings.session.forwardAgent && !named) {
        settings.session.forwardAgent = false;
        if (!context.asJump) // no command runs there
            leftOut << QStringLiteral("ForwardAgent");
    }
    if (!byName) {
        openssh::Overrides there = overrides; // the user and the rest are in the names of keys
        there.anyHost = anyHost;
        const openssh::HostSettings offered = m_surroundings.sshConfig.resolve(name, there);
        leftOut += offerNoMoreThan(offered.authentication, settings.authentication);
    }
    if (!leftOut.isEmpty())
        addRemark(m_leftOut,
                  {WayRemark::Kind::LeftOut,
                   WayRemark::Origin::Library,
                   context.sharedBy,
                   leftOut.join(QStringLiteral(", ")),
                   {}},
                  context.name);
}

} // namespace rollcall::app
