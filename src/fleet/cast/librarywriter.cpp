// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/librarywriter.h"

#include "fleet/base/files.h"
#include "fleet/cast/face.h"
#include "fleet/cast/hostile.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>

// At global scope, as the macro wants it: a static library's resources register themselves only when asked.
static void initializeFleetResources()
{
    Q_INIT_RESOURCE(fleet);
}

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString& text)
{
    QString escaped = text;
    return u'"' + escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

QString descriptionOf(const FleetHost& host)
{
    if (host.refuses())
        return u"Demo trouble: refuses connections"_s;
    if (host.trouble == Trouble::Slow)
        return u"Demo trouble: answers slowly"_s;
    if (host.trouble == Trouble::DeniesLogin)
        return u"Demo trouble: denies the login"_s;
    if (host.hostile != Hostile::None)
        return u"Hostile: "_s + hostileName(host.hostile);
    static const QHash<QString, QString> roles{{u"web"_s, u"Web server"_s},
                                               {u"db"_s, u"Database"_s},
                                               {u"cache"_s, u"Cache"_s},
                                               {u"edge"_s, u"Load balancer"_s}};
    return roles.value(host.role);
}

QByteArray hostsText(const std::vector<FleetHost>& roster)
{
    QString text = u"version: 1\nhosts:\n"_s;
    for (const FleetHost& host : roster) {
        text += u"  "_s + host.name + u":\n    address: "_s + addressText(host.address) + u"\n    port: "_s +
                QString::number(host.port) + u"\n    user: admin\n    identity: fleet\n    tags: ["_s + host.role +
                u", "_s + systemTag(host.face.system) + u"]\n    variables: {site: "_s + host.site + u", rack: "_s +
                host.rack + u"}\n    description: "_s + quoted(descriptionOf(host)) + u'\n';
    }
    return text.toUtf8();
}

QByteArray groupText(const QString& name, const QString& description, const QStringList& members,
                     bool production = false)
{
    QString text = u"version: 1\nname: "_s + name + u"\ndescription: "_s + quoted(description) + u'\n';
    if (production)
        text += u"production: true\n"_s;
    text += u"members:\n"_s;
    for (const QString& member : members)
        text += u"  - "_s + quoted(member) + u'\n';
    return text.toUtf8();
}

QString rangeText(const QString& role, int first, int last, int width)
{
    if (first == last)
        return hostName(role, first, width);
    const auto number = [width](int value) { return QString::number(value).rightJustified(width, u'0'); };
    return role + u"-["_s + number(first) + u'-' + number(last) + u']';
}

Status writeIfMissing(const QString& path, const QByteArray& text)
{
    return QFile::exists(path) ? Status() : replaceFile(path, text);
}

Status writeGroups(const QString& folder, int hosts)
{
    static const QHash<QString, QString> descriptions{{u"web"_s, u"Web servers"_s},
                                                      {u"db"_s, u"Databases"_s},
                                                      {u"cache"_s, u"Caches"_s},
                                                      {u"edge"_s, u"Load balancers"_s}};
    QHash<QString, QByteArray> groups;
    QStringList all;
    QStringList production;
    for (const RoleCount& role : roleCounts(hosts)) {
        const int width = nameWidth(role.count);
        groups[role.role] =
            groupText(role.role, descriptions.value(role.role), {rangeText(role.role, 1, role.count, width)});
        all << u'@' + role.role;
        production << rangeText(role.role, 1, (role.count + 1) / 2, width);
    }
    groups[u"all"_s] = groupText(u"all"_s, u"The whole fleet"_s, all);
    groups[u"production"_s] = groupText(u"production"_s, u"What customers see"_s, production, true);
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        if (const Status status = writeIfMissing(folder + u'/' + it.key() + u".yaml"_s, it.value()); !status)
            return status;
    }
    return {};
}

