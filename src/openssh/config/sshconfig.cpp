// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/sshconfig.h"

#include "core/run/hostspec.h"
#include "openssh/config/configfiles.h"
#include "openssh/config/configresolver.h"
#include "openssh/words/destination.h"
#include "openssh/words/patterns.h"

#include <QSet>

#include <algorithm>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

QString endpoint(const HostSettings& settings)
{
    return u"%1@%2:%3"_s.arg(settings.user, settings.hostName).arg(settings.port);
}

// The hops before a host, each resolved as the ssh that OpenSSH would start for it: only the first hop of a
// list follows its own ProxyJump, the others are reached through the list.
Status appendChain(const SshConfig& config, const HostSettings& target, QStringList way, QList<HostSettings>& chain)
{
    way.append(endpoint(target));
    bool first = true;
    for (const Destination& hop : target.connection.proxyJump) {
        HostSettings settings = config.resolve(hop.host, {hop.user, hop.port});
        if (way.contains(endpoint(settings)))
            return Error{
                ErrorKind::JumpLoop, target.alias, (way + QStringList{endpoint(settings)}).join(u" → "_s), {}, 0};
        // A name made of the host's own (ProxyJump gate.%h, below Host *) never comes back to where it was.
        if (chain.size() + way.size() - 1 >= HostSpec::maximumJumps)
            return Error{ErrorKind::TooManyJumps, target.alias, QString::number(HostSpec::maximumJumps), {}, 0};
        if (first) {
            if (const Status before = appendChain(config, settings, way, chain); !before)
                return before;
        }
        first = false;
        chain.append(std::move(settings));
    }
    return {};
}

} // namespace

SshConfig::SshConfig() : m_files(std::make_shared<ConfigFiles>()) {}

SshConfig SshConfig::load(const ConfigSources& sources)
{
    SshConfig config;
    config.m_files = std::make_shared<const ConfigFiles>(loadConfigFiles(sources));
    return config;
}

HostSettings SshConfig::resolve(const QString& alias, const Overrides& overrides) const
{
    return makeHostSettings(resolveRaw(*m_files, alias, overrides), m_files->sources);
}

Result<QList<HostSettings>> SshConfig::jumpChain(const HostSettings& target) const
{
    QList<HostSettings> chain;
    if (const Status found = appendChain(*this, target, {}, chain); !found) {
        Error error = found.error();
        error.subject = target.alias;
        return error;
    }
    return chain;
}

QList<EnvironmentVariable> SshConfig::environmentFor(const SessionSettings& session) const
{
    QList<EnvironmentVariable> variables;
    if (!session.sendEnv.isEmpty()) {
        const QStringList names = m_files->sources.environment.keys();
        for (const QString& name : names) {
            const auto wanted = [&name](const QString& pattern) { return matchesPattern(name, pattern); };
            const auto set = [&name](const EnvironmentVariable& variable) { return variable.name == name; };
            if (std::any_of(session.sendEnv.begin(), session.sendEnv.end(), wanted) &&
                std::none_of(session.setEnv.begin(), session.setEnv.end(), set))
                variables.append({name, m_files->sources.environment.value(name)});
        }
    }
    return variables + session.setEnv;
}

QList<NamedHost> SshConfig::hostNames() const
{
    QList<NamedHost> names;
    QSet<QString> seen;
    for (const ConfigFile& file : m_files->files) {
        for (const ConfigLine& line : file.lines) {
            if (line.keyword != Keyword::Host || line.problem)
                continue;
            for (const QString& name : line.values) {
                if (!isPattern(name) && !seen.contains(name)) {
                    seen.insert(name);
                    names.append({name, file.path, line.number});
                }
            }
        }
    }
    return names;
}

bool SshConfig::defines(const QString& alias) const
{
    return m_files->defined.contains(alias);
}

bool SshConfig::isAbout(const QString& alias) const
{
    if (defines(alias))
        return true;
    const auto matches = [&](const ConfigLine& line) {
        if (line.keyword != Keyword::Host || line.problem || line.plainNames)
            return false;
        const bool excluded = std::any_of(line.values.begin(), line.values.end(), [&](const QString& pattern) {
            return pattern.startsWith(u'!') && matchesPattern(alias, QStringView(pattern).sliced(1));
        });
        return !excluded && std::any_of(line.values.begin(), line.values.end(), [&](const QString& pattern) {
            return !pattern.startsWith(u'!') && hasLiteral(pattern) && matchesPattern(alias, pattern);
        });
    };
    return std::any_of(m_files->files.begin(), m_files->files.end(), [&](const ConfigFile& file) {
        return std::any_of(file.lines.begin(), file.lines.end(), matches);
    });
}

QList<Error> SshConfig::errors() const
{
    return m_files->errors;
}

QStringList SshConfig::places() const
{
    return m_files->places;
}

bool SshConfig::isSame(const SshConfig& other) const
{
    return m_files->digest == other.m_files->digest && m_files->errors == other.m_files->errors &&
           m_files->refusals == other.m_files->refusals;
}

} // namespace rollcall::openssh
