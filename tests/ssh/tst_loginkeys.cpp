// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "ssh/login/keycache.h"
#include "ssh/login/keyfile.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

// Login by key on a real sshd: types, formats, passphrases, certificates, the agent; and every way it fails.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class LoginKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keyTypes_data();
    void keyTypes();
    void encryptions_data();
    void encryptions();
    void foreignKeyDerivation();
    void noProbing();
    void secondKey();
    void passphrase();
    void passphraseOfUnwantedKey();
    void wrongPassphrase();
    void certificate();
    void certificatesAreEachLoginsOwn();
    void failures_data();
    void failures();
    void missingKeysAreNamed();
    void tooManyKeys();
    void noKeyIsLeftOut();
    void agent();
    void agentIdentitiesOnly();
    void agentThatNeverAnswers();
    void moreThanAKey();
    void keyInItsTurn_data();
    void keyInItsTurn();

private:
    QString key(const QString& name, const QString& type, const QString& pass = {}, const QStringList& more = {});
    std::shared_ptr<HostSpec> with(const QStringList& keys);
    std::unique_ptr<SshdFixture> m_server;
    QTemporaryDir m_folder;
};

void LoginKeysTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>(QMap<QString, QString>{{u"MaxAuthTries"_s, u"6"_s}});
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

// A new key, not authorized yet.
QString LoginKeysTest::key(const QString& name, const QString& type, const QString& pass, const QStringList& more)
{
    const QString path = m_folder.filePath(name);
    if (!QFile::exists(path) && !makeKey(path, type, pass, more))
        qFatal("cannot make a key");
    return path;
}

std::shared_ptr<HostSpec> LoginKeysTest::with(const QStringList& keys)
{
    auto host = hostOf(*m_server);
    auto login = std::make_shared<LoginSpec>();
    login->keyFiles = keys;
    host->login = login;
    return host;
}

void LoginKeysTest::keyTypes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("ed25519") << u"ed25519"_s << QStringList();
    QTest::newRow("rsa") << u"rsa"_s << QStringList();
    QTest::newRow("ecdsa") << u"ecdsa"_s << QStringList();
    QTest::newRow("ecdsa 521") << u"ecdsa"_s << QStringList{u"-b"_s, u"521"_s};
    QTest::newRow("rsa, PEM") << u"rsa"_s << QStringList{u"-m"_s, u"PEM"_s};
    QTest::newRow("ecdsa, PKCS8") << u"ecdsa"_s << QStringList{u"-m"_s, u"PKCS8"_s};
}

void LoginKeysTest::keyTypes()
{
    QFETCH(QString, type);
    QFETCH(QStringList, more);
    const QString path =
        key(u"type_"_s + QString::fromLatin1(QTest::currentDataTag()).remove(u' ').remove(u','), type, {}, more);
    m_server->authorize(path + u".pub"_s);
    Harness harness;
    const Report report = harness.run({with({path}), {command("echo in")}});
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
}

