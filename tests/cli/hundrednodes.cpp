// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hundrednodes.h"

#include "support/testmain.h"

#include <QFile>
#include <QIODevice>
#include <QMap>
#include <QTest>

namespace rollcall::test {

using namespace Qt::StringLiterals;

void HundredNodes::startServer()
{
    m_sshd = std::make_unique<SshdFixture>(QMap<QString, QString>{
        {u"ListenAddress"_s, u"0.0.0.0"_s}, {u"MaxStartups"_s, u"1000"_s}, {u"MaxSessions"_s, u"20"_s}});
    QVERIFY2(m_sshd->start(), qPrintable(m_sshd->error()));
    QFile key(m_sshd->hostKey() + u".pub"_s);
    QVERIFY(key.open(QIODevice::ReadOnly));
    m_hostKey = key.readAll();
    QTRY_VERIFY(m_sshd->logCount("Connection from ") >= 1); // the fixture's own, to see whether it listens
}

void HundredNodes::makeLibrary()
{
    m_cli = std::make_unique<CliRunner>();
    m_cli->write(u"known_hosts"_s, "[127.0.0.*]:" + QByteArray::number(m_sshd->port()) + ' ' + m_hostKey);
    QByteArray hosts = "version: 1\nhosts:\n";
    for (int i = 1; i <= 100; ++i)
        hosts +=
            QStringLiteral("  node-%1:\n    address: 127.0.0.%2\n").arg(i, 3, 10, QLatin1Char('0')).arg(i).toUtf8();
    m_cli->write(u"lib/hosts.yaml"_s, hosts);
    m_cli->write(u"lib/groups/all.yaml"_s, "version: 1\nname: all\nmembers:\n  - node-[001-100]\n");
}

QStringList HundredNodes::base() const
{
    return {u"run"_s,
            u"--library"_s,
            u"lib"_s,
            u"--user"_s,
            m_sshd->user(),
            u"--port"_s,
            QString::number(m_sshd->port()),
            u"--identity"_s,
            m_sshd->clientKey(),
            u"--known-hosts"_s,
            u"known_hosts"_s};
}

} // namespace rollcall::test
