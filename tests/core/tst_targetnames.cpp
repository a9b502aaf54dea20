// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targettext.h"
#include "directory.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

namespace {

Directory own()
{
    Directory directory;
    for (const QString& name : {u"web1"_s, u"db1"_s, u"h1"_s, u"h2"_s})
        directory.addHost(u"mine"_s, name);
    directory.addHost(u"mine"_s, u"10.0.0.1"_s);
    directory.addGroup(u"mine"_s, u"all"_s, {u"web1"_s, u"db1"_s});
    directory.addGroup(u"mine"_s, u"web"_s, {u"web1"_s});
    directory.addGroup(u"mine"_s, u"db"_s, {u"db1"_s});
    directory.addGroup(u"mine"_s, u"nodb"_s, {u"web1"_s, u"db1"_s, u"!db*"_s});
    directory.addGroup(u"mine"_s, u"first"_s,
                       {u"h[1-2]"_s, u"!h[2-2]"_s, u"root@h1"_s, u"127.0.0.1:22001"_s, u"10.0.0.2"_s});
    return directory;
}

const QStringList oddHosts{u"db*"_s,   u"root@h1"_s,         u"h[1-2]"_s,   u"[h]1"_s,          u"?eb1"_s,
                           u"h1:22"_s, u"127.0.0.1:22001"_s, u"[::1]:22"_s, u"root@10.0.0.2"_s, u"mine:web"_s};
const QStringList oddGroups{u"db*"_s, u"*"_s, u"mine:web"_s, u"mine:*"_s, u"d?"_s, u"[a]ll"_s, u"shared:web"_s};

/// What a teammate could add to the folder that is shared.
Directory withOddNames()
{
    Directory directory = own();
    const auto elsewhere = [&](const QString& name) {
        Host host;
        host.name = name;
        host.address = u"elsewhere.example"_s;
        directory.hosts.append({u"shared"_s, std::make_shared<const Host>(host)});
    };
    for (const QString& name : oddHosts)
        elsewhere(name);
    elsewhere(u"10.0.0.2"_s);
    elsewhere(u"2001:db8::1"_s);
    for (const QString& name : oddGroups)
        directory.addGroup(u"shared"_s, name, {u"\"db*\""_s});
    return directory;
}

QStringList told(const QString& target, const Directory& directory)
{
    const TargetResolution resolution = resolveTarget(target, directory);
    QStringList lines;
    for (const TargetHost& host : resolution.hosts) {
        lines.append(
            u"%1 %2 %3@%4:%5"_s.arg(host.library, host.name, host.access.user, host.address).arg(host.access.port));
    }
    for (const TargetError& error : resolution.errors)
        lines.append(errorText(error.error));
    return lines;
}

} // namespace

/// What a word means does not hang on what somebody calls a host or a group.
class TargetNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oddNamesCaptureNothing_data();
    void oddNamesCaptureNothing();
    void patternsHoldNoMoreThanTheyMatch();
    void quotesReachThem();
    void addressesAreHosts();
    void explicitWordsAreNotLedElsewhere();
    void aHostOfOneLibrary();
    void groupsOfSeveralLibraries();
    void productionTakesAllOfAName();
    void loginsOnGroups();
    void logins();
};

void TargetNamesTest::oddNamesCaptureNothing_data()
{
    QTest::addColumn<QString>("target");

    for (const QString& target :
         {u"@all!db*"_s,         u"@nodb"_s,         u"@all!@db*"_s,    u"@all&db*"_s, u"@first"_s,
          u"root@h1"_s,          u"h[1-2]"_s,        u"[h]1"_s,         u"h1:22"_s,    u"127.0.0.1:22001"_s,
          u"[::1]:22"_s,         u"root@10.0.0.2"_s, u"10.0.0.[1-2]"_s, u"10.0.0.2"_s, u"2001:db8::1"_s,
          u"[2001:db8::1]:22"_s, u"@mine:web"_s,     u"@mine:*"_s,      u"@[a]ll"_s,   u"@all!?eb1"_s,
          u"@theirs:web"_s,      u"@:web"_s,         u"mine:web"_s})
        QTest::newRow(qPrintable(target)) << target;
}

void TargetNamesTest::oddNamesCaptureNothing()
{
    QFETCH(const QString, target);
    QCOMPARE(told(target, withOddNames()), told(target, own()));
}

