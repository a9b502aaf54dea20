// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/masker.h"
#include "core/base/error.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::analysis;

namespace {

QByteArray masked(const QString& masks, const QByteArray& text, const QByteArrayList& own = {"web-01", "192.0.2.1"},
                  const QStringList& patterns = {})
{
    const auto read = masksFrom(masks);
    const auto masker = read ? Masker::make({*read, patterns}) : Result<Masker>(read.error());
    if (!masker)
        return "no masker";
    QByteArray left;
    masker->mask(text, own, left);
    return left;
}

} // namespace

class MaskerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data();
    void folds();
    void keepsApart_data();
    void keepsApart();
    void ownNames_data();
    void ownNames();
    void patterns();
    void nothingShownIsAMark();
    void linesStayLines();
};

/// Two texts that differ in nothing else.
void MaskerTest::folds_data()
{
    QTest::addColumn<QString>("masks");
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char* name, const QString& masks, const char* one, const char* other) {
        QTest::newRow(name) << masks << QByteArray(one) << QByteArray(other);
    };
    row("clock", u"times"_s, "at 20:15 up", "at 7:05 up");
    row("clock with seconds", u"times"_s, "20:15:00", "07:05:59");
    row("fractions", u"times"_s, "20:15:00.123456", "20:15:01,9");
    row("zones", u"times"_s, "20:15:00Z", "21:15:00+01:00");
    row("halves of the day", u"times"_s, "8:15 PM", "7:05 am");
    row("in brackets", u"times"_s, "[20:15:00] go", "[20:15:01] go");
    row("behind a word", u"times"_s, "Time:20:15", "Time:20:16");
    row("in JSON", u"times"_s, R"({"at":"2026-11-30T20:15:00.1Z"})", R"({"at":"2026-12-01T00:15:00.25Z"})");
    row("RFC 3339", u"times"_s, "2026-11-30T20:15:00Z ok", "2027-01-02T03:04:05Z ok");
    row("with a blank", u"times"_s, "2026-11-30 20:15:00,123 ok", "2027-01-02 03:04:05,001 ok");
    row("system log", u"times"_s, "Nov  3 20:15:00 x", "Nov 30 20:15:00 x");
    row("web server", u"times"_s, "[30/Nov/2026:20:15:00 +0100] x", "[01/Dec/2026:00:00:00 +0000] x");
    row("other web server", u"times"_s, "2026/11/30 20:15:00 [error]", "2026/12/01 20:15:00 [error]");
    row("date", u"times"_s, "Mon Nov 30 20:15:00 UTC 2026", "Tue Dec  1 00:00:01 CET 2027");
    row("mail", u"times"_s, "Mon, 30 Nov 2026 20:15:00 +0000", "Tue, 1 Dec 2026 20:15:00 +0100");
    row("padding behind", u"times"_s, "7:05   up", "20:15 up");
    row("padding before", u"times"_s, "up  7:05", "up 20:15");
    row("pid", u"pids"_s, "sshd[4711]: x", "sshd[1]: x");
    row("pid in brackets", u"pids"_s, "CRON(x)[12]", "CRON(x)[1]");
    row("uuid", u"uuids"_s, "id=550e8400-e29b-41d4-a716-446655440000;", "id=00000000-E29B-41D4-a716-446655440fff;");
    row("uuid behind a dash", u"uuids"_s, "luks-550e8400-e29b-41d4-a716-446655440000",
        "luks-550e8400-e29b-41d4-a716-446655440001");
    row("day", u"dates"_s, "until 2026-11-30.", "until 2027-01-02.");
    row("day of Germany", u"dates"_s, "bis 30.11.2026", "bis 1.12.2026");
    row("day in words", u"dates"_s, "notAfter Nov 30 2026", "notAfter Jan  3 2027");
    row("day and month", u"dates"_s, "30 Nov 2026 a", "3 January 2027 a");
    row("percent", u"sizes"_s, "used 12% of", "used 97% of");
    row("sizes", u"sizes"_s, "4.0K /a", "  12G /a");
    row("size in words", u"sizes"_s, "1,5 GiB free", "512 bytes free");
    row("size nought", u"sizes"_s, "1.2M 0 /run", "0 512K /run");
    row("numbers", u"numbers"_s, "web12x 3.14", "web9x 2.7");
    row("right columns", u"numbers"_s, "    7 sda", "12345 sda");
    row("hex", u"hex"_s, "0x1f d41d8cd98f", "0xffff 0beec7b5ea3f0fdbc9");
    row("space", u"space"_s, "  a \t b  \n\n\nc", "a b\nc");
    row("several", u"default,dates"_s, "web-01 20:15 x[1] 2026-01-02", "192.0.2.1 7:15 x[12] 2027-01-02");
}

void MaskerTest::folds()
{
    QFETCH(const QString, masks);
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QCOMPARE(masked(masks, one), masked(masks, other));
    QVERIFY(masked(masks, one) != one);
    QCOMPARE(masked(u"none"_s, one), one);
}

