// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clirunner.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// What libraries hold and say, and edits of them, by the verbs.
class LibraryVerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->writeWebLibrary();
    }

    /// What a teammate writes into a shared library is read by a terminal here.
    void whatALibrarySaysIsNeutralised()
    {
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web-01: {\"\\e]0;owned\\aadress\": x}\n");
        m_cli->write(u"lib/groups/web.yaml"_s,
                     "version: 1\nname: web\nmembers: [\"gone\\e[2J\\u202E\\nrollcall-cli: fine\"]\n");
        m_cli->write(u"lib/snippets/x.yaml"_s, "version: 1\nname: x\nsteps: [id]\n\"s\\e[8m\": 1\n");
        const QString library = m_cli->file(u"lib"_s);
        for (const QStringList& arguments :
             {QStringList{u"groups"_s, u"list"_s}, QStringList{u"groups"_s, u"resolve"_s, u"@web"_s},
              QStringList{u"run"_s, u"\"\x1b[2J\""_s, u"--command"_s, u"id"_s}}) {
            const CliResult result = m_cli->run(arguments + QStringList{u"--library"_s, library});
            QVERIFY2(!result.err.isEmpty() && !result.err.contains('\x1b') && !result.err.contains('\a'),
                     result.err.constData());
            QVERIFY2(!result.err.contains("\nrollcall-cli: fine"), result.err.constData());
            QVERIFY2(!QString::fromUtf8(result.err).contains(QChar(0x202E)), result.err.constData());
        }
    }

    /// "own:dep" is of "own", whatever a snippet of another library is called.
    void aSnippetsLibraryIsMeant()
    {
        m_cli->write(u"lib/rollcall.yaml"_s, "version: 1\nname: own\n");
        m_cli->write(u"lib/snippets/dep.yaml"_s, "version: 1\nname: dep\nsteps: [echo mine]\n");
        m_cli->write(u"other/hosts.yaml"_s, "version: 1\nhosts: {}\n");
        m_cli->write(u"other/snippets/x.yaml"_s, "version: 1\nname: \"own:dep\"\nsteps: [echo theirs]\n");
        m_cli->write(u"other/snippets/y.yaml"_s, "version: 1\nname: \"Disk: usage\"\nsteps: [df]\n");
        const QStringList both{u"--library"_s, m_cli->file(u"other"_s), u"--library"_s, m_cli->file(u"lib"_s)};
        const auto shown = [&](const QString& name) {
            return m_cli->run(QStringList{u"snippets"_s, u"show"_s, name} + both).out;
        };
        QVERIFY2(shown(u"own:dep"_s).contains("echo mine"), shown(u"own:dep"_s).constData());
        QVERIFY(shown(u"other:own:dep"_s).contains("echo theirs"));
        QVERIFY(shown(u"Disk: usage"_s).contains("df"));
        m_cli->write(u"other/groups/x.yaml"_s, "version: 1\nname: \"own:web\"\nmembers: [\"=theirs\"]\n");
        QVERIFY(m_cli->run(QStringList{u"groups"_s, u"show"_s, u"own:web"_s} + both).out.contains("web-[01-02]"));
        QVERIFY(
            m_cli
                ->run(QStringList{u"run"_s, u"--group"_s, u"own:web"_s, u"--command"_s, u"id"_s, u"--dry-run"_s} + both)
                .out.contains("web-02"));
        const CliResult run =
            m_cli->run(QStringList{u"run"_s, u"web-01"_s, u"--snippet"_s, u"own:dep"_s, u"--dry-run"_s} + both);
        QVERIFY2(run.out.contains("echo mine") && !run.out.contains("theirs"),
                 (run.out.toStdString() + run.err.toStdString()).c_str());
    }

    void aSnippetIsShownWithAllThatItSays()
    {
        m_cli->writeTwoSteps();
        const CliResult shown = m_cli->run({u"snippets"_s, u"show"_s, u"two"_s, u"--library"_s, u"lib"_s});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.out.contains(
                     "\nTags: slow, disk\nInterpreter: bash\nOption: timeout: 33\nOption: output-limit: 2097152\n"
                     "Option: on-failure: stop\nExit codes that are ok: 0, 3\nOutput must match: ^ok\n"),
                 shown.out.constData());
        QVERIFY2(shown.out.contains("\n#### 1 Look\n# on-failure: go-on\n# timeout: 20\n# effect: reads\ndf\n\n"
                                    "#### 2\n# interpreter: python3\nprint(1)\n"),
                 shown.out.constData());
        m_cli->write(
            u"lib/snippets/kinds.yaml"_s,
            "version: 2\nname: kinds\nsteps:\n  - script: id\n    become: {method: doas, user: web}\n    repeatable: yes\n"
            "  - push: {source: [a, b], destination: /srv/, mode: '0644'}\n  - reboot: {within: 90}\n");
        const CliResult kinds = m_cli->run({u"snippets"_s, u"show"_s, u"kinds"_s, u"--library"_s, u"lib"_s});
        QVERIFY2(kinds.out.contains("# become: {method: doas, user: web}\n# repeatable: yes\nid\n"),
                 QByteArray(kinds.out + kinds.err).constData());
        QVERIFY2(kinds.out.contains("# push: {source: a, b, destination: /srv/, mode: 0644}\n"), kinds.out.constData());
        QVERIFY2(kinds.out.contains("# reboot: {within: 90}\n"), kinds.out.constData());
    }

    void librariesAreListed()
    {
        const QStringList library{u"--library"_s, u"lib"_s};
        CliResult result = m_cli->run(QStringList{u"groups"_s, u"list"_s} + library);
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.contains("web") && result.out.contains('2'));
        result = m_cli->run(QStringList{u"groups"_s, u"show"_s, u"web"_s} + library);
        QVERIFY(result.out.contains("web-[01-02]"));
        result = m_cli->run(QStringList{u"groups"_s, u"resolve"_s, u"@web,db-01"_s} + library);
        QCOMPARE(result.out, QByteArray("web-01\nweb-02\ndb-01\n"));
        m_cli->write(u"lib/hosts.yaml"_s,
                     "version: 1\nhosts:\n  web-01: {address: 192.0.2.7, port: 2222, tags: [a, b]}\n"
                     "  web-02: {description: \"s\\e[8m\"}\n  db-01: {user: admin}\n");
        result = m_cli->run(QStringList{u"hosts"_s, u"list"_s} + library);
        QCOMPARE(result.exitCode, 0);
        const QByteArrayList lines = result.out.split('\n');
        QCOMPARE(lines.size(), 5); // a heading, three hosts, the end
        QVERIFY2(lines[1].simplified() == "web-01 192.0.2.7 2222 a, b lib", lines[1].constData());
        QVERIFY2(result.out.contains("admin") && !result.out.contains('\x1b'), result.out.constData());
        result = m_cli->run(QStringList{u"snippets"_s, u"list"_s} + library);
        QVERIFY(result.out.contains("disk") && result.out.contains("How full"));
        result = m_cli->run(QStringList{u"snippets"_s, u"show"_s, u"disk"_s} + library);
        QVERIFY(result.out.contains("df {{mount}}"));
    }

    void aGroupSaysWhetherItAllowsOldAlgorithms()
    {
        const QStringList show{u"groups"_s, u"show"_s, u"old"_s, u"--library"_s, u"lib"_s};
        m_cli->write(u"lib/groups/old.yaml"_s, "version: 1\nmembers: [web-01]\n");
        QVERIFY(!m_cli->run(show).out.contains("algorithms"));
        m_cli->write(u"lib/groups/old.yaml"_s, "version: 1\naccess: {legacy-algorithms: yes}\nmembers: [web-01]\n");
        const CliResult result = m_cli->run(show);
        QVERIFY2(result.out.contains("Old algorithms (SHA-1): allowed\n"), result.out.constData());
        m_cli->write(u"lib/groups/old.yaml"_s, "version: 1\naccess: {legacy-algorithms: no}\nmembers: [web-01]\n");
        QVERIFY(m_cli->run(show).out.contains("Old algorithms (SHA-1): not allowed\n"));
    }

    void aBrokenLibraryFileIsNamedAndTheRestLoads()
    {
        m_cli->write(u"lib/groups/bad.yaml"_s, "version: 1\nname: bad\nmembers: [\n");
        const CliResult result = m_cli->run({u"groups"_s, u"resolve"_s, u"@web"_s, u"--library"_s, u"lib"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.err.contains("bad.yaml"), result.err.constData());
        QCOMPARE(result.out, QByteArray("web-01\nweb-02\n"));
    }

    void aBrokenHostsFileIsTheCauseAndIsSaidFirst()
    {
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web-01: [\n");
        m_cli->write(u"lib/groups/many.yaml"_s, "version: 1\nname: many\nmembers:\n  - node-[001-400]\n");
        const CliResult result = m_cli->run({u"run"_s, u"@many"_s, u"--command"_s, u"id"_s, u"--library"_s, u"lib"_s});
        QCOMPARE(result.exitCode, 2);
        const QList<QByteArray> lines = result.err.trimmed().split('\n');
        QVERIFY2(lines.size() <= 6, result.err.constData());
        QVERIFY2(lines.constFirst().contains("hosts.yaml:"), result.err.constData());
        QVERIFY2(lines.constLast().contains("97 more name") && lines.constLast().contains("hosts.yaml"),
                 result.err.constData());
        const CliResult groups = m_cli->run({u"groups"_s, u"list"_s, u"--library"_s, u"lib"_s});
        QCOMPARE(groups.exitCode, 0);
        QVERIFY(groups.out.contains('?'));
        QVERIFY2(groups.err.contains("? many: “node-"), groups.err.constData());
    }

    void anUnknownKeyIsSaidAndTheRestLoads()
    {
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web-01:\n    adress: 192.0.2.1\n  web-02:\n");
        const CliResult result = m_cli->run({u"groups"_s, u"resolve"_s, u"@web"_s, u"--library"_s, u"lib"_s});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out, QByteArray("web-01\nweb-02\n"));
        QVERIFY2(result.err.contains("hosts.yaml:4") && result.err.contains("adress") && result.err.contains("address"),
                 result.err.constData());
        QCOMPARE(result.err.count('\n'), 1);
    }

    void termsAndFileVersions()
    {
        const auto resolved = [&](const QStringList& words) {
            return m_cli->run(words + QStringList{u"--library"_s, u"lib"_s});
        };
        m_cli->write(u"lib/hosts.yaml"_s, "hosts:\n  web-01: {tags: [prod], variables: {role: front}}\n"
                                          "  web-02: {tags: [prod, old]}\n  db-01:\n");
        QCOMPARE(resolved({u"groups"_s, u"resolve"_s, u"tag:prod!tag:old"_s}).out, QByteArray("web-01\n"));
        QCOMPARE(resolved({u"groups"_s, u"resolve"_s, u"@*!var.role=fr*"_s}).out, QByteArray("web-02\ndb-01\n"));
        QCOMPARE(resolved({u"groups"_s, u"create"_s, u"smart"_s, u"tag:prod"_s, u"!tag:old"_s}).exitCode, 0);
        const QByteArray file = m_cli->read(u"lib/groups/smart.yaml"_s);
        QVERIFY2(file.startsWith("version: 2\nid: ") && file.contains("tag:prod"), file.constData());
        QCOMPARE(resolved({u"groups"_s, u"resolve"_s, u"@smart"_s}).out, QByteArray("web-01\n"));
        QVERIFY(resolved({u"groups"_s, u"show"_s, u"smart"_s}).out.contains("tag:prod"));
        const CliResult dry = resolved({u"run"_s, u"@smart"_s, u"--command"_s, u"id"_s, u"--dry-run"_s});
        QVERIFY2(dry.exitCode == 0 && dry.out.contains("web-01") && !dry.out.contains("web-02"), dry.out.constData());

        const CliResult facts = resolved({u"run"_s, u"@*!os:debian"_s, u"--command"_s, u"id"_s, u"--dry-run"_s});
        QVERIFY2(facts.exitCode == 2 && facts.out.isEmpty() && facts.err.contains("no facts are known"),
                 facts.err.constData());
        const CliResult group = resolved({u"run"_s, u"--hosts"_s, u"web"_s, u"--command"_s, u"id"_s, u"--dry-run"_s});
        QVERIFY2(group.exitCode == 2 && group.err.contains("@web"), group.err.constData());

        m_cli->write(u"lib/groups/smart.yaml"_s, "version: 9\nname: smart\n");
        m_cli->write(u"lib/snippets/disk.yaml"_s, "steps:\n  - script: df\n    sudo: yes\n");
        const CliResult newer = resolved({u"groups"_s, u"resolve"_s, u"web-01!@smart"_s});
        QVERIFY2(newer.exitCode == 2 && newer.err.contains("smart.yaml") && !newer.err.contains("in a way"),
                 newer.err.constData());
        QVERIFY(resolved({u"groups"_s, u"show"_s, u"smart"_s})
                    .err.contains("a newer Rollcall, so it stands for nothing. "
                                  "Update Rollcall"));
        QCOMPARE(resolved({u"groups"_s, u"resolve"_s, u"@web"_s}).out, QByteArray("web-01\nweb-02\n"));
        const CliResult snippet = resolved({u"run"_s, u"web-01"_s, u"--snippet"_s, u"disk"_s, u"--dry-run"_s});
        QVERIFY2(snippet.exitCode == 2 && snippet.out.isEmpty() && snippet.err.contains("“sudo”"),
                 snippet.err.constData());
    }

    void onlyPatternsWithALetterNameHosts()
    {
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->home());
        m_cli->write(u".ssh/config"_s, "Host lan-*\n  User me\nHost *\n  HashKnownHosts yes\n");
        const auto run = [&](const QString& target) {
            return m_cli->run({u"run"_s, target, u"--command"_s, u"id"_s, u"--dry-run"_s});
        };
        const CliResult known = run(u"lan-7"_s);
        QVERIFY2(known.exitCode == 0 && known.out.contains("lan-7"), known.err.constData());
        const CliResult typo = run(u"wbe-01"_s);
        QVERIFY2(typo.exitCode == 2 && typo.err.contains("wbe-01"), typo.err.constData());
    }

    void groupsAreEdited()
    {
        const QStringList library{u"--library"_s, u"lib"_s};
        const auto resolved = [&](const QString& target) {
            return m_cli->run(QStringList{u"groups"_s, u"resolve"_s, target} + library)
                .out.split('\n')
                .join(' ')
                .trimmed();
        };
        const auto edited = [&](const QStringList& words) {
            return m_cli->run(QStringList{u"groups"_s} + words + library);
        };
        QCOMPARE(edited({u"create"_s, u"all"_s, u"@web"_s, u"db-01"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@all"_s), QByteArray("web-01 web-02 db-01"));
        QCOMPARE(edited({u"remove"_s, u"all"_s, u"web-01"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@all"_s), QByteArray("web-02 db-01"));
        QCOMPARE(edited({u"add"_s, u"@all"_s, u"web-01"_s}).exitCode, 0);
        QCOMPARE(edited({u"rename"_s, u"web"_s, u"front"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@all"_s), QByteArray("web-01 web-02 db-01"));
        QVERIFY2(m_cli->read(u"lib/groups/all.yaml"_s).contains("@front"),
                 m_cli->read(u"lib/groups/all.yaml"_s).constData());
        QVERIFY(m_cli->read(u"lib/groups/web.yaml"_s).isEmpty());

        const QByteArray before = m_cli->read(u"lib/groups/all.yaml"_s);
        for (const QStringList& wrong :
             {QStringList{u"add"_s, u"all"_s, u"web-9"_s}, QStringList{u"add"_s, u"none"_s, u"web-01"_s},
              QStringList{u"create"_s, u"front"_s}, QStringList{u"add"_s, u"front"_s, u"@all"_s},
              QStringList{u"rename"_s, u"all"_s}, QStringList{u"delete"_s, u"all"_s, u"none"_s}}) {
            const CliResult result = edited(wrong);
            QVERIFY2(result.exitCode == 2 && !result.err.isEmpty(), qPrintable(wrong.join(u' ')));
        }
        QCOMPARE(m_cli->read(u"lib/groups/all.yaml"_s), before);
        QCOMPARE(edited({u"add"_s, u"all"_s, u"new-[1-2]"_s, u"--create-hosts"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@all"_s), QByteArray("web-01 web-02 db-01 new-1 new-2"));
        QCOMPARE(edited({u"delete"_s, u"front"_s}).exitCode, 0);
        QCOMPARE(resolved(u"@all"_s), QByteArray("db-01 new-1 new-2"));
    }

    void hostsAreEdited()
    {
        const QStringList library{u"--library"_s, u"lib"_s};
        const auto edited = [&](const QStringList& words) {
            return m_cli->run(QStringList{u"hosts"_s} + words + library).exitCode;
        };
        m_cli->write(u"lib/groups/one.yaml"_s, "members: [db-01, web-01]\n");
        QCOMPARE(edited({u"rename"_s, u"db-01"_s, u"store"_s}), 0);
        QVERIFY2(m_cli->read(u"lib/groups/one.yaml"_s).contains("store"),
                 m_cli->read(u"lib/groups/one.yaml"_s).constData());
        QCOMPARE(
            edited({u"add"_s, u"n1"_s, u"--address"_s, u"192.0.2.9"_s, u"--port"_s, u"2222"_s, u"--group"_s, u"one"_s}),
            0);
        QVERIFY2(m_cli->read(u"lib/hosts.yaml"_s).contains("  n1:\n    address: 192.0.2.9\n    port: 2222\n"),
                 m_cli->read(u"lib/hosts.yaml"_s).constData());
        QCOMPARE(m_cli->run(QStringList{u"groups"_s, u"resolve"_s, u"@one"_s} + library).out,
                 QByteArray("store\nweb-01\nn1\n"));
        QCOMPARE(edited({u"remove"_s, u"n1"_s, u"web-01"_s}), 0);
        QCOMPARE(m_cli->run(QStringList{u"groups"_s, u"resolve"_s, u"@one"_s} + library).out, QByteArray("store\n"));
        for (const QStringList& wrong :
             {QStringList{u"add"_s, u"store"_s}, QStringList{u"add"_s, u"a"_s, u"b"_s, u"--address"_s, u"x"_s},
              QStringList{u"remove"_s, u"none"_s}, QStringList{u"rename"_s, u"store"_s}, QStringList{u"add"_s}})
            QCOMPARE(edited(wrong), 2);
    }

    void theFirstHostMakesTheLibrary()
    {
        QCOMPARE(m_cli->run({u"hosts"_s, u"add"_s, u"a[1-2]"_s, u"--group"_s, u"a"_s}).exitCode, 0);
        QCOMPARE(m_cli->run({u"groups"_s, u"resolve"_s, u"@a"_s}).out, QByteArray("a1\na2\n"));
    }

private:
    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_libraryverbs, LibraryVerbsTest)
#include "tst_libraryverbs.moc"
