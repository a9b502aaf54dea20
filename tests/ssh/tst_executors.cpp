// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/executors.h"
#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <system_error>
#include <thread>

// Work in threads of their own, and what becomes of it where the system gives none.
namespace rollcall::test {

using ssh::Executors;

class ExecutorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutThreadsTheCallerWorks();
    void oneThreadDoesForAll();

private:
    static Executors::Starter atMost(int threads);
};

Executors::Starter ExecutorsTest::atMost(int threads)
{
    return [left = std::make_shared<std::atomic<int>>(threads)](std::function<void()> work) {
        if (left->fetch_sub(1) <= 0)
            throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
        std::thread(std::move(work)).detach();
    };
}

void ExecutorsTest::withoutThreadsTheCallerWorks()
{
    Executors executors(atMost(0));
    int done = 0;
    for (int i = 0; i < 3; ++i)
        executors.run(Executors::Kind::Names, [&] { ++done; });
    QCOMPARE(done, 3);
    executors.later(std::chrono::milliseconds(1), [] {}); // waits for a thread, and ends nothing
}

void ExecutorsTest::oneThreadDoesForAll()
{
    std::atomic<int> done = 0;
    Executors executors(atMost(2)); // the clock's, and one more
    const auto caller = std::this_thread::get_id();
    std::atomic<bool> here = false;
    for (int i = 0; i < 200; ++i) {
        executors.run(Executors::Kind::Files, [&] {
            here = here || std::this_thread::get_id() == caller;
            ++done;
        });
    }
    executors.later(std::chrono::milliseconds(1), [&] { ++done; });
    QTRY_COMPARE(done.load(), 201);
    QVERIFY(!here);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_executors, rollcall::test::ExecutorsTest)
#include "tst_executors.moc"
