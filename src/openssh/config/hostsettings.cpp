// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/hostsettings.h"

#include "openssh/config/configkeywords.h"
#include "openssh/config/configreading.h"
#include "openssh/config/configremarks.h"
#include "openssh/config/configresolver.h"
#include "openssh/config/configsources.h"
#include "openssh/config/configvalues.h"
#include "openssh/config/tokens.h"
#include "openssh/words/destination.h"
#include "openssh/words/patterns.h"

#include <QCryptographicHash>

#include <utility>

#include <netdb.h>

// A function for each group of settings; the host itself goes first, since its names are what tokens stand for.
namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

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

HostSettings hostOf(const ConfigReading& reading)
{
    HostSettings host;
    host.alias = reading.raw().alias;
    host.hostName = reading.raw().host;
    host.portSet = reading.has(Keyword::Port);
    host.port = portOf(reading.text(Keyword::Port)).value_or(22);
    host.userSet = reading.has(Keyword::User);
    host.user = host.userSet ? reading.text(Keyword::User) : reading.sources().localUser;
    return host;
}

Tokens tokensOf(const HostSettings& host, const ConfigReading& reading)
{
    const ConfigSources& sources = reading.sources();
    const QString port = QString::number(host.port);
    const QString said = reading.text(Keyword::ProxyJump);
    const QString jump = isNone(said) ? QString() : said;
    const QString keyAlias = reading.text(Keyword::HostKeyAlias);
    const QString joined = sources.localHost + host.hostName + port + host.user + jump;
    const QByteArray hash = QCryptographicHash::hash(joined.toUtf8(), QCryptographicHash::Sha1);
    return {{u'C', QString::fromLatin1(hash.toHex())},
            {u'd', sources.homeDir},
            {u'h', host.hostName},
            {u'i', QString::number(sources.userId)},
            {u'j', jump},
            {u'k', keyAlias.isEmpty() ? host.alias : keyAlias},
            {u'L', sources.localHost.section(u'.', 0, 0)},
            {u'l', sources.localHost},
            {u'n', host.alias},
            {u'p', port},
            {u'r', host.user},
            {u'T', u"NONE"_s},
            {u'u', sources.localUser}};
}

void readKeys(ConfigReading& reading, AuthenticationSettings& settings)
{
    const QStringList written = reading.values(Keyword::IdentityFile);
    for (const QString& path : written) {
        const QString file = isNone(path) ? QString() : reading.path(Keyword::IdentityFile, u"IdentityFile"_s, path);
        if (file.isEmpty())
            continue;
        settings.identityFiles.append(file);
        settings.identityPlaces.insert(file, reading.raw().keyPlaces.value(path));
    }
    if (!reading.has(Keyword::IdentityFile)) {
        settings.identityFilesDefault = true;
        for (const char* name : defaultIdentities)
            settings.identityFiles.append(reading.sources().homeDir + u"/.ssh/"_s + QLatin1StringView(name));
    }
    settings.certificateFiles = reading.paths(Keyword::CertificateFile, u"CertificateFile"_s);
    settings.identitiesOnly = reading.flag(Keyword::IdentitiesOnly, false);
}

void readAgent(ConfigReading& reading, AuthenticationSettings& settings)
{
    const QString agent = reading.text(Keyword::IdentityAgent);
    if (isNone(agent)) {
        settings.agentSource = AgentSource::None;
    } else if (!agent.isEmpty() && agent != u"SSH_AUTH_SOCK"_s) {
        const bool variable = agent.startsWith(u'$') && !agent.startsWith(u"${"_s);
        settings.agentSocket = variable ? reading.sources().environment.value(agent.mid(1))
                                        : reading.path(Keyword::IdentityAgent, u"IdentityAgent"_s, agent);
        settings.agentSource = settings.agentSocket.isEmpty() ? AgentSource::None : AgentSource::Socket;
    }
}

AuthenticationSettings authenticationOf(ConfigReading& reading)
{
    AuthenticationSettings settings;
    readKeys(reading, settings);
    readAgent(reading, settings);
    settings.preferredAuthentications = reading.text(Keyword::PreferredAuthentications).split(u',', Qt::SkipEmptyParts);
    const QString pubkey = reading.text(Keyword::PubkeyAuthentication);
    settings.pubkeyAuthentication =
        pubkey.compare("no"_L1, Qt::CaseInsensitive) != 0 && pubkey.compare("false"_L1, Qt::CaseInsensitive) != 0;
    settings.passwordAuthentication = reading.flag(Keyword::PasswordAuthentication, true);
    settings.kbdInteractiveAuthentication = reading.flag(Keyword::KbdInteractiveAuthentication, true);
    settings.numberOfPasswordPrompts = reading.number(Keyword::NumberOfPasswordPrompts, 3);
    settings.batchMode = reading.flag(Keyword::BatchMode, false);
    return settings;
}

