// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/snippet.h"
#include "gui/library/typedtext.h"
#include "support/testmain.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::TypedSuccess;

// What is typed into the dialogs of hosts, groups and snippets. No dialog is open.
class TypedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variablesAreLines()
    {
        const QMap<QString, QString> variables{{u"rack"_s, u"b=4"_s}, {u"site"_s, u"north"_s}};
        QCOMPARE(gui::variablesFromText(gui::variablesText(variables)), variables);
        QCOMPARE(gui::variablesFromText(u" rack = b=4 \n\n=nothing\nsite=north\nalone"_s),
                 (QMap<QString, QString>{{u"rack"_s, u"b=4"_s}, {u"site"_s, u"north"_s}, {u"alone"_s, QString()}}));
    }

    void wordsAndLines()
    {
        QCOMPARE(gui::wordsOf(u" a, b c,,d\n"_s), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(gui::linesOf(u" web-[01-03] \n\n  \ndb 1\n"_s), QStringList({u"web-[01-03]"_s, u"db 1"_s}));
    }

    void aRuleIsWhatWasTyped()
    {
        const SuccessRule rule{{0, 2}, u"^up"_s, u"fail"_s};
        const TypedSuccess typed = TypedSuccess::of(rule);
        QCOMPARE(typed.exitCodes, u"0, 2"_s);
        QVERIFY(typed.rule() == rule);
        const SuccessRule none{{}, {}, {}, true}; // of a device that never tells
        QCOMPARE(TypedSuccess::of(none).exitCodes, u"none"_s);
        QVERIFY(TypedSuccess::of(none).rule() == none);
        QVERIFY(TypedSuccess().rule() == SuccessRule());
        QCOMPARE(TypedSuccess().problem(), QString());
        QCOMPARE(typed.problem(), QString());
    }

    void whatCannotBeSavedIsSaid()
    {
        QCOMPARE((TypedSuccess{u"0, two"_s, {}, {}}.problem()),
                 u"“two” is not an exit code. Write numbers, as in “0, 2”, or “none”."_s);
        QCOMPARE((TypedSuccess{u"-1"_s, {}, {}}.problem()),
                 u"“-1” is not an exit code. Write numbers, as in “0, 2”, or “none”."_s);
        QVERIFY((TypedSuccess{{}, u"(up"_s, {}}.problem().startsWith(u"“(up” is not a regular expression: "_s)));
        QVERIFY(
            (TypedSuccess{{}, u"up"_s, u"a{2,1}"_s}.problem().startsWith(u"“a{2,1}” is not a regular expression: "_s)));
    }
};

ROLLCALL_TEST(tst_typedtext, TypedTextTest)
#include "tst_typedtext.moc"