void TargetNamesTest::patternsHoldNoMoreThanTheyMatch()
{
    const Directory directory = withOddNames();
    QCOMPARE(resolveTarget(u"db*"_s, directory).names(), (QStringList{u"db1"_s, u"db*"_s}));
    QCOMPARE(resolveTarget(u"@*!@shared:*"_s, directory).names(),
             (QStringList{u"web1"_s, u"db1"_s, u"h1"_s, u"h2"_s, u"10.0.0.1"_s}));
    QVERIFY(!resolveTarget(u"@theirs:web"_s, directory).ok());
}

void TargetNamesTest::quotesReachThem()
{
    const Directory directory = withOddNames();
    for (const QString& name : oddHosts + QStringList{u"tag:2024"_s}) {
        Directory more = directory;
        more.addHost(u"shared"_s, u"tag:2024"_s);
        QCOMPARE(resolveTarget(targetWord(name), more).names(), QStringList{name});
        QCOMPARE(resolveTarget(u"@*!"_s + targetWord(name), more).names().contains(name), false);
    }
    for (const QString& name : oddGroups) {
        QCOMPARE(resolveTarget(groupWord(name), directory).names(), QStringList{u"db*"_s});
        QCOMPARE(resolveTarget(groupWord(name, u"shared"_s), directory).names(), QStringList{u"db*"_s});
    }
    QCOMPARE(resolveTarget(u"\"10.0.0.2\""_s, directory).hosts.value(0).address, u"elsewhere.example"_s);
}

// Libraries list hosts by address; it is theirs, with what they say of it.
void TargetNamesTest::addressesAreHosts()
{
    Directory directory = own();
    directory.addHost(u"shared"_s, u"2001:db8::7"_s, {u"deploy"_s, 0, {}, {}});
    QCOMPARE(resolveTarget(u"10.0.0.1"_s, directory).hosts.value(0).library, u"mine"_s);
    QCOMPARE(resolveTarget(u"root@10.0.0.1:22"_s, directory).hosts.value(0).library, u"mine"_s);
    for (const QString& word : {u"2001:db8::7"_s, u"[2001:db8::7]:22"_s})
        QCOMPARE(resolveTarget(word, directory).hosts.value(0).access.user, u"deploy"_s);
    QVERIFY(resolveTarget(u"10.0.0.9"_s, directory).hosts.value(0).isAdHoc());
}

// What is typed as an address or a URL is the person's own word: nobody else's library says another way or port.
void TargetNamesTest::explicitWordsAreNotLedElsewhere()
{
    Directory directory = own();
    directory.own = u"mine"_s;
    for (const QString& library : {u"mine"_s, u"shared"_s}) {
        const QString last = library == u"mine" ? u"7"_s : u"8"_s;
        directory.addHost(library, u"10.1.0."_s + last, {u"deploy"_s, 2222, u"ops"_s, u"gate"_s});
        directory.addHost(library, u"2001:db8::"_s + last, {{}, 2222, {}, {}});
        directory.addHost(library, u"box"_s + last, {{}, 2222, {}, u"gate"_s});
        directory.addHost(library, u"10.2.0."_s + last);
        directory.addGroup(library, u"by-address"_s + last, {u"10.2.0."_s + last, u"10.1.0."_s + last},
                           {{}, 2223, {}, u"gate"_s});
    }
    const auto way = [&directory](const QString& target) {
        const TargetHost host = resolveTarget(target, directory).hosts.value(0);
        return u"%1 %2@%3:%4 %5"_s.arg(host.library, host.access.user, host.name)
            .arg(host.access.port)
            .arg(host.access.jump);
    };
    QCOMPARE(way(u"10.1.0.8"_s), u"shared deploy@10.1.0.8:0 "_s);
    QCOMPARE(way(u"10.1.0.[8-8]"_s), u"shared deploy@10.1.0.8:0 "_s);
    QCOMPARE(way(u"root@10.1.0.8:22"_s), u"shared root@10.1.0.8:22 "_s);
    QCOMPARE(way(u"10.2.0.8"_s), u"shared @10.2.0.8:0 "_s);
    QCOMPARE(way(u"2001:db8::8"_s), u"shared @2001:db8::8:0 "_s);
    QCOMPARE(way(u"ssh://box8"_s), u" @box8:0 "_s);
    QCOMPARE(way(u"ssh://root@box8:22/"_s), u" root@root@box8:22:22 "_s);
    // In quotes it is the library's name, as in its groups and with its group beside it.
    for (const QString& word :
         {u"\"10.1.0.8\""_s, u"@shared:by-address8&10.1.0.8"_s, u"10.1.0.8,@by-address8&10.1.0.8"_s})
        QCOMPARE(way(word), u"shared deploy@10.1.0.8:2222 gate"_s);
    QCOMPARE(libraryHostWord(u"10.1.0.8"_s), u"\"10.1.0.8\""_s);
    QCOMPARE(libraryHostWord(u"box8"_s), u"box8"_s);
    // One's own library is one's own word.
    QCOMPARE(way(u"10.1.0.7"_s), u"mine deploy@10.1.0.7:2222 gate"_s);
    QCOMPARE(way(u"10.2.0.7"_s), u"mine @10.2.0.7:2223 gate"_s);
    QCOMPARE(way(u"ssh://box7"_s), u"mine @box7:2222 gate"_s);
}

