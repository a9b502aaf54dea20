// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfixture.h"
#include "harness.h"
#include "support/testmain.h"

#include <QTest>

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
        QVERIFY2(report.ended.detail.startsWith(u"password of "_s), qPrintable(report.ended.detail));
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

} // namespace rollcall::test

ROLLCALL_TEST(tst_passwords, rollcall::test::PasswordsTest)
#include "tst_passwords.moc"
