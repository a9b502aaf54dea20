// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/consent.h"
#include "app/prepare/consenttext.h"
#include "app/prepare/difference.h"
#include "app/prepare/filledin.h"
#include "core/run/composition.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// What hosts put into commands, and how they are reached, is shown whole before it runs, whatever it holds.
class FilledInTest : public QObject
{
    Q_OBJECT

private:
    static HostSpec host(const QMap<QString, QString>& variables)
    {
        HostSpec host;
        host.name = u"web1"_s;
        host.variables = variables;
        return host;
    }

private Q_SLOTS:
    void variables()
    {
        Composition composition =
            Composition::fromCommands({u"{{host}} {{var.b}} {{var.a|q:none}} {{other}} {{!var.c}}"_s, u"{{var.b}}"_s});
        composition.values = {{u"other"_s, u"{{var.d}}"_s}}; // what is typed stands for itself
        QCOMPARE(variablesIn(composition), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(variablesIn(Composition::fromCommands({u"uptime"_s})), QStringList());
    }

    void whatIsShown_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a word") << u"ams"_s << u"site = ams"_s;
        QTest::newRow("several lines") << u"ams\nreboot"_s << u"site = ams ⏎ reboot"_s;
        QTest::newRow("what turns text round") << u"ams\u202eber"_s << u"site = ams\ufffdber"_s;
        QTest::newRow("far to the right")
            << QString(500, u' ') + u"; reboot"_s << u"site = "_s + QString(500, u' ') + u"; reboot"_s;
        QTest::newRow("nothing") << QString() << u"site = "_s;
    }

    void whatIsShown()
    {
        QFETCH(QString, value);
        QFETCH(QString, shown);
        QCOMPARE(filledInText(host({{u"site"_s, value}, {u"else"_s, u"x"_s}}), {u"site"_s, u"missing"_s}), shown);
        QCOMPARE(filledInText(host({}), {u"site"_s}), QString());
    }

    void theQuestionSaysHowHostsAreReached()
    {
        RunSpec run;
        Step step;
        step.work = u"echo {{var.site}}"_s;
        run.steps = {step};
        HostSpec plain = host({{u"site"_s, u"ams"_s}});
        plain.address = u"192.0.2.1"_s;
        plain.user = u"me"_s;
        HostSpec behind = plain;
        behind.name = u"db1"_s;
        behind.production = true;
        auto algorithms = std::make_shared<AlgorithmSpec>();
        algorithms->legacy = true;
        behind.algorithms = algorithms;
        auto gate = std::make_shared<HostSpec>(plain);
        gate->address = u"192.0.2.9"_s;
        behind.jump = gate;
        run.hosts = {plain, behind};
        QCOMPARE(consentHosts(run),
                 u"db1: me@192.0.2.1:22 · production · through me@192.0.2.9:22 · old algorithms allowed "
                 "· site = ams\nweb1: me@192.0.2.1:22 · site = ams"_s);
        RunSpec later = run;
        QVERIFY(consentTo(run) == consentTo(later));
        later.hosts[0].variables.insert(u"else"_s, u"not in the command"_s);
        QVERIFY(consentTo(run) == consentTo(later));
        later.hosts[0].variables.insert(u"site"_s, u"ams; reboot"_s);
        QVERIFY(consentTo(run) != consentTo(later));
    }

    /// What whoever says --run for the demo has agreed to.
    void whatStaysOnThisMachine()
    {
        RunSpec run;
        HostSpec here = host({});
        here.address = u"127.0.0.1"_s;
        run.hosts = {here};
        QVERIFY(staysOnThisMachine(run));
        for (const QString& address : {u"192.0.2.1"_s, u"127.evil.example"_s, u"localhost"_s, u"::2"_s}) {
            HostSpec elsewhere = here;
            elsewhere.address = address;
            run.hosts = {here, elsewhere};
            QVERIFY2(!staysOnThisMachine(run), qPrintable(address));
        }
        HostSpec behind = here;
        behind.jump = std::make_shared<HostSpec>(here);
        run.hosts = {behind};
        QVERIFY(!staysOnThisMachine(run));
    }

    void whatIsAnotherIsSaidWhole_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("told");
        QTest::newRow("one line") << u"echo a"_s << u"echo b"_s << u"another now: echo b. Then: echo a."_s;
        QTest::newRow("lines behind it") << u"echo a by me"_s << u"echo a \ntouch here # by me"_s
                                         << u"another now: echo a  ⏎ touch here # by me. Then: echo a by me."_s;
        QTest::newRow("in the middle") << u"one\ntwo\nend"_s << u"one\nx\ny\nend"_s
                                       << u"another now: x ⏎ y. Then: two."_s;
        QTest::newRow("only more") << u"one\nend"_s << u"one\nx\nend"_s << u"another now: x ⏎ end. Then: end."_s;
        QTest::newRow("too much") << u"a"_s << QString(500, u'b')
                                  << u"another now: "_s + QString(400, u'b') + u"… (500 characters in all). Then: a."_s;
    }

    void whatIsAnotherIsSaidWhole()
    {
        QFETCH(QString, then);
        QFETCH(QString, now);
        QFETCH(QString, told);
        const QString text = differenceText({Difference::Kind::Command, u"web1"_s, then, now});
        QVERIFY2(text.endsWith(told), qPrintable(text));
    }
};

ROLLCALL_TEST(tst_filledin, FilledInTest)
#include "tst_filledin.moc"
