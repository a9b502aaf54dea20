// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/patternscan.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::engine;

namespace {

PatternScan::Answer scanned(const QRegularExpression& pattern, const QString& text, qsizetype pieces)
{
    PatternScan scan(pattern);
    for (qsizetype i = 0; i < text.size(); i += pieces)
        scan.add(QStringView(text).sliced(i).first(std::min(pieces, text.size() - i)));
    return scan.finish();
}

} // namespace

class PatternScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerIsThatForTheWholeText_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("mark"); // what is put around the places where the text is cut
        QTest::newRow("a word") << u"ERROR"_s << u"ERROR"_s;
        QTest::newRow("not there") << u"ERROR"_s << u"ERR-OR"_s;
        QTest::newRow("a whole line") << u"^ERROR$"_s << u"\nERROR\n"_s;
        QTest::newRow("no whole line") << u"^ERROR$"_s << u"\nERRORS\n"_s;
        QTest::newRow("the end of a line") << u"ERROR$"_s << u"ERROR\n"_s;
        QTest::newRow("a word's end") << u"ERROR\\b"_s << u"ERRORS"_s;
        QTest::newRow("the end of all") << u"ERROR\\z"_s << u"ERROR"_s;
        QTest::newRow("the end of all, or a line's") << u"ERROR\\Z"_s << u"ERROR\n"_s;
        QTest::newRow("the beginning of all") << u"\\AERROR"_s << u"ERROR"_s;
        QTest::newRow("the beginning of a look") << u"\\GERROR"_s << u"ERROR"_s;
        QTest::newRow("looking behind") << u"(?<=an )ERROR"_s << u"an ERROR"_s;
        QTest::newRow("looking behind in vain") << u"(?<!an )ERROR"_s << u"an ERROR"_s;
        QTest::newRow("looking ahead in vain") << u"ERROR(?! of no)"_s << u"ERROR of no"_s;
        QTest::newRow("several lines") << u"^one$[\\s\\S]{0,40}^two$"_s << u"\none\nand\ntwo\n"_s;
        QTest::newRow("an outer character") << u"\U0001F600"_s << u"\U0001F600"_s;
        QTest::newRow("an empty match") << u"x*"_s << u""_s;
        QTest::newRow("an empty line") << u"^$"_s << u"\n\n"_s;
        QTest::newRow("no empty line") << u"^$"_s << u"\n"_s;
    }

    void theAnswerIsThatForTheWholeText()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, mark);
        QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
        const QString filling = QString(PatternScan::stretch * 3, u'.');
        for (qsizetype before = 0; before <= mark.size() + 1; ++before) {
            QString text = filling;
            text.insert(PatternScan::stretch * 2 - before, mark);
            for (const QString& whole : {text, text.first(PatternScan::stretch * 2 - before + mark.size())}) {
                const bool matches = expression.match(whole).hasMatch();
                for (const qsizetype pieces : {PatternScan::stretch, qsizetype(4099), whole.size()})
                    QCOMPARE(scanned(expression, whole, pieces),
                             matches ? PatternScan::Answer::Match : PatternScan::Answer::NoMatch);
            }
        }
    }

    void whatMayBecomeAMatchIsHeld()
    {
        const QRegularExpression pattern(u"a[^b]*b"_s);
        const QString text = u"a"_s + QString(PatternScan::longest - PatternScan::stretch, u'.');
        QCOMPARE(scanned(pattern, text + u'b', 1000), PatternScan::Answer::Match);
        QCOMPARE(scanned(pattern, text, 1000), PatternScan::Answer::NoMatch);
        QCOMPARE(scanned(pattern, text + QString(2 * PatternScan::stretch, u'.') + u'b', 1000),
                 PatternScan::Answer::TooLong);
    }

    void allLooksTogetherMayTakeSoLong()
    {
        const QRegularExpression pattern(u"ERROR"_s);
        const QString text(PatternScan::stretch, u'.');
        for (const auto& [work, answer] : {std::pair(PatternScan::longestWork, PatternScan::Answer::NoMatch),
                                           std::pair(std::chrono::nanoseconds(1), PatternScan::Answer::TooMuchWork)}) {
            PatternScan scan(pattern, work);
            scan.add(text);
            scan.add(text);
            QCOMPARE(scan.finish(), answer);
        }
        PatternScan found(pattern, std::chrono::nanoseconds(1));
        found.add(QString(text.first(text.size() - 5) + u"ERROR"_s));
        QCOMPARE(found.finish(), PatternScan::Answer::Match);
    }

    void aBrokenPatternIsNoAnswer()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"invalid QRegularExpression"_s));
        QCOMPARE(scanned(QRegularExpression(u"("_s), u"text"_s, 4), PatternScan::Answer::TooMuchWork);
    }
};

ROLLCALL_TEST(tst_patternscan, PatternScanTest)
#include "tst_patternscan.moc"
