// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "interchange/export/csvexport.h"
#include "interchange/formats/formats.h"
#include "support/csvreader.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::interchange;
using namespace rollcall::test;

namespace {

QList<CsvRow> written(const FakeSource& source, const ExportOptions& options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeCsv(source, allTasks(source), buffer, options))
        return {};
    QByteArray why;
    const auto rows = readCsvStrictly(buffer.data(), &why);
    if (!rows)
        QTest::qFail(why.constData(), __FILE__, __LINE__);
    return rows.value_or(QList<CsvRow>());
}

} // namespace

class CsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeaderIsTheContract()
    {
        FakeSource source(0, {u"true"_s});
        QCOMPARE(written(source).constFirst().join(','),
                 QByteArray("run_id,started_at,group,host,address,port,user,step,command,outcome,reason,exit_code,"
                            "signal,error,remote_state,duration_ms,stdout,stderr,attempt"));
    }

    void cellsAreInUtf8WhateverTheHostPrints()
    {
        FakeSource source(3, {u"cat"_s});
        source.edit().hosts[0].encoding = encodingFromName(u"ISO-8859-1").value();
        source.edit().hosts[1].encoding = encodingFromName(u"UTF-16").value();
        const QByteArray wide("\xFF\xFE=\0\xFC\0\n\0", 8);
        source.end(0, "gr\xFC\xDF\n\"", "gr\xC3\xBC\n\xE9");
        source.end(1, wide);
        source.end(2, "gr\xFC\n");
        const auto rows = written(source);
        QCOMPARE(QString::fromUtf8(rows[1][16]), u"grüß\n\""_s);
        QCOMPARE(QString::fromUtf8(rows[1][17]), u"grü\né"_s);
        QCOMPARE(QString::fromUtf8(rows[2][16]), u"'=ü\n"_s); // a formula in any encoding
        QCOMPARE(QString::fromUtf8(rows[3][16]), u"gr\uFFFD\n"_s);
        ExportOptions raw;
        raw.raw = true;
        QCOMPARE(written(source, raw)[1][16], QByteArray("gr\xFC\xDF\n\""));
        QCOMPARE(written(source, raw)[2][16], wide);
    }

    void aRowPerTask()
    {
        FakeSource source(2, {u"uptime"_s, u"echo {{host}}"_s});
        source.end(0, "up\n");
        source.end(1, "web-01\n", "warning\n", 3);
        source.end(2, refused());
        source.end(3, refused());
        source.setAttempt(3, 2);
        const auto rows = written(source);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[1].join('|'),
                 QByteArray("11111111-2222-3333-4444-555555555555|2026-01-01T12:00:00.123Z|web|web-01|192.0.2.1|22|"
                            "root|1|uptime|ok||0|||ended|1500|up\n||1"));
        QCOMPARE(rows[2][8], QByteArray("echo web-01"));
        QCOMPARE(rows[2][9], QByteArray("failed"));
        QCOMPARE(rows[2][11], QByteArray("3"));
        QVERIFY(!rows[2][13].isEmpty());
        QCOMPARE(rows[2][17], QByteArray("warning\n"));
        QCOMPARE(rows[3][1], QByteArray()); // never started
        QCOMPARE(rows[3][9], QByteArray("unreachable"));
        QCOMPARE(rows[3][10], QByteArray("refused"));
        QCOMPARE(rows[3][15], QByteArray());
        QCOMPARE(rows[3][18], QByteArray("1"));
        QCOMPARE(rows[4][18], QByteArray("2"));
    }

    void outputsComeBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("cell"); // as written; null: the same
        const QByteArray same;
        QTest::newRow("quotes") << QByteArray("say \"hi\", \"\"\r\nand \"") << same;
        QTest::newRow("lines") << QByteArray("a\nb\r\nc\rd\n\n") << same;
        QTest::newRow("nul") << QByteArray("a\0b\x01\x1b[31m", 8) << same;
        QTest::newRow("utf-8") << QByteArray("grün \xF0\x9F\x98\x80\n") << same;
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF"
                                            "text")
                              << same;
        QTest::newRow("blanks") << QByteArray("  x  ") << same;
        QTest::newRow("invalid") << QByteArray("a\xFF"
                                               "b")
                                 << QByteArray("a\xEF\xBF\xBD"
                                               "b");
        QTest::newRow("cut short") << QByteArray("a\xF0\x9F\x98")
                                   << QByteArray("a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); // one for each byte
        QTest::newRow("formula") << QByteArray("=1+1\n") << QByteArray("'=1+1\n");
        QTest::newRow("minus") << QByteArray("-rw-r--r-- 1 root") << QByteArray("'-rw-r--r-- 1 root");
        QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
        QTest::newRow("blank first") << QByteArray(" =1") << QByteArray("' =1");
        QTest::newRow("full width") << QByteArray("\xEF\xBC\x9D"
                                                  "1")
                                    << QByteArray("'\xEF\xBC\x9D"
                                                  "1");
        const QByteArray blanks(200, ' ');
        QTest::newRow("many blanks") << QByteArray(blanks + "=1+1") << QByteArray('\'' + blanks + "=1+1");
        const QByteArray lines(3 << 20, '\n'); // over several pieces
        QTest::newRow("more lines than are read at once")
            << QByteArray(lines + "@A1") << QByteArray('\'' + lines + "@A1");
        QTest::newRow("many blanks, text") << QByteArray(blanks + "x=1") << same;
        QTest::newRow("NUL first") << QByteArray("\0=1", 3) << QByteArray("'\0=1", 4);
        QTest::newRow("tab behind a bell") << QByteArray("\a\tx") << QByteArray("'\a\tx");
        QTest::newRow("colour") << QByteArray("\x1b[0m=1") << QByteArray("'\x1b[0m=1");
        QTest::newRow("colour, text") << QByteArray("\x1b[1;32mok\x1b[0m =1") << same;
        QTest::newRow("title") << QByteArray("\x1b]0;a=b\a+1+1") << QByteArray("'\x1b]0;a=b\a+1+1");
        QTest::newRow("title, ended otherwise") << QByteArray("\x1b]0;x\x1b\\-a") << QByteArray("'\x1b]0;x\x1b\\-a");
        QTest::newRow("title, text") << QByteArray("\x1b]0;a=b\ax") << same;
        QTest::newRow("escape alone") << QByteArray("\x1b=1") << QByteArray("'\x1b=1");
        QTest::newRow("character set") << QByteArray("\x1b(B=1") << QByteArray("'\x1b(B=1");
        QTest::newRow("8 bits") << QByteArray("\xC2\x9B"
                                              "0m=1")
                                << QByteArray("'\xC2\x9B"
                                              "0m=1");
        QTest::newRow("unseen") << QByteArray("\xE2\x80\x8B\xEF\xBB\xBF\xC2\xA0=1")
                                << QByteArray("'\xE2\x80\x8B\xEF\xBB\xBF\xC2\xA0=1");
        QTest::newRow("number") << QByteArray("-12.5\n") << same;
        QTest::newRow("exponent") << QByteArray("+1.5e-10") << same;
        QTest::newRow("no number") << QByteArray("-12.5.1") << QByteArray("'-12.5.1");
    }

    void outputsComeBackByteForByte()
    {
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, cell);
        FakeSource source(1, {u"cat"_s});
        source.end(0, output, output);
        const auto rows = written(source);
        QCOMPARE(rows[1][16], cell.isNull() ? output : cell);
        QCOMPARE(rows[1][17], cell.isNull() ? output : cell);
        ExportOptions raw;
        raw.raw = true;
        QCOMPARE(written(source, raw)[1][16], output);
    }

    void cellsAreQuotedForWhateverSeparatesThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << u"web-01"_s << QByteArray("web-01");
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("semicolon") << u"web;db"_s << QByteArray("\"web;db\"");
        QTest::newRow("formula behind a semicolon") << u"a;=1+1"_s << QByteArray("\"a;=1+1\"");
        QTest::newRow("tab") << u"a\t=1+1"_s << QByteArray("\"a\t=1+1\"");
        QTest::newRow("CR") << u"a\rb"_s << QByteArray("\"a\rb\"");
        QTest::newRow("LF") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
        QTest::newRow("formula") << u"=1+1;2"_s << QByteArray("\"'=1+1;2\"");
        QTest::newRow("tab first") << u"\t=1"_s << QByteArray("\"'\t=1\"");
        QTest::newRow("NUL") << QString(QChar(0)) << QByteArray(1, '\0');
    }

    void cellsAreQuotedForWhateverSeparatesThem()
    {
        QFETCH(QString, text);
        QTEST(csvCell(text), "cell");
    }

    void pastedCellsStayOneEach_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << u"up 3 days, \"so\""_s << u"up 3 days, \"so\""_s;
        QTest::newRow("tab, lines") << u"a\tb\nc"_s << u"a b c"_s;
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("open quote") << u"\"a"_s << u"\"\"\"a\""_s;
        QTest::newRow("quoted") << u"\"a\" b"_s << u"\"\"\"a\"\" b\""_s;
    }

    void pastedCellsStayOneEach()
    {
        QFETCH(QString, text);
        QTEST(tabbedCell(text), "cell");
    }

    void piecesDoNotShow()
    {
        // Characters of three bytes over several pieces of a power of two: some are cut in two.
        QByteArray output;
        for (int i = 0; i < 1'000'000; ++i)
            output += "\xE2\x82\xAC";
        FakeSource source(1, {u"cat"_s});
        source.end(0, output);
        QVERIFY(written(source)[1][16] == output);
    }

    void columnsCanBeChosen()
    {
        FakeSource source(1, {u"uptime"_s});
        source.end(0, "up\n");
        ExportOptions options;
        options.columns = {Column::Host, Column::Stdout, Column::ExitCode};
        QCOMPARE(written(source, options)[1], (CsvRow{"web-01", "up\n", "0"}));
    }

    void cellsOfTheTableAreGuardedToo()
    {
        FakeSource source(1, {u"=cmd|' /C calc'!A0"_s});
        source.end(0, "");
        QCOMPARE(written(source)[1][8], QByteArray("'=cmd|' /C calc'!A0"));
    }

    void theFileIsReplacedOnlyWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.csv"_s);
        FakeSource source(1, {u"uptime"_s});
        source.end(0, "up\n");
        QVERIFY(exportResults(Format::Csv, source, allTasks(source), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(readCsvStrictly(file.readAll()));
        std::stop_source stop;
        stop.request_stop();
        ExportControl control;
        control.stop = stop.get_token();
        const qint64 size = file.size();
        QCOMPARE(exportResults(Format::Csv, source, allTasks(source), path, {}, control).error().kind,
                 ErrorKind::Cancelled);
        QCOMPARE(QFile(path).size(), size);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"out.csv"_s});
    }

    void aFullDiskIsSaid()
    {
        FakeSource source(1, {u"uptime"_s});
        source.end(0, QByteArray(1'000'000, 'x'));
        const Status status = exportResults(Format::Csv, source, allTasks(source), u"/dev/full"_s);
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::DiskFull);
        QCOMPARE(exportResults(Format::Csv, source, allTasks(source), u"/nowhere/at/all.csv"_s).error().kind,
                 ErrorKind::FileUnwritable);
    }

private:
    static Verdict refused()
    {
        Verdict verdict;
        verdict.reason = Reason::Refused;
        return verdict;
    }
};

ROLLCALL_TEST(tst_csv, CsvTest)
#include "tst_csv.moc"
