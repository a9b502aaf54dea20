// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "ssh/base/algorithmlists.h"
#include "ssh/base/algorithmoptions.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <utility>

// Algorithm lists of ssh_config(5) against libssh, and servers that only know what is old.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::AlgorithmKind;

namespace {

const QMap<QString, QString> oldOnly{{u"HostKeyAlgorithms"_s, u"ssh-rsa"_s},
                                     {u"PubkeyAcceptedAlgorithms"_s, u"ssh-rsa"_s},
                                     {u"KexAlgorithms"_s, u"diffie-hellman-group14-sha1"_s},
                                     {u"Ciphers"_s, u"aes128-cbc"_s},
                                     {u"MACs"_s, u"hmac-sha1"_s}};

// sshd names rsa-sha2-512 among what it takes (server-sig-algs) even where its configuration does not let it; libssh,
// like ssh, then signs with that. What really is old names nothing and gets SHA-1: here only without the others.
void setAlgorithms(HostSpec& host, bool legacy)
{
    AlgorithmSpec spec;
    spec.publicKey = u"-rsa-sha2-*"_s;
    spec.legacy = legacy;
    host.algorithms = std::make_shared<const AlgorithmSpec>(spec);
}

/// The fixture's host, with a key that an old server can read.
std::shared_ptr<HostSpec> rsaLogin(SshdFixture& server)
{
    const QString key = server.file(u"id_rsa"_s);
    makeKey(key, u"rsa"_s);
    server.authorize(key + u".pub"_s);
    auto host = hostOf(server);
    host->login = keyLogin(key);
    return host;
}

} // namespace

class AlgorithmsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void list_data();
    void list();
    void libsshKnowsTheOldOnes_data();
    void libsshKnowsTheOldOnes();
    void modifiersWork_data();
    void modifiersWork();
    void nothingKnown_data();
    void nothingKnown();
    void oldServer();
    void oldSignature();
    void oldOnesAreTheLastChoice();
    void aJumpHostSaysItself();
};

void AlgorithmsTest::list_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<bool>("legacy");
    QTest::addColumn<QString>("expected");
    const QString etm = u"hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com"_s;
    const QString plain = u"hmac-sha2-256,hmac-sha2-512"_s;
    const QString old = u"hmac-sha1-etm@openssh.com,hmac-sha1"_s;
    QTest::newRow("old behind the defaults") << QString() << true << etm + u',' + plain + u',' + old;
    QTest::newRow("appended") << u"+hmac-sha1"_s << false << etm + u',' + plain + u",hmac-sha1"_s;
    QTest::newRow("appended, old behind")
        << u"+hmac-sha1"_s << true << etm + u',' + plain + u",hmac-sha1,hmac-sha1-etm@openssh.com"_s;
    QTest::newRow("removed") << u"-hmac-sha2-???"_s << false << etm;
    QTest::newRow("removed, old behind") << u"-hmac-sha2-???"_s << true << etm + u',' + old;
    QTest::newRow("in front") << u"^hmac-sha2-512"_s << true << u"hmac-sha2-512,"_s + etm + u",hmac-sha2-256,"_s + old;
    QTest::newRow("replaced") << u"hmac-sha2-512"_s << true << u"hmac-sha2-512,"_s + old;
    QTest::newRow("replaced, modern") << u"hmac-sha2-512"_s << false << u"hmac-sha2-512"_s;
}

void AlgorithmsTest::list()
{
    QFETCH(const QString, setting);
    QFETCH(const bool, legacy);
    const QStringList list = ssh::algorithmList(AlgorithmKind::Mac, setting, legacy);
    QTEST(list.join(u','), "expected");
}

void AlgorithmsTest::libsshKnowsTheOldOnes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("option");
    const auto row = [](const char* name, AlgorithmKind kind, ssh_options_e option) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(option);
    };
    row("key exchange", AlgorithmKind::KeyExchange, SSH_OPTIONS_KEY_EXCHANGE);
    row("host key", AlgorithmKind::HostKey, SSH_OPTIONS_HOSTKEYS);
    row("public key", AlgorithmKind::PublicKey, SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES);
    row("cipher", AlgorithmKind::Cipher, SSH_OPTIONS_CIPHERS_C_S);
    row("mac", AlgorithmKind::Mac, SSH_OPTIONS_HMAC_S_C);
}

// Each version knows some of the list, and leaves out what it does not know, wherever it stands.

void AlgorithmsTest::libsshKnowsTheOldOnes()
{
    QFETCH(const int, kind);
    QFETCH(const int, option);
    const QStringList names = ssh::legacyAlgorithms(static_cast<AlgorithmKind>(kind));
    const QByteArray list = (QStringList{u"unknown-1"_s} + names + QStringList{u"unknown-2"_s}).join(u',').toLatin1();
    const std::unique_ptr<ssh_session_struct, decltype(&ssh_free)> session(ssh_new(), &ssh_free);
    QCOMPARE(ssh_options_set(session.get(), static_cast<ssh_options_e>(option), list.constData()), SSH_OK);
}

void AlgorithmsTest::modifiersWork_data()
{
    QTest::addColumn<QString>("ciphers");
    QTest::addColumn<QString>("used");
    QTest::newRow("appended") << u"+aes128-cbc"_s << u"aes256-ctr"_s;
    QTest::newRow("several appended") << u"+aes128-cbc,3des-cbc"_s << u"aes256-ctr"_s;
    QTest::newRow("removed") << u"-aes256-*,no-such*"_s << u"aes128-ctr"_s;
    QTest::newRow("in front") << u"^3des-cbc"_s << u"3des-cbc"_s;
}

