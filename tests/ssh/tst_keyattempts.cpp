// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/keyattempts.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// Which keys a login tries, and in which order, without a server. A key is drawn as its name; what is tried of it as
//
//     file:NAME   cert:FILE   agent:NAME   locked:NAME
namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

using State = ssh::KeyFile::State;

QByteArray blobOf(const QByteArray& name)
{
    return QByteArray("\0\0\0\13ssh-ed25519", 15) + name;
}

ssh::KeyFile keyFile(const QString& name, State state, bool publicKnown = true)
{
    ssh::KeyFile file;
    file.path = name;
    file.state = state;
    if (publicKnown)
        file.publicBlob = blobOf(name.toLatin1());
    return file;
}

/// "plain a, locked b, locked ?c, public d, missing e, broken f": a public key is not known where there is a "?".
std::vector<ssh::KeyFile> filesOf(const QString& drawing)
{
    const QHash<QString, State> states{{u"plain"_s, State::Plain},
                                       {u"locked"_s, State::Encrypted},
                                       {u"public"_s, State::PublicOnly},
                                       {u"missing"_s, State::Missing},
                                       {u"broken"_s, State::Unusable}};
    std::vector<ssh::KeyFile> files;
    for (const QString& part : drawing.split(u", "_s, Qt::SkipEmptyParts)) {
        const QString name = part.section(u' ', 1);
        files.push_back(
            keyFile(QString(name).remove(u'?'), states.value(part.section(u' ', 0, 0)), !name.startsWith(u'?')));
    }
    return files;
}

std::vector<ssh::Agents::Identity> agentOf(const QString& drawing)
{
    std::vector<ssh::Agents::Identity> identities;
    for (const QString& name : drawing.split(u' ', Qt::SkipEmptyParts))
        identities.push_back({blobOf(name.toLatin1()), name.toLatin1()});
    return identities;
}

QString drawn(const ssh::KeyAttempt& attempt)
{
    const QString name = QString::fromLatin1(attempt.blob.mid(15));
    switch (attempt.kind) {
    case ssh::KeyAttempt::Kind::File:
        return attempt.label.startsWith("certificate"_L1) ? QString(u"cert:"_s + attempt.label.section(u' ', 1))
                                                          : u"file:"_s + name;
    case ssh::KeyAttempt::Kind::Locked:
        return u"locked:"_s + attempt.path;
    case ssh::KeyAttempt::Kind::Agent:
        return u"agent:"_s + name;
    }
    return {};
}

/// What is left, from the one that comes next on.
QString drawn(ssh::KeyAttempts attempts)
{
    QStringList list;
    for (; !attempts.atEnd(); attempts.next())
        list << drawn(attempts.current());
    return list.join(u' ');
}

ssh::KeyAttempts attemptsOf(const QString& files, const QString& agent = {}, bool onlyNamed = false)
{
    ssh::KeyAttempts attempts;
    attempts.addFiles(filesOf(files));
    attempts.addRest(filesOf(files), agentOf(agent), onlyNamed);
    attempts.rank({});
    return attempts;
}

} // namespace

class KeyAttemptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_data();
    void order();
    void certificatesComeBeforeTheirKey();
    void acceptedElsewhere_data();
    void acceptedElsewhere();
    void whatWasTriedStaysWhereItIs();
    void manyAreMoreThanAHandful();
    void aServerThatHangsUpIsMetAgainFiveTimes();
    void refusalsAreCountedForEachConnection();
    void aSilentAgentIsLeftOut();
    void anOpenedFileIsSignedWith();
};

void KeyAttemptsTest::order_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("agent");
    QTest::addColumn<bool>("onlyNamed");
    QTest::addColumn<QString>("tried");
    const auto row = [](const char* name, const QString& files, const QString& agent, bool onlyNamed,
                        const QString& tried) { QTest::newRow(name) << files << agent << onlyNamed << tried; };
    row("nothing", {}, {}, false, {});
    row("files as they are named", u"plain b, plain a"_s, {}, false, u"file:b file:a"_s);
    row("a passphrase comes last", u"locked a, plain b"_s, u"x"_s, false, u"file:b agent:x locked:a"_s);
    row("files before the agent", u"plain a"_s, u"x y"_s, false, u"file:a agent:x agent:y"_s);
    row("the agent's named ones first", u"public b, public a"_s, u"x a b"_s, false, u"agent:a agent:b agent:x"_s);
    row("only the named ones", u"public a"_s, u"x a y"_s, true, u"agent:a"_s);
    row("the file is quicker than the agent", u"plain a"_s, u"a x"_s, false, u"file:a agent:x"_s);
    row("the agent spares a passphrase", u"locked a, locked b"_s, u"a"_s, false, u"agent:a locked:b"_s);
    row("also of the named ones", u"locked a, locked b"_s, u"x a"_s, true, u"agent:a locked:b"_s);
    row("a file that says nothing of its key", u"locked ?a"_s, u"a"_s, false, u"agent:a locked:a"_s);
    row("what is no key is not tried", u"missing a, broken b, public c"_s, {}, false, {});
    row("but the agent may have it", u"broken b"_s, u"b"_s, true, u"agent:b"_s);
}

