// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "ssh/trust/trust.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>

// Host keys against a real sshd: on file, unknown, changed, revoked, of another type, by authority only.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class TrustTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void decisions_data();
    void decisions();
    void acceptNew();
    void oneSheetForAll();
    void sheetNamesTheBlocked();
    void declinedSheet();
    void unreadableFile();
    void serverGivesUpWaiting();
    void anotherKeyAfterAnAcceptedOne();
    void aKeyAcceptedBeforeIsNotWhatAnotherFileRefuses_data();
    void aKeyAcceptedBeforeIsNotWhatAnotherFileRefuses();
    void twoKeysForOneName();
    void twoKeysAtOnceUnderAcceptNew();

private:
    std::shared_ptr<HostSpec> believing(const QByteArray& file, HostKeyPolicy policy, SshdFixture* server = nullptr);
    QByteArray contents(const HostSpec& host) const;

    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<SshdFixture> m_server; // has ed25519 and rsa
    QByteArray m_name;                     // [127.0.0.1]:port
    QByteArray m_ed25519, m_rsa, m_other;  // "type base64"
};

void TrustTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>(QMap<QString, QString>(), QStringList{u"ed25519"_s, u"rsa"_s});
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
    const auto key = [](const QByteArray& line) { return line.split(' ').mid(1, 2).join(' ').trimmed(); };
    m_name = m_server->knownHostsLine().split(' ').first();
    m_ed25519 = key(m_server->knownHostsLine());
    m_rsa = key(m_server->knownHostsLine(u"rsa"_s));
    QVERIFY(makeKey(m_folder.filePath(u"other"_s)));
    QFile other(m_folder.filePath(u"other.pub"_s));
    QVERIFY(other.open(QIODevice::ReadOnly));
    m_other = key("x " + other.readAll());
}

std::shared_ptr<HostSpec> TrustTest::believing(const QByteArray& file, HostKeyPolicy policy, SshdFixture* server)
{
    auto host = hostOf(server ? *server : *m_server);
    auto trust = std::make_shared<TrustSpec>();
    const QString path = m_folder.filePath(u"known_hosts_%1"_s.arg(++m_files));
    if (!file.isNull())
        writeFile(path, file);
    trust->userFiles = QStringList{path};
    trust->policy = policy;
    host->trust = trust;
    return host;
}

