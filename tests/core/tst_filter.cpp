// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/contenttype.h"
#include "core/result/filter.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

// -1: none
std::optional<quint32> codeOf(qint64 code)
{
    return code < 0 ? std::nullopt : std::optional(static_cast<quint32>(code));
}

FilterRow row(Reason reason, std::optional<quint32> exitCode = {})
{
    FilterRow result{u"web-01"_s, u"web"_s, u"192.0.2.7"_s, u"Disk full"_s, true, {}, false};
    result.verdict.reason = reason;
    result.verdict.exitCode = exitCode;
    return result;
}

CompiledFilter compiled(const ResultFilter& filter)
{
    return CompiledFilter::compile(filter).value();
}

} // namespace

class FilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesText_data();
    void matchesText();
    void marksTheText();
    void matchesEnds();
    void readsExitCodes_data();
    void readsExitCodes();
    void refusesBadExitCodes_data();
    void refusesBadExitCodes();
    void showsABadPattern();
    void runningRows();
    void readsWords_data();
    void readsWords();
    void wordsLimitEnds();
    void refusesUnknownWords();
    void guessesContent_data();
    void guessesContent();
    void knowsInterpreters();
};

void FilterTest::matchesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("regex");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<bool>("expected");

    QTest::newRow("nothing") << u""_s << false << false << true;
    QTest::newRow("host") << u"WEB-0"_s << false << false << true;
    QTest::newRow("case") << u"WEB-0"_s << false << true << false;
    QTest::newRow("first line") << u"disk"_s << false << false << true;
    QTest::newRow("address") << u"2.0.2"_s << false << false << true;
    QTest::newRow("dot of a pattern") << u"192.0.2..$"_s << true << false << true;
    QTest::newRow("not a pattern") << u"web.01"_s << false << false << false;
    QTest::newRow("pattern") << u"^web.0[1-3]$"_s << true << false << true;
    QTest::newRow("elsewhere") << u"mail"_s << false << false << false;
}

void FilterTest::matchesText()
{
    QFETCH(QString, text);
    ResultFilter filter;
    filter.text = text;
    filter.regex = *static_cast<bool*>(QTest::qData("regex", QMetaType::Bool));
    filter.caseSensitive = *static_cast<bool*>(QTest::qData("caseSensitive", QMetaType::Bool));
    QTEST(compiled(filter).matches(row(Reason::None)), "expected");
    FilterRow hit = row(Reason::None);
    hit.outputHit = true;
    QVERIFY(compiled(filter).matches(hit));
}

void FilterTest::marksTheText()
{
    const auto marked = [](const QString& text, bool regex, bool caseSensitive, const QString& line) {
        ResultFilter filter;
        filter.text = text;
        filter.regex = regex;
        filter.caseSensitive = caseSensitive;
        return compiled(filter).textPattern().match(line).captured();
    };
    QCOMPARE(marked(u"a.c (x)"_s, false, false, u"abc (x), A.C (X)"_s), u"A.C (X)"_s);
    QCOMPARE(marked(u"a.c"_s, true, false, u"xABCx"_s), u"ABC"_s);
    QCOMPARE(marked(u"a.c"_s, true, true, u"ABC abc"_s), u"abc"_s);
    QVERIFY(compiled({}).textPattern().pattern().isEmpty());
}

void FilterTest::matchesEnds()
{
    ResultFilter filter;
    QVERIFY(filter.isEmpty() && compiled(filter).matches(row(Reason::Refused)));
    filter.outcomes = {Outcome::Failed, Outcome::Lost};
    QVERIFY(compiled(filter).matches(row(Reason::ExitCode, 1)));
    QVERIFY(!compiled(filter).matches(row(Reason::Refused)));
    filter.exitCodes = u"2-5"_s;
    QVERIFY(compiled(filter).matches(row(Reason::ExitCode, 3)));
    QVERIFY(!compiled(filter).matches(row(Reason::ExitCode, 1)));
    QVERIFY(!compiled(filter).matches(row(Reason::LinkLost)));
    filter = {};
    filter.reasons = {Reason::Refused};
    QVERIFY(compiled(filter).matches(row(Reason::Refused)) && !compiled(filter).matches(row(Reason::NoRoute)));
}

