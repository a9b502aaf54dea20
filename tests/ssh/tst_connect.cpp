// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "badserver.h"
#include "harness.h"
#include "ssh/base/failure.h"
#include "support/german.h"
#include "support/testmain.h"

#include <QTest>

// Every way a connection can fail before the login, each provoked, with its reason; and that it takes no
// longer than its deadline.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class ConnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void literalOfTheOtherFamily();
    void failures_data();
    void failures();
    void whatTheServerSaysIsNotTranslated_data();
    void whatTheServerSaysIsNotTranslated();
    void greetingBeforeBanner();
    void everyAddressIsTried();
    void noCommonAlgorithm();
    void busyServer();
    void stalledLogin();
    void linkKilled();
    void keepaliveUnanswered();
    void skipped();
    void abortEarly();
    void manyAtOnce();

private:
    std::shared_ptr<HostSpec> at(const QString& address, quint16 port);
    std::unique_ptr<SshdFixture> m_server;
};

void ConnectTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

std::shared_ptr<HostSpec> ConnectTest::at(const QString& address, quint16 port)
{
    auto host = hostOf(*m_server);
    host->address = address;
    host->port = port;
    auto trust = std::make_shared<TrustSpec>(*host->trust);
    trust->hostKeyAlias = u"[127.0.0.1]:%1"_s.arg(m_server->port());
    host->trust = trust;
    return host;
}

// There is nothing to look up: the name server is not to blame.
void ConnectTest::literalOfTheOtherFamily()
{
    auto host = at(u"127.0.0.1"_s, m_server->port());
    host->family = HostSpec::AddressFamily::Inet6;
    Harness harness;
    const Report report = harness.run({host, {}});
    QCOMPARE(report.ended.reason, Reason::NoRoute);
    QCOMPARE(report.ended.detail.english(), u"127.0.0.1: not an IPv6 address, as AddressFamily wants it"_s);
}

void ConnectTest::failures_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("greeting"); // null: nobody listens
    QTest::addColumn<bool>("holds");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("detail");
    const QString here = u"127.0.0.1"_s;
    QTest::newRow("refused") << here << QByteArray() << false << Reason::Refused << u"127.0.0.1"_s;
    // The broadcast address of the loopback device: no network outside has a say in it.
    QTest::newRow("no route") << u"127.255.255.255"_s << QByteArray() << false << Reason::NoRoute
                              << u"127.255.255.255"_s;
    QTest::newRow("name not found") << u"no-such-host.invalid"_s << QByteArray() << false << Reason::NameNotFound
                                    << u"no-such-host.invalid"_s;
    QTest::newRow("silent") << here << QByteArray("") << true << Reason::ConnectTimeout << u"no greeting"_s;
    QTest::newRow("half a banner") << here << QByteArray("SSH-2.0-Half") << true << Reason::ConnectTimeout << QString();
    QTest::newRow("stalls in the key exchange")
        << here << QByteArray("SSH-2.0-Stall\r\n") << true << Reason::ConnectTimeout << u"key exchange"_s;
    QTest::newRow("http") << here << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << false << Reason::NotSsh
                          << u"HTTP/1.1 400"_s;
    QTest::newRow("garbage") << here << QByteArray(400, '\x07') << false << Reason::NotSsh << QString();
    QTest::newRow("old protocol") << here << QByteArray("SSH-1.5-Old\r\n") << false << Reason::ProtocolError
                                  << QString();
    QTest::newRow("closes after its banner")
        << here << QByteArray("SSH-2.0-Bye\r\n") << false << Reason::ServerClosed << QString();
    QTest::newRow("garbage after its banner")
        << here << "SSH-2.0-Mad\r\n" + QByteArray(4000, '\xff') << false << Reason::ProtocolError << QString();
    QTest::newRow("closes at once") << here << QByteArray("") << false << Reason::ServerClosed << QString();
    QTest::newRow("busy") << here << QByteArray("Exceeded MaxStartups\r\n") << false << Reason::ServerBusy
                          << u"Exceeded MaxStartups"_s;
    QTest::newRow("busy, or angry") << here << QByteArray("Not allowed at this time\r\n") << false << Reason::ServerBusy
                                    << u"Not allowed at this time"_s;
}

void ConnectTest::failures()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, greeting);
    QFETCH(bool, holds);
    QFETCH(Reason, reason);
    QFETCH(QString, detail);
    std::unique_ptr<BadServer> server;
    if (!greeting.isNull())
        server = std::make_unique<BadServer>(greeting, holds ? BadServer::Then::Hold : BadServer::Then::Close);
    Harness harness;
    Plan plan{at(address, server ? server->port() : freePort()), {command("true")}};
    plan.options.connectTimeout = Milliseconds(reason == Reason::ConnectTimeout ? 600 : 2500);
    const Report report = harness.run(std::move(plan));
    QVERIFY2(report.ended.reason == reason, qPrintable(report.text()));
    QVERIFY2(report.ended.detail.english().contains(detail), qPrintable(report.text()));
    QVERIFY(!verdictSentence(report.ended).isEmpty());
    QVERIFY(!report.ended.detail.english().contains(u'\x07'));
}

