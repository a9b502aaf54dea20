// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/face.h"

#include "fleet/cast/random.h"

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

QStringList servicesOf(const QString& role)
{
    QStringList services{u"cron"_s, u"ssh"_s, u"systemd-journald"_s, u"systemd-timesyncd"_s};
    if (role == "web"_L1)
        services << u"nginx"_s << u"php-fpm"_s;
    else if (role == "db"_L1)
        services << u"postgresql"_s << u"pgbouncer"_s;
    else if (role == "cache"_L1)
        services << u"redis-server"_s;
    else
        services << u"haproxy"_s << u"keepalived"_s;
    return services;
}

QString hundredths(int value)
{
    return QString::number(value / 100) + u'.' + QString::number(value % 100).rightJustified(2, u'0');
}

} // namespace

QString systemTag(System system)
{
    switch (system) {
    case System::Debian:
        return u"debian"_s;
    case System::Ubuntu:
        return u"ubuntu"_s;
    case System::Rocky:
        return u"rocky"_s;
    }
    return {};
}

QByteArray osRelease(System system)
{
    switch (system) {
    case System::Debian:
        return "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian "
               "GNU/Linux\"\nVERSION_ID=\"12\"\n"
               "VERSION=\"12 (bookworm)\"\nVERSION_CODENAME=bookworm\nID=debian\n"
               "HOME_URL=\"https://www.debian.org/\"\n";
    case System::Ubuntu:
        return "PRETTY_NAME=\"Ubuntu 24.04.1 LTS\"\nNAME=\"Ubuntu\"\nVERSION_ID=\"24.04\"\n"
               "VERSION=\"24.04.1 LTS (Noble Numbat)\"\nVERSION_CODENAME=noble\nID=ubuntu\nID_LIKE=debian\n"
               "HOME_URL=\"https://www.ubuntu.com/\"\n";
    case System::Rocky:
        return "NAME=\"Rocky Linux\"\nVERSION=\"9.4 (Blue Onyx)\"\nID=\"rocky\"\n"
               "ID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"9.4\"\n"
               "PRETTY_NAME=\"Rocky Linux 9.4 (Blue Onyx)\"\nHOME_URL=\"https://rockylinux.org/\"\n";
    }
    return {};
}

QString usualKernel(System system)
{
    switch (system) {
    case System::Debian:
        return u"6.1.0-26-amd64"_s;
    case System::Ubuntu:
        return u"6.8.0-47-generic"_s;
    case System::Rocky:
        return u"5.14.0-427.40.1.el9_4.x86_64"_s;
    }
    return {};
}

QString laggingKernel(System system)
{
    switch (system) {
    case System::Debian:
        return u"6.1.0-13-amd64"_s;
    case System::Ubuntu:
        return u"6.8.0-31-generic"_s;
    case System::Rocky:
        return u"5.14.0-362.8.1.el9_3.x86_64"_s;
    }
    return {};
}

Face makeFace(quint64 seed, int index, const QString& role)
{
    Random random(seed * 1'000'003 + static_cast<quint64>(index));
    Face face;
    const int draw = random.below(10); // most of the fleet is one release, so that odd ones stand out
    face.system = draw < 6 ? System::Debian : draw < 9 ? System::Ubuntu : System::Rocky;
    face.kernel = usualKernel(face.system);
    face.cores = role == "db"_L1 ? 8 : role == "cache"_L1 ? 2 : 4;
    face.memory = role == "db"_L1 ? 32'094 : role == "cache"_L1 ? 15'991 : 7'941;
    face.memoryUsed = face.memory * (25 + random.below(50)) / 100;
    const int load =
        random.below(100) < 8 ? face.cores * (90 + random.below(120)) : face.cores * (5 + random.below(45));
    face.load = hundredths(load) + u' ' + hundredths(load * 9 / 10) + u' ' + hundredths(load * 7 / 10 + 3);
    face.uptimeDays = 1 + random.below(240);
    face.disk = role == "db"_L1 ? 400 : 40;
    face.diskUsed = 18 + random.below(55);
    face.services = servicesOf(role);
    return face;
}

QList<QByteArray> faceEnvironment(const Face& face)
{
    const auto entry = [](const char* name, const QString& value) -> QByteArray {
        return QByteArray("ROLLCALL_FLEET_") + name + '=' + value.toUtf8();
    };
    return {entry("OS", systemTag(face.system)),
            entry("KERNEL", face.kernel),
            entry("CORES", QString::number(face.cores)),
            entry("MEMORY", QString::number(face.memory)),
            entry("MEMORY_USED", QString::number(face.memoryUsed)),
            entry("LOAD", face.load),
            entry("UPTIME_DAYS", QString::number(face.uptimeDays)),
            entry("DISK", QString::number(face.disk)),
            entry("DISK_USED", QString::number(face.diskUsed)),
            entry("SERVICES", face.services.join(u' ')),
            entry("FAILED", face.failedService)};
}

} // namespace rollcall::fleet
