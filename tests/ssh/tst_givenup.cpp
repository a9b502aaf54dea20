// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfixture.h"
#include "harness.h"
#include "support/testmain.h"

#include <QTest>

// What libssh has given up it only notes: the connection stands, and nothing comes of it any more. Such a session ends
// at once, with libssh's words.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class GivenUpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void morePromptsThanItTakes();
    void aPacketThatDoesNotBelongThere();

private:
    static Report run(const QString& mode, bool withKey);
};

Report GivenUpTest::run(const QString& mode, bool withKey)
{
    FleetFixture fleet(1, {u"--hostile"_s, mode});
    if (!fleet.start())
        return {};
    Harness harness(std::make_shared<Questioner>(answering("never asked")));
    const auto login = withKey ? keyLogin(fleet.key()) : std::make_shared<LoginSpec>();
    return harness.run({fleet.hosts(login).front(), {command("sleep 100")}});
}

void GivenUpTest::morePromptsThanItTakes()
{
    const Report report = run(u"many-questions"_s, false);
    QVERIFY2(report.ended.reason == Reason::ProtocolError, qPrintable(report.text()));
    QVERIFY2(report.ended.detail.english().contains("prompts"_L1), qPrintable(report.text()));
}

void GivenUpTest::aPacketThatDoesNotBelongThere()
{
    const Report report = run(u"wrong-packet"_s, true);
    QVERIFY2(report.verdict().reason == Reason::LinkLost, qPrintable(report.text()));
    QCOMPARE(report.verdict().remote, RemoteState::Unknown);
    QCOMPARE(report.out(), QByteArray("the last line\n"));
    QVERIFY2(report.verdict().detail.english().contains("rejected packet"_L1), qPrintable(report.text()));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_givenup, rollcall::test::GivenUpTest)
#include "tst_givenup.moc"
