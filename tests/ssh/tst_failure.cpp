// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/hostspec.h"
#include "core/verdict/detail.h"
#include "ssh/base/algorithmfailure.h"
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
        QCOMPARE(ssh::loginFailure(words, false, 0).detail.english(), u"the server says: “bye: now”"_s);
    }

    /// A server has a part in many of libssh's words, and in all of a refusal.
    void whatOthersSayIsQuoted_data()
    {
        QTest::addColumn<Detail>("detail");
        QTest::addColumn<QString>("text");
        const QString other = u"Protocol mismatch (x). All is well."_s;
        QTest::newRow("greeting") << ssh::exchangeFailure({"go (x). Away", false}, {}).detail
                                  << u"the server says: “go (x). Away”"_s;
        QTest::newRow("exchange") << ssh::exchangeFailure({"SSH-2.0-x", true}, other).detail
                                  << QString(u"libssh: “"_s + other + u'”');
        QTest::newRow("login") << ssh::loginFailure(other, false, 0).detail << QString(u"libssh: “"_s + other + u'”');
        QTest::newRow("socket") << ssh::loginFailure(u"Socket error: disconnected"_s, false, 0).detail
                                << u"Socket error: disconnected"_s;
        QTest::newRow("nothing") << ssh::libraryDetail({}) << QString();
        QTest::newRow("goodbye") << ssh::libraryDetail(u"Received SSH_MSG_DISCONNECT: 2:gone). Well"_s)
                                 << u"the server says: “gone). Well”"_s;
        const QString opening = u"Channel opening failure: channel 43 error (2) "_s;
        QTest::newRow("refusal") << ssh::refusalDetail(opening + u"no). Well"_s) << u"the server says: “no). Well”"_s;
        QTest::newRow("silent refusal") << ssh::refusalDetail(opening) << QString();
        QTest::newRow("of a jump host") << ssh::forwardFailure(opening + u"no). Well"_s, u"b"_s).detail
                                        << u"b: channel-refused: the server says: “no). Well”"_s;
        QTest::newRow("of the target") << ssh::forwardFailure(opening + u"Connection refused). Well"_s, u"b"_s).detail
                                       << u"the jump host b says: “Connection refused). Well”"_s;
        QTest::newRow("algorithms") << ssh::algorithmFailure(
                                           "kex error : no match for method mac algo: server [x). Well], client [y]",
                                           {})
                                    << u"Rollcall knows none that the server has: “mac algo: server [x). Well], "
                                       "client [y]”"_s;
    }

    void whatOthersSayIsQuoted()
    {
        QFETCH(Detail, detail);
        QTEST(detail.english(), "text");
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
