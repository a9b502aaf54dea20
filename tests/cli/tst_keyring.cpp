// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clirunner.h"
#include "ptychild.h"
#include "support/keyring.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Passwords in a real keyring: kept by one run, found by the next.
class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_keyring.start(), qPrintable(m_keyring.error()));
        m_fleet.setProcessChannelMode(QProcess::MergedChannels);
        m_fleet.start(programPath(u"rollcall-fleet"_s),
                      {u"--dir"_s, fleet(), u"--hosts"_s, u"6"_s, u"--instant"_s, u"--trouble"_s, u"off"_s,
                       u"--password"_s, u"let me in"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += m_fleet.readAll()).contains("ready "), 30'000);
    }

    void cleanupTestCase()
    {
        m_fleet.terminate();
        m_fleet.waitForFinished(5000);
    }

    void init() { m_cli = std::make_unique<CliRunner>(); }

    void whatOneRunKeepsTheNextOneFinds()
    {
        bindIdentity();
        PtyChild first;
        QVERIFY(start(first, {u"@*"_s, u"--remember"_s}));
        QVERIFY2(first.waitFor("assword"), first.screen().constData());
        QTRY_VERIFY(!first.echoes());
        first.type("wrong\n");
        QVERIFY(first.waitFor("Another try"));
        QTRY_VERIFY(!first.echoes());
        first.type("let me in\n");
        QCOMPARE(first.waitForEnd(), 0);
        const QByteArray names = m_cli->read(u"config/rollcall/keyring.ini"_s);
        QVERIFY2(names.contains("deploy") && !names.contains("let me in"), names.constData());
        PtyChild second;
        QVERIFY(start(second, {u"@*"_s}));
        QCOMPARE(second.waitForEnd(), 0);
        QVERIFY2(!second.screen().contains("assword") && second.screen().contains("6 ok"), second.screen().constData());
    }

    void aHostWithoutAnIdentityHasItsOwn()
    {
        m_cli->write(u"own/library/hosts.yaml"_s, hosts(""));
        PtyChild first;
        QVERIFY(start(first, {u"web-01"_s, u"--remember"_s}));
        QVERIFY2(first.waitFor("assword"), first.screen().constData());
        QTRY_VERIFY(!first.echoes());
        first.type("let me in\n");
        QCOMPARE(first.waitForEnd(), 0);
        PtyChild second;
        QVERIFY(start(second, {u"web-01"_s}));
        QCOMPARE(second.waitForEnd(), 0);
        QVERIFY2(!second.screen().contains("assword"), second.screen().constData());
        PtyChild several; // may not be sent what was kept for one of them
        QVERIFY(start(several, {u"@*"_s, u"--remember"_s}));
        QVERIFY2(several.waitFor("It is not kept"), several.screen().constData());
        QVERIFY(several.waitFor("assword"));
        QTRY_VERIFY(!several.echoes());
        several.type("\n");
        QCOMPARE(several.waitForEnd(), 1);
    }

private:
    QString fleet() const { return m_folder.filePath(u"fleet"_s); }

    void bindIdentity()
    {
        m_cli->write(u"own/library/hosts.yaml"_s, hosts("identity: deploy"));
        m_cli->write(u"config/rollcall/identities.yaml"_s,
                     "version: 1\nidentities:\n  deploy:\n    user: admin\n    agent: false\n    password: keyring\n");
    }

    /// The fleet's, with another identity or none.
    QByteArray hosts(const QByteArray& identity) const
    {
        QFile file(fleet() + u"/library/hosts.yaml"_s);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().replace("identity: fleet", identity);
    }

    bool start(PtyChild& child, const QStringList& more) const
    {
        const QString home = m_cli->home();
        QMap<QString, QString> environment = m_keyring.environment();
        environment.insert({{u"HOME"_s, home},
                            {u"XDG_CONFIG_HOME"_s, home + u"/config"_s},
                            {u"XDG_DATA_HOME"_s, home + u"/data"_s},
                            {u"XDG_STATE_HOME"_s, home + u"/state"_s},
                            {u"LC_ALL"_s, u"C.UTF-8"_s}});
        const QStringList arguments{u"run"_s, u"--library"_s, m_cli->file(u"own/library"_s), u"--known-hosts"_s,
                                    fleet() + u"/known_hosts"_s, u"--command"_s, u"echo fine"_s};
        return child.start(programPath(u"rollcall-cli"_s), arguments + more, environment, home);
    }

    KeyringFixture m_keyring;
    QTemporaryDir m_folder;
    QProcess m_fleet;
    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_keyring, KeyringTest)
#include "tst_keyring.moc"
