// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "client.h"
#include "fleet/cast/hostile.h"
#include "fleetrunner.h"
#include "rawsocket.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace rollcall::test;
using namespace Qt::StringLiterals;

// One fleet in which each host misbehaves in its own way; the last host must not notice.
class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup(); // after each: the good host still answers
    void bannerStallSaysNothing();
    void bannerGarbageIsNoBanner();
    void kexStallSaysItsBannerOnly();
    void loginStallExchangesKeys();
    void outputStallBreaksOff();
    void floodGoesOn();
    void invalidUtf8();
    void escapes();
    void nul();
    void longLine();
    void refuse();
    void changedKey();
    void closeRandom();
    void maxStartups();
    void turnedAway();
    void visitFirst();
    void pushFirst();

private:
    QByteArray greeting(const QString& mode); // what the server says of itself

    std::unique_ptr<FleetRunner> m_fleet;
    QMap<QString, QString> m_hosts; // by mode
};

void HostileTest::initTestCase()
{
    const QStringList modes = rollcall::fleet::hostileModes();
    QStringList arguments{u"--hosts"_s, u"40"_s, u"--trouble"_s, u"off"_s, u"--max-startups"_s, u"8"_s};
    QStringList names{u"web-01"_s,   u"web-02"_s,  u"web-03"_s,  u"web-04"_s,  u"web-05"_s,   u"web-06"_s,
                      u"web-07"_s,   u"db-01"_s,   u"db-02"_s,   u"db-03"_s,   u"cache-01"_s, u"cache-02"_s,
                      u"cache-03"_s, u"edge-01"_s, u"edge-02"_s, u"edge-03"_s, u"web-08"_s,   u"db-04"_s,
                      u"cache-04"_s, u"web-09"_s,  u"web-10"_s,  u"web-11"_s,  u"web-12"_s,   u"db-05"_s,
                      u"cache-05"_s, u"web-13"_s,  u"web-14"_s,  u"db-06"_s};
    QCOMPARE(names.size(), modes.size());
    for (const QString& mode : modes) {
        m_hosts[mode] = names.takeFirst();
        arguments << u"--hostile-host"_s << m_hosts.value(mode) + u'=' + mode;
    }
    m_fleet = std::make_unique<FleetRunner>(arguments);
    QVERIFY(m_fleet->start());
}

void HostileTest::cleanup()
{
    QCOMPARE(m_fleet->ssh(u"edge-04"_s, u"hostname"_s).out, "edge-04\n");
}

QByteArray HostileTest::greeting(const QString& mode)
{
    return RawSocket(*m_fleet, m_hosts.value(mode)).read(500);
}

void HostileTest::bannerStallSaysNothing()
{
    QCOMPARE(greeting(u"banner-stall"_s), QByteArray());
}

void HostileTest::bannerGarbageIsNoBanner()
{
    const QByteArray bytes = greeting(u"banner-garbage"_s);
    QVERIFY(bytes.size() > 60'000);
    QVERIFY(!bytes.contains("SSH-"));
}

void HostileTest::kexStallSaysItsBannerOnly()
{
    const QByteArray bytes = greeting(u"kex-stall"_s);
    QVERIFY(bytes.startsWith("SSH-2.0-"));
    QCOMPARE(bytes.count('\n'), 1);
}

void HostileTest::loginStallExchangesKeys()
{
    Client client(*m_fleet, m_hosts.value(u"login-stall"_s));
    QVERIFY(client.connect());
    ssh_set_blocking(client.session(), 0);
    QCOMPARE(ssh_userauth_none(client.session(), nullptr), int(SSH_AUTH_AGAIN));
}

void HostileTest::outputStallBreaksOff()
{
    Client client(*m_fleet, m_hosts.value(u"output-stall"_s));
    QVERIFY(client.connect() && client.loginWithKey() && client.exec("anything"));
    const QByteArray bytes = client.read(700);
    QVERIFY(bytes.startsWith("line of output that comes through\n"));
    QVERIFY(!bytes.endsWith('\n'));
    QVERIFY(client.sendSignal("TERM"));
    QVERIFY(client.waitForClose());
}

void HostileTest::floodGoesOn()
{
    Client client(*m_fleet, m_hosts.value(u"flood"_s));
    QVERIFY(client.connect() && client.loginWithKey() && client.exec("true"));
    QCOMPARE(client.read(30'000'000).size(), 30'000'000);
}

void HostileTest::invalidUtf8()
{
    const Answer answer = m_fleet->ssh(m_hosts.value(u"invalid-utf8"_s), u"true"_s);
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.out.contains("\xed\xa0\x80"));
}

