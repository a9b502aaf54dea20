// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/members.h"
#include "directory.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

namespace {

const AccessSettings reroute{u"evil"_s, 22002, u"theirs"_s, u"root@attacker"_s, true};

/// The person's own library, and a folder that others write to as well.
Directory both()
{
    Directory directory;
    directory.own = u"mine"_s;
    const auto add = [&](const QString& library, const QString& name, const QString& tag) {
        Host host;
        host.name = name;
        host.tags = QStringList{tag};
        directory.hosts.append({library, std::make_shared<const Host>(host)});
    };
    add(u"mine"_s, u"web1"_s, u"prod"_s);
    add(u"mine"_s, u"web2"_s, u"test"_s);
    add(u"shared"_s, u"web9"_s, u"prod"_s);
    add(u"shared"_s, u"edge"_s, u"prod"_s);
    directory.addGroup(u"mine"_s, u"mine"_s, {u"web1"_s, u"10.0.0.1"_s}, {u"me"_s, 0, {}, {}});
    directory.addGroup(u"mine"_s, u"web"_s, {u"web*"_s});
    directory.addGroup(u"mine"_s, u"prod"_s, {u"tag:prod"_s});
    directory.addGroup(u"mine"_s, u"every"_s, {u"@*"_s});
    directory.addGroup(u"mine"_s, u"shelves"_s, {u"@rack*"_s});
    directory.addGroup(u"mine"_s, u"rack1"_s, {u"web1"_s});
    directory.addGroup(u"mine"_s, u"both"_s, {u"web1"_s, u"edge"_s, u"@team"_s});
    directory.addGroup(u"mine"_s, u"untagged"_s, {u"@shared:*"_s, u"web2"_s, u"!tag:prod"_s});
    directory.addGroup(u"mine"_s, u"tagged"_s, {u"@shared:*"_s, u"web2"_s, u"&tag:prod"_s});
    directory.addGroup(u"mine"_s, u"kept"_s, {u"web1"_s, u"@shared:rack2"_s, u"!@rack*"_s, u"web2"_s});
    directory.addGroup(u"shared"_s, u"rack2"_s, {u"web9"_s});
    directory.addGroup(u"shared"_s, u"team"_s, {u"edge"_s, u"10.0.0.1"_s, u"=new"_s}, {u"team"_s, 22, {}, {}});
    return directory;
}

Directory with(const QStringList& members, const AccessSettings& access = reroute, bool production = false)
{
    Directory directory = both();
    directory.addGroup(u"shared"_s, u"zz"_s, members, access, production);
    return directory;
}

TargetHost host(const QString& target, const QString& name, const Directory& directory)
{
    for (const TargetHost& each : resolveTarget(target, directory).hosts) {
        if (each.name == name)
            return each;
    }
    return {};
}

} // namespace

/// How far a group reaches that others can write: to the hosts of its own library.
class TargetGroupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doNotReachOtherLibraries_data();
    void doNotReachOtherLibraries();
    void accessIsForHostsOfTheLibrary();
    void accessOfAdHocHosts();
    void productionWarnsOfEveryHost();
    void namesAreOfTheLibrary();
    void ownGroupsMayNameTheOthers();
};

void TargetGroupsTest::doNotReachOtherLibraries_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");

    QTest::newRow("pattern") << u"@web"_s << u"web1 web2"_s;
    QTest::newRow("term") << u"@prod"_s << u"web1"_s;
    QTest::newRow("every host") << u"@every"_s << u"web1 web2"_s;
    QTest::newRow("groups by pattern") << u"@shelves"_s << u"web1"_s;
    QTest::newRow("typed it is over all") << u"tag:prod"_s << u"web1 web9 edge"_s;
    QTest::newRow("a term takes away whosever it is") << u"@untagged"_s << u"web2"_s;
    QTest::newRow("and keeps it") << u"@tagged"_s << u"web9 edge"_s;
    QTest::newRow("groups take away whosever they are") << u"@kept"_s << u"web2"_s;
}

void TargetGroupsTest::doNotReachOtherLibraries()
{
    QFETCH(const QString, target);
    QTEST(resolveTarget(target, both()).names().join(u' '), "expected");
}

