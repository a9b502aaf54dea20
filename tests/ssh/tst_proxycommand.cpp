// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "harness.h"
#include "support/german.h"
#include "support/leftover.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <thread>

// ProxyCommand: a connection through a program, its errors, its end.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class ProxyCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesThrough();
    void manyAtOnce();
    void asWayToAJumpHost();
    void failures_data();
    void failures();
    void whatItSaysIsNotTranslated();
    void neverGreets();
    void killedUnderACommand();
    void endsWithTheSession();
    void endsWhenItIgnoresHangingUp();
    void endWithTheProgramHoweverManyDoNot();

private:
    std::shared_ptr<HostSpec> host(const QString& command);
    QString way() const; // through ssh itself: -W, as most have it

    std::unique_ptr<SshdFixture> m_server, m_hop;
};

void ProxyCommandTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    m_hop = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
    QVERIFY2(m_hop->start(), qPrintable(m_hop->error()));
}

std::shared_ptr<HostSpec> ProxyCommandTest::host(const QString& command)
{
    auto host = hostOf(*m_server);
    host->proxyCommand = command;
    return host;
}

QString ProxyCommandTest::way() const
{
    return u"ssh -F none -q -i %1 -o UserKnownHostsFile=%2 -o BatchMode=yes -p %3 -W 127.0.0.1:%4 127.0.0.1"_s
        .arg(m_hop->clientKey(), m_hop->knownHosts())
        .arg(m_hop->port())
        .arg(m_server->port());
}

void ProxyCommandTest::goesThrough()
{
    const int before = m_hop->logCount("Accepted publickey");
    Harness harness;
    const Report report =
        harness.run({host(way()), {command("echo $SSH_CONNECTION; cat /dev/zero | head -c 3000000")}});
    QVERIFY2(report.out().startsWith("127.0.0.1"), qPrintable(report.text()));
    QVERIFY(report.out().size() > 3'000'000);
    QCOMPARE(report.ended.reason, Reason::None);
    QCOMPARE(m_hop->logCount("Accepted publickey"), before + 1);
}

void ProxyCommandTest::manyAtOnce()
{
    std::vector<Plan> plans;
    for (int i = 0; i < 30; ++i)
        plans.push_back({host(way()), {command("echo " + QByteArray::number(i))}});
    Harness harness(nullptr, 2);
    const auto reports = harness.runAll(std::move(plans));
    for (size_t i = 0; i < reports.size(); ++i)
        QVERIFY2(reports[i].out() == QByteArray::number(static_cast<int>(i)) + '\n', qPrintable(reports[i].text()));
}

void ProxyCommandTest::asWayToAJumpHost()
{
    SshdFixture inner;
    QVERIFY(inner.start());
    auto jump = host(way());
    auto target = hostOf(inner);
    target->jump = jump;
    Harness harness(nullptr, 2);
    const auto reports = harness.runAll({{target, {command("echo 1")}}, {target, {command("echo 2")}}});
    QVERIFY2(reports[0].out() == "1\n", qPrintable(reports[0].text()));
    QVERIFY2(reports[1].out() == "2\n", qPrintable(reports[1].text()));
}

void ProxyCommandTest::failures_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not there") << u"/nowhere/nc %h"_s << Reason::ProxyCommandFailed
                               << u"it ended with exit code 127 and said: “"_s;
    QTest::newRow("says why") << u"sh -c 'echo first >&2; echo no such way >&2; exit 3'"_s << Reason::ProxyCommandFailed
                              << u"it ended with exit code 3 and said: “no such way"_s;
    QTest::newRow("says nothing") << u"false"_s << Reason::ProxyCommandFailed << u"its exit code is 1"_s;
    QTest::newRow("killed") << u"sh -c 'kill -9 $$'"_s << Reason::ProxyCommandFailed << u"its exit code is 137"_s;
    QTest::newRow("hangs up") << u"true"_s << Reason::ProxyCommandFailed
                              << u"it ended before anything had come from the host"_s;
    QTest::newRow("hangs up, and says why") << u"sh -c 'echo no way >&2'"_s << Reason::ProxyCommandFailed
                                            << u"it ended with exit code 0 and said: “no way"_s;
    QTest::newRow("not SSH") << u"echo hello"_s << Reason::NotSsh << u"the server says: “hello”"_s;
    QTest::newRow("hostile words") << u"sh -c 'printf \"\\033[2Jred\\007\\n\" >&2; exit 1'"_s
                                   << Reason::ProxyCommandFailed << u"it ended with exit code 1 and said: “[2Jred"_s;
}

