// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/executors.h"
#include "ssh/base/loop.h"
#include "support/testmain.h"

#include <QStringList>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <thread>

// Loops, timers, watches, and the executors beside them.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class LoopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postsInOrderFromManyThreads();
    void timers();
    void watches();
    void handlesOutliveTheLoop();
    void stuckExecutorLeavesOthersAlone();
    void laterComesLater();
};

void LoopTest::postsInOrderFromManyThreads()
{
    ssh::Loop loop;
    std::thread runner([&] { loop.run(); });
    std::vector<std::vector<int>> seen(4);
    std::vector<std::thread> posters;
    for (int t = 0; t < 4; ++t) {
        posters.emplace_back([&, t] {
            for (int i = 0; i < 1000; ++i)
                loop.post([&seen, t, i] { seen[static_cast<size_t>(t)].push_back(i); });
        });
    }
    for (std::thread& poster : posters)
        poster.join();
    bool current = false;
    loop.post([&] { current = loop.isCurrent(); });
    loop.stop();
    runner.join();
    QVERIFY(current);
    QVERIFY(!loop.isCurrent());
    for (const auto& list : seen) {
        QCOMPARE(list.size(), size_t(1000));
        QVERIFY(std::is_sorted(list.begin(), list.end()));
    }
}

void LoopTest::timers()
{
    ssh::Loop loop;
    QStringList fired;
    auto stopped = std::make_unique<ssh::Loop::Timer>(loop, [&] { fired.append(u"stopped"_s); });
    stopped->start(std::chrono::milliseconds(10));
    stopped->stop();
    auto gone = std::make_unique<ssh::Loop::Timer>(loop, [&] { fired.append(u"gone"_s); });
    gone->start(std::chrono::milliseconds(10));
    gone.reset();
    std::unique_ptr<ssh::Loop::Timer> suicidal;
    suicidal = std::make_unique<ssh::Loop::Timer>(loop, [&] {
        suicidal.reset();
        fired.append(u"first"_s);
    });
    suicidal->start(std::chrono::milliseconds(5));
    ssh::Loop::Timer last(loop, [&] {
        fired.append(u"last"_s);
        loop.stop();
    });
    last.start(std::chrono::milliseconds(60));
    loop.run();
    QCOMPARE(fired, (QStringList{u"first"_s, u"last"_s}));
}

void LoopTest::watches()
{
    ssh::Loop loop;
    int ends[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    int readable = 0;
    std::unique_ptr<ssh::Loop::Watch> watch;
    watch = std::make_unique<ssh::Loop::Watch>(loop, ends[0], [&](bool canRead, bool canWrite) {
        if (canWrite) {
            watch->start(true, false);
            QCOMPARE(::write(ends[1], "x", 1), 1);
        } else if (canRead) {
            ++readable;
            watch.reset(); // from inside
            loop.stop();
        }
    });
    watch->start(true, true);
    loop.run();
    QCOMPARE(readable, 1);
    ::close(ends[0]);
    ::close(ends[1]);
}

void LoopTest::handlesOutliveTheLoop()
{
    ssh::Loop::Handle handle;
    auto life = std::make_shared<int>(1);
    {
        ssh::Loop loop;
        handle = loop.handle();
        handle.post([life] {}); // never runs, and is given back
    }
    handle.post([life] {});
    QCOMPARE(life.use_count(), 1L);
    ssh::Loop::Handle().post([] {});
}

void LoopTest::stuckExecutorLeavesOthersAlone()
{
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();
    std::atomic<int> done{0};
    {
        ssh::Executors executors;
        for (int i = 0; i < 40; ++i) // more than the executor has threads
            executors.run(ssh::Executors::Kind::Names, [released] { released.wait(); });
        executors.run(ssh::Executors::Kind::Files, [&] { ++done; });
        executors.run(ssh::Executors::Kind::Agent, [&] { ++done; });
        QTRY_COMPARE(done.load(), 2);
    } // waits for nobody
    release.set_value();
}

void LoopTest::laterComesLater()
{
    ssh::Executors executors;
    std::mutex mutex;
    QList<int> order;
    const auto note = [&](int number) {
        const std::lock_guard lock(mutex);
        order << number;
    };
    executors.later(std::chrono::milliseconds(1000), [&] { note(2); });
    executors.later(std::chrono::milliseconds(20), [&] { note(1); });
    QTRY_VERIFY(([&] {
        const std::lock_guard lock(mutex);
        return order == QList<int>{1, 2};
    }()));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_loop, rollcall::test::LoopTest)
#include "tst_loop.moc"
