// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "preflighthome.h"
#include "support/testmain.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// What ssh_config says of a name holds for the machine that the name leads to there, and for no other one that
/// somebody else's library leads to.
class SharedWordsTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private:
    using Change = std::function<void(SharedWordsTest&)>;

    struct Case
    {
        const char* name;
        const char* block; // what the block of "box" says besides
        Change change;     // what the library says
        QString target = u"@lib:box"_s;
        bool same = false; // it leads where ssh_config does
    };

    Host& box() { return m_library.hosts.last(); }
    Group& boxes() { return m_library.groups.last(); }

    static QList<Case> cases()
    {
        const char* const here = "  HostName 192.0.2.7\n";
        return {
            {"address", "", [](auto& t) { t.box().address = u"192.0.2.66"_s; }},
            {"address, HostName", here, [](auto& t) { t.box().address = u"192.0.2.66"_s; }},
            {"port", "", [](auto& t) { t.box().access.port = 2222; }},
            {"port, address of HostName", here,
             [](auto& t) {
                 t.box().address = u"192.0.2.7"_s;
                 t.box().access.port = 2222;
             }},
            {"port of the group", "", [](auto& t) { t.boxes().access.port = 2222; }},
            {"port of the group, by the group", "", [](auto& t) { t.boxes().access.port = 2222; }, u"@boxes"_s},
            {"port of a member", "", [](auto& t) { t.boxes().members = {u"me@box:2222"_s}; }, u"@boxes"_s},
            {"jump host", "", [](auto& t) { t.box().access.jump = u"gate"_s; }},
            {"jump host of the group", "", [](auto& t) { t.boxes().access.jump = u"gate"_s; }},
            {"another jump host", "  ProxyJump lock\n", [](auto& t) { t.box().access.jump = u"gate"_s; }},
            {"no jump host", "  ProxyJump lock\n", [](auto& t) { t.box().access.jump = u"none"_s; }},
            {"no ProxyCommand", "  ProxyCommand nc %h %p\n", [](auto& t) { t.boxes().access.jump = u"none"_s; }},
            {"user of a ProxyCommand", "  ProxyCommand nc %r.example.org %p\n",
             [](auto& t) { t.box().access.user = u"other"_s; }},
            {"ad-hoc member", "",
             [](auto& t) {
                 t.boxes().members = {u"=box"_s};
                 t.boxes().access.port = 2222;
             },
             u"@boxes"_s},
            {"ad-hoc member with a port", "", [](auto& t) { t.boxes().members = {u"=box:2222"_s}; }, u"@boxes"_s},

            {"address that is the block's word", here,
             [](auto& t) {
                 t.box().name = u"db9"_s;
                 t.box().address = u"box"_s;
                 t.boxes().members = {u"db9"_s};
             },
             u"@boxes"_s},

            {"nothing", here, [](auto&) {}, u"box"_s, true},
            {"the same address", here, [](auto& t) { t.box().address = u"192.0.2.7"_s; }, u"box"_s, true},
            {"the same port", "  Port 2222\n", [](auto& t) { t.boxes().access.port = 2222; }, u"box"_s, true},
            {"the same jump host", "  ProxyJump lock\n", [](auto& t) { t.box().access.jump = u"lock"_s; }, u"box"_s,
             true},
            {"a user", here, [](auto& t) { t.box().access.user = u"other"_s; }, u"box"_s, true},
            {"a typed port", "", [](auto&) {}, u"box:2222"_s, true},
            {"a typed port of the library", "", [](auto& t) { t.box().access.port = 2222; }, u"box:2222"_s, true},
        };
    }

    static void rows()
    {
        QTest::addColumn<qsizetype>("row");
        const QList<Case> all = cases();
        for (qsizetype row = 0; row < all.size(); ++row)
            QTest::newRow(all[row].name) << row;
    }

    /// The target's hosts of that row where the block of "box" says `said`.
    QList<HostSpec> hostsOf(const Case& row, const QByteArray& said, const QByteArray& all = {})
    {
        config("Host box\n" + QByteArray(row.block) + said + all);
        row.change(*this);
        const Preflight flight = prepared(row.target);
        if (!flight.ok())
            qFatal("%s", qPrintable(errorText(flight.problems.value(0).error)));
        return flight.hosts;
    }

    static constexpr const char* weak = "  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n";