void TargetGroupsTest::accessIsForHostsOfTheLibrary()
{
    for (const QStringList& members : {QStringList{u"@mine:*"_s, u"web9"_s}, QStringList{u"@mine:mine"_s, u"web9"_s}}) {
        const Directory directory = with(members);
        for (const QString& target : {u"web1"_s, u"@mine"_s, u"@zz"_s, u"@zz,@mine"_s, u"@mine,@zz"_s}) {
            const TargetHost own = host(target, u"web1"_s, directory);
            QCOMPARE(own.access, (AccessSettings{u"me"_s, 0, {}, {}}));
        }
        QCOMPARE(host(u"web9"_s, u"web9"_s, directory).access, reroute); // its own
    }
    // Nor do groups of the own library say how others' hosts are logged in to.
    Directory directory = both();
    directory.addGroup(u"mine"_s, u"outer"_s, {u"@team"_s}, {u"outer"_s, 99, {}, {}});
    QCOMPARE(host(u"@outer"_s, u"edge"_s, directory).access, (AccessSettings{u"team"_s, 22, {}, {}}));
}

void TargetGroupsTest::accessOfAdHocHosts()
{
    const Directory directory = with({u"10.0.0.1"_s, u"=new"_s, u"=other"_s});
    QCOMPARE(host(u"10.0.0.1"_s, u"10.0.0.1"_s, directory).access, AccessSettings());
    QCOMPARE(host(u"=other"_s, u"other"_s, directory).access, AccessSettings());
    QCOMPARE(host(u"@mine"_s, u"10.0.0.1"_s, directory).access.user, u"me"_s);
    QCOMPARE(host(u"@mine,@zz"_s, u"10.0.0.1"_s, directory).access, (AccessSettings{u"me"_s, 0, {}, {}}));
    QCOMPARE(host(u"@zz"_s, u"10.0.0.1"_s, directory).access, reroute); // named
    for (const QString& target : {u"10.0.0.1,@mine"_s, u"@mine,10.0.0.1"_s})
        QCOMPARE(host(target, u"10.0.0.1"_s, directory).access.user, u"me"_s);
    QCOMPARE(host(u"@both"_s, u"new"_s, directory).access.user, u"team"_s); // by a group that is named
}

void TargetGroupsTest::productionWarnsOfEveryHost()
{
    const Directory directory = with({u"@mine:rack1"_s, u"10.0.0.1"_s, u"root@web9"_s}, reroute, true);
    for (const QString& target : {u"web1"_s, u"@mine"_s, u"root@web1:22"_s, u"10.0.0.1"_s, u"web9"_s, u"@zz"_s})
        QVERIFY2(resolveTarget(target, directory).isProduction(), qPrintable(target));
    for (const QString& target : {u"web2"_s, u"edge"_s, u"=new"_s})
        QVERIFY2(!resolveTarget(target, directory).isProduction(), qPrintable(target));
}

void TargetGroupsTest::namesAreOfTheLibrary()
{
    for (const QString& member : {u"web1"_s, u"root@web1"_s, u"web[1-1]"_s}) {
        const TargetResolution resolution = resolveTarget(u"@zz"_s, with({u"web9"_s, member}));
        QVERIFY2(!resolution.ok() && resolution.hosts.isEmpty(), qPrintable(member));
        const Error& error = resolution.errors[0].error;
        QCOMPARE(error.kind, ErrorKind::UnknownHost);
        const QString said = errorText(error);
        QVERIFY2(said.contains(u"the library mine has one"_s) && said.contains(u"in the group zz"_s), qPrintable(said));
    }
    const TargetResolution group = resolveTarget(u"@zz"_s, with({u"web9"_s, u"@rack1"_s}));
    QCOMPARE(group.errors.value(0).error.kind, ErrorKind::UnknownGroup);
    QVERIFY(errorText(group.errors[0].error).contains(u"@mine:rack1"_s));
    QVERIFY(!resolveMembers({u"web1"_s}, u"shared"_s, both()).ok());
    // What is taken away need not be there.
    QCOMPARE(resolveTarget(u"@zz"_s, with({u"web9"_s, u"@mine:*"_s, u"!web1"_s})).names(),
             (QStringList{u"web9"_s, u"web2"_s}));
    // An address is that address.
    Directory directory = with({u"10.0.0.7"_s});
    directory.addHost(u"mine"_s, u"10.0.0.7"_s);
    QVERIFY(host(u"@zz"_s, u"10.0.0.7"_s, directory).isAdHoc());
}

void TargetGroupsTest::ownGroupsMayNameTheOthers()
{
    QCOMPARE(resolveTarget(u"@both"_s, both()).names(), (QStringList{u"web1"_s, u"edge"_s, u"10.0.0.1"_s, u"new"_s}));
}

ROLLCALL_TEST(tst_targetgroups, TargetGroupsTest)
#include "tst_targetgroups.moc"
