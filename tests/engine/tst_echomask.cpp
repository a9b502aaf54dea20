// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/echomask.h"
#include "support/testmain.h"

#include <QTest>

using rollcall::engine::EchoMask;

/// What a terminal repeats of the standard input is not shown, however the output is cut.
class EchoMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesEchoesOut_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("a password") << QByteArray("geheim-7\n") << QByteArray("Password: geheim-7\r\nok\r\n")
                                    << QByteArray("Password: ********\r\nok\r\n");
        QTest::newRow("without an end of line")
            << QByteArray("geheim-7") << QByteArray("geheim-7") << QByteArray("********");
        QTest::newRow("once") << QByteArray("line\n") << QByteArray("line\r\nline\r\n")
                              << QByteArray("********\r\nline\r\n");
        QTest::newRow("each line") << QByteArray("first\r\nsecond\r\n") << QByteArray("a first b second c first")
                                   << QByteArray("a ******** b ******** c first");
        QTest::newRow("short ones are shown") << QByteArray("yes\n") << QByteArray("yes") << QByteArray("yes");
        QTest::newRow("one inside the other") << QByteArray("secret\nsecret-long\n") << QByteArray("secret-long secret")
                                              << QByteArray("******** ********");
        QTest::newRow("one that begins as itself")
            << QByteArray("aaab\n") << QByteArray("aaaaab") << QByteArray("aa********");
        QTest::newRow("a beginning alone")
            << QByteArray("secret\n") << QByteArray("it ends with secre") << QByteArray("it ends with secre");
        QTest::newRow("not repeated") << QByteArray("secret\n") << QByteArray("ok\r\n") << QByteArray("ok\r\n");
        QTest::newRow("no input") << QByteArray() << QByteArray("anything") << QByteArray("anything");
        QByteArray many;
        QByteArray masked;
        for (int i = 0; i < 300; ++i) {
            many += "line number " + QByteArray::number(i) + '\n';
            masked += "********\n";
        }
        QTest::newRow("more lines than are waited for") << many << many << masked;
    }

    void leavesEchoesOut()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, shown);
        for (const qsizetype size : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), output.size()}) {
            EchoMask mask;
            mask.begin(input);
            QByteArray seen;
            for (qsizetype at = 0; at < output.size(); at += size)
                seen += mask.pass(output.mid(at, size));
            seen += mask.rest();
            QCOMPARE(seen, shown);
        }
    }

    void comesToAnEnd()
    {
        EchoMask mask;
        mask.begin("never repeated\n");
        const QByteArray much(EchoMask::patience, 'x');
        QVERIFY(mask.pass(QByteArray(much)) == much);
        QCOMPARE(mask.pass("never"), QByteArray("never")); // not waited for any more
    }
};

ROLLCALL_TEST(tst_echomask, EchoMaskTest)
#include "tst_echomask.moc"
