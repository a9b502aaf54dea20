// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "harness.h"
#include "ssh/session/cancellation.h"
#include "support/leftover.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// Ending commands, and that what is reported is what is left on the server.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class CancelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ends_data();
    void ends();
    void whatIsLeftIsWhatIsTold_data();
    void whatIsLeftIsWhatIsTold();
    void onDropbear();
    void timeLimit();
    void whatItHasStartedHoldsItsOutput();
    void outputLimit();
    void withoutSecondChannel();
    void aSlowHostGetsItsTime();
    void readsTheList();
    void touchesNothingByItself_data();
    void touchesNothingByItself();
    void lateListEndsNothing();

private:
    std::unique_ptr<SshdFixture> m_server;
};

void CancelTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

void CancelTest::ends_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("pty");
    QTest::newRow("sleeps") << QByteArray("echo go; sleep 1000.MARK") << false;
    QTest::newRow("sleeps on a terminal") << QByteArray("echo go; sleep 1000.MARK") << true;
    QTest::newRow("ignores TERM") << QByteArray("trap '' TERM; echo go; sleep 1000.MARK; sleep 1000.MARK") << false;
    QTest::newRow("with children") << QByteArray("sleep 1000.MARK & sleep 1000.MARK & echo go; wait") << false;
}

void CancelTest::ends()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, pty);
    const QByteArray mark = newMark();
    Harness harness;
    Plan plan{hostOf(*m_server), {command(text.replace("MARK", mark))}};
    plan.requests[0].pty = pty;
    plan.onOutput = [](ssh::Session& session, int exec, qint64) { session.cancelExec(exec, Reason::CancelledByUser); };
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::CancelledByUser);
    QVERIFY2(report.verdict().remote == RemoteState::Ended, qPrintable(report.text()));
    QCOMPARE(leftOver(mark), 0);
    QCOMPARE(report.ended.reason, Reason::None);
}

// Cancelled by whom it may concern: what is told is what ps shows on the server a moment later.
void CancelTest::whatIsLeftIsWhatIsTold_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("forced"); // ForceCommand
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<RemoteState>("told");
    const auto row = [](const char* name, const char* user, const char* forced, const char* text, RemoteState told) {
        QTest::newRow(name) << QString::fromLatin1(user) << QString::fromLatin1(forced) << QByteArray(text) << told;
    };
    row("as who runs the tests: sleeps", "", "", "echo go; sleep 1000.MARK", RemoteState::Ended);
    row("as who runs the tests: ForceCommand of its own", "", "echo go; sleep 1000.MARK", "true", RemoteState::Unknown);
    for (const char* user : {"root", "alice"}) {
        const auto name = [user](const char* what) -> QByteArray { return QByteArray(user) + ": " + what; };
        row(name("sleeps").constData(), user, "", "echo go; sleep 1000.MARK", RemoteState::Ended);
        row(name("is the shell itself").constData(), user, "", "echo go; exec sleep 1000.MARK", RemoteState::Ended);
        row(name("ignores TERM").constData(), user, "", "trap '' TERM; echo go; sleep 1000.MARK; sleep 1000.MARK",
            RemoteState::Ended);
        row(name("ignores everything it can").constData(), user, "",
            "trap '' TERM HUP INT QUIT USR1; echo go; while :; do sleep 1000.MARK; done", RemoteState::Ended);
        row(name("with children").constData(), user, "", "sleep 1000.MARK & sleep 1000.MARK & echo go; wait",
            RemoteState::Ended);
        row(name("through a pipe").constData(), user, "", "echo go; sleep 1000.MARK | cat", RemoteState::Ended);
        row(name("ForceCommand that obeys").constData(), user, "sh -c \"$SSH_ORIGINAL_COMMAND\"",
            "echo go; sleep 1000.MARK", RemoteState::Ended);
        row(name("ForceCommand of its own").constData(), user, "echo go; sleep 1000.MARK", "true",
            RemoteState::Unknown);
    }
    row("alice: leaves something behind that ignores TERM", "alice", "",
        "(trap \"\" TERM; sleep 1000.MARK) & echo go; sleep 1000.MARK", RemoteState::Ended);
    row("alice: leaves something behind in a session of its own", "alice", "",
        "setsid sh -c \"trap : TERM; echo go; sleep 1000.MARK; sleep 1000.MARK\" & sleep 1000.MARK",
        RemoteState::Ended);
    row("alice: behind sudo", "alice", "", "sudo -n sh -c 'echo go; sleep 1000.MARK; :'", RemoteState::StillRunning);
    row("alice: sudo that ends by itself", "alice", "", "sudo -n sh -c 'echo go; sleep 0.3MARK'", RemoteState::Ended);
    // With exec nobody stands between the server and sudo, whose end would wait for a slow init to be reaped.
    row("alice: sudo that ends by itself in a second", "alice", "", "exec sudo -n sh -c 'echo go; sleep 1.2MARK; :'",
        RemoteState::Ended);
    row("alice: sudo that ends by itself in a second and holds no output", "alice", "",
        "exec sudo -n sh -c 'sleep 1.2MARK >/dev/null 2>&1 & echo go; wait'", RemoteState::Ended);
}

