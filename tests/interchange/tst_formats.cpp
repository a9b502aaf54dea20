// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/formats/formats.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::interchange;
using rollcall::test::FakeSource;

// Every row of the table holds what it says.
class FormatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasANameOfItsOwn()
    {
        QSet<QString> options;
        QSet<QString> suffixes;
        QSet<QString> titles;
        for (const FormatRow& row : formats()) {
            QVERIFY2((row.write == nullptr) != (row.writeFolder == nullptr), row.option);
            options.insert(QLatin1String(row.option));
            suffixes.insert(QLatin1String(row.suffix));
            titles.insert(formatTitle(row.format));
            QVERIFY(formatAbout(row.format).endsWith(u'.'));
            QCOMPARE(row.isFolder(), QByteArray(row.suffix).isEmpty());
        }
        QCOMPARE(options.size(), formatCount);
        QCOMPARE(suffixes.size(), formatCount);
        QCOMPARE(titles.size(), formatCount);
    }

    void aFileNameTellsItsFormat()
    {
        for (const FormatRow& row : formats()) {
            const QString name = u"/a.b/c."_s + QLatin1String(row.suffix);
            QCOMPARE(formatOfFile(name), row.isFolder() ? std::nullopt : std::optional(row.format));
            QCOMPARE(formatOfFile(name.toUpper()), formatOfFile(name));
            QCOMPARE(formatFilter(row.format).contains(u"(*."_s + QLatin1String(row.suffix) + u')'), !row.isFolder());
        }
        for (const QString& name : {u""_s, u"csv"_s, u"a.txt"_s, u"a.csv/b"_s, u"a."_s})
            QVERIFY2(!formatOfFile(name), qPrintable(name));
    }

    void aFileNameChangesWithTheFormat()
    {
        QCOMPARE(fileNameIn(Format::Json, u"/a.b/c.csv"_s), u"/a.b/c.json"_s);
        QCOMPARE(fileNameIn(Format::Folder, u"/a.b/c.JSON"_s), u"/a.b/c"_s);
        QCOMPARE(fileNameIn(Format::Html, u"/a.b/c"_s), u"/a.b/c.html"_s);
        QCOMPARE(fileNameIn(Format::Html, u"/a.b/c.txt"_s), u"/a.b/c.txt"_s);
        QCOMPARE(fileNameIn(Format::Html, QString()), QString());
    }

    void whatIsWrittenLiveIsTheWhole()
    {
        FakeSource source(2, {u"cat"_s, u"id"_s});
        for (TaskIndex task = 0; task < 4; ++task)
            source.end(task, "out " + QByteArray::number(task));
        for (const FormatRow& row : formats()) {
            if (!row.live)
                continue;
            QBuffer whole;
            QBuffer parts;
            QVERIFY(whole.open(QIODevice::WriteOnly) && parts.open(QIODevice::WriteOnly));
            QVERIFY(row.write(source, allTasks(source), whole, {}, {}));
            for (const TaskIndex task : allTasks(source))
                QVERIFY(row.write(source, {task}, parts, {}, {}));
            QCOMPARE(parts.data(), whole.data());
        }
    }

    /// An option changes what is written exactly where the table says that it holds.
    void optionsHoldWhereTheTableSaysSo()
    {
        FakeSource source(1, {u"cat"_s});
        source.end(0, "=1+\xFF");
        ExportOptions fewer;
        fewer.columns = {Column::Host};
        ExportOptions raw;
        raw.raw = true;
        for (const FormatRow& row : formats()) {
            QVERIFY(!row.isFolder() || (!row.columns && !row.raw));
            if (row.isFolder())
                continue;
            const auto written = [&](const ExportOptions& options) {
                QBuffer buffer;
                buffer.open(QIODevice::WriteOnly);
                return row.write(source, allTasks(source), buffer, options, {}) ? buffer.data() : QByteArray();
            };
            QVERIFY(!written({}).isEmpty());
            QCOMPARE(written(fewer) != written({}), row.columns);
            QCOMPARE(written(raw) != written({}), row.raw);
        }
    }
};

ROLLCALL_TEST(tst_formats, FormatsTest)
#include "tst_formats.moc"
