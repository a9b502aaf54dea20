// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "preflighthome.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

#include <net/if.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// One name for several machines, and one machine with several names.
class NamesakesTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private:
    static Host host(const char* name, const char* address = "", quint16 port = 0)
    {
        Host made;
        made.name = QString::fromLatin1(name);
        made.address = QString::fromLatin1(address);
        made.access.port = port;
        return made;
    }

    Preflight flight(const QString& target, const TargetOverrides& overrides = {}) const
    {
        const Surroundings around = test::surroundingsOf(m_home->path(), {m_mine, m_team, m_other}, u"own"_s);
        return prepare(around, {.target = target, .overrides = overrides});
    }

    QStringList said(const QString& target, WayRemark::Kind kind) const
    {
        QStringList texts;
        for (const WayRemark& remark : flight(target).ways) {
            if (remark.kind == kind)
                texts << wayRemarkText(remark);
        }
        return texts;
    }

    bool isProduction(const QString& target) const
    {
        const Preflight made = flight(target);
        return made.production &&
               std::all_of(made.hosts.begin(), made.hosts.end(), [](const HostSpec& each) { return each.production; });
    }

    library::LibraryData m_mine;
    library::LibraryData m_team;
    library::LibraryData m_other;

private Q_SLOTS:
    void init()
    {
        begin();
        config("Host *\n  User me\n");
        m_mine = m_team = m_other = {};
        m_mine.name = u"own"_s;
        m_team.name = u"team"_s;
        m_other.name = u"other"_s;
    }

    void aNameThatSshKnowsIsNotLedElsewhereInSilence()
    {
        const auto kind = WayRemark::Kind::Namesake;
        m_team.hosts = {host("box", "192.0.2.66"),  host("box.example.org", "192.0.2.66", 2222),
                        host("kept", "192.0.2.66"), host("hashed", "192.0.2.66"),
                        host("new", "192.0.2.66"),  host("same", "192.0.2.7"),
                        host("192.0.2.9", "", 2222)};
        config("Host box\n  HostName 192.0.2.7\n  User root\nHost same\n  HostName 192.0.2.7\nHost *\n  User me\n");
        QFile known(m_home->filePath(u".ssh/known_hosts"_s));
        QVERIFY(known.open(QIODevice::WriteOnly));
        known.write("kept ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJZiy3PCRIZAqSAdFuwwYdpSVyqVXgYpHUEKzwZTCwqu\n");
        known.close();
        QCOMPARE(said(u"box"_s, kind), QStringList{u"box: the library “team” leads to root@192.0.2.66:22 by this name; "
                                                   "without it ssh would go to root@192.0.2.7:22."_s});
        // Two people's words, and one is the person's own: an error, as with two libraries.
        for (const QString& target : {u"box"_s, u"[box,new]"_s, u"root@box"_s}) {
            const QList<TargetError> problems = flight(target).problems;
            QCOMPARE(problems.size(), 1);
            QCOMPARE(problems[0].error.kind, ErrorKind::AmbiguousHost);
            QCOMPARE(problems[0].error.detail, u"@team:box = root@192.0.2.66:22, =box = root@192.0.2.7:22"_s);
        }
        for (const QString& target :
             {u"same"_s, u"kept"_s, u"box.example.org"_s, u"@team:box"_s, u"=box"_s, u"@*!box"_s})
            QVERIFY2(flight(target).problems.isEmpty(), qPrintable(target));
        QCOMPARE(said(u"box.example.org"_s, kind),
                 QStringList{u"box.example.org: the library “team” leads to me@192.0.2.66:2222 by this name; "
                             "without it ssh would go to me@box.example.org:22."_s});
        QCOMPARE(said(u"kept"_s, kind).size(), 1);
        QCOMPARE(cautionTexts(flight(u"kept"_s).ways), said(u"kept"_s, kind));
        for (const QString& target : {u"new"_s, u"same"_s, u"192.0.2.9"_s, u"@*"_s, u"@team:box"_s, u"=box"_s})
            QCOMPARE(said(target, kind), QStringList());
        QCOMPARE(flight(u"192.0.2.9"_s).hosts[0].port, quint16(22));
        QCOMPARE(flight(u"ssh://box"_s).hosts[0].address, u"192.0.2.7"_s);
        m_mine.hosts = {host("box", "192.0.2.8")}; // one's own word
        QCOMPARE(said(u"box"_s, kind), QStringList());
    }

    void aNameOfTwoMachinesIsAnError_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("places"); // "" where it is none
        QTest::newRow("address") << u"a"_s << u"@team:a = me@192.0.2.1:22, @other:a = me@192.0.2.2:22"_s;
        QTest::newRow("port") << u"b"_s << u"@team:b = me@b:22, @other:b = me@b:2222"_s;
        QTest::newRow("port of a group") << u"c"_s << u"@team:c = me@c:22, @other:c = me@c:2223"_s;
        QTest::newRow("jump host of a group")
            << u"d"_s << u"@team:d = me@d:22, @other:d = me@d:22 through me@gate:22"_s;
        QTest::newRow("range") << u"[a,e]"_s << u"@team:a = me@192.0.2.1:22, @other:a = me@192.0.2.2:22"_s;
        QTest::newRow("with a user") << u"root@a"_s << u"@team:a = root@192.0.2.1:22, @other:a = root@192.0.2.2:22"_s;
        QTest::newRow("one machine") << u"e"_s << QString();
        QTest::newRow("one machine by a typed port") << u"b:2222"_s << QString();
        QTest::newRow("of one library alone") << u"f"_s << QString();
        QTest::newRow("the person's own") << u"g"_s << QString();
        QTest::newRow("said") << u"@other:a"_s << QString();
        QTest::newRow("taken away") << u"@*!a"_s << QString();
        QTest::newRow("by their groups") << u"@team:*,@other:*"_s << QString();
    }

    void aNameOfTwoMachinesIsAnError()
    {
        QFETCH(QString, target);
        QFETCH(QString, places);
        m_team.hosts = {host("a", "192.0.2.1"), host("b"), host("c"), host("d"), host("e", "192.0.2.5"), host("f"),
                        host("g", "192.0.2.6")};
        m_other.hosts = {host("a", "192.0.2.2"), host("b", "", 2222),   host("c"), host("d"),
                         host("e", "192.0.2.5"), host("g", "192.0.2.7")};
        m_mine.hosts = {host("g", "192.0.2.8")};
        m_other.groups = {Group{u"gc"_s, {}, {u"c"_s}, {{}, 2223, {}, {}}, false},
                          Group{u"gd"_s, {}, {u"d"_s}, {{}, 0, {}, u"gate"_s}, false}};
        const Preflight made = flight(target);
        QCOMPARE(made.problems.size(), places.isEmpty() ? 0 : 1);
        if (places.isEmpty())
            return;
        QCOMPARE(made.problems[0].error.kind, ErrorKind::AmbiguousHost);
        QCOMPARE(made.problems[0].error.detail, places);
        QVERIFY(errorText(made.problems[0].error).contains(places));
        QVERIFY(!built(made, Composition::fromCommands({u"id"_s})).ok());
    }

    /// In a group of one's own a name is no clearer than in the target.
    void namesInOnesOwnGroups()
    {
        m_team.hosts = {host("a", "192.0.2.1"), host("b", "192.0.2.3"), host("box", "192.0.2.66")};
        m_other.hosts = {host("a", "192.0.2.2"), host("b", "192.0.2.3")};
        config("Host box\n  HostName 192.0.2.7\nHost *\n  User me\n");
        const auto group = [](const QString& name, const QStringList& members) {
            return Group{name, {}, members, {}, false};
        };
        m_mine.groups = {group(u"ga"_s, {u"a"_s}),        group(u"gb"_s, {u"b"_s}),
                         group(u"gbox"_s, {u"box"_s}),    group(u"gg"_s, {u"@ga"_s}),
                         group(u"one"_s, {u"@team:a"_s}), group(u"less"_s, {u"@team:*"_s, u"!a"_s})};
        for (const QString& target : {u"@ga"_s, u"@gbox"_s, u"@gg"_s}) {
            const Preflight made = flight(target);
            QVERIFY2(made.problems.size() == 1 && made.problems[0].error.kind == ErrorKind::AmbiguousHost,
                     qPrintable(target));
        }
        for (const QString& target : {u"@gb"_s, u"@one"_s, u"@less"_s})
            QVERIFY2(flight(target).ok(), qPrintable(target));
        QCOMPARE(flight(u"@one"_s).hosts.value(0).address, u"192.0.2.1"_s);
        // As a jump host that nothing but several libraries know.
        TargetOverrides through;
        through.jump = u"a"_s;
        const Preflight lost = flight(u"192.0.2.9"_s, through);
        QVERIFY2(lost.hosts.value(0).skip.contains(u"team: 192.0.2.1, other: 192.0.2.2"_s),
                 qPrintable(lost.hosts.value(0).skip));
        through.jump = u"b"_s;
        QCOMPARE(flight(u"192.0.2.9"_s, through).hosts.value(0).skip, QString());
    }

    /// What one's own group says of others' hosts in vain is said.
    void accessThatDoesNotHoldIsSaid()
    {
        m_team.hosts = {host("a", "192.0.2.1"), host("b", "192.0.2.2")};
        m_mine.hosts = {host("m", "192.0.2.3")};
        m_mine.groups = {Group{u"mix"_s, {}, {u"a"_s, u"b"_s, u"m"_s, u"192.0.2.9"_s}, {u"admin"_s, 0, {}, {}}, false},
                         Group{u"plain"_s, {}, {u"a"_s}, {}, true}};
        const Preflight made = flight(u"@mix"_s);
        QVERIFY(made.ok());
        QStringList users;
        for (const HostSpec& each : made.hosts)
            users.append(each.user);
        QCOMPARE(users, (QStringList{u"me"_s, u"me"_s, u"admin"_s, u"admin"_s}));
        QCOMPARE(made.warnings.size(), 1);
        QCOMPARE(made.warnings[0].kind, ErrorKind::AccessNotHeeded);
        QVERIFY(errorText(made.warnings[0]).contains(u"“mix”"_s) && errorText(made.warnings[0]).contains(u"(a,b)"_s));
        for (const QString& target : {u"@plain"_s, u"a"_s, u"m"_s, u"@mix!a!b"_s})
            QVERIFY2(flight(target).warnings.isEmpty(), qPrintable(target));
    }

    /// Who chooses hosts of a target says which.
    void whatIsChosenIsClear()
    {
        m_team.hosts = {host("a", "192.0.2.1")};
        m_other.hosts = {host("a", "192.0.2.2")};
        const Surroundings around = test::surroundingsOf(m_home->path(), {m_team, m_other});
        RunRequest request{.target = u"@*"_s};
        request.only = {ChosenHost{u"a"_s, u"other"_s}};
        const Preflight made = prepare(around, request);
        QVERIFY(made.ok());
        QCOMPARE(made.hosts[0].address, u"192.0.2.2"_s);
    }

    void aMachineIsInProductionByAnyName_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("production");
        QTest::newRow("its name") << u"prod-db"_s << true;
        QTest::newRow("its address") << u"192.0.2.1"_s << true;
        QTest::newRow("its address, another user") << u"root@192.0.2.1"_s << true;
        QTest::newRow("its address, another port") << u"192.0.2.1:2222"_s << false;
        QTest::newRow("a URL") << u"ssh://root@192.0.2.1:22"_s << true;
        QTest::newRow("an alias") << u"pdb"_s << true;
        QTest::newRow("an alias of a name") << u"pname"_s << true;
        QTest::newRow("a name that HostName gives") << u"192.0.2.3"_s << true;
        QTest::newRow("another library's name") << u"db9"_s << true;
        QTest::newRow("by a group") << u"@free"_s << true;
        QTest::newRow("as it is") << u"=PROD-name."_s << true;
        QTest::newRow("an address of a group") << u"192.0.2.4"_s << true;
        QTest::newRow("the port of the group") << u"prod-port.example:2200"_s << true;
        QTest::newRow("without the port of the group") << u"prod-port.example"_s << false;
        QTest::newRow("another one") << u"192.0.2.99"_s << false;
    }

    void aMachineIsInProductionByAnyName()
    {
        QFETCH(QString, target);
        QFETCH(bool, production);
        config("Host pdb\n  HostName 192.0.2.1\nHost pname\n  HostName prod-name\nHost p3\n  HostName 192.0.2.3\n"
               "Host *\n  User me\n");
        m_team.hosts = {host("prod-db", "192.0.2.1"), host("prod-name"), host("p3"), host("p5", "prod-port.example")};
        m_team.groups = {Group{u"prod"_s, {}, {u"prod-db"_s, u"prod-name"_s, u"p3"_s, u"192.0.2.4"_s}, {}, true},
                         Group{u"ports"_s, {}, {u"p5"_s}, {{}, 2200, {}, {}}, true}};
        m_other.hosts = {host("db9", "192.0.2.1")};
        m_other.groups = {Group{u"free"_s, {}, {u"db9"_s}, {}, false}};
        QCOMPARE(isProduction(target), production);
        QCOMPARE(flight(target).production, production);
    }

    void aMachineIsInProductionInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("production");
        for (const char* same :
             {"127.1", "2130706433", "0x7f.0.0.1", "0X7F000001", "0177.0.0.1", "127.0.1", "0", "0.0.0.0",
              "::ffff:127.0.0.1", "::FFFF:7f00:1", "localhost", "LOCALHOST.", "db.localhost"})
            QTest::newRow(same) << QByteArray(same) << true;
        for (const char* other :
             {"127.2", "::1", "::", "2130706434", "localhost.example", "127.0.0.1.example", "face", "x1"})
            QTest::newRow(other) << QByteArray(other) << false;
    }

    void aMachineIsInProductionInEverySpelling()
    {
        QFETCH(QByteArray, address);
        QFETCH(bool, production);
        m_mine.hosts = {host("mine", "127.0.0.1", 2200)};
        m_mine.groups = {Group{u"prod"_s, {}, {u"mine"_s}, {}, true}};
        m_team.hosts = {host("theirs", address.constData(), 2200), host("gate", address.constData(), 2201)};
        QCOMPARE(isProduction(u"theirs"_s), production);
        QVERIFY(!isProduction(u"gate"_s)); // another port
    }

    void aDeviceIsOneInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("production");
        const QByteArray number = QByteArray::number(if_nametoindex("lo"));
        QTest::newRow("letters and zeros") << QByteArray("fe80::1%lo") << QByteArray("FE80:0::01%lo") << true;
        QTest::newRow("the device's number") << QByteArray("fe80::1%lo") << "fe80::1%" + number << true;
        QTest::newRow("its number, and zeros") << QByteArray("fe80::1%lo") << "fe80:0::1%0" + number << true;
        QTest::newRow("its name") << "fe80::1%" + number << QByteArray("fe80::1%lo") << true;
        QTest::newRow("no device at all") << QByteArray("fe80::1%none") << QByteArray("FE80:0::1%none") << true;
        QTest::newRow("another one") << QByteArray("fe80::1%lo") << QByteArray("fe80::1%none") << false;
        QTest::newRow("another number") << QByteArray("fe80::1%lo") << QByteArray("fe80::1%4000000000") << false;
        QTest::newRow("in capitals it is another") << QByteArray("fe80::1%lo") << QByteArray("fe80::1%LO") << false;
        QTest::newRow("another address") << QByteArray("fe80::1%lo") << QByteArray("fe80::2%lo") << false;
        QTest::newRow("none") << QByteArray("fe80::1%lo") << QByteArray("fe80::1") << false;
        QTest::newRow("where it means nothing") << QByteArray("2001:db8::1") << QByteArray("2001:DB8:0::1%1") << true;
        QTest::newRow("in a number of IPv4") << QByteArray("127.0.0.1") << QByteArray("::ffff:127.0.0.1%1") << true;
    }

    void aDeviceIsOneInEverySpelling()
    {
        QFETCH(QByteArray, own);
        QFETCH(QByteArray, address);
        m_mine.hosts = {host("mine", own.constData(), 2200)};
        m_mine.groups = {Group{u"prod"_s, {}, {u"mine"_s}, {}, true}};
        m_team.hosts = {host("theirs", address.constData(), 2200)};
        QTEST(isProduction(u"theirs"_s), "production");
    }

    void whyItIsInProductionIsSaid()
    {
        m_team.hosts = {host("prod-db", "192.0.2.1")};
        m_team.groups = {Group{u"prod"_s, {}, {u"prod-db"_s}, {}, true}};
        QCOMPARE(
            said(u"192.0.2.1, root@192.0.2.1, prod-db"_s, WayRemark::Kind::Production),
            QStringList{u"192.0.2.1,root@192.0.2.1: a production host, for it is prod-db of the library “team”."_s});
        QCOMPARE(said(u"prod-db"_s, WayRemark::Kind::Production), QStringList());
        TargetOverrides overrides; // said of this run, and of no machine
        overrides.port = 22;
        QVERIFY(flight(u"192.0.2.1"_s, overrides).production);
        overrides.port = 2222;
        QVERIFY(!flight(u"192.0.2.1"_s, overrides).production);
    }
};

ROLLCALL_TEST(tst_namesakes, NamesakesTest)
#include "tst_namesakes.moc"
