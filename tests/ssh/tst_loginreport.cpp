// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/loginmethod.h"
#include "ssh/login/loginreport.h"
#include "support/testmain.h"

#include <QTest>

// What a login that fails is said to have failed of, and what the server allows, in words.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class LoginReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMostTellingCauseIsTheReason_data();
    void theMostTellingCauseIsTheReason();
    void everyUnusableFileIsNamed();
    void whoHasRefusedIsNotHeldBack();
    void everyUnansweredQuestionIsNamed();
    void theServersWordsMakeAClosingARefusal();
    void methodsHaveTheirNames_data();
    void methodsHaveTheirNames();
    void whatIsNotKnownIsAllowed();
};

void LoginReportTest::theMostTellingCauseIsTheReason_data()
{
    QTest::addColumn<QString>("happened"); // letters, see below
    QTest::addColumn<bool>("keysAllowed");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("detail");
    const QString who = u"user anna; the server allows password"_s;
    QTest::newRow("nothing") << QString() << true << Reason::NoMethodLeft << who;
    QTest::newRow("refused") << u"r"_s << true << Reason::Denied << who;
    QTest::newRow("a file is missing") << u"m"_s << true << Reason::KeyFileMissing << u"/k"_s;
    QTest::newRow("where no key is allowed") << u"m"_s << false << Reason::NoMethodLeft << who + u"; missing: /k"_s;
    QTest::newRow("a file is no key") << u"u"_s << true << Reason::KeyFileUnusable << u"/no key"_s;
    QTest::newRow("no key where none is allowed") << u"u"_s << false << Reason::NoMethodLeft << who + u"; /no key"_s;
    QTest::newRow("missing before no key") << u"um"_s << true << Reason::KeyFileMissing << u"/k; /no key"_s;
    QTest::newRow("refused, and one is no key") << u"ru"_s << true << Reason::Denied << who + u"; /no key"_s;
    QTest::newRow("nobody answered, and one is no key")
        << u"uq"_s << true << Reason::NoAnswer << u"the question; /no key"_s;
    QTest::newRow("refused, and one is missing") << u"rm"_s << true << Reason::Denied << who + u"; missing: /k"_s;
    QTest::newRow("nobody answered") << u"q"_s << true << Reason::NoAnswer << u"the question"_s;
    QTest::newRow("nobody answered, before all others")
        << u"rumq"_s << true << Reason::NoAnswer << u"the question; missing: /k; /no key"_s;
}

void LoginReportTest::theMostTellingCauseIsTheReason()
{
    QFETCH(QString, happened);
    QFETCH(bool, keysAllowed);
    ssh::LoginReport report;
    for (const QChar what : happened) {
        if (what == u'r')
            report.refused();
        else if (what == u'm')
            report.keyFileMissing(u"/k"_s);
        else if (what == u'u')
            report.keyFileUnusable(u"/no key"_s);
        else
            report.unanswered(Reason::NoAnswer, u"the question"_s);
    }
    QCOMPARE(report.hasUnanswered(), happened.contains(u'q'));
    const Verdict verdict = report.verdict(u"anna"_s, {u"password"_s}, keysAllowed);
    QTEST(verdict.reason, "reason");
    QTEST(verdict.detail.english(), "detail");
}

void LoginReportTest::everyUnusableFileIsNamed()
{
    ssh::LoginReport report;
    report.keyFileUnusable(u"/a"_s);
    report.keyFileUnusable(u"/b"_s);
    QCOMPARE(report.verdict(u"anna"_s, {}, true).detail.english(), u"/a; /b"_s);
}

/// "Held back, because it was refused elsewhere" is said of who was not asked itself.
void LoginReportTest::whoHasRefusedIsNotHeldBack()
{
    ssh::LoginReport held;
    held.refused(); // a key
    held.unanswered(Reason::PausedAfterDenials, u"the question"_s);
    QCOMPARE(held.verdict(u"anna"_s, {}, true).reason, Reason::PausedAfterDenials);
    ssh::LoginReport report;
    report.answerRefused();
    report.unanswered(Reason::PausedAfterDenials, u"the question"_s);
    QCOMPARE(report.verdict(u"anna"_s, {}, true).reason, Reason::Denied);
    report.unanswered(Reason::NoAnswer, u"the question"_s);
    QCOMPARE(report.verdict(u"anna"_s, {}, true).reason, Reason::NoAnswer);
}

void LoginReportTest::everyUnansweredQuestionIsNamed()
{
    ssh::LoginReport report;
    report.unanswered(Reason::NoAnswer, u"passphrase of /k"_s);
    report.unanswered(Reason::NoAnswer, u"password of anna"_s);
    report.unanswered(Reason::NoAnswer, u"password of anna"_s);
    QCOMPARE(report.verdict(u"anna"_s, {}, true).detail.english(), u"passphrase of /k; password of anna"_s);
}

void LoginReportTest::theServersWordsMakeAClosingARefusal()
{
    ssh::LoginReport report;
    const Verdict closed = verdictOf(Reason::ServerClosed, u"Socket error: disconnected"_s);
    QCOMPARE(report.closed(u"anna"_s, closed), closed);
    report.serverSaid(u"expired"_s);
    Verdict refused = report.closed(u"anna"_s, closed);
    QCOMPARE(refused.reason, Reason::Denied);
    QCOMPARE(refused.detail.english(), u"user anna; the server says: “expired”"_s);
    refused = report.closed(u"anna"_s, verdictOf(Reason::ServerClosed, Detail::said(u"goodbye"_s)));
    QCOMPARE(refused.detail.english(), u"user anna; the server says: “goodbye”; the server says: “expired”"_s);
    refused = report.closed(u"anna"_s, verdictOf(Reason::TooManyKeys, u"keys"_s));
    QCOMPARE(refused.reason, Reason::TooManyKeys);
    QCOMPARE(refused.detail.english(), u"keys; the server says: “expired”"_s);
    QCOMPARE(report.withWords(Detail()).english(), u"the server says: “expired”"_s);
}

void LoginReportTest::methodsHaveTheirNames_data()
{
    QTest::addColumn<unsigned>("bits");
    QTest::addColumn<QString>("names");
    QTest::newRow("none") << 0U << QString();
    QTest::newRow("one") << unsigned(SSH_AUTH_METHOD_INTERACTIVE) << u"keyboard-interactive"_s;
    QTest::newRow("as they are spoken of")
        << unsigned(SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_PUBLICKEY) << u"publickey, password"_s;
    QTest::newRow("also those that cannot be tried")
        << unsigned(SSH_AUTH_METHOD_GSSAPI_MIC | SSH_AUTH_METHOD_HOSTBASED | SSH_AUTH_METHOD_PASSWORD)
        << u"password, hostbased, gssapi-with-mic"_s;
}

void LoginReportTest::methodsHaveTheirNames()
{
    QFETCH(unsigned, bits);
    QTEST((ssh::ServerMethods{bits, true}.names().join(u", "_s)), "names");
}

void LoginReportTest::whatIsNotKnownIsAllowed()
{
    ssh::ServerMethods server;
    QVERIFY(server.allow(SSH_AUTH_METHOD_PASSWORD));
    server = {SSH_AUTH_METHOD_PUBLICKEY, true};
    QVERIFY(server.allow(SSH_AUTH_METHOD_PUBLICKEY));
    QVERIFY(!server.allow(SSH_AUTH_METHOD_PASSWORD));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_loginreport, rollcall::test::LoginReportTest)
#include "tst_loginreport.moc"
