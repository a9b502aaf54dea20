// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/knownhosts/knownhosts.h"

#include <QByteArray>
#include <QMap>
#include <QTemporaryDir>

#include <optional>

// Asks OpenSSH what it thinks: a real ssh, with the known_hosts files under test, talks through a pipe to a
// real sshd that has exactly one host key. No network, no user's files.
namespace rollcall::openssh::test {

class SshOracle
{
public:
    SshOracle(); // makes the keys A, B (Ed25519), E, F (ECDSA), R (RSA)
    bool ready() const { return !m_sshd.isEmpty() && m_lines.size() == 5; }

    QByteArray keyLine(char key) const { return m_lines.value(key); } // "type base64"
    QByteArray blob(char key) const;
    QString keyFile(char key) const { return m_dir.filePath(QString(QLatin1Char(key))); }
    QString path(const QString& name) const { return m_dir.filePath(name); }

    struct Verdict
    {
        std::optional<Trust> trust; // Trusted, Unknown, Changed or Revoked; nothing: ssh said something else
        QString place;              // "file:line" of the key found or offending
        QString output;
    };
    Verdict ask(char shown, const QString& host, quint16 port, const QString& alias, const QStringList& files) const;

private:
    QTemporaryDir m_dir;
    QString m_sshd;
    QMap<char, QByteArray> m_lines;
};

} // namespace rollcall::openssh::test
