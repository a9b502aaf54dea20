// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/specpool.h"

#include "app/prepare/hostparts.h"
#include "app/prepare/surroundings.h"
#include "core/run/runrequest.h"

#include <QFile>

#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
std::shared_ptr<const T> oneOf(QHash<QString, std::shared_ptr<const T>>& known, const QString& key, T&& value)
{
    auto& entry = known[key];
    if (!entry)
        entry = std::make_shared<const T>(std::forward<T>(value));
    return entry;
}

} // namespace

SpecPool::SpecPool(const Surroundings& surroundings, const TargetOverrides& overrides)
    : m_surroundings(surroundings), m_overrides(overrides)
{
}

bool SpecPool::exists(const QString& file)
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
void SpecPool::addKeyFiles(LoginSpec& spec, const openssh::AuthenticationSettings& settings)
{
    for (const QString& file : settings.identityFiles) {
        if (exists(file) || (!settings.identityFilesDefault && exists(file + u".pub"_s)))
            spec.keyFiles.append(file);
        else if (!settings.identityFilesDefault)
            spec.missingKeyFiles.append(u"%1 (%2)"_s.arg(file, settings.identityPlaces.value(file)));
    }
}

std::shared_ptr<const LoginSpec> SpecPool::login(const openssh::AuthenticationSettings& settings, const QString& name,
                                                 const IdentityBinding* identity)
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
    return oneOf(m_logins, key, std::move(spec));
}

std::shared_ptr<const TrustSpec> SpecPool::trust(const openssh::HostKeySettings& settings,
                                                 const LibraryCompanion* companion)
{
    TrustSpec spec;
    spec.hostKeyAlias = settings.alias;
    spec.hashNames = settings.hashKnownHosts;
    spec.policy = m_overrides.hostKeys.value_or(configured(settings.policy).value_or(m_surroundings.options.hostKeys));
    if (!m_overrides.knownHostsFile.isEmpty()) {
        spec.userFiles = {m_overrides.knownHostsFile};
    } else if (companion && !companion->knownHostsFile.isEmpty()) {
        spec.userFiles = {companion->knownHostsFile};
    } else {
        spec.userFiles = settings.userKnownHostsFiles;
        spec.globalFiles = settings.globalKnownHostsFiles;
    }
    const QString key = (QStringList{spec.hostKeyAlias, QString::number(static_cast<int>(spec.policy)),
                                     QString::number(spec.hashNames)} +
                         spec.userFiles + QStringList{QString()} + spec.globalFiles)
                            .join(u'\n');
    return oneOf(m_trusts, key, std::move(spec));
}

std::shared_ptr<const AlgorithmSpec> SpecPool::algorithms(const openssh::AlgorithmSettings& settings, bool legacy)
{
    AlgorithmSpec spec{
        settings.kexAlgorithms, settings.hostKeyAlgorithms, settings.pubkeyAcceptedAlgorithms, settings.ciphers,
        settings.macs,          settings.compression,       settings.requiredRsaSize,          legacy,
        settings.places};
    const QString key = QStringList{spec.keyExchange,
                                    spec.hostKey,
                                    spec.publicKey,
                                    spec.ciphers,
                                    spec.macs,
                                    QString::number(spec.compression),
                                    QString::number(spec.leastRsaBits),
                                    QString::number(legacy),
                                    QStringList(spec.places.values()).join(u' ')}
                            .join(u'\n');
    return oneOf(m_algorithms, key, std::move(spec));
}

std::shared_ptr<const SessionSpec> SpecPool::session(const openssh::HostSettings& settings, const LoginSpec& login)
{
    auto& entry = m_sessions[sessionKey(settings) + u'\n' + login.agentSocket];
    if (!entry)
        entry = std::make_shared<const SessionSpec>(sessionSpec(settings, m_surroundings.sshConfig, login.agentSocket));
    return entry;
}

} // namespace rollcall::app
