// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "openssh/words/destination.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// What ssh_config(5) says about one host, ready to use: the first value of each keyword won, tokens, tildes
// and environment variables are expanded, defaults are OpenSSH's. Algorithm lists stay as written ("+x",
// "-x", "^x" included; see algorithms.h) and are empty when nothing was said. Values; any thread.
namespace rollcall::openssh {

enum class HostKeyPolicy { Strict, Ask, AcceptNew, Off }; // StrictHostKeyChecking yes, ask, accept-new, no
enum class AddressFamily { Any, Inet, Inet6 };
enum class TtyRequest { Auto, No, Yes, Force };
enum class AgentSource {
    Environment, // SSH_AUTH_SOCK
    None,
    Socket, // AuthenticationSettings::agentSocket
};

struct EnvironmentVariable
{
    QString name;
    QString value;
    bool operator==(const EnvironmentVariable&) const = default;
};

/// Who logs in, and by what.
struct AuthenticationSettings
{
    QStringList identityFiles;              // absolute; in the order to try
    bool identityFilesDefault = false;      // nothing was configured: OpenSSH's default names, which may not exist
    QHash<QString, QString> identityPlaces; // where the files name each of them: "FILE:LINE"
    QStringList certificateFiles;
    bool identitiesOnly = false;
    AgentSource agentSource = AgentSource::Environment;
    QString agentSocket;
    QStringList preferredAuthentications; // empty: the default order
    bool pubkeyAuthentication = true;
    bool passwordAuthentication = true;
    bool kbdInteractiveAuthentication = true;
    int numberOfPasswordPrompts = 3;
    bool batchMode = false;

    /// Switched on, and among those that are preferred: by no other method is a login tried.
    bool offersPublicKey() const;
    bool offersPassword() const;
    bool offersKeyboardInteractive() const;
};

/// The way to the host, and how long to wait on it.
struct ConnectionSettings
{
    int connectTimeout = 0; // seconds; 0: not said
    int connectionAttempts = 1;
    int serverAliveInterval = 0; // seconds; 0: off
    int serverAliveCountMax = 3;
    AddressFamily addressFamily = AddressFamily::Any;
    QString bindAddress;
    QList<Destination> proxyJump; // in travelling order; SshConfig::jumpChain() gives the hops' own settings
    QString proxyCommand;         // tokens expanded, for the user's shell; never run by this room
};

/// Whom to believe.
struct HostKeySettings
{
    QStringList userKnownHostsFiles; // "none" gives an empty list; the first is where new keys go
    QStringList globalKnownHostsFiles;
    HostKeyPolicy policy = HostKeyPolicy::Ask;
    QString alias;
    bool hashKnownHosts = false;
    bool noHostAuthenticationForLocalhost = false;
};

/// What is spoken on the connection.
struct AlgorithmSettings
{
    QString kexAlgorithms;
    QString hostKeyAlgorithms;
    QString pubkeyAcceptedAlgorithms;
    QString ciphers;
    QString macs;
    QMap<QString, QString> places; // where each of these keywords is said: "FILE:LINE"
    bool compression = false;
    int requiredRsaSize = 1024; // bits
};

/// What a command finds at the other end.
struct SessionSettings
{
    QString remoteCommand; // tokens expanded; with it ssh refuses to run another, so it is unsupported
    TtyRequest requestTty = TtyRequest::Auto;
    QList<EnvironmentVariable> setEnv;
    QStringList sendEnv; // patterns
    bool forwardAgent = false;
    QString forwardedAgent; // its socket; empty: the one that the login uses
};

struct HostSettings
{
    QString alias;    // the name that was asked for
    QString hostName; // what to connect to; lower case unless it is an address
    quint16 port = 22;
    QString user;
    bool userSet = false; // an override or the files named the user; else it is the local user
    bool portSet = false;

    AuthenticationSettings authentication;
    ConnectionSettings connection;
    HostKeySettings hostKeys;
    AlgorithmSettings algorithms;
    SessionSettings session;

    /// What is asked for and not done, though a command runs as well without: "ForwardX11 yes (FILE:LINE)".
    QStringList remarks;

    /// Why this host must not be connected to as things stand: ErrorKind::Unsupported (subject: the keyword
    /// or Match criterion, detail: its value) for what Rollcall cannot honour, and the FileSyntax errors on
    /// lines that apply to it, because OpenSSH itself refuses to go on there. Empty: all is well.
    QList<Error> unsupported;
};

} // namespace rollcall::openssh
