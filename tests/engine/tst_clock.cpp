// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "support/collector.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>

#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

// The wall clock of this program, for all libraries in it: the system's, and what the tests set it forward or back.
static std::atomic<time_t> clockStep = 0; // seconds

extern "C" Q_DECL_EXPORT int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    const long result = ::syscall(SYS_clock_gettime, clock, time);
    if (clock == CLOCK_REALTIME && result == 0)
        time->tv_sec += clockStep;
    return static_cast<int>(result);
}

extern "C" Q_DECL_EXPORT int gettimeofday(timeval* time, void*) noexcept
{
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return result;
}

namespace {

/// Keeps the times of what it is told, and sets the clock when the first task starts.
class Watch : public Collector
{
public:
    Watch(const RunSpecPtr& spec, time_t jump) : Collector(spec), m_jump(jump) {}

    void deliver(EventBatch&& batch) override
    {
        for (const RunEvent& event : batch) {
            std::visit([this](const auto& one) { times.append(one.time); }, event);
            if (std::holds_alternative<TaskStarted>(event))
                clockStep = m_jump;
        }
        Collector::deliver(std::move(batch));
    }

    QList<qint64> times;

private:
    const time_t m_jump;
};

} // namespace

/// The system's clock is set while a run goes: by the network, by hand, after a suspend.
class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { clockStep = 0; }

    void theTestSetsTheClock()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        clockStep = -3600;
        QVERIFY(before - QDateTime::currentMSecsSinceEpoch() > 3'500'000);
    }

    void timesDoNotFollowTheWallClock_data()
    {
        QTest::addColumn<int>("jump");
        QTest::newRow("an hour back") << -3600;
        QTest::newRow("an hour forward") << 3600;
    }

    void timesDoNotFollowTheWallClock()
    {
        QFETCH(int, jump);
        SshdFixture sshd;
        QVERIFY2(sshd.start(), qPrintable(sshd.error()));
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        HostSpec host;
        host.name = u"here"_s;
        host.address = u"127.0.0.1"_s;
        host.port = sshd.port();
        host.user = sshd.user();
        LoginSpec login;
        login.keyFiles = {sshd.clientKey()};
        host.login = std::make_shared<const LoginSpec>(login);
        TrustSpec trust;
        trust.userFiles = {sshd.knownHosts()};
        host.trust = std::make_shared<const TrustSpec>(trust);
        host.algorithms = std::make_shared<AlgorithmSpec>();
        spec->hosts.append(host);
        for (const auto& command : {u"sleep 0.3"_s, u"echo two"_s}) {
            Step one;
            one.work = command;
            spec->steps.append(one);
        }
        spec->begin();
        engine::Engine engine;
        const auto watch = std::make_shared<Watch>(spec, jump);
        engine.start(spec, watch, nullptr);
        QVERIFY(watch->waitForEnd());
        QCOMPARE(watch->count(Reason::None), 2);
        QVERIFY2(std::is_sorted(watch->times.begin(), watch->times.end()), "they come in order");
        QVERIFY(watch->times.first() >= 0);
        QVERIFY2(watch->times.last() >= 300 && watch->times.last() < 60'000,
                 qPrintable(QString::number(watch->times.last())));
        QVERIFY(qAbs(spec->wallTime(watch->times.last()).msecsTo(QDateTime::currentDateTimeUtc()) - jump * 1000) <
                60'000);
    }
};

ROLLCALL_TEST(tst_clock, ClockTest)
#include "tst_clock.moc"
