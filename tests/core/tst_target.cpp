// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/foldednames.h"
#include "core/targets/members.h"
#include "core/targets/targettext.h"
#include "directory.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

namespace {

QString joined(const TargetResolution& resolution)
{
    if (!resolution.ok()) {
        QStringList errors;
        for (const TargetError& error : resolution.errors)
            errors.append(u"%1@%2+%3"_s.arg(error.error.subject).arg(error.position).arg(error.length));
        return u"error: "_s + errors.join(u' ');
    }
    QStringList names;
    for (const TargetHost& host : resolution.hosts)
        names.append((host.library == u"shared" ? u"shared:"_s : QString()) + host.name);
    return names.join(u' ');
}

} // namespace

class TargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void tellsErrorKinds();
    void whatDoesNotShowIsNamed_data();
    void whatDoesNotShowIsNamed();
    void namesAreHostsByTheUsersWord_data();
    void namesAreHostsByTheUsersWord();
    void allUnknownNamesAreCounted();
    void readsMembersFromLeftToRight_data();
    void readsMembersFromLeftToRight();
    void membersAreOfTheirLibrary();
    void keepsGroupsAsNamed();
    void worksOutAccess_data();
    void worksOutAccess();
    void allowsOldAlgorithms();
    void takesTheNearestEncoding();
    void marksProduction();
    void makesAdHocHosts();
    void limitsTheNumber();
    void handlesTwentyThousand();
};

