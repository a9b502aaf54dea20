// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composedcommand.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::ComposedCommand;

// What a tab would run beside what it was loaded from, without a tab.
class ComposedCommandTest : public QObject
{
    Q_OBJECT

private:
    ComposedCommand m_command;

private Q_SLOTS:
    void init()
    {
        Composition loaded = Composition::fromCommands({u"greet {{who}}"_s});
        loaded.snippet = u"Greeting"_s;
        Parameter who;
        who.name = u"who"_s;
        who.defaultValue = u"world"_s;
        loaded.parameters = {who};
        m_command = {loaded, loaded};
    }

    void asItWasLoadedItIsTheSnippets()
    {
        QVERIFY(!m_command.isAltered());
        QVERIFY(!m_command.isEdited());
        QCOMPARE(m_command.title(), u"Greeting"_s);
        QCOMPARE(m_command.composition().snippet, u"Greeting"_s);
    }

    void whatIsFilledInIsWorkButNotAnotherCommand()
    {
        m_command.now.values.insert(u"who"_s, u"all"_s);
        QVERIFY(m_command.isEdited());
        QVERIFY(!m_command.isAltered());
        QCOMPARE(m_command.title(), u"Greeting"_s);
        QCOMPARE(m_command.asSnippet().parameters.constFirst().defaultValue,
                 u"world"_s); // what is typed once is no default
    }

    void anotherStepIsNotTheSnippetAnyMore()
    {
        m_command.now.steps = Composition::fromCommands({u"id"_s}).steps;
        QVERIFY(m_command.isAltered() && m_command.isEdited());
        QCOMPARE(m_command.title(), u"id"_s);
        QVERIFY(m_command.composition().snippet.isEmpty());
        QVERIFY(m_command.asSnippet().name.isEmpty());
    }

    void anotherInterpreterAlters()
    {
        m_command.now.interpreter = u"bash"_s;
        QVERIFY(m_command.isAltered());
    }

    void emptiedItIsNoWorkToLose()
    {
        m_command.now.steps = Composition::fromCommands({u"  "_s}).steps;
        QVERIFY(m_command.isAltered());
        QVERIFY(!m_command.isEdited());
        QVERIFY(!gui::hasCommand(m_command.now));
        QCOMPARE(m_command.title(), QString());
    }
};

ROLLCALL_TEST(tst_composedcommand, ComposedCommandTest)
#include "tst_composedcommand.moc"
