// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "app/prepare/rerun.h"
#include "app/prepare/samelogin.h"
#include "core/run/storedspec.h"
#include "preflighthome.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// However many names it has: nothing runs twice on one machine as one user.
class SameLoginTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        m_library.groups[0].access.user.clear();
        config("User me\n");
    }

    void aLoginIsInARunOnce_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("hosts");
        const auto row = [](const char* name, const char* config, const char* target, int hosts) {
            QTest::newRow(name) << QByteArray(config) << QString::fromLatin1(target) << hosts;
        };
        row("address", "", "web-02, 192.0.2.2", 1);
        row("port that is usual", "", "web-02, 192.0.2.2:22", 1);
        row("another port", "", "web-02, 192.0.2.2:23", 2);
        row("another user", "", "web-02, root@192.0.2.2", 2);
        row("the same user", "", "web-02, me@192.0.2.2", 1);
        row("typed twice", "", "web-01, me@web-01, web-01:22", 1);
        row("HostName", "Host one two\n  HostName 192.0.2.2\n", "one, two, web-02", 1);
        row("HostName by token", "Host one\n  HostName %h.example.org\n", "one, =one.example.org", 1);
        row("names in capitals", "", "=ONE.example.org, =one.example.org, =one.example.org.", 1);
        row("spellings of an address", "", "2001:db8::1, 2001:DB8:0:0::0:1, [2001:0db8::1]:22", 1);
        row("another way", "Host one\n  HostName 192.0.2.2\n  ProxyJump gate\n", "one, web-02", 2);
        row("one way", "Host one two\n  HostName 192.0.2.2\n  ProxyJump gate\n", "one, two", 1);
        row("gates in capitals",
            "Host one\n  HostName 192.0.2.2\n  ProxyJump gate\nHost two\n"
            "  HostName 192.0.2.2\n  ProxyJump GATE\n",
            "one, two", 1);
        row("one program", "Host one two\n  HostName 192.0.2.2\n  ProxyCommand nc %h %p\n", "one, two", 1);
        row("another program", "Host one two\n  HostName 192.0.2.2\n  ProxyCommand nc %n %p\n", "one, two", 2);
        row("what is skipped is no login", "Host one two\n  HostName 192.0.2.2\n  ProxyJump a,b,c,d,e,f,g,h,i\n",
            "one, two", 2);
    }

    void aLoginIsInARunOnce()
    {
        QFETCH(QByteArray, config);
        QFETCH(QString, target);
        QFETCH(int, hosts);
        test::writeConfig(m_home->path(), config + "Host *\n  User me\n");
        const Preflight flight = prepared(target);
        QVERIFY2(flight.problems.isEmpty(), qPrintable(errorText(flight.problems.value(0).error)));
        QCOMPARE(flight.hosts.size(), hosts);
    }

    void itIsSaid()
    {
        addHost(u"web-03"_s, u"192.0.2.2"_s);
        Group group;
        group.name = u"prod"_s;
        group.members = {u"web-03"_s};
        group.production = true;
        m_library.groups.append(group);
        TargetOverrides overrides;
        overrides.user = u"me"_s;
        const Preflight flight = prepared(u"@web, db-01, @prod, me@192.0.2.2"_s, overrides);
        QCOMPARE(flight.hosts.size(), 3);
        QCOMPARE(flight.folded, (QList<qsizetype>{3, 4}));
        const HostSpec& host = flight.hosts[1];
        QCOMPARE(host.name, u"web-02"_s);
        QCOMPARE(host.group, u"web;prod"_s);
        QVERIFY(host.production && flight.production);
        QCOMPARE(sameLoginTexts(flight.hosts),
                 (QStringList{u"web-03 is web-02 (me@192.0.2.2:22): it is in the run once."_s,
                              u"me@192.0.2.2 is web-02 (me@192.0.2.2:22): it is in the run once."_s}));
        QCOMPARE(sameLoginTexts(flight.hosts, 1).value(1), u"… and 1 more that are in the run already."_s);
        const auto run = built(flight, Composition::fromCommands({u"id"_s}));
        QVERIFY(run.ok());
        QCOMPARE(StoredSpec(**run).hosts[1].sameLogin, (QStringList{u"web-03"_s, u"me@192.0.2.2"_s}));
    }

    void namesakesOfTwoLibrariesAreToldApart()
    {
        library::LibraryData team = m_library;
        team.name = u"team"_s;
        const Surroundings around = test::surroundingsOf(m_home->path(), {m_library, team});
        const Preflight flight = prepare(around, {.target = u"@*"_s});
        QCOMPARE(flight.hosts.size(), 3);
        QCOMPARE(sameLoginTexts(flight.hosts).value(1),
                 u"web-02 (team) is web-02 (me@192.0.2.2:22): it is in the run once."_s);
    }

    /// A run of before may have had one twice, or what was two has become one.
    void runningAgainTakesItOnce()
    {
        addHost(u"web-03"_s, u"192.0.2.3"_s);
        const auto then = built(prepared(u"web-03, db-01, web-02"_s), Composition::fromCommands({u"id"_s}));
        QVERIFY(then.ok());
        m_library.hosts.last().address = u"192.0.2.2"_s;
        const Result<Rerun> again = prepareAgain(*surroundings(), StoredSpec(**then), {0, 1, 2});
        QVERIFY(again.ok());
        QCOMPARE(again->preflight.hosts.size(), 2);
        QCOMPARE(again->request.only.size(), 2);
        const QStringList texts = differenceTexts(again->differences);
        QVERIFY(texts.contains(u"web-02 is web-03 (me@192.0.2.2:22): it is in the run once."_s));
        QCOMPARE(texts.size(), 2); // and that web-03 is elsewhere now
    }
};

ROLLCALL_TEST(tst_samelogin, SameLoginTest)
#include "tst_samelogin.moc"