void TargetTest::resolves_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << u"  , "_s << u""_s;
    QTest::newRow("host") << u"web03"_s << u"web03"_s;
    QTest::newRow("union") << u"web03,db-1 web01"_s << u"web03 db-1 web01"_s;
    QTest::newRow("each once") << u"web03,@web,web03"_s << u"web03 web01 web02 web04 web05"_s;
    QTest::newRow("group") << u"@web"_s << u"web01 web02 web03 web04 web05"_s;
    QTest::newRow("library's group") << u"@shared:web"_s << u"shared:web01 shared:edge-1"_s;
    QTest::newRow("own library's group") << u"@mine:web&web01"_s << u"web01"_s;
    QTest::newRow("group with blanks") << u"@\"all of it\""_s << u"web01 web02 web03 web04 web05 db-1 db-2"_s;
    QTest::newRow("every host of one library") << u"@shared:*"_s << u"shared:edge-1 shared:web01"_s;
    QTest::newRow("every host") << u"@*!@mine:*"_s << u"shared:edge-1 shared:web01"_s;
    QTest::newRow("groups by range") << u"@rack[1-2]"_s << u"web01 web02"_s;
    QTest::newRow("groups by glob") << u"@rack*"_s << u"web01 web02"_s;
    QTest::newRow("range") << u"web[01-03,05]"_s << u"web01 web02 web03 web05"_s;
    QTest::newRow("range with steps") << u"=h[0-8/2]"_s << u"h0 h2 h4 h6 h8"_s;
    QTest::newRow("padding kept") << u"=h[008-011]"_s << u"h008 h009 h010 h011"_s;
    QTest::newRow("no padding") << u"=h[8-11]"_s << u"h8 h9 h10 h11"_s;
    QTest::newRow("two dimensions") << u"=r[1-2]n[a,b].x"_s << u"r1na.x r1nb.x r2na.x r2nb.x"_s;
    QTest::newRow("letters") << u"=h[a-c]"_s << u"ha hb hc"_s;
    QTest::newRow("glob") << u"db-?"_s << u"db-1 db-2"_s;
    QTest::newRow("glob and range") << u"web0[1-2]*"_s << u"web01 shared:web01 web02"_s;
    QTest::newRow("minus host") << u"@web!web03"_s << u"web01 web02 web04 web05"_s;
    QTest::newRow("minus, spaced") << u"@web ! web03 , db-1"_s << u"web01 web02 web04 web05 db-1"_s;
    QTest::newRow("comma minus") << u"@web,!web03"_s << u"web01 web02 web04 web05"_s;
    QTest::newRow("minus range") << u"@web!web[02-05]"_s << u"web01"_s;
    QTest::newRow("minus glob") << u"@web,db-1!web*"_s << u"db-1"_s;
    QTest::newRow("minus group") << u"@\"all of it\"!@web"_s << u"db-1 db-2"_s;
    QTest::newRow("minus what is not there") << u"@db!web01"_s << u"db-1 db-2"_s;
    QTest::newRow("minus by name, any library") << u"@shared:web!web01"_s << u"shared:edge-1"_s;
    QTest::newRow("left to right") << u"@web!web03,web03"_s << u"web01 web02 web04 web05 web03"_s;
    QTest::newRow("intersection") << u"@web&web[02-09]"_s << u"error: web06@5+10 web07@5+10 web08@5+10 web09@5+10"_s;
    QTest::newRow("intersection of groups") << u"@\"all of it\"&@db"_s << u"db-1 db-2"_s;
    QTest::newRow("xor") << u"@web^web[01-04],db-1"_s << u"web05 db-1"_s;
    QTest::newRow("xor adds") << u"web01^db-1"_s << u"web01 db-1"_s;
    QTest::newRow("user keeps the host") << u"root@web01:2222"_s << u"web01"_s;
    QTest::newRow("user is in the group") << u"root@web01&@web"_s << u"web01"_s;
    QTest::newRow("minus exactly that user") << u"root@web01,web01!root@web01"_s << u"web01"_s;
    QTest::newRow("minus ad hoc") << u"10.0.0.[1-3]!10.0.0.2"_s << u"10.0.0.1 10.0.0.3"_s;
    QTest::newRow("minus ad hoc of any user") << u"a@10.0.0.1,db-1!@db"_s << u"a@10.0.0.1"_s;
    QTest::newRow("alias") << u"alias"_s << u"alias"_s;
    QTest::newRow("dotted") << u"new.example.org"_s << u"new.example.org"_s;
    QTest::newRow("dotted range") << u"n[1-2].example.org"_s << u"n1.example.org n2.example.org"_s;
    QTest::newRow("with a port") << u"newhost:2222"_s << u"newhost:2222"_s;
    QTest::newRow("minus dotted") << u"a.x,b.x!a.x"_s << u"b.x"_s;
    QTest::newRow("minus with a port") << u"x:1,y:1!x:1"_s << u"y:1"_s;
    QTest::newRow("URL") << u"ssh://root@10.0.0.1:22"_s << u"root@10.0.0.1:22"_s;
    QTest::newRow("URL of a host") << u"ssh://web01/"_s << u"web01"_s;
    QTest::newRow("URL with more") << u"SSH://an%20n;fingerprint=x@[2001:db8::1]:22/"_s << u"an n@[2001:db8::1]:22"_s;
    QTest::newRow("ipv4 range") << u"10.0.0.[9-11]"_s << u"10.0.0.9 10.0.0.10 10.0.0.11"_s;
    QTest::newRow("ipv6") << u"2001:db8::1"_s << u"2001:db8::1"_s;
    QTest::newRow("ipv6 with port") << u"[2001:db8::1]:2222,me@[::1]:22"_s << u"[2001:db8::1]:2222 me@[::1]:22"_s;
    QTest::newRow("ipv6 zone") << u"fe80::1%eth0"_s << u"fe80::1%eth0"_s;
    QTest::newRow("user anywhere") << u"DOM\\bob@new.example:2222"_s << u"DOM\\bob@new.example:2222"_s;
    QTest::newRow("user with @") << u"bob@corp@new"_s << u"bob@corp@new"_s;
    QTest::newRow("quoted host") << u"\"odd name, really!\",db-1"_s << u"odd name, really! db-1"_s;
    QTest::newRow("as host name") << u"=newhost,=root@newhost:2222"_s << u"newhost root@newhost:2222"_s;
    QTest::newRow("as it is, not the library's") << u"=web01,web01"_s << u"web01 web01"_s;
}

void TargetTest::resolves()
{
    QFETCH(QString, expression);
    QTEST(joined(resolveTarget(expression, fleet())), "expected");
}

void TargetTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");

    QTest::newRow("unknown host") << u"db-1, wbe01"_s << u"error: wbe01@6+5"_s;
    QTest::newRow("unknown after minus") << u"@web!wbe01"_s << u"error: wbe01@5+5"_s;
    QTest::newRow("range partly unknown") << u"web[04-06]"_s << u"error: web06@0+10"_s;
    QTest::newRow("dotted after minus") << u"@web!web03.example.org"_s << u"error: web03.example.org@5+17"_s;
    QTest::newRow("port after minus") << u"@web!nobody:22"_s << u"error: nobody@5+9"_s;
    QTest::newRow("dotted kept") << u"@web&x.example.org"_s << u"error: x.example.org@5+13"_s;
    QTest::newRow("a page of the web") << u"http://web.example.org/x"_s << u"error: http://web.example.org/x@0+24"_s;
    QTest::newRow("a page at a port") << u"https://web01:8443"_s << u"error: https://web01:8443@0+18"_s;
    QTest::newRow("URL without a host") << u"ssh://root@"_s << u"error: ssh://root@@0+11"_s;
    QTest::newRow("a group's name") << u"rack1"_s << u"error: rack1@0+5"_s;
    QTest::newRow("unknown group") << u"@wbe"_s << u"error: wbe@0+4"_s;
    QTest::newRow("unknown library") << u"@theirs:web"_s << u"error: theirs:web@0+11"_s;
    QTest::newRow("glob of nothing") << u"mail*"_s << u"error: mail*@0+5"_s;
    QTest::newRow("group glob of nothing") << u"@mail*"_s << u"error: mail*@0+6"_s;
    QTest::newRow("ansible's range") << u"web0[1:3]"_s << u"error: web0[1:3]@0+9"_s;
    QTest::newRow("range backwards") << u"web[3-1]"_s << u"error: web[3-1]@0+8"_s;
    QTest::newRow("step of nothing") << u"web[1-3/0]"_s << u"error: web[1-3/0]@0+10"_s;
    QTest::newRow("empty range") << u"web[]"_s << u"error: web[]@0+5"_s;
    QTest::newRow("open bracket") << u"web[1-3,db-1"_s << u"error: web[1-3,db-1@0+12"_s;
    QTest::newRow("open quote") << u"db-1,\"x"_s << u"error: \"x@5+2 x@5+2"_s;
    QTest::newRow("nothing before") << u"!web01"_s << u"error: !@0+1"_s;
    QTest::newRow("nothing after") << u"@web!"_s << u"error: !@4+1"_s;
    QTest::newRow("two operators") << u"@web!&db-1"_s << u"error: !&@4+2"_s;
    QTest::newRow("at alone") << u"@"_s << u"error: @@0+1"_s;
    QTest::newRow("port too big") << u"root@x:70000"_s << u"error: root@x:70000@0+12"_s;
    QTest::newRow("in a group") << u"db-1,@stale"_s << u"error: gone@5+6"_s;
    QTest::newRow("a shell's range") << u"web-{01..03}"_s << u"error: web-{01..03}@0+12"_s;
    QTest::newRow("a shell's range of groups") << u"@rack{1..2}"_s << u"error: @rack{1..2}@0+11"_s;
    QTest::newRow("a shell's choice") << u"root@web{01,02}.x"_s << u"error: root@web{01@0+11 02}.x@12+5"_s;
    QTest::newRow("parentheses") << u"(@web)"_s << u"error: (@web)@0+6"_s;
    QTest::newRow("parentheses of a term") << u"@web&(tag:x)"_s << u"error: (tag:x)@5+7"_s;
    QTest::newRow("parentheses of a login") << u"(root@web01)"_s << u"error: (root@web01)@0+12"_s;
    QTest::newRow("no address") << u"192.0.2.999"_s << u"error: 192.0.2.999@0+11"_s;
    QTest::newRow("an address too long") << u"me@192.0.2.1.5"_s << u"error: me@192.0.2.1.5@0+14"_s;
    QTest::newRow("a range of no addresses") << u"192.0.2.[254-256]"_s << u"error: 192.0.2.[254-256]@0+17"_s;
    QTest::newRow("a range of addresses") << u"192.0.2.1-20"_s << u"error: 192.0.2.1-20@0+12"_s;
    QTest::newRow("a pipe") << u"a.x|b.x"_s << u"error: a.x|b.x@0+7"_s;
}

void TargetTest::namesWhatIsWrong()
{
    resolves();
}

