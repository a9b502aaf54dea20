// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "badserver.h"
#include "harness.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <thread>

// Jump hosts: one login for all targets, whichever loop they live in; chains; failures.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class JumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneLoginForAll();
    void chain();
    void bigOutputThrough();
    void unreachableJump();
    void deniedJump();
    void forbiddenTarget();
    void refusingTarget();
    void eachTargetHasItsOwnReason();
    void lostAndOpenedAgain();
    void lostUnderACommand();
    void lostForGood();
    void firstOfAChainLost();
    void cancelledWhileReachedAgain();

private:
    std::unique_ptr<SshdFixture> m_jump, m_target;
};

void JumpTest::initTestCase()
{
    m_jump = std::make_unique<SshdFixture>();
    m_target = std::make_unique<SshdFixture>();
    QVERIFY2(m_jump->start(), qPrintable(m_jump->error()));
    QVERIFY2(m_target->start(), qPrintable(m_target->error()));
}

void JumpTest::oneLoginForAll()
{
    const int before = m_jump->logCount("Accepted publickey");
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 20; ++i) {
        auto host = hostOf(*m_target);
        auto jump = hostOf(*m_jump); // equal by value, not by pointer
        jump->name = u"bastion"_s;
        host->jump = jump;
        plans.push_back({host, {command("echo " + QByteArray::number(i))}});
    }
    const auto reports = harness.runAll(std::move(plans));
    for (size_t i = 0; i < reports.size(); ++i)
        QVERIFY2(reports[i].out() == QByteArray::number(static_cast<int>(i)) + '\n', qPrintable(reports[i].text()));
    QCOMPARE(m_jump->logCount("Accepted publickey") - before, 1);
}

void JumpTest::chain()
{
    SshdFixture inner;
    QVERIFY(inner.start());
    auto host = hostOf(*m_target);
    auto second = hostOf(inner);
    second->jump = hostOf(*m_jump);
    host->jump = second;
    Harness harness(nullptr, 2);
    const auto reports = harness.runAll({{host, {command("echo 1")}}, {host, {command("echo 2")}}});
    QVERIFY2(reports[0].out() == "1\n", qPrintable(reports[0].text()));
    QVERIFY2(reports[1].out() == "2\n", qPrintable(reports[1].text()));
    QCOMPARE(inner.logCount("Accepted publickey"), 1);
}

void JumpTest::bigOutputThrough()
{
    auto host = hostOf(*m_target);
    auto jump = hostOf(*m_jump);
    host->keepalive = jump->keepalive = Milliseconds(0); // a tunnel that stands still would be woken by it
    host->jump = jump;
    ssh::ExecRequest request = command("cat");
    for (int i = 0; request.standardInput.size() < 5 * 1024 * 1024; ++i)
        request.standardInput += QByteArray::number(i) + '\n';
    Harness harness(nullptr, 2);
    const auto reports = harness.runAll({{host, {request}}, {host, {request}}, {host, {command("echo quick")}}});
    QVERIFY2(reports[0].out() == request.standardInput, qPrintable(reports[0].text()));
    QVERIFY2(reports[1].out() == request.standardInput, qPrintable(reports[1].text()));
    QCOMPARE(reports[2].out(), QByteArray("quick\n"));
}

void JumpTest::unreachableJump()
{
    auto host = hostOf(*m_target);
    auto jump = hostOf(*m_jump);
    jump->name = u"bastion"_s;
    jump->port = freePort();
    host->jump = jump;
    Harness harness;
    const Report report = harness.run({host, {}});
    QCOMPARE(report.ended.reason, Reason::JumpFailed);
    QVERIFY2(report.ended.detail.english().contains(u"bastion: refused"_s), qPrintable(report.ended.detail.english()));
}

void JumpTest::deniedJump()
{
    const QString stranger = m_jump->file(u"stranger"_s);
    QVERIFY(makeKey(stranger));
    auto jump = hostOf(*m_jump);
    jump->login = keyLogin(stranger);
    const int before = m_jump->logCount("Connection from");
    std::vector<Plan> plans;
    for (int i = 0; i < 10; ++i) {
        auto host = hostOf(*m_target);
        host->jump = jump;
        plans.push_back({host, {}});
    }
    Harness harness(nullptr, 2);
    for (const Report& report : harness.runAll(std::move(plans))) {
        QCOMPARE(report.ended.reason, Reason::JumpFailed);
        QVERIFY2(report.ended.detail.english().contains(u"denied"_s), qPrintable(report.ended.detail.english()));
    }
    QCOMPARE(m_jump->logCount("Connection from") - before, 1);
}

