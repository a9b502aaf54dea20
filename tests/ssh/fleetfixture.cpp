// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfixture.h"

#include "support/paths.h"

#include <QFile>

namespace rollcall::test {

using namespace Qt::StringLiterals;

FleetFixture::FleetFixture(int hosts, const QStringList& more)
    : m_arguments(QStringList{u"--hosts"_s, QString::number(hosts), u"--dir"_s, m_folder.filePath(u"fleet"_s),
                              u"--instant"_s, u"--trouble"_s, u"off"_s} +
                  more)
{
}

FleetFixture::~FleetFixture()
{
    if (m_process) {
        m_process->terminate();
        m_process->waitForFinished(5000);
    }
}

bool FleetFixture::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->start(programPath(u"rollcall-fleet"_s), m_arguments);
    while (m_process->state() != QProcess::NotRunning && !m_process->canReadLine()) {
        if (!m_process->waitForReadyRead(30000))
            break;
    }
    m_error = m_process->readAllStandardError();
    return m_process->readLine().startsWith("ready");
}

QByteArray FleetFixture::log() const
{
    QFile file(m_folder.filePath(u"fleet/log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<std::shared_ptr<HostSpec>> FleetFixture::hosts(const std::shared_ptr<const LoginSpec>& login) const
{
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = QStringList{m_folder.filePath(u"fleet/known_hosts"_s)};
    trust->policy = HostKeyPolicy::Strict;
    std::vector<std::shared_ptr<HostSpec>> hosts;
    QFile ports(m_folder.filePath(u"fleet/ports"_s));
    if (!ports.open(QIODevice::ReadOnly))
        return hosts;
    for (const QByteArray& line : ports.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 2)
            continue;
        auto host = std::make_shared<HostSpec>();
        host->name = QString::fromUtf8(words.at(0));
        host->address = u"127.0.0.1"_s;
        host->port = words.at(1).toUShort();
        host->user = u"admin"_s;
        host->login = login;
        host->trust = trust;
        hosts.push_back(std::move(host));
    }
    return hosts;
}

} // namespace rollcall::test
