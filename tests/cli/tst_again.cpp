// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clirunner.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// A past run once more, looked at on the servers: it goes to the same machine in the same way.
class AgainTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SshdFixture> m_target; // behind the way that the configuration says
    std::unique_ptr<SshdFixture> m_decoy;  // what the host's plain address leads to
    std::unique_ptr<SshdFixture> m_gate;
    std::unique_ptr<CliRunner> m_cli;

    QByteArray port(const SshdFixture& server) const { return QByteArray::number(server.port()); }

    /// The library's host "web" is the decoy's; only the configuration knows better.
    void configure(const QByteArray& web)
    {
        m_cli->write(u"ssh/.ssh/config"_s, "Host gate\n  HostName 127.0.0.1\n  Port " + port(*m_gate) + "\nHost web\n" +
                                               web + "Host *\n  User " + m_target->user().toUtf8() +
                                               "\n  IdentityFile " + m_target->clientKey().toUtf8() +
                                               "\n  UserKnownHostsFile " + m_cli->file(u"known_hosts"_s).toUtf8() +
                                               "\n  StrictHostKeyChecking yes\n");
    }

    CliResult run(const QStringList& more = {})
    {
        return m_cli->run(QStringList{u"run"_s, u"web"_s, u"--library"_s, u"lib"_s, u"--command"_s,
                                      u"echo ${SSH_CONNECTION%% *} ${SSH_CONNECTION##* } $ROLLCALL_A {{word|q}}"_s,
                                      u"--param"_s, u"word=it's"_s} +
                          more);
    }

    CliResult again(const QStringList& more = {})
    {
        return m_cli->run(QStringList{u"again"_s, u"--library"_s, u"lib"_s} + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_target = std::make_unique<SshdFixture>(
            QMap<QString, QString>{{u"AcceptEnv"_s, u"ROLLCALL_*"_s}, {u"ListenAddress"_s, u"0.0.0.0"_s}},
            QStringList{u"rsa"_s});
        m_decoy = std::make_unique<SshdFixture>();
        m_gate = std::make_unique<SshdFixture>();
        for (SshdFixture* server : {m_target.get(), m_decoy.get(), m_gate.get()}) {
            QVERIFY2(server->start(), qPrintable(server->error()));
            server->authorize(m_target->clientKey() + u".pub"_s);
        }
    }

    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->file(u"ssh"_s));
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web: {}\n");
        const QByteArray key = m_target->knownHostsLine(u"rsa"_s);
        const QByteArray byName = key.mid(key.indexOf(' '));
        m_cli->write(u"known_hosts"_s, key + m_decoy->knownHostsLine() + m_gate->knownHostsLine() + "target" + byName);
    }

    void theSameWay_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("seen"); // in the answer
        QTest::addColumn<int>("gates");       // logins there, of two runs
        const QByteArray decoy = "  HostName 127.0.0.1\n  Port " + port(*m_decoy) + '\n';
        const QByteArray direct = "  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n';
        const QByteArray target = port(*m_target);
        const QByteArray through = "ssh -F none -q -o BatchMode=yes -i " + m_target->clientKey().toUtf8() +
                                   " -o UserKnownHostsFile=" + m_gate->knownHosts().toUtf8() + " -p " + port(*m_gate) +
                                   " -W 127.0.0.1:" + target + " 127.0.0.1";
        QTest::newRow("ProxyCommand") << decoy + "  HostKeyAlias target\n  ProxyCommand " + through + '\n'
                                      << target << 2;
        QTest::newRow("ProxyJump") << direct + "  ProxyJump gate\n" << target << 2;
        QTest::newRow("BindAddress") << direct + "  BindAddress 127.0.0.9\n" << QByteArray("127.0.0.9 ") << 0;
        QTest::newRow("SetEnv") << direct + "  SetEnv ROLLCALL_A=one\n" << target + " one" << 0;
        QTest::newRow("a library's host name alone") << direct << target << 0;
    }

    void theSameWay()
    {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, seen);
        QFETCH(int, gates);
        configure(config);
        const int logins = m_target->logCount("Accepted publickey");
        const int gated = m_gate->logCount("Accepted publickey");
        const int lured = m_decoy->logCount("Accepted publickey");
        const CliResult first = run();
        QVERIFY2(first.exitCode == 0, first.err.constData());
        QVERIFY2(first.out.contains(seen), first.out.constData());
        const CliResult second = again();
        QVERIFY2(second.exitCode == 0, second.err.constData());
        QVERIFY2(!second.err.contains("another now") && !second.err.contains("then it was"), second.err.constData());
        QVERIFY2(second.out.contains(seen), second.out.constData());
        QCOMPARE(second.out, first.out);
        QCOMPARE(m_target->logCount("Accepted publickey") - logins, 2);
        QCOMPARE(m_gate->logCount("Accepted publickey") - gated, gates);
        QCOMPARE(m_decoy->logCount("Accepted publickey") - lured, 0);
    }

    /// The folder that was named then, from wherever it is run again.
    void itsLibrariesAreOpenedAgain()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n');
        const CliResult first = run();
        QVERIFY2(first.exitCode == 0, first.err.constData());
        const CliResult second = m_cli->run({u"again"_s});
        QVERIFY2(second.exitCode == 0 && second.out == first.out, second.err.constData());
        const CliResult third = m_cli->run({u"again"_s});
        QVERIFY2(third.exitCode == 0 && third.out == first.out, third.err.constData());
        QVERIFY(QDir(m_cli->file(u"lib"_s)).removeRecursively());
        const CliResult gone = m_cli->run({u"again"_s});
        QVERIFY2(gone.exitCode == 2 && gone.err.contains("lib does not exist"), gone.err.constData());
    }

    /// Both times it ends before anybody logs in: the server's key is too short for what is asked.
    void whatIsAskedOfKeysIsAskedAgain()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + "\n  RequiredRSASize 16000\n");
        const int logins = m_target->logCount("Accepted publickey");
        for (const CliResult& result : {run(), again()}) {
            QCOMPARE(result.exitCode, 1);
            QVERIFY2(result.err.contains("RequiredRSASize is 16000"), result.err.constData());
        }
        QCOMPARE(m_target->logCount("Accepted publickey"), logins);
    }

    /// Nothing is sent anywhere before it was said that the way is another.
    void anotherWayIsSaidFirst()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + "\n  ProxyJump gate\n");
        QCOMPARE(run().exitCode, 0);
        configure("  HostName 127.0.0.1\n  Port " + port(*m_decoy) + "\n");
        const int lured = m_decoy->logCount("Connection from");
        const CliResult refused = again();
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("The way to web is another now: directly. Then: "), refused.err.constData());
        QVERIFY2(refused.err.contains(QByteArray(":" + port(*m_decoy) + " now; then it was ")),
                 refused.err.constData());
        QVERIFY2(refused.err.contains("--as-now"), refused.err.constData());
        QCOMPARE(m_decoy->logCount("Connection from"), lured);
        const CliResult shown = again({u"--dry-run"_s});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.out.contains(port(*m_decoy)), shown.out.constData());
        QCOMPARE(m_decoy->logCount("Connection from"), lured);
        const CliResult now = again({u"--as-now"_s});
        QVERIFY2(now.exitCode == 0, now.err.constData());
        QCOMPARE(m_decoy->logCount("Connection from"), lured + 1);
    }

    void otherVariablesAreSaidFirst()
    {
        const QByteArray target = "  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n';
        configure(target + "  SetEnv ROLLCALL_A=hidden\n");
        QCOMPARE(run().exitCode, 0);
        configure(target + "  SetEnv ROLLCALL_B=hidden\n");
        const CliResult refused = again();
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("web is sent other variables now: ") &&
                     refused.err.contains("ROLLCALL_B; then: "),
                 refused.err.constData());
        QVERIFY2(!refused.err.contains("hidden"), refused.err.constData());
        QCOMPARE(again({u"--as-now"_s}).exitCode, 0);
        const CliResult same = again();
        QVERIFY2(same.exitCode == 0, same.err.constData());
    }

    /// What runs is what ran then.
    void anotherSnippetIsSaidFirst()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n');
        const auto save = [this](const QByteArray& text) {
            m_cli->write(u"lib/snippets/greet.yaml"_s, "version: 1\nname: Greet\nsteps:\n  - script: " + text + '\n');
        };
        save("echo then");
        const CliResult first = m_cli->run({u"run"_s, u"web"_s, u"--library"_s, u"lib"_s, u"--snippet"_s, u"Greet"_s});
        QVERIFY2(first.exitCode == 0, first.err.constData());
        QCOMPARE(again().exitCode, 0);
        save("echo today");
        const int logins = m_target->logCount("Accepted publickey");
        const CliResult refused = again();
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("“Greet” says something else today"), refused.err.constData());
        QVERIFY2(refused.err.contains("--as-now"), refused.err.constData());
        QCOMPARE(m_target->logCount("Accepted publickey"), logins);
        const CliResult now = again({u"--as-now"_s});
        QVERIFY2(now.exitCode == 0, now.err.constData());
        QVERIFY2(now.out.contains("then") && !now.out.contains("today"), now.out.constData());
    }

    /// A library that gains a host of that name draws nothing away from the machine that was reached then; or it says
    /// so.
    void aNewNamesakeTakesNothingOver()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n');
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  other: {}\n");
        QCOMPARE(run().exitCode, 0);
        m_cli->write(u"lib/hosts.yaml"_s,
                     "version: 1\nhosts:\n  web: {address: 127.0.0.1, port: " + port(*m_decoy) + "}\n");
        const int logins = m_target->logCount("Accepted publickey");
        const int lured = m_decoy->logCount("Connection from");
        const CliResult result = again();
        const bool said = result.exitCode == 2 && result.err.contains("then it was");
        QCOMPARE(m_decoy->logCount("Connection from"), lured);
        QCOMPARE(m_target->logCount("Accepted publickey") - logins, said ? 0 : 1);
    }

    void onlySome()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n');
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web: {}\n  gone: {address: 127.0.0.1, port: 1}\n");
        QCOMPARE(run({u"--hosts"_s, u"gone"_s}).exitCode, 1);
        const int logins = m_target->logCount("Accepted publickey");
        for (const QString& only : {u"untouched"_s, u"refused"_s, u"not-ok"_s}) {
            const CliResult result = again({u"--only"_s, only});
            QCOMPARE(result.exitCode, 1);
            QVERIFY2(result.err.contains("1 host: 1 unreachable"), result.err.constData());
        }
        QCOMPARE(m_target->logCount("Accepted publickey"), logins);
        const auto newest = [this](const QString& verb) {
            return m_cli->run({u"history"_s, verb}).out.split('\n').value(verb == u"list"_s ? 1 : 0);
        };
        for (const QString& verb : {u"list"_s, u"show"_s})
            QVERIFY2(newest(verb).contains("gone of web, "), newest(verb).constData());
        const CliResult none = again({u"--only"_s, u"lost"_s});
        QCOMPARE(none.exitCode, 0);
        QVERIFY2(none.err.contains("nothing was run"), none.err.constData());
        const CliResult wrong = again({u"--only"_s, u"nonsense"_s});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.err.contains("untouched"), wrong.err.constData());
        // A host that is gone is left out, once that is said.
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web: {}\n");
        const CliResult list = m_cli->run({u"history"_s, u"list"_s});
        const QString oldest = QString::fromUtf8(list.out.trimmed().split('\n').constLast().left(8));
        const CliResult left = again({u"--as-now"_s, oldest});
        QVERIFY2(left.exitCode == 0, left.err.constData());
        QVERIFY2(left.err.contains("gone is in no library any more and is left out"), left.err.constData());
    }

    void inputIsNotKept()
    {
        configure("  HostName 127.0.0.1\n  Port " + port(*m_target) + '\n');
        const CliResult first = m_cli->run(
            {u"run"_s, u"web"_s, u"--library"_s, u"lib"_s, u"--command"_s, u"wc -c"_s, u"--stdin"_s, u"-"_s}, "secret");
        QVERIFY2(first.exitCode == 0, first.err.constData());
        const CliResult refused = again();
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.err.contains("standard input"), refused.err.constData());
    }
};

ROLLCALL_TEST(tst_again, AgainTest)
#include "tst_again.moc"
