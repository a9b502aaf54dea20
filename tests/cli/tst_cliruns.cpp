// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hundrednodes.h"
#include "support/clirunner.h"
#include "support/csvreader.h"
#include "support/oldhistory.h"
#include "support/paths.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Runs of the program on many hosts.
class CliRunsTest : public HundredNodes
{
    Q_OBJECT

private:
    static void outputForms()
    {
        QTest::addColumn<QStringList>("form");
        QTest::newRow("plain") << QStringList();
        QTest::newRow("fold") << QStringList{u"--fold"_s};
        QTest::newRow("csv") << QStringList{u"--csv"_s, u"-"_s};
        QTest::newRow("json") << QStringList{u"--json"_s, u"-"_s};
        QTest::newRow("lines") << QStringList{u"--jsonl"_s, u"-"_s};
        QTest::newRow("page") << QStringList{u"--html"_s, u"-"_s};
    }

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeLibrary(); }
    void cleanupTestCase() { stopServer(); }

    /// What is fed to a command is often a password.
    void standardInputIsNotKept()
    {
        const QByteArray secret = "the-secret-word";
        for (const QString& pty : {QString(), u"--pty"_s}) {
            QStringList arguments = base() + QStringList{u"node-001"_s, u"--stdin"_s, u"-"_s, u"--command"_s,
                                                         u"sleep 0.5; read x; echo got ${#x}"_s};
            if (!pty.isEmpty())
                arguments.append(pty);
            const CliResult result = m_cli->run(arguments, secret + '\n');
            QVERIFY2(result.exitCode == 0, result.err.constData());
            QVERIFY2(result.out.contains("got 15"), result.out.constData());
            QVERIFY(pty.isEmpty() == !result.out.contains("********"));
            QVERIFY(!holdsBytes(m_cli->home() + u"/state"_s, secret));
            const CliResult shown = m_cli->run({u"history"_s, u"show"_s});
            QVERIFY2(shown.out.contains("16"), shown.out.constData());
            QCryptographicHash digest(QCryptographicHash::Sha256);
            digest.addData(secret);
            digest.addData("\n");
            QVERIFY(shown.out.contains(digest.result().toHex()));
        }
    }

    void aHundredHostsThreeCommandsOneConnectionEach()
    {
        const int before = m_sshd->logCount("Connection from ");
        const CliResult result = m_cli->run(
            base() + QStringList{u"@all"_s, u"--command"_s, u"printf '\"%s\",\\r\\n\\001 ü' '{{host}}'"_s,
                                 u"--command"_s, u"printf '\\377\\000bytes'; echo oops >&2"_s, u"--command"_s,
                                 u"seq 2000"_s, u"--csv"_s, u"out.csv"_s, u"--csv-raw"_s, u"--quiet"_s});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(m_sshd->logCount("Connection from ") - before, 100);
        QByteArray why;
        const auto rows = readCsvStrictly(m_cli->read(u"out.csv"_s), &why);
        QVERIFY2(rows, why.constData());
        QCOMPARE(rows->size(), 301);
        QByteArray sequence;
        for (int i = 1; i <= 2000; ++i)
            sequence += QByteArray::number(i) + '\n';
        QSet<QByteArray> seen;
        for (qsizetype i = 1; i < rows->size(); ++i) {
            const CsvRow& row = rows->at(i);
            seen.insert(row[3] + ' ' + row[7]);
            QCOMPARE(row[9], QByteArray("ok"));
            QCOMPARE(row[2], QByteArray("all"));
            if (row[7] == "1")
                QCOMPARE(row[16], '"' + row[3] + "\",\r\n\x01 ü");
            else if (row[7] == "2")
                QCOMPARE(row[16], QByteArray("\xFF\0bytes", 7));
            else
                QVERIFY(row[16] == sequence);
            QCOMPARE(row[17], row[7] == "2" ? QByteArray("oops\n") : QByteArray());
        }
        QCOMPARE(seen.size(), 300);
    }

    void outputsComeBehindTheirHost()
    {
        const CliResult result =
            m_cli->run(base() + QStringList{u"node-[001-002]"_s, u"--command"_s, u"echo out; echo err >&2"_s});
        QCOMPARE(result.exitCode, 0);
        QList<QByteArray> lines = result.out.split('\n');
        std::sort(lines.begin(), lines.end());
        QCOMPARE(lines, (QList<QByteArray>{"", "node-001: out", "node-002: out"}));
        QVERIFY(result.err.contains("node-001: err"));
        QVERIFY(result.err.contains("2 ok"));
        QVERIFY(!result.err.contains('\r')); // no progress bar without a terminal
    }

    /// The bytes stay what they are; text is what the encoding makes of them.
    void outputsAreReadInTheirEncoding()
    {
        m_cli->write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  one: {address: 127.0.0.1, encoding: ISO-8859-1}\n"
                                          "  two: {address: 127.0.0.2}\n  three: {address: 127.0.0.3}\n");
        m_cli->write(u"lib/groups/all.yaml"_s, "access: {encoding: cp850}\nmembers: [two]\n");
        m_cli->write(u"lib/snippets/green.yaml"_s,
                     "name: green\nsteps:\n  - script: printf 'gr\\374n\\n'\nsuccess: {must-match: ^grün$}\n");
        const QByteArray bytes = "gr\xFCn\n";
        const auto csv = [this](const QStringList& more) {
            const CliResult result = m_cli->run(
                base() + QStringList{u"one,two,three"_s, u"--snippet"_s, u"green"_s, u"--csv"_s, u"-"_s} + more);
            QMap<QByteArray, CsvRow> rows;
            for (const CsvRow& row : readCsvStrictly(result.out).value_or(QList<CsvRow>()))
                rows.insert(row[3], row);
            return rows;
        };
        const auto rows = csv({});
        QCOMPARE(rows.size(), 4);
        QCOMPARE(QString::fromUtf8(rows[QByteArray("one")][16]), u"grün\n"_s);
        QCOMPARE(rows[QByteArray("one")][9], QByteArray("ok"));
        QCOMPARE(QString::fromUtf8(rows[QByteArray("two")][16]), u"gr³n\n"_s);
        QCOMPARE(rows[QByteArray("two")][10], QByteArray("output-mismatch"));
        QCOMPARE(QString::fromUtf8(rows[QByteArray("three")][16]), u"gr\uFFFDn\n"_s);
        const auto said = csv({u"--encoding"_s, u"latin-1"_s});
        for (const QByteArray host : {"one", "two", "three"}) {
            QCOMPARE(said[host][9], QByteArray("ok"));
            QCOMPARE(QString::fromUtf8(said[host][16]), u"grün\n"_s);
        }
        QCOMPARE(csv({u"--csv-raw"_s})[QByteArray("one")][16], bytes);

        // Into a pipe they go as they came, live and from history, and so do the files.
        const CliResult live =
            m_cli->run(base() + QStringList{u"one"_s, u"--snippet"_s, u"green"_s, u"--output-dir"_s, u"out"_s});
        QCOMPARE(live.out, "one: " + bytes);
        QCOMPARE(m_cli->read(u"out/one.1.out"_s), bytes);
        QCOMPARE(m_cli->run({u"history"_s, u"show"_s, u"--fold"_s}).out.contains(bytes), true);
        const CliResult page = m_cli->run({u"history"_s, u"show"_s, u"--html"_s, u"-"_s});
        QVERIFY2(page.out.contains("grün"), page.out.constData()); // as it was then

        const CliResult wrong =
            m_cli->run(base() + QStringList{u"one"_s, u"--encoding"_s, u"klingon"_s, u"--command"_s, u"true"_s});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.err.contains("klingon") && wrong.err.contains("ISO-8859-1"), wrong.err.constData());
        const CliResult dry = m_cli->run(
            base() + QStringList{u"one"_s, u"--encoding"_s, u"latin1"_s, u"--dry-run"_s, u"--command"_s, u"true"_s});
        QVERIFY2(dry.out.contains("encoding: ISO-8859-1"), dry.out.constData());
    }

    void aFullStandardOutputIsSaidOnce_data() { outputForms(); }
    void aFullStandardOutputIsSaidOnce()
    {
        QFETCH(QStringList, form);
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        m_cli->start(process, base() + QStringList{u"node-[001-003]"_s, u"--command"_s, u"seq 9000"_s} + form);
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.count("no room left where standard output goes") == 1, said.constData());
        QCOMPARE(process.exitCode(), 1);
    }

    void aReaderThatHasReadEnoughIsNoFailure_data() { outputForms(); }
    void aReaderThatHasReadEnoughIsNoFailure()
    {
        QFETCH(QStringList, form);
        QProcess process;
        QProcess reader;
        process.setStandardOutputProcess(&reader);
        reader.start(u"true"_s, QStringList());
        m_cli->start(process,
                     base() + QStringList{u"node-[001-003]"_s, u"--command"_s, u"sleep 1; seq 90000"_s} + form);
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAllStandardError();
        QCOMPARE(said.count('\n'), 1); // the counts, and no complaint
        QVERIFY(process.exitStatus() == QProcess::NormalExit);
        if (form.value(0) == "--csv"_L1)
            QCOMPARE(process.exitCode(), 0); // every command was ok
        reader.waitForFinished();
    }

    void identicalOutputsFold()
    {
        const CliResult result =
            m_cli->run(base() + QStringList{u"node-[001-009]"_s, u"--fold"_s, u"--command"_s,
                                            u"if [ '{{host}}' = node-005 ]; then echo odd; else echo same; fi"_s});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out, QByteArray("---- node-[001-004,006-009] (8)\nsame\n---- node-005 (1)\nodd\n"));
    }

    /// A step is called by its title, or by the first line of its script.
    void aStepsHeadingIsItsName()
    {
        m_cli->write(
            u"lib/snippets/three.yaml"_s,
            "version: 1\nname: three\nsteps:\n  - title: Look around\n    script: |\n      echo one\n      echo two\n"
            "  - script: |\n\n      echo three\n      echo four\n  - script: echo " +
                QByteArray(300, 'x') + "\n");
        const QStringList run =
            base() + QStringList{u"node-001"_s, u"--library"_s, u"lib"_s, u"--snippet"_s, u"three"_s, u"--fold"_s};
        const CliResult result = m_cli->run(run);
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QByteArrayList headings = result.out.split('\n');
        headings.removeIf([](const QByteArray& line) { return !line.startsWith("#### "); });
        QCOMPARE(headings, (QByteArrayList{"#### 1: Look around", "#### 2: echo three",
                                           "#### 3: echo " + QByteArray(194, 'x') + "\xE2\x80\xA6"}));
    }

    void exitCodesTellTheTruth()
    {
        QCOMPARE(m_cli->run(base() + QStringList{u"node-001"_s, u"--command"_s, u"true"_s}).exitCode, 0);
        const CliResult failed = m_cli->run(base() + QStringList{u"node-001"_s, u"--command"_s, u"exit 3"_s});
        QCOMPARE(failed.exitCode, 1);
        QVERIFY2(failed.err.contains('3'), failed.err.constData());
        const CliResult refused =
            m_cli->run({u"run"_s, u"root@127.0.0.1:%1"_s.arg(freePort()), u"--command"_s, u"true"_s});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.err.contains("127.0.0.1"));
    }

    void anUnknownKeyIsNeverAcceptedWithoutATerminal()
    {
        m_cli->write(u"known_hosts"_s, "");
        const QStringList command{u"node-001"_s, u"--command"_s, u"true"_s};
        const CliResult asked = m_cli->run(base() + command);
        QCOMPARE(asked.exitCode, 1);
        QVERIFY(m_cli->read(u"known_hosts"_s).isEmpty());
        const CliResult accepted = m_cli->run(base() + command + QStringList{u"--host-keys"_s, u"accept-new"_s});
        QVERIFY2(accepted.exitCode == 0, accepted.err.constData());
        QVERIFY(m_cli->read(u"known_hosts"_s).contains("ssh-ed25519")); // its name may be hashed
        QCOMPARE(m_cli->run(base() + command + QStringList{u"--host-keys"_s, u"strict"_s}).exitCode, 0);
    }

    void scriptsAndInputAndEnvironment()
    {
        QByteArray job("#!/bin/sh -e\nname=\"$WHO\"\necho \"hello $name from {{host}}\"\nfalse\necho never\n");
        m_cli->write(u"job.sh"_s, job);
        m_cli->write(u"windows.sh"_s, job.replace("\n", "\r\n"));
        for (const QString& file : {u"job.sh"_s, u"windows.sh"_s}) {
            const CliResult script =
                m_cli->run(base() + QStringList{u"node-007"_s, u"--script"_s, file, u"--env"_s, u"WHO=a b"_s});
            QCOMPARE(script.exitCode, 1);
            QCOMPARE(script.out, QByteArray("node-007: hello a b from node-007\n"));
        }
        const CliResult input =
            m_cli->run(base() + QStringList{u"node-001"_s, u"--command"_s, u"wc -c"_s, u"--stdin"_s, u"-"_s},
                       QByteArray(300'000, 'x'));
        QCOMPARE(input.out.simplified(), QByteArray("node-001: 300000"));
    }

    void theConfigurationsVariablesAndTerminal()
    {
        SshdFixture open({{u"ListenAddress"_s, u"0.0.0.0"_s}, {u"AcceptEnv"_s, u"ROLLCALL_A* LC_*"_s}});
        QVERIFY2(open.start(), qPrintable(open.error()));
        m_cli->write(u"ssh/.ssh/config"_s,
                     "Host *\n  SendEnv ROLLCALL_A LC_* ROLLCALL_SSH_*\n  SetEnv ROLLCALL_AB=two ROLLCALL_B=no\n"
                     "Host 127.0.0.2\n  RequestTTY force\n  ForwardX11 yes\nHost 127.0.0.3\n"
                     "  RemoteCommand tmux attach\n");
        const QByteArray config = m_cli->file(u"ssh/.ssh/config"_s).toUtf8();
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->file(u"ssh"_s));
        m_cli->setEnvironment(u"ROLLCALL_A"_s, u"one"_s);
        const auto run = [&](const QString& target, const QString& command) {
            return m_cli->run({u"run"_s, target, u"--library"_s, u"lib"_s, u"--identity"_s, open.clientKey(),
                               u"--port"_s, QString::number(open.port()), u"--host-keys"_s, u"accept-new"_s,
                               u"--known-hosts"_s, m_cli->file(u"new"_s), u"--command"_s, command, u"--no-history"_s,
                               u"--verbose-host"_s, target});
        };
        const CliResult sent = run(
            u"127.0.0.1"_s, u"echo \"[$ROLLCALL_A] [$LC_ALL] [$ROLLCALL_AB] [$ROLLCALL_B] [$ROLLCALL_SSH_HOME]\""_s);
        QVERIFY2(sent.exitCode == 0, sent.err.constData()); // a refused one is no failure
        QCOMPARE(sent.out, QByteArray("127.0.0.1: [one] [C.UTF-8] [two] [] []\n"));
        QVERIFY2(sent.err.contains("ROLLCALL_B (AcceptEnv)"), sent.err.constData());
        const CliResult terminal = run(u"127.0.0.2"_s, u"test -t 1 && echo terminal"_s);
        QVERIFY2(terminal.out.contains("terminal"), terminal.err.constData());
        QVERIFY2(terminal.err.contains(QByteArray("ForwardX11 yes (" + config + ":6)")), terminal.err.constData());
        const CliResult skipped = run(u"127.0.0.3"_s, u"true"_s);
        QCOMPARE(skipped.exitCode, 1);
        QVERIFY2(skipped.err.contains(
                     QByteArray("skipped: Not connected to: " + config + ":8 asks for RemoteCommand (tmux attach)")),
                 skipped.err.constData());
    }

    void jsonLinesStreamToStandardOutput()
    {
        const CliResult result =
            m_cli->run(base() + QStringList{u"node-[001-003]"_s, u"--command"_s, u"echo x"_s, u"--jsonl"_s, u"-"_s});
        QCOMPARE(result.exitCode, 0);
        const QList<QByteArray> lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        for (const QByteArray& line : lines)
            QCOMPARE(QJsonDocument::fromJson(line).object()[u"stdout"_s].toString(), u"x\n"_s);
    }

    void stepsAreNotCountedAsHosts()
    {
        const CliResult one = m_cli->run(base() + QStringList{u"node-[001-003]"_s, u"--command"_s, u"true"_s});
        QVERIFY2(one.err.contains("3 hosts: 3 ok, in "), one.err.constData());
        const CliResult two =
            m_cli->run(base() + QStringList{u"node-[001-003]"_s, u"--command"_s, u"true"_s, u"--command"_s, u"true"_s});
        QVERIFY2(two.err.contains("3 hosts, 2 steps each: 6 ok, in "), two.err.constData());
        const QList<QByteArray> lines = m_cli->run({u"history"_s, u"list"_s}).out.split('\n');
        QVERIFY2(lines.at(0).contains("Hosts  Steps  Outcomes"), lines.at(0).constData());
        QVERIFY2(lines.at(1).contains("3      2      6 ok"), lines.at(1).constData());
    }

    // Each server lets through to the next only, so that no other order would do.
    void severalJumpHostsAreLoggedInToOnceEach()
    {
        SshdFixture inner({{u"PermitOpen"_s, u"*:%1"_s.arg(m_sshd->port())}});
        QVERIFY2(inner.start(), qPrintable(inner.error()));
        SshdFixture outer({{u"PermitOpen"_s, u"127.0.0.1:%1"_s.arg(inner.port())}});
        QVERIFY2(outer.start(), qPrintable(outer.error()));
        for (SshdFixture* hop : {&outer, &inner})
            hop->authorize(m_sshd->clientKey() + u".pub"_s);
        m_cli->write(u"known_hosts"_s, m_cli->read(u"known_hosts"_s) + outer.knownHostsLine() + inner.knownHostsLine());
        const QString user = m_sshd->user();
        const QString first = u"%1@127.0.0.1:%2"_s.arg(user).arg(outer.port());
        const QString second = u"%1@127.0.0.1:%2"_s.arg(user).arg(inner.port());
        const int before = m_sshd->logCount("Accepted publickey");
        const QStringList run =
            base() + QStringList{u"node-[001-020]"_s, u"--command"_s, u"echo {{host}}"_s, u"--fold"_s};
        const CliResult result = m_cli->run(run + QStringList{u"--jump"_s, first + u',' + second});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QVERIFY(result.err.contains("20 ok"));
        QCOMPARE(m_sshd->logCount("Accepted publickey") - before, 20);
        QCOMPARE(outer.logCount("Accepted publickey"), 1);
        QCOMPARE(inner.logCount("Accepted publickey"), 1);

        const CliResult shown = m_cli->run(run + QStringList{u"--jump"_s, first + u',' + second, u"--dry-run"_s});
        QVERIFY2(shown.out.contains((first + u", "_s + second).toUtf8()), shown.out.constData());
        const CliResult reversed = m_cli->run(run + QStringList{u"--jump"_s, second + u',' + first});
        QCOMPARE(reversed.exitCode, 1);
        QVERIFY2(reversed.err.contains("20 unreachable"), reversed.err.constData());
    }

    void aJumpHostsOwnJumpHostIsGoneThrough()
    {
        SshdFixture inner({{u"PermitOpen"_s, u"*:%1"_s.arg(m_sshd->port())}});
        QVERIFY2(inner.start(), qPrintable(inner.error()));
        SshdFixture outer({{u"PermitOpen"_s, u"127.0.0.1:%1"_s.arg(inner.port())}});
        QVERIFY2(outer.start(), qPrintable(outer.error()));
        for (SshdFixture* hop : {&outer, &inner})
            hop->authorize(m_sshd->clientKey() + u".pub"_s);
        m_cli->write(u"known_hosts"_s, m_cli->read(u"known_hosts"_s) + outer.knownHostsLine() + inner.knownHostsLine());
        const auto host = [this](const QByteArray& name, const SshdFixture& server) -> QByteArray {
            return "  " + name + ":\n    address: 127.0.0.1\n    port: " + QByteArray::number(server.port()) +
                   "\n    user: " + m_sshd->user().toUtf8() + '\n';
        };
        m_cli->write(u"lib/hosts.yaml"_s, m_cli->read(u"lib/hosts.yaml"_s) + host("outer", outer) +
                                              host("inner", inner) + "    jump: outer\n");
        m_cli->write(u"lib/groups/far.yaml"_s, "version: 1\naccess:\n  jump: inner\nmembers:\n  - node-[001-005]\n");
        const CliResult result = m_cli->run(base() + QStringList{u"@far"_s, u"--command"_s, u"true"_s});
        QVERIFY2(result.exitCode == 0, result.err.constData());
        QCOMPARE(outer.logCount("Accepted publickey"), 1);
        QCOMPARE(inner.logCount("Accepted publickey"), 1);
    }

    void anOldServerNeedsToBeAllowed()
    {
        SshdFixture old({{u"HostKeyAlgorithms"_s, u"ssh-rsa"_s},
                         {u"KexAlgorithms"_s, u"diffie-hellman-group14-sha1"_s},
                         {u"Ciphers"_s, u"aes128-cbc"_s},
                         {u"MACs"_s, u"hmac-sha1"_s}},
                        {u"rsa"_s});
        QVERIFY2(old.start(), qPrintable(old.error()));
        const auto run = [&](const QString& target, const QStringList& more = {}) {
            return m_cli->run(QStringList{u"run"_s, u"--library"_s, u"lib"_s, target, u"--user"_s, old.user(),
                                          u"--port"_s, QString::number(old.port()), u"--identity"_s, old.clientKey(),
                                          u"--known-hosts"_s, old.knownHosts(), u"--command"_s, u"echo there"_s} +
                              more);
        };
        const CliResult refused = run(u"127.0.0.1"_s);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("1 unreachable") &&
                     refused.err.contains("allow old algorithms (SHA-1) for its group"),
                 refused.err.constData());
        const CliResult allowed = run(u"127.0.0.1"_s, {u"--legacy-algorithms"_s, u"--verbose-host"_s, u"127.0.0.1"_s});
        QCOMPARE(allowed.out, QByteArray("127.0.0.1: there\n"));
        QVERIFY2(allowed.err.contains("old algorithms in use: diffie-hellman-group14-sha1, aes128-cbc, hmac-sha1"),
                 allowed.err.constData());
        m_cli->write(u"lib/groups/old.yaml"_s, "version: 1\naccess:\n  legacy-algorithms: yes\nmembers: [node-001]\n");
        const CliResult byGroup = run(u"node-001"_s);
        QVERIFY2(byGroup.out == "node-001: there\n", byGroup.err.constData());
    }

    void theConnectionLogIsShown()
    {
        const CliResult result = m_cli->run(
            base() + QStringList{u"node-001"_s, u"--command"_s, u"true"_s, u"--verbose-host"_s, u"node-001"_s});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.err.count("node-001: ") >= 3, result.err.constData());
    }

    void aFullDiskOnExportIsSaid()
    {
        const CliResult result = m_cli->run(base() + QStringList{u"node-001"_s, u"--command"_s, u"seq 100000"_s,
                                                                 u"--csv"_s, u"/dev/full"_s, u"--quiet"_s});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("/dev/full"), result.err.constData());
    }

    /// ulimit -f stands for a file system's end, and is no signal that ends the program.
    void aFileSizeLimitIsAFullDisk()
    {
        QProcess process;
        process.setProcessEnvironment(m_cli->environment());
        process.setWorkingDirectory(m_cli->home());
        process.start(u"/bin/sh"_s,
                      QStringList{u"-c"_s, u"ulimit -f 400; exec \"$0\" \"$@\""_s, programPath(u"rollcall-cli"_s)} +
                          base() + QStringList{u"node-001"_s, u"--command"_s, u"seq 100000"_s});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1, said.constData());
        QVERIFY2(said.contains("no room left for the output"), said.constData());
    }

    void laterStepsGoOnWhereThatIsSaid()
    {
        const QStringList two =
            base() + QStringList{u"node-001"_s, u"--command"_s, u"exit 3"_s, u"--command"_s, u"echo later"_s};
        QVERIFY(!m_cli->run(two).out.contains("later"));
        const CliResult result =
            m_cli->run(two + QStringList{u"--on-failure"_s, u"go-on"_s, u"--login-timeout"_s, u"20"_s});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.out.contains("later"), result.out.constData());
    }

    void ctrlCCancelsTruthfully()
    {
        const int before = m_sshd->logCount("Starting session: command");
        QProcess process;
        m_cli->start(process, base() + QStringList{u"node-[001-004]"_s, u"--fan-out"_s, u"2"_s, u"--command"_s,
                                                   u"echo begun; sleep 300"_s, u"--csv"_s, u"out.csv"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_sshd->logCount("Starting session: command") - before >= 2, 20'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 130);
        const auto rows = readCsvStrictly(m_cli->read(u"out.csv"_s));
        QVERIFY(rows);
        int ended = 0;
        for (qsizetype i = 1; i < rows->size(); ++i) {
            QCOMPARE(rows->at(i)[9], QByteArray("cancelled"));
            ended += rows->at(i)[14] == "ended" ? 1 : 0;
        }
        QCOMPARE(ended, 2);
    }

    void theSecondCtrlCQuits()
    {
        const int before = m_sshd->logCount("Starting session: command");
        QProcess process;
        m_cli->start(process,
                     base() + QStringList{u"node-001"_s, u"--command"_s, u"trap '' TERM; sleep 60 & wait; sleep 60"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_sshd->logCount("Starting session: command") > before, 20'000);
        QByteArray said;
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("Ctrl-C"), 10'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(3000));
        QCOMPARE(process.exitCode(), 130);
    }
};

ROLLCALL_TEST(tst_cliruns, CliRunsTest)
#include "tst_cliruns.moc"
