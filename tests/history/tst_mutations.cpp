// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "mutations.h"

#include "support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// Many histories with changed files, other ones each time; what a run begins with is said, so that it can be
// had again with ROLLCALL_MUTATION. ROLLCALL_MUTATIONS says how many.
class MutationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverCrash()
    {
        bool given = false;
        quint32 number = qEnvironmentVariable("ROLLCALL_MUTATION").toUInt(&given);
        if (!given)
            number = QRandomGenerator::global()->bounded(1'000'000'000U);
        const int asked = qEnvironmentVariableIntValue("ROLLCALL_MUTATIONS");
        const int count = asked > 0 ? asked : 1000;
        qInfo("mutations %u to %u", number, number + quint32(count) - 1);
        const QTemporaryDir folder;
        QVERIFY(makeOriginals(folder.path()));
        for (int i = 0; i < count; ++i, ++number) {
            QElapsedTimer timer;
            timer.start();
            readMutated(folder.path(), folder.path(), number);
            QVERIFY2(timer.elapsed() < patience, qPrintable(u"mutation %1 takes too long"_s.arg(number)));
        }
    }
};

ROLLCALL_TEST(tst_mutations, MutationsTest)
#include "tst_mutations.moc"
