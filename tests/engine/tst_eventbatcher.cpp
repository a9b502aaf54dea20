// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/eventbatcher.h"
#include "support/testmain.h"

#include <QTest>

#include <vector>

using namespace rollcall;
using engine::EventBatcher;

/// Batches of events, gathered in a loop that ends by the first batch that the timer sends.
class EventBatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTimerSendsWhatIsLeft();
    void aFullBatchGoesAtOnce();
    void theLastEventOfAHostIsCountedInItsOwnBatch();
    void nothingIsSentTwiceOrEmpty();

private:
    struct Sent
    {
        size_t events = 0;
        int done = 0;
    };

    EventBatcher batcher(ssh::Loop& loop)
    {
        return EventBatcher(loop, [this](EventBatch&& batch, int done) { m_sent.push_back({batch.size(), done}); });
    }
    static RunEvent last(HostIndex host) { return HostChanged{host, HostPhase::Done, {}, 0}; }

    std::vector<Sent> m_sent;
};

void EventBatcherTest::theTimerSendsWhatIsLeft()
{
    m_sent.clear();
    ssh::Loop loop;
    EventBatcher events(loop, [&](EventBatch&& batch, int done) {
        m_sent.push_back({batch.size(), done});
        events.close();
        loop.stop();
    });
    events.add(HostLog{0, 0, {}});
    events.addLast(last(0));
    loop.run();
    QCOMPARE(m_sent.size(), 1U);
    QCOMPARE(m_sent[0].events, 2U);
    QCOMPARE(m_sent[0].done, 1);
}

void EventBatcherTest::aFullBatchGoesAtOnce()
{
    m_sent.clear();
    ssh::Loop loop;
    EventBatcher events = batcher(loop);
    events.add(TaskOutput{0, Stream::Output, 0, QByteArray(EventBatcher::fullBatch - 129, 'x')});
    QVERIFY(m_sent.empty());
    events.add(HostLog{0, 0, {}});
    QVERIFY(m_sent.empty()); // a byte below
    events.add(HostLog{0, 0, {}});
    QCOMPARE(m_sent.size(), 1U);
    QCOMPARE(m_sent[0].events, 3U);
}

// A run ends when all its hosts have been counted: one that is forgotten, because its last event filled the batch and
// nothing came after it, would keep the run alive for ever.
void EventBatcherTest::theLastEventOfAHostIsCountedInItsOwnBatch()
{
    m_sent.clear();
    ssh::Loop loop;
    EventBatcher events = batcher(loop);
    const int full = int(EventBatcher::fullBatch / 64);
    for (int host = 0; host < full; ++host)
        events.addLast(last(HostIndex(host)));
    events.flush();
    QCOMPARE(m_sent.size(), 1U);
    QCOMPARE(m_sent[0].events, size_t(full));
    QCOMPARE(m_sent[0].done, full);
}

void EventBatcherTest::nothingIsSentTwiceOrEmpty()
{
    m_sent.clear();
    ssh::Loop loop;
    EventBatcher events = batcher(loop);
    events.flush();
    QVERIFY(m_sent.empty());
    events.addLast(last(0));
    events.flush();
    events.flush();
    QCOMPARE(m_sent.size(), 1U);
    events.add(HostLog{0, 0, {}});
    events.close();
    events.flush();
    QCOMPARE(m_sent.size(), 1U);
}

ROLLCALL_TEST(tst_eventbatcher, EventBatcherTest)
#include "tst_eventbatcher.moc"
