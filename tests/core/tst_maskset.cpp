// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/result/maskset.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

class MaskSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void unknownNames_data();
    void unknownNames();
};

void MaskSetTest::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const auto row = [](const QString& text, const QString& read) { QTest::newRow(qPrintable(text)) << text << read; };
    row(u"default"_s, u"names,times,pids,uuids"_s);
    row(u"none"_s, u"none"_s);
    row(u"numbers"_s, u"numbers"_s);
    row(u" sizes , hex "_s, u"sizes,hex"_s);
    row(u"default,!times"_s, u"names,pids,uuids"_s);
    row(u"!times,default"_s, u"names,times,pids,uuids"_s); // from left to right
    row(u"default,space,none,dates"_s, u"dates"_s);
    row(u"names,times,pids,uuids,dates,sizes,numbers,hex,space"_s,
        u"names,times,pids,uuids,dates,sizes,numbers,hex,space"_s);
}

void MaskSetTest::names()
{
    QFETCH(const QString, text);
    QFETCH(const QString, read);
    const Result<Masks> masks = masksFrom(text);
    QVERIFY(masks.ok());
    QCOMPARE(maskNames(*masks), read);
    QCOMPARE(*masksFrom(maskNames(*masks)), *masks);
}

void MaskSetTest::unknownNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const auto row = [](const QString& text, const QString& word) { QTest::newRow(qPrintable(text)) << text << word; };
    row(u"time"_s, u"time"_s);
    row(u"default,Times"_s, u"Times"_s);
    row(u"default,,dates"_s, u""_s);
    row(u"!default"_s, u"!default"_s);
    row(u"!none"_s, u"!none"_s);
    row(u"!"_s, u"!"_s);
}

void MaskSetTest::unknownNames()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const Result<Masks> masks = masksFrom(text);
    QVERIFY(!masks.ok());
    QCOMPARE(masks.error().kind, ErrorKind::BadValue);
    QCOMPARE(masks.error().subject, word);
    QVERIFY(masks.error().detail.contains("default, none, names, times"_L1));
}

ROLLCALL_TEST(tst_maskset, MaskSetTest)
#include "tst_maskset.moc"
