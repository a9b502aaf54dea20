// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/doors.h"
#include "support/testmain.h"

#include <QTest>

#include <thread>

// How many are let in at once, who waits, and how the width follows what the server does.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::Doors;

class DoorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wideUntilSomebodyIsTurnedAway();
    void narrowAfterwards();
    void oldNewsNarrowsNothing();
    void whoGaveUpHoldsNoPlace();
    void hopelessInTheEnd();
    void placesAreApart();

private:
    /// Passes that are given at once.
    std::vector<Doors::Pass> enter(int count, const QString& place = u"a:22"_s);

    std::shared_ptr<Doors> m_doors;
    std::unique_ptr<ssh::Loop> m_loop;
    std::thread m_thread;
    std::shared_ptr<int> m_wanted;
    std::mutex m_mutex; // guards m_admitted
    std::vector<Doors::Pass> m_admitted;
    int admitted()
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_admitted.size());
    }
};

void DoorsTest::init()
{
    m_doors = std::make_shared<Doors>();
    m_loop = std::make_unique<ssh::Loop>();
    m_thread = std::thread([loop = m_loop.get()] { loop->run(); });
    m_wanted = std::make_shared<int>(0);
}

void DoorsTest::cleanup()
{
    {
        std::vector<Doors::Pass> held;
        const std::lock_guard lock(m_mutex);
        held.swap(m_admitted);
    }
    m_loop->stop();
    m_thread.join();
    m_loop.reset();
    m_admitted.clear();
}

std::vector<Doors::Pass> DoorsTest::enter(int count, const QString& place)
{
    std::vector<Doors::Pass> passes;
    for (int i = 0; i < count; ++i) {
        auto pass = m_doors->enter(place, m_loop->handle(), m_wanted, [this](Doors::Pass&& given) {
            const std::lock_guard lock(m_mutex);
            m_admitted.push_back(std::move(given));
        });
        if (pass)
            passes.push_back(std::move(*pass));
    }
    return passes;
}

void DoorsTest::wideUntilSomebodyIsTurnedAway()
{
    auto passes = enter(100);
    QCOMPARE(static_cast<int>(passes.size()), Doors::usualWidth);
    for (int i = 0; i < 10; ++i)
        passes.pop_back();
    QTRY_COMPARE(admitted(), 10);
    passes.clear();
    QTRY_COMPARE(admitted(), 100 - Doors::usualWidth);
}

void DoorsTest::narrowAfterwards()
{
    auto passes = enter(100);
    QVERIFY(m_doors->turnedAway(std::move(passes.back())));
    passes.clear();
    QTRY_COMPARE(admitted(), Doors::crowdedWidth);
    std::atomic<bool> allTold = false;
    m_loop->post([&allTold] { allTold = true; });
    QTRY_VERIFY(allTold.load());
    QCOMPARE(admitted(), Doors::crowdedWidth); // no more
    for (int i = 0; i < Doors::crowdedWidth; ++i) {
        Doors::Pass pass;
        {
            const std::lock_guard lock(m_mutex);
            pass = std::move(m_admitted[static_cast<size_t>(i)]);
        }
        pass.loggedIn();
    }
    // As many have taken their places, and the door is wider by about one.
    QTRY_VERIFY(admitted() >= 2 * Doors::crowdedWidth);
}

void DoorsTest::oldNewsNarrowsNothing()
{
    auto passes = enter(60);
    for (auto& pass : passes)
        QVERIFY(m_doors->turnedAway(std::move(pass)));
    QCOMPARE(static_cast<int>(enter(100).size()), Doors::crowdedWidth);
}

void DoorsTest::whoGaveUpHoldsNoPlace()
{
    auto passes = enter(Doors::usualWidth);
    enter(5);
    m_wanted = std::make_shared<int>(0); // those five are gone
    enter(1);
    passes.clear();
    QTRY_COMPARE(admitted(), 1);
}

void DoorsTest::hopelessInTheEnd()
{
    bool hopeful = true;
    int tries = 0;
    for (; hopeful && tries < 1000; ++tries) {
        auto passes = enter(1);
        QCOMPARE(static_cast<int>(passes.size()), 1);
        hopeful = m_doors->turnedAway(std::move(passes.front()));
    }
    QVERIFY2(tries > Doors::hopeless && tries < 2 * Doors::hopeless, qPrintable(QString::number(tries)));
}

void DoorsTest::placesAreApart()
{
    auto here = enter(Doors::usualWidth);
    QCOMPARE(static_cast<int>(enter(3, u"b:22"_s).size()), 3);
    QCOMPARE(static_cast<int>(enter(3).size()), 0);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_doors, rollcall::test::DoorsTest)
#include "tst_doors.moc"
