// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/hostsettings.h"

#include "openssh/config/configkeywords.h"
#include "openssh/config/configremarks.h"
#include "openssh/config/configresolver.h"
#include "openssh/config/configsources.h"
#include "openssh/config/configvalues.h"
#include "openssh/config/tokens.h"
#include "openssh/words/patterns.h"

#include <QCryptographicHash>

#include <netdb.h>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

bool isNone(const QString& text)
{
    return text.compare("none"_L1, Qt::CaseInsensitive) == 0;
}

bool isAddress(const QString& text)
{
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo* list = nullptr;
    if (::getaddrinfo(text.toLatin1().constData(), nullptr, &hints, &list) != 0)
        return false;
    ::freeaddrinfo(list);
    return true;
}

// The names OpenSSH tries when no IdentityFile is configured, in its order.
constexpr const char* defaultIdentities[] = {"id_rsa",        "id_ecdsa", "id_ecdsa_sk", "id_ed25519",
                                             "id_ed25519_sk", "id_xmss",  "id_dsa"};

class Builder
{
public:
    Builder(RawSettings&& raw, const ConfigSources& sources) : m_raw(std::move(raw)), m_sources(sources) {}

    HostSettings build()
    {
        identifyHost();
        m_tokens = tokens();
        readKeysAndAgent();
        readMethods();
        readConnection();
        readTrust();
        readAlgorithms();
        readProxy();
        readSession();
        refuseWhatIsNotHonoured();
        m_settings.remarks = remarksOn(m_raw, m_settings.hostKeyPolicy);
        m_settings.unsupported = m_raw.unsupported;
        return std::move(m_settings);
    }

private:
    bool has(Keyword keyword) const { return m_raw.set.contains(keyword); }
    QString text(Keyword keyword) const { return m_raw.text(keyword); }
    QStringList values(Keyword keyword) const { return m_raw.set.value(keyword).values; }
    bool flag(Keyword keyword, bool otherwise) const
    {
        return has(keyword) ? isYes(text(keyword)) : otherwise;
    }
    int number(Keyword keyword, int otherwise) const
    {
        return has(keyword) ? text(keyword).toInt() : otherwise;
    }
    int seconds(Keyword keyword) const { return secondsOf(text(keyword)).value_or(0); }

    void refuse(Keyword keyword, const QString& name, ErrorKind kind, const QString& detail)
    {
        const Setting setting = m_raw.set.value(keyword);
        m_raw.unsupported.append({kind, name, detail, setting.file, setting.line});
    }

    void identifyHost()
    {
        m_settings.alias = m_raw.alias;
        m_settings.hostName = m_raw.host;
        m_settings.portSet = has(Keyword::Port);
        m_settings.port = static_cast<quint16>(number(Keyword::Port, 22));
        m_settings.userSet = has(Keyword::User);
        m_settings.user = m_settings.userSet ? text(Keyword::User) : m_sources.localUser;
        m_settings.hostKeyAlias = text(Keyword::HostKeyAlias);
    }

    Tokens tokens() const
    {
        const QString port = QString::number(m_settings.port);
        const QString jump = text(Keyword::ProxyJump);
        const QString alias = m_settings.hostKeyAlias;
        const QString joined = m_sources.localHost + m_settings.hostName + port + m_settings.user +
                               (isNone(jump) ? QString() : jump);
        const QByteArray hash = QCryptographicHash::hash(joined.toUtf8(), QCryptographicHash::Sha1);
        return {{u'C', QString::fromLatin1(hash.toHex())},
                {u'd', m_sources.homeDir},
                {u'h', m_settings.hostName},
                {u'i', QString::number(m_sources.userId)},
                {u'j', isNone(jump) ? QString() : jump},
                {u'k', alias.isEmpty() ? m_settings.alias : alias},
                {u'L', m_sources.localHost.section(u'.', 0, 0)},
                {u'l', m_sources.localHost},
                {u'n', m_settings.alias},
                {u'p', port},
                {u'r', m_settings.user},
                {u'T', u"NONE"_s},
                {u'u', m_sources.localUser}};
    }

