// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "harness.h"
#include "support/testmain.h"
#include "touchagent.h"

#include <QFile>
#include <QTest>

#include <thread>

// Agents that hold many keys, that wait for a touch, that never answer: on a real sshd with MaxAuthTries 6.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class AgentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twentyKeys();
    void twentyKeysAndTenHosts();
    void twentyWrongKeysThenThePassword();
    void touched();
    void touchedAfterTheServersPatience();
    void neverTouched();
    void silentAgentHoldsNobodyElseUp();

private:
    std::shared_ptr<HostSpec> host(SshdFixture& server, const QString& socket) const;

    QTemporaryDir m_folder;
    std::unique_ptr<SshdFixture> m_server;
    std::unique_ptr<AgentFixture> m_many; // 20 keys; the 15th is right
};

namespace {

/// A connection to that port of 127.0.0.1 whose other side has closed it (proc_net_tcp: CLOSE_WAIT is 08).
bool hasHungUp(quint16 port)
{
    QFile table(u"/proc/net/tcp"_s);
    const QByteArray remote = "0100007F:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0') + " 08";
    return table.open(QIODevice::ReadOnly) && table.readAll().contains(remote);
}

} // namespace

void AgentsTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
    m_many = std::make_unique<AgentFixture>();
    QVERIFY(m_many->start());
    for (int i = 0; i < 20; ++i) {
        const QString key = m_folder.filePath(u"key%1"_s.arg(i));
        QVERIFY(makeKey(key));
        QVERIFY(m_many->add(key));
        if (i == 14)
            m_server->authorize(key + u".pub"_s);
    }
}

std::shared_ptr<HostSpec> AgentsTest::host(SshdFixture& server, const QString& socket) const
{
    auto host = hostOf(server);
    auto login = std::make_shared<LoginSpec>();
    login->agentSocket = socket;
    host->login = login;
    return host;
}

void AgentsTest::twentyKeys()
{
    Harness harness;
    const Report report = harness.run({host(*m_server, m_many->socket()), {command("echo in")}});
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(report.log.filter(u"lets try no more keys"_s).size(), 2); // 6 + 6 + 3
}

// One of them finds out; the others offer the right key at once.
void AgentsTest::twentyKeysAndTenHosts()
{
    const int failedBefore = m_server->logCount("Failed publickey");
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 10; ++i)
        plans.push_back({host(*m_server, m_many->socket()), {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(m_server->logCount("Failed publickey") - failedBefore, 14);
}

// The keys use up a connection's tries; the methods after them get theirs on another one.
void AgentsTest::twentyWrongKeysThenThePassword()
{
    SshdFixture server({{u"PasswordAuthentication"_s, u"yes"_s}});
    QVERIFY(server.start());
    auto questioner = std::make_shared<Questioner>([](const Question&, Answer& answer) {
        answer.declined = true;
        return true;
    });
    Harness harness(questioner);
    const Report report = harness.run({host(server, m_many->socket()), {}});
    QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(1));
    QCOMPARE(report.log.filter(u"connecting again"_s).size(), 3); // 6 + 6 + 6 + 2
}

void AgentsTest::touched()
{
    AgentFixture agent;
    QVERIFY(agent.start());
    QVERIFY(agent.add(m_server->clientKey()));
    TouchAgent touch(agent.socket());
    QVERIFY(touch.start());
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 10; ++i) {
        Plan plan{host(*m_server, touch.socket()), {command("echo in")}};
        plan.options.loginTimeout = Milliseconds(4000); // less than they wait in all
        plans.push_back(std::move(plan));
    }
    std::vector<Report> reports;
    std::thread runner([&] { reports = harness.runAll(std::move(plans)); });
    bool waited = true;
    for (int i = 0; i < 10; ++i) {
        waited = waited && QTest::qWaitFor([&] { return touch.waiting() > 0; }, patience);
        QTest::qWait(600);
        touch.touch();
    }
    runner.join();
    QVERIFY(waited);
    QCOMPARE(touch.signedCount(), 10);
    int told = 0;
    for (const Report& report : reports) {
        QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
        told += report.phases.contains(HostPhase::Asking);
    }
    QVERIFY(told >= 8); // all but the first, which were quick
}

void AgentsTest::touchedAfterTheServersPatience()
{
    SshdFixture server({{u"LoginGraceTime"_s, u"2"_s}});
    QVERIFY(server.start());
    AgentFixture agent;
    QVERIFY(agent.start());
    QVERIFY(agent.add(server.clientKey()));
    TouchAgent touch(agent.socket());
    QVERIFY(touch.start());
    Harness harness;
    Report report;
    std::thread runner([&] { report = harness.run({host(server, touch.socket()), {command("echo in")}}); });
    const bool gone = QTest::qWaitFor([&] { return hasHungUp(server.port()); }, patience);
    touch.touch(2); // the first one comes too late
    runner.join();
    QVERIFY2(gone, qPrintable(report.text()));
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(report.log.filter(u"connecting again"_s).size(), 1);
}

// The agent answers no request to sign: told as what it is, also to those that stand behind.
void AgentsTest::neverTouched()
{
    AgentFixture agent;
    QVERIFY(agent.start());
    QVERIFY(agent.add(m_server->clientKey()));
    TouchAgent touch(agent.socket());
    QVERIFY(touch.start());
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 12; ++i) {
        Plan plan{host(*m_server, touch.socket()), {}};
        plan.options.loginTimeout = Milliseconds(1500); // the agent gets four times as long
        plans.push_back(std::move(plan));
    }
    for (const Report& report : harness.runAll(std::move(plans))) {
        QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
        QVERIFY2(report.ended.detail.english().startsWith(u"the agent did not sign with "_s),
                 qPrintable(report.ended.detail.english()));
    }
    QCOMPARE(touch.asked(), 4); // as many as sign at once: the others need not find it out again
    QCOMPARE(touch.signedCount(), 0);
}

void AgentsTest::silentAgentHoldsNobodyElseUp()
{
    AgentFixture agent;
    QVERIFY(agent.start());
    QVERIFY(agent.add(m_server->clientKey()));
    TouchAgent mute(agent.socket());
    QVERIFY(mute.start());
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 40; ++i) {
        Plan plan{host(*m_server, i % 2 ? agent.socket() : mute.socket()), {command("echo in")}};
        plan.options.loginTimeout = Milliseconds(4000);
        plans.push_back(std::move(plan));
    }
    const auto reports = harness.runAll(std::move(plans));
    for (size_t i = 0; i < reports.size(); ++i) {
        if (i % 2 == 0)
            QVERIFY2(reports[i].ended.reason == Reason::NoAnswer, qPrintable(reports[i].text()));
        else
            QVERIFY2(reports[i].out() == "in\n" && !reports[i].phases.contains(HostPhase::Asking),
                     qPrintable(reports[i].text()));
    }
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_agents, rollcall::test::AgentsTest)
#include "tst_agents.moc"
