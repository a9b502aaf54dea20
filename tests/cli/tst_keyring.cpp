// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ptychild.h"
#include "support/clirunner.h"
#include "support/keyring.h"
#include "support/needs.h"
#include "support/paths.h"
#include "support/sshd.h"
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
        m_fleet.start(programPath(u"rollcall-fleet"_s), {u"--dir"_s, fleet(), u"--hosts"_s, u"6"_s, u"--instant"_s,
                                                         u"--trouble"_s, u"off"_s, u"--password"_s, u"let me in"_s});
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

    /// A teammate adds a server to those that the password is for. Its host key is on file, so that nothing else stops
    /// it.
    void aMachineThatWasAddedGetsNothingUnasked()
    {
        ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
        SshdFixture own({{u"PasswordAuthentication"_s, u"yes"_s}});
        SshdFixture added({{u"PasswordAuthentication"_s, u"yes"_s}});
        own.addUsers();
        added.addUsers();
        QVERIFY2(own.start(), qPrintable(own.error()));
        QVERIFY2(added.start(), qPrintable(added.error()));
        m_cli->write(u"config/rollcall/identities.yaml"_s,
                     "version: 1\nidentities:\n  ops:\n    user: alice\n    agent: false\n    password: keyring\n");
        const QString known = m_cli->write(u"known"_s, own.knownHostsLine() + '\n' + added.knownHostsLine() + '\n');
        const auto host = [](const char* name, const SshdFixture& server) {
            return QByteArray(QByteArray("  ") + name + ":\n    address: 127.0.0.1\n    identity: ops\n    port: " +
                              QByteArray::number(server.port()) + '\n');
        };
        const auto attempts = [](const SshdFixture& server) {
            return server.logCount("Failed password") + server.logCount("Accepted password");
        };
        const QByteArray one = "version: 1\nhosts:\n" + host("web-01", own);
        m_cli->write(u"own/library/hosts.yaml"_s, one);
        PtyChild first;
        QVERIFY(start(first, {u"@*"_s, u"--remember"_s}, known));
        QVERIFY2(first.waitFor("assword:"), first.screen().constData());
        QTRY_VERIFY(!first.echoes());
        first.type("right\n");
        QCOMPARE(first.waitForEnd(), 0);
        QCOMPARE(attempts(own), 1);

        // By name it comes first.
        m_cli->write(u"own/library/hosts.yaml"_s, one + host("a-new-one", added));
        PtyChild leftOut;
        QVERIFY(start(leftOut, {u"@*"_s}, known));
        QVERIFY2(leftOut.waitFor("yes or no"), leftOut.screen().constData());
        QVERIFY2(leftOut.screen().contains("a-new-one") && leftOut.screen().contains("SHA256:"),
                 leftOut.screen().constData());
        QCOMPARE(attempts(added), 0);
        QCOMPARE(attempts(own), 2); // which proves it, though it was not the first to ask
        leftOut.type("no\n");
        QCOMPARE(leftOut.waitForEnd(), 1);
        QVERIFY2(leftOut.screen().contains("1 ok") && !leftOut.screen().contains("assword:"),
                 leftOut.screen().constData());
        QCOMPARE(attempts(added), 0);

        QProcess batch; // nobody can be asked
        QProcessEnvironment environment = m_cli->environment();
        const QMap<QString, QString> bus = m_keyring.environment();
        for (auto it = bus.begin(); it != bus.end(); ++it)
            environment.insert(it.key(), it.value());
        batch.setProcessEnvironment(environment);
        batch.start(u"setsid"_s, QStringList{u"--wait"_s, programPath(u"rollcall-cli"_s)} +
                                     arguments({u"@*"_s, u"--csv"_s, u"-"_s}, known));
        QVERIFY(batch.waitForFinished(60'000));
        QVERIFY(batch.readAllStandardOutput().contains("no-answer"));
        QCOMPARE(attempts(added), 0);

        PtyChild sent;
        QVERIFY(start(sent, {u"@*"_s}, known));
        QVERIFY2(sent.waitFor("yes or no"), sent.screen().constData());
        sent.type("yes\n");
        QCOMPARE(sent.waitForEnd(), 0);
        QCOMPARE(attempts(added), 1);
        PtyChild again; // it was right there, too
        QVERIFY(start(again, {u"@*"_s}, known));
        QCOMPARE(again.waitForEnd(), 0);
        QVERIFY2(!again.screen().contains("yes or no"), again.screen().constData());

        // As one that was kept before the machines were: about all of them, once.
        QByteArray names = m_cli->read(u"config/rollcall/keyring.ini"_s);
        QVERIFY2(names.contains("[proved]"), names.constData());
        m_cli->write(u"config/rollcall/keyring.ini"_s, names.left(names.indexOf("[proved]")));
        const int before = attempts(own) + attempts(added);
        PtyChild old;
        QVERIFY(start(old, {u"@*"_s}, known));
        QVERIFY2(old.waitFor("yes or no"), old.screen().constData());
        QVERIFY2(old.screen().contains("2 host"), old.screen().constData());
        QCOMPARE(attempts(own) + attempts(added), before);
        old.type("no\n");
        QCOMPARE(old.waitForEnd(), 1);
        QCOMPARE(attempts(own) + attempts(added), before);
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

    QStringList arguments(const QStringList& more, const QString& known) const
    {
        return QStringList{u"run"_s,       u"--library"_s, m_cli->file(u"own/library"_s), u"--known-hosts"_s, known,
                           u"--command"_s, u"echo fine"_s} +
               more;
    }

    bool start(PtyChild& child, const QStringList& more, const QString& known = {}) const
    {
        const QString home = m_cli->home();
        QMap<QString, QString> environment = m_keyring.environment();
        environment.insert({{u"HOME"_s, home},
                            {u"XDG_CONFIG_HOME"_s, home + u"/config"_s},
                            {u"XDG_DATA_HOME"_s, home + u"/data"_s},
                            {u"XDG_STATE_HOME"_s, home + u"/state"_s},
                            {u"LC_ALL"_s, u"C.UTF-8"_s}});
        return child.start(programPath(u"rollcall-cli"_s),
                           arguments(more, known.isEmpty() ? fleet() + u"/known_hosts"_s : known), environment, home);
    }

    KeyringFixture m_keyring;
    QTemporaryDir m_folder;
    QProcess m_fleet;
    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_keyring, KeyringTest)
#include "tst_keyring.moc"
