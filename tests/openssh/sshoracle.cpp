// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sshoracle.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <unistd.h>

namespace rollcall::openssh::test {

using namespace Qt::StringLiterals;

namespace {

QString findSshd()
{
    const QString found = QStandardPaths::findExecutable(u"sshd"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"sshd"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s}) : found;
}

} // namespace

SshOracle::SshOracle() : m_sshd(findSshd())
{
    if (geteuid() == 0)
        QDir().mkpath(u"/run/sshd"_s); // where a system without a running sshd lacks it
    for (const auto& [key, type] : {std::pair('A', u"ed25519"_s), std::pair('B', u"ed25519"_s),
                                    std::pair('E', u"ecdsa"_s), std::pair('F', u"ecdsa"_s), std::pair('R', u"rsa"_s)}) {
        const QString path = keyFile(key);
        QProcess::execute(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, type, u"-N"_s, QString(), u"-f"_s, path});
        QFile publicKey(path + u".pub"_s);
        if (publicKey.open(QIODevice::ReadOnly))
            m_lines.insert(key, publicKey.readAll().split(' ').mid(0, 2).join(' '));
        QFile config(path + u".sshd"_s);
        if (config.open(QIODevice::WriteOnly))
            config.write("HostKey " + QFile::encodeName(path) + "\nPidFile none\nUsePAM no\n");
    }
}

QByteArray SshOracle::blob(char key) const
{
    return QByteArray::fromBase64(keyLine(key).split(' ').value(1));
}

SshOracle::Verdict SshOracle::ask(char shown, const QString& host, quint16 port, const QString& alias,
                                  const QStringList& files) const
{
    QStringList quoted;
    for (const QString& file : files)
        quoted.append(u'"' + file + u'"');
    QStringList arguments{u"-v"_s, u"-F"_s, u"none"_s, u"-p"_s, QString::number(port)};
    for (const QString& option :
         {u"BatchMode=yes"_s, u"KexAlgorithms=curve25519-sha256"_s, u"StrictHostKeyChecking=yes"_s,
          u"GlobalKnownHostsFile=none"_s, u"PreferredAuthentications=none"_s, u"IdentityFile=none"_s,
          u"UserKnownHostsFile=%1"_s.arg(quoted.join(u' ')),
          u"ProxyCommand=%1 -i -f %2.sshd"_s.arg(m_sshd, keyFile(shown))})
        arguments << u"-o"_s << option;
    if (!alias.isEmpty())
        arguments << u"-o"_s << u"HostKeyAlias="_s + alias;
    QProcess ssh;
    ssh.setProcessChannelMode(QProcess::MergedChannels);
    ssh.start(u"ssh"_s, arguments << host << u"true"_s);
    ssh.closeWriteChannel();
    ssh.waitForFinished(30000);
    Verdict verdict;
    verdict.output = QString::fromLocal8Bit(ssh.readAll());
    if (verdict.output.contains("REVOKED HOST KEY"_L1))
        verdict.trust = Trust::Revoked;
    else if (verdict.output.contains("IDENTIFICATION HAS CHANGED"_L1))
        verdict.trust = Trust::Changed;
    else if (verdict.output.contains("host key is known for"_L1))
        verdict.trust = Trust::Unknown;
    else if (verdict.output.contains("Permission denied"_L1))
        verdict.trust = Trust::Trusted;
    static const QRegularExpression place(u"(?:Found key in|Offending \\S+ key in) (\\S+:\\d+)"_s);
    verdict.place = place.match(verdict.output).captured(1);
    return verdict;
}

} // namespace rollcall::openssh::test
