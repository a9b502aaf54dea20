// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ptychild.h"
#include "support/clirunner.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Nothing runs on production that nobody has agreed to: on the terminal, or by how many hosts these are. The hosts are
/// ports where nothing listens, so that what runs ends at once, with 1.
class CliProductionTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int began = 1; // "not all went well"
    static constexpr int nothingRan = 2;

    std::unique_ptr<CliRunner> m_cli;

    static QStringList run(const QString& target, const QStringList& more = {})
    {
        return QStringList{u"run"_s, target, u"--library"_s, u"lib"_s, u"--command"_s, u"reboot now"_s} + more;
    }

    /// On a terminal of its own; `answer` is given to the one question, which ends in `asked`. `early` is typed before the
    /// program is there.
    int onTerminal(const QStringList& arguments, const QByteArray& asked, const QByteArray& answer, QByteArray& screen,
                   const QByteArray& early = {})
    {
        PtyChild child;
        const QString home = m_cli->home();
        if (!child.start(programPath(u"rollcall-cli"_s), arguments,
                         {{u"HOME"_s, home},
                          {u"XDG_CONFIG_HOME"_s, home + u"/config"_s},
                          {u"XDG_DATA_HOME"_s, home + u"/data"_s},
                          {u"XDG_STATE_HOME"_s, home + u"/state"_s},
                          {u"ROLLCALL_SSH_HOME"_s, home},
                          {u"LC_ALL"_s, u"C.UTF-8"_s}},
                         home))
            return -1;
        child.type(early);
        const bool wasAsked = child.waitFor(asked);
        screen = child.screen();
        child.type(answer);
        const int code = wasAsked ? child.waitForEnd() : -1;
        screen = child.screen();
        return code;
    }