void FilterTest::readsExitCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("in");
    QTest::addColumn<QList<qint64>>("out");

    QTest::newRow("empty") << u" , "_s << QList<qint64>{0, 1, -1} << QList<qint64>{};
    QTest::newRow("one") << u"0"_s << QList<qint64>{0} << QList<qint64>{1, -1};
    QTest::newRow("list") << u"0, 2-5 ,127"_s << QList<qint64>{0, 2, 5, 127} << QList<qint64>{1, 6, 126, -1};
    QTest::newRow("not") << u"!=0"_s << QList<qint64>{1, 255} << QList<qint64>{0, -1};
    QTest::newRow("short not") << u"!0,!1"_s << QList<qint64>{2} << QList<qint64>{0, 1, -1};
    QTest::newRow("both") << u"1-9,!3"_s << QList<qint64>{1, 9} << QList<qint64>{3, 0, 10};
    QTest::newRow("greater") << u">2"_s << QList<qint64>{3, 255} << QList<qint64>{2, -1};
    QTest::newRow("at most") << u"<=2,>=250"_s << QList<qint64>{0, 2, 250} << QList<qint64>{3, -1};
    QTest::newRow("none") << u"none"_s << QList<qint64>{-1} << QList<qint64>{0, 1};
    QTest::newRow("some") << u"!none"_s << QList<qint64>{0, 1} << QList<qint64>{-1};
    QTest::newRow("32 bits") << u">=65536,4294967295"_s << QList<qint64>{65536, 4294967295} << QList<qint64>{65535, -1};
    QTest::newRow("equals") << u"=4"_s << QList<qint64>{4} << QList<qint64>{0};
}

void FilterTest::readsExitCodes()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, in);
    QFETCH(QList<qint64>, out);
    const Result<ExitCodeSet> set = ExitCodeSet::parse(text);
    QVERIFY(set.ok());
    for (const qint64 code : in)
        QVERIFY2(set->contains(codeOf(code)), qPrintable(QString::number(code)));
    for (const qint64 code : out)
        QVERIFY2(!set->contains(codeOf(code)), qPrintable(QString::number(code)));
}

void FilterTest::refusesBadExitCodes_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"x", "1-", "5-2", "-1", "!", ">", "1;2", "0x10", "99999999999"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void FilterTest::refusesBadExitCodes()
{
    QFETCH(QString, text);
    ResultFilter filter;
    filter.exitCodes = text;
    const Result<CompiledFilter> result = CompiledFilter::compile(filter);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().subject, u"exit-codes"_s);
    QVERIFY(errorText(result.error()).contains(text));
}

void FilterTest::showsABadPattern()
{
    ResultFilter filter;
    filter.text = u"web(0"_s;
    filter.regex = true;
    const Result<CompiledFilter> result = CompiledFilter::compile(filter);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::BadValue);
    QVERIFY(!result.error().detail.isEmpty());
    filter.regex = false;
    QVERIFY(CompiledFilter::compile(filter).ok());
}

void FilterTest::runningRows()
{
    FilterRow running = row(Reason::None);
    running.ended = false;
    ResultFilter filter;
    QVERIFY(compiled(filter).matches(running));
    filter.outcomes = {Outcome::Ok};
    QVERIFY(!compiled(filter).matches(running));
    filter = {};
    filter.running = false;
    QVERIFY(!compiled(filter).matches(running));
}

