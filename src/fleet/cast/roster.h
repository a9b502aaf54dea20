// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "fleet/cast/face.h"
#include "fleet/cast/hostile.h"
#include "fleet/cast/options.h"

#include <QByteArray>
#include <QString>

#include <vector>

// Who is in the fleet: names, roles, faces, troubles, places. Plain values made once at the start; ports and
// keys are filled in by Listeners and HostKeys. Any thread.
namespace rollcall::fleet {

enum class Trouble { None, Slow, Refuses, DeniesLogin };

struct FleetHost
{
    QString name; // "web-07"
    QString role; // "web"
    int number = 1;
    QString site;
    QString rack;
    Face face;
    Trouble trouble = Trouble::None;
    Hostile hostile = Hostile::None;
    quint32 address = 0x7f000001; // host byte order
    quint16 port = 0;
    QByteArray publicKey;  // base64, as in known_hosts
    QByteArray privateKey; // OpenSSH's text format
    QByteArray shownKey;   // what known_hosts says; another than publicKey for a changed key
    bool homeMade = false;

    bool refuses() const { return trouble == Trouble::Refuses || hostile == Hostile::Refuse; }
};

struct RoleCount
{
    QString role;
    int count = 0;
};

inline constexpr int slowHostDelay = 3'000; // milliseconds

/// How many hosts of each role; digits(count) is how wide a number is written.
QList<RoleCount> roleCounts(int hosts);
int nameWidth(int count);
QString hostName(const QString& role, int number, int width);

/// UnknownHost where --hostile-host names a host that is not there.
Result<std::vector<FleetHost>> makeRoster(const FleetOptions& options);

QString addressText(quint32 address);

} // namespace rollcall::fleet
