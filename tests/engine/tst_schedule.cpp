// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule.h"
#include "support/testmain.h"

#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace rollcall;
using namespace rollcall::engine;

namespace {

std::map<RunKey, std::vector<HostIndex>> started(const std::vector<Schedule::Start>& starts)
{
    std::map<RunKey, std::vector<HostIndex>> hosts;
    for (const auto& start : starts)
        hosts[start.run].insert(hosts[start.run].end(), start.hosts.begin(), start.hosts.end());
    return hosts;
}

} // namespace

class ScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsNoMoreThanTheWindow()
    {
        Schedule schedule(2, 1000);
        const RunKey run = schedule.add(3, std::vector<quint8>(10, 1));
        QCOMPARE(started(schedule.next())[run].size(), size_t(3));
        QVERIFY(schedule.next().empty());
        schedule.done(run, 1);
        QCOMPARE(started(schedule.next())[run], std::vector<HostIndex>{3});
    }

    void spreadsHostsOverTheLoops()
    {
        Schedule schedule(3, 1000);
        schedule.add(9, std::vector<quint8>(9, 1));
        std::map<int, size_t> loads;
        for (const auto& start : schedule.next())
            loads[start.loop] += start.hosts.size();
        QCOMPARE(loads, (std::map<int, size_t>{{0, 3}, {1, 3}, {2, 3}}));
    }

    void runsTakeTurnsWhenDescriptorsAreShort()
    {
        Schedule schedule(2, 10);
        const RunKey one = schedule.add(100, std::vector<quint8>(100, 1));
        const RunKey two = schedule.add(100, std::vector<quint8>(100, 1));
        auto hosts = started(schedule.next());
        QCOMPARE(hosts[one].size(), size_t(5));
        QCOMPARE(hosts[two].size(), size_t(5));
        schedule.done(one, hosts[one][0]);
        schedule.done(one, hosts[one][1]);
        hosts = started(schedule.next());
        QCOMPARE(hosts[one].size(), size_t(1));
        QCOMPARE(hosts[two].size(), size_t(1));
    }

    void aHostThatCostsMoreThanAllStartsAlone()
    {
        Schedule schedule(2, 2);
        const RunKey run = schedule.add(10, {5, 5});
        QCOMPARE(started(schedule.next())[run], std::vector<HostIndex>{0});
        schedule.done(run, 0);
        QCOMPARE(started(schedule.next())[run], std::vector<HostIndex>{1});
    }

    void droppedHostsAreNeverStarted()
    {
        Schedule schedule(2, 100);
        const RunKey run = schedule.add(1, std::vector<quint8>(5, 1));
        QCOMPARE(started(schedule.next())[run], std::vector<HostIndex>{0});
        QVERIFY(schedule.loopOf(run, 0) >= 0);
        QVERIFY(!schedule.dropWaiting(run, 0)); // it has been started
        QVERIFY(schedule.dropWaiting(run, 1));
        QVERIFY(!schedule.dropWaiting(run, 1)); // only once
        schedule.done(run, 0);
        QCOMPARE(started(schedule.next())[run], std::vector<HostIndex>{2});
        QCOMPARE(schedule.dropWaiting(run), (std::vector<HostIndex>{3, 4}));
        schedule.done(run, 2);
        QVERIFY(schedule.next().empty());
        QCOMPARE(schedule.loopOf(run, 2), -1);
    }

    void everyHostIsStartedExactlyOnce()
    {
        Schedule schedule(4, 64);
        const RunKey run = schedule.add(256, std::vector<quint8>(10'000, 2));
        std::set<HostIndex> seen;
        std::vector<HostIndex> active;
        for (;;) {
            for (const auto& start : schedule.next()) {
                for (const HostIndex host : start.hosts) {
                    QVERIFY(seen.insert(host).second);
                    active.push_back(host);
                }
            }
            if (active.empty())
                break;
            QVERIFY(active.size() <= 32);
            schedule.done(run, active.back());
            active.pop_back();
        }
        QCOMPARE(seen.size(), size_t(10'000));
    }
};

ROLLCALL_TEST(tst_schedule, ScheduleTest)
#include "tst_schedule.moc"
