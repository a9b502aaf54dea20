// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hundrednodes.h"
#include "support/clirunner.h"
#include "support/csvreader.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// What is kept of runs, and how they compare.
class CliHistoryTest : public HundredNodes
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeLibrary(); }
    void cleanupTestCase() { stopServer(); }

    void runsAreRememberedUnlessNot()
    {
        m_cli->run(base() + QStringList{u"node-001"_s, u"--command"_s, u"echo hidden"_s, u"--no-history"_s});
        QCOMPARE(m_cli->run({u"history"_s, u"list"_s}).out.count('\n'), 1);
        m_cli->run(base() + QStringList{u"node-[001-002]"_s, u"--command"_s, u"echo remembered"_s});
        const CliResult list = m_cli->run({u"history"_s, u"list"_s});
        QVERIFY2(list.out.contains("echo remembered") && list.out.contains("2 ok"), list.out.constData());
        const CliResult show = m_cli->run({u"history"_s, u"show"_s, u"--csv"_s, u"again.csv"_s});
        QCOMPARE(show.exitCode, 0);
        QVERIFY(show.out.contains("node-002: remembered"));
        const auto rows = readCsvStrictly(m_cli->read(u"again.csv"_s));
        QVERIFY(rows);
        QCOMPARE(rows->size(), 3);
        QCOMPARE(rows->at(1)[16], QByteArray("remembered\n"));
    }

    void whatARunDidIsShown()
    {
        const QStringList run = base() + QStringList{u"node-001"_s,
                                                     u"--command"_s,
                                                     u"echo {{what}}\necho more\necho most"_s,
                                                     u"--command"_s,
                                                     u"echo \x1b[31mred"_s,
                                                     u"--param"_s,
                                                     u"what=this"_s,
                                                     u"--fan-out"_s,
                                                     u"2"_s,
                                                     u"--timeout"_s,
                                                     u"20.5"_s,
                                                     u"--env"_s,
                                                     u"LC_X=hidden"_s};
        QCOMPARE(m_cli->run(run).exitCode, 0);
        const QByteArray shown = m_cli->run({u"history"_s, u"show"_s}).out;
        for (const QByteArray words :
             {"\nStep 1: echo this (and 2 more line", "\nStep 2: echo ", "\nParameters: what=this\n",
              "\nOptions: --fan-out 2 --timeout 20.5 --env LC_X=", " --port ", " --known-hosts "})
            QVERIFY2(shown.contains(words), shown.constData());
        QVERIFY2(!shown.contains("--connect-timeout") && !shown.contains("LC_X=hidden"), shown.constData());
        const QByteArray head = shown.first(shown.indexOf("\nOptions"));
        QVERIFY2(!head.contains('\x1b'), head.constData());
    }

    /// What somebody changed in the files is said of its host, whoever reads it.
    void aChangedOutputIsSaid()
    {
        m_cli->run(base() + QStringList{u"node-[001-002]"_s, u"--command"_s, u"echo it is {{host}}"_s});
        const QString runs = m_cli->home() + u"/state/rollcall/history/runs"_s;
        QFile file(runs + u'/' + QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst() +
                   u"/000000.segment"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qsizetype at = file.readAll().lastIndexOf("it is node-002\n");
        QVERIFY(at >= 0 && file.seek(at) && file.write("at", 2) == 2);
        file.close();
        const CliResult json = m_cli->run({u"history"_s, u"show"_s, u"--json"_s, u"-"_s});
        QCOMPARE(json.exitCode, 1);
        QCOMPARE(json.out.count("\"damaged\":true"), 1);
        QVERIFY2(json.err.contains("is damaged"), json.err.constData());
        const CliResult shown = m_cli->run({u"history"_s, u"show"_s});
        QCOMPARE(shown.exitCode, 1);
        QVERIFY2(shown.err.contains("node-002: damaged") && !shown.err.contains("node-001: damaged"),
                 shown.err.constData());
        QVERIFY(m_cli->run({u"history"_s, u"list"_s}).out.contains("damaged"));
        // Nor is it said to be what the host says, or to be unchanged.
        m_cli->run(base() + QStringList{u"node-[001-002]"_s, u"--command"_s, u"echo it is {{host}}"_s});
        const CliResult diff = m_cli->run({u"history"_s, u"diff"_s});
        QCOMPARE(diff.exitCode, 1);
        QVERIFY2(diff.err.contains("node-002 (") && diff.err.contains("damaged") && !diff.err.contains("node-001"),
                 diff.err.constData());
    }

    /// A pipe in a file's place is not waited for, and a link's folder is not emptied.
    void plantedThingsAreNotFollowed()
    {
        m_cli->run(base() + QStringList{u"node-001"_s, u"--command"_s, u"echo one"_s});
        const QString runs = m_cli->home() + u"/state/rollcall/history/runs"_s;
        const QString id = QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
        const QString segment = runs + u'/' + id + u"/000000.segment"_s;
        QVERIFY(QFile::remove(segment) && ::mkfifo(QFile::encodeName(segment).constData(), 0600) == 0);
        const CliResult shown = m_cli->run({u"history"_s, u"show"_s});
        QVERIFY2(shown.exitCode != 0 && shown.err.contains("is not a file"), shown.err.constData());
        const QTemporaryDir precious;
        QFile file(precious.filePath(u"a"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QDir(runs + u'/' + id).removeRecursively() && QFile::link(precious.path(), runs + u'/' + id));
        QCOMPARE(m_cli->run({u"history"_s, u"delete"_s, id}).exitCode, 0);
        QVERIFY(file.exists());
        QVERIFY(!QFileInfo(runs + u'/' + id).isSymLink());
    }

    /// Printed and written alike: what failed, what nothing was done to, what ended for a reason.
    void aPartOfARunIsShown()
    {
        const QString command = u"echo from {{host}}; test {{host}} != node-002 || exit 3"_s;
        QCOMPARE(m_cli
                     ->run(base() + QStringList{u"node-[001-002],127.0.0.3:1"_s, u"--command"_s, command,
                                                u"--command"_s, u"true"_s})
                     .exitCode,
                 1);
        const auto shown = [&](const QStringList& words) {
            return m_cli->run(QStringList{u"history"_s, u"show"_s} + words);
        };
        const auto hosts = [&](const QString& only) {
            QByteArrayList names;
            const auto rows = readCsvStrictly(shown({u"--csv"_s, u"-"_s, u"--only"_s, only}).out);
            for (const CsvRow& row : rows ? rows->sliced(1) : QList<CsvRow>())
                names.append(row[3] + ' ' + row[7]);
            return names.join(',');
        };
        QCOMPARE(hosts(u"failed"_s), QByteArray("node-002 1"));
        QCOMPARE(hosts(u"untouched"_s), QByteArray("127.0.0.3:1 1,127.0.0.3:1 2"));
        QCOMPARE(hosts(u"refused,exit-code"_s), QByteArray("node-002 1,127.0.0.3:1 1,127.0.0.3:1 2"));
        QVERIFY(hosts(u"ok"_s).startsWith("node-001 1,node-001 2"));
        QCOMPARE(hosts(u"ok,not-ok"_s).count(','), 5);

        const CliResult table = shown({u"--only"_s, u"failed"_s});
        QVERIFY2(table.out.contains("node-002 [1]: from node-002") && !table.out.contains("node-001"),
                 table.out.constData());
        QVERIFY2(table.err.contains("node-002") && !table.err.contains("127.0.0.3"), table.err.constData());
        const CliResult fold = shown({u"--fold"_s, u"--only"_s, u"exit-code"_s});
        QVERIFY2(fold.out.contains("---- node-002 (1)") && !fold.out.contains("node-001"), fold.out.constData());
        QCOMPARE(shown({u"--jsonl"_s, u"-"_s, u"--only"_s, u"failed"_s}).out.count('\n'), 1);
        QCOMPARE(shown({u"--html"_s, u"page"_s, u"--output-dir"_s, u"files"_s, u"--only"_s, u"failed"_s}).exitCode, 0);
        QVERIFY(m_cli->read(u"page"_s).contains("node-002") && !m_cli->read(u"page"_s).contains("node-001"));
        QCOMPARE(QDir(m_cli->file(u"files"_s)).entryList(QDir::Files), QStringList{u"node-002.1.out"_s});

        const CliResult none = shown({u"--only"_s, u"host-key-changed"_s});
        QVERIFY2(none.exitCode == 0 && none.err.contains("Nothing in this run is so"), none.err.constData());
        const CliResult wrong = shown({u"--only"_s, u"fialed"_s});
        QVERIFY2(wrong.exitCode == 2 && wrong.err.contains("--only") && wrong.err.contains("untouched, ok, failed"),
                 wrong.err.constData());
        const CliResult list = m_cli->run({u"history"_s, u"list"_s, u"--only"_s, u"failed"_s});
        QVERIFY2(list.exitCode == 2 && list.err.contains("history show"), list.err.constData());
    }

    /// On a read-only mount as root, whom permissions do not bind, else by permissions.
    void aReadOnlyHistoryIsListed()
    {
        const QStringList run = base() + QStringList{u"node-001"_s, u"--command"_s, u"echo remembered"_s};
        QCOMPARE(m_cli->run(run).exitCode, 0);
        const QByteArray state = QFile::encodeName(m_cli->file(u"state"_s));
        const bool mounted = ::mount(state.constData(), state.constData(), nullptr, MS_BIND, nullptr) == 0;
        const QString path = m_cli->file(u"state"_s);
        const auto writable = qScopeGuard([&] {
            if (mounted)
                ::umount2(state.constData(), MNT_DETACH);
            else
                QProcess::execute(u"chmod"_s, {u"-R"_s, u"u+w"_s, path});
        });
        const unsigned long readOnly = MS_BIND | MS_REMOUNT | MS_RDONLY;
        if (mounted)
            QCOMPARE(::mount(nullptr, state.constData(), nullptr, readOnly, nullptr), 0);
        else
            QCOMPARE(QProcess::execute(u"chmod"_s, {u"-R"_s, u"a-w"_s, path}), 0);
        const CliResult list = m_cli->run({u"history"_s, u"list"_s});
        QVERIFY2(list.exitCode == 0 && list.out.contains("1 ok"), list.err.constData());
        QVERIFY(m_cli->run({u"history"_s, u"show"_s}).out.contains("node-001: remembered"));
        const CliResult refused = m_cli->run(run);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.out.isEmpty());
        QVERIFY2(refused.err.contains(state) && refused.err.contains("--no-history"), refused.err.constData());
        const CliResult unrecorded = m_cli->run(run + QStringList{u"--no-history"_s});
        QVERIFY2(unrecorded.exitCode == 0, QByteArray(unrecorded.err + unrecorded.out).constData());
    }

    /// What is left out of the comparison is said, and what differs in anything else stays apart.
    void masksFoldWhatIsNearlyTheSame()
    {
        const QStringList run =
            base() + QStringList{u"node-[001-004]"_s, u"--command"_s,
                                 u"n={{host}}; [ $n != node-003 ] && echo \"$n up, serial ${n#node-}\" || "
                                 "echo down"_s};
        const auto headings = [](const CliResult& result) {
            QByteArrayList lines = result.out.split('\n');
            lines.removeIf([](const QByteArray& line) { return !line.startsWith("---- "); });
            return lines;
        };
        const CliResult exact = m_cli->run(run + QStringList{u"--fold"_s});
        QVERIFY2(exact.exitCode == 0, exact.err.constData());
        QCOMPARE(headings(exact).size(), 4);
        QCOMPARE(headings(m_cli->run(run + QStringList{u"--mask"_s, u"default"_s})).size(), 4); // the serials
        const QByteArrayList nearly{"---- node-[001-002,004] (3, \xE2\x89\x88 3 different texts, of which this is one)",
                                    "---- node-003 (1)"};
        const QStringList masked{u"--mask"_s, u"default"_s, u"--mask-pattern"_s, u"serial \\d+"_s};
        const CliResult folded = m_cli->run(run + masked);
        QCOMPARE(headings(folded), nearly);
        QVERIFY2(folded.out.contains("\nnode-001 up, serial 001\n---- "), folded.out.constData());
        QCOMPARE(headings(m_cli->run(QStringList{u"history"_s, u"show"_s} + masked)), nearly);
        QCOMPARE(headings(m_cli->run({u"history"_s, u"show"_s, u"--mask"_s, u"names,numbers"_s})), nearly);
        QCOMPARE(headings(m_cli->run({u"history"_s, u"show"_s, u"--mask"_s, u"none"_s})).size(), 4);

        const CliResult unknown = m_cli->run(run + QStringList{u"--mask"_s, u"default,time"_s});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY2(unknown.err.contains("“time” is none of the masks: default, none, names, times,"),
                 unknown.err.constData());
        const CliResult bad = m_cli->run(run + QStringList{u"--mask-pattern"_s, u"a(b"_s});
        QVERIFY2(bad.exitCode == 2 && bad.err.contains("parenthes"), bad.err.constData());
    }

    /// From the most common answer, from a host, from the last time.
    /// What a host says no more is not what it said the last time.
    void anEarlierRunsFilesAreNotLeft()
    {
        const auto run = [&](const QString& what) {
            return m_cli->run(base() + QStringList{u"node-001"_s, u"--output-dir"_s, u"files"_s, u"--command"_s, what});
        };
        QCOMPARE(run(u"echo backup ok"_s).exitCode, 0);
        QFile file(m_cli->file(u"files/node-001.1.out"_s));
        QVERIFY(file.exists() && file.size() > 0);
        QCOMPARE(run(u"true"_s).exitCode, 0);
        QCOMPARE(QFile(file.fileName()).size(), 0);
    }

    /// 2 was "wrong input", 127 is "the program is gone".
    void anotherExitCodeIsAnotherAnswer()
    {
        const auto run = [&](const QString& host, const QString& code) {
            return m_cli->run(base() + QStringList{host, u"--command"_s,
                                                   u"echo same; exit $(cat %1)"_s.arg(m_cli->file(code)), u"--fold"_s});
        };
        m_cli->write(u"code"_s, "2");
        QCOMPARE(run(u"node-001"_s, u"code"_s).exitCode, 1);
        m_cli->write(u"code"_s, "127");
        QCOMPARE(run(u"node-001"_s, u"code"_s).exitCode, 1);
        const CliResult diff = m_cli->run({u"history"_s, u"diff"_s});
        QCOMPARE(diff.exitCode, 1);
        QVERIFY2(!diff.out.contains("unchanged"), diff.out.constData());
    }

    void outputsAreCompared()
    {
        const QString file = m_cli->file(u"answers"_s);
        m_cli->write(u"answers"_s, "1\n2\n3\nnode-002 old\n");
        const QStringList run =
            base() +
            QStringList{
                u"node-[001-003]"_s, u"--command"_s,
                u"n={{host}}; grep -v node \"%1\"; grep \"$n\" \"%1\"; [ $n != node-003 ] || echo more >&2"_s.arg(
                    file)};
        const CliResult none = m_cli->run(run + QStringList{u"--diff-to"_s, u"last"_s});
        QVERIFY2(none.err.contains("There is no earlier run of the same commands"), none.err.constData());
        const QByteArray reference = "1\n2\n3\n";
        const QByteArray third = "---- node-003 (1)\n--- node-001 (standard error)\n+++ node-003 (standard error)\n"
                                 "@@ -0,0 +1 @@\n+more\n";
        const QByteArray second = "---- node-002 (1)\n--- node-001\n+++ node-002\n@@ -1,3 +1,4 @@\n 1\n 2\n 3\n"
                                  "+node-002 old\n";
        QCOMPARE(m_cli->run(run + QStringList{u"--diff-to"_s, u"host:node-001"_s}).out,
                 "---- node-001 (1, compared with)\n" + reference + second + third);
        QCOMPARE(
            m_cli->run({u"history"_s, u"show"_s, u"--diff-to"_s, u"majority"_s, u"--mask-pattern"_s, u"more"_s}).out,
            "---- node-001 (1, compared with)\n" + reference + second + third);

        const QByteArray same = "---- node-[001-003] (3, unchanged)\n";
        const CliResult unchanged = m_cli->run({u"history"_s, u"diff"_s});
        QVERIFY2(unchanged.out == same && unchanged.exitCode == 0,
                 QByteArray(unchanged.out + unchanged.err).constData());
        m_cli->write(u"answers"_s, "1\n2\n3\nnode-002 new\n");
        const CliResult last = m_cli->run(run + QStringList{u"--diff-to"_s, u"last"_s});
        QVERIFY2(
            last.out.startsWith("---- node-[001,003] (2, unchanged)\n---- node-002 (1, changed)\n--- node-002 (20"),
            last.out.constData());
        QVERIFY2(last.out.endsWith(" 1\n 2\n 3\n-node-002 old\n+node-002 new\n"), last.out.constData());
        const CliResult changed = m_cli->run({u"history"_s, u"diff"_s});
        QVERIFY2(changed.out == last.out && changed.exitCode == 1, changed.out.constData());
        QCOMPARE(m_cli->run({u"history"_s, u"diff"_s, u"--mask-pattern"_s, u"old|new"_s}).out, same);

        // Others then than now.
        const CliResult others = m_cli->run(base() + QStringList{u"node-[002,004]"_s, u"--command"_s, run.constLast()});
        QCOMPARE(others.exitCode, 0);
        QCOMPARE(m_cli->run({u"history"_s, u"diff"_s}).out,
                 "---- node-002 (1, unchanged)\n---- node-004 (1, not in the earlier run)\n"
                 "---- node-[001,003] (2, only in the earlier run)\n");

        for (const QString& wrong : {u"minority"_s, u"host:"_s, u"host"_s})
            QCOMPARE(m_cli->run(run + QStringList{u"--diff-to"_s, wrong}).exitCode, 2);
        const CliResult nobody = m_cli->run({u"history"_s, u"show"_s, u"--diff-to"_s, u"host:node-099"_s});
        QVERIFY2(nobody.err.contains("node-099"), nobody.err.constData());
    }
};

ROLLCALL_TEST(tst_clihistory, CliHistoryTest)
#include "tst_clihistory.moc"
