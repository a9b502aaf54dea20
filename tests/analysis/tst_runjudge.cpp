// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/runjudge.h"
#include "core/base/error.h"
#include "core/base/showntext.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <numeric>
#include <stop_token>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;
using namespace rollcall::test;

/// The answers of a run while it goes.
class RunJudgeTest : public QObject
{
    Q_OBJECT

private:
    static QList<TaskIndex> allOf(const ResultSource& run)
    {
        QList<TaskIndex> tasks(run.spec()->taskCount());
        std::iota(tasks.begin(), tasks.end(), 0);
        return tasks;
    }
    static RunJudge judgeOf(const std::shared_ptr<FakeSource>& run, const MaskSet& masks = {})
    {
        return {run, *Masker::make(masks)};
    }
    /// "2: hosts, what is first another line" each.
    static QString draw(RunJudge& judge, const QList<TaskIndex>& tasks)
    {
        const auto entries = judge.entries(tasks);
        if (!entries)
            return errorText(entries.error());
        QStringList lines;
        for (const AnswerEntry& entry : *entries) {
            QString line = QString::number(entry.step + 1) + u": "_s;
            for (const TaskIndex task : entry.answer.tasks)
                line += QString::number(task) + u' ';
            line += !entry.ended     ? u"out"_s
                    : entry.isCommon ? u"common"_s
                    : entry.isSilent ? u"silent"_s
                                     : QString::number(entry.difference.line) +
                                           (entry.difference.kind == Difference::Missing ? u" missing "_s : u" "_s) +
                                           entry.difference.text;
            if (entry.answer.texts > 1)
                line += u" texts %1"_s.arg(entry.answer.texts);
            lines.append(line);
        }
        return lines.join(u'\n');
    }
    static QString drawAll(const std::shared_ptr<FakeSource>& run, const MaskSet& masks = {})
    {
        RunJudge judge = judgeOf(run, masks);
        return draw(judge, allOf(*run));
    }

private Q_SLOTS:
    void whatWentWrongIsFirstThenTheRarest()
    {
        const auto run = std::make_shared<FakeSource>(9, QStringList{u"x"_s});
        for (const TaskIndex task : {0U, 1U, 2U})
            run->end(task, "a\nb\n");
        run->end(3, "a\nc\n");
        run->end(4, "a\nc\n");
        run->end(5, "d\n");
        run->end(6, "", "no\n", 1);
        Verdict refused;
        refused.reason = Reason::Refused;
        run->end(7, refused);
        QCOMPARE(drawAll(run), u"1: 6 1 no\n1: 7 silent\n1: 5 1 d\n1: 3 4 2 c\n1: 0 1 2 common\n1: 8 out"_s);
    }

    void stepsAreJudgedApart()
    {
        const auto run = std::make_shared<FakeSource>(2, QStringList{u"x"_s, u"y"_s});
        run->end(0, "same\n");
        run->end(1, "same\n");
        run->end(2, "same\n");
        run->end(3, "other\n");
        // Of two that are equally common the one that came first is what the other differs from.
        QCOMPARE(drawAll(run), u"1: 0 2 common\n2: 1 common\n2: 3 1 other"_s);
    }

    void masksAreLeftOutOfWhatDiffers()
    {
        const auto run = std::make_shared<FakeSource>(3, QStringList{u"x"_s});
        run->end(0, "at 10:00:01\nup\n");
        run->end(1, "at 10:00:02\nup\n");
        run->end(2, "at 10:00:03\ndown\n");
        QCOMPARE(drawAll(run, MaskSet::usual()), u"1: 2 2 down\n1: 0 1 common texts 2"_s);
        QCOMPARE(drawAll(run), u"1: 0 common\n1: 1 1 at 10:00:02\n1: 2 1 at 10:00:03"_s);
    }

    void theTextsOfAnEntryAreTold()
    {
        const auto run = std::make_shared<FakeSource>(4, QStringList{u"x"_s});
        run->end(0, "at 10:00:01\n");
        run->end(1, "at 10:00:02\n");
        run->end(2, "at 10:00:01\n");
        run->end(3, "at 10:00:01\n");
        RunJudge judge = judgeOf(run, MaskSet::usual());
        const auto entries = judge.entries(allOf(*run));
        QVERIFY(entries.ok());
        QCOMPARE(entries->size(), 1);
        QCOMPARE(entries->constFirst().texts, (QList<Answer>{{{0, 2, 3}, 0, 1}, {{1}, 1, 1}}));
        QCOMPARE(entries->constFirst().answer.sample, 0U);
    }

    void anEndThatIsMissingIsSaid()
    {
        const auto run = std::make_shared<FakeSource>(4, QStringList{u"x"_s});
        run->end(0, "a\nb\n", "warning\n");
        run->end(1, "a\nb\n", "warning\n");
        run->end(2, "a\n", "warning\n");
        run->end(3, "a\n", "error\n"); // rather a line that is there
        QCOMPARE(drawAll(run), u"1: 2 2 missing b\n1: 3 1 error\n1: 0 1 common"_s);
    }