void KeyAttemptsTest::order()
{
    QFETCH(QString, files);
    QFETCH(QString, agent);
    QFETCH(bool, onlyNamed);
    QTEST(drawn(attemptsOf(files, agent, onlyNamed)), "tried");
}

void KeyAttemptsTest::certificatesComeBeforeTheirKey()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"key"_s);
    const QString authority = folder.filePath(u"authority"_s);
    QVERIFY(makeKey(path) && makeKey(authority));
    QVERIFY(!runProgram(u"ssh-keygen"_s,
                        {u"-q"_s, u"-s"_s, authority, u"-I"_s, u"me"_s, u"-n"_s, u"me"_s, path + u".pub"_s})
                 .isNull());
    ssh_key key = nullptr;
    ssh_key certificate = nullptr;
    QCOMPARE(ssh_pki_import_privkey_file(QFile::encodeName(path).constData(), nullptr, nullptr, nullptr, &key), SSH_OK);
    QCOMPARE(ssh_pki_import_cert_file(QFile::encodeName(path + u"-cert.pub"_s).constData(), &certificate), SSH_OK);
    ssh::KeyFile file = keyFile(u"a"_s, State::Plain);
    file.key = std::make_shared<ssh::SshKey>(key);
    file.certificates.push_back({u"mine"_s, blobOf("certificate"), std::make_shared<ssh::SshKey>(certificate)});
    ssh::KeyAttempts attempts;
    attempts.addFiles({file});
    QCOMPARE(drawn(attempts), u"cert:mine file:a"_s);
}

void KeyAttemptsTest::acceptedElsewhere_data()
{
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<QString>("tried");
    QTest::newRow("nothing yet") << QByteArray() << u"file:a agent:x locked:b"_s;
    QTest::newRow("of the agent") << blobOf("x") << u"agent:x file:a locked:b"_s;
    QTest::newRow("one with a passphrase") << blobOf("b") << u"locked:b file:a agent:x"_s;
    QTest::newRow("another's") << blobOf("z") << u"file:a agent:x locked:b"_s;
}

void KeyAttemptsTest::acceptedElsewhere()
{
    QFETCH(QByteArray, accepted);
    ssh::KeyAttempts attempts = attemptsOf(u"plain a, locked b"_s, u"x"_s);
    attempts.rank(accepted);
    QTEST(drawn(attempts), "tried");
}

void KeyAttemptsTest::whatWasTriedStaysWhereItIs()
{
    ssh::KeyAttempts attempts = attemptsOf(u"plain a, plain b, plain c"_s);
    attempts.next();
    attempts.rank(blobOf("a")); // has been tried
    QCOMPARE(drawn(attempts), u"file:b file:c"_s);
    attempts.rank(blobOf("c"));
    QCOMPARE(drawn(attempts), u"file:c file:b"_s);
}

void KeyAttemptsTest::manyAreMoreThanAHandful()
{
    QVERIFY(!attemptsOf({}, u"a b c d e"_s).areManyAndUntried());
    ssh::KeyAttempts attempts = attemptsOf({}, u"a b c d e f"_s);
    QVERIFY(attempts.areManyAndUntried());
    attempts.next();
    QVERIFY(!attempts.areManyAndUntried());
}

void KeyAttemptsTest::aServerThatHangsUpIsMetAgainFiveTimes()
{
    ssh::KeyAttempts attempts = attemptsOf({}, u"a b c d e f g"_s);
    for (const QChar left : u"bcdef"_s) {
        QVERIFY(attempts.hungUp());
        QCOMPARE(drawn(attempts).at(6), left);
    }
    QVERIFY(!attempts.hungUp());
    QCOMPARE(drawn(attempts), u"agent:f agent:g"_s);
}

void KeyAttemptsTest::refusalsAreCountedForEachConnection()
{
    ssh::KeyAttempts attempts = attemptsOf({}, u"a b c"_s);
    attempts.refused();
    attempts.refused();
    QCOMPARE(attempts.refusedHere(), 2);
    attempts.anotherConnection();
    QCOMPARE(attempts.refusedHere(), 0);
    QCOMPARE(drawn(attempts), u"agent:c"_s);
}

void KeyAttemptsTest::aSilentAgentIsLeftOut()
{
    ssh::KeyAttempts attempts = attemptsOf(u"plain a, locked b"_s, u"x y"_s);
    attempts.next(); // it was asked for x
    attempts.dropAgent();
    QCOMPARE(drawn(attempts), u"locked:b"_s);
}

void KeyAttemptsTest::anOpenedFileIsSignedWith()
{
    ssh::KeyAttempts attempts = attemptsOf(u"locked ?a"_s);
    attempts.unlocked(keyFile(u"a"_s, State::Encrypted));
    QCOMPARE(drawn(attempts), u"file:a"_s);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_keyattempts, rollcall::test::KeyAttemptsTest)
#include "tst_keyattempts.moc"
