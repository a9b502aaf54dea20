// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesHaveUniqueNames();
    void reasonsHaveUniqueNames();
    void reasonsKeepTheirNames_data();
    void reasonsKeepTheirNames();
    void everyReasonStandsUnderItsOutcome();
    void whatIsKnownOfTheHostIsNews();
    void everyReasonHasSentenceAndCure();
    void jumpHostsFailForTheirOwnReasons();
    void whatTheServerSaysGoesFirst();
    void sentencesUseTheData();
    void whetherItStartedIsToldAsKnown_data();
    void whetherItStartedIsToldAsKnown();
    void hostileDetailIsNeutralised();
    void everyErrorHasASentence();
    void errorsFitTheirData();
    void errorDataIsNotAPattern();
    void overridesChangeOnlyWhatTheySay();
    void runIdsDiffer();
};

void VerdictTest::outcomesHaveUniqueNames()
{
    const QStringList expected{u"ok"_s,        u"failed"_s,    u"unreachable"_s, u"denied"_s, u"untrusted"_s,
                               u"timed-out"_s, u"cancelled"_s, u"skipped"_s,     u"lost"_s};
    for (int i = 0; i < outcomeCount; ++i) {
        const auto outcome = static_cast<Outcome>(i);
        QCOMPARE(outcomeName(outcome), expected[i]); // files and scripts rely on them
        QVERIFY(!outcomeLabel(outcome).isEmpty());
        Outcome back = outcome == Outcome::Ok ? Outcome::Lost : Outcome::Ok;
        QVERIFY(outcomeFromName(expected[i], back));
        QCOMPARE(back, outcome);
    }
    Outcome untouched = Outcome::Denied;
    QVERIFY(!outcomeFromName(u"fine"_s, untouched));
    QCOMPARE(untouched, Outcome::Denied);
}

void VerdictTest::reasonsHaveUniqueNames()
{
    QSet<QString> names;
    QSet<int> outcomes;
    for (int i = 0; i < reasonCount; ++i) {
        const auto reason = static_cast<Reason>(i);
        const QString name = reasonName(reason);
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QVERIFY(!reasonLabel(reason).isEmpty());
        Reason back = Reason::Interrupted;
        QVERIFY(reasonFromName(name, back));
        QCOMPARE(back, reason);
        outcomes.insert(static_cast<int>(outcomeOf(reason)));
    }
    QCOMPARE(outcomes.size(), outcomeCount); // no outcome without a reason
    QCOMPARE(outcomeOf(Reason::None), Outcome::Ok);
    QCOMPARE(outcomeOf(Reason::HostKeyChanged), Outcome::Untrusted);
    QCOMPARE(outcomeOf(Reason::PausedAfterDenials), Outcome::Denied);
    QCOMPARE(reasonName(Reason::HostKeyChanged), u"host-key-changed"_s);
}

// Histories and scripts rely on them: a name says what happened, and under which outcome.
void VerdictTest::reasonsKeepTheirNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Outcome>("outcome");
    const auto add = [](const char* name, Outcome outcome) {
        QTest::newRow(name) << QString::fromLatin1(name) << outcome;
    };
    add("exit-code", Outcome::Failed);
    add("no-exit-status", Outcome::Failed);
    add("local-disk-full", Outcome::Failed);
    add("remote-disk-full", Outcome::Failed);
    add("sudo-wrong", Outcome::Denied);
    add("sudo-not-allowed", Outcome::Denied);
    add("sudo-required", Outcome::Denied);
    add("skipped-after-failure", Outcome::Skipped);
    add("skipped-too-many-failures", Outcome::Skipped);
    add("skipped-by-gate", Outcome::Skipped);
    add("left-out", Outcome::Skipped);
    add("locked", Outcome::Skipped);
    add("interrupted", Outcome::Lost);
    add("not-back-after-reboot", Outcome::Lost);
}