    QString expandedPath(Keyword keyword, const QString& name, const QString& path)
    {
        const Expansion home = expandTilde(path, m_sources.homeDir);
        const Expansion full = home.text ? expand(*home.text, m_tokens, &m_sources.environment) : home;
        if (!full.text)
            refuse(keyword, name, ErrorKind::FileSyntax, full.problem);
        return full.text.value_or(QString());
    }

    QStringList expandedPaths(Keyword keyword, const QString& name)
    {
        QStringList paths;
        const QStringList written = values(keyword);
        for (const QString& path : written) {
            if (!isNone(path))
                paths.append(expandedPath(keyword, name, path));
        }
        paths.removeAll(QString());
        return paths;
    }

    void readKeysAndAgent()
    {
        const QStringList written = values(Keyword::IdentityFile);
        for (const QString& path : written) {
            const QString file =
                isNone(path) ? QString() : expandedPath(Keyword::IdentityFile, u"IdentityFile"_s, path);
            if (file.isEmpty())
                continue;
            m_settings.identityFiles.append(file);
            m_settings.identityPlaces.insert(file, m_raw.keyPlaces.value(path));
        }
        if (!has(Keyword::IdentityFile)) {
            m_settings.identityFilesDefault = true;
            for (const char* name : defaultIdentities)
                m_settings.identityFiles.append(m_sources.homeDir + u"/.ssh/"_s + QLatin1StringView(name));
        }
        m_settings.certificateFiles = expandedPaths(Keyword::CertificateFile, u"CertificateFile"_s);
        m_settings.identitiesOnly = flag(Keyword::IdentitiesOnly, false);
        const QString agent = text(Keyword::IdentityAgent);
        if (isNone(agent)) {
            m_settings.agentSource = AgentSource::None;
        } else if (!agent.isEmpty() && agent != u"SSH_AUTH_SOCK"_s) {
            const bool variable = agent.startsWith(u'$') && !agent.startsWith(u"${"_s);
            m_settings.agentSocket = variable
                                         ? m_sources.environment.value(agent.mid(1))
                                         : expandedPath(Keyword::IdentityAgent, u"IdentityAgent"_s, agent);
            m_settings.agentSource =
                m_settings.agentSocket.isEmpty() ? AgentSource::None : AgentSource::Socket;
        }
    }

    void readMethods()
    {
        m_settings.preferredAuthentications =
            text(Keyword::PreferredAuthentications).split(u',', Qt::SkipEmptyParts);
        m_settings.pubkeyAuthentication =
            text(Keyword::PubkeyAuthentication).compare("no"_L1, Qt::CaseInsensitive) != 0 &&
            text(Keyword::PubkeyAuthentication).compare("false"_L1, Qt::CaseInsensitive) != 0;
        m_settings.passwordAuthentication = flag(Keyword::PasswordAuthentication, true);
        m_settings.kbdInteractiveAuthentication = flag(Keyword::KbdInteractiveAuthentication, true);
        m_settings.numberOfPasswordPrompts = number(Keyword::NumberOfPasswordPrompts, 3);
        m_settings.batchMode = flag(Keyword::BatchMode, false);
    }

    void readConnection()
    {
        m_settings.connectTimeout = seconds(Keyword::ConnectTimeout);
        m_settings.connectionAttempts = qMax(1, number(Keyword::ConnectionAttempts, 1));
        m_settings.serverAliveInterval = seconds(Keyword::ServerAliveInterval);
        m_settings.serverAliveCountMax = number(Keyword::ServerAliveCountMax, 3);
        const QString family = text(Keyword::AddressFamily).toLower();
        if (family == u"inet"_s)
            m_settings.addressFamily = AddressFamily::Inet;
        else if (family == u"inet6"_s)
            m_settings.addressFamily = AddressFamily::Inet6;
        m_settings.bindAddress = text(Keyword::BindAddress);
        m_settings.compression = flag(Keyword::Compression, false);
    }

