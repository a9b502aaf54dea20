// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/successjudge.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::engine;

namespace {

Reason judged(const Step& step, quint32 exitCode, const QByteArray& output = "text\n", Reason came = Reason::None)
{
    const SuccessRules rules(step);
    Judge judge;
    judge.begin(&rules);
    for (const char byte : output)
        judge.see(Stream::Output, QByteArray(1, byte));
    Verdict verdict;
    verdict.reason = came;
    verdict.exitCode = exitCode;
    return judge.judge(verdict).reason;
}

QString detailOf(const Step& step, const QByteArray& output)
{
    const SuccessRules rules(step);
    Judge judge;
    judge.begin(&rules);
    judge.see(Stream::Output, output);
    return judge.judge({Reason::None, 0, {}, {}, RemoteState::Ended}).detail.english();
}

} // namespace

class SuccessJudgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodes()
    {
        Step step;
        QCOMPARE(judged(step, 0), Reason::None);
        QCOMPARE(judged(step, 1), Reason::ExitCode);
        QCOMPARE(judged(step, 1, "text", Reason::ExitCode), Reason::ExitCode);
        step.success.exitCodes = {0, 3};
        QCOMPARE(judged(step, 3, "text", Reason::ExitCode), Reason::None);
        step.success.exitCodes = {1};
        QCOMPARE(judged(step, 65536), Reason::ExitCode); // not 0
        QCOMPARE(judged(step, 65537), Reason::ExitCode);
        step.success.exitCodes = {4294967295};
        QCOMPARE(judged(step, 4294967295), Reason::None);
        step.success.exitCodes = {1};
        QCOMPARE(judged(step, 0), Reason::ExitCode);
    }

    void patterns()
    {
        Step step;
        step.success.mustMatch = u"^up "_s;
        QCOMPARE(judged(step, 0, "time\nup 3 days\n"), Reason::None);
        QCOMPARE(judged(step, 0, "down\n"), Reason::OutputMismatch);
        QCOMPARE(detailOf(step, "down\n"), u"no match for ^up "_s);
        step.success.mustMatch.clear();
        step.success.mustNotMatch = u"(?i)error"_s;
        QCOMPARE(judged(step, 0, "all well\n"), Reason::None);
        QCOMPARE(judged(step, 0, "an ERROR\n"), Reason::OutputMismatch);
        QCOMPARE(detailOf(step, "an ERROR\n"), u"a match for (?i)error"_s);
        QCOMPARE(judged(step, 2, "an ERROR\n"), Reason::ExitCode); // the first cause is told
    }

    void patternsSeeWhatIsShown_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<bool>("matches");
        QTest::newRow("a colour in a word") << u"FAILED"_s << QByteArray("FA\x1b[31mIL\x1b[0mED\n") << true;
        QTest::newRow("a line end") << u"^done$"_s << QByteArray("begin\r\ndone\r\nend\r\n") << true;
        QTest::newRow("written over") << u"^100%$"_s << QByteArray("10%\r50%\r100%\n") << true;
        QTest::newRow("gone") << u"10%"_s << QByteArray("10%\rok \n") << false;
        QTest::newRow("no end") << u"^last$"_s << QByteArray("first\nla\x1b[1mst") << true;
        QTest::newRow("a title") << u"secret"_s << QByteArray("\x1b]0;secret\x07text\n") << false;
        QTest::newRow("the sequence itself") << u"\\x1b"_s << QByteArray("\x1b[31mred\n") << false;
    }

    void patternsSeeWhatIsShown()
    {
        QFETCH(QString, pattern);
        QFETCH(QByteArray, output);
        QFETCH(bool, matches);
        Step must;
        must.success.mustMatch = pattern;
        QCOMPARE(judged(must, 0, output), matches ? Reason::None : Reason::OutputMismatch);
        Step mustNot;
        mustNot.success.mustNotMatch = pattern;
        QCOMPARE(judged(mustNot, 0, output), matches ? Reason::OutputMismatch : Reason::None);
    }

    void nothingIsLeftForTheNextStep()
    {
        Step step;
        step.success.mustMatch = u"^one$"_s;
        const SuccessRules rules(step);
        Judge judge;
        for (const auto& [output, reason] :
             {std::pair("one", Reason::None), std::pair("two", Reason::OutputMismatch)}) {
            judge.begin(&rules);
            judge.see(Stream::Output, output);
            QCOMPARE(judge.judge({Reason::None, 0, {}, {}, RemoteState::Ended}).reason, reason);
        }
        judge.begin(&rules);
        judge.see(Stream::Output, "on\x1b["); // cut off: the step did not come to its end
        judge.begin(&rules);
        judge.see(Stream::Output, "one");
        QCOMPARE(judge.judge({Reason::None, 0, {}, {}, RemoteState::Ended}).reason, Reason::None);
    }

    void allOfTheOutputIsLookedAt()
    {
        const QByteArray much = QByteArray("a line of text\n").repeated(300'000);
        Step must;
        must.success.mustMatch = u"^ERROR$"_s;
        QCOMPARE(detailOf(must, much), u"no match for ^ERROR$"_s);
        QCOMPARE(detailOf(must, much + "ERROR\n" + much), QString());
        Step mustNot;
        mustNot.success.mustNotMatch = u"^ERROR$"_s;
        QCOMPARE(detailOf(mustNot, much), QString());
        QCOMPARE(detailOf(mustNot, much + "ERROR\n"), u"a match for ^ERROR$"_s);
    }

    void whatCannotBeJudgedIsNoSuccess_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("why");
        const QByteArray lines = QByteArray("12345\n").repeated(5'000);
        const QByteArray many = QByteArray("12345\n").repeated(PatternScan::longest / 4);
        const QString work = u"to look for a match of it takes too much work"_s;
        QTest::newRow("a group per character") << u"(.|\\n)*ERROR"_s << lines + "ERROR\n" << work;
        QTest::newRow("groups in groups") << u"(a+)+b|ERROR"_s << QByteArray(100, 'a') + "\nERROR\n" << work;
        QTest::newRow("from the beginning to the end")
            << u"[^E]*ERROR"_s << many << u"a match of it may be longer than 1048576 characters"_s;
    }

    void whatCannotBeJudgedIsNoSuccess()
    {
        QFETCH(QString, pattern);
        QFETCH(QByteArray, output);
        QFETCH(QString, why);
        Step must;
        must.success.mustMatch = pattern;
        Step mustNot;
        mustNot.success.mustNotMatch = pattern;
        for (const Step& step : {must, mustNot}) {
            QCOMPARE(judged(step, 0, output), Reason::OutputMismatch);
            QCOMPARE(detailOf(step, output), pattern + u" could not be judged: "_s + why);
        }
    }

    void aMissingInterpreterIsToldApart()
    {
        Step step;
        step.interpreter = u"python9"_s;
        QCOMPARE(judged(step, 127, ""), Reason::InterpreterMissing);
        QCOMPARE(judged(step, 126, ""), Reason::NotExecutable);
        QCOMPARE(judged(step, 127, "the script got somewhere\n"), Reason::ExitCode);
        step.interpreter.clear();
        QCOMPARE(judged(step, 127, ""), Reason::ExitCode);
    }

    void anExpiredPasswordIsToldApart()
    {
        const QByteArray words =
            "WARNING: Your password has expired.\nPassword change required but no TTY available.\n";
        const auto judgedErrors = [](const QByteArray& errors, quint32 exitCode, const QByteArray& output = {}) {
            const SuccessRules rules{Step()};
            Judge judge;
            judge.begin(&rules);
            for (const char byte : errors)
                judge.see(Stream::Error, QByteArray(1, byte));
            if (!output.isEmpty())
                judge.see(Stream::Output, output);
            return judge.judge({Reason::ExitCode, exitCode, {}, {}, RemoteState::Ended}).reason;
        };
        QCOMPARE(judgedErrors(words, 1), Reason::PasswordExpired);
        QCOMPARE(judgedErrors(words + "and more\n", 1), Reason::ExitCode);
        QCOMPARE(judgedErrors(words, 2), Reason::ExitCode);
        QCOMPARE(judgedErrors(words, 1, "text"), Reason::ExitCode);
    }

    void otherEndsStayAsTheyAre()
    {
        Step step;
        step.success.exitCodes = {0, 1};
        for (const Reason reason : {Reason::LinkLost, Reason::CommandTimeout, Reason::CancelledByUser, Reason::Signal})
            QCOMPARE(judged(step, -1, "", reason), reason);
    }
};

ROLLCALL_TEST(tst_successjudge, SuccessJudgeTest)
#include "tst_successjudge.moc"