QByteArray TrustTest::contents(const HostSpec& host) const
{
    QFile file(host.trust->userFiles.first());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TrustTest::decisions_data()
{
    QTest::addColumn<QByteArray>("file"); // NAME, ED, RSA, OTHER stand for what the server has
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("detail");
    QTest::newRow("on file") << QByteArray("NAME ED\n") << Reason::None << QString();
    QTest::newRow("rsa on file only") << QByteArray("NAME RSA\n") << Reason::None << QString();
    QTest::newRow("no file") << QByteArray() << Reason::HostKeyUnknown << u", not in "_s;
    QTest::newRow("other host on file") << QByteArray("elsewhere ED\n") << Reason::HostKeyUnknown << u"ED25519"_s;
    QTest::newRow("changed") << QByteArray("# one\nNAME OTHER\n") << Reason::HostKeyChanged << u":2"_s;
    QTest::newRow("revoked") << QByteArray("NAME ED\n@revoked * ED\n") << Reason::HostKeyRevoked << u":2"_s;
    QTest::newRow("by authority only") << QByteArray("@cert-authority * OTHER\n") << Reason::HostKeyByAuthorityOnly
                                       << u":1"_s;
}

void TrustTest::decisions()
{
    QFETCH(QByteArray, file);
    QFETCH(Reason, reason);
    QFETCH(QString, detail);
    file.replace("NAME", m_name).replace("ED", m_ed25519).replace("RSA", m_rsa).replace("OTHER", m_other);
    const int logins = m_server->logCount("Accepted publickey");
    Harness harness;
    const Report report = harness.run({believing(file, HostKeyPolicy::Strict), {command("echo in")}});
    QVERIFY2(report.ended.reason == reason, qPrintable(report.text()));
    QVERIFY2(report.ended.detail.english().contains(detail), qPrintable(report.text()));
    if (reason == Reason::None) {
        QCOMPARE(report.out(), QByteArray("in\n"));
    } else {
        QCOMPARE(m_server->logCount("Accepted publickey"), logins); // nothing was sent
    }
}

void TrustTest::acceptNew()
{
    auto host = believing("", HostKeyPolicy::AcceptNew);
    Harness harness(nullptr, 2);
    std::vector<Plan> plans;
    for (int i = 0; i < 10; ++i)
        plans.push_back({host, {command("echo in")}});
    for (const Report& report : harness.runAll(std::move(plans)))
        QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
    QCOMPARE(contents(*host).trimmed(), m_name + ' ' + m_ed25519);
    // The next run finds it on file; a changed key is refused under accept-new, too.
    Harness next;
    auto strict = std::make_shared<HostSpec>(*host);
    auto trust = std::make_shared<TrustSpec>(*host->trust);
    trust->policy = HostKeyPolicy::Strict;
    strict->trust = trust;
    QCOMPARE(next.run({strict, {command("echo in")}}).out(), QByteArray("in\n"));
    QCOMPARE(next.run({believing(m_name + ' ' + m_other + '\n', HostKeyPolicy::AcceptNew), {}}).ended.reason,
             Reason::HostKeyChanged);
}

/// Both are looked at before either is accepted.
void TrustTest::twoKeysForOneName()
{
    Harness harness(std::make_shared<Questioner>(acceptingKeys()));
    const auto host = believing("", HostKeyPolicy::Ask);
    std::mutex mutex;
    std::vector<ssh::Trust::Finding> found;
    for (const QByteArray& key : {m_ed25519, m_other}) {
        ssh::Trust::Query query;
        query.host = host;
        query.blob = QByteArray::fromBase64(key.split(' ').at(1));
        harness.services().trust->check(std::move(query), harness.loop().handle(), [&](ssh::Trust::Finding&& finding) {
            const std::lock_guard lock(mutex);
            found.push_back(std::move(finding));
        });
    }
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return found.size();
    };
    QTRY_COMPARE(count(), size_t(2));
    QCOMPARE(int(found[0].accepted) + int(found[1].accepted), 1);
    QCOMPARE((found[0].accepted ? found[1] : found[0]).reason, Reason::HostKeyChanged);
    QCOMPARE(contents(*host), m_name + ' ' + m_ed25519 + '\n');
}

/// Two loops meet one new name, each with a key of its own, at the same time.
void TrustTest::twoKeysAtOnceUnderAcceptNew()
{
    Harness harness;
    for (int round = 0; round < 100; ++round) {
        auto host = std::make_shared<HostSpec>(*hostOf(*m_server));
        auto trust = std::make_shared<TrustSpec>();
        trust->policy = HostKeyPolicy::AcceptNew;
        trust->hostKeyAlias = u"name-%1"_s.arg(round);
        host->trust = trust;
        std::array<ssh::Trust::Finding, 2> found;
        std::atomic<int> ready = 0, decided = 0;
        const auto meet = [&](size_t which, const QByteArray& key) {
            ssh::Trust::Query query;
            query.host = host;
            query.blob = QByteArray::fromBase64(key.split(' ').at(1));
            for (++ready; ready < 2;) {}
            harness.services().trust->check(std::move(query), harness.loop().handle(),
                                            [&, which](ssh::Trust::Finding&& finding) {
                                                found[which] = std::move(finding);
                                                ++decided;
                                            });
        };
        std::thread other(meet, 1, m_other);
        meet(0, m_ed25519);
        other.join();
        QTRY_COMPARE(decided.load(), 2);
        QCOMPARE(int(found[0].accepted) + int(found[1].accepted), 1);
        QCOMPARE(found[found[0].accepted ? 1 : 0].reason, Reason::HostKeyChanged);
    }
}

