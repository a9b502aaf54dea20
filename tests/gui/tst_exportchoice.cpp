// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/exportchoice.h"
#include "interchange/export/taskrow.h"
#include "interchange/formats/formats.h"
#include "support/testmain.h"

#include <QList>
#include <QString>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::ExportChoice;
using interchange::Column;
using interchange::Format;

// Whether what is chosen in the export dialog can be written. No dialog is open.
class ExportChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsNeeded()
    {
        const ExportChoice whole{Format::Csv, {Column::Host}, 3, u"/tmp/out.csv"_s};
        QVERIFY(whole.canBeWritten());
        ExportChoice choice = whole;
        choice.rows = 0;
        QVERIFY(!choice.canBeWritten());
        choice = whole;
        choice.file = u"  "_s;
        QVERIFY(!choice.canBeWritten());
        choice = whole;
        choice.ticked.clear();
        QVERIFY(choice.lacksColumns() && !choice.canBeWritten());
    }

    void formatsWithoutColumnsNeedNone()
    {
        for (const interchange::FormatRow& row : interchange::formats()) {
            const ExportChoice ticked{row.format, {Column::Host}, 1, u"out"_s};
            QCOMPARE(ticked.columns().isEmpty(), !row.columns);
            QVERIFY(ticked.canBeWritten());
            const ExportChoice none{row.format, {}, 1, u"out"_s};
            QCOMPARE(none.lacksColumns(), row.columns);
            QCOMPARE(none.canBeWritten(), !row.columns);
        }
    }
};

ROLLCALL_TEST(tst_exportchoice, ExportChoiceTest)
#include "tst_exportchoice.moc"
