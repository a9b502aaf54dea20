// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfixture.h"
#include "harness.h"
#include "support/testmain.h"

#include <QTest>

#include <atomic>

// Passwords on many real servers at once: asked once, proved on one host, a wrong one tried once.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class PasswordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rightAtOnce_data();
    void rightAtOnce();
    void wrongForAHundred();
    void rightAtTheSecondAttempt();
    void declined();
    void batch();
    void cancelledWhileAsked();
    void codeAfterThePassword_data();
    void codeAfterThePassword();
    void wrongPasswordToldAfterTheCode();
    void aPasswordInAnyLanguageIsAskedForOnce();
    void aCodeInAnyLanguageIsAskedOfEachHost();
    void whatTwoRefusedReachesNoThird_data() { rightAtOnce_data(); }
    void whatTwoRefusedReachesNoThird();
    void passwordsOfTheirOwnReachNoThird_data() { rightAtOnce_data(); }
    void passwordsOfTheirOwnReachNoThird();
    void expiredPassword();
    void endlessQuestions();
    void oneCodeForAJumpHost();

private:
    std::vector<Plan> plans(const std::shared_ptr<LoginSpec>& login) const;
    int denied() const { return static_cast<int>(m_fleet->log().count("denied")); }
    std::unique_ptr<FleetFixture> m_fleet;
};

namespace {

std::shared_ptr<LoginSpec> login(bool interactive)
{
    auto spec = std::make_shared<LoginSpec>();
    spec->identity = u"ops"_s;
    spec->keyboardInteractive = interactive;
    return spec;
}

} // namespace

void PasswordsTest::initTestCase()
{
    m_fleet = std::make_unique<FleetFixture>(100, QStringList{u"--password"_s, u"right"_s});
    QVERIFY2(m_fleet->start(), m_fleet->error().constData());
}

std::vector<Plan> PasswordsTest::plans(const std::shared_ptr<LoginSpec>& spec) const
{
    std::vector<Plan> plans;
    for (const auto& host : m_fleet->hosts(spec))
        plans.push_back({host, {command("echo in")}});
    return plans;
}

void PasswordsTest::rightAtOnce_data()
{
    QTest::addColumn<bool>("interactive");
    QTest::newRow("password") << false;
    QTest::newRow("keyboard-interactive") << true;
}

void PasswordsTest::rightAtOnce()
{
    QFETCH(bool, interactive);
    const int before = denied();
    auto questioner = std::make_shared<Questioner>(answering("right"));
    Harness harness(questioner, 2);
    const auto reports = harness.runAll(plans(login(interactive)));
    QCOMPARE(reports.size(), size_t(100));
    for (const Report& report : reports)
        QVERIFY2(report.ended.reason == Reason::None && !report.out().isEmpty(), qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(1));
    QCOMPARE(questioner->asked().front().kind, QuestionKind::Password);
    QCOMPARE(questioner->asked().front().identity, u"ops"_s);
    QCOMPARE(denied(), before);
}

// The user tries once and gives up: one denied login at the servers, not 100.
void PasswordsTest::wrongForAHundred()
{
    const int before = denied();
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        answer.declined = question.refusedBefore;
        answer.texts.push_back(Secret(QByteArray("wrong")));
        return true;
    });
    Harness harness(questioner, 2);
    const auto reports = harness.runAll(plans(login(false)));
    for (const Report& report : reports)
        QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(2));
    QCOMPARE(denied() - before, 1);
}

void PasswordsTest::rightAtTheSecondAttempt()
{
    const int before = denied();
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        answer.texts.push_back(Secret(QByteArray(question.refusedBefore ? "right" : "wrong")));
        return true;
    });
    Harness harness(questioner, 2);
    for (const bool interactive : {false, true}) {
        Harness one(questioner, 2);
        for (const Report& report : one.runAll(plans(login(interactive))))
            QVERIFY2(report.ended.reason == Reason::None, qPrintable(report.text()));
    }
    QCOMPARE(denied() - before, 2);
}

void PasswordsTest::declined()
{
    auto questioner = std::make_shared<Questioner>([](const Question&, Answer& answer) {
        answer.declined = true;
        return true;
    });
    Harness harness(questioner);
    for (const Report& report : harness.runAll(plans(login(true))))
        QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(1));
}

void PasswordsTest::batch()
{
    Harness harness;
    for (const Report& report : harness.runAll(plans(login(true)))) {
        QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
        QVERIFY2(report.ended.detail.english().startsWith(u"password of "_s),
                 qPrintable(report.ended.detail.english()));
    }
}

void PasswordsTest::cancelledWhileAsked()
{
    auto questioner = std::make_shared<Questioner>([](const Question&, Answer&) { return false; });
    Harness harness(questioner);
    std::thread canceller([&] {
        while (questioner->asked().empty())
            std::this_thread::sleep_for(Milliseconds(20));
        harness.services().declineAll();
    });
    for (const Report& report : harness.runAll(plans(login(false))))
        QCOMPARE(report.ended.reason, Reason::NoAnswer);
    canceller.join();
    QCOMPARE(questioner->withdrawn(), 1);
}

void PasswordsTest::codeAfterThePassword_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("after it") << QStringList{};
    QTest::newRow("together with it") << QStringList{u"--code-together"_s};
}

// The password is asked for once, the code for each host.
void PasswordsTest::codeAfterThePassword()
{
    QFETCH(QStringList, options);
    FleetFixture fleet(20, QStringList{u"--password"_s, u"right"_s, u"--code"_s, u"123456"_s} + options);
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        for (const Prompt& prompt : question.prompts)
            answer.texts.push_back(Secret(QByteArray(prompt.text.contains(u"code"_s) ? "123456" : "right")));
        return true;
    });
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(true)))
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.ended.reason == Reason::None && !report.out().isEmpty(), qPrintable(report.text()));
    int passwords = 0, codes = 0;
    for (const Question& question : questioner->asked())
        ++(question.kind == QuestionKind::Password ? passwords : codes);
    QCOMPARE(passwords, 1);
    QCOMPARE(codes, 20);
    QVERIFY(!fleet.log().contains("denied"));
}

