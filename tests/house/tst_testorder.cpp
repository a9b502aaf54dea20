// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "support/testorder.h"

#include <QByteArrayList>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace rollcall;

// The order that the functions of every test class run in.
class TestOrderTest : public QObject
{
    Q_OBJECT

private:
    static QByteArrayList sorted(QByteArrayList list)
    {
        std::sort(list.begin(), list.end());
        return list;
    }

private Q_SLOTS:
    void init() {}
    void functionsAreWhatQtTestRuns()
    {
        QCOMPARE(test::testFunctions(*metaObject()),
                 QByteArrayList({"functionsAreWhatQtTestRuns", "aSeedGivesItsOrderAgain", "theSeedCanBeGiven"}));
    }

    void aSeedGivesItsOrderAgain_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::newRow("1") << 1U;
        QTest::newRow("999999") << 999'999U;
    }

    void aSeedGivesItsOrderAgain()
    {
        QFETCH(quint32, seed);
        const QByteArrayList all{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
        const QByteArrayList once = test::shuffled(all, seed);
        QVERIFY(once != all);
        QCOMPARE(sorted(once), all); // each of them once
        QCOMPARE(test::shuffled(all, seed), once);
        QVERIFY(test::shuffled(all, seed + 1) != once);
        QVERIFY(test::shuffled({}, seed).isEmpty());
    }

    void theSeedCanBeGiven()
    {
        const QByteArray before = qgetenv("ROLLCALL_SHUFFLE");
        const bool given = qEnvironmentVariableIsSet("ROLLCALL_SHUFFLE");
        const auto restore = qScopeGuard([&] {
            if (given)
                qputenv("ROLLCALL_SHUFFLE", before);
            else
                qunsetenv("ROLLCALL_SHUFFLE");
        });
        qputenv("ROLLCALL_SHUFFLE", "47");
        QCOMPARE(test::orderSeed(), 47U);
        qputenv("ROLLCALL_SHUFFLE", "no number");
        QVERIFY(test::orderSeed() > 0);
    }

    void cleanup() {}
};

ROLLCALL_TEST(tst_testorder, TestOrderTest)
#include "tst_testorder.moc"
