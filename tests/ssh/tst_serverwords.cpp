// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfixture.h"
#include "harness.h"
#include "ssh/base/link.h"
#include "support/testmain.h"

#include <QTest>

// What a server says during a login besides its answers is heard: in the log, in the sentence of a login that fails,
// and where it sends somebody to a page, in how long it is waited for.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class ServerWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aBannerIsLogged();
    void blankLinesPushNothingOutOfSight();
    void whoSaysWhyAndClosesHasRefused();
    void aPageIsWaitedForAsAQuestionIs();
    void nobodyVisitsAPageInBatchMode();
    void aPageIsNotWaitedForWithoutAnEnd();
    void whoWaitsForAJumpHostWaitsForThePageAsWell();
    void aPushIsWaitedForAsAQuestionIs();
    void aPushIsNotWaitedForWithoutAnEnd();
    void nobodyApprovesAPushInBatchMode();

private:
    std::unique_ptr<FleetFixture> m_fleet; // turns away; want a page to be visited, then a push to be approved
    Report login(size_t host, const ssh::SessionOptions& options = {});
};

void ServerWordsTest::initTestCase()
{
    QStringList arguments;
    for (const QString& mode :
         {u"turned-away"_s, u"visit-first"_s, u"visit-forever"_s, u"push-first"_s, u"push-forever"_s})
        arguments << u"--hostile"_s << mode;
    m_fleet = std::make_unique<FleetFixture>(5, arguments);
    QVERIFY2(m_fleet->start(), m_fleet->error().constData());
}

Report ServerWordsTest::login(size_t host, const ssh::SessionOptions& options)
{
    Harness harness(std::make_shared<Questioner>(answering("never asked")));
    return harness.run({m_fleet->hosts(keyLogin(m_fleet->key())).at(host), {command("echo in")}, false, options});
}

void ServerWordsTest::aBannerIsLogged()
{
    QTemporaryDir folder;
    const QString file = writeFile(folder.filePath(u"banner"_s), "Kept \x1b[31mout\r\n\nof the wet\n\xD8\x80"
                                                                 "12\xE2\x80\xAE\n");
    SshdFixture server({{u"Banner"_s, file}});
    QVERIFY2(server.start(), qPrintable(server.error()));
    Harness harness;
    const Report report = harness.run({hostOf(server), {command("echo in")}});
    QCOMPARE(report.verdict().reason, Reason::None);
    QVERIFY2(report.log.contains(u"the server says: Kept [31mout"_s), qPrintable(report.text()));
    QVERIFY2(report.log.contains(u"the server says: of the wet"_s), qPrintable(report.text()));
    QVERIFY2(report.log.contains(u"the server says: \u060012"_s), qPrintable(report.text())); // as in an output
}

void ServerWordsTest::blankLinesPushNothingOutOfSight()
{
    const QByteArray blank = QByteArray("\n \r\n\t\n\x07\n").repeated(10);
    QCOMPARE(ssh::safeLines("\x01\nfirst\n" + blank + "second\n\nthird\n" + blank), u"first\n\nsecond\n\nthird"_s);
    QCOMPARE(ssh::safeLines(blank), QString());
}

void ServerWordsTest::whoSaysWhyAndClosesHasRefused()
{
    const Report report = login(0);
    QVERIFY2(report.ended.reason == Reason::Denied, qPrintable(report.text()));
    QCOMPARE(verdictSentence(report.ended),
             u"The server refused the login (user admin; the server says: “Your account has expired; please contact "
             "your system administrator.”)."_s);
    QVERIFY2(report.log.contains(u"the server says: Your account has expired;"_s), qPrintable(report.text()));
}

void ServerWordsTest::aPageIsWaitedForAsAQuestionIs()
{
    const Report report = login(1, {Milliseconds(10'000), Milliseconds(2000), false});
    QVERIFY2(report.verdict().reason == Reason::None, qPrintable(report.text()));
    QVERIFY(report.phases.contains(HostPhase::Asking));
    QCOMPARE(report.phases.last(), HostPhase::Running);
    QVERIFY2(report.log.contains(u"the server says: To log in, visit https://login.example.test/a/1"_s),
             qPrintable(report.text()));
}

void ServerWordsTest::nobodyVisitsAPageInBatchMode()
{
    const Report report = login(1, {Milliseconds(10'000), Milliseconds(2000), true});
    QVERIFY2(report.ended.reason == Reason::LoginTimeout, qPrintable(report.text()));
    QCOMPARE(report.ended.detail.english(),
             u"after 2 s; the server says: “To log in, visit https://login.example.test/a/1”"_s);
    QVERIFY(!report.phases.contains(HostPhase::Asking));
}

void ServerWordsTest::aPageIsNotWaitedForWithoutAnEnd()
{
    const Report report = login(2, {Milliseconds(10'000), Milliseconds(1500), false});
    QVERIFY2(report.ended.reason == Reason::LoginTimeout, qPrintable(report.text()));
    QVERIFY(report.phases.contains(HostPhase::Asking));
    QCOMPARE(verdictSentence(report.ended),
             u"The login was not over in time (nobody had done what the server asks for: after 6 s; the server "
             "says: “To log in, visit https://login.example.test/a/1”)."_s);
}

void ServerWordsTest::whoWaitsForAJumpHostWaitsForThePageAsWell()
{
    SshdFixture server;
    QVERIFY2(server.start(), qPrintable(server.error()));
    const auto host = hostOf(server);
    const auto jump = m_fleet->hosts(keyLogin(m_fleet->key())).at(1);
    host->jump = jump;
    Harness harness(std::make_shared<Questioner>(answering("never asked")));
    const Report report =
        harness.run({host, {command("echo in")}, false, {Milliseconds(10'000), Milliseconds(2000), false}});
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    const qsizetype asks = report.phases.indexOf(HostPhase::Asking);
    QVERIFY(asks >= 0);
    QCOMPARE(report.phases.value(asks + 1), HostPhase::Connecting);
    QVERIFY2(report.log.contains(jump->name + u": the server says: To log in, visit https://login.example.test/a/1"_s),
             qPrintable(report.text()));
}

void ServerWordsTest::aPushIsWaitedForAsAQuestionIs()
{
    const Report report = login(3, {Milliseconds(10'000), Milliseconds(2000), false});
    QVERIFY2(report.verdict().reason == Reason::None, qPrintable(report.text()));
    QVERIFY(report.phases.contains(HostPhase::Asking));
    QCOMPARE(report.phases.last(), HostPhase::Running);
    QVERIFY2(report.log.contains(u"the server says: Approve it on your phone."_s), qPrintable(report.text()));
}

void ServerWordsTest::aPushIsNotWaitedForWithoutAnEnd()
{
    const Report report = login(4, {Milliseconds(10'000), Milliseconds(1500), false});
    QVERIFY2(report.ended.reason == Reason::LoginTimeout, qPrintable(report.text()));
    QVERIFY(report.phases.contains(HostPhase::Asking));
    QCOMPARE(verdictSentence(report.ended),
             u"The login was not over in time (nobody had done what the server asks for: after 6 s; the server says: "
             "“A push was sent. Approve it on your phone.”)."_s);
}

void ServerWordsTest::nobodyApprovesAPushInBatchMode()
{
    const Report report = login(3, {Milliseconds(10'000), Milliseconds(2000), true});
    QVERIFY2(report.ended.reason == Reason::LoginTimeout, qPrintable(report.text()));
    QVERIFY(!report.phases.contains(HostPhase::Asking));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_serverwords, rollcall::test::ServerWordsTest)
#include "tst_serverwords.moc"