// Words that look like ours.
void ConnectTest::whatTheServerSaysIsNotTranslated_data()
{
    QTest::addColumn<QString>("words");
    for (const QString& words :
         {u"no terminal"_s, u"user root; no terminal; missing: %1"_s, u"a; the jump host b says: no terminal"_s})
        QTest::addRow("%s", qPrintable(words)) << words;
}

void ConnectTest::whatTheServerSaysIsNotTranslated()
{
    QFETCH(QString, words);
    BadServer server(QByteArray(words.toUtf8() + "\r\n"), BadServer::Then::Close);
    Harness harness;
    const Report report = harness.run({at(u"127.0.0.1"_s, server.port()), {command("true")}});
    const German german;
    QVERIFY(german.isThere());
    QCOMPARE(report.ended.reason, Reason::NotSsh);
    QVERIFY(report.ended.detail == Detail::said(words));
    QCOMPARE(verdictSentence(report.ended),
             QString(u"Was dort antwortete, ist kein SSH-Server (der Server sagt: „"_s + words + u"“)."_s));

    // Its goodbye, as libssh tells it where it does not lose it.
    const QString goodbye = u"Received SSH_MSG_DISCONNECT: 2:"_s + words;
    for (const Verdict& verdict :
         {ssh::exchangeFailure({"SSH-2.0-Bye", true}, goodbye), ssh::loginFailure(goodbye, false, 0)}) {
        QCOMPARE(verdict.reason, Reason::ServerClosed);
        QVERIFY(verdict.detail == Detail::said(words));
        QCOMPARE(
            verdictSentence(verdict),
            QString(u"Der Server schloss die Verbindung vor der Anmeldung (der Server sagt: „"_s + words + u"“)."_s));
    }
    // And a jump host's answer.
    const QString opening = u"Channel opening failure: channel 43 error (2) "_s;
    QCOMPARE(detailText(ssh::forwardFailure(opening + words + u" Connection refused"_s, u"b"_s).detail),
             QString(u"der Sprungrechner b meldet: „"_s + words + u" Connection refused“"_s));
    QVERIFY(verdictSentence(ssh::forwardFailure(opening + words, u"b"_s))
                .contains(QString(u"(der Server sagt: „"_s + words + u"“)"_s)));
}

// RFC 4253, section 4.2: a server may send other lines first.
void ConnectTest::greetingBeforeBanner()
{
    BadServer server("Welcome\r\nto nowhere\r\nSSH-2.0-Stall\r\n", BadServer::Then::Hold);
    Harness harness;
    Plan plan{at(u"127.0.0.1"_s, server.port()), {}};
    plan.options.connectTimeout = Milliseconds(400);
    QCOMPARE(harness.run(std::move(plan)).ended.reason, Reason::ConnectTimeout);
}

// "localhost" is ::1 and 127.0.0.1 on most machines; sshd listens on the second only.
void ConnectTest::everyAddressIsTried()
{
    Harness harness;
    const Report report = harness.run({at(u"localhost"_s, m_server->port()), {command("echo there")}});
    QVERIFY2(report.ended.reason == Reason::None, qPrintable(report.text()));
    QCOMPARE(report.out(), QByteArray("there\n"));
    QCOMPARE(report.address, u"127.0.0.1"_s);
}

void ConnectTest::noCommonAlgorithm()
{
    SshdFixture modern({{u"KexAlgorithms"_s, u"curve25519-sha256"_s}, {u"Ciphers"_s, u"aes256-gcm@openssh.com"_s}});
    QVERIFY(modern.start());
    auto host = hostOf(modern);
    auto algorithms = std::make_shared<AlgorithmSpec>();
    algorithms->ciphers = u"aes128-ctr"_s;
    host->algorithms = algorithms;
    Harness harness;
    const Report report = harness.run({host, {}});
    QCOMPARE(report.ended.reason, Reason::NoCommonAlgorithm);
    QVERIFY2(report.ended.detail.english().contains(u"aes256-gcm"_s) &&
                 report.ended.detail.english().contains(u"aes128-ctr"_s),
             qPrintable(report.ended.detail.english()));
}