void TargetTest::tellsErrorKinds()
{
    const auto first = [](const QString& expression) {
        return resolveTarget(expression, fleet()).errors.value(0).error;
    };
    QCOMPARE(first(u"nohost"_s).kind, ErrorKind::UnknownHost);
    QCOMPARE(first(u"@nogroup"_s).kind, ErrorKind::UnknownGroup);
    QCOMPARE(first(u"web[1"_s).kind, ErrorKind::TargetSyntax);
    QCOMPARE(first(u"@a"_s).kind, ErrorKind::GroupCycle);
    QCOMPARE(first(u"@a"_s).detail, u"a → b → c → a"_s);
    QVERIFY(first(u"@stale"_s).detail.contains(u"stale"_s));
    QVERIFY(resolveTarget(u"@a"_s, fleet()).hosts.isEmpty()); // nothing may run
    QVERIFY(errorText(first(u"nohost"_s)).contains(u"=nohost"_s));
    QCOMPARE(first(u"@web!web-9*"_s).kind, ErrorKind::UnknownPattern);
    QVERIFY(!errorText(first(u"@web!web-9*"_s)).contains(u'='));
    QCOMPARE(resolveTarget(u"web-{01..03}"_s, fleet()).errors.value(0).cure, u"web-[01-03]"_s);
    QCOMPARE(resolveTarget(u"me@h{1..9..2}:22"_s, fleet()).errors.value(0).cure, u"me@h[1-9/2]:22"_s);
    QCOMPARE(joined(resolveTarget(u"127.1,=192.0.2.999,=\"(x)\""_s, fleet())), u"127.1 192.0.2.999 (x)"_s);
    QCOMPARE(asHostName(u"nohost"_s), u"=nohost"_s);
    // A group's name is no host, whatever ssh_config matches.
    Directory directory = fleet();
    directory.addGroup(u"mine"_s, u"alias"_s, {u"web01"_s});
    directory.addGroup(u"mine"_s, u"a.b"_s, {u"web01"_s});
    for (const QString& name : {u"alias"_s, u"a.b"_s}) {
        const TargetError error = resolveTarget(name, directory).errors.value(0);
        QCOMPARE(error.error.kind, ErrorKind::HostIsGroup);
        QCOMPARE(error.cure, u'@' + name);
    }
    QCOMPARE(joined(resolveTarget(u"me@alias,=alias,a.b:22"_s, directory)), u"me@alias alias a.b:22"_s);
}

/// However the name is written: no cure of a name that nobody sees could work.
void TargetTest::whatDoesNotShowIsNamed_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("place");
    QTest::newRow("a host") << u"db-1,web\u200B01"_s << u"“web\uFFFD01”*(character 4 is U+200B)"_s;
    QTest::newRow("taken as it is") << u"=web\u200B01"_s << u"(character 4 is U+200B)"_s;
    QTest::newRow("with a dot") << u"web\u202E.example.org"_s << u"(character 4 is U+202E)"_s;
    QTest::newRow("in quotes") << u"\"web\u00A001\""_s << u"(character 4 is U+00A0)"_s;
    QTest::newRow("a user") << u"ro\u200Bot@web01"_s << u"(character 3 is U+200B)"_s;
    QTest::newRow("a login") << u"root@new\u00AD"_s << u"(character 4 is U+00AD)"_s;
    QTest::newRow("a port") << u"web01:22\u200B"_s << u"(character 9 is U+200B)"_s;
    QTest::newRow("a group") << u"@\u2066web\u2069"_s << u"(character 1 is U+2066, character 5 is U+2069)"_s;
    QTest::newRow("a term") << u"tag:\u200Bx"_s << u"(character 5 is U+200B)"_s;
    QTest::newRow("a pattern") << u"web\uFEFF*"_s << u"(character 4 is U+FEFF)"_s;
    QTest::newRow("behind a pair") << u"\U0001F600\u200B"_s << u"(character 2 is U+200B)"_s;
}

void TargetTest::whatDoesNotShowIsNamed()
{
    QFETCH(QString, expression);
    QFETCH(QString, place);
    const TargetResolution found = resolveTarget(expression, fleet());
    QCOMPARE(found.errors.size(), 1);
    const QString text = errorText(found.errors[0].error);
    for (const QString& part : place.split(u'*'))
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(found.errors[0].cure.isEmpty() && !text.contains(u'='), qPrintable(text));
}

void TargetTest::namesAreHostsByTheUsersWord_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* said, const QString& expected) { QTest::newRow(said) << expected; };
    row("web01", u"web01"_s);
    row("new", u"=new"_s);
    row("new,web01 alias", u"=new,web01,alias"_s);
    row("new[1-2]", u"=new1,=new2"_s);
    row("web0[5-6]", u"web05,=web06"_s);
    row("root@new:22", u"=root@new:22"_s);
    row("10.0.0.1", u"10.0.0.1"_s);
    row("=new", u"=new"_s);
    row("@web!web01", u"@web!web01"_s);
    row("@web!new", u"@web!new"_s); // a slip there is no host
    row("web*", u"web*"_s);
    row("tag:x", u"tag:x"_s);
    row("rack1", u"rack1"_s); // a group: an error with its cure
    row("new!", u"new!"_s);
    row("web[1", u"web[1"_s);
    row("web-{01..03}", u"web-{01..03}"_s); // is no host by anybody's word
    row("192.0.2.999", u"192.0.2.999"_s);
}

