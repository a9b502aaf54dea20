// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configkeywords.h"

#include <QByteArray>
#include <QHash>

#include <algorithm>
#include <iterator>

namespace rollcall::openssh {

namespace {

using enum ValueKind;

constexpr const char* strictChoices = "yes,true,no,false,off,ask,accept-new";
constexpr const char* pubkeyChoices = "yes,true,no,false,unbound,host-bound";

constexpr KeywordInfo honoured[] = {
    {"AddressFamily", Keyword::AddressFamily, Choice, "any,inet,inet6"},
    {"BatchMode", Keyword::BatchMode, Flag},
    {"BindAddress", Keyword::BindAddress, One},
    {"BindInterface", Keyword::BindInterface, One},
    {"CanonicalDomains", Keyword::CanonicalDomains, Many},
    {"CanonicalizeFallbackLocal", Keyword::CanonicalizeFallbackLocal, Flag},
    {"CanonicalizeHostname", Keyword::CanonicalizeHostname, Choice, "yes,true,no,false,always"},
    {"CanonicalizeMaxDots", Keyword::CanonicalizeMaxDots, Number},
    {"CanonicalizePermittedCNAMEs", Keyword::CanonicalizePermittedCnames, Many},
    {"CertificateFile", Keyword::CertificateFile, One},
    {"ChallengeResponseAuthentication", Keyword::KbdInteractiveAuthentication, Flag},
    {"Ciphers", Keyword::Ciphers, One},
    {"Compression", Keyword::Compression, Choice, "yes,no"},
    {"ConnectTimeout", Keyword::ConnectTimeout, Time},
    {"ConnectionAttempts", Keyword::ConnectionAttempts, Number},
    {"DSAAuthentication", Keyword::PubkeyAuthentication, Choice, pubkeyChoices},
    {"GlobalKnownHostsFile", Keyword::GlobalKnownHostsFile, Many},
    {"HashKnownHosts", Keyword::HashKnownHosts, Flag},
    {"Host", Keyword::Host, Many},
    {"HostKeyAlgorithms", Keyword::HostKeyAlgorithms, One},
    {"HostKeyAlias", Keyword::HostKeyAlias, One},
    {"HostName", Keyword::HostName, One},
    {"IdentitiesOnly", Keyword::IdentitiesOnly, Flag},
    {"IdentityAgent", Keyword::IdentityAgent, One},
    {"IdentityFile", Keyword::IdentityFile, One},
    {"IdentityFile2", Keyword::IdentityFile, One},
    {"IgnoreUnknown", Keyword::IgnoreUnknown, One},
    {"Include", Keyword::Include, Many},
    {"KbdInteractiveAuthentication", Keyword::KbdInteractiveAuthentication, Flag},
    {"KexAlgorithms", Keyword::KexAlgorithms, One},
    {"KnownHostsCommand", Keyword::KnownHostsCommand, Rest},
    {"MACs", Keyword::Macs, One},
    {"Match", Keyword::Match, Many},
    {"NoHostAuthenticationForLocalhost", Keyword::NoHostAuthenticationForLocalhost, Flag},
    {"NumberOfPasswordPrompts", Keyword::NumberOfPasswordPrompts, Number},
    {"PKCS11Provider", Keyword::Pkcs11Provider, One},
    {"PasswordAuthentication", Keyword::PasswordAuthentication, Flag},
    {"Port", Keyword::Port, Port},
    {"PreferredAuthentications", Keyword::PreferredAuthentications, One},
    {"ProxyCommand", Keyword::ProxyCommand, Rest},
    {"ProxyJump", Keyword::ProxyJump, Rest},
    {"ProxyUseFdpass", Keyword::ProxyUseFdpass, Flag},
    {"PubkeyAcceptedAlgorithms", Keyword::PubkeyAcceptedAlgorithms, One},
    {"PubkeyAcceptedKeyTypes", Keyword::PubkeyAcceptedAlgorithms, One},
    {"PubkeyAuthentication", Keyword::PubkeyAuthentication, Choice, pubkeyChoices},
    {"RefuseConnection", Keyword::RefuseConnection, Rest},
    {"RemoteCommand", Keyword::RemoteCommand, Rest},
    {"RequestTTY", Keyword::RequestTty, Choice, "auto,yes,true,no,false,force"},
    {"RequiredRSASize", Keyword::RequiredRsaSize, Number},
    {"RevokedHostKeys", Keyword::RevokedHostKeys, One},
    {"SecurityKeyProvider", Keyword::SecurityKeyProvider, One},
    {"SendEnv", Keyword::SendEnv, Many},
    {"ServerAliveCountMax", Keyword::ServerAliveCountMax, Number},
    {"ServerAliveInterval", Keyword::ServerAliveInterval, Time},
    {"SetEnv", Keyword::SetEnv, Many},
    {"SKeyAuthentication", Keyword::KbdInteractiveAuthentication, Flag},
    {"SmartcardDevice", Keyword::Pkcs11Provider, One},
    {"StrictHostKeyChecking", Keyword::StrictHostKeyChecking, Choice, strictChoices},
    {"TISAuthentication", Keyword::KbdInteractiveAuthentication, Flag},
    {"SessionType", Keyword::SessionType, Choice, "none,subsystem,default"},
    {"Tag", Keyword::Tag, One},
    {"User", Keyword::User, One},
    {"UserKnownHostsFile", Keyword::UserKnownHostsFile, Many},
};

// What a command can run without: it is not done, and the connection log says so (ForwardAgent is, unless only a
// Match exec would say so). Their values are OpenSSH's business.
constexpr KeywordInfo remarkedOn[] = {
    {"AddKeysToAgent", Keyword::AddKeysToAgent, Any},
    {"ChannelTimeout", Keyword::ChannelTimeout, Any},
    {"CheckHostIP", Keyword::CheckHostIp, Any},
    {"DynamicForward", Keyword::DynamicForward, Any},
    {"ForwardAgent", Keyword::ForwardAgent, Any},
    {"ForwardX11", Keyword::ForwardX11, Any},
    {"GSSAPIAuthentication", Keyword::GssapiAuthentication, Any},
    {"HostbasedAuthentication", Keyword::HostbasedAuthentication, Any},
    {"KbdInteractiveDevices", Keyword::KbdInteractiveDevices, Any},
    {"LocalCommand", Keyword::LocalCommand, Any},
    {"LocalForward", Keyword::LocalForward, Any},
    {"PermitLocalCommand", Keyword::PermitLocalCommand, Any},
    {"RekeyLimit", Keyword::RekeyLimit, Any},
    {"RemoteForward", Keyword::RemoteForward, Any},
    {"Tunnel", Keyword::Tunnel, Any},
    {"VerifyHostKeyDNS", Keyword::VerifyHostKeyDns, Any},
};

// Multiplexing, terminals, logging, details of what is not done anyway, and what no longer exists.
constexpr const char* ignored[] = {
    "AFSTokenPassing",
    "CASignatureAlgorithms",
    "Cipher",
    "ClearAllForwardings",
    "CompressionLevel",
    "ControlMaster",
    "ControlPath",
    "ControlPersist",
    "EnableEscapeCommandline",
    "EnableSSHKeysign",
    "EscapeChar",
    "ExitOnForwardFailure",
    "FallbackToRsh",
    "FingerprintHash",
    "ForkAfterAuthentication",
    "ForwardX11Timeout",
    "ForwardX11Trusted",
    "GatewayPorts",
    "GlobalKnownHostsFile2",
    "GSSAPIClientIdentity",
    "GSSAPIDelegateCredentials",
    "GSSAPIKexAlgorithms",
    "GSSAPIKeyExchange",
    "GSSAPIRenewalForcesRekey",
    "GSSAPIServerIdentity",
    "GSSAPITrustDns",
    "HostbasedAcceptedAlgorithms",
    "HostbasedKeyTypes",
    "IPQoS",
    "KeepAlive",
    "KerberosAuthentication",
    "KerberosTGTPassing",
    "LogLevel",
    "LogVerbose",
    "ObscureKeystrokeTiming",
    "PermitRemoteOpen",
    "Protocol",
    "RhostsAuthentication",
    "RhostsRSAAuthentication",
    "RSAAuthentication",
    "StdinNull",
    "StreamLocalBindMask",
    "StreamLocalBindUnlink",
    "SyslogFacility",
    "TCPKeepAlive",
    "TunnelDevice",
    "UpdateHostKeys",
    "UseKeychain",
    "UsePrivilegedPort",
    "UserKnownHostsFile2",
    "UseRoaming",
    "UseRsh",
    "VersionAddendum",
    "VisualHostKey",
    "WarnWeakCrypto",
    "XAuthLocation",
};

constexpr KeywordInfo unknownInfo{"", Keyword::Unknown, Any};

QHash<QByteArray, KeywordInfo> makeTable()
{
    QHash<QByteArray, KeywordInfo> table;
    for (const KeywordInfo& info : honoured)
        table.insert(QByteArray(info.name).toLower(), info);
    for (const KeywordInfo& info : remarkedOn)
        table.insert(QByteArray(info.name).toLower(), info);
    for (const char* name : ignored)
        table.insert(QByteArray(name).toLower(), {name, Keyword::Ignored, Any});
    return table;
}

} // namespace

const KeywordInfo& keywordInfo(const QString& word)
{
    static const QHash<QByteArray, KeywordInfo> table = makeTable();
    const auto found = table.constFind(word.toLower().toUtf8());
    return found == table.cend() ? unknownInfo : *found;
}

bool isOnlyRemarkedOn(Keyword keyword)
{
    return std::any_of(std::begin(remarkedOn), std::end(remarkedOn),
                       [keyword](const KeywordInfo& info) { return info.keyword == keyword; });
}

bool accumulates(Keyword keyword)
{
    return keyword == Keyword::IdentityFile || keyword == Keyword::CertificateFile || keyword == Keyword::SendEnv;
}

} // namespace rollcall::openssh
