// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clirunner.h"
#include "support/testmain.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Edits of hosts and groups by the verbs: groups hold what they held, or it is said.
class CliEditsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliRunner> m_cli;

    CliResult run(const QStringList& words) const { return m_cli->run(words + QStringList{u"--library"_s, u"lib"_s}); }
    QByteArray resolved(const QString& target) const
    {
        const CliResult result = run({u"groups"_s, u"resolve"_s, target});
        return result.exitCode == 0 ? result.out.split('\n').join(' ').trimmed() : result.err;
    }
    QStringList groupFiles() const { return QDir(m_cli->file(u"lib/groups"_s)).entryList(QDir::Files); }

private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->write(u"lib/hosts.yaml"_s,
                     "hosts:\n  web-01:\n  web-02:\n  web-03:\n  web-04: {jump: 'gw, me@db-01:22'}\n  db-01:\n  gw:\n");
        m_cli->write(u"lib/groups/web.yaml"_s, "name: web\nmembers:\n  - web-[01-04]\n");
        m_cli->write(u"lib/groups/named.yaml"_s, "name: named\nmembers:\n  - db-01\n");
        m_cli->write(u"lib/groups/all.yaml"_s, "name: all\nmembers:\n  - web-*\n");
    }

    void rangesFollow()
    {
        const CliResult renamed = run({u"hosts"_s, u"rename"_s, u"web-03"_s, u"www-03"_s});
        QVERIFY2(renamed.exitCode == 0, renamed.err.constData());
        QCOMPARE(resolved(u"@web"_s), QByteArray("web-01 web-02 www-03 web-04"));
        QVERIFY2(renamed.err.contains("“all” no longer holds the same hosts: web-03 is not in it"),
                 renamed.err.constData());
        QCOMPARE(run({u"hosts"_s, u"remove"_s, u"web-02"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@web"_s), QByteArray("web-01 www-03 web-04"));
        const CliResult last = run({u"hosts"_s, u"remove"_s, u"web-[01,04]"_s}); // web-* of “all” would be nothing
        QVERIFY2(last.exitCode == 2 && last.err.contains("all"), last.err.constData());
        QCOMPARE(run({u"hosts"_s, u"remove"_s, u"web-04"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@web"_s), QByteArray("web-01 www-03"));
    }

    void whatIsNeededStays()
    {
        const QByteArray before = m_cli->read(u"lib/hosts.yaml"_s);
        for (const QString& name : {u"gw"_s, u"db-01"_s}) {
            const CliResult result = run({u"hosts"_s, u"remove"_s, name});
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.contains("it is the jump host of web-04"), result.err.constData());
        }
        QCOMPARE(m_cli->read(u"lib/hosts.yaml"_s), before);
        QCOMPARE(run({u"hosts"_s, u"remove"_s, u"gw"_s, u"web-04"_s}).exitCode, 0);
    }

    void namesThatCannotBeSaidAreNotGiven_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : {u"root@10.0.0.1:22"_s, u"q[1-"_s, u"@@web"_s, u"tag:x"_s, u"a b!c"_s, u"x;y"_s,
                                    u"=x"_s, u"a!b"_s, u"\"a b\""_s})
            QTest::newRow(qPrintable(name)) << name;
    }

    void namesThatCannotBeSaidAreNotGiven()
    {
        QFETCH(QString, name);
        const QByteArray before = m_cli->read(u"lib/hosts.yaml"_s);
        for (const QStringList& words :
             {QStringList{u"hosts"_s, u"add"_s, name}, QStringList{u"hosts"_s, u"rename"_s, u"gw"_s, name},
              QStringList{u"hosts"_s, u"add"_s, u"n"_s, u"--group"_s, name},
              QStringList{u"groups"_s, u"create"_s, name, u"gw"_s},
              QStringList{u"groups"_s, u"rename"_s, u"web"_s, name}}) {
            const CliResult result = run(words);
            QVERIFY2(result.exitCode == 2 && !result.err.isEmpty(), qPrintable(words.join(u' ')));
        }
        QCOMPARE(m_cli->read(u"lib/hosts.yaml"_s), before);
        QCOMPARE(groupFiles().size(), 3);
    }

    void whatChangesNothingIsSaid_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("twice") << u"hosts add gw"_s << QByteArray("The name “gw” is taken already (in this library).");
        QTest::newRow("not a member") << u"groups remove web gw"_s << QByteArray("“gw” is not in the group “web”.");
        QTest::newRow("one not a member")
            << u"groups remove web web-01 gw"_s << QByteArray("“gw” is not in the group “web”.");
        QTest::newRow("a member") << u"groups add named db-01"_s
                                  << QByteArray("“named” was not changed: all of that is in it already.");
        QTest::newRow("its name") << u"hosts rename gw gw"_s
                                  << QByteArray("“gw” was not changed: it is called so already.");
        QTest::newRow("a group's name") << u"groups rename web web"_s
                                        << QByteArray("“web” was not changed: it is called so already.");
        QTest::newRow("in a range") << u"hosts remove web-[04-05]"_s << QByteArray("web-05");
    }

    void whatChangesNothingIsSaid()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, text);
        const QByteArray before = m_cli->read(u"lib/hosts.yaml"_s) + m_cli->read(u"lib/groups/web.yaml"_s);
        const CliResult result = run(words.split(u' '));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(text), result.err.constData());
        QCOMPARE(m_cli->read(u"lib/hosts.yaml"_s) + m_cli->read(u"lib/groups/web.yaml"_s), before);
    }

    void whatWouldCloseAGroupIsNotWritten_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("text");
        const QByteArray closes = "Nothing was changed, because nothing could be run on the group “";
        QTest::newRow("no such group") << u"groups add web @nosuch --create-hosts"_s << QByteArray("“nosuch”");
        QTest::newRow("beside a new host")
            << u"groups add web new-1 @nosuch --create-hosts"_s << QByteArray("“nosuch”");
        QTest::newRow("no range") << u"groups add web web-[01 --create-hosts"_s
                                  << QByteArray("a bracket is not closed");
        QTest::newRow("an empty pattern") << u"groups add web x-* new-1 --create-hosts"_s << QByteArray("“x-*”");
        QTest::newRow("a new group") << u"groups create fresh @nosuch new-1 --create-hosts"_s << QByteArray("“nosuch”");
        QTest::newRow("what is broken") << u"groups create fresh @bad"_s << QByteArray("“gone-1”");
        QTest::newRow("into an open one") << u"groups add web @bad"_s << QByteArray("“gone-1”");
        QTest::newRow("worse than before") << u"groups add bad gone-2"_s << QByteArray("“gone-2”");
        QTest::newRow("the last of a pattern") << u"hosts remove db-01"_s << closes + "dbs” any more";
        QTest::newRow("out of its pattern") << u"hosts rename db-01 sql-01"_s << closes + "dbs” any more";
        QTest::newRow("a group elsewhere") << u"groups delete lonely"_s << closes + "team:app” any more";
        QTest::newRow("its name elsewhere") << u"groups rename lonely alone"_s << closes + "team:app” any more";
    }

    void whatWouldCloseAGroupIsNotWritten()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, text);
        m_cli->write(u"lib/hosts.yaml"_s, "hosts:\n  web-01:\n  web-02:\n  web-03:\n  web-04:\n  db-01:\n  gw:\n");
        m_cli->write(u"lib/groups/dbs.yaml"_s, "name: dbs\nmembers:\n  - db-*\n");
        m_cli->write(u"lib/groups/bad.yaml"_s, "name: bad\nmembers:\n  - gw\n  - gone-1\n");
        m_cli->write(u"lib/groups/lonely.yaml"_s, "name: lonely\nmembers:\n  - gw\n");
        m_cli->write(u"team/hosts.yaml"_s, "hosts:\n  app-01:\n");
        m_cli->write(u"team/groups/app.yaml"_s, "name: app\nmembers: [app-01, '@lib:lonely']\n");
        const QStringList files = groupFiles();
        const auto texts = [&] {
            QByteArray all = m_cli->read(u"lib/hosts.yaml"_s);
            for (const QString& file : groupFiles())
                all += m_cli->read(u"lib/groups/"_s + file);
            return all;
        };
        const QByteArray before = texts();
        const CliResult result =
            m_cli->run(words.split(u' ') + QStringList{u"--library"_s, u"lib"_s, u"--library"_s, u"team"_s});
        QVERIFY2(result.exitCode == 2 && result.err.contains(text), result.err.constData());
        QCOMPARE(texts(), before);
        QCOMPARE(groupFiles(), files);
    }

    /// Member by member: what is still broken then is no worse than it was.
    void aBrokenGroupCanBeMended()
    {
        m_cli->write(u"lib/groups/bad.yaml"_s, "name: bad\nmembers:\n  - gw\n  - gone-1\n  - gone-2\n");
        QCOMPARE(run({u"groups"_s, u"remove"_s, u"bad"_s, u"gone-1"_s}).exitCode, 0);
        QCOMPARE(run({u"groups"_s, u"add"_s, u"bad"_s, u"db-01"_s}).exitCode, 0);
        QVERIFY(resolved(u"@bad"_s).contains("“gone-2”"));
        QCOMPARE(run({u"hosts"_s, u"add"_s, u"gone-2"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@bad"_s), QByteArray("gw gone-2 db-01"));
    }

    /// What only ssh_config knows by its name would be another machine by another one.
    void aNewNameLeadsWhereTheOldOneDid()
    {
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->home());
        m_cli->write(u".ssh/config"_s,
                     "Host gw\n  HostName 192.0.2.9\n  User admin\nHost db-01\n  HostName 192.0.2.8\n");
        const QByteArray before = m_cli->read(u"lib/hosts.yaml"_s);
        const CliResult refused = run({u"hosts"_s, u"rename"_s, u"gw"_s, u"gate"_s});
        QVERIFY2(refused.exitCode == 2 && refused.err.contains("“gw” was not renamed") &&
                     refused.err.contains("(User)"),
                 refused.err.constData());
        QCOMPARE(m_cli->read(u"lib/hosts.yaml"_s), before);
        const auto address = [this](const QString& host) {
            const CliResult dry = run({u"run"_s, host, u"--command"_s, u"id"_s, u"--dry-run"_s});
            const QByteArray line = dry.out.split('\n').value(1);
            return line.mid(line.indexOf('@') + 1).split(' ').value(0);
        };
        QCOMPARE(address(u"db-01"_s), QByteArray("192.0.2.8:22"));
        QCOMPARE(run({u"hosts"_s, u"rename"_s, u"db-01"_s, u"sql-01"_s}).exitCode, 0);
        QCOMPARE(address(u"sql-01"_s), QByteArray("192.0.2.8:22"));
        QCOMPARE(run({u"hosts"_s, u"rename"_s, u"web-01"_s, u"www-01"_s}).exitCode, 0);
        QCOMPARE(address(u"www-01"_s), QByteArray("web-01:22"));
        QCOMPARE(run({u"hosts"_s, u"rename"_s, u"web-02"_s, u"www-02"_s, u"--address"_s, u"www-02"_s}).exitCode, 0);
        QCOMPARE(address(u"www-02"_s), QByteArray("www-02:22"));
    }

    void anOptionOfAnotherSubverbIsAnError_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("remove") << u"hosts remove gw --address 10.0.0.1"_s << QByteArray("hosts add, hosts rename");
        QTest::newRow("rename") << u"hosts rename gw gate --user root"_s << QByteArray("goes with: hosts add.");
        QTest::newRow("group") << u"groups rename web www --create-hosts"_s << QByteArray("groups create, groups add");
    }

    /// What would be dropped was meant.
    void anOptionOfAnotherSubverbIsAnError()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, text);
        const QByteArray before = m_cli->read(u"lib/hosts.yaml"_s);
        const CliResult result = run(words.split(u' '));
        QVERIFY2(result.exitCode == 2 && result.err.contains(text), result.err.constData());
        QCOMPARE(m_cli->read(u"lib/hosts.yaml"_s), before);
        QCOMPARE(m_cli->run({u"history"_s, u"list"_s, u"--csv"_s, u"all.csv"_s}).exitCode, 2);
    }

    void whatWasDoneIsSaid_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* words, const QByteArray& text) {
            QTest::newRow(words) << QString::fromLatin1(words) << text;
        };
        row("hosts add new-1 new-2 --group web", "lib: 2 hosts added, 1 group changed\n");
        row("hosts add new-1 --group fresh", "lib: 1 host added, 1 group added\n");
        row("hosts rename db-01 sql-01", "lib: 2 hosts changed, 1 group changed\n"); // one is its jump host
        row("groups create fresh gw", "lib: 1 group added\n");
        row("groups delete named", "lib: 1 group removed\n");
        row("groups remove web web-01", "lib: 1 group changed\n");
    }

    void whatWasDoneIsSaid()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, text);
        const CliResult result = run(words.split(u' '));
        QVERIFY2(result.exitCode == 0 && result.out.isEmpty(), result.err.constData());
        QCOMPARE(result.err, text);
        init();
        const CliResult quiet = run(words.split(u' ') + QStringList{u"--quiet"_s});
        QVERIFY2(quiet.exitCode == 0 && quiet.err.isEmpty(), quiet.err.constData());
    }

    void anUnknownMemberCanBeMade()
    {
        for (const QStringList& words : {QStringList{u"groups"_s, u"create"_s, u"fresh"_s, u"zzz"_s},
                                         QStringList{u"groups"_s, u"add"_s, u"web"_s, u"zzz"_s}}) {
            init();
            const CliResult result = run(words);
            QVERIFY2(result.exitCode == 2 && result.err.contains("--create-hosts") && !result.err.contains("=zzz"),
                     result.err.constData());
            QCOMPARE(run(words + QStringList{u"--create-hosts"_s}).exitCode, 0);
        }
    }

    /// Where a group is another library's, that is said and not made once more.
    void hostsGoIntoTheGroupThatIsMeant()
    {
        m_cli->write(u"team/hosts.yaml"_s, "hosts:\n  app-01:\n");
        m_cli->write(u"team/groups/app.yaml"_s, "name: app\nmembers: [app-01]\n");
        const auto add = [this](const QString& host, const QString& group) {
            return m_cli->run(
                {u"hosts"_s, u"add"_s, host, u"--group"_s, group, u"--library"_s, u"lib"_s, u"--library"_s, u"team"_s});
        };
        const CliResult bare = add(u"new-1"_s, u"app"_s);
        QVERIFY2(bare.exitCode == 2 && bare.err.contains("write team:app") && bare.err.contains("or lib:app"),
                 bare.err.constData());
        QVERIFY(!m_cli->read(u"lib/hosts.yaml"_s).contains("new-1"));
        QCOMPARE(add(u"new-1"_s, u"team:app"_s).exitCode, 0);
        QVERIFY(m_cli->read(u"team/hosts.yaml"_s).contains("new-1"));
        QVERIFY(m_cli->read(u"team/groups/app.yaml"_s).contains("new-1"));
        QCOMPARE(add(u"new-2"_s, u"lib:app"_s).exitCode, 0);
        QVERIFY(m_cli->read(u"lib/groups/app.yaml"_s).contains("new-2"));
        QCOMPARE(add(u"new-3"_s, u"app"_s).exitCode, 0); // which is there now
        QVERIFY(m_cli->read(u"lib/groups/app.yaml"_s).contains("new-3"));
    }

    void whoEditsAtTheSameTimeWaitsForNobody()
    {
        constexpr int many = 6;
        QByteArray hosts("hosts:\n");
        for (int i = 0; i < many; ++i)
            hosts += "  n" + QByteArray::number(i) + ":\n";
        m_cli->write(u"lib/hosts.yaml"_s, hosts + "  web-01:\n");
        m_cli->write(u"lib/groups/web.yaml"_s, "name: web\nmembers:\n  - web-01\n");
        m_cli->write(u"lib/groups/named.yaml"_s, "name: named\nmembers:\n  - web-01\n");
        std::vector<std::unique_ptr<QProcess>> editors;
        for (int i = 0; i < many; ++i) {
            editors.push_back(std::make_unique<QProcess>());
            m_cli->start(*editors.back(),
                         {u"groups"_s, u"add"_s, u"web"_s, u'n' + QString::number(i), u"--library"_s, u"lib"_s});
        }
        for (const auto& editor : editors) {
            QVERIFY(editor->waitForFinished(90'000));
            QVERIFY2(editor->exitCode() == 0, editor->readAllStandardError().constData());
        }
        QCOMPARE(resolved(u"@web"_s).split(' ').size(), many + 1);
    }

    void aGroupGetsCapitals()
    {
        QCOMPARE(run({u"groups"_s, u"rename"_s, u"web"_s, u"Web"_s}).exitCode, 0);
        QCOMPARE(groupFiles(), (QStringList{u"all.yaml"_s, u"named.yaml"_s, u"Web.yaml"_s}));
        QCOMPARE(resolved(u"@Web"_s), QByteArray("web-01 web-02 web-03 web-04"));
    }

    void anotherLibrarysHostIsNoMember()
    {
        m_cli->write(u"team/hosts.yaml"_s, "hosts:\n  app-01:\n");
        m_cli->write(u"team/groups/app.yaml"_s, "members: [app-01, web-03]\n");
        for (const QStringList& order : {QStringList{u"lib"_s, u"team"_s}, QStringList{u"team"_s, u"lib"_s}}) {
            const CliResult result = m_cli->run(
                {u"groups"_s, u"resolve"_s, u"@team:app"_s, u"--library"_s, order[0], u"--library"_s, order[1]});
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.contains("No host is called “web-03” (the library lib has one, ") &&
                         result.err.contains("; in the group app)"),
                     result.err.constData());
        }
    }
};

ROLLCALL_TEST(tst_edits, CliEditsTest)
#include "tst_edits.moc"
