// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/hostlist.h"
#include "support/testmain.h"

#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

/// Lists of hosts as people have them.
class HostListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTaken_data();
    void whatIsTaken();
    void noLineIsDroppedInSilence_data();
    void noLineIsDroppedInSilence();
    void whatDoesNotShowIsNamed();
    void noOtherWordIsTold_data();
    void noOtherWordIsTold();
    void encodings();
    void linesKnowTheirNumber();
};

void HostListTest::whatIsTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hosts");
    const auto row = [](const char* name, const QString& text, const QString& hosts) {
        QTest::newRow(name) << text << hosts;
    };
    row("nothing", u"\n \n# no\n; no\n"_s, u""_s);
    row("lines", u"web1\nweb2\n"_s, u"web1 web2"_s);
    row("Windows", u"web1\r\nweb2\r\n"_s, u"web1 web2"_s);
    row("old Macintosh", u"web1\rweb2"_s, u"web1 web2"_s);
    row("comments", u"# all\nweb1 # main\nweb2#x\n"_s, u"web1 web2"_s);
    row("blanks of web pages", u"\u00a0web1\u00a0\n\u200bweb2\ufeff\n"_s, u"web1 web2"_s);
    row("beside words", u"web1\u200b, \ufeffweb2 web3"_s, u"web1 web2 web3"_s);
    row("bullets", u"- web1\n* web2\n• web3\n"_s, u"web1 web2 web3"_s);
    row("one line by blanks", u"web1 web2\tweb3"_s, u"web1 web2 web3"_s);
    row("one line by commas", u"web1, web2,web3,"_s, u"web1 web2 web3"_s);
    row("one line by semicolons", u"web1;web2; web3"_s, u"web1 web2 web3"_s);
    row("logins", u"root@web1:2222\nssh://root@10.0.0.1:22\n[2001:db8::1]:22\n2001:db8::2\nweb.example.org\n"_s,
        u"root@web1:2222 ssh://root@10.0.0.1:22 [2001:db8::1]:22 2001:db8::2 web.example.org"_s);
    row("ranges", u"web[1-3]\nweb[001:003]\nr[1:2]n[a:b]\nweb[1,3]\n"_s,
        u"web[1-3] web[001-003] r[1-2]n[a-b] web[1,3]"_s);
    row("columns", u"web1  10.0.0.1  x\nweb2\t10.0.0.2\ty\n"_s, u"web1 web2"_s);
    row("columns by semicolons", u"web1;10.0.0.1\nweb2;10.0.0.2\n"_s, u"web1 web2"_s);
    row("CSV", u"ip,user,password\n10.0.0.1,root,hunter2\n10.0.0.2,root,hunter2\n"_s, u"10.0.0.1 10.0.0.2"_s);
    row("CSV, another column", u"Site;Host Name;IP\nVienna;web1;10.0.0.1\nGraz;web2;10.0.0.2\n"_s, u"web1 web2"_s);
    row("CSV in quotes", u"\"name\",\"address\"\n\"the first, old\",\"10.0.0.1\"\n"_s, u"10.0.0.1"_s);
    row("CSV with a hole", u"name,site\nweb1,x\n,y\nweb2,z\n"_s, u"web1 web2"_s);
    row("one column with its heading", u"hostname\nweb1\nweb2\n"_s, u"web1 web2"_s);
    row("a host called ip", u"ip\nweb1\n"_s, u"ip web1"_s);
    row("hosts(5)",
        u"127.0.0.1 localhost\n::1 localhost ip6-localhost\nff02::1 ip6-allnodes\n10.0.0.1 web1 web1.lan\n"_s,
        u"10.0.0.1"_s);
    row("inventory",
        u"gate\n[web]\nweb[01:03] ansible_user=root\nweb9 ansible_password=hunter2\n[web:vars]\nansible_become=yes\n"
        "[all:children]\nweb\n[db]\ndb1\n"_s,
        u"gate web[01-03] web9 db1"_s);
}

void HostListTest::noLineIsDroppedInSilence_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("host"); // that it stands for; none: it is told of
    const auto row = [](const QString& line, const QString& host = {}) {
        QTest::newRow(qPrintable(line)) << line << host;
    };
    row(u"[\"web1\", \"web2\"]"_s);
    row(u"[web1, web2]"_s, u"[web1, web2]"_s); // a range
    row(u"['web1']"_s);
    row(u"[web[1-3]]"_s);
    row(u"[web1 web2]"_s);
    row(u"[web1]"_s); // the heading of nothing
    row(u"[web:vars]"_s);
    row(u"[]"_s);
    row(u"[ ]"_s);
    row(u"[web1"_s);
    row(u",,,"_s);
    row(u"\"\""_s);
    row(u"''"_s);
    row(u"-"_s);
    row(u"[1-3]"_s, u"[1-3]"_s);
    row(u"[web1]:2222"_s, u"[web1]:2222"_s);
    row(u"[::1]"_s, u"[::1]"_s);
    row(u"[::1]:22"_s, u"[::1]:22"_s);
    row(u"[fe80::1]"_s, u"[fe80::1]"_s);
}

