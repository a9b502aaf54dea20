// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/verbtable.h"
#include "support/clirunner.h"
#include "support/oldhistory.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QDir>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

/// What needs no server: help, bad usage, bad input, libraries.
class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooLittleToGoOnWithIsToldInWords_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<bool>("works");
        for (const int descriptors : {8, 10, 12, 14, 16, 18, 19, 20, 23, 24, 31})
            QTest::addRow("%d descriptors", descriptors) << u"-n %1"_s.arg(descriptors) << false;
        for (const int descriptors : {32, 36, 40, 64})
            QTest::addRow("%d descriptors", descriptors) << u"-n %1"_s.arg(descriptors) << true;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which take room for themselves
        for (const int megabytes : {150, 200, 250, 300, 400, 600})
            QTest::addRow("%d MB", megabytes) << u"-v %1"_s.arg(megabytes * 1024) << true;
#endif
    }

    void tooLittleToGoOnWithIsToldInWords()
    {
        QFETCH(QString, limit);
        QFETCH(bool, works);
        CliRunner cli;
        QProcess shell;
        shell.setProcessEnvironment(cli.environment());
        shell.start(u"/bin/sh"_s,
                    {u"-c"_s, u"ulimit "_s + limit + u"; exec \"$0\" history list"_s, programPath(u"rollcall-cli"_s)});
        QVERIFY(shell.waitForFinished(60'000));
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(shell.exitStatus() == QProcess::NormalExit, said.constData());
        QVERIFY2((works && shell.exitCode() == 0) || shell.exitCode() == 2, said.constData());
        QVERIFY2(shell.exitCode() == 0 || said.contains("rollcall-cli: "), said.constData());
    }

    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web-01:\n    address: 192.0.2.1\n    user: root\n"
                                          "  web-02:\n    address: 192.0.2.2\n  db-01: {}\n");
        m_cli->write(u"lib/groups/web.yaml"_s, "version: 1\nname: web\nmembers:\n  - web-[01-02]\n");
        m_cli->write(u"lib/snippets/disk.yaml"_s,
                     "version: 1\nname: disk\ndescription: How full\nparameters:\n  - name: mount\n    default: /\n"
                     "steps:\n  - script: df {{mount}}\n");
    }

    /// What an older version recorded is listed, shown, exported and prepared again.
    void usesAnOlderHistory()
    {
        const QString home = m_cli->home();
        QVERIFY(unpackOldHistory(home + u"/state/rollcall"_s));
        const CliResult listed = m_cli->run({u"history"_s, u"list"_s});
        QCOMPARE(listed.exitCode, 0);
        const QList<QByteArray> lines = listed.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + oldRunCount);
        for (const QByteArray& line : lines.sliced(1)) {
            const QString id = QString::fromLatin1(line.left(8));
            const CliResult csv = m_cli->run({u"history"_s, u"show"_s, id, u"--csv"_s, u"-"_s});
            QCOMPARE(csv.exitCode, 0);
            QVERIFY(csv.out.count('\n') > 1);
            QCOMPARE(m_cli->run({u"history"_s, u"show"_s, id, u"--json"_s, u"-"_s}).exitCode, 0);
        }
        const CliResult again = m_cli->run({u"run"_s, u"@web"_s, u"--library"_s, home + u"/state/rollcall/library"_s,
                                            u"--snippet"_s, u"Uptime and load"_s, u"--dry-run"_s});
        QVERIFY2(again.exitCode == 0, again.err.constData());
        QCOMPARE(again.out.count("web-0"), 3);
    }

    void quietSaysWhatDidNotGoWell()
    {
        const CliResult quiet = m_cli->run(
            {u"run"_s, u"--hosts"_s, u"127.0.0.1:1"_s, u"--command"_s, u"true"_s, u"--no-history"_s, u"--quiet"_s});
        QCOMPARE(quiet.exitCode, 1);
        QCOMPARE(quiet.out, QByteArray());
        QVERIFY2(quiet.err.startsWith("127.0.0.1:1: unreachable: ") && quiet.err.count('\n') == 1,
                 quiet.err.constData());
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

    void saysThatARunIsDamaged()
    {
        const QString runs = m_cli->home() + u"/state/rollcall/history/runs"_s;
        QVERIFY(unpackOldHistory(m_cli->home() + u"/state/rollcall"_s));
        QCOMPARE(m_cli->run({u"history"_s, u"list"_s}).exitCode, 0);
        // One that no database knows, and whose beginning was changed.
        const QString id = u"01234567-0000-0000-0000-000000000000"_s;
        QByteArray bytes =
            m_cli->read(u"state/rollcall/history/runs/"_s +
                        QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst() + u"/000000.segment"_s);
        bytes[60] = '\xff';
        m_cli->write(u"state/rollcall/history/runs/%1/000000.segment"_s.arg(id), bytes);
        m_cli->write(u"state/rollcall/history/runs/%1/lock"_s.arg(id), {});
        const CliResult listed = m_cli->run({u"history"_s, u"list"_s});
        QCOMPARE(listed.exitCode, 0);
        QCOMPARE(listed.out.count('\n'), 2 + oldRunCount);
        QVERIFY(listed.out.contains("damaged"));
        const CliResult shown = m_cli->run({u"history"_s, u"show"_s, id.left(8)});
        QCOMPARE(shown.exitCode, 2);
        QVERIFY2(shown.err.contains("is damaged"), shown.err.constData());
    }

    void aMissingWordIsSaidByTheUsage()
    {
        for (const QString& verb : {u"groups"_s, u"hosts"_s, u"snippets"_s, u"history"_s}) {
            const CliResult result = m_cli->run({verb});
            QCOMPARE(result.exitCode, 2);
            QVERIFY2(result.err.startsWith(QByteArray("Usage: rollcall-cli " + verb.toLatin1())),
                     result.err.constData());
        }
    }

    void everyVerbHasHelp_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("run") << QStringList{u"run"_s, u"--help"_s}
                             << QByteArrayList{"--hosts",
                                               "--hosts-file",
                                               "--group",
                                               "--command",
                                               "--script",
                                               "--snippet",
                                               "--param",
                                               "--library",
                                               "--user",
                                               "--port",
                                               "--identity",
                                               "--jump",
                                               "--known-hosts",
                                               "--host-keys",
                                               "--legacy-algorithms",
                                               "--encoding",
                                               "--fan-out",
                                               "--connect-timeout",
                                               "--login-timeout",
                                               "--on-failure",
                                               "--timeout",
                                               "--output-limit",
                                               "--stdin",
                                               "--pty",
                                               "--env",
                                               "--dry-run",
                                               "--no-history",
                                               "--verbose-host",
                                               "--fold",
                                               "--csv",
                                               "--csv-raw",
                                               "--json",
                                               "--jsonl",
                                               "--html",
                                               "--output-dir",
                                               "--quiet",
                                               "130"};
        QTest::newRow("groups") << QStringList{u"groups"_s, u"--help"_s}
                                << QByteArrayList{"list",   "resolve",        "create",   "rename",
                                                  "delete", "--create-hosts", "--library"};
        QTest::newRow("hosts") << QStringList{u"hosts"_s, u"--help"_s}
                               << QByteArrayList{"add", "remove", "rename", "--address", "--library"};
        QTest::newRow("snippets") << QStringList{u"snippets"_s, u"--help"_s} << QByteArrayList{"show", "--library"};
        QTest::newRow("history") << QStringList{u"history"_s, u"--help"_s}
                                 << QByteArrayList{"show", "--csv", "--only", "untouched", "host-key-changed"};
    }

    void everyVerbHasHelp()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArrayList, words);
        const CliResult result = m_cli->run(arguments);
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.err.isEmpty());
        for (const QByteArray& word : words)
            QVERIFY2(result.out.contains(word), word.constData());
    }

    /// What the table of verbs says is what --help says, and what is understood.
    void everyVerbIsOfTheTable()
    {
        const QByteArray overview = m_cli->run({u"--help"_s}).out;
        QCOMPARE(m_cli->run({}).err, overview);
        QVERIFY(m_cli->run({u"no-such"_s}).err.endsWith(overview));
        QSet<QString> names;
        for (const cli::VerbRow& verb : cli::verbs()) {
            const QString name = QLatin1String(verb.name);
            QVERIFY2(!names.contains(name), verb.name);
            names.insert(name);
            QVERIFY2(overview.contains(QByteArray("\n  " + QByteArray(verb.name).leftJustified(11))), verb.name);
            for (const QString& line : cli::briefOf(verb).split(u'\n'))
                QVERIFY2(overview.contains(line.toUtf8()), qPrintable(line));
            const QByteArray help = m_cli->run({name, u"--help"_s}).out;
            QCOMPARE(help.left(help.indexOf('\n')), QByteArray("Usage: rollcall-cli " + cli::syntaxOf(verb).toUtf8()));
            QVERIFY2(help.contains(verb.notes), help.constData());
            QVERIFY((verb.carryOut == nullptr) != verb.subverbs.empty());
            QVERIFY(cli::carrierOf(verb, {u"no-such"_s, u"a"_s, u"b"_s}) == (verb.most > 2 ? verb.carryOut : nullptr));
            for (const cli::Subverb& subverb : verb.subverbs) {
                QStringList words(1 + subverb.least, u"x"_s);
                words[0] = QLatin1String(subverb.name);
                QVERIFY2(cli::carrierOf(verb, words) == subverb.carryOut, subverb.name);
                QVERIFY2(QByteArray(subverb.syntax).startsWith(subverb.name), subverb.syntax);
                QVERIFY2(subverb.least == 0 || cli::carrierOf(verb, {words[0]}) == nullptr, subverb.name);
            }
        }
        QVERIFY(names.size() >= 6);
    }

    void badUsageIsSaidAndNothingRuns_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        const QStringList run{u"run"_s, u"--library"_s, u"lib"_s, u"web-01"_s};
        const auto with = [&run](const QStringList& more) { return run + QStringList{u"--command"_s, u"id"_s} + more; };
        QTest::newRow("nothing") << QStringList() << QByteArray("Usage");
        QTest::newRow("verb") << QStringList{u"push"_s} << QByteArray("push");
        QTest::newRow("option") << with({u"--bogus"_s}) << QByteArray("bogus");
        QTest::newRow("misspelt option") << with({u"--comand"_s, u"id"_s}) << QByteArray("Was --command meant?");
        QTest::newRow("one dash") << with({u"-csv"_s, u"-"_s}) << QByteArray("Was --csv meant?");
        QTest::newRow("a name with a dash")
            << QStringList{u"groups"_s, u"resolve"_s, u"-web"_s}
            << QByteArray("There is no option -web. If it is a name, write it behind --, after all options: "
                          "rollcall-cli groups resolve -- -web\n");
        for (const char* option : {"user", "identity", "jump", "group", "hosts", "known-hosts", "encoding", "stdin"})
            QTest::addRow("empty %s", option)
                << with({u"--"_s + QLatin1String(option), QString()})
                << QByteArray(QByteArray("“--") + option + "” cannot be used: it is empty");
        QTest::newRow("script is a folder")
            << run + QStringList{u"--script"_s, u"lib"_s} << QByteArray("lib is a folder, and a file was expected");
        QTest::newRow("run to be deleted")
            << QStringList{u"history"_s, u"delete"_s, u"absent_run"_s} << QByteArray("absent_run");
        QTest::newRow("later option") << with({u"--retries"_s, u"3"_s}) << QByteArray("retries");
        QTest::newRow("no value") << with({u"--user"_s}) << QByteArray("user");
        QTest::newRow("fan-out") << with({u"--fan-out"_s, u"0"_s}) << QByteArray("--fan-out");
        QTest::newRow("port") << with({u"--port"_s, u"70000"_s}) << QByteArray("--port");
        QTest::newRow("timeout") << with({u"--timeout"_s, u"soon"_s}) << QByteArray("--timeout");
        QTest::newRow("login timeout") << with({u"--login-timeout"_s, u"0"_s}) << QByteArray("--login-timeout");
        QTest::newRow("on failure") << with({u"--on-failure"_s, u"ignore"_s}) << QByteArray("by-kind, stop, go-on");
        QTest::newRow("limit") << with({u"--output-limit"_s, u"1X"_s}) << QByteArray("--output-limit");
        QTest::newRow("policy") << with({u"--host-keys"_s, u"no"_s}) << QByteArray("--host-keys");
        QTest::newRow("env") << with({u"--env"_s, u"1=2"_s}) << QByteArray("--env");
        QTest::newRow("jump") << with({u"--jump"_s, u"@"_s}) << QByteArray("@");
        QTest::newRow("key") << with({u"--identity"_s, u"absent_key"_s}) << QByteArray("absent_key");
        QTest::newRow("known hosts") << with({u"--known-hosts"_s, u"absent_known"_s, u"--host-keys"_s, u"strict"_s})
                                     << QByteArray("absent_known does not exist");
        QTest::newRow("two outputs") << with({u"--csv"_s, u"-"_s, u"--json"_s, u"-"_s})
                                     << QByteArray("standard output");
        QTest::newRow("raw alone") << with({u"--csv-raw"_s}) << QByteArray("--csv");
        QTest::newRow("folder of the csv")
            << with({u"--csv"_s, u"nodir/x.csv"_s}) << QByteArray("nodir does not exist");
        QTest::newRow("folder of the json") << with({u"--json"_s, u"nodir/x.json"_s}) << QByteArray("--json");
        QTest::newRow("folder of the lines") << with({u"--jsonl"_s, u"nodir/x.jsonl"_s}) << QByteArray("--jsonl");
        QTest::newRow("folder of the page") << with({u"--html"_s, u"nodir/x.html"_s}) << QByteArray("--html");
        QTest::newRow("csv is a folder") << with({u"--csv"_s, u"lib"_s}) << QByteArray("lib is a folder");
        QTest::newRow("csv below a file") << with({u"--csv"_s, u"lib/hosts.yaml/x.csv"_s}) << QByteArray("hosts.yaml");
        QTest::newRow("csv without a name") << with({u"--csv"_s, QString()}) << QByteArray("--csv");
        QTest::newRow("folder below a file")
            << with({u"--output-dir"_s, u"lib/hosts.yaml/a/b"_s}) << QByteArray("hosts.yaml is not a folder");
        QTest::newRow("one file twice") << with({u"--csv"_s, u"out"_s, u"--json"_s, u"./lib/../out"_s})
                                        << QByteArray("--json");
        QTest::newRow("page and csv") << with({u"--csv"_s, u"-"_s, u"--html"_s, u"-"_s})
                                      << QByteArray("standard output");
        QTest::newRow("no command") << run << QByteArray();
        QTest::newRow("empty command") << run + QStringList{u"--command"_s, u" "_s} << QByteArray();
        QTest::newRow("two kinds") << with({u"--snippet"_s, u"disk"_s}) << QByteArray("--script");
        QTest::newRow("no snippet") << run + QStringList{u"--snippet"_s, u"nope"_s} << QByteArray("nope");
        QTest::newRow("no script") << run + QStringList{u"--script"_s, u"nope.sh"_s} << QByteArray("nope.sh");
        QTest::newRow("parameter") << run + QStringList{u"--snippet"_s, u"disk"_s, u"--param"_s, u"mnt=/"_s}
                                   << QByteArray("mnt");
        QTest::newRow("no target") << QStringList{u"run"_s, u"--library"_s, u"lib"_s, u"--command"_s, u"id"_s}
                                   << QByteArray();
        QTest::newRow("unknown host") << with({u"nowhere"_s}) << QByteArray("nowhere");
        QTest::newRow("unknown group") << with({u"--group"_s, u"nogroup"_s}) << QByteArray("nogroup");
        QTest::newRow("no library") << QStringList{u"run"_s, u"--library"_s, u"absent_lib"_s,
                                                   u"x"_s,   u"--command"_s, u"id"_s}
                                    << QByteArray("absent_lib");
        QTest::newRow("verbose host") << with({u"--verbose-host"_s, u"db-01"_s}) << QByteArray("db-01");
        QTest::newRow("groups") << QStringList{u"groups"_s, u"frob"_s} << QByteArray("frob");
        QTest::newRow("history") << QStringList{u"history"_s, u"show"_s, u"absent_run"_s} << QByteArray("absent_run");
    }

    void badUsageIsSaidAndNothingRuns()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        const CliResult result = m_cli->run(arguments, {}, 20);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.out.isEmpty(), result.out.constData());
        QVERIFY2(!result.err.isEmpty() && result.err.contains(word), result.err.constData());
        QCOMPARE(m_cli->run({u"history"_s, u"list"_s}).out.count('\n'), 1); // only the headings
    }

    void aClosedStandardOutputIsNoOtherFile()
    {
        QProcess process;
        process.setProcessEnvironment(m_cli->environment());
        const QStringList words{programPath(u"rollcall-cli"_s), u"groups"_s, u"list"_s, u"--library"_s,
                                m_cli->file(u"lib"_s)};
        process.start(u"/bin/sh"_s, QStringList{u"-c"_s, u"\"$0\" \"$@\" >&-"_s} + words);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(process.readAllStandardError().contains("Standard output cannot be written"), "not said");
    }

    void aFullStandardOutputIsSaid()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        m_cli->start(process, {u"groups"_s, u"list"_s, u"--library"_s, u"lib"_s});
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("no room left where standard output goes"), said.constData());
        QCOMPARE(process.exitCode(), 1);
    }

    void aDryRunShowsExactlyWhatWouldRun()
    {
        m_cli->write(u"hosts.txt"_s, "# of today\nroot@192.0.2.9:2222\n\ndb-01 # slow\n");
        const CliResult result = m_cli->run({u"run"_s, u"--library"_s, u"lib"_s, u"@web!web-02"_s, u"--hosts-file"_s,
                                             u"hosts.txt"_s, u"--snippet"_s, u"disk"_s, u"--param"_s, u"mount=/var"_s,
                                             u"--dry-run"_s, u"--jump"_s, u"hop@192.0.2.50"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("root@192.0.2.1:22"), result.out.constData());
        QVERIFY(result.out.contains("root@192.0.2.9:2222"));
        QVERIFY(result.out.contains("db-01"));
        QVERIFY(result.out.contains("hop@192.0.2.50:22"));
        QVERIFY(!result.out.contains("192.0.2.2:"));
        QVERIFY(result.out.contains("df /var"));
        QVERIFY(result.out.contains("3 host"));
    }

    /// All that decides how a run goes, each with who said it; the hosts stay where they were.
    void aDryRunSaysHowItWouldGo()
    {
        writeTwoSteps();
        const QStringList words{u"run"_s,       u"--library"_s, u"lib"_s,      u"@web"_s,
                                u"--snippet"_s, u"two"_s,       u"--dry-run"_s};
        const CliResult plain = m_cli->run(words);
        QVERIFY2(plain.exitCode == 0, plain.err.constData());
        QVERIFY(plain.out.startsWith("Host "));
        QVERIFY2(plain.out.contains("\n#### 1 Look\n"
                                    "# interpreter: bash (from the snippet)\n"
                                    "# on-failure: go-on (said by the step)\n"
                                    "# timeout: 20 (said by the step)\n"
                                    "# effect: reads (said by the step)\n"
                                    "df\n"),
                 plain.out.constData());
        QVERIFY2(plain.out.contains("\n#### 2\n# interpreter: python3 (said by the step)\n"
                                    "# on-failure: stop (from the snippet)\nprint(1)\n"),
                 plain.out.constData());
        QVERIFY2(
            plain.out.endsWith("\nOptions that are not the usual ones:\n  timeout: 33 (from the snippet)\n"
                               "  output-limit: 2097152 (from the snippet)\n  on-failure: stop (from the snippet)\n"),
            plain.out.constData());
        m_cli->write(u"config/rollcall/settings.ini"_s, "[run]\nloginTimeout=7000\nhostKeys=strict\n");
        const CliResult said = m_cli->run(words + QStringList{u"--timeout"_s, u"9"_s, u"--on-failure"_s, u"go-on"_s,
                                                              u"--user"_s, u"me"_s, u"--env"_s, u"A=b c"_s});
        QVERIFY2(said.out.contains("# on-failure: go-on (said here)\nprint(1)\n"), said.out.constData());
        QVERIFY(!said.out.contains("timeout: 20")); // what is said here beats it
        QVERIFY2(said.out.endsWith("  login-timeout: 7 (from the settings)\n  timeout: 9 (said here)\n"
                                   "  output-limit: 2097152 (from the snippet)\n  on-failure: go-on (said here)\n"
                                   "  environment: A=b c (said here)\n  user: me (said here)\n"
                                   "  host-keys: strict (from the settings)\n"),
                 said.out.constData());
        const CliResult usual = m_cli->run({u"run"_s, u"--library"_s, u"lib"_s, u"web-01"_s, u"--command"_s, u"id"_s,
                                            u"--host-keys"_s, u"ask"_s, u"--dry-run"_s});
        QVERIFY2(usual.out.contains("\n#### 1\nid\n"), usual.out.constData());
    }

    /// A source without an end is neither waited for nor held.
    void whatHasNoEndIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("standard input") << QStringList{u"--command"_s, u"cat"_s, u"--stdin"_s, u"/dev/zero"_s}
                                        << QByteArray("/dev/zero is larger than 256 MiB, or has no end.");
        QTest::newRow("script") << QStringList{u"--script"_s, u"/dev/zero"_s}
                                << QByteArray("/dev/zero is larger than 16 MiB, or has no end.");
        QTest::newRow("hosts") << QStringList{u"--command"_s, u"id"_s, u"--hosts-file"_s, u"/dev/zero"_s}
                               << QByteArray("/dev/zero is larger than 16 MiB, or has no end.");
    }

    void whatHasNoEndIsRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, said);
        const CliResult result =
            m_cli->run(QStringList{u"run"_s, u"--library"_s, u"lib"_s, u"web-01"_s, u"--dry-run"_s} + words);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(said), result.err.constData());
        QVERIFY(result.out.isEmpty());
    }

    /// {{name}} in a script file may be anybody's; in a command, and where a value is given, it is a parameter.
    void whoseBracesTheyAre()
    {
        const auto shown = [this](const QByteArray& script, const QStringList& more = {}) {
            m_cli->write(u"s.sh"_s, script);
            const CliResult result = m_cli->run(QStringList{u"run"_s, u"--library"_s, u"lib"_s, u"web-01"_s,
                                                            u"--dry-run"_s, u"--script"_s, m_cli->file(u"s.sh"_s)} +
                                                more);
            return result.exitCode == 0 ? result.out : result.err;
        };
        QVERIFY2(shown("echo '{{a}}{{range .x}}{{end}}' {{host}}\n").contains("echo '{{a}}{{range .x}}{{end}}'"),
                 shown("echo '{{a}}{{range .x}}{{end}}' {{host}}\n").constData());
        QVERIFY(shown("echo {{a}} {{end}}\n", {u"--param"_s, u"a=1"_s}).contains("echo 1 {{end}}\n"));
        QVERIFY(shown("echo {{a:2}} {{end}}\n").contains("echo 2 {{end}}\n"));
        QVERIFY(shown("echo {{a|q}}\n").contains("The parameter “a” has no value."));
        QVERIFY(shown("echo {{a:2}} {{b}}\n").contains("write {{!b}}."));
        const CliResult command = m_cli->run({u"run"_s, u"--library"_s, u"lib"_s, u"web-01"_s, u"--dry-run"_s,
                                              u"--command"_s, u"docker ps --format '{{else}}{{end}}'"_s});
        QVERIFY2(command.out.contains("--format '{{else}}{{end}}'"), command.err.constData());
    }

    void aSnippetIsShownWithAllThatItSays()
    {
        writeTwoSteps();
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

    void runsAreDeleted()
    {
        const QStringList run{u"run"_s, u"--hosts"_s, u"127.0.0.1"_s, u"--port"_s, u"1"_s, u"--command"_s, u"true"_s};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_cli->run(run).exitCode, 1);
        const auto ids = [this] {
            QStringList found;
            for (const QByteArray& line : m_cli->run({u"history"_s, u"list"_s}).out.trimmed().split('\n').mid(1))
                found.append(QString::fromUtf8(line.left(8)));
            return found;
        };
        const QStringList before = ids();
        QCOMPARE(before.size(), 3);
        QCOMPARE(m_cli->run({u"history"_s, u"delete"_s, before[0], u"zzz"_s}).exitCode, 2);
        QCOMPARE(m_cli->run({u"history"_s, u"delete"_s, QString()}).exitCode, 2); // is not any of them
        QCOMPARE(ids(), before);
        const CliResult deleted = m_cli->run({u"history"_s, u"delete"_s, before[0], before[2]});
        QVERIFY2(deleted.exitCode == 0 && deleted.err.contains("2 runs deleted"), deleted.err.constData());
        QCOMPARE(ids(), QStringList{before[1]});
        QVERIFY(m_cli->run({u"history"_s, u"delete"_s, before[1], u"--quiet"_s}).err.isEmpty());
    }

    /// ulimit -f is an error like any other file system's end, not the program's.
    void aFileSizeLimitIsNoCrash()
    {
        QProcess process;
        process.setProcessEnvironment(m_cli->environment());
        process.start(u"/bin/sh"_s,
                      {u"-c"_s, u"ulimit -f 4; exec \"$0\" \"$@\""_s, programPath(u"rollcall-cli"_s), u"run"_s,
                       u"--hosts"_s, u"127.0.0.1"_s, u"--port"_s, u"1"_s, u"--command"_s, u"true"_s});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit, said.constData());
        QVERIFY2(process.exitCode() != 0 && said.contains("no room") && said.contains("history delete"),
                 said.constData());
    }

private:
    /// A snippet that says something of nearly everything, and steps that do.
    void writeTwoSteps() const
    {
        m_cli->write(
            u"lib/snippets/two.yaml"_s,
            "version: 2\nname: two\ntags: [slow, disk]\ninterpreter: bash\n"
            "options:\n  timeout: 33\n  output-limit: 2097152\n  on-failure: stop\n"
            "success:\n  exit-codes: [0, 3]\n  must-match: ^ok\n"
            "steps:\n  - title: Look\n    on-failure: go-on\n    timeout: 20\n    effect: reads\n    script: df\n"
            "  - interpreter: python3\n    script: print(1)\n");
    }

    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_usage, UsageTest)
#include "tst_usage.moc"