void TargetNamesTest::aHostOfOneLibrary()
{
    Directory directory = own();
    directory.addHost(u"shared"_s, u"web1"_s);
    directory.addHost(u"shared"_s, u"db"_s);
    directory.addGroup(u"shared"_s, u"web"_s, {u"web1"_s});
    const auto library = [&directory](const QString& target) {
        return resolveTarget(target, directory).hosts.value(0).library;
    };
    QCOMPARE(library(u"web1"_s), u"mine"_s);
    QCOMPARE(library(u"@shared:web1"_s), u"shared"_s);
    QCOMPARE(library(u"@mine:web1"_s), u"mine"_s);
    QVERIFY(!resolveTarget(u"@shared:h1"_s, directory).ok());
    QVERIFY(!resolveTarget(u"@web1"_s, directory).ok());
    directory.addGroup(u"shared"_s, u"db"_s, {u"web1"_s}); // a group is meant first
    QCOMPARE(resolveTarget(u"@shared:db"_s, directory).names(), QStringList{u"web1"_s});
    directory.addGroup(u"mine"_s, u"theirs"_s, {u"@shared:web1"_s}); // among others' members it is a group
    QVERIFY(!resolveTarget(u"@theirs"_s, directory).ok());
    directory.own = u"mine"_s;
    QCOMPARE(resolveTarget(u"@theirs"_s, directory).hosts.value(0).library, u"shared"_s);
}

/// Who writes to one library changes nothing of what another one's words mean.
void TargetNamesTest::groupsOfSeveralLibraries()
{
    Directory directory = own();
    directory.addHost(u"shared"_s, u"evil"_s);
    const auto errors = [&directory](const QString& target) {
        QList<ErrorKind> kinds;
        for (const TargetError& error : resolveTarget(target, directory).errors)
            kinds.append(error.error.kind);
        return kinds;
    };
    QVERIFY(errors(u"@db"_s).isEmpty());
    directory.addGroup(u"shared"_s, u"db"_s, {u"evil"_s});
    for (const QString& target : {u"@db"_s, u"@all!@db"_s, u"@all&@db"_s, u"@d[b-b]"_s, u"@web,@db"_s})
        QCOMPARE(errors(target), QList<ErrorKind>{ErrorKind::AmbiguousGroup});
    const TargetError error = resolveTarget(u"@web,@db"_s, directory).errors.constFirst();
    QCOMPARE(error.error.detail, u"@mine:db, @shared:db"_s);
    QCOMPARE(error.position, 5);
    QCOMPARE(resolveTarget(u"@mine:db"_s, directory).names(), QStringList{u"db1"_s});
    QCOMPARE(resolveTarget(u"@shared:db"_s, directory).names(), QStringList{u"evil"_s});
    QCOMPARE(groupWord(directory.findGroup(u"mine"_s, u"db"_s), directory), u"@mine:db"_s);
    QCOMPARE(groupWord(directory.findGroup(u"mine"_s, u"web"_s), directory), u"@web"_s);
    // The person's own is the person's word; from a group of it others' names are no clearer than in the target.
    directory.own = u"mine"_s;
    QCOMPARE(resolveTarget(u"@db"_s, directory).names(), QStringList{u"db1"_s});
    QCOMPARE(groupWord(directory.findGroup(u"mine"_s, u"db"_s), directory), u"@db"_s);
    QCOMPARE(groupWord(directory.findGroup(u"shared"_s, u"db"_s), directory), u"@shared:db"_s);
    directory.addGroup(u"shared"_s, u"x"_s, {u"evil"_s});
    directory.addGroup(u"third"_s, u"x"_s, {});
    directory.addGroup(u"mine"_s, u"mix"_s, {u"web1"_s, u"!@x"_s});
    QCOMPARE(errors(u"@mix"_s), QList<ErrorKind>{ErrorKind::AmbiguousGroup});
}

