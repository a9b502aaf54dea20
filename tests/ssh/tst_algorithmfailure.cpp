// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "ssh/base/algorithmfailure.h"
#include "support/testmain.h"

#include <QTest>

// No algorithm in common has three causes, which are told apart and have three cures.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class AlgorithmFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void causes_data();
    void causes();
    void whatIsNoMatchIsNot();
    void aListThatRollcallKnowsNothingOf();
    void aListThatLeavesOutWhatTheServerHas();

private:
    static Verdict with(const QMap<QString, QString>& server, const AlgorithmSpec& spec);
};

void AlgorithmFailureTest::causes_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("macs"); // of ssh_config
    QTest::addColumn<bool>("legacy");
    QTest::addColumn<QString>("detail");
    const QString kex = u"kex algos: server [diffie-hellman-group1-sha1], client [curve25519-sha256]"_s;
    QTest::newRow("old") << kex << QString() << false << QString(u"the server has old ones only: “"_s + kex + u'”');
    QTest::newRow("old, though old ones are allowed")
        << kex << QString() << true << QString(u"Rollcall knows none that the server has: “"_s + kex + u'”');
    const QString unknown = u"kex algos: server [frobnicate@example.com], client [curve25519-sha256]"_s;
    QTest::newRow("unknown") << unknown << QString() << false
                             << QString(u"Rollcall knows none that the server has: “"_s + unknown + u'”');
    const QString mac = u"mac algo client->server: server [hmac-sha2-256], client [hmac-sha2-512]"_s;
    QTest::newRow("left out")
        << mac << u"hmac-sha2-512"_s << false
        << QString(u"“MACs hmac-sha2-512 (/home/me/.ssh/config:3)” of ssh_config leaves out what both have: “"_s + mac +
                   u'”');
    const QString compression = u"compression algo client->server: server [zlib], client [none]"_s;
    QTest::newRow("of something else") << compression << QString() << false
                                       << QString(u"libssh: “"_s + compression + u'”');
}

void AlgorithmFailureTest::causes()
{
    QFETCH(QString, words);
    QFETCH(QString, macs);
    QFETCH(bool, legacy);
    AlgorithmSpec spec;
    spec.macs = macs;
    spec.places = {{u"MACs"_s, u"/home/me/.ssh/config:3"_s}};
    spec.legacy = legacy;
    QTEST(ssh::algorithmFailure("kex error : no match for method " + words.toUtf8(), spec).english(), "detail");
}

void AlgorithmFailureTest::whatIsNoMatchIsNot()
{
    QVERIFY(ssh::algorithmFailure("Socket error: disconnected", {}).isEmpty());
    QVERIFY(ssh::algorithmFailure({}, {}).isEmpty());
}

Verdict AlgorithmFailureTest::with(const QMap<QString, QString>& settings, const AlgorithmSpec& spec)
{
    SshdFixture server(settings);
    if (!server.start())
        return {};
    const auto host = hostOf(server);
    host->algorithms = std::make_shared<AlgorithmSpec>(spec);
    Harness harness;
    return harness.run({host, {}}).ended;
}

void AlgorithmFailureTest::aListThatRollcallKnowsNothingOf()
{
    AlgorithmSpec spec;
    spec.macs = u"umac-128-etm@openssh.com"_s;
    const Verdict verdict = with({}, spec);
    QCOMPARE(verdict.reason, Reason::NoCommonAlgorithm);
    QCOMPARE(verdict.detail.english(), u"Rollcall knows none of MACs umac-128-etm@openssh.com"_s);
    QVERIFY(verdictCure(verdict).contains("ssh_config"_L1));
    spec = {};
    spec.hostKey = u"frobnicate@example.com"_s;
    spec.places = {{u"HostKeyAlgorithms"_s, u"/home/me/.ssh/config:7"_s}};
    const Verdict none = with({}, spec);
    QCOMPARE(none.reason, Reason::NoCommonAlgorithm);
    QCOMPARE(none.detail.english(),
             u"Rollcall knows none of HostKeyAlgorithms frobnicate@example.com (/home/me/.ssh/config:7)"_s);
}

void AlgorithmFailureTest::aListThatLeavesOutWhatTheServerHas()
{
    AlgorithmSpec spec;
    spec.ciphers = u"aes128-ctr"_s;
    const QMap<QString, QString> server{{u"Ciphers"_s, u"aes256-ctr"_s}};
    const Verdict verdict = with(server, spec);
    QCOMPARE(verdict.reason, Reason::NoCommonAlgorithm);
    QVERIFY2(verdict.detail.english().startsWith(u"“Ciphers aes128-ctr” of ssh_config leaves out"_s),
             qPrintable(verdict.detail.english()));
    const Verdict old = with({{u"Ciphers"_s, u"aes256-cbc"_s}}, {});
    QCOMPARE(old.reason, Reason::NoCommonAlgorithm);
    QVERIFY2(old.detail.english().startsWith(u"the server has old ones only"_s), qPrintable(old.detail.english()));
    QVERIFY(verdictCure(old).contains("SHA-1"_L1));
    QVERIFY(verdictCure(old) != verdictCure(verdict));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_algorithmfailure, rollcall::test::AlgorithmFailureTest)
#include "tst_algorithmfailure.moc"
