// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/dialer.h"
#include "ssh/session/runservices.h"
#include "ssh/session/session.h"
#include "ssh/session/sessionreport.h"
#include "support/testmain.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <vector>

// What goes through a jump host, without one: the ways are the test's.
namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

struct Ways final : ssh::JumpWays
{
    std::vector<Request> asked;
    QList<quint64> lostAsked;
    std::function<void(bool)> told;

    void open(ssh::Loop&, Request&& request) override { asked.push_back(std::move(request)); }
    void wasLost(const HostSpec&, quint64 connection, const ssh::Loop::Handle&,
                 std::function<void(bool)> answer) override
    {
        lostAsked << connection;
        told = std::move(answer);
    }
    void close() override {}
};

struct Listener final : ssh::SessionListener
{
    QStringList logged;

    void phaseChanged(ssh::Session&, HostPhase, const QString&) override {}
    void ready(ssh::Session&) override {}
    void execStarted(ssh::Session&, int) override {}
    void output(ssh::Session&, int, Stream, QByteArray&&) override {}
    void execEnded(ssh::Session&, int, const Verdict&) override {}
    void ended(ssh::Session&, const Verdict&) override {}
    void log(ssh::Session&, const QString& text) override { logged << text; }
};

std::shared_ptr<const HostSpec> hostBehindJump()
{
    HostSpec jump;
    jump.name = jump.address = u"gate"_s;
    HostSpec host;
    host.name = host.address = u"web-01"_s;
    host.port = 2222;
    host.jump = std::make_shared<const HostSpec>(jump);
    return std::make_shared<const HostSpec>(host);
}

/// A dialer and all around it; the loop does not run, because nothing here needs it to.
struct Case
{
    ssh::Loop loop;
    Listener listener;
    std::shared_ptr<Ways> ways = std::make_shared<Ways>();
    ssh::Services services;
    std::shared_ptr<const HostSpec> host = hostBehindJump();
    std::unique_ptr<ssh::Session> session; // whom the listener hears of; it is not started
    std::unique_ptr<ssh::SessionReport> report;
    std::optional<ssh::Dialer::Dialled> dialled;
    int forwardings = 0;
    std::unique_ptr<ssh::Dialer> dialer;

    Case() : services(ssh::servicesForRun({}, nullptr, ssh::Services::makeExecutors()))
    {
        services.jumps = ways;
        session = std::make_unique<ssh::Session>(loop, host, ssh::SessionOptions(), services, listener);
        report = std::make_unique<ssh::SessionReport>(*session, listener);
        dialer = std::make_unique<ssh::Dialer>(
            loop, host, ssh::SessionOptions(), services, *report,
            ssh::Dialer::Calls{[](size_t) {}, [this] { ++forwardings; },
                               [this](ssh::Dialer::Dialled&& result) { dialled = std::move(result); }});
    }
};

/// Two ends of a connection; the one that is given away may have been closed by whoever took it.
struct Ends
{
    int descriptors[2] = {-1, -1};
    const bool made = ::socketpair(AF_UNIX, SOCK_STREAM, 0, descriptors) == 0;

    ~Ends() { ::close(descriptors[0]); }
    bool isOtherClosed() const
    {
        char byte;
        return ::recv(descriptors[0], &byte, 1, MSG_DONTWAIT) == 0;
    }
};

} // namespace

class DialerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWayIsAskedFor();
    void aLateWayIsClosed();
    void aBrokenWayIsTold();
    void whoseDoingItWasIsAskedOfTheWays();
    void nobodyIsAskedOnceTheRunIsOver();
};

void DialerTest::theWayIsAskedFor()
{
    Case c;
    QVERIFY(!c.dialer->isDirect());
    c.dialer->dial();
    QCOMPARE(c.dialer->state(), ssh::Dialer::State::Tunnelling);
    QCOMPARE(c.ways->asked.size(), size_t(1));
    const ssh::JumpWays::Request& request = c.ways->asked.front();
    QCOMPARE(request.jump->name, u"gate"_s);
    QCOMPARE(request.target, u"web-01"_s);
    QCOMPARE(request.port, quint16(2222));
    QVERIFY(!request.wanted.expired());
    request.log(u"hello"_s);
    QCOMPARE(c.listener.logged.last(), u"hello"_s);
    request.forwarding();
    QCOMPARE(c.forwardings, 1);
    Ends ends;
    QVERIFY(ends.made);
    request.opened({ends.descriptors[1], Reason::None, {}, 7, false});
    QVERIFY(c.dialled);
    QCOMPARE(c.dialled->descriptor, ends.descriptors[1]);
    QCOMPARE(c.dialer->state(), ssh::Dialer::State::Idle);
    request.forwarding(); // it has its way: that time is over
    QCOMPARE(c.forwardings, 1);
    ::close(ends.descriptors[1]);
}

void DialerTest::aLateWayIsClosed()
{
    Case c;
    c.dialer->dial();
    c.dialer->stop();
    const ssh::JumpWays::Request& request = c.ways->asked.front();
    QVERIFY(request.wanted.expired());
    Ends ends;
    QVERIFY(ends.made);
    request.opened({ends.descriptors[1], Reason::None, {}, 7, false});
    QVERIFY(!c.dialled);
    QVERIFY(ends.isOtherClosed());
    const auto before = c.listener.logged;
    request.log(u"late"_s);
    QCOMPARE(c.listener.logged, before);
}

void DialerTest::aBrokenWayIsTold()
{
    Case c;
    c.dialer->dial();
    c.ways->asked.front().opened({-1, Reason::JumpFailed, QString(u"no"_s), 7, true});
    QVERIFY(c.dialled);
    QCOMPARE(c.dialled->descriptor, -1);
    QCOMPARE(c.dialled->reason, Reason::JumpFailed);
    QCOMPARE(c.dialled->detail.words(), u"no"_s);
    QVERIFY(c.dialled->jumpLost);
}

void DialerTest::whoseDoingItWasIsAskedOfTheWays()
{
    Case c;
    c.dialer->dial();
    c.ways->asked.front().opened({-1, Reason::JumpFailed, {}, 7, false});
    std::optional<ssh::BreakCause> cause;
    QVERIFY(c.dialer->goesThroughOthers());
    c.dialer->askWhy([&](ssh::BreakCause&& told) { cause = std::move(told); });
    QCOMPARE(c.ways->lostAsked, QList<quint64>{7});
    c.ways->told(true);
    QVERIFY(cause && cause->jumpHost && !cause->proxy);
    cause.reset();
    c.dialer->askWhy([&](ssh::BreakCause&& told) { cause = std::move(told); });
    c.dialer->stop();
    c.ways->told(true);
    QVERIFY(!cause);
}

void DialerTest::nobodyIsAskedOnceTheRunIsOver()
{
    Case c;
    c.services.jumps.reset();
    c.ways.reset();
    QVERIFY(!c.dialer->goesThroughOthers());
    c.dialer->dial();
    QVERIFY(c.dialled);
    QCOMPARE(c.dialled->reason, Reason::JumpFailed);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_dialer, rollcall::test::DialerTest)
#include "tst_dialer.moc"
