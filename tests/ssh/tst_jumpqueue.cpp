// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/jumpbackoff.h"
#include "ssh/session/jumpqueue.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <vector>

// Who waits for a way through a jump host, and when a lost one is connected to again; without one.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class JumpQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_wanted.clear(); }
    void waysAreMadeInOrder();
    void fewAreMadeAtOnce();
    void whoHasGivenUpHoldsNoPlace();
    void aLostConnectionMakesAllWait();
    void nobodyWaitsOnceAllHaveGivenUp();
    void allAreTaken();
    void pausesGrowWithTheLosses_data();
    void pausesGrowWithTheLosses();
    void aWayMeansThatItWorks();

private:
    ssh::JumpWays::Request request(const QString& target);
    static QString next(ssh::JumpQueue& queue);

    std::vector<std::shared_ptr<int>> m_wanted; // by each request, as it came
};

ssh::JumpWays::Request JumpQueueTest::request(const QString& target)
{
    ssh::JumpWays::Request request;
    request.target = target;
    m_wanted.push_back(std::make_shared<int>(0));
    request.wanted = m_wanted.back();
    return request;
}

QString JumpQueueTest::next(ssh::JumpQueue& queue)
{
    const auto next = queue.next();
    return next ? next->request.target : QString();
}

void JumpQueueTest::waysAreMadeInOrder()
{
    ssh::JumpQueue queue;
    queue.await(request(u"a"_s));
    queue.await(request(u"b"_s));
    QVERIFY(queue.isWaitedFor());
    QVERIFY(!queue.next()); // there is no connection yet
    queue.connected();
    QVERIFY(!queue.isWaitedFor());
    queue.lineUp(request(u"c"_s));
    QCOMPARE(next(queue), u"a"_s);
    QCOMPARE(next(queue), u"b"_s);
    QVERIFY(queue.hasMore());
    QCOMPARE(next(queue), u"c"_s);
    QVERIFY(!queue.hasMore());
}

void JumpQueueTest::fewAreMadeAtOnce()
{
    ssh::JumpQueue queue;
    for (size_t i = 0; i < ssh::JumpQueue::mostOpenings + 2; ++i)
        queue.lineUp(request(QString::number(i)));
    quint64 first = 0;
    for (size_t i = 0; i < ssh::JumpQueue::mostOpenings; ++i) {
        const auto way = queue.next();
        QVERIFY(way);
        first = first == 0 ? way->number : first;
    }
    QVERIFY(!queue.next());
    queue.made(first);
    QCOMPARE(next(queue), QString::number(ssh::JumpQueue::mostOpenings));
    QVERIFY(!queue.next());
}

void JumpQueueTest::whoHasGivenUpHoldsNoPlace()
{
    ssh::JumpQueue queue;
    for (size_t i = 0; i < ssh::JumpQueue::mostOpenings + 2; ++i)
        queue.lineUp(request(QString::number(i)));
    while (queue.next()) {}
    m_wanted[0].reset();                            // its way is under way
    m_wanted[ssh::JumpQueue::mostOpenings].reset(); // it has lined up
    QCOMPARE(next(queue), QString::number(ssh::JumpQueue::mostOpenings + 1));
    QVERIFY(!queue.hasMore());
}

void JumpQueueTest::aLostConnectionMakesAllWait()
{
    ssh::JumpQueue queue;
    for (size_t i = 0; i < ssh::JumpQueue::mostOpenings + 1; ++i)
        queue.lineUp(request(QString::number(i)));
    while (queue.next()) {}
    queue.lost();
    QCOMPARE(queue.waiting().size(), size_t(1)); // the others hear of it by their own ways
    queue.connected();
    QCOMPARE(next(queue), QString::number(ssh::JumpQueue::mostOpenings)); // no old one holds a place
}

void JumpQueueTest::nobodyWaitsOnceAllHaveGivenUp()
{
    ssh::JumpQueue queue;
    QVERIFY(queue.dropUnwanted());
    queue.await(request(u"a"_s));
    queue.await(request(u"b"_s));
    m_wanted[0].reset();
    QVERIFY(!queue.dropUnwanted());
    QCOMPARE(queue.waiting().size(), size_t(1));
    m_wanted[1].reset();
    QVERIFY(queue.dropUnwanted());
    m_wanted.clear();
}

void JumpQueueTest::allAreTaken()
{
    ssh::JumpQueue queue;
    queue.lineUp(request(u"a"_s));
    queue.await(request(u"b"_s));
    QCOMPARE(queue.takeAll().size(), size_t(2));
    QVERIFY(!queue.hasMore() && !queue.isWaitedFor());
}

void JumpQueueTest::pausesGrowWithTheLosses_data()
{
    QTest::addColumn<int>("losses");
    QTest::addColumn<int>("step"); // ms
    QTest::addColumn<bool>("hopeful");
    QTest::newRow("1") << 1 << 400 << true;
    QTest::newRow("2") << 2 << 800 << true;
    QTest::newRow("6") << 6 << 12'800 << true;
    QTest::newRow("7") << 7 << 12'800 << false;
}

void JumpQueueTest::pausesGrowWithTheLosses()
{
    QFETCH(int, losses);
    QFETCH(int, step);
    ssh::JumpBackOff backOff;
    for (int i = 0; i < losses; ++i)
        backOff.lost();
    QTEST(backOff.isHopeful(), "hopeful");
    for (int i = 0; i < 50; ++i) {
        const int pause = int(backOff.pause().count());
        QVERIFY2(pause >= step / 2 && pause < step / 2 + step, qPrintable(QString::number(pause)));
    }
}

void JumpQueueTest::aWayMeansThatItWorks()
{
    ssh::JumpBackOff backOff;
    QVERIFY(!backOff.isNeeded());
    backOff.lost();
    QVERIFY(backOff.isNeeded());
    backOff.madeWay();
    QVERIFY(!backOff.isNeeded());
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_jumpqueue, rollcall::test::JumpQueueTest)
#include "tst_jumpqueue.moc"
