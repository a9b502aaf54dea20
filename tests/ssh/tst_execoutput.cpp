// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/execend.h"
#include "ssh/session/execoutput.h"
#include "support/testmain.h"

#include <QTest>

// What is kept of a command's output, and what its end means, without a channel.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class ExecOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothStreamsShareTheLimit();
    void withoutALimitAllIsKept();
    void aMarkIsAwaitedAndLeftOut();
    void limitsAreSaid_data();
    void limitsAreSaid();
    void ends_data();
    void ends();
    void moreMayComeUntilTheOutputHasEnded();
};

void ExecOutputTest::bothStreamsShareTheLimit()
{
    ssh::ExecOutput output(5);
    output.append(Stream::Output, "abc", 3);
    output.append(Stream::Error, "de", 2);
    QVERIFY(!output.limitReached()); // it is all that may come
    output.append(Stream::Output, "f", 1);
    QVERIFY(output.limitReached());
    QCOMPARE(output.take(Stream::Output), QByteArray("abc"));
    QCOMPARE(output.take(Stream::Output), QByteArray()); // it has been taken
    output.append(Stream::Error, "g", 1);                // also where there is room again
    QCOMPARE(output.take(Stream::Error), QByteArray("de"));
}

void ExecOutputTest::withoutALimitAllIsKept()
{
    ssh::ExecOutput output(0);
    const QByteArray much(1024 * 1024, 'x');
    output.append(Stream::Output, much.constData(), much.size());
    QVERIFY(!output.limitReached());
    QCOMPARE(output.take(Stream::Output), much);
}

void ExecOutputTest::aMarkIsAwaitedAndLeftOut()
{
    for (qsizetype piece = 1; piece < 16; ++piece) {
        ssh::ExecOutput output(0, "#ready");
        const QByteArray all("motd\n#rea #ready1#ready");
        for (qsizetype at = 0; at < all.size(); at += piece) {
            const QByteArray part = all.mid(at, piece);
            QCOMPARE(output.isAwaiting(), at < all.indexOf("1")); // where the first whole one ends
            output.append(Stream::Output, part.constData(), part.size());
        }
        QCOMPARE(output.take(Stream::Output), QByteArray("motd\n#rea 1#ready")); // once
    }
    ssh::ExecOutput output(0, "#ready");
    output.append(Stream::Error, "#ready", 6);
    output.append(Stream::Output, "exec: restricted #r", 19);
    QVERIFY(output.isAwaiting());
    output.finish();
    QCOMPARE(output.take(Stream::Output), QByteArray("exec: restricted #r"));
    QCOMPARE(output.take(Stream::Error), QByteArray("#ready"));
}

void ExecOutputTest::limitsAreSaid_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << qint64(1000) << u"1000 bytes"_s;
    QTest::newRow("whole") << qint64(64) * 1024 * 1024 << u"64 MiB"_s;
    QTest::newRow("parts") << qint64(1536) * 1024 << u"1.50 MiB"_s;
}

void ExecOutputTest::limitsAreSaid()
{
    QFETCH(qint64, limit);
    QTEST(ssh::ExecOutput(limit).limitText(), "text");
}

void ExecOutputTest::ends_data()
{
    QTest::addColumn<int>("status"); // -1: none came
    QTest::addColumn<QString>("signal");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("well") << 0 << QString() << Reason::None;
    QTest::newRow("badly") << 3 << QString() << Reason::ExitCode;
    QTest::newRow("by a signal") << -1 << u"TERM"_s << Reason::Signal;
    QTest::newRow("by a signal, whatever else is said") << 0 << u"TERM"_s << Reason::Signal;
    QTest::newRow("without a word") << -1 << QString() << Reason::NoExitStatus;
}

void ExecOutputTest::ends()
{
    QFETCH(int, status);
    QFETCH(QString, signal);
    QFETCH(Reason, reason);
    ssh::ExecEnd end;
    end.signal = signal;
    if (status >= 0)
        end.status = static_cast<quint32>(status);
    QCOMPARE(end.isKnown(), reason != Reason::NoExitStatus);
    const Verdict verdict = end.verdict();
    QCOMPARE(verdict.reason, reason);
    QCOMPARE(verdict.exitCode, end.status);
    QCOMPARE(verdict.signal, signal);
    QCOMPARE(verdict.remote, RemoteState::Ended);
    QCOMPARE(verdict.detail.isEmpty(), end.isKnown());
    Verdict silent = verdictOf(Reason::KeepaliveUnanswered, u"2"_s);
    silent.remote = RemoteState::Unknown;
    const Verdict lost = end.lost(silent);
    QCOMPARE(lost.reason, Reason::KeepaliveUnanswered);
    QCOMPARE(lost.exitCode, end.status);
    QCOMPARE(lost.signal, signal);
    QCOMPARE(lost.remote, end.isKnown() ? RemoteState::Ended : RemoteState::Unknown);
    QCOMPARE(lost.detail == silent.detail, !end.isKnown());
    QCOMPARE(verdictSentence(lost).startsWith("The host fell silent before"_L1), end.isKnown());
}

void ExecOutputTest::moreMayComeUntilTheOutputHasEnded()
{
    ssh::ExecEnd end;
    end.closed = true;
    QVERIFY(!end.isWhole()); // nobody knows how it ended
    end.status = 0;
    QVERIFY(end.isWhole());
    end.closed = false;
    QVERIFY(!end.isWhole());
    end.outputEnded = true;
    QVERIFY(end.isWhole());
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_execoutput, rollcall::test::ExecOutputTest)
#include "tst_execoutput.moc"