void VerdictTest::reasonsKeepTheirNames()
{
    QFETCH(QString, name);
    QFETCH(Outcome, outcome);
    Reason reason = Reason::None;
    QVERIFY(reasonFromName(name, reason));
    QCOMPARE(reasonName(reason), name);
    QCOMPARE(outcomeOf(reason), outcome);
}

void VerdictTest::everyReasonStandsUnderItsOutcome()
{
    int count = 0;
    for (int i = 0; i < outcomeCount; ++i) {
        const QList<Reason> reasons = reasonsOf(static_cast<Outcome>(i));
        QVERIFY(!reasons.isEmpty());
        for (const Reason reason : reasons)
            QCOMPARE(outcomeOf(reason), static_cast<Outcome>(i));
        count += static_cast<int>(reasons.size());
    }
    QCOMPARE(count, reasonCount);
}

void VerdictTest::whatIsKnownOfTheHostIsNews()
{
    const auto news = [](Reason reason, RemoteState remote, std::optional<quint32> exitCode = {},
                         const QString& signal = {}) {
        Verdict verdict;
        verdict.reason = reason;
        verdict.remote = remote;
        verdict.exitCode = exitCode;
        verdict.signal = signal;
        return isRemoteStateNews(verdict);
    };
    QVERIFY(!news(Reason::None, RemoteState::Ended, 0));
    QVERIFY(!news(Reason::ExitCode, RemoteState::Ended, 3));
    QVERIFY(!news(Reason::Signal, RemoteState::Ended, {}, u"KILL"_s));
    QVERIFY(!news(Reason::Refused, RemoteState::NotStarted));
    QVERIFY(news(Reason::CancelledByUser, RemoteState::Ended));
    QVERIFY(news(Reason::CancelledByUser, RemoteState::Ended, {}, u"TERM"_s)); // by our own signal
    QVERIFY(news(Reason::OutputLimit, RemoteState::Ended));
    QVERIFY(news(Reason::CommandTimeout, RemoteState::StillRunning));
    QVERIFY(news(Reason::LinkLost, RemoteState::Unknown));
    for (int i = 0; i < remoteStateCount; ++i)
        QVERIFY(!remoteStateLabel(static_cast<RemoteState>(i)).isEmpty());
}

void VerdictTest::everyReasonHasSentenceAndCure()
{
    const QSet<Reason> nothingToDo{Reason::None, Reason::CancelledByUser,
                                   Reason::SkippedByConfiguration}; // the detail has its own
    QSet<QString> sentences;
    for (int i = 0; i < reasonCount; ++i) {
        Verdict verdict;
        verdict.reason = static_cast<Reason>(i);
        const QString bare = verdictSentence(verdict);
        verdict.detail = u"the detail"_s;
        const QString full = verdictSentence(verdict);
        QVERIFY2(bare.endsWith(u'.') && bare.size() > 15, qPrintable(bare));
        QVERIFY2(!bare.contains(u"()"_s) && !bare.contains(u'%'), qPrintable(bare));
        QVERIFY(!sentences.contains(full));
        sentences.insert(full);
        QCOMPARE(verdictCure(verdict).isEmpty(), nothingToDo.contains(verdict.reason));
    }
}