// An unmodified sshd drops connections at random while 10 are logging in.
void ConnectTest::busyServer()
{
    SshdFixture busy({{u"MaxStartups"_s, u"3:50:20"_s}});
    QVERIFY(busy.start());
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 30; ++i) {
        plans.push_back({hostOf(busy), {command("echo ok")}});
        plans.back().options.connectTimeout = Milliseconds(20'000);
    }
    int ok = 0;
    for (const Report& report : harness.runAll(std::move(plans))) {
        if (report.ended.reason != Reason::None)
            qWarning("%s", qPrintable(report.text()));
        ok += report.ended.reason == Reason::None && report.out() == "ok\n";
    }
    QCOMPARE(ok, 30);
}

// The server answers until the login, and then never again.
void ConnectTest::stalledLogin()
{
    BadServer pipe(m_server->port());
    Harness harness;
    Plan plan{at(u"127.0.0.1"_s, pipe.port()), {}};
    plan.options.loginTimeout = Milliseconds(700);
    plan.onPhase = [&pipe](HostPhase phase) {
        if (phase == HostPhase::LoggingIn)
            pipe.silence();
    };
    const Report report = harness.run(std::move(plan));
    QVERIFY2(report.ended.reason == Reason::LoginTimeout, qPrintable(report.text()));
}

void ConnectTest::linkKilled()
{
    BadServer pipe(m_server->port());
    Harness harness;
    Plan plan{at(u"127.0.0.1"_s, pipe.port()), {command("echo begun; sleep 30")}};
    plan.onOutput = [&](ssh::Session&, int, qint64) { pipe.cut(); };
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.out(), QByteArray("begun\n"));
    QCOMPARE(report.verdict().reason, Reason::LinkLost);
    QCOMPARE(report.verdict().remote, RemoteState::Unknown);
    QCOMPARE(report.ended.reason, Reason::LinkLost);
}

void ConnectTest::keepaliveUnanswered()
{
    BadServer pipe(m_server->port());
    Harness harness;
    auto host = at(u"127.0.0.1"_s, pipe.port());
    host->keepalive = Milliseconds(150);
    host->keepaliveCount = 10;
    // While the host answers, however long its command says nothing, the link stays.
    QCOMPARE(harness.run({host, {command("sleep 3; echo still")}}).out(), QByteArray("still\n"));
    host->keepaliveCount = 2;
    Plan plan{host, {command("echo begun; sleep 30")}};
    plan.onOutput = [&](ssh::Session&, int, qint64) { pipe.silence(); };
    const Report report = harness.run(std::move(plan));
    QVERIFY2(report.verdict().reason == Reason::KeepaliveUnanswered, qPrintable(report.text()));
}

void ConnectTest::skipped()
{
    auto host = hostOf(*m_server);
    host->skip = u"ProxyCommand"_s;
    Harness harness;
    const Report report = harness.run({host, {command("true")}});
    QCOMPARE(report.ended.reason, Reason::SkippedByConfiguration);
    QCOMPARE(report.ended.detail.english(), u"ProxyCommand"_s);
}

void ConnectTest::abortEarly()
{
    BadServer server("", BadServer::Then::Hold);
    Harness harness;
    Plan plan{at(u"127.0.0.1"_s, server.port()), {}};
    std::unique_ptr<ssh::Session> session;
    struct Ear : ssh::SessionListener
    {
        std::atomic<bool> over{false};
        Reason reason = Reason::None;
        void phaseChanged(ssh::Session& s, HostPhase, const QString& address) override
        {
            if (!address.isEmpty())
                s.abort(Reason::CancelledByUser);
        }
        void ready(ssh::Session&) override {}
        void execStarted(ssh::Session&, int) override {}
        void output(ssh::Session&, int, Stream, QByteArray&&) override {}
        void execEnded(ssh::Session&, int, const Verdict&) override {}
        void ended(ssh::Session&, const Verdict& verdict) override
        {
            reason = verdict.reason;
            over = true;
        }
        void log(ssh::Session&, const QString&) override {}
    } ear;
    harness.loop().post([&] {
        session = std::make_unique<ssh::Session>(harness.loop(), plan.host, plan.options, harness.services(), ear);
        session->start();
    });
    QTRY_VERIFY(ear.over);
    QCOMPARE(ear.reason, Reason::CancelledByUser);
    std::atomic<bool> gone{false};
    harness.loop().post([&] {
        session.reset();
        gone = true;
    });
    QTRY_VERIFY(gone);
}

void ConnectTest::manyAtOnce()
{
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 100; ++i) {
        plans.push_back({hostOf(*m_server), {command("echo " + QByteArray::number(i))}});
        plans.back().options.connectTimeout = plans.back().options.loginTimeout = Milliseconds(90'000); // one slow core
    }
    const auto reports = harness.runAll(std::move(plans));
    for (size_t i = 0; i < reports.size(); ++i)
        QVERIFY2(reports[i].out() == QByteArray::number(static_cast<int>(i)) + '\n', qPrintable(reports[i].text()));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_connect, rollcall::test::ConnectTest)
#include "tst_connect.moc"