void TrustTest::oneSheetForAll()
{
    SshdFixture second;
    QVERIFY(second.start());
    auto questioner = std::make_shared<Questioner>(acceptingKeys());
    Harness harness(questioner, 2);
    auto first = believing("", HostKeyPolicy::Ask);
    auto other = believing("", HostKeyPolicy::Ask, &second);
    other->trust = first->trust;
    const auto reports = harness.runAll({{first, {command("echo 1")}}, {other, {command("echo 2")}}});
    QVERIFY2(reports[0].out() == "1\n", qPrintable(reports[0].text()));
    QVERIFY2(reports[1].out() == "2\n", qPrintable(reports[1].text()));
    QCOMPARE(questioner->asked().size(), size_t(1));
    const Question sheet = questioner->asked().front();
    QCOMPARE(sheet.kind, QuestionKind::HostKeys);
    QCOMPARE(sheet.keys.size(), 2);
    QCOMPARE(sheet.keys.first().keyType, u"ssh-ed25519"_s);
    QVERIFY(sheet.keys.first().fingerprint.startsWith(u"SHA256:"_s));
    QVERIFY(reports[0].phases.contains(HostPhase::Asking));
    QCOMPARE(contents(*first).count('\n'), 2);
    // Asked once per run: the same host again asks nothing.
    QCOMPARE(harness.run({first, {command("echo 3")}}).out(), QByteArray("3\n"));
    QCOMPARE(questioner->asked().size(), size_t(1));
}

void TrustTest::sheetNamesTheBlocked()
{
    auto questioner = std::make_shared<Questioner>(acceptingKeys()); // says yes to every row
    Harness harness(questioner);
    const auto changed = believing("# one\n" + m_name + ' ' + m_other + '\n', HostKeyPolicy::Ask);
    const auto revoked = believing("@revoked * " + m_ed25519 + '\n', HostKeyPolicy::Ask);
    const auto unknown = believing("", HostKeyPolicy::Ask);
    const int logins = m_server->logCount("Accepted publickey");
    QCOMPARE(harness.run({changed, {command("echo in")}}).ended.reason, Reason::HostKeyChanged);
    QCOMPARE(questioner->asked().size(), size_t(0)); // no sheet for what cannot be decided
    QCOMPARE(harness.run({unknown, {command("echo in")}}).out(), QByteArray("in\n"));
    QCOMPARE(questioner->asked().size(), size_t(1));
    const Question sheet = questioner->asked().front();
    QCOMPARE(sheet.waiting, 1);
    QCOMPARE(sheet.keys.size(), 2);
    QVERIFY(!sheet.keys.first().isBlocked());
    const HostKeyCandidate blocked = sheet.keys.last();
    QCOMPARE(blocked.blocked, Reason::HostKeyChanged);
    QCOMPARE(blocked.where, changed->trust->userFiles.first() + u":2"_s);
    QVERIFY(blocked.fingerprint.startsWith(u"SHA256:"_s));
    QVERIFY(blocked.file.isEmpty());
    // The yes counted for the unknown one only.
    QCOMPARE(contents(*changed), "# one\n" + m_name + ' ' + m_other + '\n');
    QCOMPARE(m_server->logCount("Accepted publickey"), logins + 1);
    Harness next(questioner);
    QCOMPARE(next.run({revoked, {command("echo in")}}).ended.reason, Reason::HostKeyRevoked);
    QCOMPARE(next.run({revoked, {command("echo in")}}).ended.reason, Reason::HostKeyRevoked);
    QCOMPARE(next.run({believing("", HostKeyPolicy::Ask), {command("echo in")}}).out(), QByteArray("in\n"));
    QCOMPARE(questioner->asked().size(), size_t(2));
    QCOMPARE(questioner->asked().back().keys.size(), 2); // the same name and key once
    QCOMPARE(questioner->asked().back().keys.last().blocked, Reason::HostKeyRevoked);
}

void TrustTest::declinedSheet()
{
    auto questioner = std::make_shared<Questioner>([](const Question& question, Answer& answer) {
        for (qsizetype i = 0; i < question.keys.size(); ++i)
            answer.accepted << false;
        return true;
    });
    auto host = believing("", HostKeyPolicy::Ask);
    Harness harness(questioner);
    QCOMPARE(harness.run({host, {}}).ended.reason, Reason::HostKeyUnknown);
    QVERIFY(contents(*host).isEmpty());
    Harness batch;
    QCOMPARE(batch.run({host, {}}).ended.reason, Reason::HostKeyUnknown);
}

