// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"

#include "openssh/config/configlexer.h"
#include "openssh/config/configvalues.h"
#include "openssh/config/tokens.h"
#include "openssh/knownhosts/sha1.h"
#include "openssh/words/algorithms.h"
#include "openssh/words/base64.h"
#include "openssh/words/destination.h"
#include "openssh/words/patterns.h"
#include "openssh/words/publickey.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace rollcall;
using namespace rollcall::openssh;
using namespace Qt::StringLiterals;

class OpenSshValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void destinations_data();
    void destinations();
    void badDestinations_data();
    void badDestinations();
    void proxyJumps();
    void portsByName();
    void keysAreBase64ToTheLetter_data();
    void keysAreBase64ToTheLetter();
    void publicKeysInFiles_data();
    void publicKeysInFiles();
    void algorithms();
    void hostKeyAlgorithms();
    void patterns_data();
    void patterns();
    void hostilePatternsEnd();
    void hmac_data();
    void hmac();
    void times();
    void tokens();
    void hostileLinesEnd();
};

void OpenSshValuesTest::destinations_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    const auto row = [](const char* text, const QString& user, const QString& host, int port) {
        QTest::newRow(text) << user << host << port;
    };
    row("web1", {}, u"web1"_s, 0);
    row("  web1 ", {}, u"web1"_s, 0);
    row("web1:2222", {}, u"web1"_s, 2222);
    row("ann@web1", u"ann"_s, u"web1"_s, 0);
    row("ann@web1:2222", u"ann"_s, u"web1"_s, 2222);
    row("ann@corp@web1", u"ann@corp"_s, u"web1"_s, 0);
    row("[::1]", {}, u"::1"_s, 0);
    row("[2001:db8::1]:22", {}, u"2001:db8::1"_s, 22);
    row("ann@[fe80::1%eth0]:22", u"ann"_s, u"fe80::1%eth0"_s, 22);
    row("[web1]:22", {}, u"web1"_s, 22);
    row("ssh://web1", {}, u"web1"_s, 0);
    row("SSH://ann@web1:22/", u"ann"_s, u"web1"_s, 22);
    row("ssh://an%20n@[::1]:22", {}, {}, -1);
    row("ssh://ann%40corp@[::1]:22", u"ann@corp"_s, u"::1"_s, 22);
    row("ssh://ann;fingerprint=x@web1", u"ann"_s, u"web1"_s, 0);
    row("10.0.0.1:65535", {}, u"10.0.0.1"_s, 65535);
}

void OpenSshValuesTest::destinations()
{
    QFETCH(QString, user);
    QFETCH(QString, host);
    QFETCH(int, port);
    const auto parsed = parseDestination(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(parsed.ok(), port >= 0);
    if (parsed.ok())
        QCOMPARE(*parsed, (Destination{user, host, static_cast<quint16>(port)}));
}

void OpenSshValuesTest::badDestinations_data()
{
    QTest::addColumn<int>("unused");
    for (const char* text :
         {" ",       "@web1",  "ann@",      "web1:",    "web1:0",     "web1:65536",  "web1:x", "web1:+5",
          "web1:-5", "[::1",   "[::1]x",    "[]:22",    "::1",        "2001:db8::1", "-web1",  "-l@web1",
          "we b1",   "ssh://", "ssh://a b", "web1/x:5", "web1:22:22", "we\nb1"})
        QTest::newRow(text) << 0;
}

void OpenSshValuesTest::badDestinations()
{
    const auto parsed = parseDestination(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().kind, ErrorKind::BadValue);
}

void OpenSshValuesTest::proxyJumps()
{
    QVERIFY(parseProxyJump(u"none"_s)->isEmpty());
    QVERIFY(parseProxyJump(u"NONE"_s)->isEmpty());
    QCOMPARE(*parseProxyJump(u"a, ann@b:3,[::1]:4,ssh://c:5"_s),
             (QList<Destination>{{{}, u"a"_s, 0}, {u"ann"_s, u"b"_s, 3}, {{}, u"::1"_s, 4}, {{}, u"c"_s, 5}}));
    for (const QString& bad : {u""_s, u","_s, u"a,,b"_s, u"a,"_s, u"a:x"_s})
        QVERIFY(!parseProxyJump(bad).ok());
}

void OpenSshValuesTest::portsByName()
{
    QCOMPARE(portOf(u"ssh"_s), std::optional<quint16>(22));
    QCOMPARE(portOf(u"022"_s), std::optional<quint16>(22));
    for (const QString& none : {u""_s, u"0"_s, u"65536"_s, u"-22"_s, u"+22"_s, u" 22"_s, u"22x"_s, u"no-such"_s})
        QVERIFY2(!portOf(none), qPrintable(none));
}

void OpenSshValuesTest::keysAreBase64ToTheLetter_data()
{
    QTest::addColumn<bool>("good");
    for (const char* text : {"", "AAAA", "AAA=", "AA==", "/+A=", "AAAAAA=="})
        QTest::newRow(text) << true;
    for (const char* text : {"AAA", "AA", "AA=", "A===", "AAB=", "AB==", "AA==AAAA", "AA=A", "-_A=", "AA A", "AAA\n"})
        QTest::newRow(text) << false;
}

void OpenSshValuesTest::keysAreBase64ToTheLetter()
{
    QFETCH(bool, good);
    const QByteArray text(QTest::currentDataTag());
    const auto bytes = strictBase64(text);
    QCOMPARE(bytes.has_value(), good);
    QVERIFY(!bytes || bytes->toBase64() == text);
}

void OpenSshValuesTest::publicKeysInFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isKey");
    const QByteArray blob =
        QByteArray::fromHex("0000000b") + "ssh-ed25519" + QByteArray::fromHex("00000020") + QByteArray(32, 'k');
    const QByteArray key = "ssh-ed25519 " + blob.toBase64();
    const auto row = [](const char* name, const QByteArray& text, bool isKey) { QTest::newRow(name) << text << isKey; };
    row("bare", key, true);
    row("comment and line end", key + " ann@desk\n", true);
    row("of Windows", key + " ann@desk\r\n", true);
    row("more lines behind it", key + "\nwords\n", true);
    row("more space", "  " + key + "\t ann\n", true);
    row("other type than it says", "ssh-rsa " + blob.toBase64(), false);
    row("a letter that is not base64", "ssh-ed25519 " + blob.toBase64().insert(8, '!'), false);
    row("cut off", "ssh-ed25519 " + blob.first(9).toBase64(), false);
    row("one word", "ssh-ed25519", false);
    row("armoured", "-----BEGIN OPENSSH PRIVATE KEY-----\n" + key, false);
    row("nothing", "", false);
}

