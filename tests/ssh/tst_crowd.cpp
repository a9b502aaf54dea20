// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "harness.h"
#include "support/testmain.h"

#include <QTest>

// Hundreds of hosts of a server that admits ten at a time: an unmodified sshd (MaxStartups 10:30:100), directly,
// as a jump host, and as the second of a chain of two. Nobody is turned away for good.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class CrowdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void served_data();
    void served();
};

void CrowdTest::served_data()
{
    QTest::addColumn<int>("hops");
    QTest::addColumn<int>("hosts");
    QTest::newRow("directly") << 0 << 500;
    QTest::newRow("through one jump host") << 1 << 500;
    QTest::newRow("through a chain of two") << 2 << 500;
}

void CrowdTest::served()
{
    QFETCH(int, hops);
    QFETCH(int, hosts);
    const QMap<QString, QString> usual{{u"MaxStartups"_s, u"10:30:100"_s}}; // the default of sshd_config(5)
    SshdFixture target(usual);
    QVERIFY2(target.start(), qPrintable(target.error()));
    std::vector<std::unique_ptr<SshdFixture>> jumps;
    std::shared_ptr<HostSpec> way;
    for (int hop = 0; hop < hops; ++hop) {
        jumps.push_back(std::make_unique<SshdFixture>(usual));
        QVERIFY2(jumps.back()->start(), qPrintable(jumps.back()->error()));
        auto jump = hostOf(*jumps.back());
        jump->name = u"jump%1"_s.arg(hop + 1);
        jump->jump = way;
        way = jump;
    }
    std::vector<Plan> plans;
    for (int i = 0; i < hosts; ++i) {
        auto host = hostOf(target);
        host->jump = way;
        plans.push_back({host, {command("echo " + QByteArray::number(i))}});
    }
    Harness harness(nullptr, 2);
    const auto reports = harness.runAll(std::move(plans));
    int served = 0;
    QString first;
    for (size_t i = 0; i < reports.size(); ++i) {
        const bool ok = reports[i].out() == QByteArray::number(static_cast<int>(i)) + '\n';
        served += ok;
        if (!ok && first.isEmpty())
            first = reports[i].text();
    }
    qsizetype again = 0, most = 0;
    for (const Report& report : reports) {
        const qsizetype tries = report.log.filter(u"trying again"_s).size();
        again += tries;
        most = std::max(most, tries);
    }
    qInfo("turned away %d times, one host %d times at most", static_cast<int>(again), static_cast<int>(most));
    QVERIFY2(served == hosts, qPrintable(u"%1 of %2\n%3"_s.arg(served).arg(hosts).arg(first)));
    for (const auto& jump : jumps)
        QCOMPARE(jump->logCount("Accepted publickey"), 1);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_crowd, rollcall::test::CrowdTest)
#include "tst_crowd.moc"