// A server that tells only at the end: the password must not have gone to others before.
void PasswordsTest::wrongPasswordToldAfterTheCode()
{
    FleetFixture fleet(20, {u"--password"_s, u"right"_s, u"--code"_s, u"123456"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        answer.declined = question.kind == QuestionKind::Password && question.refusedBefore;
        for (const Prompt& prompt : question.prompts)
            answer.texts.push_back(Secret(QByteArray(prompt.text.contains(u"code"_s) ? "123456" : "wrong")));
        return true;
    });
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(true)))
        plans.push_back({host, {}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
    QCOMPARE(fleet.log().count("denied"), 1);
}

void PasswordsTest::aPasswordInAnyLanguageIsAskedForOnce()
{
    FleetFixture fleet(20, {u"--password"_s, u"right"_s, u"--prompt"_s, u"Kennwort: "_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>(answering("right"));
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(true)))
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.ended.reason == Reason::None && !report.out().isEmpty(), qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(1));
    QVERIFY(!questioner->asked().front().onlyHere);
    QVERIFY(!fleet.log().contains("denied"));
}

/// What one host has taken, the second one alone refuses: nobody else is sent it.
void PasswordsTest::aCodeInAnyLanguageIsAskedOfEachHost()
{
    FleetFixture fleet(10, {u"--password"_s, u"right"_s, u"--prompt"_s, u"Kennzahl: "_s, u"--own-passwords"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        answer.texts.push_back(Secret("right-" + question.host.toUtf8()));
        return true;
    });
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(true)))
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.ended.reason == Reason::None && !report.out().isEmpty(), qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(10)); // the first one's, and each of the others
    QCOMPARE(fleet.log().count("denied"), 1);
}

// Whatever the user says: a wrong one, that it is right elsewhere, and the wrong one again and again.
void PasswordsTest::whatTwoRefusedReachesNoThird()
{
    QFETCH(bool, interactive);
    FleetFixture fleet(10, {u"--password"_s, u"right"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    std::atomic<int> asked{0};
    auto questioner = std::make_shared<Questioner>([&](const Question&, Answer& answer) {
        const int time = ++asked;
        answer.leaveOut = time == 2;
        answer.declined = time == 6;
        answer.texts.push_back(Secret(QByteArray("wrong")));
        return true;
    });
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(interactive)))
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QCOMPARE(outcomeOf(report.ended.reason), Outcome::Denied);
    QCOMPARE(asked.load(), 6);
    QCOMPARE(fleet.log().count("login denied"), 2);
}

// Right on the first one: the others have passwords of their own.
void PasswordsTest::passwordsOfTheirOwnReachNoThird()
{
    QFETCH(bool, interactive);
    FleetFixture fleet(10, {u"--password"_s, u"right"_s, u"--own-passwords"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        answer.texts.push_back(Secret("right-" + question.host.toUtf8()));
        return true;
    });
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(interactive)))
        plans.push_back({host, {command("echo in")}});
    harness.runAll(std::move(plans));
    QCOMPARE(fleet.log().count("login denied"), 2);
}

void PasswordsTest::expiredPassword()
{
    FleetFixture fleet(3, {u"--password"_s, u"right"_s, u"--password-expired"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        for (qsizetype i = 0; i < question.prompts.size(); ++i)
            answer.texts.push_back(Secret(QByteArray(question.kind == QuestionKind::Password ? "right" : "newer")));
        return true;
    });
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(login(true)))
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.ended.reason == Reason::None, qPrintable(report.text()));
    int both = 0;
    for (const Question& question : questioner->asked()) {
        both += question.prompts.size() == 2;
        QVERIFY(question.prompts.size() != 2 || !question.prompts.first().echo);
    }
    QCOMPARE(both, 3);
}

void PasswordsTest::endlessQuestions()
{
    FleetFixture fleet(1, {u"--hostile"_s, u"endless-questions"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    Harness harness;
    const Report report = harness.run({fleet.hosts(login(true)).front(), {}});
    QVERIFY2(report.ended.reason == Reason::ProtocolError, qPrintable(report.text()));
    QCOMPARE(report.ended.detail.english(), u"the server asks for more and more"_s);
}

// However many targets are behind it, and in whichever loop: one password, one code, one login.
void PasswordsTest::oneCodeForAJumpHost()
{
    FleetFixture fleet(31, {u"--password"_s, u"right"_s, u"--code"_s, u"123456"_s});
    QVERIFY2(fleet.start(), fleet.error().constData());
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        for (const Prompt& prompt : question.prompts)
            answer.texts.push_back(Secret(QByteArray(prompt.text.contains(u"code"_s) ? "123456" : "right")));
        return true;
    });
    const auto jump = fleet.hosts(login(true)).front();
    std::vector<Plan> plans;
    for (const auto& host : fleet.hosts(keyLogin(fleet.key()))) {
        if (host->name == jump->name)
            continue;
        host->jump = jump;
        plans.push_back({host, {command("echo in")}});
    }
    Harness harness(questioner, 2);
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.ended.reason == Reason::None && !report.out().isEmpty(), qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(2));
    QCOMPARE(fleet.log().count("login ok keyboard-interactive"), 1);
    QCOMPARE(fleet.log().count("login ok publickey"), 30);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_passwords, rollcall::test::PasswordsTest)
#include "tst_passwords.moc"
