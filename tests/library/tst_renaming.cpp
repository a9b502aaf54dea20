// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/members.h"
#include "core/targets/targettext.h"
#include "disk.h"
#include "library/change/carryout.h"
#include "library/edits/edits.h"
#include "library/edits/renaming.h"
#include "support/testmain.h"

#include <utility>

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// Hosts and groups that get other names or go, in groups that name them by ranges, behind operators and by patterns:
// such a group holds the same hosts in the same order, or the edit is refused.
class RenamingTest : public QObject
{
    Q_OBJECT

private:
    LibraryData m_data;
    LibraryData m_other;

    Names names() const { return {DirectorySnapshot({{u"mine"_s, &m_data}, {u"other"_s, &m_other}}, {}), u"mine"_s}; }
    static QStringList membersOfG(const LibraryData& data)
    {
        for (const Group& group : data.groups) {
            if (group.name == u"g"_s)
                return group.members;
        }
        return {};
    }
    static QString resolved(const LibraryData& data, const Names& names)
    {
        const TargetResolution found =
            resolveMembers(membersOfG(data), u"mine"_s, names.directory.with(u"mine"_s, data));
        return found.ok() ? found.names().join(u' ') : errorText(found.errors[0].error);
    }
    /// The members of g then, or why not; what it holds is checked by the way.
    QString after(const Result<Change>& change, const QString& name, const QString& newName)
    {
        if (!change)
            return change.error().kind == ErrorKind::InUse              ? u"in use"_s
                   : change.error().kind == ErrorKind::WouldChangeGroup ? u"would change"_s
                                                                        : errorText(change.error());
        QStringList wanted = resolved(m_data, names()).split(u' ', Qt::SkipEmptyParts);
        for (QString& host : wanted) {
            if (host == name)
                host = newName;
        }
        wanted.removeAll(QString());
        LibraryData then = m_data;
        carryOut(*change, then);
        const QString held = resolved(then, names());
        if (held != wanted.join(u' '))
            return u"holds "_s + held;
        return membersExpression(membersOfG(then));
    }

private Q_SLOTS:
    void init()
    {
        m_data = {};
        m_other = {};
        m_data.name = u"mine"_s;
        for (int i = 1; i <= 6; ++i)
            m_data.hosts.append(hostNamed(u"web-0%1"_s.arg(i)));
        m_data.hosts += {hostNamed(u"db-1"_s), hostNamed(u"a1-x"_s), hostNamed(u"a1-y"_s), hostNamed(u"a2-x"_s),
                         hostNamed(u"a2-y"_s)};
        m_other.hosts = {hostNamed(u"web-03"_s), hostNamed(u"www-03"_s), hostNamed(u"far"_s)};
        m_other.groups = {groupNamed(u"all"_s, {u"web-03"_s, u"www-03"_s, u"far"_s})};
    }

    void hosts_data();
    void hosts();
    void groups_data();
    void groups();
    void saysWhatPatternsDo();
    void jumpHostsAreNeeded();
    void jumpHostsFollow();
    void namesAreSayable_data();
    void namesAreSayable();
    void readsTheHostsSaid();
};

