// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/members.h"
#include "disk.h"
#include "library/edits/edits.h"
#include "library/live/libraryset.h"
#include "support/testmain.h"

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// What a person wants of hosts and groups, as changes: every place that names them follows, and what comes out
// can be read.
class EditsTest : public QObject
{
    Q_OBJECT

private:
    LibraryData m_data;

    static Host jumping(const QString& name, const QString& jump)
    {
        Host host = hostNamed(name);
        host.access.jump = jump;
        return host;
    }
    DirectorySnapshot directory() const
    {
        LibraryData other;
        other.hosts = {hostNamed(u"far1"_s)};
        other.groups = {groupNamed(u"theirs"_s, {u"far1"_s})};
        return DirectorySnapshot({{u"mine"_s, &m_data}, {u"other"_s, &other}}, {});
    }
    Names mine() const { return {directory(), u"mine"_s}; }
    QStringList membersAfter(const Result<Change>& change, const QString& group) const
    {
        if (!change)
            return {u"error: "_s + errorText(change.error())};
        for (const Edit<Group>& edit : change->groups) {
            if (edit.before && edit.before->name == group)
                return edit.after ? edit.after->members : QStringList{u"gone"_s};
        }
        return {u"as it was"_s};
    }
    void withMembers(const QStringList& members)
    {
        m_data.groups = {groupNamed(u"g"_s, members), groupNamed(u"inner"_s, {u"web1"_s})};
    }

private Q_SLOTS:
    void init()
    {
        m_data = {};
        m_data.name = u"mine"_s;
        for (const QString& name : {u"web1"_s, u"web2"_s, u"web3"_s, u"db1"_s, u"odd name"_s})
            m_data.hosts.append(hostNamed(name));
    }

    void leavesTermsAlone();
    void takesOut_data();
    void takesOut();
    void puts_data();
    void puts();
    void refusesCircles();
    void renamesAHostEverywhere();
    void renamesAGroupEverywhere();
    void removes();
    void addsHosts();
    void makesHostsOfWords();
    void saysWhatIsNotThere();
};

void EditsTest::leavesTermsAlone()
{
    for (const QString& name : {u"tag"_s, u"tag:22"_s})
        m_data.hosts.append(hostNamed(name));
    m_data.hosts[0].tags = {u"22"_s, u"web"_s};
    m_data.groups = {groupNamed(u"g"_s, {u"tag:22"_s, u"tag:web!\"tag:22\""_s, u"=tag:22"_s}),
                     groupNamed(u"web"_s, {u"web1"_s})};
    const QStringList untouched = m_data.groups[0].members;
    QCOMPARE(membersAfter(renameHost(m_data, u"tag"_s, u"new"_s, mine()), u"g"_s), QStringList{u"as it was"_s});
    QCOMPARE(membersAfter(renameGroup(m_data, u"web"_s, u"new"_s), u"g"_s), QStringList{u"as it was"_s});
    QCOMPARE(membersAfter(removeThings(m_data, {u"tag"_s}, {u"web"_s}, mine()), u"g"_s), QStringList{u"as it was"_s});
    QCOMPARE(membersAfter(renameHost(m_data, u"tag:22"_s, u"new"_s, mine()), u"g"_s),
             (QStringList{u"tag:22"_s, u"tag:web!new"_s, u"new"_s})); // "=" in front of a term is the host
    QVERIFY(newHosts(m_data, {u"tag:nosuch"_s, u"os:x"_s, u"var.a=b"_s})->isEmpty());
    const Result<Change> added = addToGroup(m_data, u"web"_s, {u"tag:22"_s}, {directory(), u"mine"_s});
    QCOMPARE(membersAfter(added, u"web"_s), (QStringList{u"web1"_s, u"tag:22"_s}));
    const Result<Change> out = takeOutOfGroup(m_data, u"g"_s, {u"web1"_s}, {directory(), u"mine"_s});
    QCOMPARE(membersAfter(out, u"g"_s), untouched + QStringList{u"!web1"_s});
}

