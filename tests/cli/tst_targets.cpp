// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clirunner.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

/// Whom a command line means, and how often.
class TargetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->write(u"lib/hosts.yaml"_s, "hosts:\n  web-01:\n    address: 192.0.2.1\n    user: root\n"
                                          "  web-02:\n    address: 192.0.2.2\n    user: root\n");
        m_cli->write(u"lib/groups/web.yaml"_s, "members: [ 'web-[01-02]' ]\n");
    }

    void namesAreHostsByTheUsersWord_data()
    {
        QTest::addColumn<QString>("hosts");
        QTest::addColumn<QByteArrayList>("names");
        const auto row = [](const char* hosts, const QByteArrayList& names) {
            QTest::newRow(hosts) << QString::fromLatin1(hosts) << names;
        };
        row("web1,web2", {"web1", "web2"});
        row("localhost", {"localhost"});
        row("new[1-3]", {"new1", "new2", "new3"});
        row("a.b.example.org", {"a.b.example.org"});
        row("me@new:2222", {"me@new:2222"});
        row("ssh://me@192.0.2.9:22", {"me@192.0.2.9:22"});
        row("web-01,new", {"root@192.0.2.1:22", "new"}); // a library's host is its library's
        row("web-0[2-3]", {"root@192.0.2.2:22", "web-03"});
    }

    void namesAreHostsByTheUsersWord()
    {
        QFETCH(QString, hosts);
        QFETCH(QByteArrayList, names);
        const CliResult result = dryRun({u"--hosts"_s, hosts});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QVERIFY(result.out.contains(QByteArray(QByteArray::number(names.size()) + " host")));
        for (const QByteArray& name : names)
            QVERIFY2(result.out.contains(name), result.out.constData());
        m_cli->write(u"hosts.txt"_s, hosts.toUtf8() + '\n');
        const CliResult file = dryRun({u"--hosts-file"_s, m_cli->file(u"hosts.txt"_s)});
        QVERIFY2(file.exitCode == 0 && file.out == result.out, QByteArray(file.err + file.out).constData());
    }

    void aGroupsNameIsNoHost()
    {
        m_cli->write(u"hosts.txt"_s, "new\nweb\n");
        const CliResult said = dryRun({u"--hosts"_s, u"web"_s});
        QCOMPARE(said.exitCode, 2);
        QVERIFY2(said.err.contains("@web"), said.err.constData());
        const CliResult file = dryRun({u"--hosts-file"_s, m_cli->file(u"hosts.txt"_s)});
        QCOMPARE(file.exitCode, 2);
        QVERIFY2(file.err.contains("hosts.txt:2 ") && file.err.contains("--group"), file.err.constData());
        QCOMPARE(dryRun({u"new"_s}).exitCode, 2); // in a target a bare word is an error as ever
    }

    void noWordOfAListIsTold()
    {
        m_cli->write(u"hosts.csv"_s, "user,ip,password\nroot,192.0.2.9,hunter2\nroot,192.0.2.8,hunter2\n");
        const CliResult good = dryRun({u"--hosts-file"_s, m_cli->file(u"hosts.csv"_s)});
        QVERIFY2(good.exitCode == 0 && good.out.contains("2 host"), good.err.constData());
        QVERIFY(!good.out.contains("hunter2") && !good.err.contains("hunter2"));
        QVERIFY2(good.err.contains("hosts.csv:1 "), good.err.constData());
        m_cli->write(u"hosts.ini"_s, "[web]\nweb1 ansible_password=hunter2\npassword=hunter2\n");
        const CliResult bad = dryRun({u"--hosts-file"_s, m_cli->file(u"hosts.ini"_s)});
        QCOMPARE(bad.exitCode, 2);
        QVERIFY2(bad.err.contains("hosts.ini:3 ") && !bad.err.contains("hunter2"), bad.err.constData());
    }

    void slipsAreSaidWithTheirCure_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("cure");
        QTest::newRow("a shell's range") << u"web-{01..02}"_s << QByteArray("a range is written web-[01-02].");
        QTest::newRow("parentheses") << u"(@web)"_s << QByteArray("there are no parentheses");
        QTest::newRow("no address") << u"192.0.2.999"_s << QByteArray("this is no IPv4 address");
        QTest::newRow("a pattern") << u"@web!web-9*"_s << QByteArray("Check the pattern, or take it out.");
        QTest::newRow("what does not show") << u"web\u200b-01"_s << QByteArray("(character 4 is U+200B). Delete it");
    }

    void slipsAreSaidWithTheirCure()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, cure);
        for (const QStringList& words : {QStringList{target}, QStringList{u"--hosts"_s, target}}) {
            const CliResult result = dryRun(words);
            QVERIFY2(result.exitCode == 2 && result.err.contains(cure),
                     QByteArray(result.out + result.err).constData());
        }
    }

    void allUnknownNamesAreCounted()
    {
        const CliResult result = dryRun({u"web-[1000-1149]"_s});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("147 more name"), result.err.constData());
    }

    void whatIsOneLoginIsSaid()
    {
        m_cli->write(u"more/hosts.yaml"_s, "hosts:\n  copy:\n    address: 192.0.2.1\n    user: root\n");
        const QStringList more{u"--library"_s, m_cli->file(u"more"_s)};
        const CliResult result = dryRun(QStringList{u"@*"_s} + more);
        QVERIFY2(result.exitCode == 0 && result.out.contains("2 host"), result.err.constData());
        QVERIFY2(result.out.contains("copy is web-01 (root@192.0.2.1:22)"), result.out.constData());
        const CliResult resolved =
            m_cli->run(QStringList{u"groups"_s, u"resolve"_s, u"@*"_s, u"--library"_s, m_cli->file(u"lib"_s)} + more);
        QCOMPARE(resolved.out, QByteArray("web-01\nweb-02\n"));
        QVERIFY2(resolved.err.contains("copy is web-01"), resolved.err.constData());
    }

    void namesakesAreToldApart()
    {
        m_cli->write(u"more/hosts.yaml"_s, "hosts:\n  web-02:\n    address: 192.0.2.9\n");
        const CliResult result =
            m_cli->run({u"groups"_s, u"resolve"_s, u"me@web-01,web-01,web-01:2222"_s, u"@lib:web-02,@more:web-02"_s,
                        u"--library"_s, m_cli->file(u"lib"_s), u"--library"_s, m_cli->file(u"more"_s)});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(result.out, QByteArray("me@web-01\nweb-01\nweb-01:2222\nweb-02 (lib)\nweb-02 (more)\n"));
    }

private:
    CliResult dryRun(const QStringList& arguments) const
    {
        return m_cli->run(QStringList{u"run"_s, u"--library"_s, m_cli->file(u"lib"_s)} + arguments +
                          QStringList{u"--command"_s, u"id"_s, u"--dry-run"_s});
    }

    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_targets, TargetsTest)
#include "tst_targets.moc"