void ProxyCommandTest::failures()
{
    QFETCH(QString, program);
    QFETCH(Reason, reason);
    QFETCH(QString, detail);
    Harness harness;
    const Report report = harness.run({host(program), {}});
    QVERIFY2(report.ended.reason == reason, qPrintable(report.text()));
    QVERIFY2(report.ended.detail.english().startsWith(detail), qPrintable(report.ended.detail.english()));
    QVERIFY(!verdictSentence(report.ended).isEmpty());
}

void ProxyCommandTest::whatItSaysIsNotTranslated()
{
    const QString words = u"user root; no terminal; it ended with exit code 1 and said: %1"_s;
    Harness harness;
    const Report report = harness.run({host(QString(u"sh -c 'echo \""_s + words + u"\" >&2; exit 3'"_s)), {}});
    QCOMPARE(report.ended.reason, Reason::ProxyCommandFailed);
    const German german;
    QVERIFY(german.isThere());
    QCOMPARE(detailText(report.ended.detail), QString(u"er endete mit Exit-Code 3 und meldete: „"_s + words + u'“'));
}

void ProxyCommandTest::neverGreets()
{
    const QByteArray mark = newMark();
    Harness harness;
    Plan plan{host(u"sleep 1000."_s + QString::fromLatin1(mark)), {}};
    plan.options.connectTimeout = Milliseconds(500);
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.ended.reason, Reason::ConnectTimeout);
    QCOMPARE(report.ended.detail.english(), u"nothing came through the proxy command"_s);
    QTRY_COMPARE(leftOver(mark), 0);
}

void ProxyCommandTest::killedUnderACommand()
{
    const QString mark = m_server->file(u"pid"_s);
    const QString program = u"sh -c 'echo $$ > %1; trap \"\" PIPE; %2; exit 9'"_s.arg(mark, way());
    Harness harness;
    Plan plan{host(program), {command("echo go; sleep 30.99")}};
    plan.onOutput = [&](ssh::Session&, int, qint64) {
        QFile file(mark);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const pid_t shell = file.readAll().trimmed().toInt();
        for (const QByteArray& line : runProgram(u"ps"_s, {u"-A"_s, u"-o"_s, u"pid=,ppid="_s}).split('\n')) {
            const auto words = line.simplified().split(' ');
            if (words.size() == 2 && words[1].toInt() == shell)
                ::kill(words[0].toInt(), SIGKILL);
        }
    };
    const Report report = harness.run(std::move(plan));
    QVERIFY2(report.verdict().reason == Reason::LinkLost, qPrintable(report.text()));
    QCOMPARE(report.verdict().remote, RemoteState::Unknown);
    QVERIFY2(report.verdict().detail.english().startsWith(u"the proxy command ended; "_s),
             qPrintable(report.verdict().detail.english()));
}

void ProxyCommandTest::endsWithTheSession()
{
    const QByteArray mark = newMark();
    Harness harness;
    const QString program = u"sh -c 'sleep 1000.%2 & %1; wait'"_s.arg(way(), QString::fromLatin1(mark));
    const Report report = harness.run({host(program), {command("echo there")}});
    QCOMPARE(report.out(), QByteArray("there\n"));
    QTRY_COMPARE(leftOver(mark), 0);
}

void ProxyCommandTest::endsWhenItIgnoresHangingUp()
{
    const QByteArray mark = newMark();
    Harness harness;
    const QString program = u"sh -c 'trap \"\" HUP; %1; sleep 1000.%2'"_s.arg(way(), QString::fromLatin1(mark));
    const Report report = harness.run({host(program), {command("echo there")}});
    QCOMPARE(report.out(), QByteArray("there\n"));
    QTRY_COMPARE(leftOver(mark), 0);
}

// More than are waited for at once, and whoever waits for them goes.
void ProxyCommandTest::endWithTheProgramHoweverManyDoNot()
{
    const QByteArray mark = newMark();
    std::vector<Plan> plans;
    for (int i = 0; i < 40; ++i) {
        plans.push_back({host(u"sh -c 'trap \"\" HUP; sleep 1000.%1'"_s.arg(QString::fromLatin1(mark))), {}});
        plans.back().options.connectTimeout = Milliseconds(4000);
    }
    {
        Harness harness;
        for (const Report& report : harness.runAll(std::move(plans)))
            QCOMPARE(report.ended.reason, Reason::ConnectTimeout);
    }
    QTRY_COMPARE(leftOver(mark), 0);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_proxycommand, rollcall::test::ProxyCommandTest)
#include "tst_proxycommand.moc"