void TargetTest::namesAreHostsByTheUsersWord()
{
    QTEST(asHostNames(QString::fromLatin1(QTest::currentDataTag()), fleet()), "expected");
}

void TargetTest::allUnknownNamesAreCounted()
{
    QStringList names;
    for (int i = 0; i < 1500; ++i)
        names.append(u"new%1"_s.arg(i));
    const TargetResolution resolution = resolveTarget(names.join(u' '), fleet());
    QCOMPARE(resolution.errors.size(), 1500);
    QCOMPARE(resolution.errors.last().cure, u"=new1499"_s);
    QCOMPARE(resolveTarget(u"a,a,a"_s, fleet()).errors.size(), 3); // each where it stands
}

void TargetTest::readsMembersFromLeftToRight_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QString>("expected");

    QTest::newRow("taken out of a range") << QStringList{u"web[01-03]"_s, u"!web01"_s} << u"web02 web03"_s;
    QTest::newRow("taken out of all before")
        << QStringList{u"@rack1"_s, u"web02"_s, u"! @rack*"_s, u"web01"_s} << u"web01"_s;
    QTest::newRow("what comes later stays") << QStringList{u"web02"_s, u"!web03"_s, u"web03"_s} << u"web02 web03"_s;
    QTest::newRow("kept of all before") << QStringList{u"web[01-03]"_s, u"db-1"_s, u"&web0*"_s}
                                        << u"web01 web02 web03"_s;
    QTest::newRow("one or the other") << QStringList{u"web[01-02]"_s, u"^web[02-03]"_s} << u"web01 web03"_s;
    QTest::newRow("several in a line") << QStringList{u"web01, web02"_s, u"web03!web02"_s} << u"web01 web03"_s;
    QTest::newRow("nothing before it") << QStringList{u"!web01"_s, u"web02"_s} << u"error: !"_s;
    QTest::newRow("an operator at the end") << QStringList{u"web01"_s, u"web02!"_s} << u"error: !"_s;
}

void TargetTest::readsMembersFromLeftToRight()
{
    QFETCH(const QStringList, members);
    QFETCH(const QString, expected);
    Directory directory = fleet();
    directory.addGroup(u"mine"_s, u"members"_s, members);
    directory.addGroup(u"mine"_s, u"outside"_s, {u"@members"_s});
    for (const QString& target : {u"@members"_s, u"@outside"_s}) {
        const TargetResolution resolution = resolveTarget(target, directory);
        QCOMPARE(resolution.ok() ? joined(resolution) : u"error: "_s + resolution.errors[0].error.subject, expected);
    }
    if (!expected.startsWith(u"error"_s))
        QCOMPARE(joined(resolveMembers(members, u"mine"_s, directory)), expected);
}

/// What only another library has is no member, but for the person's own groups.
void TargetTest::membersAreOfTheirLibrary()
{
    Directory directory = fleet();
    directory.addGroup(u"shared"_s, u"stray"_s, {u"web01"_s, u"db-1"_s});
    directory.addGroup(u"shared"_s, u"nested"_s, {u"@rack1"_s});
    directory.addGroup(u"shared"_s, u"said"_s, {u"@mine:rack1"_s, u"edge-*"_s, u"@mine:*&db-2"_s});
    directory.addGroup(u"shared"_s, u"but"_s, {u"@web"_s, u"!db-1"_s, u"!web01"_s});
    directory.addGroup(u"mine"_s, u"favourites"_s, {u"web01"_s, u"edge-1"_s, u"@stray"_s});
    const auto told = [&](const QString& target) {
        const TargetResolution found = resolveTarget(target, directory);
        return found.ok() ? joined(found) : errorText(found.errors[0].error);
    };
    QVERIFY2(told(u"@stray"_s).startsWith(u"No host is called “db-1” (the library mine has one, "_s) &&
                 told(u"@stray"_s).contains(u"; in the group stray)"_s),
             qPrintable(told(u"@stray"_s)));
    QVERIFY2(
        told(u"@nested"_s)
            .startsWith(u"No group is called “rack1” (the library mine has one: @mine:rack1; in the group nested)."_s),
        qPrintable(told(u"@nested"_s)));
    QVERIFY(!resolveMembers({u"db-1"_s}, u"shared"_s, directory).ok());
    QCOMPARE(told(u"@said"_s), u"db-2"_s);
    QCOMPARE(told(u"@but"_s), u"shared:edge-1"_s);
    directory.own.clear();
    QCOMPARE(told(u"@favourites"_s).left(25), u"No host is called “edge-1"_s);
    directory.own = u"mine"_s;
    directory.groups.removeIf([](const DirectoryGroup& group) { return group.group->name == u"stray"; });
    directory.addGroup(u"shared"_s, u"stray"_s, {u"edge-1"_s});
    QCOMPARE(told(u"@favourites"_s), u"web01 shared:edge-1"_s);
}

