// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetrunner.h"

#include "support/paths.h"

#include <QCoreApplication>
#include <QFile>

namespace rollcall::test {

using namespace Qt::StringLiterals;

FleetRunner::FleetRunner(const QStringList& arguments, const QString& dir)
    : m_dir(dir.isEmpty() ? m_temporary.filePath(u"fleet"_s) : dir), m_arguments(arguments)
{
    m_arguments << u"--dir"_s << m_dir << u"--parent-pid"_s << QString::number(QCoreApplication::applicationPid());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

FleetRunner::~FleetRunner()
{
    stop();
}

bool FleetRunner::start()
{
    m_process.start(programPath(u"rollcall-fleet"_s), m_arguments);
    while (m_process.waitForReadyRead(60'000)) {
        if (m_process.canReadLine()) {
            readHosts();
            return m_process.readLine() == "ready " + m_dir.toUtf8() + '\n';
        }
    }
    return false;
}

int FleetRunner::stop()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray FleetRunner::read(const QString& name) const
{
    QFile source(file(name));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

void FleetRunner::readHosts()
{
    QString name;
    for (const QByteArray& bytes : read(u"library/hosts.yaml"_s).split('\n')) {
        const QString line = QString::fromUtf8(bytes);
        if (line.startsWith(u"  "_s) && line.endsWith(u':') && line.at(2) != u' ')
            name = line.mid(2, line.size() - 3);
        else if (line.startsWith(u"    address: "_s))
            m_addresses[name] = line.mid(13);
        else if (line.startsWith(u"    port: "_s))
            m_ports[name] = line.mid(10).toInt();
    }
}

QStringList FleetRunner::sshArguments(const QString& host, const QStringList& options) const
{
    QStringList arguments{u"-F"_s, u"none"_s, u"-i"_s, file(u"id_ed25519"_s), u"-p"_s, QString::number(port(host))};
    const QStringList settings{u"UserKnownHostsFile="_s + file(u"known_hosts"_s),
                               u"GlobalKnownHostsFile=/dev/null"_s,
                               u"StrictHostKeyChecking=yes"_s,
                               u"KexAlgorithms=curve25519-sha256"_s,
                               u"IdentitiesOnly=yes"_s,
                               u"BatchMode=yes"_s,
                               u"LogLevel=ERROR"_s};
    for (const QString& option : settings)
        arguments << u"-o"_s << option;
    return arguments + options + QStringList{u"admin@"_s + address(host)};
}

Answer FleetRunner::ssh(const QString& host, const QString& command, const QByteArray& input,
                        const QStringList& options, int seconds) const
{
    QProcess client;
    client.start(u"ssh"_s, sshArguments(host, options) << command);
    client.write(input);
    client.closeWriteChannel();
    if (!client.waitForFinished(seconds * 1'000)) {
        client.kill();
        client.waitForFinished();
        return {-1, client.readAllStandardOutput(), client.readAllStandardError()};
    }
    return {client.exitCode(), client.readAllStandardOutput(), client.readAllStandardError()};
}

int FleetRunner::logged(const QString& host, const QString& event) const
{
    int count = 0;
    for (const QByteArray& line : read(u"log"_s).split('\n')) {
        const QString text = QString::fromUtf8(line);
        const QString name = text.section(u' ', 1, 1);
        const QString what = text.section(u' ', 2);
        if ((host.isEmpty() || name == host) && what.startsWith(event))
            ++count;
    }
    return count;
}

} // namespace rollcall::test
