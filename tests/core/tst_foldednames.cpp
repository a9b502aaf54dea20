// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/naturalorder.h"
#include "core/targets/foldednames.h"
#include "core/targets/target.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

/// Knows every name: what foldNames says must resolve back.
class AnyHost : public TargetDirectory
{
public:
    DirectoryHost findHost(const QString&, const QString&) const override { return {}; }
    DirectoryGroup findGroup(const QString&, const QString&) const override { return {}; }
    QList<DirectoryHost> allHosts(const QString&) const override { return {}; }
    QList<DirectoryGroup> allGroups(const QString&) const override { return {}; }
    bool hasLibrary(const QString&) const override { return false; }
    bool isKnownAlias(const QString&) const override { return true; }
};

} // namespace

class FoldedNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsNames_data();
    void foldsNames();
    void foldedNamesResolveBack();
    void cutsLongLists();
    void ordersNaturally();
};

void FoldedNamesTest::foldsNames_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << u""_s << u""_s;
    QTest::newRow("one") << u"db-1"_s << u"db-1"_s;
    QTest::newRow("range") << u"web-01 web-02 web-03 db-1"_s << u"db-1,web-[01-03]"_s;
    QTest::newRow("gap") << u"web-1 web-2 web-3 web-7"_s << u"web-[1-3,7]"_s;
    QTest::newRow("over ten, padded") << u"w08 w09 w10 w11"_s << u"w[08-11]"_s;
    QTest::newRow("over ten, plain") << u"w8 w9 w10 w11"_s << u"w[8-11]"_s;
    QTest::newRow("both ways") << u"w1 w01 w2 w02"_s << u"w[01,1,02,2]"_s;
    QTest::newRow("domain") << u"web1.a.org web2.a.org web1.b.org"_s << u"web[1-2].a.org,web1.b.org"_s;
    QTest::newRow("addresses") << u"10.0.0.9 10.0.0.10 10.0.1.9 10.0.1.10"_s << u"10.0.[0-1].[9-10]"_s;
    QTest::newRow("two dimensions") << u"r1n1 r1n2 r2n1 r2n2"_s << u"r[1-2]n[1-2]"_s;
    QTest::newRow("not a product") << u"r1n1 r1n2 r2n1"_s << u"r1n[1-2],r2n1"_s;
    QTest::newRow("twice") << u"a a a"_s << u"a"_s;
    QTest::newRow("ad hoc") << u"root@h1:22 root@h2:22"_s << u"root@h1:22,root@h2:22"_s;
    QTest::newRow("long number") << u"i-12345678901 i-12345678902"_s << u"i-12345678901,i-12345678902"_s;
}

void FoldedNamesTest::foldsNames()
{
    QFETCH(QString, names);
    QTEST(foldNames(names.split(u' ', Qt::SkipEmptyParts)), "expected");
}

void FoldedNamesTest::foldedNamesResolveBack()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        QStringList names;
        const int count = random.bounded(1, 40);
        for (int i = 0; i < count; ++i) {
            QString name = QStringList{u"w"_s, u"db-"_s, u"r2n"_s, u""_s}[random.bounded(4)];
            name += QString::number(random.bounded(30)).rightJustified(random.bounded(3), u'0');
            if (random.bounded(3) == 0)
                name += u"-x"_s + QString::number(random.bounded(4));
            names.append(name);
        }
        QStringList back = resolveTarget(foldNames(names), AnyHost()).names();
        names.sort();
        names.removeDuplicates();
        back.sort();
        QCOMPARE(back, names);
    }
}

void FoldedNamesTest::cutsLongLists()
{
    const QStringList names{u"alpha"_s, u"beta"_s, u"gamma"_s, u"delta"_s};
    QCOMPARE(foldNames(names, 1000), u"alpha,beta,delta,gamma"_s);
    QVERIFY(foldNames(names, 12).startsWith(u"alpha,beta,"_s));
    QVERIFY(foldNames(names, 12).contains(u"2)"_s));
}

void FoldedNamesTest::ordersNaturally()
{
    QStringList names{u"web-10"_s, u"Web-2"_s, u"web-1"_s, u"db"_s, u"web-01"_s, u"web"_s, u"web-2"_s};
    std::sort(names.begin(), names.end(), naturalLess);
    QCOMPARE(names.join(u' '), u"db web web-01 web-1 Web-2 web-2 web-10"_s);
    QCOMPARE(naturalCompare(u"a1", u"a1"), 0);
    QVERIFY(naturalCompare(u"a01", u"a1") != 0);
    QVERIFY(naturalLess(u"a99999999999999999999998", u"a99999999999999999999999"));
}

ROLLCALL_TEST(tst_foldednames, FoldedNamesTest)
#include "tst_foldednames.moc"