// A jump host's failure is told as what it is, also of the second of a chain.
void VerdictTest::jumpHostsFailForTheirOwnReasons()
{
    Verdict refused;
    refused.reason = Reason::Refused;
    refused.detail = u"192.0.2.1: Connection refused"_s;
    Verdict first;
    first.reason = Reason::JumpFailed;
    first.detail = jumpDetail(u"outer"_s, refused);
    QCOMPARE(first.detail.english(), u"outer: refused: 192.0.2.1: Connection refused"_s);
    QCOMPARE(verdictSentence(first), u"Jump host outer: "_s + verdictSentence(refused));
    QCOMPARE(verdictCure(first), verdictCure(refused));
    Verdict second;
    second.reason = Reason::JumpFailed;
    second.detail = jumpDetail(u"inner"_s, first);
    QCOMPARE(verdictSentence(second), u"Jump host inner: Jump host outer: "_s + verdictSentence(refused));
    QCOMPARE(verdictCure(second), verdictCure(refused));
    Verdict bare;
    bare.reason = Reason::LinkLost;
    first.detail = jumpDetail(u"outer"_s, bare);
    QCOMPARE(verdictSentence(first), u"Jump host outer: "_s + verdictSentence(bare));
    bare.reason = Reason::ChannelRefused; // it runs no command there
    bare.detail = Detail::said(u"no"_s);
    first.detail = jumpDetail(u"outer"_s, bare);
    QCOMPARE(verdictSentence(first),
             u"Jump host outer: It would not forward to the next host (the server says: “no”)."_s);
    second.detail = jumpDetail(u"inner"_s, first);
    QCOMPARE(verdictSentence(second), u"Jump host inner: "_s + verdictSentence(first));
}

/// "Your account has expired": no key helps then.
void VerdictTest::whatTheServerSaysGoesFirst()
{
    for (const Reason reason : {Reason::Denied, Reason::NoMethodLeft}) {
        Verdict verdict = verdictOf(reason, phrase(Phrase::User, {u"me"_s}));
        const QString usual = verdictCure(verdict);
        QVERIFY(!usual.contains(u"the server says"_s));
        const Detail words = phrase(Phrase::ServerSays, {Detail::said(u"account has expired"_s)});
        for (const Detail& detail : {verdict.detail.with(words), Detail::said(u"goodbye"_s)}) {
            verdict.detail = detail;
            QVERIFY2(verdictCure(verdict).startsWith(u"Read what the server says"_s), qPrintable(verdictCure(verdict)));
        }
    }
}

void VerdictTest::sentencesUseTheData()
{
    Verdict verdict{Reason::ExitCode, 3, {}, {}, RemoteState::Ended};
    QCOMPARE(verdictSentence(verdict), u"The command ended with exit code 3."_s);
    verdict.exitCode = 65536;
    QVERIFY2(verdictSentence(verdict).contains(u"65536 (0x10000)"_s), qPrintable(verdictSentence(verdict)));
    verdict.exitCode = 4294967295;
    QVERIFY2(verdictSentence(verdict).contains(u"4294967295 (0xffffffff)"_s), qPrintable(verdictSentence(verdict)));
    verdict = {Reason::NoExitStatus, {}, {}, {}, RemoteState::Ended};
    QCOMPARE(verdictSentence(verdict), u"The command ended, but with which exit code is not known."_s);
    verdict = {Reason::Signal, {}, u"KILL"_s, {}, RemoteState::Ended};
    QCOMPARE(verdictSentence(verdict), u"The command was ended by the signal KILL."_s);
    verdict.signal = u"USR1"_s;
    QCOMPARE(verdictSentence(verdict), u"The command was ended by the signal USR1."_s);
    verdict.signal = u"KILL. Your password has expired:"_s;
    QCOMPARE(verdictSentence(verdict), u"The command was ended by the signal “KILL. Your password has expired:”."_s);
    verdict.signal = u"X”. All is “well\"\n"_s;
    QCOMPARE(verdictSentence(verdict), u"The command was ended by the signal “X'. All is 'well' ”."_s);
    QCOMPARE(phrase(Phrase::HadEndedBySignal, {signalWord(u"BUS"_s)}).english(),
             u"the command had been ended by the signal “BUS”"_s);
    verdict = {Reason::CancelledByUser, {}, {}, {}, RemoteState::StillRunning};
    QCOMPARE(verdictSentence(verdict), u"Cancelled. The command is still running on the host."_s);
    verdict = {Reason::CommandTimeout, 0, {}, u"2 s"_s, RemoteState::LeftRunning};
    QCOMPARE(
        verdictSentence(verdict),
        u"Its output had not ended in time (2 s). It ended with exit code 0; what it started still runs and holds its output."_s);
    QVERIFY(verdictCure(verdict).contains(u">/dev/null"_s));
    verdict = {Reason::CancelledByUser, {}, u"TERM"_s, {}, RemoteState::LeftRunning};
    QCOMPARE(verdictSentence(verdict),
             u"Cancelled. It was ended by the signal TERM; what it started still runs and holds its output."_s);
    verdict = {Reason::NotExecutable, 126, {}, {}, RemoteState::Ended};
    QVERIFY(verdictSentence(verdict).contains(u"(exit code 126)"_s));
    verdict = {Reason::HostKeyChanged, {}, {}, u"/home/a/.ssh/known_hosts:12, 100%2"_s, RemoteState::NotStarted};
    QVERIFY(verdictSentence(verdict).contains(u"known_hosts:12, 100%2)"_s));
}