void JumpTest::forbiddenTarget()
{
    SshdFixture strict({{u"AllowTcpForwarding"_s, u"no"_s}});
    QVERIFY(strict.start());
    auto host = hostOf(*m_target);
    host->jump = hostOf(strict);
    Harness harness;
    const Report report = harness.run({host, {}});
    QCOMPARE(report.ended.reason, Reason::JumpFailed);
    QVERIFY2(report.ended.detail.english().contains(u"it forbids ways"_s), qPrintable(report.ended.detail.english()));
    const QString sentence = verdictSentence(report.ended);
    QVERIFY2(sentence.startsWith(u"Jump host target: It would not forward to the next host (it forbids ways"_s),
             qPrintable(sentence));
}

// What the jump host says of the target is the target's own failure.
void JumpTest::refusingTarget()
{
    auto host = hostOf(*m_target);
    host->port = freePort();
    auto jump = hostOf(*m_jump);
    jump->name = u"bastion"_s;
    host->jump = jump;
    Harness harness;
    const Report report = harness.run({host, {}});
    QCOMPARE(report.ended.reason, Reason::Refused);
    QCOMPARE(report.ended.detail.english(), u"the jump host bastion says: “Connection refused”"_s);
}

// However many answers come at once: libssh has one last error for all of them.
void JumpTest::eachTargetHasItsOwnReason()
{
    const quint16 closed = freePort();
    SshdFixture gate({{u"PermitOpen"_s, u"127.0.0.1:%1"_s.arg(closed)}});
    QVERIFY2(gate.start(), qPrintable(gate.error()));
    auto jump = hostOf(gate);
    jump->name = u"bastion"_s;
    std::vector<Plan> plans;
    for (int i = 0; i < 24; ++i) {
        auto host = hostOf(*m_target); // whose port the jump host does not lead to
        if (i % 2 == 0)
            host->port = closed;
        host->jump = jump;
        plans.push_back({host, {}});
    }
    Harness harness;
    const std::vector<Report> reports = harness.runAll(std::move(plans));
    for (size_t i = 0; i < reports.size(); ++i) {
        const Verdict& ended = reports[i].ended;
        QVERIFY2(ended.reason == (i % 2 == 0 ? Reason::Refused : Reason::JumpFailed), qPrintable(reports[i].text()));
        QVERIFY2(ended.detail.english().contains(i % 2 == 0 ? u"Connection refused"_s : u"it forbids ways"_s),
                 qPrintable(reports[i].text()));
    }
}

// The jump host goes while a target is being connected to, and comes back: it is logged in to once more, and the
// target, where nothing can have been run, is reached through it.
void JumpTest::lostAndOpenedAgain()
{
    SshdFixture jump({{u"LogLevel"_s, u"DEBUG1"_s}});
    QVERIFY(jump.start());
    auto host = hostOf(*m_target);
    host->jump = hostOf(jump);
    Harness harness;
    const pid_t listener = static_cast<pid_t>(m_target->pid());
    ::kill(listener, SIGSTOP); // the kernel accepts, nobody greets
    Report report;
    std::thread runner([&] { report = harness.run({host, {command("echo there")}}); });
    const bool through = QTest::qWaitFor([&] { return jump.log().contains("direct-tcpip"); }, patience);
    jump.killAll();
    const bool again = jump.start();
    ::kill(listener, SIGCONT);
    runner.join();
    QVERIFY2(through && again, qPrintable(report.text()));
    QVERIFY2(report.out() == "there\n", qPrintable(report.text()));
    QCOMPARE(jump.logCount("Accepted publickey"), 2);
    QVERIFY2(!report.log.filter(u"the connection of the jump host target broke"_s).isEmpty(),
             qPrintable(report.text()));
}

// A command that may have run is not run again: it is lost. The next host opens the jump host again.
void JumpTest::lostUnderACommand()
{
    SshdFixture jump;
    QVERIFY(jump.start());
    auto host = hostOf(*m_target);
    host->jump = hostOf(jump);
    const QString trace = jump.file(u"trace"_s);
    Plan plan{host, {command("echo x >> " + trace.toUtf8() + "; sleep 30.66"), command("echo second")}};
    std::atomic<bool> began{false};
    plan.onStarted = [&](ssh::Session&, int) { began = true; };
    Harness harness;
    Report report;
    std::thread runner([&] { report = harness.run(std::move(plan)); });
    const bool seen = QTest::qWaitFor([&] { return began && QFile::exists(trace); }, patience);
    jump.killAll();
    const bool again = jump.start();
    runner.join();
    QVERIFY2(seen && again, qPrintable(report.text()));
    QCOMPARE(report.verdict(0).reason, Reason::LinkLost);
    QCOMPARE(report.verdict(0).detail.english(), u"the connection of the jump host target broke"_s);
    QCOMPARE(report.verdict(0).remote, RemoteState::Unknown);
    const Report next = harness.run({host, {command("echo next")}});
    QVERIFY2(next.out() == "next\n", qPrintable(next.text()));
    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("x\n"));
    QCOMPARE(jump.logCount("Accepted publickey"), 2);
}