void EditsTest::takesOut_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("left");

    QTest::newRow("by name") << QStringList{u"web1"_s, u"web2"_s} << QStringList{u"web1"_s} << QStringList{u"web2"_s}
                             << u"web2"_s;
    QTest::newRow("of a range") << QStringList{u"web[1-3]"_s} << QStringList{u"web1"_s}
                                << QStringList{u"web[1-3]"_s, u"!web1"_s} << u"web2 web3"_s;
    QTest::newRow("of an inner group") << QStringList{u"@inner"_s, u"db1"_s} << QStringList{u"web1"_s}
                                       << QStringList{u"@inner"_s, u"db1"_s, u"!web1"_s} << u"db1"_s;
    QTest::newRow("by name and by range") << QStringList{u"web1"_s, u"web[1-2]"_s} << QStringList{u"web1"_s}
                                          << QStringList{u"web[1-2]"_s, u"!web1"_s} << u"web2"_s;
    QTest::newRow("one of a line") << QStringList{u"web1, web2"_s, u"db1"_s} << QStringList{u"web2"_s}
                                   << QStringList{u"web1"_s, u"db1"_s} << u"web1 db1"_s;
    QTest::newRow("in quotes") << QStringList{u"\"web1\""_s, u"\"odd name\""_s} << QStringList{u"web1"_s}
                               << QStringList{u"\"odd name\""_s} << u"odd name"_s;
    QTest::newRow("what stands before the operator")
        << QStringList{u"web1"_s, u"!web2"_s, u"db1"_s} << QStringList{u"web1"_s} << QStringList{u"db1"_s} << u"db1"_s;
    QTest::newRow("before an exclusive or")
        << QStringList{u"web1"_s, u"^web2"_s} << QStringList{u"web1"_s} << QStringList{u"web2"_s} << u"web2"_s;
    QTest::newRow("with a user") << QStringList{u"root@web1"_s, u"web2"_s} << QStringList{u"web1"_s}
                                 << QStringList{u"root@web1"_s, u"web2"_s, u"!web1"_s} << u"web2"_s;
    QTest::newRow("of another library") << QStringList{u"@other:theirs"_s, u"web1"_s} << QStringList{u"far1"_s}
                                        << QStringList{u"@other:theirs"_s, u"web1"_s, u"!far1"_s} << u"web1"_s;
    QTest::newRow("a group") << QStringList{u"web[1-3]"_s, u"@inner"_s} << QStringList{u"@inner"_s}
                             << QStringList{u"web[1-3]"_s, u"!@inner"_s} << u"web2 web3"_s;
    QTest::newRow("a range") << QStringList{u"web[1-3]"_s} << QStringList{u"web[1-2]"_s}
                             << QStringList{u"web[1-3]"_s, u"!web[1-2]"_s} << u"web3"_s;
    QTest::newRow("an unknown one") << QStringList{u"gone"_s, u"web1"_s} << QStringList{u"gone"_s}
                                    << QStringList{u"web1"_s} << u"web1"_s;
}

void EditsTest::takesOut()
{
    QFETCH(const QStringList, hosts);
    QFETCH(const QStringList, expected);
    QFETCH(const QString, left);
    QFETCH(const QStringList, members);
    withMembers(members);
    const DirectorySnapshot names = directory();
    const QStringList after = membersAfter(takeOutOfGroup(m_data, u"g"_s, hosts, {names, u"mine"_s}), u"g"_s);
    QCOMPARE(after, expected);
    const TargetResolution now =
        resolveMembers(after == QStringList{u"as it was"_s} ? members : after, u"mine"_s, names);
    QVERIFY2(now.ok(), qPrintable(now.ok() ? QString() : errorText(now.errors[0].error)));
    QCOMPARE(now.names().join(u' '), left);
}

