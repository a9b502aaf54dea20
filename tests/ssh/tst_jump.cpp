// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

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
    QVERIFY2(report.ended.detail.contains(u"bastion: refused"_s), qPrintable(report.ended.detail));
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
        QVERIFY2(report.ended.detail.contains(u"denied"_s), qPrintable(report.ended.detail));
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
    QVERIFY2(report.ended.detail.contains(u"error (1)"_s), qPrintable(report.ended.detail)); // RFC 4254: prohibited
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_jump, rollcall::test::JumpTest)
#include "tst_jump.moc"
