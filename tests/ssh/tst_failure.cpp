// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/failure.h"
#include "ssh/base/link.h"
#include "support/testmain.h"

#include <QTest>

#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

// What is made of libssh's words for a broken connection.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class FailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyASocketsErrorIsToldOfAConnection_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("told");
        const auto row = [](int number, bool told) {
            const QString text = qt_error_string(number);
            QTest::newRow(qPrintable(text)) << u"Socket error: "_s + text << told;
        };
        row(ECONNRESET, true);
        row(EPIPE, true);
        row(ETIMEDOUT, true);
        row(EHOSTUNREACH, true);
        row(ENOTDIR, false);
        row(ENOENT, false);
        row(EEXIST, false);
        row(EAGAIN, false);
        row(0, false);
        QTest::newRow("the end") << u"Socket error: disconnected"_s << true;
        QTest::newRow("something else") << u"kex error : no match"_s << true;
        QTest::newRow("nothing") << QString() << true;
    }

    void aGoodbyeMaySayByItsNumberWhatItIs_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("protocol error, which sshd says for everything") << 2 << Reason::ServerClosed;
        QTest::newRow("by application") << 11 << Reason::ServerClosed;
        QTest::newRow("too many connections") << 12 << Reason::ServerBusy;
        QTest::newRow("no more methods") << 14 << Reason::Denied;
        QTest::newRow("illegal user") << 15 << Reason::Denied;
    }

    void aGoodbyeMaySayByItsNumberWhatItIs()
    {
        QFETCH(int, number);
        const QString words = u"Received SSH_MSG_DISCONNECT: %1:bye: now"_s.arg(number);
        QTEST(ssh::loginFailure(words, false, 0).reason, "reason");
        QTEST(ssh::exchangeFailure({}, words).reason, "reason");
        QCOMPARE(ssh::loginFailure(words, false, 0).detail.english(), u"bye: now"_s);
    }

    void onlyASocketsErrorIsToldOfAConnection()
    {
        QFETCH(QString, said);
        QFETCH(bool, told);
        QCOMPARE(ssh::connectionWords(said), told ? said : QString());
        if (said.startsWith("Socket error"_L1)) // whatever is told of it, it is the same failure
            QCOMPARE(ssh::exchangeFailure({}, ssh::connectionWords(said)).reason, Reason::ServerClosed);
    }
};

} // namespace rollcall::test

ROLLCALL_TEST(tst_failure, rollcall::test::FailureTest)
#include "tst_failure.moc"