void HostileTest::escapes()
{
    QVERIFY(m_fleet->ssh(m_hosts.value(u"escapes"_s), u"true"_s).out.contains("\x1b]0;owned\x07"));
}

void HostileTest::nul()
{
    QVERIFY(m_fleet->ssh(m_hosts.value(u"nul"_s), u"true"_s).out.startsWith(QByteArray("before\0after", 12)));
}

void HostileTest::longLine()
{
    const Answer answer = m_fleet->ssh(m_hosts.value(u"long-line"_s), u"true"_s);
    QCOMPARE(answer.out.size(), 10 * 1024 * 1024);
    QVERIFY(!answer.out.contains('\n'));
}

void HostileTest::refuse()
{
    QVERIFY(m_fleet->ssh(m_hosts.value(u"refuse"_s), u"true"_s).error.contains("refused"));
}

void HostileTest::changedKey()
{
    const Answer answer = m_fleet->ssh(m_hosts.value(u"changed-key"_s), u"true"_s);
    QCOMPARE(answer.exitCode, 255);
    QVERIFY2(answer.error.contains("HOST IDENTIFICATION HAS CHANGED"), answer.error.constData());
}

void HostileTest::closeRandom()
{
    for (int i = 0; i < 6; ++i)
        QCOMPARE(m_fleet->ssh(m_hosts.value(u"close-random"_s), u"seq 1 1000"_s).exitCode, 255);
}

void HostileTest::maxStartups()
{
    // Eight clients that never log in are as many as may.
    std::vector<std::unique_ptr<RawSocket>> idlers;
    for (int i = 0; i < 8; ++i) {
        idlers.push_back(std::make_unique<RawSocket>(*m_fleet, u"edge-02"_s));
        QVERIFY(idlers.back()->read(200).startsWith("SSH-2.0-")); // it counts
    }
    RawSocket turnedAway(*m_fleet, m_hosts.value(u"max-startups"_s));
    QCOMPARE(turnedAway.read(5'000), "Exceeded MaxStartups\r\n");
    QVERIFY(turnedAway.isClosed());
    idlers.clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_fleet->ssh(m_hosts.value(u"max-startups"_s), u"hostname"_s).exitCode == 0, 10'000);
}

void HostileTest::turnedAway()
{
    Client client(*m_fleet, m_hosts.value(u"turned-away"_s));
    QVERIFY(client.connect());
    QVERIFY(!client.loginWithKey());
    QVERIFY(client.banner().endsWith("please contact your system administrator.\n"));
    QCOMPARE(m_fleet->ssh(m_hosts.value(u"turned-away"_s), u"true"_s).exitCode, 255);
}

void HostileTest::visitFirst()
{
    Client client(*m_fleet, m_hosts.value(u"visit-first"_s));
    QVERIFY(client.connect());
    QVERIFY(client.loginWithKey());
    QCOMPARE(client.banner(), "To log in, visit https://login.example.test/a/1\n");
}

void HostileTest::pushFirst()
{
    Client client(*m_fleet, m_hosts.value(u"push-first"_s));
    QVERIFY(client.connect());
    QVERIFY(!client.loginWithKey());
    QCOMPARE(client.loginWithKeyboardInteractive("never asked for"), static_cast<int>(SSH_AUTH_SUCCESS));
}

ROLLCALL_TEST(tst_hostile, HostileTest)
#include "tst_hostile.moc"