void OpenSshValuesTest::publicKeysInFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isKey);
    QCOMPARE(!publicKeyIn(text).isEmpty(), isKey);
    QCOMPARE(keyType(publicKeyIn(text)), isKey ? u"ssh-ed25519"_s : QString());
}

void OpenSshValuesTest::algorithms()
{
    const QStringList defaults{u"a1"_s, u"a2"_s, u"b1"_s};
    QCOMPARE(applyAlgorithms({}, defaults), defaults);
    QCOMPARE(applyAlgorithms(u"x,y,x"_s, defaults), (QStringList{u"x"_s, u"y"_s}));
    QCOMPARE(applyAlgorithms(u"+x,a1"_s, defaults), (QStringList{u"a1"_s, u"a2"_s, u"b1"_s, u"x"_s}));
    QCOMPARE(applyAlgorithms(u"-a*"_s, defaults), QStringList{u"b1"_s});
    QCOMPARE(applyAlgorithms(u"-a?,b1"_s, defaults), QStringList());
    QCOMPARE(applyAlgorithms(u"^b1,x"_s, defaults), (QStringList{u"b1"_s, u"x"_s, u"a1"_s, u"a2"_s}));
}

void OpenSshValuesTest::hostKeyAlgorithms()
{
    const QStringList offered{u"ssh-ed25519"_s, u"ecdsa-sha2-nistp256"_s, u"rsa-sha2-512"_s, u"rsa-sha2-256"_s};
    QCOMPARE(preferKnown(offered, {u"ssh-rsa"_s}),
             (QStringList{u"rsa-sha2-512"_s, u"rsa-sha2-256"_s, u"ssh-ed25519"_s, u"ecdsa-sha2-nistp256"_s}));
    QCOMPARE(preferKnown(offered, {}), offered);
    QCOMPARE(restrictTo(offered, {u"ssh-rsa"_s, u"ecdsa-sha2-nistp256"_s}),
             (QStringList{u"ecdsa-sha2-nistp256"_s, u"rsa-sha2-512"_s, u"rsa-sha2-256"_s}));
    QCOMPARE(restrictTo(offered, {u"ssh-dss"_s}), QStringList());
    QCOMPARE(algorithmsOfKeyType(u"ssh-ed25519"_s), QStringList{u"ssh-ed25519"_s});
}

void OpenSshValuesTest::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("list");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString& text, const QString& list, bool matches) {
        QTest::addRow("%s in %s", qPrintable(text), qPrintable(list)) << text << list << matches;
    };
    row(u"abc"_s, u"abc"_s, true);
    row(u"abc"_s, u"ABC"_s, false);
    row(u"abc"_s, u"a*"_s, true);
    row(u"abc"_s, u"*c"_s, true);
    row(u"abc"_s, u"*b*"_s, true);
    row(u"abc"_s, u"a**c"_s, true);
    row(u"abc"_s, u"a?c"_s, true);
    row(u"abc"_s, u"???"_s, true);
    row(u"abc"_s, u"??"_s, false);
    row(u"abc"_s, u"a*d"_s, false);
    row(u"abab"_s, u"*ab"_s, true);
    row(u"aab"_s, u"a*ab"_s, true);
    row(u""_s, u"*"_s, true);
    row(u""_s, u""_s, true);
    row(u"a"_s, u""_s, false);
    row(u"b"_s, u"a,b,c"_s, true);
    row(u"b"_s, u"a,!b,*"_s, false);
    row(u"b"_s, u"!c"_s, false);
    row(u"b"_s, u"!c,*"_s, true);
    row(u"ü"_s, u"?"_s, true);
}