HostKeyPolicy hostKeyPolicy(const QString& value)
{
    if (value == u"yes"_s || value == u"true"_s)
        return HostKeyPolicy::Strict;
    if (value == u"no"_s || value == u"false"_s || value == u"off"_s)
        return HostKeyPolicy::Off;
    return value == u"accept-new"_s ? HostKeyPolicy::AcceptNew : HostKeyPolicy::Ask;
}

HostKeySettings hostKeysOf(ConfigReading& reading)
{
    const ConfigSources& sources = reading.sources();
    HostKeySettings settings;
    settings.userKnownHostsFiles = reading.paths(Keyword::UserKnownHostsFile, u"UserKnownHostsFile"_s);
    if (!reading.has(Keyword::UserKnownHostsFile))
        settings.userKnownHostsFiles = {sources.homeDir + u"/.ssh/known_hosts"_s,
                                        sources.homeDir + u"/.ssh/known_hosts2"_s};
    const QStringList global = reading.values(Keyword::GlobalKnownHostsFile);
    for (const QString& path : global) {
        if (!isNone(path))
            settings.globalKnownHostsFiles.append(expandTilde(path, sources.homeDir).text.value_or(path));
    }
    if (!reading.has(Keyword::GlobalKnownHostsFile))
        settings.globalKnownHostsFiles = {sources.systemDir + u"/ssh_known_hosts"_s,
                                          sources.systemDir + u"/ssh_known_hosts2"_s};
    settings.policy = hostKeyPolicy(reading.text(Keyword::StrictHostKeyChecking).toLower());
    settings.alias = reading.text(Keyword::HostKeyAlias);
    settings.hashKnownHosts = reading.flag(Keyword::HashKnownHosts, false);
    settings.noHostAuthenticationForLocalhost = reading.flag(Keyword::NoHostAuthenticationForLocalhost, false);
    return settings;
}

AlgorithmSettings algorithmsOf(const ConfigReading& reading)
{
    AlgorithmSettings settings;
    settings.kexAlgorithms = reading.text(Keyword::KexAlgorithms);
    settings.hostKeyAlgorithms = reading.text(Keyword::HostKeyAlgorithms);
    settings.pubkeyAcceptedAlgorithms = reading.text(Keyword::PubkeyAcceptedAlgorithms);
    settings.ciphers = reading.text(Keyword::Ciphers);
    settings.macs = reading.text(Keyword::Macs);
    for (const auto& [keyword, name] :
         {std::pair(Keyword::KexAlgorithms, u"KexAlgorithms"_s),
          std::pair(Keyword::HostKeyAlgorithms, u"HostKeyAlgorithms"_s),
          std::pair(Keyword::PubkeyAcceptedAlgorithms, u"PubkeyAcceptedAlgorithms"_s),
          std::pair(Keyword::Ciphers, u"Ciphers"_s), std::pair(Keyword::Macs, u"MACs"_s)}) {
        const Setting said = reading.raw().set.value(keyword);
        if (said.line > 0)
            settings.places.insert(name, said.file + u':' + QString::number(said.line));
    }
    settings.compression = reading.flag(Keyword::Compression, false);
    settings.requiredRsaSize = reading.number(Keyword::RequiredRsaSize, 1024);
    return settings;
}

Expansion expandProxy(const QString& written, const HostSettings& host)
{
    return expand(written,
                  {{u'h', host.hostName}, {u'n', host.alias}, {u'p', QString::number(host.port)}, {u'r', host.user}});
}

void readProxyJump(ConfigReading& reading, const HostSettings& host, ConnectionSettings& settings)
{
    if (!reading.has(Keyword::ProxyJump))
        return;
    const QString written = reading.values(Keyword::ProxyJump).join(QString());
    const Expansion expanded = expandProxy(written, host);
    const auto hops = parseProxyJump(expanded.text.value_or(QString()));
    if (expanded.text && hops)
        settings.proxyJump = *hops;
    else
        reading.refuse(Keyword::ProxyJump, u"ProxyJump"_s, ErrorKind::FileSyntax, written);
}

// Names may come from a shared library, and the command goes to a shell.
void refuseUnsafeNames(ConfigReading& reading, const HostSettings& host, const QString& command)
{
    const std::pair<QString, QString> names[] = {{u"%h"_s, host.hostName}, {u"%n"_s, host.alias}, {u"%r"_s, host.user}};
    for (const auto& [token, name] : names) {
        if (command.contains(token) && !isSafeInCommands(name))
            reading.refuse(Keyword::ProxyCommand, u"ProxyCommand"_s, ErrorKind::BadValue, token + u" = "_s + name);
    }
}