/// All that a name in a group of the person's own could mean is in production with it.
void TargetNamesTest::productionTakesAllOfAName()
{
    Directory directory = own();
    directory.own = u"mine"_s;
    directory.addHost(u"shared"_s, u"x"_s);
    directory.addHost(u"third"_s, u"x"_s);
    directory.addHost(u"shared"_s, u"y"_s);
    directory.addHost(u"third"_s, u"z"_s);
    directory.addGroup(u"shared"_s, u"g"_s, {u"y"_s});
    directory.addGroup(u"third"_s, u"g"_s, {u"z"_s});
    directory.addGroup(u"mine"_s, u"prod"_s, {u"x"_s, u"@g"_s}, {}, true);
    QStringList marked;
    for (const TargetHost& host : productionMarks(directory).hosts)
        marked.append(host.library + u':' + host.name);
    marked.sort();
    QCOMPARE(marked, (QStringList{u"shared:x"_s, u"shared:y"_s, u"third:x"_s, u"third:z"_s}));
}

/// Nobody means a host by "root@web" where "web" is a group.
void TargetNamesTest::loginsOnGroups()
{
    const Directory directory = own();
    for (const QString& target : {u"bob@web"_s, u"bob@@web"_s, u"web:22"_s, u"bob@web:22"_s, u"web1,bob@web"_s}) {
        const TargetResolution resolution = resolveTarget(target, directory);
        QCOMPARE(resolution.errors.size(), 1);
        QCOMPARE(resolution.errors[0].error.kind, ErrorKind::HostIsGroup);
        QCOMPARE(resolution.errors[0].error.subject, u"web"_s);
        const TargetResolution asHosts = resolveTarget(asHostNames(target, directory), directory);
        QVERIFY2(!asHosts.ok() && asHosts.errors[0].error.kind == ErrorKind::HostIsGroup, qPrintable(target));
    }
    for (const QString& target : {u"=bob@web"_s, u"ssh://bob@web"_s, u"bob@web.example.org"_s, u"bob@webs"_s})
        QVERIFY2(resolveTarget(target, directory).ok(), qPrintable(target));
}

void TargetNamesTest::logins()
{
    QCOMPARE(targetWord(u"web1"_s, u"root"_s, 22), u"root@web1:22"_s);
    QCOMPARE(targetWord(u"a:b"_s, u"DOM\\bob"_s, 22), u"DOM\\bob@\"a:b\":22"_s);
    QCOMPARE(targetWord(u"2001:db8::7"_s), u"2001:db8::7"_s);
    QCOMPARE(targetWord(u"2001:db8::7"_s, u"@x"_s, 22), u"\"@x\"@[2001:db8::7]:22"_s);
    QCOMPARE(targetWord(u"::1%x,y"_s), u"\"::1%x,y\""_s);
    QCOMPARE(shownWord(u"root@new:22"_s), u"root@new:22"_s);
    QCOMPARE(shownWord(u"a b"_s), u"\"a b\""_s);
    QCOMPARE(shownWord(u"h[1-2]"_s), u"\"h[1-2]\""_s);
    Directory directory = own();
    directory.addHost(u"mine"_s, u"a:b"_s);
    const TargetHost host = resolveTarget(targetWord(u"a:b"_s, u"DOM\\bob"_s, 22), directory).hosts.value(0);
    QCOMPARE(host.name, u"a:b"_s);
    QCOMPARE(host.typedUser, u"DOM\\bob"_s);
    QCOMPARE(int(host.typedPort), 22);
}

ROLLCALL_TEST(tst_targetnames, TargetNamesTest)
#include "tst_targetnames.moc"