private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->home());
        QByteArray hosts("hosts:\n  test-1: {address: 127.0.1.1, port: 1, user: me}\n");
        for (int number = 1; number <= 12; ++number)
            hosts += "  live-" + QByteArray::number(number) + ": {address: 127.0.0." + QByteArray::number(number) +
                     ", port: 1, user: root}\n";
        m_cli->write(u"lib/hosts.yaml"_s, hosts);
        m_cli->write(u"lib/groups/live.yaml"_s, "name: live\nproduction: yes\nmembers:\n  - live-*\n");
    }

    void withoutATerminalTheNumberIsToBeSaid_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("code");
        QTest::newRow("none, not said") << u"test-1"_s << QString() << began;
        QTest::newRow("none, said so") << u"test-1"_s << u"0"_s << began;
        QTest::newRow("none, and one is said") << u"test-1"_s << u"1"_s << nothingRan;
        QTest::newRow("one, not said") << u"live-1"_s << QString() << nothingRan;
        QTest::newRow("one beside another") << u"test-1, live-1"_s << QString() << nothingRan;
        QTest::newRow("one by its login") << u"someone@live-1"_s << QString() << nothingRan;
        QTest::newRow("one by its group") << u"@live&live-2"_s << QString() << nothingRan;
        QTest::newRow("one by its address") << u"root@127.0.0.1:1, live-1"_s << QString() << nothingRan;
        QTest::newRow("one, said") << u"test-1, live-1"_s << u"1"_s << began;
        QTest::newRow("two, and one is said") << u"live-1, live-2"_s << u"1"_s << nothingRan;
        QTest::newRow("all of them") << u"@live"_s << u"12"_s << began;
        QTest::newRow("no number") << u"live-1"_s << u"yes"_s << nothingRan;
    }

    void withoutATerminalTheNumberIsToBeSaid()
    {
        QFETCH(QString, target);
        QFETCH(QString, number);
        QFETCH(int, code);
        const CliResult result =
            m_cli->run(run(target, number.isEmpty() ? QStringList() : QStringList{u"--production"_s, number}));
        QVERIFY2(result.exitCode == code, result.err.constData());
        QCOMPARE(result.err.contains("nothing listens"), code == began);
        QVERIFY(code == began || result.err.contains("--production"));
    }

    void whatNobodyKnowsIsToBeSaidAsWell_data()
    {
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray live = "name: live\nproduction: yes\nmembers:\n";
        QTest::newRow("broken") << live + "  - [\n" << QByteArray("live.yaml");
        QTest::newRow("too new") << "version: 99\n" + live + "  - live-*\n" << QByteArray("newer Rollcall");
        QTest::newRow("maybe") << QByteArray("production: maybe\nmembers: [live-*]\n") << QByteArray();
        QTest::newRow("a member that is gone") << live + "  - \"@gone\"\n" << QByteArray("The group “live”");
    }

    void whatNobodyKnowsIsToBeSaidAsWell()
    {
        QFETCH(QByteArray, group);
        QFETCH(QByteArray, reason);
        m_cli->write(u"lib/groups/live.yaml"_s, group);
        const CliResult unsaid = m_cli->run(run(u"live-1"_s));
        QVERIFY2(unsaid.exitCode == nothingRan && unsaid.err.contains("--production 1"), unsaid.err.constData());
        QVERIFY2(unsaid.err.contains(reason), unsaid.err.constData());
        QVERIFY2(reason.isEmpty() || unsaid.err.contains("counts as in production"), unsaid.err.constData());
        QCOMPARE(m_cli->run(run(u"live-1"_s, {u"--production"_s, u"1"_s})).exitCode, began);
    }

    void andSoItIsAgain()
    {
        QCOMPARE(m_cli->run(run(u"live-1"_s, {u"--production"_s, u"1"_s})).exitCode, began);
        const QStringList again{u"again"_s, u"--library"_s, u"lib"_s};
        const CliResult unsaid = m_cli->run(again);
        QVERIFY2(unsaid.exitCode == nothingRan && unsaid.err.contains("--production 1"), unsaid.err.constData());
        QCOMPARE(m_cli->run(again + QStringList{u"--production"_s, u"2"_s}).exitCode, nothingRan);
        QCOMPARE(m_cli->run(again + QStringList{u"--production"_s, u"1"_s}).exitCode, began);
    }

    void aDryRunSaysWhichTheyAre()
    {
        const CliResult dry = m_cli->run(run(u"test-1, live-1"_s, {u"--dry-run"_s}));
        QVERIFY2(dry.exitCode == 0 && dry.out.contains("Production") && dry.out.contains("--production 1"),
                 dry.out.constData());
        for (const QByteArray& line : dry.out.split('\n')) {
            if (line.startsWith("live-1") || line.startsWith("test-1"))
                QVERIFY2(line.endsWith("yes") == line.startsWith("live-1"), line.constData());
        }
        QVERIFY(!m_cli->run(run(u"test-1"_s, {u"--dry-run"_s})).out.contains("roduction"));
    }

    void onATerminalItIsAsked_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("code");
        QTest::newRow("yes") << u"test-1, live-1"_s << QByteArray("yes\n") << began;
        QTest::newRow("no") << u"test-1, live-1"_s << QByteArray("no\n") << nothingRan;
        QTest::newRow("neither, yes") << u"live-1"_s << QByteArray("y\nsure\nyes\n") << began;
        QTest::newRow("neither, Return") << u"live-1"_s << QByteArray("maybe\n\n") << nothingRan;
        QTest::newRow("neither, again and again") << u"live-1"_s << QByteArray("y\n").repeated(5) << nothingRan;
        QTest::newRow("Return") << u"test-1, live-1"_s << QByteArray("\n") << nothingRan;
        QTest::newRow("Ctrl+D") << u"test-1, live-1"_s << QByteArray("\x04") << nothingRan;
        QTest::newRow("many, yes") << u"@live"_s << QByteArray("yes\nno\n") << nothingRan;
        QTest::newRow("many, yes, their number") << u"@live"_s << QByteArray("yes\n12\n") << began;
        QTest::newRow("many, another number") << u"@live"_s << QByteArray("11\n") << nothingRan;
        QTest::newRow("many, their number") << u"@live"_s << QByteArray("12\n") << began;
    }

    void onATerminalItIsAsked()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        QByteArray screen;
        const QByteArray asked = target == u"@live"_s ? "production hosts these are: " : "yes or no: ";
        const int ended = onTerminal(run(target), asked, answer, screen);
        QVERIFY2(ended == code, screen.constData());
        QVERIFY2(screen.contains("reboot now") && screen.contains("live-1: root@127.0.0.1:1 · production"),
                 screen.constData());
        QCOMPARE(screen.contains("nothing listens"), code == began);
        const qsizetype neither = answer.count("y\n") + answer.count("sure\n") + answer.count("maybe\n");
        QCOMPARE(screen.count("Please type yes or no: "), std::min<qsizetype>(neither, 4));
    }

    void whatWasTypedBeforeAnswersNothing_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("early");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("code");
        QTest::newRow("yes") << u"live-1"_s << QByteArray("yes\n") << QByteArray("no\n") << nothingRan;
        QTest::newRow("no") << u"live-1"_s << QByteArray("no\n") << QByteArray("yes\n") << began;
        QTest::newRow("lines") << u"live-1"_s << QByteArray("x\n\nyes\n") << QByteArray("no\n") << nothingRan;
        QTest::newRow("half a line") << u"live-1"_s << QByteArray("ye") << QByteArray("s\n\n") << nothingRan;
        QTest::newRow("neither, behind it") << u"live-1"_s << QByteArray("no\n") << QByteArray("y\nyes\n") << began;
        QTest::newRow("number") << u"@live"_s << QByteArray("12\n") << QByteArray("no\n") << nothingRan;
        QTest::newRow("number, behind it") << u"@live"_s << QByteArray("no\n") << QByteArray("yes\n12\n") << began;
    }

    void whatWasTypedBeforeAnswersNothing()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, early);
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        QByteArray screen;
        const QByteArray asked = target == u"@live"_s ? "production hosts these are: " : "yes or no: ";
        const int ended = onTerminal(run(target), asked, answer, screen, early);
        QVERIFY2(ended == code, screen.constData());
        QCOMPARE(screen.contains("nothing listens"), code == began);
    }

    void whoHasSaidTheNumberIsNotAsked()
    {
        QByteArray screen;
        QCOMPARE(onTerminal(run(u"live-1"_s, {u"--production"_s, u"1"_s}), "nothing listens", {}, screen), began);
        QVERIFY2(!screen.contains("yes or no"), screen.constData());
    }
};

ROLLCALL_TEST(tst_production, CliProductionTest)
#include "tst_production.moc"
