// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/record.h"
#include "samples.h"
#include "support/testmain.h"

#include <QDataStream>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

// All 32 bits of an exit code, and none at all, in segments and in the database; what older versions wrote and read.
class ExitCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inARecord_data();
    void inARecord();
    void fromAnOlderVersion();
    void namesReasons();
    void inTheDatabase();
};

namespace {

// The first version's payload, field by field.
QByteArray olderPayload(qint32 exitCode)
{
    QByteArray payload;
    QDataStream out(&payload, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << u"exit-code"_s << exitCode << QString() << QString() << u"ended"_s << u"first"_s << QByteArray("digest");
    return payload;
}

} // namespace

void ExitCodeTest::inARecord_data()
{
    QTest::addColumn<qint64>("code");
    QTest::newRow("none") << qint64(-1);
    for (const qint64 code : {0LL, 255LL, 65536LL, 2147483648LL, 4294967295LL})
        QTest::addRow("%lld", code) << qint64(code);
}

void ExitCodeTest::inARecord()
{
    QFETCH(qint64, code);
    EndedPayload ended;
    ended.verdict.reason = code < 0 ? Reason::NoExitStatus : Reason::ExitCode;
    ended.verdict.remote = RemoteState::Ended;
    if (code >= 0)
        ended.verdict.exitCode = static_cast<quint32>(code);
    ended.firstLine = u"first"_s;
    ended.digest = "digest";
    const QByteArray payload = encodeEnded(ended);
    const auto read = decodeEnded(SegmentMark::Second, payload);
    QVERIFY(read.has_value());
    QCOMPARE(read->verdict, ended.verdict);
}

void ExitCodeTest::fromAnOlderVersion()
{
    const auto three = decodeEnded(SegmentMark::First, olderPayload(3));
    QVERIFY(three.has_value());
    QCOMPARE(three->verdict.exitCode, 3U);
    QCOMPARE(three->digest, QByteArray("digest"));
    const auto none = decodeEnded(SegmentMark::First, olderPayload(-1));
    QVERIFY(none.has_value());
    QVERIFY(!none->verdict.exitCode);
    QCOMPARE(none->verdict.reason, Reason::NoExitStatus); // it had no name then
    QCOMPARE(three->verdict.reason, Reason::ExitCode);
}

// What an older version knows of a newer one's reason is that nobody saw the end.
void ExitCodeTest::namesReasons()
{
    QCOMPARE(storedReason(u"refused"_s, {}), Reason::Refused);
    QCOMPARE(storedReason(u"exit-code"_s, 3), Reason::ExitCode);
    QCOMPARE(storedReason(u"exit-code"_s, {}), Reason::NoExitStatus);
    QCOMPARE(storedReason(u"no-exit-status"_s, {}), Reason::NoExitStatus);
    QCOMPARE(storedReason(u"struck-by-lightning"_s, {}), Reason::Interrupted);
}

void ExitCodeTest::inTheDatabase()
{
    const QTemporaryDir folder;
    QString id;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(sampleSpec(2, 2));
        QVERIFY(recorder.ok());
        Listener listener(**recorder);
        id = (*recorder)->run()->summary().id;
        (*recorder)->deliver(
            batchOf({TaskStarted{0, 1500}, ended(0, Reason::ExitCode, 4294967295), TaskStarted{1, 1500},
                     ended(1, Reason::ExitCode, 65536), ended(2, Reason::ExitCode, {}), ended(3, Reason::LeftOut, {}),
                     RunEnded{4000, false}}));
        QTRY_VERIFY(listener.isOver());
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const auto run = (*store)->open(id);
    QVERIFY(run.ok());
    QCOMPARE((*run)->task(0).verdict.exitCode, 4294967295U);
    QCOMPARE((*run)->task(1).verdict.exitCode, 65536U);
    QVERIFY(!(*run)->task(2).verdict.exitCode);
    QCOMPARE((*run)->task(2).verdict.reason, Reason::NoExitStatus); // as an older version's rows have it
    QCOMPARE((*run)->task(3).verdict.reason, Reason::LeftOut);
}

ROLLCALL_TEST(tst_exitcode, ExitCodeTest)
#include "tst_exitcode.moc"