void TargetTest::keepsGroupsAsNamed()
{
    const auto groupOf = [](const QString& expression) {
        return resolveTarget(expression, fleet()).hosts.value(0).group;
    };
    QCOMPARE(groupOf(u"web01"_s), QString());
    QCOMPARE(groupOf(u"@web"_s), u"web"_s);
    QCOMPARE(groupOf(u"@\"all of it\""_s), u"all of it"_s); // not the group inside it
    QCOMPARE(groupOf(u"@shared:web"_s), u"shared:web"_s);
    QCOMPARE(groupOf(u"@web,@rack1"_s), u"web;rack1"_s);
    QCOMPARE(groupOf(u"@web&@rack1"_s), u"web;rack1"_s);
    QCOMPARE(groupOf(u"@rack*"_s), u"rack1"_s);
    QCOMPARE(groupOf(u"@*"_s), QString());
}

void TargetTest::worksOutAccess_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("jump");

    QTest::newRow("by the group") << u"@web"_s << u"deploy"_s << 2200 << u""_s;
    QTest::newRow("by name, the same") << u"web01"_s << u"deploy"_s << 2200 << u""_s;
    QTest::newRow("nearest of nested") << u"@\"all of it\""_s << u"deploy"_s << 2200 << u""_s;
    QTest::newRow("the host's own first") << u"db-1"_s << u"postgres"_s << 22 << u"bastion"_s;
    QTest::newRow("group for the rest") << u"db-2"_s << u"dba"_s << 22 << u"bastion"_s;
    QTest::newRow("typed beats all") << u"root@web01:99"_s << u"root"_s << 99 << u""_s;
    QTest::newRow("typed user, group's port") << u"root@web01"_s << u"root"_s << 2200 << u""_s;
    QTest::newRow("ad hoc") << u"=x"_s << u""_s << 0 << u""_s;
}

void TargetTest::worksOutAccess()
{
    QFETCH(QString, expression);
    QFETCH(int, port);
    const TargetHost host = resolveTarget(expression, fleet()).hosts.value(0);
    QTEST(host.access.user, "user");
    QCOMPARE(int(host.access.port), port);
    QTEST(host.access.jump, "jump");
}

// The first that says something wins, be it yes or no.
void TargetTest::allowsOldAlgorithms()
{
    AccessSettings yes;
    yes.legacyAlgorithms = true;
    AccessSettings no;
    no.legacyAlgorithms = false;
    QVERIFY(!effectiveAccess({}, {}).legacyAlgorithms);
    QCOMPARE(effectiveAccess({}, {{}, yes}).legacyAlgorithms, std::optional(true));
    QCOMPARE(effectiveAccess(no, {yes}).legacyAlgorithms, std::optional(false));
    QCOMPARE(effectiveAccess({}, {no, yes}).legacyAlgorithms, std::optional(false));
    QCOMPARE(effectiveAccess(yes, {no}).legacyAlgorithms, std::optional(true));

    Directory directory;
    directory.addHost(u"lib"_s, u"old"_s);
    directory.addHost(u"lib"_s, u"patched"_s, no);
    directory.addGroup(u"lib"_s, u"legacy"_s, {u"old"_s, u"patched"_s}, yes);
    const TargetResolution byName = resolveTarget(u"old,patched,=other"_s, directory);
    QCOMPARE(byName.hosts.size(), 3);
    QCOMPARE(byName.hosts[0].access.legacyAlgorithms, std::optional(true)); // in the group, though not named by it
    QCOMPARE(byName.hosts[1].access.legacyAlgorithms, std::optional(false));
    QVERIFY(!byName.hosts[2].access.legacyAlgorithms);
}

