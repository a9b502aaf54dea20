// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/fieldcodec.h"
#include "core/run/placeholder.h"
#include "core/run/runfields.h"
#include "support/changed.h"
#include "support/testmain.h"

#include <QJsonValue>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

Q_DECLARE_METATYPE(rollcall::StepWork)

// The kinds of steps as they are kept, and what becomes of a host after a step that failed.
class StepsTest : public QObject
{
    Q_OBJECT

private:
    template <typename S> static S again(const S& value)
    {
        S read;
        fieldsFromCbor(QCborValue::fromJsonValue(QCborValue(fieldsToCbor(value)).toJsonValue()).toMap(), read);
        return read;
    }

private Q_SLOTS:
    void eachKindHasOneKey_data()
    {
        QTest::addColumn<StepWork>("work");
        QTest::addColumn<QString>("key");
        QTest::newRow("script") << StepWork(u"df\n"_s) << u"script"_s;
        QTest::newRow("push") << StepWork(test::changed<PushStep>()) << u"push"_s;
        QTest::newRow("pull") << StepWork(test::changed<PullStep>()) << u"pull"_s;
        QTest::newRow("reboot") << StepWork(RebootStep()) << u"reboot"_s;
    }

    void eachKindHasOneKey()
    {
        QFETCH(const StepWork, work);
        QFETCH(const QString, key);
        StepTemplate step{u"t"_s, work};
        QCOMPARE(QString(kindOf(work)), key);
        QVERIFY(again(step) == step);
        const QCborMap map = fieldsToCbor(step);
        for (const char* each : KindsOf<StepWork>::names)
            QCOMPARE(map.contains(QLatin1String(each)), key == QLatin1String(each));
        StoredStep stored;
        stored.work = work;
        QVERIFY(again(stored) == stored);
        QVERIFY(!fieldsToCbor(stored).contains("script"_L1));
    }

    void stepsOfBeforeAreScripts()
    {
        StepTemplate step;
        fieldsFromCbor({{u"title"_s, u"t"_s}, {u"script"_s, u"id"_s}}, step);
        QVERIFY((step == StepTemplate{u"t"_s, u"id"_s}));
        StoredStep stored;
        fieldsFromCbor({{u"command"_s, u"id"_s}}, stored);
        QCOMPARE(stored.command(), u"id"_s);
    }

    void ofTwoKindsNeitherIsMeant()
    {
        StepTemplate step{u"t"_s, u"id"_s};
        fieldsFromCbor({{u"script"_s, u"rm x"_s}, {u"reboot"_s, QCborMap()}}, step);
        QVERIFY(step.isBlank());
        step.work = RebootStep();
        fieldsFromCbor({{u"title"_s, u"u"_s}}, step); // says nothing of it
        QVERIFY(!isScript(step.work));
    }

    void whatIsNotUnderstoodOfBecomingIsNotForgotten()
    {
        StepTemplate step;
        fieldsFromCbor({{u"become"_s, u"later"_s}}, step);
        QVERIFY(step.become.has_value());
    }

    void placeholdersStandInAllKinds()
    {
        Snippet snippet;
        snippet.steps = {{{}, PushStep{{u"{{a}}.conf"_s}, u"/etc/{{b}}"_s, {}, {}, true}},
                         {{}, PullStep{{u"/etc/{{c}}"_s}, u"{{d}}"_s, true}},
                         {{}, RebootStep{RebootStep::usualWithin, u"reboot {{e}}"_s}}};
        QString names;
        for (const Parameter& parameter : parametersOf(snippet))
            names += parameter.name;
        QCOMPARE(names, u"abcde"_s);
        QCOMPARE(workText(snippet.steps[0].work), u"push {{a}}.conf -> /etc/{{b}}"_s);
    }

    void whoDecidesAfterAFailure_data()
    {
        using enum OnFailure;
        using Said = std::optional<OnFailure>;
        QTest::addColumn<StepWork>("work");
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("defaults");
        QTest::addColumn<int>("snippet"); // -1: not said
        QTest::addColumn<int>("user");
        QTest::addColumn<bool>("stops");
        QTest::addColumn<int>("by");
        const auto row = [](const char* name, const StepWork& work, OnFailure own, OnFailure defaults, Said snippet,
                            Said user, bool stops, DecidedBy by) {
            const auto number = [](Said said) { return said ? int(*said) : -1; };
            QTest::newRow(name) << work << int(own) << int(defaults) << number(snippet) << number(user) << stops
                                << int(by);
        };
        const StepWork script(u"id"_s);
        const Said unsaid;
        row("nothing said", script, ByKind, ByKind, unsaid, unsaid, true, DecidedBy::Kind);
        row("for all runs", script, ByKind, GoOn, unsaid, unsaid, false, DecidedBy::User);
        row("snippet", script, ByKind, Stop, GoOn, unsaid, false, DecidedBy::Snippet);
        row("snippet by kind", script, ByKind, GoOn, ByKind, unsaid, true, DecidedBy::Kind);
        row("step", script, GoOn, Stop, Stop, unsaid, false, DecidedBy::Step);
        row("user", script, Stop, Stop, Stop, GoOn, false, DecidedBy::User);
        row("user stops", script, GoOn, GoOn, GoOn, Stop, true, DecidedBy::User);
        row("user by kind", script, ByKind, GoOn, GoOn, ByKind, true, DecidedBy::Kind);
        row("user by kind, the step's own", script, GoOn, Stop, Stop, ByKind, false, DecidedBy::Step);
        row("push", PushStep(), ByKind, GoOn, GoOn, GoOn, true, DecidedBy::Kind);
        row("push that says so", PushStep(), GoOn, Stop, Stop, unsaid, false, DecidedBy::Step);
        row("pull", PullStep(), ByKind, GoOn, GoOn, unsaid, true, DecidedBy::Kind);
        row("pull, user", PullStep(), ByKind, Stop, Stop, GoOn, false, DecidedBy::User);
        row("reboot", RebootStep(), ByKind, GoOn, GoOn, GoOn, true, DecidedBy::Kind);
        row("reboot, user stops", RebootStep(), GoOn, GoOn, GoOn, Stop, true, DecidedBy::User);
    }

    void whoDecidesAfterAFailure()
    {
        QFETCH(const StepWork, work);
        QFETCH(const int, own);
        QFETCH(const int, defaults);
        QFETCH(const int, snippet);
        QFETCH(const int, user);
        StepTemplate step{{}, work};
        step.onFailure = OnFailure(own);
        const auto said = [](int number) { return number < 0 ? std::nullopt : std::optional(OnFailure(number)); };
        const AfterFailure after = afterFailure(step, OnFailure(defaults), said(snippet), said(user));
        QTEST(after.stopsHost, "stops");
        QTEST(int(after.decidedBy), "by");
    }
};

ROLLCALL_TEST(tst_steps, StepsTest)
#include "tst_steps.moc"