// libssh 0.10 takes a "+" for a part of the name: "+aes128-cbc,3des-cbc" was 3DES and nothing else.
void AlgorithmsTest::modifiersWork()
{
    QFETCH(const QString, ciphers);
    QFETCH(const QString, used);
    SshdFixture server({{u"Ciphers"_s, u"aes256-ctr,aes128-ctr,aes128-cbc,3des-cbc"_s}});
    QVERIFY2(server.start(), qPrintable(server.error()));
    AlgorithmSpec spec;
    spec.ciphers = ciphers;
    auto host = hostOf(server);
    host->algorithms = std::make_shared<const AlgorithmSpec>(spec);
    Harness harness;
    const Report report = harness.run({host, {command("echo there")}});
    QVERIFY2(report.out() == "there\n", qPrintable(report.text()));
    QVERIFY2(report.log.filter(u"cipher "_s + used).size() == 1, qPrintable(report.text()));
}

void AlgorithmsTest::nothingKnown_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<bool>("legacy");
    QTest::newRow("no such") << u"rot13"_s << false;
    QTest::newRow("no such, old ones allowed") << u"rot13"_s << true;
    QTest::newRow("all removed") << u"-*"_s << false;
}

void AlgorithmsTest::nothingKnown()
{
    QFETCH(const QString, setting);
    QFETCH(const bool, legacy);
    HostSpec host;
    AlgorithmSpec spec;
    spec.ciphers = setting;
    spec.legacy = legacy;
    host.algorithms = std::make_shared<const AlgorithmSpec>(spec);
    const std::unique_ptr<ssh_session_struct, decltype(&ssh_free)> session(ssh_new(), &ssh_free);
    QString problem;
    QVERIFY(!ssh::applyOptions(session.get(), host, ssh::hostKeyAlgorithms(spec, {}, {}), problem));
    QCOMPARE(problem, QString(u"Ciphers "_s + setting));
}

void AlgorithmsTest::oldServer()
{
    SshdFixture server(oldOnly, {u"rsa"_s});
    QVERIFY2(server.start(), qPrintable(server.error()));
    const auto host = rsaLogin(server);
    setAlgorithms(*host, false);
    Harness harness;
    const Report refused = harness.run({host, {command("echo there")}});
    QVERIFY2(refused.ended.reason == Reason::NoCommonAlgorithm, qPrintable(refused.text()));
    QVERIFY2(refused.log.filter(u"old algorithms"_s).isEmpty(), qPrintable(refused.text()));

    setAlgorithms(*host, true);
    const Report report = harness.run({host, {command("echo there")}});
    QVERIFY2(report.out() == "there\n", qPrintable(report.text()));
    QVERIFY2(report.log.contains(u"old algorithms (SHA-1, CBC) are allowed for this host"_s),
             qPrintable(report.text()));
    QVERIFY2(report.log.contains(u"old algorithms in use: diffie-hellman-group14-sha1, aes128-cbc, hmac-sha1"_s),
             qPrintable(report.text()));
}

void AlgorithmsTest::oldSignature()
{
    SshdFixture server({{u"PubkeyAcceptedAlgorithms"_s, u"ssh-rsa"_s}});
    QVERIFY2(server.start(), qPrintable(server.error()));
    const auto host = rsaLogin(server);
    setAlgorithms(*host, false);
    Harness harness;
    const Report refused = harness.run({host, {command("echo there")}});
    QVERIFY2(outcomeOf(refused.ended.reason) == Outcome::Denied, qPrintable(refused.text()));
    setAlgorithms(*host, true);
    const Report report = harness.run({host, {command("echo there")}});
    QVERIFY2(report.out() == "there\n", qPrintable(report.text()));
}

void AlgorithmsTest::oldOnesAreTheLastChoice()
{
    SshdFixture server({{u"HostKeyAlgorithms"_s, u"ssh-rsa,rsa-sha2-256"_s},
                        {u"KexAlgorithms"_s, u"diffie-hellman-group14-sha1,curve25519-sha256"_s},
                        {u"Ciphers"_s, u"aes128-cbc,aes256-ctr"_s},
                        {u"MACs"_s, u"hmac-sha1,hmac-sha2-256"_s}},
                       {u"rsa"_s});
    QVERIFY2(server.start(), qPrintable(server.error()));
    const auto host = hostOf(server);
    setAlgorithms(*host, true);
    Harness harness;
    const Report report = harness.run({host, {command("echo there")}});
    QVERIFY2(report.out() == "there\n", qPrintable(report.text()));
    QVERIFY2(report.log.filter(u"key exchange curve25519-sha256, cipher aes256-ctr"_s).size() == 1,
             qPrintable(report.text()));
    QVERIFY2(report.log.filter(u"old algorithms in use"_s).isEmpty(), qPrintable(report.text()));
}

void AlgorithmsTest::aJumpHostSaysItself()
{
    SshdFixture jump(oldOnly, {u"rsa"_s});
    SshdFixture target;
    QVERIFY2(jump.start() && target.start(), qPrintable(jump.error() + target.error()));
    const auto host = hostOf(target);
    setAlgorithms(*host, true);
    const auto way = rsaLogin(jump);
    host->jump = way;
    Harness harness;
    const Report refused = harness.run({host, {command("echo there")}});
    QVERIFY2(refused.ended.reason == Reason::NoCommonAlgorithm || refused.ended.reason == Reason::JumpFailed,
             qPrintable(refused.text()));
    setAlgorithms(*way, true);
    Harness another; // the first one remembers that this jump host cannot be had
    const Report report = another.run({host, {command("echo there")}});
    QVERIFY2(report.out() == "there\n", qPrintable(report.text()));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_algorithms, rollcall::test::AlgorithmsTest)
#include "tst_algorithms.moc"
