// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "mutations.h"

#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// Many histories with changed files, other ones each time; the rows say which, so that one can be had again with
// ROLLCALL_MUTATION. ROLLCALL_MUTATIONS says how many.
class MutationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(makeOriginals(m_folder.path())); }

    void neverCrash_data()
    {
        bool given = false;
        quint32 number = qEnvironmentVariable("ROLLCALL_MUTATION").toUInt(&given);
        if (!given)
            number = QRandomGenerator::global()->bounded(1'000'000'000U);
        const int asked = qEnvironmentVariableIntValue("ROLLCALL_MUTATIONS");
        QTest::addColumn<quint32>("first");
        for (int i = 0; i < (asked > 0 ? asked : 500); i += atOnce) // a row has five minutes
            QTest::addRow("from %u", number + quint32(i)) << number + quint32(i);
    }

    void neverCrash()
    {
        QFETCH(quint32, first);
        for (quint32 number = first; number < first + atOnce; ++number)
            readMutated(m_folder.path(), m_folder.path(), number);
    }

private:
    static constexpr int atOnce = 50;
    const QTemporaryDir m_folder;
};

ROLLCALL_TEST(tst_mutations, MutationsTest)
#include "tst_mutations.moc"
