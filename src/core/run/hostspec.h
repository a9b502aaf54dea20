// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/run/runoptions.h"

#include <QHashFunctions>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

// A host as a run will reach it: library, groups, ssh_config, identity and command line already merged.
// Immutable once a run has it; shared freely between threads.
namespace rollcall {

/// How to log in. Order of methods: keys offered by the agent or files, then keyboard-interactive, password.
struct LoginSpec
{
    QString identity;            // the name that questions and secrets go by; "" for the person's own ways
    QStringList keyFiles;        // private keys, absolute paths, in the order they are offered
    QStringList missingKeyFiles; // "PATH (FILE:LINE)": named by ssh_config, and not there; for what is said
    QStringList certificateFiles;
    QString agentSocket;         // "" for none
    bool identitiesOnly = false; // agent keys only where a key file names them
    bool publicKey = true;
    bool keyboardInteractive = true;
    bool password = true;
    int passwordPrompts = 3;

    bool operator==(const LoginSpec&) const = default;
};

/// Whom to believe (ssh_config(5): UserKnownHostsFile, GlobalKnownHostsFile, HostKeyAlias, HashKnownHosts).
struct TrustSpec
{
    QStringList userFiles; // the first one is appended to
    QStringList globalFiles;
    QString hostKeyAlias;
    HostKeyPolicy policy = HostKeyPolicy::Ask;
    bool hashNames = false;

    bool operator==(const TrustSpec&) const = default;
};

/// Algorithm lists as in ssh_config(5), modifiers (+ - ^) not yet applied; empty: the default.
struct AlgorithmSpec
{
    QString keyExchange;
    QString hostKey;
    QString publicKey;
    QString ciphers;
    QString macs;
    bool compression = false;
    int leastRsaBits = 0;               // RequiredRSASize; 0: the default
    bool legacy = false;                // old ones (SHA-1, CBC) are offered behind all these
    QMap<QString, QString> places = {}; // of ssh_config's keywords, where they are said: "FILE:LINE"

    bool operator==(const AlgorithmSpec&) const = default;
};

/// What else ssh_config(5) asks of a session: SetEnv and SendEnv, RequestTTY, BatchMode, BindAddress and
/// ConnectionAttempts. Never stored: the variables' values may be secrets.
struct SessionSpec
{
    QList<QPair<QString, QString>> environment; // asked of the server, which may refuse (AcceptEnv)
    bool terminal = false;
    bool batch = false;  // no questions about this host
    QString bindAddress; // a literal; "" for any
    int connectionAttempts = 1;
    QString forwardedAgent; // the socket of the agent that commands may ask (ForwardAgent); "" for none
    QStringList remarks;    // for the connection log: what the configuration asks for in vain

    bool operator==(const SessionSpec&) const = default;
};

/// A host of a run: what the run and what is kept of it both say.
struct RunHost
{
    QString name;    // what tables show
    QString group;   // as named in the target, several joined by ";", else empty
    QString library; // that defines it; "" for an ad-hoc host, and where it is not known
    QString word;    // this one host in the target language
    QStringList tags;
    QString address; // name or literal to connect to
    quint16 port = 22;
    QString user;
    QMap<QString, QString> variables;
    bool production = false;
    QString skip;          // not empty: why this host cannot be reached as its configuration wants; never connected to
    QStringList sameLogin; // the other names in the target that are this very login, which is in a run once
    Encoding encoding = Encoding::Utf8; // of its outputs, where they are not valid UTF-8

    bool operator==(const RunHost&) const = default;
};

struct HostSpec : RunHost
{
    enum class AddressFamily { Any, Inet, Inet6 };
    static constexpr qsizetype maximumJumps = 8; // one behind the other

    QString productionDoubt; // it counts as in production because that is not known, and this is why; "" otherwise
    QString placedBy;        // the shared library that says where it is; "" where the person does
    AddressFamily family = AddressFamily::Any;
    std::shared_ptr<const LoginSpec> login; // never null in a RunSpec; shared by the hosts that have the same
    std::shared_ptr<const TrustSpec> trust;
    std::shared_ptr<const AlgorithmSpec> algorithms;
    std::shared_ptr<const SessionSpec> session; // null: nothing was said
    QString proxyCommand;                 // for the user's shell: its input and output are the connection; "" for none
    std::shared_ptr<const HostSpec> jump; // the last hop, which has the one before; equal ones share a connection
    std::optional<Milliseconds> connectTimeout; // where the host's own configuration says so
    Milliseconds keepalive{30'000};             // ServerAliveInterval; 0: none
    int keepaliveCount = 3;

    bool operator==(const HostSpec&) const = delete; // not by what it inherits: sameWay(), machineKey()
};

/// The way to a machine: where it is, and through what. Two hosts that have it in common are one machine. Addresses are
/// in one spelling here: names in small letters and without the dot at the end, numbers as they are read (127.1 and
/// ::ffff:127.0.0.1 are 127.0.0.1) in their shortest form, a device by its number, localhost and 0.0.0.0 as 127.0.0.1.
struct MachineKey
{
    QString address;
    quint16 port = 22;
    QStringList way; // see wayTo()

    bool operator==(const MachineKey&) const = default;
    friend size_t qHash(const MachineKey& key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.address, key.port, key.way);
    }
};

/// A machine, and who logs in there.
struct LoginKey
{
    MachineKey machine;
    QString user;

    bool operator==(const LoginKey&) const = default;
    friend size_t qHash(const LoginKey& key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.machine, key.user);
    }
};

/// The names of hosts as tables show them; of those that are called the same, the words that tell them apart.
QStringList namesApart(const QList<const RunHost*>& hosts);
template <typename Hosts> QStringList namesApart(const Hosts& hosts)
{
    QList<const RunHost*> each;
    each.reserve(hosts.size());
    for (const RunHost& host : hosts)
        each.append(&host);
    return namesApart(each);
}

QString oneSpelling(const QString& address);
MachineKey machineKey(const HostSpec& host);
/// "address:port", as Machine has it: without the way there.
QString machineAddress(const HostSpec& host);
LoginKey loginKey(const HostSpec& host);
/// "user@address:port", an IPv6 literal in brackets.
QString loginText(const QString& user, const QString& address, quint16 port);
/// "ProxyCommand …", then the login of each jump host in the order they are reached. Empty: directly.
QStringList wayTo(const HostSpec& host);

/// The jump hosts on the way, the first to be connected to first.
QList<const HostSpec*> jumpsOf(const HostSpec& host);
/// The program that leads to the first of them, or to the host itself; "" if it is connected to.
QString proxyCommandOf(const HostSpec& host);

} // namespace rollcall
