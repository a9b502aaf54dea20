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
    return SuccessRules(step).judge({Reason::None, 0, {}, {}, RemoteState::Ended}, output, true).detail.english();
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
        for (const Reason reason :
             {Reason::LinkLost, Reason::CommandTimeout, Reason::CancelledByUser, Reason::Signal})
            QCOMPARE(judged(step, -1, "", reason), reason);
    }
};

ROLLCALL_TEST(tst_successjudge, SuccessJudgeTest)
#include "tst_successjudge.moc"