void VerdictTest::whetherItStartedIsToldAsKnown_data()
{
    QTest::addColumn<Reason>("reason");
    for (const Reason reason : {Reason::LinkLost, Reason::KeepaliveUnanswered, Reason::CommandTimeout})
        QTest::newRow(qPrintable(reasonName(reason))) << reason;
}

/// No sentence says that it ran and that it had not started.
void VerdictTest::whetherItStartedIsToldAsKnown()
{
    QFETCH(Reason, reason);
    const QRegularExpression ran(u"command ran|whether the command still runs"_s,
                                 QRegularExpression::CaseInsensitiveOption);
    const QRegularExpression notStarted(u"(had )?not started|before the command had started"_s);
    const QRegularExpression mayHave(u"may have started"_s);
    const auto said = [](const QRegularExpression& words, const QString& text) { return words.match(text).hasMatch(); };

    const Verdict unstarted{reason, {}, {}, u"why"_s, RemoteState::NotStarted};
    const QString before = verdictSentence(unstarted);
    QVERIFY2(!said(ran, before) && said(notStarted, before) && before.contains(u"why"_s), qPrintable(before));
    QVERIFY2(!verdictCure(unstarted).contains(u"finished"_s), qPrintable(verdictCure(unstarted)));

    const Verdict running{reason, {}, {}, u"why"_s, RemoteState::Unknown};
    const QString later = verdictSentence(running);
    QVERIFY2(said(ran, later) && !said(notStarted, later) && !said(mayHave, later), qPrintable(later));

    for (const Detail& detail :
         {phrase(Phrase::StartNotAnswered), Detail(u"why"_s).with(phrase(Phrase::StartNotAnswered))}) {
        const QString between = verdictSentence({reason, {}, {}, detail, RemoteState::Unknown});
        QVERIFY2(!between.contains(u"command ran"_s) && !said(notStarted, between) && said(mayHave, between),
                 qPrintable(between));
    }
    const QString ended = verdictSentence({reason, 0, {}, u"why"_s, RemoteState::Ended});
    QVERIFY2(!said(mayHave, ended) && !said(notStarted, ended), qPrintable(ended));
}

void VerdictTest::hostileDetailIsNeutralised()
{
    const Verdict verdict{Reason::ServerClosed, {}, {}, u"\x1b[2Jgone\n\u202Eevil"_s, RemoteState::NotStarted};
    const QString sentence = verdictSentence(verdict);
    QVERIFY(!sentence.contains(QChar(0x1B)));
    QVERIFY(!sentence.contains(QChar(0x202E)));
    QVERIFY(!sentence.contains(u'\n'));
}