/// Two texts that mean something different, however much they look alike.
void MaskerTest::keepsApart_data()
{
    QTest::addColumn<QString>("masks");
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char* name, const char* one, const char* other, const QString& masks = u"default"_s) {
        QTest::newRow(name) << masks << QByteArray(one) << QByteArray(other);
    };
    row("sizes", "/ 12%", "/ 97%");
    row("numbers", "errors: 0", "errors: 1");
    row("kernels", "6.1.0-28-amd64", "6.1.0-29-amd64");
    row("checksums", "d41d8cd98f00b204", "d41d8cd98f00b205");
    row("certificates' ends", "notAfter=Nov 30 2026", "notAfter=Nov 30 2024");
    row("dates", "2026-11-30", "2024-11-30");
    row("other hosts", "active: web-02", "active: web-03");
    row("other addresses", "192.0.2.7", "192.0.2.8");
    row("indentation", "a:\n  b: 1", "a:\nb: 1");
    row("blanks", "a  b", "a b");
    row("ports", "127.0.0.1:22", "127.0.0.1:23");
    row("more ports", "127.0.0.1:20:15", "127.0.0.1:20:16");
    row("MAC addresses", "12:34:56:78:9a:bc", "12:34:56:78:9a:bd");
    row("MAC addresses of digits", "00:11:22:33:44:55", "00:11:22:33:44:54");
    row("IPv6", "fe80::20:15", "fe80::20:16");
    row("versions", "1.20:15", "1.20:16");
    row("no minute", "1:99", "1:98");
    row("no hour", "25:10", "26:10");
    row("ports of containers", "8080:80", "8081:80");
    row("index of nothing", "[1] up", "[2] up");
    row("no number in brackets", "x[a1]", "x[a2]");
    row("a digit more than a uuid", "550e8400-e29b-41d4-a716-4466554400001", "550e8400-e29b-41d4-a716-4466554400002");
    row("a month and more", "Nov 30 users", "Nov 31 users");
    row("a word that begins as a month", "Marvin 12 20:15", "Marvin 13 20:15");
    row("own name against nothing", "web-01 is up", " is up");
    row("own name against the picture of a mark", "web-01 is up", "\xE2\x90\x81n is up");
    row("days with times alone", "2026-11-30 up", "2026-12-01 up", u"times"_s);
    row("numbers in words of hex", "abcdefg1", "abcdefg2", u"hex"_s);
    row("short hex", "abc123", "abc124", u"hex"_s);
    row("a unit that is none", "5 K", "6 K", u"sizes"_s);
    row("lines", "a\nb", "a b", u"space"_s);
}

void MaskerTest::keepsApart()
{
    QFETCH(const QString, masks);
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QVERIFY2(masked(masks, one) != masked(masks, other), masked(masks, one).toHex(' ').constData());
}

void MaskerTest::ownNames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isOwn");
    const auto row = [](const char* text, bool isOwn) { QTest::newRow(text) << QByteArray(text) << isOwn; };
    for (const char* text :
         {"web-01", "web-01:", "root@web-01:~#", "/srv/web-01/log", "name=web-01", "(web-01)", "on web-01.",
          "\"web-01\"", "192.0.2.1", "192.0.2.1:22", "http://192.0.2.1/", "[::7]", "web-01_x web-01"})
        row(text, true);
    for (const char* text : {"web-011", "web-01-old", "old-web-01", "web-01.example", "xweb-01", "web-01_x", "a.web-01",
                             "192.0.2.10", "192.0.2.1.5", "1192.0.2.1", "WEB-01", "fe80::7", "::71", "db", "web"})
        row(text, false);
}

void MaskerTest::ownNames()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isOwn);
    const QByteArrayList own{"web-01", "192.0.2.1", "::7", "db"}; // the last one is too short
    QCOMPARE(masked(u"names"_s, text, own) != text, isOwn);
    QCOMPARE(masked(u"names"_s, text, {}), text);
}

void MaskerTest::patterns()
{
    QCOMPARE(masked(u"none"_s, "serial AB12\nx", {}, {u"AB\\d+"_s}),
             masked(u"none"_s, "serial AB7\nx", {}, {u"AB\\d+"_s}));
    QVERIFY(masked(u"none"_s, "serial AB12", {}, {u"AB\\d+"_s}) != masked(u"none"_s, "serial ab12", {}, {u"AB\\d+"_s}));
    // Each of several, and masks beside them; ^ is a line's begin.
    const QStringList two{u"^\\w+"_s, u"\\w+$"_s};
    QCOMPARE(masked(u"times"_s, "a 20:15 b\nc d e", {}, two), masked(u"times"_s, "xx 7:15 yy\nz d zz", {}, two));
    QVERIFY(masked(u"times"_s, "a k b", {}, two) != masked(u"times"_s, "a l b", {}, two));
    const auto bad = Masker::make({{}, {u"a(b"_s}});
    QVERIFY(!bad.ok());
    QCOMPARE(bad.error().kind, ErrorKind::BadValue);
}

/// Whatever a host says in printable characters, it is not what stands for something masked.
void MaskerTest::nothingShownIsAMark()
{
    const QByteArray mark = masked(u"names"_s, "web-01");
    QVERIFY(mark.size() < 6 && mark[0] < ' ');
    QByteArray printable;
    for (char c = ' '; c < 127; ++c)
        printable += c;
    QVERIFY(!masked(u"names"_s, printable).contains(mark[0]));
}

void MaskerTest::linesStayLines()
{
    QCOMPARE(masked(u"default"_s, "a\n\nb"), QByteArray("a\n\nb"));
    QCOMPARE(masked(u"default"_s, "a\n"), QByteArray("a\n"));
    QCOMPARE(masked(u"default"_s, ""), QByteArray());
    QCOMPARE(masked(u"default"_s, "\n"), QByteArray("\n"));
    QCOMPARE(masked(u"default"_s, "web-01\nweb-01").count('\n'), 1);
}

ROLLCALL_TEST(tst_masker, MaskerTest)
#include "tst_masker.moc"
