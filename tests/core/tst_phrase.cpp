// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome.h"
#include "core/phrase.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

constexpr int phraseCount = static_cast<int>(Phrase::User) + 1;

/// Another language: every phrase in capitals, its places kept.
class Loud : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        return qstrcmp(context, "Phrase") == 0 ? QString::fromUtf8(text).toUpper() : QString();
    }
};

} // namespace

class PhraseTest : public QObject
{
    Q_OBJECT

private:
    Loud m_loud;

private Q_SLOTS:
    void cleanup() { QCoreApplication::removeTranslator(&m_loud); }

    void everyPhraseIsFilledInAndFoundAgain()
    {
        QSet<QString> seen;
        QCoreApplication::installTranslator(&m_loud);
        for (int i = 0; i < phraseCount; ++i) {
            const QString text = phrase(static_cast<Phrase>(i), {u"one 1"_s, u"two 2"_s});
            QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
            QVERIFY(!seen.contains(text));
            seen.insert(text);
            QString loud = text.toUpper();
            loud.replace(u"ONE 1"_s, u"one 1"_s).replace(u"TWO 2"_s, u"two 2"_s);
            QCOMPARE(localizedDetail(text), loud);
        }
    }

    void severalPhrasesAndDataStandSideBySide()
    {
        const QString detail = u"user root; the server allows publickey; missing: /home/a/.ssh/id_%1; what the server said"_s;
        QCOMPARE(localizedDetail(detail), detail); // English stays as it is
        QCoreApplication::installTranslator(&m_loud);
        QCOMPARE(localizedDetail(detail),
                 u"USER root; THE SERVER ALLOWS publickey; MISSING: /home/a/.ssh/id_%1; what the server said"_s);
        QCOMPARE(localizedDetail({}), QString());
        QCOMPARE(localizedDetail(u"192.0.2.7"_s), u"192.0.2.7"_s);
    }

    void aSentenceIsInOneLanguage()
    {
        QCoreApplication::installTranslator(&m_loud);
        const Verdict verdict{Reason::ConnectTimeout, {}, {}, phrase(Phrase::NoAnswerFrom, {u"192.0.2.7"_s}), RemoteState::NotStarted};
        QVERIFY2(verdictSentence(verdict).contains(u"NO ANSWER FROM 192.0.2.7"_s), qPrintable(verdictSentence(verdict)));
    }
};

ROLLCALL_TEST(tst_phrase, PhraseTest)
#include "tst_phrase.moc"