void OpenSshValuesTest::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, list);
    QFETCH(bool, matches);
    QCOMPARE(matchesList(QStringView(text), QStringView(list)), matches);
    if (text.size() == text.toUtf8().size())
        QCOMPARE(matchesList(QByteArrayView(text.toUtf8()), QByteArrayView(list.toUtf8())), matches);
}

void OpenSshValuesTest::hostilePatternsEnd()
{
    const QByteArray text(2000, 'a');
    const QByteArray pattern = QByteArray("*a").repeated(500) + 'b';
    QVERIFY(!matchesPattern(QByteArrayView(text),
                            QByteArrayView(pattern))); // a recursive matcher would take exponential time
}

void OpenSshValuesTest::hmac_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {0, 1, 9, 54, 55, 56, 63, 64, 65, 119, 120, 300})
        QTest::addRow("%d bytes", length) << length;
}

void OpenSshValuesTest::hmac()
{
    QFETCH(int, length);
    QByteArray message;
    for (int i = 0; i < length; ++i)
        message.append(static_cast<char>('a' + i % 26));
    for (const int keyLength : {0, 20, 64}) {
        const QByteArray key(keyLength, '\x9c');
        const QByteArray expected = QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha1);
        QVERIFY(HmacSha1(key).makes(expected, message));
        QVERIFY(!HmacSha1(key).makes(expected, QByteArray(message + 'a')));
    }
}

void OpenSshValuesTest::times()
{
    QCOMPARE(secondsOf(u"0"_s), std::optional(0));
    QCOMPARE(secondsOf(u"90"_s), std::optional(90));
    QCOMPARE(secondsOf(u"1m30"_s), std::optional(90));
    QCOMPARE(secondsOf(u"1H2M3S"_s), std::optional(3723));
    QCOMPARE(secondsOf(u"1w1d"_s), std::optional(8 * 86400));
    for (const QString& bad : {u""_s, u"m"_s, u"5x"_s, u"-5"_s, u"1.5"_s, u"99999999999"_s, u"9999w9999w9999w"_s})
        QVERIFY(!secondsOf(bad));
}

void OpenSshValuesTest::tokens()
{
    const Tokens known{{u'h', u"web1"_s}};
    QProcessEnvironment environment;
    environment.insert(u"A"_s, u"%h"_s);
    QCOMPARE(*expand(u"%h-%%h"_s, known).text, u"web1-%h"_s);
    QCOMPARE(*expand(u"${A}/%h"_s, known, &environment).text, u"%h/web1"_s); // not expanded twice
    QCOMPARE(*expand(u"${A}"_s, known).text, u"${A}"_s);
    QCOMPARE(expand(u"%"_s, known).problem, u"%"_s);
    QCOMPARE(expand(u"x%zy"_s, known).problem, u"%z"_s);
    QCOMPARE(expand(u"${B}"_s, known, &environment).problem, u"${B}"_s);
    QCOMPARE(expand(u"${A"_s, known, &environment).problem, u"${A"_s);
    QCOMPARE(*expandTilde(u"~/x"_s, u"/home/ann"_s).text, u"/home/ann/x"_s);
    QCOMPARE(*expandTilde(u"~"_s, u"/home/ann"_s).text, u"/home/ann"_s);
    QCOMPARE(*expandTilde(u"/a~b"_s, u"/home/ann"_s).text, u"/a~b"_s);
    QCOMPARE(*expandTilde(u"~root/x"_s, u"/home/ann"_s).text, u"/root/x"_s);
    QVERIFY(!expandTilde(u"~no-such-user-here/x"_s, u"/home/ann"_s).text);
}

void OpenSshValuesTest::hostileLinesEnd()
{
    for (const QString& line : {u"\""_s, u"\"\""_s, u"="_s, u"=="_s, u"a="_s, u"\\"_s, u"a \\"_s, u"a '\\'"_s,
                                u"a \"\\"_s, u" \t\r"_s, QString(100000, u'"'), QString(100000, u'\\'), u"a\0b c"_s}) {
        const LexedLine lexed = lexConfigLine(line);
        QVERIFY(lexed.arguments.size() <= line.size());
    }
}

ROLLCALL_TEST(tst_values, OpenSshValuesTest)

#include "tst_values.moc"
