// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/roster.h"

#include "core/base/error.h"

#include <algorithm>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

// 127.16.0.1 upwards, without the .0 and .255 that look like networks; 127.0.0.x stays free for others.
quint32 ownAddress(int index)
{
    const auto place = static_cast<quint32>(index);
    return (127U << 24) + (16U << 16) + ((place / 250) << 8) + place % 250 + 1;
}

FleetHost makeHost(const FleetOptions& options, const RoleCount& role, int number, int index)
{
    static const QStringList sites{u"fra"_s, u"ams"_s, u"nyc"_s};
    FleetHost host;
    host.role = role.role;
    host.number = number;
    host.name = hostName(role.role, number, nameWidth(role.count));
    host.site = sites.at((number - 1) % sites.size());
    host.rack = QChar(u'a' + (number - 1) / 3 % 6) + QString::number(1 + (number - 1) / 18 % 9);
    host.face = makeFace(options.seed, index, role.role);
    if (options.addresses)
        host.address = ownAddress(index);
    if (!options.hostile.isEmpty())
        host.hostile = options.hostile.at(index % options.hostile.size());
    return host;
}

FleetHost* lastOf(std::vector<FleetHost>& roster, const QString& role)
{
    const auto found =
        std::find_if(roster.rbegin(), roster.rend(), [&role](const FleetHost& host) { return host.role == role; });
    return found == roster.rend() ? nullptr : &*found;
}

FleetHost* firstOf(std::vector<FleetHost>& roster, const QString& role)
{
    const auto found =
        std::find_if(roster.begin(), roster.end(), [&role](const FleetHost& host) { return host.role == role; });
    return found == roster.end() ? nullptr : &*found;
}

// A fleet where all is well teaches nothing: a full disk, a dead service, an old kernel.
void handOutOddities(std::vector<FleetHost>& roster)
{
    if (FleetHost* full = firstOf(roster, u"db"_s))
        full->face.diskUsed = 97;
    if (FleetHost* failed = lastOf(roster, u"edge"_s))
        failed->face.failedService = u"haproxy"_s;
    const auto webs =
        std::count_if(roster.begin(), roster.end(), [](const FleetHost& host) { return host.role == "web"_L1; });
    if (webs >= 3) // web hosts come first, so this is web-03
        roster[2].face.kernel = laggingKernel(roster[2].face.system);
}

void handOutTrouble(std::vector<FleetHost>& roster)
{
    if (FleetHost* slow = lastOf(roster, u"cache"_s))
        slow->trouble = Trouble::Slow;
    if (FleetHost* refuses = lastOf(roster, u"web"_s))
        refuses->trouble = Trouble::Refuses;
    if (FleetHost* denies = lastOf(roster, u"db"_s))
        denies->trouble = Trouble::DeniesLogin;
}

} // namespace

QList<RoleCount> roleCounts(int hosts)
{
    const int others = hosts / 5;
    QList<RoleCount> counts{{u"web"_s, hosts - 3 * others}};
    if (others > 0)
        counts << RoleCount{u"db"_s, others} << RoleCount{u"cache"_s, others} << RoleCount{u"edge"_s, others};
    return counts;
}

int nameWidth(int count)
{
    return std::max<int>(2, static_cast<int>(QString::number(count).size()));
}

QString hostName(const QString& role, int number, int width)
{
    return role + u'-' + QString::number(number).rightJustified(width, u'0');
}

Result<std::vector<FleetHost>> makeRoster(const FleetOptions& options)
{
    std::vector<FleetHost> roster;
    roster.reserve(static_cast<std::size_t>(options.hosts));
    for (const RoleCount& role : roleCounts(options.hosts)) {
        for (int number = 1; number <= role.count; ++number)
            roster.push_back(makeHost(options, role, number, static_cast<int>(roster.size())));
    }
    handOutOddities(roster);
    if (options.trouble)
        handOutTrouble(roster);
    for (auto it = options.hostileHosts.begin(); it != options.hostileHosts.end(); ++it) {
        const auto host =
            std::find_if(roster.begin(), roster.end(), [&it](const FleetHost& one) { return one.name == it.key(); });
        if (host == roster.end())
            return Error{ErrorKind::UnknownHost, it.key(), u"not in this fleet (--hostile-host)"_s, {}, 0};
        host->hostile = it.value();
    }
    return roster;
}

QString addressText(quint32 address)
{
    return u"%1.%2.%3.%4"_s.arg(address >> 24).arg((address >> 16) & 255).arg((address >> 8) & 255).arg(address & 255);
}

} // namespace rollcall::fleet
