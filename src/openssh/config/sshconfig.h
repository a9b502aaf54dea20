// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "openssh/config/configsources.h"
#include "openssh/config/hostsettings.h"

#include <memory>

// The one reader of ssh_config. load() reads the user's and the system's file and everything they Include
// once (blocking I/O: not on the GUI thread); afterwards nothing touches the disk and nothing is ever
// executed. A value with shared, immutable contents: copies are cheap, const calls are safe from any thread.
// Rules: ssh_config(5) of OpenSSH 9.2 to 10; the later keywords are known.
namespace rollcall::openssh {

struct Overrides // what the caller knows better than the files; it wins over every line
{
    QString user;
    quint16 port = 0;
    QString hostName = {}; // the address
    bool anyHost = false;  // only what is said of hosts whatever they are called ("Host *") counts
};

struct NamedHost // a concrete name on a Host line, for import and completion
{
    QString name;
    QString file;
    int line = 0;
};

struct ConfigFiles;

class SshConfig
{
public:
    SshConfig(); // no files at all: OpenSSH's defaults for this user, without asking the system
    static SshConfig load(const ConfigSources& sources);

    HostSettings resolve(const QString& alias, const Overrides& overrides = {}) const;

    /// The settings of every hop to a target, in travelling order: its ProxyJump list, preceded by what the
    /// first hop's own configuration asks for, and so on. Empty: connect directly. Fails on a loop and on
    /// more than HostSpec::maximumJumps.
    Result<QList<HostSettings>> jumpChain(const HostSettings& target) const;

    /// The variables to ask a server for: this program's own that SendEnv names, then SetEnv's.
    QList<EnvironmentVariable> environmentFor(const SessionSettings& session) const;

    /// Host names written out on Host lines (no '*', '?', '!'), in file order, each once.
    QList<NamedHost> hostNames() const;
    bool defines(const QString& alias) const; // one of hostNames()
    /// True where a Host line is about this name: one of hostNames(), or matched by a pattern with a literal character
    /// in it. "Host *", which every system's own file has, is about no name.
    bool isAbout(const QString& alias) const;

    /// Everything wrong in the files, with file and line. Each also ends in HostSettings::unsupported of the
    /// hosts that it concerns; the other lines stay in force.
    QList<Error> errors() const;
    /// Where a change would make another configuration of it: the files, there or not, and what Include lines name,
    /// which may be patterns.
    QStringList places() const;
    /// The same was read: hosts come to the same, and the same is wrong.
    bool isSame(const SshConfig& other) const;

private:
    std::shared_ptr<const ConfigFiles> m_files;
};

} // namespace rollcall::openssh