void RenamingTest::hosts_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QString>("renamed"); // web-03 to www-03
    QTest::addColumn<QString>("removed"); // web-03

    QTest::newRow("range") << QStringList{u"web-[01-06]"_s} << u"web-[01-02],www-03,web-[04-06]"_s
                           << u"web-[01-02],web-[04-06]"_s;
    QTest::newRow("ends") << QStringList{u"web-[03-04]"_s, u"web-[02-03]"_s} << u"www-03,web-04, web-02,www-03"_s
                          << u"web-04, web-02"_s;
    QTest::newRow("order") << QStringList{u"web-[06,04,03,01]"_s} << u"web-06,web-04,www-03,web-01"_s
                           << u"web-06,web-04,web-01"_s;
    QTest::newRow("user and port") << QStringList{u"root@web-[01-06]:22"_s}
                                   << u"root@web-[01-02]:22,root@www-03:22,root@web-[04-06]:22"_s
                                   << u"root@web-[01-02]:22,root@web-[04-06]:22"_s;
    QTest::newRow("left alone") << QStringList{u"web-[01-02]"_s, u"db-1"_s} << u"web-[01-02], db-1"_s
                                << u"web-[01-02], db-1"_s;
    QTest::newRow("only it") << QStringList{u"db-1"_s, u"web-[03]"_s} << u"db-1, www-03"_s << u"db-1"_s;
    QTest::newRow("taken away") << QStringList{u"@all"_s, u"!web-[01-06]"_s}
                                << u"@all, !web-[01-02]!www-03!web-[04-06]"_s << u"@all, !web-[01-02]!web-[04-06]"_s;
    QTest::newRow("one or the other") << QStringList{u"web-[01-04]"_s, u"^web-[03-06]"_s}
                                      << u"web-[01-02],www-03,web-04, ^www-03^web-[04-06]"_s
                                      << u"web-[01-02],web-04, ^web-[04-06]"_s;
    QTest::newRow("one twice in a range")
        << QStringList{u"web-01"_s, u"^web-[03-04,03-04]"_s} << u"web-01, ^www-03^web-04"_s << u"web-01, ^web-04"_s;
    QTest::newRow("kept of") << QStringList{u"@all"_s, u"&web-[03-05]"_s} << u"would change"_s
                             << u"@all, &web-[04-05]"_s;
    QTest::newRow("kept of one") << QStringList{u"@all"_s, u"&web-03"_s} << u"@all, &www-03"_s << u"in use"_s;
    QTest::newRow("first of all goes") << QStringList{u"web-03"_s, u"!web-04"_s, u"&web-[01-05]"_s, u"db-1"_s}
                                       << u"would change"_s << u"db-1"_s;
    QTest::newRow("others of that name") << QStringList{u"@other:all"_s, u"!web-03"_s} << u"would change"_s
                                         << u"would change"_s;
}

void RenamingTest::hosts()
{
    QFETCH(const QStringList, members);
    m_data.groups = {groupNamed(u"g"_s, members), groupNamed(u"all"_s, {u"web-[01-06]"_s})};
    const QString renamed = after(renameHost(m_data, u"web-03"_s, u"www-03"_s, names()), u"web-03"_s, u"www-03"_s);
    QTEST(renamed, "renamed");
    const QString removed = after(removeThings(m_data, {u"web-03"_s}, {}, names()), u"web-03"_s, {});
    QTEST(removed, "removed");
}

void RenamingTest::groups_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QString>("renamed"); // rack2 to shelf
    QTest::addColumn<QString>("removed"); // rack2

    QTest::newRow("by name") << QStringList{u"@rack2"_s, u"@mine:rack2"_s} << u"@shelf, @mine:shelf"_s << QString();
    QTest::newRow("range") << QStringList{u"@rack[1-3]"_s} << u"@rack1,@shelf,@rack3"_s << u"@rack1,@rack3"_s;
    QTest::newRow("of this library") << QStringList{u"@mine:rack[2-3]"_s} << u"@mine:shelf,@mine:rack3"_s
                                     << u"@mine:rack3"_s;
    QTest::newRow("taken away") << QStringList{u"web-[01-06]"_s, u"!@rack[1-3]"_s}
                                << u"web-[01-06], !@rack1!@shelf!@rack3"_s << u"in use"_s;
    QTest::newRow("kept of") << QStringList{u"web-[01-06]"_s, u"&@rack[1-3]"_s} << u"would change"_s << u"in use"_s;
    QTest::newRow("one or the other") << QStringList{u"web-[01-06]"_s, u"^@rack[1-3]"_s} << u"would change"_s
                                      << u"in use"_s;
    QTest::newRow("of another library") << QStringList{u"@other:rack[2]"_s} << u"@other:rack[2]"_s
                                        << u"@other:rack[2]"_s;
}

