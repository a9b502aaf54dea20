// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace rollcall::test {

/// What ssh_config(5) says beside login and trust, against a real sshd.
class SessionSpecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<SshdFixture>(
            QMap<QString, QString>{{u"ListenAddress"_s, u"0.0.0.0"_s}, {u"LogLevel"_s, u"DEBUG1"_s}},
            QStringList{u"rsa"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->error()));
    }

    void cleanupTestCase() { m_server.reset(); }

    void theOwnAddress()
    {
        Harness harness;
        const Report report = harness.run({with([](SessionSpec& spec) { spec.bindAddress = u"127.0.0.9"_s; }),
                                           {command("echo \"$SSH_CONNECTION\"")}});
        QVERIFY2(report.out().startsWith("127.0.0.9 "), qPrintable(report.text()));
        const Report other =
            harness.run({with([](SessionSpec& spec) { spec.bindAddress = u"::1"_s; }), {command("true")}});
        QCOMPARE(other.ended.reason, Reason::NoRoute);
    }

    void severalAttempts()
    {
        auto host = with([](SessionSpec& spec) { spec.connectionAttempts = 2; });
        host->port = freePort();
        Harness harness;
        const Report report = harness.run({host, {command("true")}});
        QCOMPARE(report.ended.reason, Reason::Refused);
        QCOMPARE(report.log.filter(u"connecting to 127.0.0.1"_s).size(), 2);
        QCOMPARE(report.log.filter(u"attempt 2 of 2"_s).size(), 1);
    }

    void compression()
    {
        auto host = with([](SessionSpec&) {});
        auto algorithms = std::make_shared<AlgorithmSpec>();
        algorithms->compression = true;
        host->algorithms = algorithms;
        QCOMPARE(m_server->logCount("compression: zlib@openssh.com"), 0);
        Harness harness;
        const QByteArray bytes(3 * 1024 * 1024, 'x');
        const Report report =
            harness.run({host, {command("head -c 3145728 /dev/zero | tr '\\0' x"), command("exit 3")}});
        QVERIFY2(report.out() == bytes, qPrintable(report.text()));
        QCOMPARE(report.verdict(1).exitCode, 3U);
        QTRY_VERIFY(m_server->logCount("compression: zlib@openssh.com") > 0);
    }

    void keysThatAreTooShort()
    {
        auto host = with([](SessionSpec&) {});
        auto algorithms = std::make_shared<AlgorithmSpec>();
        algorithms->leastRsaBits = 16000;
        host->algorithms = algorithms;
        Harness harness;
        const Report report = harness.run({host, {command("true")}});
        QCOMPARE(outcomeOf(report.ended.reason), Outcome::Unreachable);
        QVERIFY2(report.ended.detail.english().contains(u"RequiredRSASize is 16000"_s), qPrintable(report.text()));
    }

    void nobodyIsAsked()
    {
        auto host = with([](SessionSpec& spec) { spec.batch = true; });
        auto trust = std::make_shared<TrustSpec>();
        trust->userFiles = {m_server->file(u"none"_s)};
        host->trust = trust;
        auto questioner = std::make_shared<Questioner>(acceptingKeys());
        Harness harness(questioner);
        const Report report = harness.run({host, {command("true")}});
        QCOMPARE(report.ended.reason, Reason::HostKeyUnknown);
        QVERIFY(questioner->asked().empty());
    }

    void remarksAreInTheLog()
    {
        Harness harness;
        const Report report = harness.run(
            {with([](SessionSpec& spec) { spec.remarks << u"ForwardAgent yes (/h/config:3)"_s; }), {command("true")}});
        QCOMPARE(report.log.filter(u"ForwardAgent yes (/h/config:3)"_s).size(), 1);
    }

    void aRefusedVariableIsAskedForOnce()
    {
        ssh::ExecRequest request = command("echo \"[$ROLLCALL_X]\"");
        request.environment = {{u"ROLLCALL_X"_s, u"1"_s}};
        Harness harness;
        const Report report = harness.run({with([](SessionSpec&) {}), {request, request}});
        QCOMPARE(report.out(1), QByteArray("[]\n"));
        QCOMPARE(report.log.filter(u"ROLLCALL_X"_s).size(), 1);
    }

private:
    template <typename Change> std::shared_ptr<HostSpec> with(Change change)
    {
        auto host = hostOf(*m_server);
        auto spec = std::make_shared<SessionSpec>();
        change(*spec);
        host->session = spec;
        return host;
    }

    std::unique_ptr<SshdFixture> m_server;
};

} // namespace rollcall::test

ROLLCALL_TEST(tst_sessionspec, rollcall::test::SessionSpecTest)
#include "tst_sessionspec.moc"
