// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/login/agents.h"
#include "ssh/login/keycache.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <vector>

// Which keys one login tries, in which order, and how far it has come. Files without a passphrase come first, each
// behind its certificates; then the agent's keys, those that a file names before the others; last what asks for a
// passphrase. The one that another host has accepted comes before all that have not been tried. A server lets try some
// (sshd_config(5), MaxAuthTries: 6) and hangs up: the next connection goes on behind the last one. Only a list: who
// reads files, asks agents and talks to the server adds and tells. Pure; any thread.
namespace rollcall::ssh {

struct KeyAttempt
{
    enum class Kind { File, Locked, Agent };
    Kind kind = Kind::File;
    QString label;   // for logs
    QByteArray blob; // RFC 4253 section 6.6; empty if not known without the passphrase
    SshKeyPtr key;   // File: the private one; Locked: the public one, if known
    QString path;    // Locked
};

class KeyAttempts
{
public:
    static constexpr size_t handful = 5; // fewer than MaxAuthTries

    /// First: what asks nobody for anything.
    void addFiles(const std::vector<KeyFile>& files);
    /// Then, once it is known what the agent holds. `onlyNamed`: of its keys those that a file names (IdentitiesOnly).
    void addRest(const std::vector<KeyFile>& files, const std::vector<Agents::Identity>& agent, bool onlyNamed);
    /// `accepted` by another host: it comes next, if it has not been tried. Empty: none.
    void rank(const QByteArray& accepted);
    void clear();

    size_t size() const { return m_list.size(); }
    bool atEnd() const { return m_at >= m_list.size(); }
    const KeyAttempt& current() const { return m_list[m_at]; }
    /// Whoever tries so many, of which most are wrong, looks like somebody who guesses.
    bool areManyAndUntried() const { return m_list.size() > handful && m_at == 0; }

    void next() { ++m_at; }
    void unlocked(const KeyFile& file);               // the current one
    void dropAgent();                                 // it is silent: none of its keys is tried any more
    void refused();                                   // the current one, by the server
    int refusedHere() const { return m_refusedHere; } // on this connection
    /// The server hung up on the current one. False: it has done so too often.
    bool hungUp();
    void anotherConnection() { m_refusedHere = 0; }

private:
    void addAgent(const std::vector<KeyFile>& files, const std::vector<Agents::Identity>& agent, bool onlyNamed);

    std::vector<KeyAttempt> m_list;
    size_t m_at = 0;
    int m_refusedHere = 0;
    int m_connections = 0; // that ended because of too many keys
};

} // namespace rollcall::ssh
