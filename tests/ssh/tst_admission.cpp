// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/admission.h"
#include "support/testmain.h"

#include <QTest>

#include <thread>

// How many are let in at once, who waits, and how the width follows what the server does.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::Admission;

class AdmissionTest : public QObject
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
    std::vector<Admission::Pass> enter(int count, const QString& place = u"a:22"_s);

    std::shared_ptr<Admission> m_admission;
    std::unique_ptr<ssh::Loop> m_loop;
    std::thread m_thread;
    std::shared_ptr<int> m_wanted;
    std::mutex m_mutex; // guards m_admitted
    std::vector<Admission::Pass> m_admitted;
    int admitted()
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_admitted.size());
    }
};

void AdmissionTest::init()
{
    m_admission = std::make_shared<Admission>();
    m_loop = std::make_unique<ssh::Loop>();
    m_thread = std::thread([loop = m_loop.get()] { loop->run(); });
    m_wanted = std::make_shared<int>(0);
}

void AdmissionTest::cleanup()
{
    {
        std::vector<Admission::Pass> held;
        const std::lock_guard lock(m_mutex);
        held.swap(m_admitted);
    }
    m_loop->stop();
    m_thread.join();
    m_loop.reset();
    m_admitted.clear();
}

std::vector<Admission::Pass> AdmissionTest::enter(int count, const QString& place)
{
    std::vector<Admission::Pass> passes;
    for (int i = 0; i < count; ++i) {
        auto pass = m_admission->enter(place, m_loop->handle(), m_wanted, [this](Admission::Pass&& given) {
            const std::lock_guard lock(m_mutex);
            m_admitted.push_back(std::move(given));
        });
        if (pass)
            passes.push_back(std::move(*pass));
    }
    return passes;
}

void AdmissionTest::wideUntilSomebodyIsTurnedAway()
{
    auto passes = enter(100);
    QCOMPARE(static_cast<int>(passes.size()), Admission::usualWidth);
    for (int i = 0; i < 10; ++i)
        passes.pop_back();
    QTRY_COMPARE(admitted(), 10);
    passes.clear();
    QTRY_COMPARE(admitted(), 100 - Admission::usualWidth);
}

void AdmissionTest::narrowAfterwards()
{
    auto passes = enter(100);
    QVERIFY(m_admission->turnedAway(std::move(passes.back())));
    passes.clear();
    QTRY_COMPARE(admitted(), Admission::crowdedWidth);
    std::atomic<bool> allTold = false;
    m_loop->post([&allTold] { allTold = true; });
    QTRY_VERIFY(allTold.load());
    QCOMPARE(admitted(), Admission::crowdedWidth); // no more
    for (int i = 0; i < Admission::crowdedWidth; ++i) {
        Admission::Pass pass;
        {
            const std::lock_guard lock(m_mutex);
            pass = std::move(m_admitted[static_cast<size_t>(i)]);
        }
        pass.loggedIn();
    }
    // As many have taken their places, and the server is taken to bear about one more.
    QTRY_VERIFY(admitted() >= 2 * Admission::crowdedWidth);
}

void AdmissionTest::oldNewsNarrowsNothing()
{
    auto passes = enter(60);
    for (auto& pass : passes)
        QVERIFY(m_admission->turnedAway(std::move(pass)));
    QCOMPARE(static_cast<int>(enter(100).size()), Admission::crowdedWidth);
}

void AdmissionTest::whoGaveUpHoldsNoPlace()
{
    auto passes = enter(Admission::usualWidth);
    enter(5);
    m_wanted = std::make_shared<int>(0); // those five are gone
    enter(1);
    passes.clear();
    QTRY_COMPARE(admitted(), 1);
}

void AdmissionTest::hopelessInTheEnd()
{
    bool hopeful = true;
    int tries = 0;
    for (; hopeful && tries < 1000; ++tries) {
        auto passes = enter(1);
        QCOMPARE(static_cast<int>(passes.size()), 1);
        hopeful = m_admission->turnedAway(std::move(passes.front()));
    }
    QVERIFY2(tries > Admission::hopeless && tries < 2 * Admission::hopeless, qPrintable(QString::number(tries)));
}

void AdmissionTest::placesAreApart()
{
    auto here = enter(Admission::usualWidth);
    QCOMPARE(static_cast<int>(enter(3, u"b:22"_s).size()), 3);
    QCOMPARE(static_cast<int>(enter(3).size()), 0);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_admission, rollcall::test::AdmissionTest)
#include "tst_admission.moc"