private Q_SLOTS:
    void init()
    {
        begin();
        addHost(u"box"_s);
        Group group;
        group.name = u"boxes"_s;
        group.members = {u"box"_s};
        m_library.groups.append(group);
    }

    void weakTrustIsForTheMachineOfTheBlock_data() { rows(); }

    void weakTrustIsForTheMachineOfTheBlock()
    {
        QFETCH(qsizetype, row);
        const Case each = cases().at(row);
        const HostSpec host = hostsOf(each, weak).constFirst();
        QCOMPARE(host.skip, QString());
        QCOMPARE(host.placedBy, each.target == u"box:2222"_s && host.library.isEmpty() ? QString() : u"lib"_s);
        QCOMPARE(host.trust->policy, each.same ? HostKeyPolicy::AcceptNew : HostKeyPolicy::Ask);
        const QString file = each.same ? u"/dev/null"_s : m_home->filePath(u".ssh/known_hosts"_s);
        QCOMPARE(host.trust->userFiles.value(0), file);
        const QList<WayRemark> ways = prepared(each.target).ways;
        const bool said = std::any_of(ways.begin(), ways.end(), [](const WayRemark& remark) {
            return wayRemarkText(remark) ==
                       u"box: the library “lib” leads elsewhere than ssh_config, of which is left out "
                       "for it: StrictHostKeyChecking, UserKnownHostsFile."_s ||
                   wayRemarkText(remark).startsWith(u"db9: the library “lib”"_s) ||
                   wayRemarkText(remark).startsWith(u"me@box:2222: the library “lib”"_s) ||
                   wayRemarkText(remark).startsWith(u"box:2222: the library “lib”"_s);
        });
        QCOMPARE(said, !each.same);
    }

    /// Nothing of the person's is sent to another machine, and no key of another machine is offered.
    void whatIsSentIsForTheMachineOfTheBlock_data() { rows(); }

    void whatIsSentIsForTheMachineOfTheBlock()
    {
        QFETCH(qsizetype, row);
        const Case each = cases().at(row);
        touch(u".ssh/id_ed25519"_s);
        touch(u"box_key"_s);
        touch(u"all_key"_s);
        const QByteArray home = m_home->path().toUtf8();
        QByteArray said = "  SetEnv TOKEN=secret\n  SendEnv PA*\n  IdentityFile " + home +
                          "/box_key\n  CertificateFile " + home + "/box_cert\n  IdentityAgent /run/box\n";
        HostSpec host = hostsOf(each, said).constFirst();
        const QString key = m_home->filePath(each.same ? u"box_key"_s : u".ssh/id_ed25519"_s);
        QCOMPARE(host.session->environment.isEmpty(), !each.same);
        QCOMPARE(host.login->keyFiles, QStringList{key});
        QCOMPARE(host.login->certificateFiles.isEmpty(), !each.same);
        QCOMPARE(host.login->agentSocket == u"/run/box"_s, each.same);
        const QStringList words{u"SetEnv"_s, u"SendEnv"_s, u"IdentityFile"_s, u"CertificateFile"_s, u"IdentityAgent"_s};
        const QList<WayRemark> ways = prepared(each.target).ways;
        const bool told = std::any_of(ways.begin(), ways.end(), [&](const WayRemark& remark) {
            return remark.kind == WayRemark::Kind::LeftOut && remark.way.split(u", "_s) == words;
        });
        QCOMPARE(told, !each.same);

        said = "Host *\n  SetEnv LANG=C\n  IdentityFile " + home + "/all_key\n"; // that is for every machine
        host = hostsOf(each, {}, said).constFirst();
        QCOMPARE(host.session->environment, (QList<QPair<QString, QString>>{{u"LANG"_s, u"C"_s}}));
        QCOMPARE(host.login->keyFiles, QStringList{m_home->filePath(u"all_key"_s)});
    }

    /// Whoever has a machine of theirs could use the keys; what is said of every host counts no more there.
    void theAgentIsForTheMachineOfTheBlock_data() { rows(); }

    void theAgentIsForTheMachineOfTheBlock()
    {
        QFETCH(qsizetype, row);
        const Case each = cases().at(row);
        for (const QByteArray& said :
             {QByteArray("  ForwardAgent /run/mine\n"), QByteArray("Host *\n  ForwardAgent /run/mine\n")}) {
            const HostSpec host = hostsOf(each, said).constFirst();
            QCOMPARE(host.session->forwardedAgent, each.same ? u"/run/mine"_s : QString());
            const QList<WayRemark> ways = prepared(each.target).ways;
            const auto has = [&ways](WayRemark::Kind kind) {
                return std::any_of(ways.begin(), ways.end(), [kind](const auto& way) { return way.kind == kind; });
            };
            QCOMPARE(has(WayRemark::Kind::ForwardedAgent), each.same);
            QCOMPARE(has(WayRemark::Kind::LeftOut), !each.same);
        }
    }

    /// Of every host the person says so of those that the person names.
    void anAgentIsNotForwardedWhereALibraryAloneLeads()
    {
        const auto agent = [this](const QString& target) { return prepared(target).hosts[0].session->forwardedAgent; };
        config("Host *\n  ForwardAgent /run/mine\n");
        for (const QString& target : {u"web-02"_s, u"db-01"_s, u"@web"_s, u"root@web-02"_s})
            QCOMPARE(agent(target), QString());
        for (const QString& target : {u"=db-01"_s, u"192.0.2.99"_s, u"ssh://web-02"_s})
            QCOMPARE(agent(target), u"/run/mine"_s);
        config("Host 192.0.2.* db-*\n  ForwardAgent /run/mine\n");
        for (const QString& target : {u"web-02"_s, u"db-01"_s})
            QCOMPARE(agent(target), u"/run/mine"_s);
        config("Host db-01\n  User me\nMatch user root\n  ForwardAgent /run/mine\n");
        m_library.hosts[2].access.user = u"root"_s;
        QCOMPARE(agent(u"db-01"_s), QString());
        QCOMPARE(agent(u"root@db-01"_s), u"/run/mine"_s);
        m_own = u"lib"_s;
        QCOMPARE(agent(u"db-01"_s), u"/run/mine"_s);
    }

    /// A method that either of them forbids is not tried.
    void methodsAreThoseOfBoth_data() { rows(); }

    void methodsAreThoseOfBoth()
    {
        QFETCH(qsizetype, row);
        const Case each = cases().at(row);
        HostSpec host = hostsOf(each, "  PasswordAuthentication no\n  IdentitiesOnly yes\n").constFirst();
        QVERIFY(!host.login->password && host.login->identitiesOnly && host.login->keyboardInteractive);
        host = hostsOf(each, "  PasswordAuthentication yes\n", "Host *\n  PasswordAuthentication no\n").constFirst();
        QCOMPARE(host.login->password, each.same);
        host = hostsOf(each, "  PreferredAuthentications password\n").constFirst();
        QVERIFY(host.login->password && !host.login->publicKey && !host.login->keyboardInteractive);
        host = hostsOf(each, "  BatchMode yes\n").constFirst();
        QVERIFY(!host.login->password && !host.login->keyboardInteractive);
    }

    void onesOwnLibraryIsOnesOwnWord_data() { rows(); }

    void onesOwnLibraryIsOnesOwnWord()
    {
        QFETCH(qsizetype, row);
        m_own = u"lib"_s;
        const HostSpec host = hostsOf(cases().at(row), weak).constFirst();
        QCOMPARE(host.placedBy, QString());
        if (!QByteArray(QTest::currentDataTag()).startsWith("address"))
            QCOMPARE(host.trust->policy, HostKeyPolicy::AcceptNew);
    }

    /// It is the person's word about every machine.
    void whatIsSaidOfAllHostsHolds_data() { rows(); }

    void whatIsSaidOfAllHostsHolds()
    {
        QFETCH(qsizetype, row);
        const HostSpec host = hostsOf(cases().at(row), {}, "Host *\n  StrictHostKeyChecking accept-new\n").constFirst();
        QCOMPARE(host.trust->policy, HostKeyPolicy::AcceptNew);
    }

    void patternsThatNameHostsDoNotHoldForAll_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("all");
        QTest::newRow("star") << QByteArray("Host *\n") << true;
        QTest::newRow("some letter") << QByteArray("Host ?*\n") << true;
        QTest::newRow("but for") << QByteArray("Host * !bank\n") << true;
        QTest::newRow("pattern") << QByteArray("Host b*\n") << false;
        QTest::newRow("pattern among others") << QByteArray("Host x b?x\n") << false;
        QTest::newRow("Match all") << QByteArray("Match all\n") << true;
        QTest::newRow("Match host *") << QByteArray("Match host *\n") << true;
        QTest::newRow("Match host") << QByteArray("Match host b*\n") << false;
        QTest::newRow("Match originalhost") << QByteArray("Match originalhost box\n") << false;
        QTest::newRow("Match but for a host") << QByteArray("Match !host bank\n") << true;
        QTest::newRow("Match the person") << QByteArray("Match localuser me\n") << true;
    }

    void patternsThatNameHostsDoNotHoldForAll()
    {
        QFETCH(QByteArray, lines);
        QFETCH(bool, all);
        config(lines + weak);
        QCOMPARE(prepared(u"box"_s).hosts[0].trust->policy, HostKeyPolicy::AcceptNew);
        box().access.port = 2222;
        QCOMPARE(prepared(u"box"_s).hosts[0].trust->policy, all ? HostKeyPolicy::AcceptNew : HostKeyPolicy::Ask);
    }

    /// A block of the user that the library says.
    void aUserOfTheLibrarysBringsNoTrust()
    {
        config("Match user admin\n" + QByteArray(weak));
        box().access.user = u"admin"_s;
        QCOMPARE(prepared(u"box"_s).hosts[0].trust->policy, HostKeyPolicy::Ask);
        QCOMPARE(prepared(u"admin@box"_s).hosts[0].trust->policy, HostKeyPolicy::AcceptNew);
    }

    /// The jump hosts that a library names are led to by it as well.
    void jumpHostsToo()
    {
        const auto gate = [this] { return prepared(u"web-01"_s).hosts[0].jump->trust->policy; };
        config("Host gate\n" + QByteArray(weak));
        m_library.hosts[0].access.jump = u"gate"_s;
        QCOMPARE(gate(), HostKeyPolicy::AcceptNew); // as the person has it
        m_library.hosts[0].access.jump = u"gate:2222"_s;
        QCOMPARE(gate(), HostKeyPolicy::Ask);
        m_library.hosts[0].access.jump = u"far,gate"_s;
        QCOMPARE(gate(), HostKeyPolicy::Ask);
        m_library.hosts[0].access.jump = u"gate"_s;
        addHost(u"gate"_s);
        m_library.hosts.last().access.port = 2222;
        QCOMPARE(gate(), HostKeyPolicy::Ask);
        m_library.hosts.last().access = {{}, 0, {}, u"far"_s};
        QCOMPARE(gate(), HostKeyPolicy::Ask);
        m_library.hosts.removeLast();
        m_library.hosts[0].access.jump = u"none"_s;
        TargetOverrides overrides;
        overrides.jump = u"far,gate:2222"_s; // said for this run
        QCOMPARE(prepared(u"web-01"_s, overrides).hosts[0].jump->trust->policy, HostKeyPolicy::AcceptNew);
    }

    /// Under the name that the key of another machine goes by nothing is taken down unasked.
    void anAliasOfKeysTakesNoNewOne()
    {
        config("Host box\n  HostKeyAlias vault\nHost *\n  StrictHostKeyChecking accept-new\n");
        QCOMPARE(prepared(u"box"_s).hosts[0].trust->policy, HostKeyPolicy::AcceptNew);
        box().address = u"192.0.2.66"_s;
        QCOMPARE(prepared(u"box"_s).hosts[0].trust->hostKeyAlias, u"vault"_s);
        QCOMPARE(prepared(u"box"_s).hosts[0].trust->policy, HostKeyPolicy::Ask);
    }
};

ROLLCALL_TEST(tst_sharedwords, SharedWordsTest)
#include "tst_sharedwords.moc"
