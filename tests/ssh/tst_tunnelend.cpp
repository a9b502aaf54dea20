// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/loop.h"
#include "ssh/reach/tunnelend.h"
#include "support/testmain.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <utility>

// The socket pair between a jump host's channel and a target's connection, without either; the test is the target.
namespace rollcall::test {

class TunnelEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFullTargetIsWaitedFor();
    void whatTheTargetSendsWaits();
    void aTargetThatIsGoneTakesAll();
    void theTargetHearsOfTheEnd();

private:
    QByteArray received();
    void runUntilChanged() { m_loop->run(); }

    std::unique_ptr<ssh::Loop> m_loop;
    std::unique_ptr<ssh::TunnelEnd> m_end;
    int m_target = -1;
};

void TunnelEndTest::init()
{
    m_loop = std::make_unique<ssh::Loop>();
    m_end = std::make_unique<ssh::TunnelEnd>(*m_loop, [this] { m_loop->stop(); });
    m_target = m_end->open();
    QVERIFY(m_target >= 0 && m_end->isOpen());
}

void TunnelEndTest::cleanup()
{
    m_end.reset();
    if (m_target >= 0)
        ::close(m_target);
    m_loop.reset();
}

/// All that is there for the target.
QByteArray TunnelEndTest::received()
{
    QByteArray all;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    for (ssize_t size = 0; (size = ::recv(m_target, piece.data(), size_t(piece.size()), 0)) > 0;)
        all.append(piece.constData(), size);
    return all;
}

void TunnelEndTest::aFullTargetIsWaitedFor()
{
    const QByteArray much(4 * 1024 * 1024, 'x');
    const qint64 given = m_end->give(much.constData(), much.size());
    QVERIFY(given > 0 && given < much.size());
    QVERIFY(m_end->isFull());
    m_end->keep("tail", 4);
    QVERIFY(m_end->hasKept());
    m_end->watch();
    QCOMPARE(received().size(), given);
    runUntilChanged();
    QVERIFY(!m_end->isFull());
    m_end->giveKept();
    QVERIFY(!m_end->hasKept());
    QCOMPARE(received(), QByteArray("tail"));
}

void TunnelEndTest::whatTheTargetSendsWaits()
{
    QVERIFY(!m_end->hasNews());
    m_end->watch();
    QCOMPARE(::send(m_target, "hello", 5, MSG_NOSIGNAL), ssize_t(5));
    runUntilChanged();
    QVERIFY(m_end->isReadable() && m_end->hasNews());
    QVERIFY(m_end->read());
    QCOMPARE(m_end->waiting(), QByteArray("hello"));
    QVERIFY(m_end->read()); // nothing more is there
    QVERIFY(!m_end->isReadable() && m_end->hasNews());
    m_end->waiting().clear();
    QVERIFY(!m_end->hasNews());
}

void TunnelEndTest::aTargetThatIsGoneTakesAll()
{
    ::close(std::exchange(m_target, -1));
    QCOMPARE(m_end->give("lost", 4), qint64(4));
    QVERIFY(m_end->hasEnded() && m_end->isEndTold());
    QVERIFY(!m_end->read());
}

void TunnelEndTest::theTargetHearsOfTheEnd()
{
    QCOMPARE(m_end->give("last", 4), qint64(4));
    m_end->endInput();
    QVERIFY(m_end->isEndTold() && !m_end->hasEnded());
    QCOMPARE(received(), QByteArray("last"));
    char none = 0;
    QCOMPARE(::recv(m_target, &none, 1, 0), ssize_t(0));
    m_end->close();
    QVERIFY(!m_end->isOpen());
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_tunnelend, rollcall::test::TunnelEndTest)
#include "tst_tunnelend.moc"