Status writeSnippets(const QString& folder)
{
    const QDir resources(u":/fleet/snippets"_s);
    for (const QString& name : resources.entryList(QDir::Files)) {
        const QByteArray text = resourceText(resources.filePath(name));
        if (const Status status = writeIfMissing(folder + u'/' + name, text); !status)
            return status;
    }
    return {};
}

} // namespace

Status writeLibrary(const FleetOptions& options, const std::vector<FleetHost>& roster)
{
    initializeFleetResources();
    const QString library = options.dir + u"/library"_s;
    for (const QString& folder : QStringList{library, library + u"/groups"_s, library + u"/snippets"_s}) {
        if (const Status status = makeFolder(folder); !status)
            return status;
    }
    const QString hostsFile = library + u"/hosts.yaml"_s;
    const QHash<QString, quint16> ports = readPorts(options.dir);
    bool leadsThere = ports.size() == static_cast<qsizetype>(roster.size()) && QFile::exists(hostsFile);
    for (const FleetHost& host : roster)
        leadsThere = leadsThere && ports.value(host.name) == host.port;
    if (!leadsThere) {
        if (const Status status = replaceFile(hostsFile, hostsText(roster)); !status)
            return status;
    }
    if (const Status status = writeGroups(library + u"/groups"_s, options.hosts); !status)
        return status;
    if (const Status status = writeSnippets(library + u"/snippets"_s); !status)
        return status;
    return writePorts(options.dir, roster);
}

Status writeKnownHosts(const FleetOptions& options, const std::vector<FleetHost>& roster)
{
    QByteArray text;
    for (const FleetHost& host : roster) {
        const QByteArray address = addressText(host.address).toLatin1();
        text += (host.port == 22 ? address : '[' + address + "]:" + QByteArray::number(host.port)) + " ssh-ed25519 " +
                host.shownKey + '\n';
    }
    return replaceFile(options.dir + u"/known_hosts"_s, text);
}

Status writeIdentities(const FleetOptions& options)
{
    const QString text = u"version: 1\nidentities:\n  fleet:\n    user: admin\n    keys: ["_s +
                         quoted(options.dir + u"/id_ed25519"_s) + u"]\n    agent: false\n    password: "_s +
                         (options.login.isAsked() ? u"ask"_s : u"never"_s) + u'\n';
    return replaceFile(options.dir + u"/identities.yaml"_s, text.toUtf8());
}

Status writePrograms(const FleetOptions& options)
{
    initializeFleetResources();
    const QString bin = options.dir + u"/bin"_s;
    const QString releases = options.dir + u"/os-release"_s;
    for (const QString& folder : QStringList{bin, releases, options.dir + u"/homes"_s}) {
        if (const Status status = makeFolder(folder); !status)
            return status;
    }
    const QDir resources(u":/fleet/programs"_s);
    for (const QString& name : resources.entryList(QDir::Files)) {
        const QByteArray text = resourceText(resources.filePath(name));
        if (const Status status = replaceFile(bin + u'/' + name, text, ownerProgram); !status)
            return status;
    }
    for (const System system : {System::Debian, System::Ubuntu, System::Rocky}) {
        const Status status = replaceFile(releases + u'/' + systemTag(system), osRelease(system));
        if (!status)
            return status;
    }
    return {};
}

QHash<QString, quint16> readPorts(const QString& dir)
{
    QHash<QString, quint16> ports;
    for (const QByteArray& line : readFile(dir + u"/ports"_s).split('\n')) {
        const qsizetype blank = line.indexOf(' ');
        const quint16 port = line.mid(blank + 1).toUShort();
        if (blank > 0 && port != 0)
            ports[QString::fromUtf8(line.left(blank))] = port;
    }
    return ports;
}

Status writePorts(const QString& dir, const std::vector<FleetHost>& roster)
{
    QByteArray text;
    for (const FleetHost& host : roster)
        text += host.name.toUtf8() + ' ' + QByteArray::number(host.port) + '\n';
    return replaceFile(dir + u"/ports"_s, text);
}

} // namespace rollcall::fleet
