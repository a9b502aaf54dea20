// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "preflighthome.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// The hosts on the way to a host, as a preflight finds them.
class JumpHostsTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private:
    /// "user@address:port" of each jump host, the user only where it is not the default.
    static QString way(const HostSpec& host)
    {
        QStringList hops;
        for (const HostSpec* hop : jumpsOf(host))
            hops.append((hop->user == u"me"_s ? QString() : hop->user + u'@') + hop->address + u':' +
                        QString::number(hop->port));
        return hops.join(u' ');
    }

private Q_SLOTS:
    void init() { begin(); }

    void jumpHostsAreShared()
    {
        m_library.hosts[0].access.jump = u"bastion@db-01:2200"_s;
        m_library.hosts[1].access.jump = u"bastion@db-01:2200"_s;
        auto hosts = prepared(u"web-01, web-02"_s).hosts;
        QVERIFY(hosts[0].jump);
        QCOMPARE(hosts[0].jump.get(), hosts[1].jump.get());
        QCOMPARE(hosts[0].jump->user, u"bastion"_s);
        QCOMPARE(hosts[0].jump->port, quint16(2200));
        TargetOverrides overrides;
        overrides.jump = u"none"_s;
        QVERIFY(!prepared(u"web-01"_s, overrides).hosts[0].jump);
        overrides.jump = u"other"_s;
        QCOMPARE(prepared(u"web-01"_s, overrides).hosts[0].jump->address, u"other"_s);
    }

    /// What the library says of it cannot be used: it is not gone through in the way of a namesake.
    void aBrokenJumpHostIsNoNamesake()
    {
        config("Host bastion\n  HostName 192.0.2.99\n");
        m_library.path = u"/nowhere/lib"_s;
        m_library.hosts[0].access.jump = u"bastion"_s;
        QCOMPARE(prepared(u"web-01"_s).hosts[0].jump->address, u"192.0.2.99"_s);
        m_library.closed.hosts.insert(u"bastion"_s);
        const HostSpec host = prepared(u"web-01"_s).hosts[0];
        QVERIFY(!host.jump);
        QVERIFY2(host.skip.contains(u"bastion"_s) && host.skip.contains(u"/nowhere/lib/hosts.yaml"_s),
                 qPrintable(host.skip));
    }

    void aNameMeansTheOneOfWhoNamesIt_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("jump"); // on the command line
        QTest::addColumn<QString>("way");
        const auto row = [](const char* name, const char* target, const char* jump, const char* way) {
            QTest::newRow(name) << QString::fromLatin1(target) << QString::fromLatin1(jump) << QString::fromLatin1(way);
        };
        row("a library's", "db-01", "", "192.0.2.13:22");
        row("of another library it is not", "web-01", "", "192.0.2.10:22");
        row("of the person's own", "web-02", "", "192.0.2.11:22");
        row("ProxyJump", "conf", "", "192.0.2.10:22");
        row("ProxyJump to what only a library has", "lost", "", "theirs:22");
        row("the command line's, of an address", "192.0.2.1", "gate", "192.0.2.10:22");
        row("the command line's, of a library's host", "db-01", "gate", "192.0.2.10:22");
        row("the command line's, of the person's own", "db-01", "own", "192.0.2.12:22");
        row("the command line's, that a library alone has", "192.0.2.1", "theirs", "192.0.2.14:22");
        row("the command line's, with a dot", "192.0.2.1", "gate.example.org", "gate.example.org:22");
        row("the command line's, by address", "db-01", "192.0.2.99", "192.0.2.99:22");
        row("an ad-hoc member of a group", "@theirs", "", "192.0.2.13:22");
    }

    /// Whatever another shared library calls its hosts.
    void aNameMeansTheOneOfWhoNamesIt()
    {
        QFETCH(QString, target);
        QFETCH(QString, jump);
        QFETCH(QString, way);
        config("Host gate\n  HostName 192.0.2.10\nHost conf\n  ProxyJump gate\nHost lost\n  ProxyJump theirs\n");
        const auto host = [](const char* name, const char* address, const char* through) {
            return Host{QString::fromLatin1(name),
                        QString::fromLatin1(address),
                        {{}, 0, {}, QString::fromLatin1(through)},
                        {},
                        {},
                        {}};
        };
        library::LibraryData own;
        own.name = u"own"_s;
        own.hosts = {host("lock", "192.0.2.11", ""), host("own", "192.0.2.12", "")};
        library::LibraryData team;
        team.name = u"team"_s;
        team.hosts = {host("gate", "192.0.2.13", ""),    host("lock", "192.0.2.15", ""),
                      host("own", "192.0.2.16", ""),     host("theirs", "192.0.2.14", ""),
                      host("db-01", "10.0.0.1", "gate"), host("gate.example.org", "192.0.2.17", ""),
                      host("192.0.2.99", "", "gate")};
        team.groups = {Group{u"theirs"_s, {}, {u"10.0.0.2"_s}, {{}, 0, {}, u"gate"_s}, false}};
        library::LibraryData other;
        other.name = u"other"_s;
        other.hosts = {host("web-01", "10.0.0.3", "gate"), host("web-02", "10.0.0.4", "lock")};
        const Surroundings around = test::surroundingsOf(m_home->path(), {own, team, other}, u"own"_s);
        TargetOverrides overrides;
        overrides.jump = jump;
        const Preflight flight = prepare(around, {.target = target, .overrides = overrides});
        QVERIFY2(flight.ok(), qPrintable(errorText(flight.problems.value(0).error)));
        QCOMPARE(JumpHostsTest::way(flight.hosts[0]), way);
    }

    void oldAlgorithmsHoldForAJumpHostOnlyIfItSaysSo()
    {
        TargetOverrides overrides;
        overrides.legacyAlgorithms = true;
        m_library.groups[0].access.jump = u"db-01"_s;
        m_library.groups[0].access.legacyAlgorithms = true;
        m_library.groups[0].members.append(u"db-01"_s);
        m_library.hosts[2].access.jump = u"none"_s;
        HostSpec host = prepared(u"web-01"_s, overrides).hosts[0];
        QVERIFY(host.algorithms->legacy && host.jump);
        QVERIFY(!host.jump->algorithms->legacy);
        m_library.hosts[2].access.legacyAlgorithms = true;
        host = prepared(u"web-01"_s).hosts[0];
        QVERIFY(host.jump->algorithms->legacy);
    }

    /// Of one address there may be one behind each port.
    void namesTellThemApart()
    {
        const auto names = [this](const QString& target) {
            QStringList found;
            const Preflight flight = prepared(target);
            for (const HostSpec* hop : jumpsOf(flight.hosts[0]))
                found.append(hop->name);
            return found;
        };
        m_library.hosts[0].access.jump = u"gate:2201,me@gate:2202,[2001:db8::1]:2203,far"_s;
        QCOMPARE(names(u"web-01"_s), (QStringList{u"gate:2201"_s, u"gate:2202"_s, u"[2001:db8::1]:2203"_s, u"far"_s}));
        config("Host one\n  ProxyJump gate:2201,gate:2202,far,near\nHost near\n  Port 2204\n");
        QCOMPARE(names(u"one"_s), (QStringList{u"gate:2201"_s, u"gate:2202"_s, u"far"_s, u"near:2204"_s}));
    }

    void aListOfJumpHostsIsGoneThroughInItsOrder()
    {
        config("Host web-02\n  ProxyJump outer\nHost db-01\n  ProxyJump ignored\n  ProxyCommand nc %h %p\n");
        m_library.groups[0].access.jump = u"it@web-02:23,db-01"_s;
        auto hosts = prepared(u"web-01, =other"_s).hosts;
        QCOMPARE(hosts[0].skip, QString());
        QCOMPARE(way(hosts[0]), u"outer:22 it@192.0.2.2:23 db-01:22"_s); // only the first hop's own way holds
        QCOMPARE(way(hosts[1]), QString());
        TargetOverrides overrides;
        overrides.jump = u"a,hop@b:2222"_s;
        overrides.user = u"root"_s;
        overrides.port = 99;
        hosts = prepared(u"web-01, =other"_s, overrides).hosts;
        QCOMPARE(hosts[0].user + QString::number(hosts[0].port), u"root99"_s);
        QCOMPARE(way(hosts[0]), u"a:22 hop@b:2222"_s); // whatever --user and --port say
        QCOMPARE(hosts[0].jump, hosts[1].jump);
    }

    void theLinesKeyAndTrustHoldAtEveryHop()
    {
        config("Host web-01\n  ProxyJump a,b\nHost a\n  ProxyJump c\n");
        touch(u"mine"_s);
        TargetOverrides overrides;
        overrides.identityFile = m_home->filePath(u"mine"_s);
        overrides.knownHostsFile = m_home->filePath(u"known"_s);
        overrides.hostKeys = HostKeyPolicy::AcceptNew;
        const HostSpec host = prepared(u"web-01"_s, overrides).hosts[0];
        QCOMPARE(way(host), u"c:22 a:22 b:22"_s);
        for (const HostSpec* hop : jumpsOf(host)) {
            QCOMPARE(hop->login->keyFiles, QStringList{overrides.identityFile});
            QCOMPARE(hop->trust->userFiles, QStringList{overrides.knownHostsFile});
            QCOMPARE(hop->trust->policy, HostKeyPolicy::AcceptNew);
        }
    }

    void aJumpHostHasItsOwnJumpHost()
    {
        m_library.hosts[0].access.jump = u"web-02"_s;
        m_library.hosts[1].access.jump = u"db-01"_s;
        config("Host db-01\n  ProxyJump edge\n");
        const Preflight result = prepared(u"web-01, web-02, db-01"_s);
        QCOMPARE(result.skipped, 0);
        QCOMPARE(way(result.hosts[0]), u"edge:22 db-01:22 192.0.2.2:22"_s);
        QCOMPARE(way(result.hosts[1]), u"edge:22 db-01:22"_s);
        QCOMPARE(way(result.hosts[2]), u"edge:22"_s);
        QCOMPARE(result.hosts[0].jump->jump, result.hosts[1].jump); // one connection
        QCOMPARE(result.hosts[1].jump->jump, result.hosts[2].jump);
    }

    void theSameHostByAnotherWayIsAnotherHop()
    {
        m_library.hosts[0].access.jump = u"a"_s;
        m_library.hosts[1].access.jump = u"b,a"_s;
        m_library.hosts[2].access.jump = u"b,a"_s;
        const auto hosts = prepared(u"web-01, web-02, db-01"_s).hosts;
        QCOMPARE(way(hosts[0]), u"a:22"_s);
        QCOMPARE(way(hosts[1]), u"b:22 a:22"_s);
        QVERIFY(hosts[0].jump != hosts[1].jump);
        QCOMPARE(hosts[1].jump, hosts[2].jump);
        QCOMPARE(hosts[1].jump->jump, hosts[2].jump->jump);
    }

    void jumpHostsThatAreTargetsAreReachedAsOnTheWay()
    {
        m_library.groups[0].access.jump = u"web-01,web-02"_s;
        m_library.groups[0].members.append(u"db-01"_s);
        const auto hosts = prepared(u"@web"_s).hosts;
        QCOMPARE(way(hosts[0]), QString());
        QCOMPARE(way(hosts[1]), u"web-01:22"_s);
        QCOMPARE(way(hosts[2]), u"web-01:22 192.0.2.2:22"_s);
        QCOMPARE(hosts[2].jump->jump, hosts[1].jump);
    }

    void aLoopOfJumpHostsEndsWithASentence()
    {
        m_library.hosts[0].access.jump = u"web-02"_s;
        m_library.hosts[1].access.jump = u"db-01"_s;
        m_library.hosts[2].access.jump = u"web-02"_s;
        Preflight result = prepared(u"web-01, web-02, db-01, =other"_s);
        QCOMPARE(result.skipped, 3);
        QVERIFY2(result.hosts[0].skip.contains(u"web-02 → db-01 → web-02"_s), qPrintable(result.hosts[0].skip));
        QVERIFY(!result.hosts[0].jump);
        QVERIFY(result.hosts[3].skip.isEmpty());
        m_library.hosts[1].access.jump = u"web-02"_s; // by itself
        QVERIFY(prepared(u"web-01"_s).hosts[0].skip.contains(u"web-02 → web-02"_s));
        m_library.hosts[1].access.jump = u"none"_s; // what was cut off does not stay so
        result = prepared(u"web-01, db-01"_s);
        QCOMPARE(result.skipped, 0);
        config("Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");
        result = prepared(u"a, b"_s);
        QCOMPARE(result.skipped, 2);
        QVERIFY2(result.hosts[1].skip.contains(u"“b”"_s) && result.hosts[1].skip.contains(u" → "_s),
                 qPrintable(result.hosts[1].skip));
        m_library.hosts[1].access.jump = u"a"_s; // from the library into a loop of the configuration
        QCOMPARE(prepared(u"web-01, db-01"_s).skipped, 2);
    }

    void eightJumpHostsAreEnough()
    {
        for (int i = 1; i <= 10; ++i) {
            addHost(u"h%1"_s.arg(i));
            m_library.hosts.last().access.jump = u"h%1"_s.arg(i - 1);
        }
        addHost(u"h0"_s);
        const Preflight result = prepared(u"h10, h9, h8, h1, h0"_s); // the farthest first: it must not spoil the others
        QCOMPARE(result.skipped, 2);
        QVERIFY2(result.hosts[0].skip.contains(u"“h10” goes through more than 8"_s), qPrintable(result.hosts[0].skip));
        QVERIFY2(result.hosts[1].skip.contains(u"“h9” goes through more than 8"_s), qPrintable(result.hosts[1].skip));
        QCOMPARE(jumpsOf(result.hosts[2]).size(), 8);
        QCOMPARE(way(result.hosts[3]), u"h0:22"_s);
        TargetOverrides overrides;
        overrides.jump = u"1,2,3,4,5,6,7,8"_s;
        QCOMPARE(jumpsOf(prepared(u"web-01"_s, overrides).hosts[0]).size(), 8);
        overrides.jump += u",9"_s;
        const QString skip = prepared(u"web-01"_s, overrides).hosts[0].skip;
        QVERIFY2(skip.contains(u"“web-01” goes through more than 8"_s), qPrintable(skip));
    }

    void theConfigurationsJumpHost()
    {
        config("Host web-01\n  ProxyJump hop\nHost hop\n  User hopper\n  Port 99\n");
        const auto hosts = prepared(u"web-01"_s).hosts;
        QVERIFY(hosts[0].jump);
        QCOMPARE(hosts[0].jump->user, u"hopper"_s);
        QCOMPARE(hosts[0].jump->port, quint16(99));
    }

    void aCommandOfTheConfigurationsOwnIsSkippedButNotOnAJumpHost()
    {
        config("Host web-01 bastion\n  RemoteCommand tmux attach\nHost web-02\n  ProxyJump bastion\n");
        const auto hosts = prepared(u"web-01, web-02"_s).hosts;
        QVERIFY2(hosts[0].skip.contains(u"config:2 asks for RemoteCommand (tmux attach)"_s), qPrintable(hosts[0].skip));
        QVERIFY2(hosts[1].skip.isEmpty(), qPrintable(hosts[1].skip));
        QVERIFY(hosts[1].jump);
    }
};

ROLLCALL_TEST(tst_jumphosts, JumpHostsTest)
#include "tst_jumphosts.moc"