void RenamingTest::groups()
{
    QFETCH(const QStringList, members);
    m_data.groups = {groupNamed(u"g"_s, members), groupNamed(u"rack1"_s, {u"web-[01-02]"_s}),
                     groupNamed(u"rack2"_s, {u"web-[02-03]"_s}), groupNamed(u"rack3"_s, {u"web-04"_s})};
    const auto told = [this](const Result<Change>& change) {
        if (!change)
            return after(change, {}, {});
        LibraryData then = m_data;
        carryOut(*change, then);
        return membersExpression(membersOfG(then));
    };
    const Result<Change> renamed = renameGroup(m_data, u"rack2"_s, u"shelf"_s);
    QTEST(told(renamed), "renamed");
    QTEST(told(removeThings(m_data, {}, {u"rack2"_s}, names())), "removed");
    if (renamed) {
        LibraryData then = m_data;
        carryOut(*renamed, then);
        QCOMPARE(resolved(then, names()), resolved(m_data, names()));
    }
}

void RenamingTest::saysWhatPatternsDo()
{
    m_data.groups = {groupNamed(u"g"_s, {u"web-*"_s}), groupNamed(u"out"_s, {u"db-1"_s, u"web-03"_s, u"!web-0*"_s}),
                     groupNamed(u"d"_s, {u"db-*"_s})};
    const auto told = [this](const Result<Change>& change) {
        QStringList texts;
        for (const Error& warning : groupWarnings(m_data, *change, names()))
            texts.append(warning.subject + u": "_s + warning.detail);
        return texts.join(u" | "_s);
    };
    QCOMPARE(told(renameHost(m_data, u"web-03"_s, u"web-33"_s, names())), u"out: web-33 is in it now"_s);
    QCOMPARE(told(renameHost(m_data, u"web-03"_s, u"new-3"_s, names())),
             u"g: web-03 is not in it by its new name | out: new-3 is in it now"_s);
    QVERIFY(told(removeThings(m_data, {u"web-03"_s}, {}, names())).isEmpty());
    const Result<Change> last = removeThings(m_data, {u"db-1"_s}, {}, names());
    QVERIFY(told(last).isEmpty());
    const QList<TargetError> closed = newProblems(m_data, *last, names());
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed[0].error.kind, ErrorKind::WouldCloseGroup);
    QCOMPARE(closed[0].error.subject, u"d"_s);
    QVERIFY(newProblems(m_data, *removeThings(m_data, {u"db-1"_s}, {u"d"_s}, names()), names()).isEmpty());
}

void RenamingTest::jumpHostsAreNeeded()
{
    const auto needed = [this](const QString& jump) {
        m_data.hosts[1].access.jump = jump;
        const Result<Change> change = removeThings(m_data, {u"db-1"_s}, {}, names());
        return change                                    ? u"removed"_s
               : change.error().kind == ErrorKind::InUse ? change.error().detail
                                                         : errorText(change.error());
    };
    for (const QString& jump : {u"db-1"_s, u"me@db-1:22"_s, u"gw,db-1"_s, u"gw, root@db-1"_s, u"[db-1]:22"_s,
                                u"ssh://me@db-1:22"_s, u"ssh://db-1/"_s})
        QCOMPARE(needed(jump), u"it is the jump host of web-02"_s);
    for (const QString& jump : {QString(), u"none"_s, u"db-10"_s, u"db-1@gw"_s, u"gw:22"_s})
        QCOMPARE(needed(jump), u"removed"_s);
    Group far = groupNamed(u"far"_s, {u"web-01"_s});
    far.access.jump = u"db-1"_s;
    m_data.groups = {far};
    QCOMPARE(needed(u"db-1"_s), u"it is the jump host of web-02, @far"_s);
    QVERIFY(removeThings(m_data, {u"db-1"_s, u"web-02"_s}, {u"far"_s}, names()).ok()); // all at once
    QVERIFY(!removeThings(m_data, {u"db-1"_s, u"web-02"_s}, {}, names()));
}

