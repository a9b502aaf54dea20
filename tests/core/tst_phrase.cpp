// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/phrase.h"
#include "support/german.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;

class PhraseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPhraseHasANameOfItsOwn()
    {
        QSet<QString> seen;
        for (int i = 0; i < phraseCount; ++i) {
            const QString name = phraseName(static_cast<Phrase>(i));
            QVERIFY2(!name.isEmpty() && !seen.contains(name), qPrintable(name));
            seen.insert(name);
            QCOMPARE(phraseFromName(name), static_cast<Phrase>(i));
        }
        QVERIFY(!phraseFromName(u"no-such-phrase"_s));
        QVERIFY(!phraseFromName({}));
        QCOMPARE(phraseName(Phrase::NoAnswerFrom), u"no-answer-from"_s); // histories rely on it
    }

    void everyPhraseIsFilledIn()
    {
        QSet<QString> seen;
        for (int i = 0; i < phraseCount; ++i) {
            const QString text = phrase(static_cast<Phrase>(i), {u"one 1"_s, u"two 2"_s}).english();
            QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen.insert(text);
        }
    }

    void everyPhraseIsInGerman()
    {
        const test::German german;
        QVERIFY(german.isThere());
        for (int i = 0; i < phraseCount; ++i) {
            const QString english = phraseText(static_cast<Phrase>(i));
            const QString said = phraseLabel(static_cast<Phrase>(i));
            const bool differs =
                std::any_of(english.begin(), english.end(), [](QChar c) { return c.isLetter() || c == QChar(0x201C); });
            QCOMPARE(said != english, differs);
            for (const QString& marker : {u"%1"_s, u"%2"_s})
                QCOMPARE(said.count(marker), english.count(marker));
        }
    }
};

ROLLCALL_TEST(tst_phrase, PhraseTest)
#include "tst_phrase.moc"