    void readTrust()
    {
        m_settings.userKnownHostsFiles = expandedPaths(Keyword::UserKnownHostsFile, u"UserKnownHostsFile"_s);
        if (!has(Keyword::UserKnownHostsFile)) {
            m_settings.userKnownHostsFiles = {m_sources.homeDir + u"/.ssh/known_hosts"_s,
                                              m_sources.homeDir + u"/.ssh/known_hosts2"_s};
        }
        const QStringList global = values(Keyword::GlobalKnownHostsFile);
        for (const QString& path : global) {
            if (!isNone(path))
                m_settings.globalKnownHostsFiles.append(
                    expandTilde(path, m_sources.homeDir).text.value_or(path));
        }
        if (!has(Keyword::GlobalKnownHostsFile)) {
            m_settings.globalKnownHostsFiles = {m_sources.systemDir + u"/ssh_known_hosts"_s,
                                                m_sources.systemDir + u"/ssh_known_hosts2"_s};
        }
        m_settings.hostKeyPolicy = hostKeyPolicy(text(Keyword::StrictHostKeyChecking).toLower());
        m_settings.hashKnownHosts = flag(Keyword::HashKnownHosts, false);
        m_settings.noHostAuthenticationForLocalhost = flag(Keyword::NoHostAuthenticationForLocalhost, false);
        m_settings.requiredRsaSize = number(Keyword::RequiredRsaSize, 1024);
    }

    static HostKeyPolicy hostKeyPolicy(const QString& value)
    {
        if (value == u"yes"_s || value == u"true"_s)
            return HostKeyPolicy::Strict;
        if (value == u"no"_s || value == u"false"_s || value == u"off"_s)
            return HostKeyPolicy::Off;
        return value == u"accept-new"_s ? HostKeyPolicy::AcceptNew : HostKeyPolicy::Ask;
    }

    void readAlgorithms()
    {
        m_settings.kexAlgorithms = text(Keyword::KexAlgorithms);
        m_settings.hostKeyAlgorithms = text(Keyword::HostKeyAlgorithms);
        m_settings.pubkeyAcceptedAlgorithms = text(Keyword::PubkeyAcceptedAlgorithms);
        m_settings.ciphers = text(Keyword::Ciphers);
        m_settings.macs = text(Keyword::Macs);
    }

    Expansion expandProxy(const QString& written) const
    {
        return expand(written, {{u'h', m_settings.hostName},
                                {u'n', m_settings.alias},
                                {u'p', QString::number(m_settings.port)},
                                {u'r', m_settings.user}});
    }

    void readProxy()
    {
        if (has(Keyword::ProxyJump)) {
            const QString written = values(Keyword::ProxyJump).join(QString());
            const Expansion expanded = expandProxy(written);
            const auto hops = parseProxyJump(expanded.text.value_or(QString()));
            if (expanded.text && hops)
                m_settings.proxyJump = *hops;
            else
                refuse(Keyword::ProxyJump, u"ProxyJump"_s, ErrorKind::FileSyntax, written);
        }
        const QString command = text(Keyword::ProxyCommand);
        if (!command.isEmpty() && !isNone(command)) {
            const Expansion expanded = expandProxy(command);
            if (!expanded.text)
                refuse(Keyword::ProxyCommand, u"ProxyCommand"_s, ErrorKind::FileSyntax, expanded.problem);
            refuseUnsafeNames(command);
            m_settings.proxyCommand = expanded.text.value_or(command);
            if (isYes(text(Keyword::ProxyUseFdpass)))
                refuse(Keyword::ProxyUseFdpass, u"ProxyUseFdpass"_s, ErrorKind::Unsupported, u"yes"_s);
        }
    }

    // Names may come from a shared library, and the command goes to a shell.
    void refuseUnsafeNames(const QString& command)
    {
        const std::pair<QString, QString> names[] = {
            {u"%h"_s, m_settings.hostName}, {u"%n"_s, m_settings.alias}, {u"%r"_s, m_settings.user}};
        for (const auto& [token, name] : names) {
            if (command.contains(token) && !isSafeInCommands(name))
                refuse(Keyword::ProxyCommand, u"ProxyCommand"_s, ErrorKind::BadValue, token + u" = "_s + name);
        }
    }