void CancelTest::whatIsLeftIsWhatIsTold()
{
    QFETCH(QString, user);
    QFETCH(QString, forced);
    QFETCH(QByteArray, text);
    QFETCH(RemoteState, told);
    if (!user.isEmpty())
        ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    const QByteArray mark = newMark();
    QMap<QString, QString> settings;
    if (!forced.isEmpty())
        settings[u"ForceCommand"_s] = forced.replace(u"MARK"_s, QString::fromLatin1(mark));
    SshdFixture server(settings);
    if (!user.isEmpty())
        server.addUsers();
    QVERIFY2(server.start(), qPrintable(server.error()));
    auto host = hostOf(server);
    if (!user.isEmpty())
        host->user = user;
    Harness harness;
    Plan plan{host, {command(text.replace("MARK", mark))}};
    plan.onOutput = [](ssh::Session& session, int exec, qint64) { session.cancelExec(exec, Reason::CancelledByUser); };
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::CancelledByUser);
    const int left = leftOver(mark);
    const QString said =
        u"%1, %2 left\n%3"_s.arg(remoteStateName(report.verdict().remote)).arg(left).arg(report.text());
    QVERIFY2(report.verdict().remote == told, qPrintable(said));
    if (told == RemoteState::Ended)
        QCOMPARE(left, 0);
    else if (told == RemoteState::StillRunning)
        QVERIFY(left > 0);
    server.killAll();
    runProgram(u"pkill"_s, {u"-KILL"_s, u"-f"_s, QString::fromLatin1(mark)});
}

// The other server: it passes signals on to nobody but the command's first process.
void CancelTest::onDropbear()
{
    ROLLCALL_NEEDS(SshdFixture::mayAddUsers(),
                   "to be root, in a root that is a mount of its own"); // its users are the system's
    DropbearFixture server;
    server.addUsers();
    QVERIFY2(server.start(), server.log().constData());
    auto host = hostOf(*m_server);
    host->port = server.port();
    host->user = u"alice"_s;
    host->login = keyLogin(server.clientKey());
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = QStringList{writeFile(server.file(u"known_hosts"_s), server.knownHostsLine())};
    trust->policy = HostKeyPolicy::Strict;
    host->trust = trust;
    for (const char* text : {"echo go; sleep 1000.MARK", "echo go; exec sleep 1000.MARK",
                             "sleep 1000.MARK & sleep 1000.MARK & echo go; wait",
                             "trap '' TERM; echo go; sleep 1000.MARK; sleep 1000.MARK"}) {
        const QByteArray mark = newMark();
        Harness harness;
        Plan plan{host, {command(QByteArray(text).replace("MARK", mark))}};
        plan.onOutput = [](ssh::Session& session, int exec, qint64) {
            session.cancelExec(exec, Reason::CancelledByUser);
        };
        const Report report = harness.run(std::move(plan));
        QVERIFY2(report.verdict().reason == Reason::CancelledByUser, qPrintable(report.text()));
        QVERIFY2(report.verdict().remote == RemoteState::Ended, qPrintable(report.text()));
        QCOMPARE(leftOver(mark), 0);
    }
}

void CancelTest::timeLimit()
{
    const QByteArray mark = newMark();
    Harness harness;
    Plan plan{hostOf(*m_server), {command("echo go; exec sleep 1000." + mark), command("echo after")}};
    plan.requests[0].timeout = Milliseconds(300);
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict(0).reason, Reason::CommandTimeout);
    QCOMPARE(report.verdict(0).remote, RemoteState::Ended);
    QCOMPARE(report.out(0), QByteArray("go\n"));
    QCOMPARE(report.out(1), QByteArray("after\n"));
    QCOMPARE(leftOver(mark), 0);
}

// The command is over, and its exit code is there; whom the channel waits for is nobody's child any more.
void CancelTest::whatItHasStartedHoldsItsOutput()
{
    const QByteArray mark = newMark();
    Harness harness;
    Plan plan{hostOf(*m_server), {command("sleep 1000." + mark + " & echo go")}};
    plan.requests[0].timeout = Milliseconds(1500);
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::CommandTimeout);
    QVERIFY2(report.verdict().remote == RemoteState::LeftRunning, qPrintable(report.text()));
    QCOMPARE(report.verdict().exitCode, 0U);
    QCOMPARE(leftOver(mark), 1);
    runProgram(u"pkill"_s, {u"-KILL"_s, u"-f"_s, QString::fromLatin1(mark)});
}

void CancelTest::outputLimit()
{
    Harness harness;
    Plan plan{hostOf(*m_server), {command("exec yes")}};
    plan.requests[0].outputLimit = 1'000'000;
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::OutputLimit);
    QCOMPARE(report.verdict().detail.english(), u"1000000 bytes"_s);
    QCOMPARE(report.out().size(), 1'000'000);
    QVERIFY2(report.verdict().remote == RemoteState::Ended, qPrintable(report.text()));
}