void EditsTest::puts_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("expected");

    const QStringList same{u"as it was"_s};
    QTest::newRow("another") << QStringList{u"web1"_s} << QStringList{u"web2"_s, u"@inner"_s}
                             << QStringList{u"web1"_s, u"web2"_s, u"@inner"_s};
    QTest::newRow("who is in") << QStringList{u"web1, web2"_s} << QStringList{u"web2"_s} << same;
    QTest::newRow("back into a range") << QStringList{u"web[1-3]"_s, u"!web1"_s} << QStringList{u"web1"_s}
                                       << QStringList{u"web[1-3]"_s};
    QTest::newRow("back, but not held otherwise")
        << QStringList{u"web2"_s, u"!web1"_s} << QStringList{u"web1"_s} << QStringList{u"web2"_s, u"web1"_s};
    QTest::newRow("named, and taken away behind it")
        << QStringList{u"web1"_s, u"db1"_s, u"!web*"_s} << QStringList{u"web1"_s}
        << QStringList{u"web1"_s, u"db1"_s, u"!web*"_s, u"web1"_s};
    QTest::newRow("into one that cannot be resolved")
        << QStringList{u"gone"_s} << QStringList{u"web1"_s} << QStringList{u"gone"_s, u"web1"_s};
    QTest::newRow("into one that cannot be read") << QStringList{u"!web2"_s} << QStringList{u"web1"_s} << QStringList{};
}

void EditsTest::puts()
{
    QFETCH(const QStringList, members);
    QFETCH(const QStringList, words);
    QFETCH(const QStringList, expected);
    withMembers(members);
    const DirectorySnapshot names = directory();
    const Result<Change> change = addToGroup(m_data, u"g"_s, words, {names, u"mine"_s});
    if (expected.isEmpty()) {
        QVERIFY(!change);
        QCOMPARE(change.error().kind, ErrorKind::TargetSyntax);
    } else {
        QCOMPARE(membersAfter(change, u"g"_s), expected);
    }
}

void EditsTest::refusesCircles()
{
    m_data.groups = {groupNamed(u"a"_s, {u"web1"_s, u"@b!web2"_s}), groupNamed(u"b"_s, {u"@\"c c\""_s}),
                     groupNamed(u"c c"_s, {u"web1"_s})};
    const DirectorySnapshot names = directory();
    const Result<Change> change = addToGroup(m_data, u"c c"_s, {u"@a"_s}, {names, u"mine"_s});
    QVERIFY(!change);
    QCOMPARE(change.error().kind, ErrorKind::GroupCycle);
    QCOMPARE(change.error().detail, u"c c → a → b → c c"_s);
}

void EditsTest::renamesAHostEverywhere()
{
    m_data.hosts += {jumping(u"a"_s, u"me@web1:22,web2"_s), jumping(u"b"_s, u"web10"_s)};
    Group far = groupNamed(u"far"_s, {u"db1"_s});
    far.access.jump = u"web1"_s;
    m_data.groups = {groupNamed(u"g"_s, {u"web1"_s, u"db1 , web2!\"web1\""_s, u"root@web1:2222"_s, u"web10"_s}),
                     groupNamed(u"other"_s, {u"db1 ,  web2"_s, u"=web1"_s, u"@web1"_s}), far};
    const Result<Change> change = renameHost(m_data, u"web1"_s, u"new-1"_s, mine());
    QVERIFY(change.ok());
    QCOMPARE(change->hosts.size(), 2);
    QCOMPARE(change->hosts[0].after->name, u"new-1"_s);
    QCOMPARE(change->hosts[1].after->access.jump, u"me@new-1:22,web2"_s);
    QCOMPARE(membersAfter(change, u"g"_s),
             (QStringList{u"new-1"_s, u"db1,web2!new-1"_s, u"root@new-1:2222"_s, u"web10"_s}));
    QCOMPARE(membersAfter(change, u"other"_s), QStringList{u"as it was"_s});
    QCOMPARE(change->groups.constLast().after->access.jump, u"new-1"_s);
}

void EditsTest::renamesAGroupEverywhere()
{
    m_data.groups = {groupNamed(u"web"_s, {u"web1"_s}),
                     groupNamed(u"g"_s, {u"@web, db1!@web"_s, u"@mine:web"_s, u"@other:web"_s, u"web"_s})};
    const Result<Change> change = renameGroup(m_data, u"web"_s, u"front"_s);
    QVERIFY(change.ok());
    QCOMPARE(change->groups.size(), 2);
    QCOMPARE(membersAfter(change, u"g"_s),
             (QStringList{u"@front,db1!@front"_s, u"@mine:front"_s, u"@other:web"_s, u"web"_s}));
}