void TrustTest::unreadableFile()
{
    auto host = believing("", HostKeyPolicy::AcceptNew);
    const QString path = host->trust->userFiles.first();
    QFile::remove(path);
    QVERIFY(QDir().mkpath(path)); // a folder: even root cannot read it as a file
    Harness harness;
    const Report report = harness.run({host, {}});
    QCOMPARE(report.ended.reason, Reason::HostKeyFileUnreadable);
    QCOMPARE(report.ended.detail.english(), path);
}

// The answer comes when the server has hung up already: connected again, and on with it.
void TrustTest::serverGivesUpWaiting()
{
    SshdFixture impatient({{u"LoginGraceTime"_s, u"1"_s}});
    QVERIFY(impatient.start());
    std::atomic<quint64> open{0};
    auto questioner = std::make_shared<Questioner>([&](const Question& question, Answer&) {
        open = question.id;
        return false;
    });
    Harness harness(questioner);
    std::thread late([&] {
        const auto connected = [&] { // sshd has a process for us
            return !runProgram(u"ps"_s, {u"--ppid"_s, QString::number(impatient.pid()), u"-o"_s, u"pid="_s}).isNull();
        };
        while (open == 0 || connected())
            std::this_thread::sleep_for(Milliseconds(50));
        Answer answer;
        answer.id = open;
        answer.accepted << true;
        harness.services().answer(std::move(answer));
    });
    const Report report = harness.run({believing("", HostKeyPolicy::Ask, &impatient), {command("echo in")}});
    late.join();
    QVERIFY2(report.out() == "in\n", qPrintable(report.text()));
}

// Accepted for a name, and then there is another key behind it: that is a change, also before any file says so.
void TrustTest::anotherKeyAfterAnAcceptedOne()
{
    SshdFixture other;
    QVERIFY(other.start());
    auto first = believing("", HostKeyPolicy::AcceptNew);
    auto trust = std::make_shared<TrustSpec>(*first->trust);
    trust->hostKeyAlias = u"one-name"_s;
    first->trust = trust;
    auto second = hostOf(other);
    second->trust = trust;
    Harness harness;
    QCOMPARE(harness.run({first, {}}).ended.reason, Reason::None);
    const QByteArray before = contents(*first);
    const Report report = harness.run({second, {}});
    QVERIFY2(report.ended.reason == Reason::HostKeyChanged, qPrintable(report.text()));
    QVERIFY2(report.ended.detail.english().endsWith(u" was accepted earlier in this run"_s),
             qPrintable(report.ended.detail.english()));
    QCOMPARE(contents(*first), before);
}

void TrustTest::aKeyAcceptedBeforeIsNotWhatAnotherFileRefuses_data()
{
    QTest::addColumn<QByteArray>("file"); // of the second host, which has the name of the first
    QTest::addColumn<Reason>("reason");
    QTest::newRow("knows it not") << QByteArray("elsewhere ED\n") << Reason::None;
    QTest::newRow("changed") << QByteArray("NAME OTHER\n") << Reason::HostKeyChanged;
    QTest::newRow("revoked") << QByteArray("@revoked * ED\n") << Reason::HostKeyRevoked;
}

/// Two hosts of one name, with files of their own: what one of them was believed to be is no word against the other's.
void TrustTest::aKeyAcceptedBeforeIsNotWhatAnotherFileRefuses()
{
    QFETCH(QByteArray, file);
    QFETCH(Reason, reason);
    file.replace("NAME", m_name).replace("ED", m_ed25519).replace("OTHER", m_other);
    Harness harness;
    QCOMPARE(harness.run({believing("", HostKeyPolicy::AcceptNew), {}}).ended.reason, Reason::None);
    const int logins = m_server->logCount("Accepted publickey");
    const Report report = harness.run({believing(file, HostKeyPolicy::AcceptNew), {}});
    QVERIFY2(report.ended.reason == reason, qPrintable(report.text()));
    QCOMPARE(m_server->logCount("Accepted publickey"), logins + (reason == Reason::None ? 1 : 0));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_trust, rollcall::test::TrustTest)
#include "tst_trust.moc"
