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

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

/// What needs no server: help, bad usage, bad input.
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
        m_cli->writeWebLibrary();
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
        m_cli->writeTwoSteps();
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
    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_usage, UsageTest)
#include "tst_usage.moc"