void readProxyCommand(ConfigReading& reading, const HostSettings& host, ConnectionSettings& settings)
{
    const QString command = reading.text(Keyword::ProxyCommand);
    if (command.isEmpty() || isNone(command))
        return;
    const Expansion expanded = expandProxy(command, host);
    if (!expanded.text)
        reading.refuse(Keyword::ProxyCommand, u"ProxyCommand"_s, ErrorKind::FileSyntax, expanded.problem);
    refuseUnsafeNames(reading, host, command);
    settings.proxyCommand = expanded.text.value_or(command);
    if (isYes(reading.text(Keyword::ProxyUseFdpass)))
        reading.refuse(Keyword::ProxyUseFdpass, u"ProxyUseFdpass"_s, ErrorKind::Unsupported, u"yes"_s);
}

ConnectionSettings connectionOf(ConfigReading& reading, const HostSettings& host)
{
    ConnectionSettings settings;
    settings.connectTimeout = reading.seconds(Keyword::ConnectTimeout);
    settings.connectionAttempts = qMax(1, reading.number(Keyword::ConnectionAttempts, 1));
    settings.serverAliveInterval = reading.seconds(Keyword::ServerAliveInterval);
    settings.serverAliveCountMax = reading.number(Keyword::ServerAliveCountMax, 3);
    const QString family = reading.text(Keyword::AddressFamily).toLower();
    if (family == u"inet"_s)
        settings.addressFamily = AddressFamily::Inet;
    else if (family == u"inet6"_s)
        settings.addressFamily = AddressFamily::Inet6;
    settings.bindAddress = reading.text(Keyword::BindAddress);
    readProxyJump(reading, host, settings);
    readProxyCommand(reading, host, settings);
    return settings;
}

void addVariable(QList<EnvironmentVariable>& variables, const QString& name, const QString& value)
{
    for (const EnvironmentVariable& earlier : std::as_const(variables)) {
        if (earlier.name == name)
            return;
    }
    variables.append({name, value});
}