void VerdictTest::everyErrorHasASentence()
{
    QSet<QString> sentences;
    for (int i = 0; i <= static_cast<int>(ErrorKind::Unsupported); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        const QString full = errorText({kind, u"SUBJECT"_s, u"DETAIL"_s, u"/lib/hosts.yaml"_s, 7});
        QVERIFY2(full.contains(u". "_s) && full.endsWith(u'.'), qPrintable(full)); // cause and cure
        QVERIFY(!sentences.contains(full));
        sentences.insert(full);
        const QString bare = errorText({kind, {}, {}, {}, 0});
        QVERIFY2(!bare.contains(u"()"_s) && !bare.contains(u'%'), qPrintable(bare));
    }
    QVERIFY(errorText({ErrorKind::FileSyntax, {}, u"a list was expected"_s, u"/lib/hosts.yaml"_s, 7})
                .contains(u"/lib/hosts.yaml:7"_s));
    QCOMPARE(errorText({ErrorKind::FileSyntax, u"Prot"_s, u"no such keyword"_s, u"/h/.ssh/config"_s, 3}),
             u"/h/.ssh/config:3 cannot be understood at “Prot”: no such keyword. Correct it there; until then it "
             "is left as it is."_s);
    QVERIFY(errorText({ErrorKind::FileMissing, {}, {}, u"/lib"_s, 0}).startsWith(u"/lib does"_s));
}

void VerdictTest::errorsFitTheirData()
{
    QCOMPARE(errorText({ErrorKind::UnknownParameter, u"who"_s, u"days, path"_s, {}, 0}),
             u"There is no parameter “who”. The parameters are: days, path."_s);
    const QString none = errorText({ErrorKind::UnknownParameter, u"who"_s, {}, {}, 0});
    QVERIFY2(!none.contains(u": ."_s) && none.contains(u"{{who}}"_s), qPrintable(none));
    const Error unsupported{ErrorKind::Unsupported, u"RemoteCommand"_s, u"tmux"_s, u"/h/config"_s, 12};
    const QString text = errorText(unsupported);
    QCOMPARE(text, u"/h/config:12 asks for RemoteCommand (tmux), which Rollcall cannot do (yet). Change that line, "
                   "or use ssh for this host."_s);
    // What says that a host is skipped is that text, once.
    QCOMPARE(verdictSentence({Reason::SkippedByConfiguration, {}, {}, text, RemoteState::NotStarted}),
             QString(u"Not connected to: "_s + text));
    QCOMPARE(verdictSentence({Reason::SkippedByConfiguration, {}, {}, {}, RemoteState::NotStarted}),
             u"Not connected to."_s);
}

void VerdictTest::errorDataIsNotAPattern()
{
    const QString text = errorText({ErrorKind::BadName, u"%2%1"_s, u"detail %3"_s, u"f"_s, 0});
    QVERIFY2(text.contains(u"“%2%1”"_s) && text.contains(u"detail %3"_s), qPrintable(text));
}

void VerdictTest::overridesChangeOnlyWhatTheySay()
{
    RunOptions options;
    options.fanOut = 10;
    OptionOverrides overrides;
    overrides.commandTimeout = Milliseconds(5000);
    RunOptions expected = options;
    expected.commandTimeout = Milliseconds(5000);
    QCOMPARE(withOverrides(options, overrides), expected);
    overrides = {7, Milliseconds(1), Milliseconds(4), Milliseconds(2), 3, true, true, OnFailure::GoOn, {}, {}};
    const RunOptions all = withOverrides(options, overrides);
    QVERIFY(all.fanOut == 7 && all.connectTimeout.count() == 1 && all.commandTimeout.count() == 2 &&
            all.outputLimit == 3 && all.pty && all.batch && all.onFailure == OnFailure::GoOn &&
            all.loginTimeout.count() == 4);
}

void VerdictTest::runIdsDiffer()
{
    const QString id = newRunId();
    QCOMPARE(id.size(), 36);
    QVERIFY(!id.contains(u'{') && id != newRunId());
}

ROLLCALL_TEST(tst_verdict, VerdictTest)
#include "tst_verdict.moc"
