// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "core/verdict/phrase.h"
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
    void judgesWhatTheEncodingSays()
    {
        Step step;
        step.success.mustMatch = u"^grün$"_s;
        step.success.mustNotMatch = u"é"_s;
        const SuccessRules rules(step);
        const auto reason = [&rules](const QByteArray& output, Decoding decoding) {
            Judge judge;
            judge.begin(&rules, false, decoding);
            for (const char byte : output)
                judge.see(Stream::Output, QByteArray(1, byte));
            return judge.judge({Reason::None, 0, {}, {}, RemoteState::Ended}).reason;
        };
        const Decoding latin{encodingFromName(u"ISO-8859-1").value()};
        QCOMPARE(reason("gr\xFCn\r\n", {}), Reason::OutputMismatch);
        QCOMPARE(reason("gr\xFCn\r\n", latin), Reason::None);
        QCOMPARE(reason("gr\xC3\xBCn\n", latin), Reason::None);
        QCOMPARE(reason("gr\xFCn\n\xE9t\xE9", latin), Reason::OutputMismatch); // in what has no end
        QCOMPARE(reason("gr\xFCn\n\xE9t\xE9", {encodingFromName(u"ISO-8859-5").value()}), Reason::OutputMismatch);
    }

    /// What a shell says of an interpreter is told as text.
    void complaintsAreReadInTheEncodingOfTheHost()
    {
        Step step;
        step.interpreter = u"/opt/gr\u00FCn"_s;
        const SuccessRules rules(step);
        Judge judge;
        judge.begin(&rules, false, {encodingFromName(u"ISO-8859-1").value()});
        judge.see(Stream::Error, "sh: 1: /opt/gr\xFCn: not found\n");
        QCOMPARE(judge.judge({Reason::None, 127, {}, {}, RemoteState::Ended}).reason, Reason::InterpreterMissing);
    }

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

    void noExitStatusMayBeFine()
    {
        const auto end = [](const Step& step, const QByteArray& output) {
            const SuccessRules rules(step);
            Judge judge;
            judge.begin(&rules);
            judge.see(Stream::Output, output);
            Verdict verdict = verdictOf(Reason::NoExitStatus, phrase(Phrase::NoExitCode));
            verdict.remote = RemoteState::Ended;
            return judge.judge(verdict);
        };
        Step step;
        step.success.mustMatch = u"^up"_s;
        QCOMPARE(end(step, "up\n").reason, Reason::NoExitStatus);
        step.success.noExitStatus = true;
        QCOMPARE(end(step, "up\n"), (Verdict{Reason::None, {}, {}, {}, RemoteState::Ended}));
        QCOMPARE(end(step, "down\n").reason, Reason::OutputMismatch);
        QCOMPARE(judged(step, 1, "up\n", Reason::ExitCode), Reason::ExitCode); // another matter
        QCOMPARE(judged(step, 0, "up\n", Reason::Signal), Reason::Signal);
    }

    void aRestrictedShellIsTold_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<quint32>("exitCode");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("rbash") << QByteArray("rbash: line 1: exec: restricted\n") << 126U << Reason::RestrictedShell;
        QTest::newRow("rbash in German") << QByteArray("rbash: Zeile 1: exec: gesperrt\n") << 126U
                                         << Reason::RestrictedShell;
        QTest::newRow("ksh -r") << QByteArray("ksh: exec: /bin/sh: restricted\n") << 1U << Reason::RestrictedShell;
        QTest::newRow("zsh -r") << QByteArray("zsh:exec:1: /bin/sh: restricted\n") << 1U << Reason::RestrictedShell;
        QTest::newRow("a script's own exec")
            << QByteArray("sh: 1: exec: ./x: Permission denied\n") << 126U << Reason::ExitCode;
        QTest::newRow("another program's")
            << QByteArray("Unable to connect: exec: executable aws not found\n") << 1U << Reason::ExitCode;
        QTest::newRow("about the shell's file")
            << QByteArray("chmod: /bin/sh: Operation not permitted\n") << 1U << Reason::ExitCode;
        QTest::newRow("and more") << QByteArray("rbash: line 1: exec: restricted\nmore\n") << 126U << Reason::ExitCode;
    }

    void aRestrictedShellIsTold()
    {
        QFETCH(QByteArray, said);
        QFETCH(quint32, exitCode);
        Step step;
        const SuccessRules rules(step);
        Judge judge;
        judge.begin(&rules);
        judge.see(Stream::Error, said);
        const Verdict verdict = judge.judge({Reason::ExitCode, exitCode, {}, {}, RemoteState::Ended});
        QTEST(verdict.reason, "reason");
        judge.begin(&rules, true); // on a terminal
        judge.see(Stream::Output, said.chopped(1) + "\r\n");
        QTEST(judge.judge({Reason::ExitCode, exitCode, {}, {}, RemoteState::Ended}).reason, "reason");
        judge.begin(&rules);
        judge.see(Stream::Output, said);
        QCOMPARE(judge.judge({Reason::ExitCode, exitCode, {}, {}, RemoteState::Ended}).reason, Reason::ExitCode);
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

    void aMissingInterpreterIsToldApart_data()
    {
        QTest::addColumn<QString>("interpreter");
        QTest::addColumn<quint32>("exitCode");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<Reason>("reason");
        const auto row = [](const char* name, const char* interpreter, quint32 code, const char* errors,
                            Reason reason) {
            QTest::newRow(name) << QString::fromLatin1(interpreter) << code << QByteArray() << QByteArray(errors)
                                << reason;
        };
        row("dash", "python9", 127, "/bin/sh: 1: python9: not found\n", Reason::InterpreterMissing);
        row("dash, exec", "/opt/fish", 127, "/bin/sh: 1: exec: /opt/fish: not found\n", Reason::InterpreterMissing);
        row("bash", "python9", 127, "/bin/sh: line 1: python9: command not found\n", Reason::InterpreterMissing);
        row("bash, German", "/opt/py", 127, "/bin/sh: Zeile 1: /opt/py: Datei oder Verzeichnis nicht gefunden\n",
            Reason::InterpreterMissing);
        row("busybox", "python9 -u", 127, "sh: python9: not found\n", Reason::InterpreterMissing);
        row("zsh", "python9", 127, "sh:1: command not found: python9\n", Reason::InterpreterMissing);
        row("env", "/usr/bin/env python9", 127,
            "/usr/bin/env: \xe2\x80\x98python9\xe2\x80\x99: No such file or directory\n", Reason::InterpreterMissing);
        row("may not", "/opt/py", 126, "/bin/sh: 1: /opt/py: Permission denied\n", Reason::NotExecutable);
        row("a command of the script", "/bin/bash", 127, "/dev/fd/3: line 2: apt-gett: command not found\n",
            Reason::ExitCode);
        row("likewise, spoken by the interpreter", "bash", 127, "bash: line 2: apt-gett: command not found\n",
            Reason::ExitCode);
        row("the script may not", "sh", 126, "sh: 1: /opt/tool: Permission denied\n", Reason::ExitCode);
        row("after other words", "py", 127, "starting\nsh: 1: py: not found\n", Reason::ExitCode);
        row("says nothing", "python9", 127, "", Reason::ExitCode);
        row("another code", "python9", 1, "sh: 1: python9: not found\n", Reason::ExitCode);
        row("no script", "", 127, "sh: 1: python9: not found\n", Reason::ExitCode);
        QTest::newRow("got somewhere") << u"python9"_s << 127U << QByteArray("x\n")
                                       << QByteArray("sh: 1: python9: not found\n") << Reason::ExitCode;
    }

    void aMissingInterpreterIsToldApart()
    {
        QFETCH(QString, interpreter);
        QFETCH(quint32, exitCode);
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, errors);
        QFETCH(Reason, reason);
        Step step;
        step.interpreter = interpreter;
        const SuccessRules rules(step);
        Judge judge;
        judge.begin(&rules);
        judge.see(Stream::Output, output);
        for (const char byte : errors)
            judge.see(Stream::Error, QByteArray(1, byte));
        Verdict verdict;
        verdict.reason = Reason::ExitCode;
        verdict.exitCode = exitCode;
        const Verdict judged = judge.judge(verdict);
        QCOMPARE(judged.reason, reason);
        QCOMPARE(judged.detail.isEmpty(), reason == Reason::ExitCode);
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