// A socket, or a variable that names it, in place of "yes".
void readForwardedAgent(ConfigReading& reading, SessionSettings& settings)
{
    const QString agent = reading.text(Keyword::ForwardAgent);
    if (agent.isEmpty() || agent.compare("no"_L1, Qt::CaseInsensitive) == 0 ||
        agent.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return;
    settings.forwardAgent = isYes(agent);
    if (settings.forwardAgent)
        return;
    const bool variable = agent.startsWith(u'$') && !agent.startsWith(u"${"_s);
    settings.forwardedAgent = variable ? reading.sources().environment.value(agent.mid(1))
                                       : reading.path(Keyword::ForwardAgent, u"ForwardAgent"_s, agent);
    settings.forwardAgent = !settings.forwardedAgent.isEmpty();
}

SessionSettings sessionOf(ConfigReading& reading)
{
    SessionSettings settings;
    const QString command = reading.text(Keyword::RemoteCommand);
    if (!isNone(command))
        settings.remoteCommand = expand(command, reading.tokens()).text.value_or(command);
    const QString tty = reading.text(Keyword::RequestTty).toLower();
    if (tty == u"force"_s)
        settings.requestTty = TtyRequest::Force;
    else if (tty == u"no"_s || tty == u"false"_s)
        settings.requestTty = TtyRequest::No;
    else if (tty == u"yes"_s || tty == u"true"_s)
        settings.requestTty = TtyRequest::Yes;
    const QStringList variables = reading.values(Keyword::SetEnv);
    for (const QString& variable : variables)
        addVariable(settings.setEnv, variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const QStringList sent = reading.values(Keyword::SendEnv);
    for (const QString& pattern : sent) {
        if (pattern.startsWith(u'-'))
            settings.sendEnv.removeIf(
                [&](const QString& earlier) { return matchesPattern(earlier, QStringView(pattern).sliced(1)); });
        else if (!settings.sendEnv.contains(pattern))
            settings.sendEnv.append(pattern);
    }
    readForwardedAgent(reading, settings);
    return settings;
}

void refuseMethods(ConfigReading& reading, const AuthenticationSettings& settings)
{
    if (settings.offersPublicKey() || settings.offersPassword() || settings.offersKeyboardInteractive())
        return;
    if (reading.has(Keyword::PreferredAuthentications))
        return reading.refuse(Keyword::PreferredAuthentications, u"PreferredAuthentications"_s, ErrorKind::Unsupported,
                              settings.preferredAuthentications.join(u','));
    reading.refuse(Keyword::PubkeyAuthentication, u"PubkeyAuthentication"_s, ErrorKind::Unsupported,
                   u"no, PasswordAuthentication no, KbdInteractiveAuthentication no"_s);
}

bool isSaid(const ConfigReading& reading, Keyword keyword)
{
    return reading.has(keyword) && !isNone(reading.text(keyword));
}

/// Whether CanonicalizeHostname could make another name of this one, as ssh(1) goes about it: an address, a name with
/// dots enough, one for a proxy, and one for which there is no domain to try, stay as they are.
bool couldBeRenamed(const ConfigReading& reading)
{
    if (!canonicalizes(reading.text(Keyword::CanonicalizeHostname)))
        return false;
    const bool direct = !isSaid(reading, Keyword::ProxyCommand) && !isSaid(reading, Keyword::ProxyJump);
    const bool always = reading.text(Keyword::CanonicalizeHostname).compare("always"_L1, Qt::CaseInsensitive) == 0;
    const QString& name = reading.raw().host;
    if ((!direct && !always) || isAddress(name))
        return false;
    if (isSaid(reading, Keyword::CanonicalizePermittedCnames) || name.endsWith(u'.'))
        return true;
    if (name.count(u'.') > reading.number(Keyword::CanonicalizeMaxDots, 1))
        return false;
    return isSaid(reading, Keyword::CanonicalDomains) || !reading.flag(Keyword::CanonicalizeFallbackLocal, true);
}

void refuseWhatIsNotHonoured(ConfigReading& reading, const HostSettings& settings)
{
    reading.refuseIfSaid(Keyword::RevokedHostKeys, u"RevokedHostKeys"_s);
    reading.refuseIfSaid(Keyword::KnownHostsCommand, u"KnownHostsCommand"_s);
    reading.refuseIfSaid(Keyword::Pkcs11Provider, u"PKCS11Provider"_s);
    reading.refuseIfSaid(Keyword::BindInterface, u"BindInterface"_s);
    reading.refuseIfSaid(Keyword::RefuseConnection, u"RefuseConnection"_s);
    if (reading.text(Keyword::SecurityKeyProvider).compare("internal"_L1, Qt::CaseInsensitive) != 0)
        reading.refuseIfSaid(Keyword::SecurityKeyProvider, u"SecurityKeyProvider"_s);
    if (couldBeRenamed(reading))
        reading.refuse(Keyword::CanonicalizeHostname, u"CanonicalizeHostname"_s, ErrorKind::Unsupported,
                       reading.text(Keyword::CanonicalizeHostname).toLower());
    reading.refuseIfSaid(Keyword::RemoteCommand, u"RemoteCommand"_s);
    const QString type = reading.text(Keyword::SessionType);
    if (type.compare("default"_L1, Qt::CaseInsensitive) != 0 && reading.has(Keyword::SessionType))
        reading.refuse(Keyword::SessionType, u"SessionType"_s, ErrorKind::Unsupported, type);
    const QString& source = settings.connection.bindAddress;
    if (!source.isEmpty() && !isAddress(source))
        reading.refuse(Keyword::BindAddress, u"BindAddress"_s, ErrorKind::Unsupported, source);
    refuseMethods(reading, settings.authentication);
}

bool isOffered(const AuthenticationSettings& settings, bool enabled, const QString& method)
{
    const QStringList& preferred = settings.preferredAuthentications;
    return enabled && (preferred.isEmpty() || preferred.contains(method));
}

} // namespace

bool AuthenticationSettings::offersPublicKey() const
{
    return isOffered(*this, pubkeyAuthentication, u"publickey"_s);
}

bool AuthenticationSettings::offersPassword() const
{
    return isOffered(*this, passwordAuthentication, u"password"_s);
}

bool AuthenticationSettings::offersKeyboardInteractive() const
{
    return isOffered(*this, kbdInteractiveAuthentication, u"keyboard-interactive"_s);
}

HostSettings makeHostSettings(RawSettings raw, const ConfigSources& sources)
{
    ConfigReading reading(std::move(raw), sources);
    HostSettings settings = hostOf(reading);
    reading.setTokens(tokensOf(settings, reading));
    settings.authentication = authenticationOf(reading);
    settings.hostKeys = hostKeysOf(reading);
    settings.algorithms = algorithmsOf(reading);
    settings.connection = connectionOf(reading, settings);
    settings.session = sessionOf(reading);
    refuseWhatIsNotHonoured(reading, settings);
    settings.remarks = remarksOn(reading.raw(), settings.hostKeys.policy);
    settings.unsupported = reading.raw().unsupported;
    return settings;
}

} // namespace rollcall::openssh
