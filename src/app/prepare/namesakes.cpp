// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/namesakes.h"

#include "app/prepare/hostresolver.h"
#include "app/prepare/surroundings.h"
#include "core/base/error.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "openssh/config/sshconfig.h"
#include "openssh/knownhosts/knownhosts.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

/// Of a library that others write, and named by the person.
bool isTheirs(const TargetHost& host, const Surroundings& surroundings)
{
    return (host.typed || host.ownWord) && host.host && !surroundings.directory->isOwn(host.library);
}

/// The same word where no library knew it.
TargetHost knownToSsh(const TargetHost& host)
{
    TargetHost byName;
    byName.name = byName.address = host.name;
    byName.typed = true;
    byName.typedUser = byName.access.user = host.typedUser;
    byName.typedPort = byName.access.port = host.typedPort;
    return byName;
}

/// Somewhere else than to what it is called, at the usual port: a block that says no more than how to log in leads
/// nowhere.
bool isLed(const HostSpec& byName)
{
    return byName.address != byName.name || byName.port != HostSpec().port || !wayTo(byName).isEmpty();
}

/// What ssh has been told of, or a name that people use as it is.
class KnownNames
{
public:
    explicit KnownNames(const openssh::SshConfig& config) : m_config(config) {}

    bool has(const HostSpec& byName)
    {
        return byName.name.contains(u'.') || m_config.isAbout(byName.name) || hasKeyOf(byName);
    }

private:
    bool hasKeyOf(const HostSpec& spec)
    {
        constexpr int most = 100; // each is compared with every hashed line
        const QStringList files = spec.trust->userFiles + spec.trust->globalFiles;
        const QString key = files.join(u'\n');
        if (!m_files.contains(key))
            m_files.insert(key, openssh::KnownHosts::load(files));
        const openssh::KnownHosts& known = m_files[key];
        if (known.keyCount() == 0 || (known.hasHashedLines() && ++m_compared > most))
            return false;
        return !known.knownTypes(openssh::LookupName::forHost(spec.address, spec.port, spec.trust->hostKeyAlias))
                    .isEmpty();
    }

    const openssh::SshConfig& m_config;
    QHash<QString, openssh::KnownHosts> m_files;
    int m_compared = 0;
};

} // namespace

QList<TargetError> ambiguousNames(const QList<TargetHost>& hosts, const Surroundings& surroundings,
                                  const RunRequest& request)
{
    QList<TargetHost> namesakes; // the hosts that have some, each before those
    QList<TargetHost> asSsh;     // where ssh would go to by their names
    for (const TargetHost& host : hosts) {
        if (!isTheirs(host, surroundings))
            continue;
        QList<DirectoryHost> found = surroundings.directory->findHosts(host.name);
        found.removeIf([&](const DirectoryHost& each) {
            return each.library == host.library || surroundings.directory->isOwn(each.library);
        });
        const bool sshKnows = !isIpLiteral(host.name) && surroundings.sshConfig.defines(host.name);
        if (found.isEmpty() && !sshKnows)
            continue;
        if (sshKnows)
            asSsh.append(knownToSsh(host));
        found.prepend({host.library, host.host});
        for (const DirectoryHost& each : std::as_const(found)) {
            TargetHost named = host;
            named.library = each.library;
            named.host = each.host;
            namesakes.append(named);
        }
    }
    if (namesakes.isEmpty())
        return {};
    HostResolver resolver(surroundings, request);
    QHash<QString, QList<HostSpec>> byName;
    QStringList names;
    const auto add = [&](const HostSpec& spec) {
        if (!byName.contains(spec.name))
            names.append(spec.name);
        byName[spec.name].append(spec);
    };
    for (const TargetHost& each : namedHosts(namesakes, *surroundings.directory))
        add(resolver.resolve(each));
    for (const TargetHost& each : std::as_const(asSsh)) {
        if (const HostSpec spec = resolver.resolve(each); isLed(spec))
            add(spec);
    }
    QList<TargetError> problems;
    for (const QString& name : std::as_const(names)) {
        const QList<HostSpec>& specs = byName[name];
        const bool same = std::all_of(specs.begin(), specs.end(), [&](const HostSpec& spec) {
            return machineKey(spec) == machineKey(specs.constFirst());
        });
        QStringList words;
        for (const HostSpec& spec : specs)
            words.append((spec.library.isEmpty() ? asHostName(name) : groupWord(name, spec.library)) + u" = "_s +
                         placeText(spec));
        if (!same)
            problems.append({{ErrorKind::AmbiguousHost, name, words.join(u", "_s), {}, 0}, -1, 0});
    }
    return problems;
}

void noteOtherMeanings(QList<WayRemark>& remarks, const QList<TargetHost>& hosts, const QList<HostSpec>& specs,
                       const Surroundings& surroundings, const RunRequest& request)
{
    HostResolver resolver(surroundings, request);
    KnownNames known(surroundings.sshConfig);
    for (qsizetype i = 0; i < std::min(hosts.size(), specs.size()); ++i) {
        if (!isTheirs(hosts[i], surroundings) || isIpLiteral(hosts[i].name))
            continue;
        const HostSpec otherwise = resolver.resolve(knownToSsh(hosts[i]));
        if (!specs[i].skip.isEmpty() || machineKey(otherwise) == machineKey(specs[i]) || !known.has(otherwise))
            continue;
        addRemark(remarks,
                  {WayRemark::Kind::Namesake,
                   WayRemark::Origin::Library,
                   hosts[i].library,
                   placeText(specs[i]),
                   {},
                   placeText(otherwise)},
                  hosts[i].name);
    }
}

} // namespace rollcall::app
