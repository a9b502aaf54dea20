// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/shownhosts.h"

#include <QHash>
#include <QPair>
#include <QString>

#include <utility>

namespace rollcall::gui {

void ShownHosts::expect(Cause cause)
{
    switch (cause) {
    case Cause::Asked:
        m_asked = true;
        break;
    case Cause::Edited:
        m_edited = true;
        break;
    case Cause::Elsewhere:
        m_elsewhere = true;
        break;
    }
}

void ShownHosts::resolved(const app::Preflight& now, const Composition& composition)
{
    if (!now.ok())
        return; // nothing could be run, and what led there still counts
    const bool asked = std::exchange(m_asked, false);
    const bool edited = std::exchange(m_edited, false);
    const bool elsewhere = std::exchange(m_elsewhere, false);
    if (!m_hosts || (!elsewhere && !m_isBehind && (asked || edited)))
        return show(now.hosts);
    if (asked) { // other hosts; those that were there are as they were shown
        QHash<QPair<QString, QString>, StoredHost> before;
        for (const StoredHost& host : stored())
            before.insert({host.library, host.name}, host);
        QList<StoredHost> hosts;
        hosts.reserve(now.hosts.size());
        for (const HostSpec& host : now.hosts) {
            const auto known = before.constFind({host.library, host.name});
            hosts.append(known == before.constEnd() ? storedHost(host) : *known);
        }
        m_hosts = hosts;
    }
    m_isBehind = !differences(now, composition).isEmpty();
}

void ShownHosts::show(const QList<HostSpec>& hosts)
{
    show(Hosts(hosts), false);
}

void ShownHosts::show(const QList<StoredHost>& hosts)
{
    show(Hosts(hosts), true); // as far as is known: it may be long ago
}

void ShownHosts::show(Hosts&& hosts, bool isBehind)
{
    m_hosts = std::move(hosts);
    m_isBehind = isBehind;
    m_asked = m_edited = m_elsewhere = false; // what is resolved next is beside this
}

QList<app::Difference> ShownHosts::differences(const app::Preflight& now, const Composition& composition) const
{
    if (!m_hosts)
        return {};
    const auto* const hosts = std::get_if<QList<HostSpec>>(&*m_hosts);
    if (hosts != nullptr && hosts->constData() == now.hosts.constData())
        return {}; // the very same
    return app::differencesFrom(stored(), now.hosts, composition);
}

QList<StoredHost> ShownHosts::stored() const
{
    if (const auto* const kept = std::get_if<QList<StoredHost>>(&*m_hosts))
        return *kept;
    QList<StoredHost> hosts;
    const auto& known = std::get<QList<HostSpec>>(*m_hosts);
    hosts.reserve(known.size());
    for (const HostSpec& host : known)
        hosts.append(storedHost(host));
    return hosts;
}

} // namespace rollcall::gui