// One channel only, and a server that does not pass the signal on to root: nobody can tell.
void CancelTest::withoutSecondChannel()
{
    SshdFixture narrow({{u"MaxSessions"_s, u"1"_s}});
    QVERIFY(narrow.start());
    Harness harness;
    Plan plan{hostOf(narrow), {command("trap '' TERM; echo go; sleep 7.77; sleep 7.77")}};
    plan.onOutput = [](ssh::Session& session, int exec, qint64) { session.cancelExec(exec, Reason::CancelledByUser); };
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::CancelledByUser);
    QCOMPARE(report.verdict().remote, RemoteState::Unknown);
}

// Its ps takes longer than a server may that does not answer at all.
void CancelTest::aSlowHostGetsItsTime()
{
    QTemporaryDir folder;
    const QString ps = writeFile(folder.filePath(u"ps"_s),
                                 "#!/bin/sh\nmkdir \"$0.once\" 2>/dev/null && sleep 7\nexec /bin/ps \"$@\"\n");
    QVERIFY(QFile::setPermissions(ps, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    SshdFixture slow;
    slow.set(u"SetEnv"_s, u"HOME=/ PATH=%1:/usr/bin:/bin"_s.arg(folder.path()));
    QVERIFY2(slow.start(), qPrintable(slow.error()));
    const QByteArray mark = newMark();
    Harness harness;
    Plan plan{hostOf(slow), {command("echo go; sleep 1000." + mark)}};
    plan.onOutput = [](ssh::Session& session, int exec, qint64) { session.cancelExec(exec, Reason::CancelledByUser); };
    const Report report = harness.run(std::move(plan));
    QVERIFY(QFile::exists(ps + u".once"_s));
    QVERIFY2(report.verdict().remote == RemoteState::Ended, qPrintable(report.text()));
    QCOMPARE(leftOver(mark), 0);
}

void CancelTest::readsTheList()
{
    using ssh::Probe;
    QCOMPARE(ssh::readProbe("motd\nrollcallx-ended\n", "rollcallx"), Probe::Ended);
    QCOMPARE(ssh::readProbe("rollcallx-running\n", "rollcallx"), Probe::StillRunning);
    QCOMPARE(ssh::readProbe("rollcallx-running\nrollcallx-left\n", "rollcallx"), Probe::StillRunning);
    QCOMPARE(ssh::readProbe("rollcallx-running\nrollcallx-ended\n", "rollcallx"), Probe::Ended);
    QCOMPARE(ssh::readProbe("rollcallx-none\n", "rollcallx"), Probe::None);
    QCOMPARE(ssh::readProbe("rollcallx-unknown\n", "rollcallx"), Probe::NoAnswer);
    QCOMPARE(ssh::readProbe("forced command\n", "rollcallx"), Probe::NoAnswer);
    QCOMPARE(ssh::readProbe("rollcally-ended\n", "rollcallx"), Probe::NoAnswer);
    QVERIFY(!ssh::probeCommand("m").contains('\n'));
    QVERIFY(!ssh::probeCommand("m").contains('!')); // csh
}

void CancelTest::touchesNothingByItself_data()
{
    QTest::addColumn<QStringList>("around"); // what runs the script, whose parent is no server of ours
    QTest::newRow("sh") << QStringList{u"sh"_s, u"-c"_s};
    for (const QString& shell : {u"dash"_s, u"bash"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s}) {
        if (!runProgram(shell, {u"-c"_s, u"exit 0"_s}).isNull())
            QTest::newRow(qPrintable(shell)) << QStringList{shell, u"-c"_s};
    }
    QTest::newRow("as if in a container") // its parent is 0 there
        << QStringList{u"unshare"_s, u"--pid"_s, u"--fork"_s, u"--mount-proc"_s, u"sh"_s, u"-c"_s};
}

// Without its server, or without our word, it lists at most.
void CancelTest::touchesNothingByItself()
{
    QFETCH(QStringList, around);
    if (around.first() == "unshare"_L1)
        ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    QProcess bystander;
    bystander.start(u"sleep"_s, {u"60"_s});
    QVERIFY(bystander.waitForStarted());
    QByteArray script = ssh::probeCommand("mark");
    const QByteArray said = runProgram(around.first(), around.mid(1) + QStringList{QString::fromUtf8(script)});
    QVERIFY2(said == "mark-here\nmark-unknown\n" || said == "mark-here\nmark-ready\n" ||
                 said == "mark-here\nmark-none\n",
             said.constData());
    QCOMPARE(bystander.state(), QProcess::Running);
    bystander.kill();
    bystander.waitForFinished();
}

// The list comes when nobody waits for it any more: what runs by then is another command.
void CancelTest::lateListEndsNothing()
{
    Harness harness;
    Plan plan{hostOf(*m_server), {command("sleep 1; echo survived"), command(ssh::probeCommand("mark"))}};
    plan.together = true;
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.out(1), QByteArray("mark-here\nmark-ready\n"));
    QCOMPARE(report.out(0), QByteArray("survived\n"));
    QCOMPARE(report.verdict(0).reason, Reason::None);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_cancel, rollcall::test::CancelTest)
#include "tst_cancel.moc"
