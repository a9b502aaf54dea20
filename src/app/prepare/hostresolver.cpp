// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/hostresolver.h"

#include "app/prepare/chosenhosts.h"
#include "app/prepare/hostcontext.h"
#include "app/prepare/hostparts.h"
#include "openssh/config/sshconfig.h"

#include <QFile>
#include <QRegularExpression>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString& address)
{
    static const QRegularExpression literal(u"\\A(?:127(?:\\.\\d{1,3}){3}|::1)\\z"_s);
    return literal.match(address).hasMatch();
}

template <typename T>
std::shared_ptr<const T> shared(QHash<QString, std::shared_ptr<const T>>& known, const QString& key, T&& value)
{
    auto& entry = known[key];
    if (!entry)
        entry = std::make_shared<const T>(std::forward<T>(value));
    return entry;
}

} // namespace

HostResolver::HostResolver(const Surroundings& surroundings, const RunRequest& request)
    : m_surroundings(surroundings), m_overrides(request.overrides), m_hostTimeouts(!request.options.connectTimeout)
{
}

HostSpec HostResolver::resolve(const TargetHost& target)
{
    m_target = target.name;
    m_cut = false;
    HostContext context;
    context.name = target.name;
    context.library = target.library;
    context.host = target.host;
    context.address = target.address;
    context.access = target.access;
    context.userTyped = !target.typedUser.isEmpty();
    context.portTyped = target.typedPort != 0;
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

    openssh::Overrides overrides;
    overrides.user = context.access.user;
    if (!m_overrides.user.isEmpty() && !context.userTyped)
        overrides.user = m_overrides.user;
    if (overrides.user.isEmpty() && identity)
        overrides.user = identity->user;
    overrides.port = m_overrides.port != 0 && !context.portTyped ? m_overrides.port : context.access.port;

    const bool ownWay = context.companion && !context.companion->isEmpty();
    const openssh::SshConfig& config = ownWay ? m_surroundings.plainConfig : m_surroundings.sshConfig;
    QString alias = context.host ? context.name : context.address;
    const QString own = context.ownAddress();
    if (!own.isEmpty() && !config.defines(context.name))
        alias = own; // as if it had been typed after "ssh"
    if (!own.isEmpty())
        overrides.hostName = own;
    openssh::HostSettings settings = config.resolve(alias, overrides);
    if (!own.isEmpty() && alias != own) {
        openssh::Overrides ownAddress = overrides;
        ownAddress.hostName.clear();
        if (config.resolve(alias, ownAddress).hostName.compare(own, Qt::CaseInsensitive) != 0)
            trustNoMoreThan(config.resolve(own, overrides).hostKeys, settings.hostKeys);
    }

    HostSpec spec;
    spec.name = context.name;
    spec.address = own.isEmpty() ? settings.hostName : own;
    if (context.host)
        spec.variables = context.host->variables;
    fill(spec, context, settings, identity);
    addJump(spec, context, settings);
    Q_ASSERT(!ownWay || (!spec.jump && spec.proxyCommand.isEmpty()));
    return spec;
}