void FilterTest::readsWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("refused"); // lets in a row of that end
    QTest::addColumn<bool>("exitCode");
    QTest::addColumn<bool>("cancelled"); // and still running

    QTest::newRow("no word") << u" disk full"_s << u" disk full"_s << true << true << true;
    QTest::newRow("reason") << u"reason:refused"_s << u""_s << true << false << false;
    QTest::newRow("case") << u"Reason:Refused"_s << u""_s << true << false << false;
    QTest::newRow("two reasons") << u"reason:refused,exit-code"_s << u""_s << true << true << false;
    QTest::newRow("said twice") << u"reason:refused reason:exit-code"_s << u""_s << true << true << false;
    QTest::newRow("without") << u"-reason:refused"_s << u""_s << false << true << true;
    QTest::newRow("beginning") << u"reason:can"_s << u""_s << false << false << true;
    QTest::newRow("while it is typed") << u"reason:refused,"_s << u""_s << true << false << false;
    QTest::newRow("outcome") << u"outcome:unreachable,failed"_s << u""_s << true << true << false;
    QTest::newRow("remote") << u"remote:still-running"_s << u""_s << false << false << true;
    QTest::newRow("both kinds") << u"outcome:failed reason:refused"_s << u""_s << false << false << false;
    QTest::newRow("with text") << u"web reason:refused 0 1"_s << u"web 0 1"_s << true << false << false;
    QTest::newRow("text after") << u"reason:refused  a b"_s << u"a b"_s << true << false << false;
    QTest::newRow("label") << u"reason:\"connection refused\""_s << u""_s << true << false << false;
    QTest::newRow("its beginning, and a name") << u"reason:connection,exit-code"_s << u""_s << true << true << false;
    QTest::newRow("not that label") << u"-reason:\"Exit code\",refused x"_s << u"x"_s << false << false << true;
    QTest::newRow("quote being typed") << u"reason:\"connection ref"_s << u""_s << true << false << false;
    QTest::newRow("state by its label") << u"remote:\"still running\""_s << u""_s << false << false << true;
    QTest::newRow("comma being typed") << u"reason:refused,"_s << u""_s << true << false << false;
    QTest::newRow("unfinished") << u"reason:"_s << u"reason:"_s << true << true << true;
    QTest::newRow("inside a word") << u"xreason:refused"_s << u"xreason:refused"_s << true << true << true;
    QTest::newRow("as text") << u"\\reason:refused x"_s << u"reason:refused x"_s << true << true << true;
}

void FilterTest::readsWords()
{
    QFETCH(QString, line);
    const Result<FilterLine> read = FilterLine::parse(line);
    QVERIFY(read.ok());
    QTEST(read->text, "text");
    const auto matches = [&](Reason reason, RemoteState remote) {
        Verdict verdict;
        verdict.reason = reason;
        verdict.remote = remote;
        return read->words.matches(verdict);
    };
    QTEST(matches(Reason::Refused, RemoteState::NotStarted), "refused");
    QTEST(matches(Reason::ExitCode, RemoteState::Ended), "exitCode");
    QTEST(matches(Reason::CancelledByUser, RemoteState::StillRunning), "cancelled");
}

void FilterTest::wordsLimitEnds()
{
    ResultFilter filter;
    filter.words = FilterLine::parse(u"-reason:refused"_s)->words;
    QVERIFY(!filter.isEmpty());
    QVERIFY(compiled(filter).matches(row(Reason::None)));
    QVERIFY(!compiled(filter).matches(row(Reason::Refused)));
    FilterRow running = row(Reason::None);
    running.ended = false;
    QVERIFY(!compiled(filter).matches(running));
    filter.reasons = {Reason::Refused};
    QVERIFY(!compiled(filter).matches(row(Reason::Refused))); // both must hold
}

void FilterTest::refusesUnknownWords()
{
    for (const QString& word : {u"reason:refusd"_s, u"outcome:refused"_s, u"remote:gone"_s}) {
        const Result<FilterLine> read = FilterLine::parse(u"web "_s + word);
        QVERIFY2(!read.ok(), qPrintable(word));
        QCOMPARE(read.error().subject, word);
        QVERIFY(errorText(read.error()).contains(word.section(u':', 1)));
    }
    const auto said = [](const QString& line) { return errorText(FilterLine::parse(line).error()); };
    QVERIFY(said(u"reason:refusd"_s).contains(u"“refused” meant"_s));
    QVERIFY(said(u"reason:\"exit cod3\""_s).contains(u"“exit code” meant"_s));
    QVERIFY(!said(u"outcome:banana"_s).contains(u"meant"_s));
    QVERIFY2(said(u"disk resaon:refused"_s).contains(u"“reason:” meant"_s), qPrintable(said(u"disk resaon:refused"_s)));
    QVERIFY(said(u"-Outcom:denied"_s).contains(u"“outcome:” meant"_s));
    for (const QString& text : {u"season:refusal-of-all"_s, u"web:denied"_s, u"\\resaon:refused"_s, u"xreason:x"_s})
        QVERIFY2(FilterLine::parse(text).ok(), qPrintable(text));
}

