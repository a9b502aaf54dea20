// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/shownhosts.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

namespace {

StoredHost asStored(const HostSpec& host)
{
    return storedHost(host);
}

const StoredHost& asStored(const StoredHost& host)
{
    return host;
}

} // namespace

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
    if (!m_hosts)
        return show(now.hosts);
    m_leftIsBehind = m_leftIsBehind || elsewhere || m_isBehind;
    if (edited && !m_leftIsBehind)
        m_left.clear(); // whatever they are now is the user's own doing
    const bool isAsShown = !elsewhere && !m_isBehind && (asked || edited);
    if (asked || isAsShown)
        take(asShownOf(now.hosts, isAsShown));
    m_isBehind = !differences(now, composition).isEmpty();
}

/// Those that were there, or were taken out since, are as they were shown.
ShownHosts::Hosts ShownHosts::asShownOf(const QList<HostSpec>& now, bool isAsShown) const
{
    Named known = m_leftIsBehind ? m_left : Named();
    if (!isAsShown) {
        for (const StoredHost& host : stored())
            known.insert({host.library, host.name}, host);
    }
    const auto isKnown = [&](const HostSpec& host) { return known.contains({host.library, host.name}); };
    if (known.isEmpty() || std::none_of(now.begin(), now.end(), isKnown))
        return now;
    QList<StoredHost> hosts;
    hosts.reserve(now.size());
    for (const HostSpec& host : now) {
        const auto before = known.constFind({host.library, host.name});
        hosts.append(before == known.constEnd() ? storedHost(host) : *before);
    }
    return hosts;
}

/// What is no longer among them is kept as it was shown.
void ShownHosts::take(Hosts&& hosts)
{
    QSet<QPair<QString, QString>> names;
    std::visit(
        [&names](const auto& list) {
            names.reserve(list.size());
            for (const auto& host : list)
                names.insert({host.library, host.name});
        },
        hosts);
    m_left.removeIf([&names](const Named::iterator& host) { return names.contains(host.key()); });
    if (m_hosts) {
        std::visit(
            [this, &names](const auto& list) {
                for (const auto& host : list) {
                    if (!names.contains({host.library, host.name}))
                        m_left.insert({host.library, host.name}, asStored(host));
                }
            },
            *m_hosts);
    }
    m_hosts = std::move(hosts);
    if (m_left.size() > mostLeft)
        m_left.clear();
    m_leftIsBehind = m_leftIsBehind && !m_left.isEmpty();
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
    m_leftIsBehind = m_leftIsBehind || m_isBehind;
    take(std::move(hosts));
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