void HostResolver::fill(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings,
                        const IdentityBinding* identity)
{
    spec.port = settings.port;
    spec.user = settings.user;
    const openssh::ConnectionSettings& connection = settings.connection;
    spec.family = family(connection.addressFamily);
    spec.login = login(settings.authentication, context.access.identity, identity);
    spec.trust = trust(context, settings.hostKeys);
    spec.algorithms = algorithms(settings.algorithms, context.access.legacyAlgorithms.value_or(false) ||
                                                          (m_overrides.legacyAlgorithms && !context.asJump));
    spec.session = session(settings);
    if (connection.connectTimeout > 0 && m_hostTimeouts)
        spec.connectTimeout = std::chrono::seconds(connection.connectTimeout);
    if (connection.serverAliveInterval > 0)
        spec.keepalive = std::chrono::seconds(connection.serverAliveInterval);
    spec.keepaliveCount = connection.serverAliveCountMax;
    const bool hasWay = context.way || !jumpText(context).isEmpty();
    if (!hasWay)
        spec.proxyCommand = connection.proxyCommand;
    spec.skip = skipReason(settings, hasWay, context.asJump);
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

// ---- login, trust, algorithms

bool HostResolver::exists(const QString& file)
{
    const auto known = m_files.constFind(file);
    if (known != m_files.constEnd())
        return *known;
    const bool there = QFile::exists(file);
    m_files.insert(file, there);
    return there;
}

// As ssh does: key files that are not there are passed over, whether configured or by default; but where the
// login fails, what was configured is named. With an agent the public half alone is enough to name a key.
void HostResolver::addKeyFiles(LoginSpec& spec, const openssh::AuthenticationSettings& settings)
{
    for (const QString& file : settings.identityFiles) {
        if (exists(file) || (!settings.identityFilesDefault && exists(file + u".pub"_s)))
            spec.keyFiles.append(file);
        else if (!settings.identityFilesDefault)
            spec.missingKeyFiles.append(u"%1 (%2)"_s.arg(file, settings.identityPlaces.value(file)));
    }
}

std::shared_ptr<const LoginSpec> HostResolver::login(const openssh::AuthenticationSettings& settings,
                                                     const QString& name, const IdentityBinding* identity)
{
    LoginSpec spec;
    spec.identity = name;
    spec.certificateFiles = settings.certificateFiles;
    spec.identitiesOnly = settings.identitiesOnly;
    switch (settings.agentSource) {
    case openssh::AgentSource::Environment:
        spec.agentSocket = m_surroundings.agentSocket;
        break;
    case openssh::AgentSource::None:
        break;
    case openssh::AgentSource::Socket:
        spec.agentSocket = settings.agentSocket;
        break;
    }
    spec.publicKey = settings.offersPublicKey();
    spec.keyboardInteractive = settings.offersKeyboardInteractive() && !settings.batchMode;
    spec.password = settings.offersPassword() && !settings.batchMode;
    if (settings.numberOfPasswordPrompts == 0)
        spec.password = spec.keyboardInteractive = false;
    spec.passwordPrompts = settings.numberOfPasswordPrompts;
    if (identity) {
        if (!identity->agent)
            spec.agentSocket.clear();
        if (identity->password == PasswordSource::Never)
            spec.password = spec.keyboardInteractive = false;
    }
    if (!m_overrides.identityFile.isEmpty()) {
        spec.keyFiles = {m_overrides.identityFile};
        spec.identitiesOnly = true;
        spec.publicKey = true;
    } else if (identity && !identity->keyFiles.isEmpty()) {
        spec.keyFiles = identity->keyFiles;
        spec.identitiesOnly = true;
        spec.publicKey = true;
    } else {
        addKeyFiles(spec, settings);
    }
    const QString key =
        (QStringList{name, spec.agentSocket, QString::number(spec.passwordPrompts),
                     QString::number(spec.publicKey << 3 | spec.keyboardInteractive << 2 | spec.password << 1 |
                                     int(spec.identitiesOnly))} +
         spec.keyFiles + QStringList{QString()} + spec.certificateFiles + QStringList{QString()} + spec.missingKeyFiles)
            .join(u'\n');
    return shared(m_logins, key, std::move(spec));
}

std::shared_ptr<const TrustSpec> HostResolver::trust(const HostContext& context,
                                                     const openssh::HostKeySettings& settings)
{
    TrustSpec spec;
    spec.hostKeyAlias = settings.alias;
    spec.hashNames = settings.hashKnownHosts;
    spec.policy = m_overrides.hostKeys.value_or(configured(settings.policy).value_or(m_surroundings.options.hostKeys));
    if (!m_overrides.knownHostsFile.isEmpty()) {
        spec.userFiles = {m_overrides.knownHostsFile};
    } else if (context.companion && !context.companion->knownHostsFile.isEmpty()) {
        spec.userFiles = {context.companion->knownHostsFile};
    } else {
        spec.userFiles = settings.userKnownHostsFiles;
        spec.globalFiles = settings.globalKnownHostsFiles;
    }
    const QString key = (QStringList{spec.hostKeyAlias, QString::number(static_cast<int>(spec.policy)),
                                     QString::number(spec.hashNames)} +
                         spec.userFiles + QStringList{QString()} + spec.globalFiles)
                            .join(u'\n');
    return shared(m_trusts, key, std::move(spec));
}

std::shared_ptr<const AlgorithmSpec> HostResolver::algorithms(const openssh::AlgorithmSettings& settings, bool legacy)
{
    AlgorithmSpec spec{
        settings.kexAlgorithms, settings.hostKeyAlgorithms, settings.pubkeyAcceptedAlgorithms, settings.ciphers,
        settings.macs,          settings.compression,       settings.requiredRsaSize,          legacy};
    const QString key = QStringList{spec.keyExchange,
                                    spec.hostKey,
                                    spec.publicKey,
                                    spec.ciphers,
                                    spec.macs,
                                    QString::number(spec.compression),
                                    QString::number(spec.leastRsaBits),
                                    QString::number(legacy)}
                            .join(u'\n');
    return shared(m_algorithms, key, std::move(spec));
}

std::shared_ptr<const SessionSpec> HostResolver::session(const openssh::HostSettings& settings)
{
    auto& entry = m_sessions[sessionKey(settings)];
    if (!entry)
        entry = std::make_shared<const SessionSpec>(sessionSpec(settings, m_surroundings.sshConfig));
    return entry;
}

} // namespace rollcall::app
