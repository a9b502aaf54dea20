// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/target.h"
#include "core/targets/targetword.h"
#include "directory.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

namespace {

/// As a library has them: looked up by hash.
class Hashed : public Directory
{
public:
    void index()
    {
        for (const DirectoryGroup& group : std::as_const(groups))
            m_groups.insert(group.group->name, group);
    }
    DirectoryGroup findGroup(const QString&, const QString& name) const override { return m_groups.value(name); }

private:
    QHash<QString, DirectoryGroup> m_groups;
};

Hashed with(const QString& group, const QStringList& members)
{
    Hashed directory;
    directory.addHost(u"mine"_s, u"web1"_s);
    directory.addGroup(u"mine"_s, group, members);
    directory.index();
    return directory;
}

} // namespace

/// A group's file of another person may hold anything: what is too much is an error, and at once. What multiplies never
/// comes to its end: the time limit of the test is told of it.
class TargetLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooMuchIsAnError_data();
    void tooMuchIsAnError();
    void aNameHasALength();
    void aChainOfGroupsHasAnEnd();
    void groupsInEachOtherAreWorkedOutOnce();
    void sameNameInAnotherLibraryIsNoCycle();
    void whatIsTooMuchIsInProductionStill();
    void manyNamesAreTakenAway();
};

void TargetLimitsTest::tooMuchIsAnError_data()
{
    QTest::addColumn<QStringList>("members");

    QStringList removals{u"=h[1-90000]"_s};
    for (int i = 0; i < 5000; ++i)
        removals.append(u"!h%1"_s.arg(i));
    QTest::newRow("ranges of one") << QStringList{u"[1-1]"_s.repeated(40'000)};
    QTest::newRow("ranges that multiply") << QStringList{u"[1-9]"_s.repeated(60'000)};
    QTest::newRow("ranges without end") << QStringList(20'000, u"h[1-99999]"_s);
    QTest::newRow("long names") << QStringList{QString(200'000, u'x') + u"[1-99999]"_s};
    QTest::newRow("long names behind") << QStringList{u"=[1-99999]"_s + QString(200'000, u'x')};
    QTest::newRow("long items") << QStringList{u"=[1-99999][a,"_s + QString(200'000, u'x') + u"]"_s};
    QTest::newRow("globs") << QStringList{u"[1-99999]*"_s, u"*[1-99999]*"_s};
    QTest::newRow("taken away") << removals;
    QTest::newRow("each other") << QStringList(20'000, u"^=h[1-20000]"_s);
    QTest::newRow("terms") << QStringList{u"tag:x[1-99999]"_s};
    QTest::newRow("groups") << QStringList{u"@g[1-99999]"_s};
}

void TargetLimitsTest::tooMuchIsAnError()
{
    QFETCH(const QStringList, members);
    const Hashed directory = with(u"big"_s, members);
    const TargetResolution resolution = resolveTarget(u"@big"_s, directory);
    QVERIFY(!resolution.ok() && resolution.hosts.isEmpty());
    const Error& error = resolution.errors[0].error;
    QVERIFY2(error.detail.contains(u"in the group big"_s), qPrintable(errorText(error)));
    QVERIFY(errorText(error).size() < 600);
}

void TargetLimitsTest::aNameHasALength()
{
    QCOMPARE(expandRanges(WordText::of(QString(u"[1-1]"_s.repeated(255))), 10)->constFirst().text, QString(255, u'1'));
    QVERIFY(!expandRanges(WordText::of(QString(u"[1-1]"_s.repeated(256))), 10).ok());
    QVERIFY(expandRanges(WordText::of(QString(300, u'x')), 10).ok()); // nothing multiplies
}

void TargetLimitsTest::aChainOfGroupsHasAnEnd()
{
    constexpr int length = 20'000;
    Hashed directory = with(u"g0"_s, {u"web1"_s});
    for (int i = 1; i <= length; ++i)
        directory.addGroup(u"mine"_s, u"g%1"_s.arg(i), {u"@g%1"_s.arg(i - 1)}, {u"root"_s, 0, {}, {}}, true);
    directory.index();
    QCOMPARE(resolveTarget(u"@g15"_s, directory).names(), QStringList{u"web1"_s});
    QCOMPARE(resolveTarget(u"@g15,@g10"_s, directory).names(), QStringList{u"web1"_s});
    const TargetResolution deep = resolveTarget(u"@g%1"_s.arg(length), directory);
    QCOMPARE(deep.errors.size(), 1);
    QCOMPARE(deep.errors[0].error.kind, ErrorKind::TargetSyntax);
    QVERIFY(deep.errors[0].error.detail.contains(u"16"_s));
    QVERIFY(resolveTarget(u"web1"_s, directory).isProduction());
    std::reverse(directory.groups.begin(), directory.groups.end()); // the deepest first
    QVERIFY(resolveTarget(u"web1"_s, directory).isProduction());
}

void TargetLimitsTest::groupsInEachOtherAreWorkedOutOnce()
{
    Hashed directory = with(u"g0"_s, {u"web1"_s});
    for (int i = 1; i < 16; ++i)
        directory.addGroup(u"mine"_s, u"g%1"_s.arg(i), QStringList(50, u"@g%1"_s.arg(i - 1)));
    directory.index();
    QCOMPARE(resolveTarget(u"@g15"_s, directory).names(), QStringList{u"web1"_s});
}

void TargetLimitsTest::sameNameInAnotherLibraryIsNoCycle()
{
    Directory directory = fleet();
    directory.addGroup(u"mine"_s, u"edge"_s, {u"@shared:edge"_s});
    directory.addGroup(u"shared"_s, u"edge"_s, {u"edge-1"_s});
    QCOMPARE(resolveTarget(u"@edge"_s, directory).names(), QStringList{u"edge-1"_s});
}

void TargetLimitsTest::whatIsTooMuchIsInProductionStill()
{
    Hashed directory = with(u"g0"_s, {u"web1"_s});
    directory.addGroup(u"mine"_s, u"live"_s, {u"web1"_s, u"@g[1-99999]"_s, u"=h[1-99999]"_s}, {}, true);
    directory.index();
    QVERIFY(!resolveTarget(u"@live"_s, directory).ok());
    QVERIFY(resolveTarget(u"web1"_s, directory).isProduction());
}

void TargetLimitsTest::manyNamesAreTakenAway()
{
    const Hashed directory = with(u"g0"_s, {u"web1"_s});
    const TargetResolution resolution = resolveTarget(u"=h[1-100000]!H[2-90000]"_s, directory);
    QVERIFY2(!resolution.ok(), "a name in capitals is no host");
    QString one = u"=h[1-20000]"_s;
    for (int i = 2; i <= 20'000; ++i)
        one += u"!=h%1"_s.arg(i); // each by itself, as clicks do
    QCOMPARE(resolveTarget(one, directory).names(), QStringList{u"h1"_s});
}

ROLLCALL_TEST(tst_targetlimits, TargetLimitsTest)
#include "tst_targetlimits.moc"