// It worked, went, and does not come back: tried a few times, then everybody is told why.
void JumpTest::lostForGood()
{
    SshdFixture jump;
    QVERIFY(jump.start());
    auto host = hostOf(*m_target);
    auto way = hostOf(jump);
    way->name = u"bastion"_s;
    host->jump = way;
    Harness harness;
    QCOMPARE(harness.run({host, {command("echo first")}}).out(), QByteArray("first\n"));
    jump.killAll();
    const auto reports = harness.runAll({{host, {}}, {host, {}}});
    for (const Report& report : reports) {
        QCOMPARE(report.ended.reason, Reason::JumpFailed);
        QVERIFY2(report.ended.detail.english().startsWith(u"bastion: refused: "_s),
                 qPrintable(report.ended.detail.english()));
    }
}

// The second jump host goes with the first: both are opened again for the next target, and who ran something through
// them is told.
void JumpTest::firstOfAChainLost()
{
    SshdFixture outer, inner;
    QVERIFY(outer.start() && inner.start());
    auto second = hostOf(inner);
    second->name = u"inner"_s;
    second->jump = hostOf(outer);
    auto host = hostOf(*m_target);
    host->jump = second;
    Plan plan{host, {command("echo go; sleep 30.55")}};
    std::atomic<bool> began{false};
    plan.onOutput = [&](ssh::Session&, int, qint64) { began = true; };
    Harness harness(nullptr, 2);
    Report report;
    std::thread runner([&] { report = harness.run(std::move(plan)); });
    const bool seen = QTest::qWaitFor([&] { return began.load(); }, patience);
    outer.killAll();
    const bool again = outer.start();
    runner.join();
    QVERIFY2(seen && again, qPrintable(report.text()));
    QCOMPARE(report.verdict().reason, Reason::LinkLost);
    QCOMPARE(report.verdict().remote, RemoteState::Unknown);
    for (const Report& next : harness.runAll({{host, {command("echo next")}}, {host, {command("echo next")}}}))
        QVERIFY2(next.out() == "next\n", qPrintable(next.text()));
    QCOMPARE(outer.logCount("Accepted publickey"), 2);
    QCOMPARE(inner.logCount("Accepted publickey"), 2);
}

// The jump host is lost before the command could start, and does not come back at once: Stop ends it there and then.
void JumpTest::cancelledWhileReachedAgain()
{
    SshdFixture jump, target;
    QVERIFY(jump.start() && target.start());
    auto host = hostOf(target);
    BadServer pipe(jump.port());
    auto hop = hostOf(jump);
    hop->port = pipe.port();
    auto trust = std::make_shared<TrustSpec>(*hop->trust);
    trust->hostKeyAlias = u"[127.0.0.1]:%1"_s.arg(jump.port());
    hop->trust = trust;
    host->jump = hop;
    const QString trace = target.file(u"trace"_s);
    Plan plan{host, {command("echo x >> " + trace.toUtf8())}};
    std::atomic<ssh::Session*> session{nullptr};
    plan.onReady = [&](ssh::Session& ready) {
        target.signalConnections(SIGSTOP); // it will not answer the request for a channel
        session = &ready;
    };
    plan.onEnded = [&] { session = nullptr; };
    Harness harness;
    Report report;
    std::thread runner([&] { report = harness.run(std::move(plan)); });
    const bool in = QTest::qWaitFor([&] { return session.load() != nullptr; }, patience);
    jump.killAll();
    const bool again = QTest::qWaitFor([&] { return pipe.connections() > 1; }, patience); // its pauses grow
    harness.loop().post([&] {
        if (ssh::Session* const there = session)
            there->cancelExec(0, Reason::CancelledByUser);
    });
    runner.join();
    target.signalConnections(SIGCONT);
    QVERIFY2(in && again && report.verdict().reason == Reason::CancelledByUser, qPrintable(report.text()));
    QCOMPARE(report.verdict().remote, RemoteState::NotStarted);
    QVERIFY2(report.log.last().contains(u"connect"_s) || !report.log.filter(u"broke"_s).isEmpty(),
             qPrintable(report.text()));
    QVERIFY(!QFile::exists(trace));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_jump, rollcall::test::JumpTest)
#include "tst_jump.moc"
