// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "ssh/cancellation.h"
#include "support/testmain.h"

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
    void timeLimit();
    void outputLimit();
    void withoutSecondChannel();
    void readsTheList();

private:
    int leftOver(const QByteArray& mark) const;
    std::unique_ptr<SshdFixture> m_server;
};

void CancelTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

int CancelTest::leftOver(const QByteArray& mark) const
{
    int count = 0;
    for (const QByteArray& line : runProgram(u"ps"_s, {u"-A"_s, u"-o"_s, u"stat=,args="_s}).split('\n'))
        count += line.contains(mark) && !line.startsWith('Z');
    return count;
}

void CancelTest::ends_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("mark");
    QTest::addColumn<bool>("pty");
    QTest::newRow("sleeps") << QByteArray("echo go; sleep 1000.11") << QByteArray("sleep 1000.11") << false;
    QTest::newRow("sleeps on a terminal") << QByteArray("echo go; sleep 1000.22") << QByteArray("sleep 1000.22") << true;
    QTest::newRow("ignores TERM") << QByteArray("trap '' TERM; echo go; sleep 1000.33; sleep 1000.33")
                                  << QByteArray("sleep 1000.33") << false;
    QTest::newRow("with children") << QByteArray("sleep 1000.44 & sleep 1000.44 & echo go; wait")
                                   << QByteArray("sleep 1000.44") << false;
}

void CancelTest::ends()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, mark);
    QFETCH(bool, pty);
    Harness harness;
    Plan plan{hostOf(*m_server), {command(text)}};
    plan.requests[0].pty = pty;
    plan.onOutput = [](ssh::Session& session, int exec, qint64) { session.cancelExec(exec, Reason::CancelledByUser); };
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::CancelledByUser);
    QVERIFY2(report.verdict().remote == RemoteState::Ended, qPrintable(report.text()));
    QVERIFY2(report.milliseconds < 14000, qPrintable(report.text()));
    QCOMPARE(leftOver(mark), 0);
    QCOMPARE(report.ended.reason, Reason::None);
}

void CancelTest::timeLimit()
{
    Harness harness;
    Plan plan{hostOf(*m_server), {command("echo go; exec sleep 1000.55"), command("echo after")}};
    plan.requests[0].timeout = Milliseconds(300);
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict(0).reason, Reason::CommandTimeout);
    QCOMPARE(report.verdict(0).remote, RemoteState::Ended);
    QCOMPARE(report.out(0), QByteArray("go\n"));
    QCOMPARE(report.out(1), QByteArray("after\n"));
    QCOMPARE(leftOver("sleep 1000.55"), 0);
}

void CancelTest::outputLimit()
{
    Harness harness;
    Plan plan{hostOf(*m_server), {command("exec yes")}};
    plan.requests[0].outputLimit = 1'000'000;
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.verdict().reason, Reason::OutputLimit);
    QCOMPARE(report.verdict().detail, u"1000000 bytes"_s);
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
    QVERIFY(report.milliseconds < 14000);
}

void CancelTest::readsTheList()
{
    QCOMPARE(ssh::readProbe("motd\nrollcallx-ended\n", "rollcallx"), RemoteState::Ended);
    QCOMPARE(ssh::readProbe("rollcallx-running\n", "rollcallx"), RemoteState::StillRunning);
    QCOMPARE(ssh::readProbe("rollcallx-unknown\n", "rollcallx"), RemoteState::Unknown);
    QCOMPARE(ssh::readProbe("forced command\n", "rollcallx"), RemoteState::Unknown);
    QCOMPARE(ssh::readProbe("rollcally-ended\n", "rollcallx"), RemoteState::Unknown);
    QVERIFY(!ssh::probeCommand("m").contains('\n'));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_cancel, rollcall::test::CancelTest)
#include "tst_cancel.moc"
