// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

// A key that the user has named and that cannot be used: why stands in the question that comes instead, and in the
// sentence of the login that fails.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class UnusableKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonIsTold_data();
    void theReasonIsTold();
};

void UnusableKeysTest::theReasonIsTold_data()
{
    QTest::addColumn<QString>("kind"); // or the file's text
    QTest::addColumn<QString>("why");
    QTest::newRow("readable by all") << u"open"_s << u"are too open"_s;
    QTest::newRow("no key") << u"this is no key\n"_s << u"not a private key"_s;
    QTest::newRow("of PuTTY") << u"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"_s << u"a key of PuTTY"_s;
    QTest::newRow("of a form that libssh cannot read")
        << u"-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n"_s
        << u"a format or type that cannot be used"_s;
    QTest::newRow("of a type that is switched off") << u"type"_s << u"its type is switched off"_s;
}

void UnusableKeysTest::theReasonIsTold()
{
    QFETCH(QString, kind);
    QFETCH(QString, why);
    SshdFixture server({{u"PasswordAuthentication"_s, u"yes"_s}});
    QVERIFY2(server.start(), qPrintable(server.error()));
    const auto host = hostOf(server);
    const auto login = std::make_shared<LoginSpec>(*host->login);
    host->login = login;
    const QString file = server.file(u"named"_s);
    if (kind.endsWith(u'\n')) {
        writeFile(file, kind.toUtf8());
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    } else {
        QVERIFY(makeKey(file));
        server.authorize(file + u".pub"_s);
    }
    login->keyFiles = QStringList{file};
    if (kind == u"open"_s) {
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    } else if (kind == u"type"_s) {
        auto algorithms = std::make_shared<AlgorithmSpec>();
        algorithms->publicKey = u"rsa-sha2-512"_s;
        host->algorithms = algorithms;
    }
    const auto questioner = std::make_shared<Questioner>([](const Question&, Answer& answer) {
        answer.declined = true;
        return true;
    });
    Harness harness(questioner);
    const Report report = harness.run({host, {}});
    QVERIFY2(report.ended.reason == Reason::NoAnswer, qPrintable(report.text()));
    QVERIFY2(report.ended.detail.english().contains(why), qPrintable(report.text()));
    const std::vector<Question> asked = questioner->asked();
    QCOMPARE(asked.size(), size_t(1));
    QVERIFY2(asked.front().instruction.contains(why) && asked.front().instruction.contains(file),
             qPrintable(asked.front().instruction));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_unusablekeys, rollcall::test::UnusableKeysTest)
#include "tst_unusablekeys.moc"
