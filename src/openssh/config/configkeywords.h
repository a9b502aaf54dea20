// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// The keywords of ssh_config(5), old names included, each with what its value looks like and what Rollcall
// does with it. Pure; any thread.
namespace rollcall::openssh {

enum class Keyword {
    Unknown,
    Ignored, // known, and of no matter for running a command
    AddKeysToAgent,
    AddressFamily,
    BatchMode,
    BindAddress,
    BindInterface,
    CanonicalDomains,
    CanonicalizeFallbackLocal,
    CanonicalizeHostname,
    CanonicalizeMaxDots,
    CanonicalizePermittedCnames,
    CertificateFile,
    ChannelTimeout,
    CheckHostIp,
    Ciphers,
    Compression,
    ConnectTimeout,
    ConnectionAttempts,
    DynamicForward,
    ForwardAgent,
    ForwardX11,
    GlobalKnownHostsFile,
    GssapiAuthentication,
    HashKnownHosts,
    Host,
    HostbasedAuthentication,
    HostKeyAlgorithms,
    HostKeyAlias,
    HostName,
    IdentitiesOnly,
    IdentityAgent,
    IdentityFile,
    IgnoreUnknown,
    Include,
    KbdInteractiveAuthentication,
    KbdInteractiveDevices,
    KexAlgorithms,
    KnownHostsCommand,
    LocalCommand,
    LocalForward,
    Macs,
    Match,
    NoHostAuthenticationForLocalhost,
    NumberOfPasswordPrompts,
    PasswordAuthentication,
    PermitLocalCommand,
    Pkcs11Provider,
    Port,
    PreferredAuthentications,
    ProxyCommand,
    ProxyUseFdpass,
    ProxyJump,
    PubkeyAcceptedAlgorithms,
    PubkeyAuthentication,
    RefuseConnection,
    RekeyLimit,
    RemoteCommand,
    RemoteForward,
    RequestTty,
    RequiredRsaSize,
    RevokedHostKeys,
    SecurityKeyProvider,
    SendEnv,
    ServerAliveCountMax,
    ServerAliveInterval,
    SessionType,
    SetEnv,
    StrictHostKeyChecking,
    Tag,
    Tunnel,
    User,
    UserKnownHostsFile,
    VerifyHostKeyDns,
};

enum class ValueKind {
    Any,    // not looked at
    One,    // exactly one argument
    Many,   // one or more
    Rest,   // the rest of the line as it stands, for a shell
    Flag,   // yes, no
    Number, // 0 and up
    Port,
    Time,   // seconds or 1h30m
    Choice, // KeywordInfo::choices
};

struct KeywordInfo
{
    const char* name; // as ssh_config(5) spells it
    Keyword keyword;
    ValueKind kind;
    const char* choices = nullptr; // comma list, for ValueKind::Choice
};

/// Keyword::Unknown for a word that OpenSSH does not know either. Case does not matter.
const KeywordInfo& keywordInfo(const QString& word);

/// Whether Rollcall goes on without doing what such a line asks for, and says so in the connection log.
bool isOnlyRemarkedOn(Keyword keyword);

/// Whether several lines add up instead of the first one winning.
bool accumulates(Keyword keyword);

} // namespace rollcall::openssh
