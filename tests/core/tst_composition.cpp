// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/composition.h"
#include "core/run/snippet.h"
#include "support/testmain.h"

#include <QString>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

/// What is composed is the same for whoever composes it.
class CompositionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineEndsOfWindowsAreThoseOfUnix()
    {
        Snippet snippet;
        snippet.steps = {StepTemplate{u"first"_s, u"a\r\nb\r\n"_s}, StepTemplate{{}, u"a\rb"_s}};
        const Composition loaded = Composition::fromSnippet(snippet);
        QCOMPARE(loaded.steps.size(), 2);
        QCOMPARE(loaded.steps[0].script(), u"a\nb\n"_s);
        QCOMPARE(loaded.steps[0].title, u"first"_s);
        QCOMPARE(loaded.steps[1].script(), u"a\rb"_s);
        QCOMPARE(Composition::fromCommands({u"a\r\nb"_s}).steps[0].script(), u"a\nb"_s);
    }
};

ROLLCALL_TEST(tst_composition, CompositionTest)
#include "tst_composition.moc"