    void readSession()
    {
        const QString command = text(Keyword::RemoteCommand);
        if (!isNone(command))
            m_settings.remoteCommand = expand(command, m_tokens).text.value_or(command);
        const QString tty = text(Keyword::RequestTty).toLower();
        if (tty == u"force"_s)
            m_settings.requestTty = TtyRequest::Force;
        else if (tty == u"no"_s || tty == u"false"_s)
            m_settings.requestTty = TtyRequest::No;
        else if (tty == u"yes"_s || tty == u"true"_s)
            m_settings.requestTty = TtyRequest::Yes;
        const QStringList variables = values(Keyword::SetEnv);
        for (const QString& variable : variables)
            addVariable(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        const QStringList sent = values(Keyword::SendEnv);
        for (const QString& pattern : sent) {
            if (pattern.startsWith(u'-'))
                m_settings.sendEnv.removeIf([&](const QString& earlier) {
                    return matchesPattern(earlier, QStringView(pattern).sliced(1));
                });
            else
                m_settings.sendEnv.append(pattern);
        }
    }

    void addVariable(const QString& name, const QString& value)
    {
        for (const EnvironmentVariable& earlier : std::as_const(m_settings.setEnv)) {
            if (earlier.name == name)
                return;
        }
        m_settings.setEnv.append({name, value});
    }

    void refuseIfSaid(Keyword keyword, const QString& name)
    {
        const QString value = text(keyword);
        if (!value.isEmpty() && !isNone(value))
            refuse(keyword, name, ErrorKind::Unsupported, value);
    }

    void refuseWhatIsNotHonoured()
    {
        refuseIfSaid(Keyword::RevokedHostKeys, u"RevokedHostKeys"_s);
        refuseIfSaid(Keyword::KnownHostsCommand, u"KnownHostsCommand"_s);
        refuseIfSaid(Keyword::Pkcs11Provider, u"PKCS11Provider"_s);
        refuseIfSaid(Keyword::BindInterface, u"BindInterface"_s);
        refuseIfSaid(Keyword::RefuseConnection, u"RefuseConnection"_s);
        if (text(Keyword::SecurityKeyProvider).compare("internal"_L1, Qt::CaseInsensitive) != 0)
            refuseIfSaid(Keyword::SecurityKeyProvider, u"SecurityKeyProvider"_s);
        const QString canonicalize = text(Keyword::CanonicalizeHostname).toLower();
        if (isYes(canonicalize) || canonicalize == u"always"_s)
            refuse(Keyword::CanonicalizeHostname, u"CanonicalizeHostname"_s, ErrorKind::Unsupported,
                   canonicalize);
        refuseIfSaid(Keyword::RemoteCommand, u"RemoteCommand"_s);
        if (text(Keyword::SessionType).compare("default"_L1, Qt::CaseInsensitive) != 0 &&
            has(Keyword::SessionType))
            refuse(Keyword::SessionType, u"SessionType"_s, ErrorKind::Unsupported, text(Keyword::SessionType));
        if (!m_settings.bindAddress.isEmpty() && !isAddress(m_settings.bindAddress))
            refuse(Keyword::BindAddress, u"BindAddress"_s, ErrorKind::Unsupported, m_settings.bindAddress);
        if (!offersAnyMethod())
            refuseMethods();
    }

    void refuseMethods()
    {
        if (has(Keyword::PreferredAuthentications))
            return refuse(Keyword::PreferredAuthentications, u"PreferredAuthentications"_s,
                          ErrorKind::Unsupported, m_settings.preferredAuthentications.join(u','));
        refuse(Keyword::PubkeyAuthentication, u"PubkeyAuthentication"_s, ErrorKind::Unsupported,
               u"no, PasswordAuthentication no, KbdInteractiveAuthentication no"_s);
    }

    // Public key, password and keyboard-interactive are what Rollcall can log in with.
    bool offersAnyMethod() const
    {
        const QStringList& preferred = m_settings.preferredAuthentications;
        const auto offered = [&preferred](bool enabled, const QString& method) {
            return enabled && (preferred.isEmpty() || preferred.contains(method));
        };
        return offered(m_settings.pubkeyAuthentication, u"publickey"_s) ||
               offered(m_settings.passwordAuthentication, u"password"_s) ||
               offered(m_settings.kbdInteractiveAuthentication, u"keyboard-interactive"_s);
    }

    RawSettings m_raw;
    const ConfigSources& m_sources;
    Tokens m_tokens;
    HostSettings m_settings;
};

} // namespace

HostSettings makeHostSettings(RawSettings raw, const ConfigSources& sources)
{
    return Builder(std::move(raw), sources).build();
}

} // namespace rollcall::openssh