void FilterTest::guessesContent_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("expected");

    const QString log = u"Log File (advanced)"_s;
    QTest::newRow("empty") << QByteArray() << u"cat a.json"_s << u""_s;
    QTest::newRow("plain") << QByteArray("up 3 days, load average: 0.1\n") << u"uptime"_s << u""_s;
    QTest::newRow("table") << QByteArray("Filesystem Size Used\n/dev/sda1 10G 5G\n") << u"df -h"_s << u""_s;
    QTest::newRow("json") << QByteArray("{\"a\": [1, 2]}\n") << u""_s << u"JSON"_s;
    QTest::newRow("json lines") << QByteArray("{\"a\":1}\n{\"a\":2}\n") << u""_s << u"JSON"_s;
    QTest::newRow("nearly json") << QByteArray("{ not json }\n") << u""_s << u""_s;
    QTest::newRow("bracketed word") << QByteArray("[ok] done\n") << u""_s << u""_s;
    QTest::newRow("diff") << QByteArray("--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n-a\n") << u"git diff"_s << u"Diff"_s;
    QTest::newRow("xml") << QByteArray("<?xml version=\"1.0\"?>\n<a/>\n") << u""_s << u"XML"_s;
    QTest::newRow("xml without head") << QByteArray("<domain type='kvm'>\n <name>x</name>\n</domain>\n") << u""_s
                                      << u"XML"_s;
    QTest::newRow("angle") << QByteArray("<none> found\n") << u""_s << u""_s;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html>\n<html>") << u"curl x"_s << u"HTML"_s;
    QTest::newRow("ini") << QByteArray("[Unit]\nDescription=x\n# c\n[Service]\nExecStart=/bin/true\n") << u""_s
                         << u"INI Files"_s;
    QTest::newRow("os-release is no ini") << QByteArray("NAME=Debian\nID=debian\n") << u""_s << u""_s;
    QTest::newRow("yaml") << QByteArray("network:\n  version: 2\n  renderer: networkd\n") << u""_s << u"YAML"_s;
    QTest::newRow("marked yaml") << QByteArray("---\na: 1\n") << u""_s << u"YAML"_s;
    QTest::newRow("one colon is no yaml") << QByteArray("Status: active\n") << u""_s << u""_s;
    QTest::newRow("syslog") << QByteArray("Jan  2 10:00:01 web sshd[1]: x\nJan  2 10:00:02 web sshd[1]: y\n") << u""_s
                            << log;
    QTest::newRow("iso log") << QByteArray("2026-01-01T10:00:00Z INFO a\n2026-01-01T10:00:01Z WARN b\n") << u""_s
                             << log;
    QTest::newRow("dmesg") << QByteArray("[    0.000000] Linux\n[    1.234567] x\n") << u"dmesg"_s << log;
    QTest::newRow("journal by name") << QByteArray("-- No entries --\n") << u"sudo journalctl -u x"_s << log;
    QTest::newRow("file by name") << QByteArray("a: b\n") << u"cat /etc/netplan/x.yaml"_s << u"YAML"_s;
    QTest::newRow("not after a pipe") << QByteArray("3\n") << u"cat x.yaml | wc -l"_s << u""_s;
    QTest::newRow("own colours") << QByteArray("\x1b[31m{}\n") << u"cat x.yaml"_s << u""_s;
}

void FilterTest::guessesContent()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, command);
    QTEST(contentDefinition(output, command), "expected");
}

void FilterTest::knowsInterpreters()
{
    QCOMPARE(interpreterDefinition({}), u"Bash"_s);
    QCOMPARE(interpreterDefinition(u"/usr/bin/python3.11 -u"_s), u"Python"_s);
    QCOMPARE(interpreterDefinition(u"/usr/bin/env perl"_s), u"Perl"_s);
    QCOMPARE(interpreterDefinition(u"ksh"_s), u"Bash"_s);
}

ROLLCALL_TEST(tst_filter, FilterTest)
#include "tst_filter.moc"