// Every cipher that ssh-keygen may have encrypted a key with is opened, or refused with the way out of it.
void LoginKeysTest::encryptions_data()
{
    QTest::addColumn<QString>("cipher");
    QProcess ssh;
    ssh.start(u"ssh"_s, {u"-Q"_s, u"cipher"_s});
    QVERIFY(ssh.waitForFinished());
    const QStringList ciphers = QString::fromLatin1(ssh.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(ciphers.contains(u"aes256-gcm@openssh.com"_s) && ciphers.contains(u"aes256-ctr"_s));
    for (const QString& cipher : ciphers)
        QTest::newRow(qPrintable(cipher)) << cipher;
}

void LoginKeysTest::encryptions()
{
    QFETCH(QString, cipher);
    const bool opens = cipher.endsWith(u"-ctr"_s) || cipher.endsWith(u"-cbc"_s);
    const QString path = key(u"by_"_s + cipher, u"ed25519"_s, u"sesame"_s, {u"-Z"_s, cipher});
    m_server->authorize(path + u".pub"_s);
    Harness harness(std::make_shared<Questioner>(answering("sesame")));
    const Report report = harness.run({with({path}), {command("echo in")}});
    if (opens) {
        QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
        return;
    }
    QCOMPARE(report.ended.reason, Reason::KeyFileUnusable);
    QVERIFY2(report.ended.detail.english().contains(cipher) &&
                 report.ended.detail.english().contains(u"ssh-keygen -p -Z aes256-ctr"_s),
             qPrintable(report.ended.detail.english()));
}

void LoginKeysTest::foreignKeyDerivation()
{
    QFile file(key(u"derived"_s, u"ed25519"_s, u"sesame"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QByteArray body = QByteArray::fromBase64(lines.mid(1, lines.size() - 2).join());
    const auto derivedBy = [&](const QByteArray& kdf) {
        return ssh::readKeyText(lines.first() + '\n' + QByteArray(body).replace("bcrypt", kdf).toBase64() + '\n' +
                                lines.last());
    };
    QCOMPARE(derivedBy("bcrypt").foreign, QByteArray());
    QCOMPARE(derivedBy("scrypt").foreign, QByteArray("scrypt"));
    QCOMPARE(derivedBy("bcrypt").kind, ssh::KeyText::Kind::Encrypted);
}

// The key is handed over at once: no "none", no offer before.
void LoginKeysTest::noProbing()
{
    SshdFixture verbose({{u"LogLevel"_s, u"DEBUG2"_s}});
    QVERIFY(verbose.start());
    Harness harness;
    QCOMPARE(harness.run({hostOf(verbose), {command("echo in")}}).out(), QByteArray("in\n"));
    QCOMPARE(verbose.logCount("method none"), 0);
    QCOMPARE(verbose.logCount("userauth-request for user"), 1);
}

void LoginKeysTest::secondKey()
{
    Harness harness;
    auto host = with({key(u"unknown1"_s, u"ed25519"_s), m_server->clientKey()});
    QCOMPARE(harness.run({host, {command("echo in")}}).out(), QByteArray("in\n"));
    // The second host of the run is offered the right one first.
    const Report second = harness.run({host, {command("echo in")}});
    QVERIFY(!second.log.join(u'\n').contains(u"refused"_s));
}

void LoginKeysTest::passphrase()
{
    const QString path = key(u"locked"_s, u"ed25519"_s, u"sesame"_s);
    m_server->authorize(path + u".pub"_s);
    auto questioner = std::make_shared<Questioner>(answering("sesame"));
    Harness harness(questioner, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 10; ++i)
        plans.push_back({with({path}), {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(questioner->asked().size(), size_t(1));
    QCOMPARE(questioner->asked().front().kind, QuestionKind::Passphrase);
    QCOMPARE(questioner->asked().front().subject, path);
}

// Nobody is asked for the passphrase of a key that the server does not want.
void LoginKeysTest::passphraseOfUnwantedKey()
{
    auto questioner = std::make_shared<Questioner>(answering("sesame"));
    Harness harness(questioner);
    const Report report = harness.run(
        {with({key(u"locked2"_s, u"ed25519"_s, u"sesame"_s), m_server->clientKey()}), {command("echo in")}});
    QCOMPARE(report.out(), QByteArray("in\n"));
    QCOMPARE(questioner->asked().size(), size_t(0));
}

void LoginKeysTest::wrongPassphrase()
{
    const QString path = key(u"locked3"_s, u"ecdsa"_s, u"sesame"_s, {u"-m"_s, u"PEM"_s});
    m_server->authorize(path + u".pub"_s);
    auto questioner = std::make_shared<Questioner>(answering("wrong"));
    Harness harness(questioner);
    const Report report = harness.run({with({path}), {}});
    QVERIFY2(report.ended.reason == Reason::PassphraseWrong, qPrintable(report.text()));
    QCOMPARE(report.ended.detail.english(), path);
    QCOMPARE(questioner->asked().size(), size_t(3));
    QVERIFY(questioner->asked().back().refusedBefore);
}

/// One key file, read for two logins of which only the second has a certificate for it.
void LoginKeysTest::certificatesAreEachLoginsOwn()
{
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key"_s);
    const QString authority = folder.filePath(u"authority"_s);
    const QString certificate = folder.filePath(u"mine.pub"_s);
    QVERIFY(makeKey(key) && makeKey(authority));
    QVERIFY(
        !runProgram(u"ssh-keygen"_s, {u"-q"_s, u"-s"_s, authority, u"-I"_s, u"me"_s, u"-n"_s, u"me"_s, key + u".pub"_s})
             .isNull());
    QVERIFY(QFile::rename(folder.filePath(u"key-cert.pub"_s), certificate));
    Harness harness;
    const auto keys = harness.services().keys;
    const auto plain = keyLogin(key);
    const auto certified = keyLogin(key);
    certified->certificateFiles = {certificate};
    for (const std::shared_ptr<const LoginSpec> login : {plain, certified})
        QTRY_VERIFY(keys->load(login, harness.loop().handle(), [] {}));
    QCOMPARE(keys->files(*plain).at(0).certificates.size(), size_t(0));
    QCOMPARE(keys->files(*certified).at(0).certificates.size(), size_t(1));
}

void LoginKeysTest::certificate()
{
    const QString authority = key(u"ca"_s, u"ed25519"_s);
    const QString path = key(u"certified"_s, u"ed25519"_s);
    QVERIFY(!runProgram(u"ssh-keygen"_s,
                        {u"-q"_s, u"-s"_s, authority, u"-I"_s, u"me"_s, u"-n"_s, m_server->user(), path + u".pub"_s})
                 .isNull());
    SshdFixture trusting({{u"TrustedUserCAKeys"_s, authority + u".pub"_s}});
    QVERIFY(trusting.start());
    auto host = hostOf(trusting);
    host->login = keyLogin(path);
    Harness harness;
    const Report report = harness.run({host, {command("echo in")}});
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
}

void LoginKeysTest::failures_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("unknown key") << u"unknown"_s << Reason::Denied;
    QTest::newRow("missing file") << u"missing"_s << Reason::KeyFileMissing;
    QTest::newRow("no key file") << u"garbage"_s << Reason::KeyFileUnusable;
    QTest::newRow("readable by all") << u"open"_s << Reason::KeyFileUnusable;
    QTest::newRow("nothing to offer") << u"none"_s << Reason::NoMethodLeft;
    QTest::newRow("passphrase in batch") << u"locked"_s << Reason::NoAnswer;
}

void LoginKeysTest::failures()
{
    QFETCH(QString, kind);
    QFETCH(Reason, reason);
    QStringList keys;
    if (kind == u"unknown"_s) {
        keys << key(u"stranger"_s, u"ed25519"_s);
    } else if (kind == u"missing"_s) {
        keys << m_folder.filePath(u"not-there"_s);
    } else if (kind == u"garbage"_s) {
        keys << writeFile(m_folder.filePath(u"garbage"_s), "this is no key\n");
    } else if (kind == u"open"_s) {
        keys << key(u"open"_s, u"ed25519"_s);
        QFile::setPermissions(keys.first(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    } else if (kind == u"locked"_s) {
        keys << key(u"locked4"_s, u"ed25519"_s, u"sesame"_s);
        m_server->authorize(keys.first() + u".pub"_s);
    }
    Harness harness;
    const Report report = harness.run({with(keys), {}});
    QVERIFY2(report.ended.reason == reason, qPrintable(report.text()));
    if (reason == Reason::Denied) {
        QVERIFY2(report.ended.detail.english().contains(u"publickey"_s), qPrintable(report.text()));
    }
}

// The key that would have opened is perhaps the one that is not there.
void LoginKeysTest::missingKeysAreNamed()
{
    const QString named = u"/h/.ssh/id_work (/h/.ssh/config:12)"_s;
    const auto failed = [&](const QStringList& keys) {
        auto host = with(keys);
        auto login = std::make_shared<LoginSpec>(*host->login);
        login->missingKeyFiles = {named};
        host->login = login;
        Harness harness;
        return harness.run({host, {}});
    };
    const Report nothing = failed({});
    QVERIFY2(nothing.ended.reason == Reason::KeyFileMissing, qPrintable(nothing.text()));
    QCOMPARE(nothing.ended.detail.english(), named);
    const Report refused = failed({key(u"stranger2"_s, u"ed25519"_s)});
    QVERIFY2(refused.ended.reason == Reason::Denied, qPrintable(refused.text()));
    QCOMPARE(refused.ended.detail.english(),
             u"user %1; the server allows publickey; missing: %2"_s.arg(m_server->user(), named));
    QCOMPARE(refused.log.filter(u"key file missing: "_s + named).size(), 1);
}

void LoginKeysTest::tooManyKeys()
{
    QStringList keys;
    for (int i = 0; i < 8; ++i)
        keys << key(u"many%1"_s.arg(i), u"ed25519"_s);
    Harness harness;
    const Report report = harness.run({with(keys), {}});
    QVERIFY2(report.ended.reason == Reason::Denied, qPrintable(report.text())); // 6 on a connection, 2 on another
    QCOMPARE(report.log.filter(u"lets try no more keys"_s).size(), 1);
    for (int i = 8; i < 40; ++i)
        keys << key(u"many%1"_s.arg(i), u"ed25519"_s);
    const Report more = harness.run({with(keys), {}});
    QVERIFY2(more.ended.reason == Reason::TooManyKeys, qPrintable(more.text()));
}

// Wherever the right one stands among those that need several connections.
void LoginKeysTest::noKeyIsLeftOut()
{
    QStringList wrong;
    for (int i = 0; i < 13; ++i)
        wrong << key(u"many%1"_s.arg(i), u"ed25519"_s);
    for (qsizetype place = 0; place <= wrong.size(); ++place) {
        QStringList keys = wrong;
        keys.insert(place, m_server->clientKey());
        Harness harness; // remembers which was right
        const Report report = harness.run({with(keys), {command("echo in")}});
        QVERIFY2(report.out() == "in\n", qPrintable(u"place %1: "_s.arg(place) + report.text()));
    }
}

void LoginKeysTest::agent()
{
    AgentFixture agent;
    QVERIFY(agent.start());
    QVERIFY(agent.add(key(u"agent-other"_s, u"rsa"_s)));
    QVERIFY(agent.add(m_server->clientKey()));
    auto host = hostOf(*m_server);
    auto login = std::make_shared<LoginSpec>();
    login->agentSocket = agent.socket();
    host->login = login;
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 20; ++i)
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
}

// 10 keys in the agent, the last one right; with IdentitiesOnly only the one that a file names is offered.
void LoginKeysTest::agentIdentitiesOnly()
{
    AgentFixture agent;
    QVERIFY(agent.start());
    for (int i = 0; i < 10; ++i)
        QVERIFY(agent.add(key(u"agent%1"_s.arg(i), u"ed25519"_s)));
    const QString wanted = key(u"agent9"_s, u"ed25519"_s);
    m_server->authorize(wanted + u".pub"_s);
    auto host = hostOf(*m_server);
    auto login = std::make_shared<LoginSpec>();
    login->agentSocket = agent.socket();
    host->login = login;
    Harness all;
    const Report found = all.run({host, {command("echo in")}});
    QVERIFY2(found.out() == "in\n", qPrintable(found.text()));
    QCOMPARE(found.log.filter(u"offering key"_s).size(), 10);
    auto only = std::make_shared<LoginSpec>(*login);
    only->identitiesOnly = true;
    only->keyFiles = QStringList{writeFile(m_folder.filePath(u"wanted.pub"_s), [&] {
        QFile file(wanted + u".pub"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }())};
    host->login = only;
    Harness harness;
    const Report report = harness.run({host, {command("echo in")}});
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(report.log.filter(u"offering key"_s).size(), 1);
}

// It costs its own hosts the time limit once, and the others nothing.
void LoginKeysTest::agentThatNeverAnswers()
{
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const QByteArray path = m_folder.filePath(u"mute"_s).toLocal8Bit();
    qstrncpy(name.sun_path, path.constData(), sizeof(name.sun_path));
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr*>(&name), sizeof(name)), 0);
    QCOMPARE(::listen(listener, 10), 0);
    auto mute = hostOf(*m_server);
    auto login = std::make_shared<LoginSpec>(*mute->login);
    login->agentSocket = QString::fromLocal8Bit(path);
    mute->login = login;
    Harness harness;
    auto locked = hostOf(*m_server); // its key may be in the agent: it has to wait
    auto lockedLogin = std::make_shared<LoginSpec>(*login);
    lockedLogin->keyFiles = QStringList{key(u"locked-or-not"_s, u"ed25519"_s, u"secret"_s)};
    locked->login = lockedLogin;
    const auto reports =
        harness.runAll({{mute, {command("echo in")}}, {hostOf(*m_server), {command("echo in")}}, {locked, {}}});
    ::close(listener);
    QVERIFY2(reports[0].out() == "in\n", qPrintable(reports[0].text()));
    QVERIFY2(reports[2].ended.reason == Reason::Denied, qPrintable(reports[2].text()));
    QCOMPARE(reports[2].left, 1); // the last: whose own key is enough needs no agent
}

// A server that wants a key and then another method.
void LoginKeysTest::moreThanAKey()
{
    SshdFixture strict({{u"AuthenticationMethods"_s, u"publickey,publickey"_s}});
    QVERIFY(strict.start());
    const QString second = key(u"second"_s, u"rsa"_s);
    strict.authorize(second + u".pub"_s);
    auto host = hostOf(strict);
    auto login = std::make_shared<LoginSpec>();
    login->keyFiles = QStringList{strict.clientKey(), second};
    host->login = login;
    Harness harness;
    const Report both = harness.run({host, {command("echo in")}});
    QVERIFY2(both.out() == "in\n", qPrintable(both.text()));
    host = hostOf(strict);
    QCOMPARE(harness.run({host, {}}).ended.reason, Reason::NoMethodLeft);
}

void LoginKeysTest::keyInItsTurn_data()
{
    QTest::addColumn<QString>("methods");
    QTest::addColumn<bool>("keys");
    QTest::newRow("the key first") << u"publickey,password"_s << true;
    QTest::newRow("the key last") << u"password,publickey"_s << true;
    QTest::newRow("two keys, after the password") << u"password,publickey,publickey"_s << true;
    QTest::newRow("the key in between") << u"publickey,password,publickey"_s << true;
    QTest::newRow("no key at all") << u"password"_s << false;
}

// A key that the server does not ask for yet is not used up by being refused (sshd_config(5), AuthenticationMethods).
void LoginKeysTest::keyInItsTurn()
{
    QFETCH(QString, methods);
    QFETCH(bool, keys);
    ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    SshdFixture server({{u"AuthenticationMethods"_s, methods}, {u"PasswordAuthentication"_s, u"yes"_s}});
    server.addUsers();
    const QString second = key(u"turn"_s, u"ed25519"_s);
    server.authorize(second + u".pub"_s);
    QVERIFY2(server.start(), qPrintable(server.error()));
    auto host = hostOf(server);
    host->user = u"alice"_s;
    auto login = std::make_shared<LoginSpec>();
    login->keyFiles = QStringList{server.clientKey(), second};
    host->login = login;
    Harness harness(std::make_shared<Questioner>(answering("right")));
    const Report report = harness.run({host, {command("echo in")}});
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(report.log.join(u'\n').contains(u"key accepted"_s), keys);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_loginkeys, rollcall::test::LoginKeysTest)
#include "tst_loginkeys.moc"