void HostListTest::noLineIsDroppedInSilence()
{
    QFETCH(QString, line);
    QFETCH(QString, host);
    for (const QString& before : {u""_s, u"gate\n"_s}) {
        const HostList list = readHostList(before + line + u'\n', u"list.txt"_s);
        const int number = before.isEmpty() ? 1 : 2;
        if (!host.isEmpty()) {
            QVERIFY(list.errors.isEmpty() && list.warnings.isEmpty());
            QCOMPARE(list.entries.constLast().word, host);
            QCOMPARE(list.entries.constLast().line, number);
            continue;
        }
        const QList<Error> told = list.errors + list.warnings;
        QCOMPARE(told.size(), 1);
        QVERIFY2(errorText(told[0]).startsWith(u"list.txt:%1 "_s.arg(number)), qPrintable(errorText(told[0])));
        QVERIFY(list.entries.isEmpty() || list.entries.constLast().line < number);
    }
}

void HostListTest::whatIsTaken()
{
    QFETCH(QString, text);
    const HostList list = readHostList(text, u"list.txt"_s);
    QVERIFY2(list.errors.isEmpty(), qPrintable(errorText(list.errors.value(0))));
    QTEST(list.words().join(u' '), "hosts");
}

/// And is no end of a word, of which the rest would be lost.
void HostListTest::whatDoesNotShowIsNamed()
{
    const HostList list = readHostList(u"web1\nweb\u200b-01\nweb\u202e2\n"_s, u"list.txt"_s);
    QCOMPARE(list.words().join(u' '), u"web1"_s);
    QCOMPARE(list.errors.size(), 2);
    QVERIFY2(errorText(list.errors[0]).startsWith(u"list.txt:2 is not read as a host: in it character 4 is U+200B"_s),
             qPrintable(errorText(list.errors[0])));
    QVERIFY2(errorText(list.errors[1]).contains(u"list.txt:3 "_s) && errorText(list.errors[1]).contains(u"U+202E"_s),
             qPrintable(errorText(list.errors[1])));
}

void HostListTest::noOtherWordIsTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const QString& text, int line) { QTest::newRow(name) << text << line; };
    row("a group", u"web1\n@hunter2\n"_s, 2);
    row("a pattern", u"hunter2*\n"_s, 1);
    row("an exception", u"web1\n!hunter2 x\n"_s, 2);
    row("a setting", u"web1\n\npassword=hunter2\n"_s, 3);
    row("a bad port", u"web1:hunter2\n"_s, 1);
    row("an address of the web", u"web1\nhttp://hunter2/\n"_s, 2);
    row("an open range", u"web[1-3 hunter2\n"_s, 1);
    row("a backwards range", u"web[3:1] hunter2\nx\n"_s, 1);
    row("an option", u"web1\n-ohunter2\n"_s, 2);
    row("no text", u"web1\nhunter2(x)\n"_s, 2);
    row("a choice of a shell", u"web1\nhunter2{a,b}\n"_s, 2);
    row("no address", u"web1\nme@192.0.2.999 hunter2\n"_s, 2);
    row("what does not show", u"web1\nhunter2\u200b-01\n"_s, 2);
    row("left out", u"[web:vars]\npassword=hunter2\n"_s, 2);
    row("columns", u"web1 hunter2\nweb2 hunter2\n"_s, 1);
    row("headings", u"host,hunter2\nweb1,hunter2\n"_s, 1);
}

void HostListTest::noOtherWordIsTold()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const HostList list = readHostList(text, u"list.txt"_s);
    const QList<Error> told = list.errors + list.warnings;
    QCOMPARE(told.size(), 1);
    const QString said = errorText(told[0]);
    QVERIFY2(said.startsWith(u"list.txt:%1 "_s.arg(line)) && !said.contains(u"hunter2"), qPrintable(said));
    QVERIFY(!list.words().join(u' ').contains(u"hunter2"));
}

void HostListTest::encodings()
{
    const QString text = u"web1\nweb2\n"_s;
    const QStringList hosts{u"web1"_s, u"web2"_s};
    for (const QStringConverter::Encoding encoding :
         {QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        for (const bool mark : {false, true}) {
            QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            const QByteArray bytes = encoder(text);
            QCOMPARE(readHostList(bytes, {}).words(), hosts);
        }
    }
    const HostList none = readHostList(QByteArray("web1\n\xff\xfe\n"), u"list.txt"_s);
    QVERIFY(none.entries.isEmpty() && none.errors.size() == 1);
    QVERIFY(!readHostList(QByteArray("web1\0\n", 6) + "x", u"list.txt"_s).errors.isEmpty());
}

void HostListTest::linesKnowTheirNumber()
{
    const HostList list = readHostList(u"# x\n\nweb1\r\n\nweb2"_s, {});
    QCOMPARE(list.entries[0].line, 3);
    QCOMPARE(list.entries[1].line, 5);
}

ROLLCALL_TEST(tst_hostlist, HostListTest)
#include "tst_hostlist.moc"