void RenamingTest::jumpHostsFollow()
{
    const QHash<QString, QString> other{{u"a"_s, u"b"_s}};
    for (const auto& [jump, expected] :
         {std::pair(u"a"_s, u"b"_s), std::pair(u"me@a:22, a"_s, u"me@b:22, b"_s), std::pair(u"[a]:1"_s, u"[b]:1"_s),
          std::pair(u"ssh://a:22"_s, u"ssh://b:22"_s), std::pair(u"a@x,aa"_s, u"a@x,aa"_s)})
        QCOMPARE(jumpWith(jump, other), expected);
    QCOMPARE(jumpWith(u"none"_s, {{u"none"_s, u"x"_s}}), u"none"_s);
    QCOMPARE(jumpWith(u"a:22"_s, {{u"a"_s, u"2001:db8::1"_s}}), u"[2001:db8::1]:22"_s);
}

void RenamingTest::namesAreSayable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("host");
    QTest::addColumn<bool>("group");
    for (const QString& name : {u"web-07"_s, u"web_7.example.org"_s, u"Büro"_s})
        QTest::newRow(qPrintable(name)) << name << true << true;
    for (const QString& name :
         {u"root@10.0.0.1:22"_s, u"q[1-3]"_s, u"@web"_s, u"tag:x"_s, u"a b"_s, u"x,y"_s, u"=x"_s, u"a!b"_s, u"a&b"_s,
          u"a^b"_s, u"a*"_s, u"a?"_s, u"a:22"_s, u"root@a"_s, u"\"a\""_s, u"os:x"_s, u"[::1]"_s, u"a\\"_s})
        QTest::newRow(qPrintable(name)) << name << false << false;
    QTest::newRow("an option") << u"-x"_s << false << true;
    QTest::newRow("a path") << u"a/b"_s << false << true;
    QTest::newRow("IPv6") << u"2001:db8::1"_s << true << false;
    QTest::newRow("IPv4") << u"192.0.2.1"_s << true << true;
}

void RenamingTest::namesAreSayable()
{
    QFETCH(const QString, name);
    QFETCH(const bool, host);
    QFETCH(const bool, group);
    m_data.groups = {groupNamed(u"g"_s, {u"web-01"_s})};
    const auto isGood = [](const Result<Change>& change) {
        return change.ok() ||
               (change.error().kind != ErrorKind::BadName && change.error().kind != ErrorKind::TargetSyntax);
    };
    QCOMPARE(isGood(addHosts(m_data, {hostNamed(name)})), host);
    QCOMPARE(isGood(renameHost(m_data, u"web-03"_s, name, names())), host);
    QCOMPARE(isGood(addHosts(m_data, {hostNamed(u"n"_s)}, name)), group);
    QCOMPARE(isGood(changeGroup(m_data, std::nullopt, groupNamed(name, {}))), group);
    QCOMPARE(isGood(renameGroup(m_data, u"g"_s, name)), group);

    Host elsewhere = hostNamed(name);
    elsewhere.address = u"198.51.100.1"_s;
    QCOMPARE(isGood(addHosts(m_data, {elsewhere})), host && !name.contains(u"2001"_s) && !name.contains(u"192"_s));
    // What is called so already can be changed, and renamed.
    m_data.hosts.append(hostNamed(name));
    Host changed = hostNamed(name);
    changed.description = u"x"_s;
    QVERIFY(changeHost(m_data, hostNamed(name), changed, names()).ok());
    QVERIFY(renameHost(m_data, name, u"n"_s, names()).ok());
}

void RenamingTest::readsTheHostsSaid()
{
    m_data.hosts.append(hostNamed(u"odd name"_s));
    QCOMPARE(*hostsSaid(m_data, {u"web-[01-02]"_s, u"odd name"_s, u"web-02"_s, u"a,b"_s}),
             (QStringList{u"web-01"_s, u"web-02"_s, u"odd name"_s, u"a"_s, u"b"_s}));
    for (const QString& wrong :
         {u"@web"_s, u"tag:x"_s, u"web-*"_s, u"=x"_s, u"a!b"_s, u"root@a"_s, u"a:22"_s, QString()})
        QVERIFY2(!hostsSaid(m_data, {wrong}), qPrintable(wrong));
}

ROLLCALL_TEST(tst_renaming, RenamingTest)
#include "tst_renaming.moc"