void TargetTest::takesTheNearestEncoding()
{
    AccessSettings latin;
    latin.encoding = encodingFromName(u"ISO-8859-1");
    AccessSettings utf8;
    utf8.encoding = Encoding::Utf8;
    QVERIFY(!effectiveAccess({}, {}).encoding);
    QCOMPARE(effectiveAccess({}, {{}, latin}).encoding, latin.encoding);
    QCOMPARE(effectiveAccess(utf8, {latin}).encoding, utf8.encoding); // UTF-8 is something said
    QCOMPARE(effectiveAccess({}, {latin, utf8}).encoding, latin.encoding);
}

void TargetTest::marksProduction()
{
    QVERIFY(resolveTarget(u"web01,db-2"_s, fleet()).isProduction()); // by name, too
    QVERIFY(!resolveTarget(u"@web"_s, fleet()).isProduction());
    QVERIFY(resolveTarget(u"root@db-1"_s, fleet()).isProduction());
}

void TargetTest::makesAdHocHosts()
{
    const TargetHost host = resolveTarget(u"me@[2001:db8::1]:2222"_s, fleet()).hosts.value(0);
    QVERIFY(host.isAdHoc());
    QCOMPARE(host.address, u"2001:db8::1"_s);
    QCOMPARE(host.access.user, u"me"_s);
    QCOMPARE(int(host.access.port), 2222);
    const TargetHost known = resolveTarget(u"web01"_s, fleet()).hosts.value(0);
    QVERIFY(!known.isAdHoc() && known.library == u"mine" && known.address == u"web01");
}

void TargetTest::limitsTheNumber()
{
    QVERIFY(!resolveTarget(u"=h[1-100001]"_s, fleet()).ok());
    QVERIFY(!resolveTarget(u"=h[1-999999999][1-999999999][1-999999999]"_s, fleet()).ok());
    QVERIFY(!resolveTarget(u"=h[1-60000],=i[1-60000]"_s, fleet()).ok());
    QCOMPARE(resolveTarget(u"=h[1-100000]"_s, fleet()).hosts.size(), 100000);
}

void TargetTest::handlesTwentyThousand()
{
    // Lookups here are hashed, as they are in a library.
    class Big : public TargetDirectory
    {
    public:
        Big()
        {
            for (int i = 0; i < 20000; ++i) {
                Host host;
                host.name = u"node-%1"_s.arg(i, 5, 10, QChar(u'0'));
                hosts.append({u"big"_s, std::make_shared<const Host>(host)});
                byName.insert(host.name, hosts.constLast());
            }
            Group group{u"all"_s, {}, {u"node-[00000-19999]"_s}, {u"root"_s, 0, {}, {}}, true};
            groups.append({u"big"_s, std::make_shared<const Group>(group)});
        }
        DirectoryHost findHost(const QString&, const QString& name) const override { return byName.value(name); }
        DirectoryGroup findGroup(const QString&, const QString& name) const override
        {
            return name == u"all" ? groups[0] : DirectoryGroup();
        }
        QList<DirectoryHost> allHosts(const QString&) const override { return hosts; }
        QList<DirectoryGroup> allGroups(const QString&) const override { return groups; }
        bool hasLibrary(const QString&) const override { return false; }
        bool isKnownAlias(const QString&) const override { return false; }

        QList<DirectoryHost> hosts;
        QHash<QString, DirectoryHost> byName;
        QList<DirectoryGroup> groups;
    };
    const Big big;
    QElapsedTimer timer;
    for (const QString& expression : {u"@*"_s, u"@all"_s, u"@all!node-0*"_s, u"node-1*"_s}) {
        timer.start();
        const TargetResolution resolution = resolveTarget(expression, big);
        qInfo("%s: %lld hosts in %lld ms", qPrintable(expression), qlonglong(resolution.hosts.size()), timer.elapsed());
        QVERIFY(resolution.ok() && resolution.hosts.size() >= 10000);
        QCOMPARE(resolution.hosts[0].access.user, u"root"_s);
    }
    QCOMPARE(foldNames(resolveTarget(u"@all"_s, big).names()), u"node-[00000-19999]"_s);
}

ROLLCALL_TEST(tst_target, TargetTest)
#include "tst_target.moc"