void EditsTest::removes()
{
    m_data.groups = {groupNamed(u"inner"_s, {u"web1"_s}),
                     groupNamed(u"g"_s, {u"web1"_s, u"root@web1:22"_s, u"web[1-3]!web1"_s, u"@inner"_s, u"db1"_s}),
                     groupNamed(u"none"_s, {u"db1"_s})};
    const Result<Change> change = removeThings(m_data, {u"web1"_s}, {u"inner"_s}, mine());
    QVERIFY(change.ok());
    QCOMPARE(change->hosts.size(), 1);
    QVERIFY(!change->hosts[0].after);
    QCOMPARE(membersAfter(change, u"inner"_s), QStringList{u"gone"_s});
    QCOMPARE(membersAfter(change, u"g"_s), (QStringList{u"web[2-3]"_s, u"db1"_s}));
    QCOMPARE(membersAfter(change, u"none"_s), QStringList{u"as it was"_s});
}

void EditsTest::addsHosts()
{
    m_data.groups = {groupNamed(u"g"_s, {u"web1"_s})};
    const QList<Host> hosts{hostNamed(u"n1"_s), hostNamed(u"n2"_s)};
    QVERIFY(addHosts(m_data, hosts)->groups.isEmpty());
    QCOMPARE(membersAfter(addHosts(m_data, hosts, u"g"_s), u"g"_s), (QStringList{u"web1"_s, u"n1"_s, u"n2"_s}));
    const Result<Change> made = addHosts(m_data, hosts, u"fresh"_s);
    QCOMPARE(made->hosts.size(), 2);
    QVERIFY(!made->groups[0].before && made->groups[0].after->name == u"fresh"_s);
}

void EditsTest::makesHostsOfWords()
{
    const auto names = [&](const QStringList& words) {
        QStringList made;
        const Result<QList<Edit<Host>>> edits = newHosts(m_data, words);
        if (!edits)
            return QStringList{u"error"_s};
        for (const Edit<Host>& edit : *edits)
            made.append(edit.after->name);
        return made;
    };
    QCOMPARE(names({u"web1"_s, u"new[1-2] new2,x!new1"_s, u"@g"_s, u"!y"_s, u"z*"_s, u"me@far"_s}),
             (QStringList{u"new1"_s, u"new2"_s, u"x"_s}));
    QCOMPARE(names({u"new[1-"_s}), QStringList{u"error"_s});
    QCOMPARE(names({u"new[2-1]"_s}), QStringList{u"error"_s});
    const Result<Change> change = changeGroup(m_data, std::nullopt, groupNamed(u"g"_s, {u"n1"_s, u"web1"_s}), true);
    QCOMPARE(change->hosts.size(), 1);
}

void EditsTest::saysWhatIsNotThere()
{
    const DirectorySnapshot names = directory();
    QCOMPARE(renameHost(m_data, u"x"_s, u"y"_s, mine()).error().kind, ErrorKind::UnknownHost);
    QCOMPARE(renameGroup(m_data, u"x"_s, u"y"_s).error().kind, ErrorKind::UnknownGroup);
    QCOMPARE(removeThings(m_data, {u"x"_s}, {}, mine()).error().kind, ErrorKind::UnknownHost);
    QCOMPARE(removeThings(m_data, {}, {u"x"_s}, mine()).error().kind, ErrorKind::UnknownGroup);
    QCOMPARE(addToGroup(m_data, u"x"_s, {u"web1"_s}, {names, u"mine"_s}).error().kind, ErrorKind::UnknownGroup);
    QCOMPARE(takeOutOfGroup(m_data, u"x"_s, {u"web1"_s}, {names, u"mine"_s}).error().kind, ErrorKind::UnknownGroup);
    withMembers({u"web[1-2]"_s});
    const Result<Change> out = takeOutOfGroup(m_data, u"g"_s, {u"web1"_s, u"db1"_s}, {names, u"mine"_s});
    QCOMPARE(out.error().kind, ErrorKind::NotAMember);
    QCOMPARE(out.error().subject, u"db1"_s);
}

ROLLCALL_TEST(tst_edits, EditsTest)
#include "tst_edits.moc"