    /// Nothing jumps about while hosts are out, and at the end the truth stands.
    void theCommonOneStaysUntilItIsClearlyBeaten()
    {
        const auto run = std::make_shared<FakeSource>(12, QStringList{u"x"_s});
        run->setState(RunState::Running);
        RunJudge judge = judgeOf(run);
        run->end(0, "a\n");
        QVERIFY(draw(judge, allOf(*run)).startsWith(u"1: 0 common"_s));
        run->end(1, "b\n");
        run->end(2, "b\n");
        QVERIFY(draw(judge, allOf(*run)).contains(u"1: 0 common\n1: 1 2 1 b"_s));
        run->end(3, "b\n");
        run->end(4, "b\n");
        QVERIFY(draw(judge, allOf(*run)).contains(u"1: 0 1 a\n1: 1 2 3 4 common"_s));
        for (const TaskIndex task : {5U, 6U, 7U, 8U})
            run->end(task, "a\n");
        QVERIFY(draw(judge, allOf(*run)).contains(u"1 2 3 4 common"_s)); // 5 to 4
        for (const TaskIndex task : {9U, 10U, 11U})
            run->end(task, task == 9 ? "a\n" : "b\n");
        QCOMPARE(draw(judge, allOf(*run)), u"1: 0 5 6 7 8 9 common\n1: 1 2 3 4 10 11 1 b"_s); // the first of two
    }

    void whatIsForgottenIsReadAgain()
    {
        const auto run = std::make_shared<FakeSource>(2, QStringList{u"x"_s});
        run->end(0, "a\n");
        run->end(1, "b\n");
        RunJudge judge = judgeOf(run);
        QCOMPARE(judge.entries(allOf(*run))->size(), 2);
        run->end(1, "a\n");
        QCOMPARE(judge.entries(allOf(*run))->size(), 2); // it has been read
        judge.forget({1});
        QCOMPARE(judge.entries(allOf(*run))->size(), 1);
    }

    void onlyWhatIsAskedForIsThere()
    {
        const auto run = std::make_shared<FakeSource>(4, QStringList{u"x"_s});
        for (const TaskIndex task : {0U, 1U, 2U})
            run->end(task, "a\n");
        RunJudge judge = judgeOf(run);
        QCOMPARE(draw(judge, {1, 2}), u"1: 1 2 common"_s);
        QCOMPARE(draw(judge, {3}), u"1: 3 out"_s);
        QCOMPARE(draw(judge, {}), QString());
    }

    void linesAreCutAndMadeSafe()
    {
        const auto run = std::make_shared<FakeSource>(3, QStringList{u"x"_s});
        run->end(0, "a\n");
        run->end(1, "a\n");
        run->end(2, "\x1b[31mx\x07" + QByteArray(ShownText::longestLine * 3, 'y'));
        RunJudge judge = judgeOf(run);
        const auto entries = judge.entries(allOf(*run));
        const Difference difference = entries->constFirst().difference;
        QCOMPARE(difference.line, 1);
        QVERIFY(difference.text.startsWith(u'x') && difference.text.endsWith(u'…'));
        QVERIFY(difference.text.size() < 400);
        QVERIFY(!difference.text.contains(u'\x1b') && !difference.text.contains(u'\x07'));
    }

    /// What is beyond it may differ: nothing is said of it.
    void longOutputsAreComparedAtTheirBeginning()
    {
        const auto run = std::make_shared<FakeSource>(3, QStringList{u"x"_s});
        QByteArray lines;
        for (int i = 0; lines.size() < 2 * ReferenceOutput::longest; ++i)
            lines += "line " + QByteArray::number(i) + '\n';
        run->end(0, lines);
        run->end(1, lines);
        run->end(2, lines + "one more\n");
        RunJudge judge = judgeOf(run);
        const auto entries = judge.entries(allOf(*run));
        QCOMPARE(entries->size(), 2);
        QCOMPARE(entries->constFirst().difference.kind, Difference::None);
        run->end(2, "line 0\nline one\n" + lines);
        RunJudge again = judgeOf(run);
        const auto others = again.entries(allOf(*run));
        QCOMPARE(others->constFirst().difference.text, u"line one"_s);
    }

    void itStops()
    {
        const auto run = std::make_shared<FakeSource>(2, QStringList{u"x"_s});
        run->end(0, "a\n");
        run->end(1, "b\n");
        std::stop_source stop;
        stop.request_stop();
        RunJudge judge = judgeOf(run, MaskSet::usual());
        const auto entries = judge.entries(allOf(*run), stop.get_token());
        QVERIFY(!entries.ok());
        QCOMPARE(entries.error().kind, ErrorKind::Cancelled);
        QCOMPARE(judge.entries(allOf(*run))->size(), 2);
    }
};

ROLLCALL_TEST(tst_runjudge, RunJudgeTest)
#include "tst_runjudge.moc"
