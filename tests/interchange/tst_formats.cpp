// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/formats/formats.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

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

    void whatIsNewIsForThisUserAlone()
    {
        FakeSource source(1, {u"cat"_s});
        source.end(0, "secret");
        QTemporaryDir folder;
        const mode_t before = ::umask(0);
        const auto restore = qScopeGuard([before] { ::umask(before); });
        const auto modeOf = [&](const QString& name) {
            struct stat info = {};
            return ::stat(QFile::encodeName(folder.filePath(name)).constData(), &info) == 0 ? info.st_mode & 0777 : 0;
        };
        QVERIFY(exportResults(Format::Csv, source, allTasks(source), folder.filePath(u"a.csv"_s), {}));
        QVERIFY(exportResults(Format::Folder, source, allTasks(source), folder.filePath(u"b/c"_s), {}));
        QCOMPARE(modeOf(u"a.csv"_s), 0600U);
        QCOMPARE(modeOf(u"b"_s), 0700U);
        QCOMPARE(modeOf(u"b/c"_s), 0700U);
        const QStringList files = QDir(folder.filePath(u"b/c"_s)).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QCOMPARE(modeOf(u"b/c/"_s + files[0]), 0600U);
        QVERIFY(QFile::setPermissions(folder.filePath(u"a.csv"_s),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QVERIFY(exportResults(Format::Csv, source, allTasks(source), folder.filePath(u"a.csv"_s), {}));
        QCOMPARE(modeOf(u"a.csv"_s), 0640U); // as it was
    }

    void noLinkIsFollowedThatOthersMayHavePlanted()
    {
        FakeSource source(1, {u"cat"_s});
        source.end(0, "new");
        QTemporaryDir folder;
        const auto at = [&](const QString& name) { return folder.filePath(name); };
        const auto victim = [&] {
            QFile file(at(u"victim"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QFile file(at(u"victim"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
        file.close();
        QVERIFY(exportResults(Format::Folder, source, allTasks(source), at(u"out"_s), {}));
        const QString name = QDir(at(u"out"_s)).entryList(QDir::Files).value(0);
        QVERIFY(QFile::remove(at(u"out/"_s + name)) && QFile::link(at(u"victim"_s), at(u"out/"_s + name)));
        const Status refused = exportResults(Format::Folder, source, allTasks(source), at(u"out"_s), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::FileUnwritable);
        QCOMPARE(victim(), "old");

        // A file that the user names may be a link of the user's, where nobody else could have made it.
        QVERIFY(QDir().mkdir(at(u"shared"_s)));
        QVERIFY(QFile::link(at(u"victim"_s), at(u"shared/a.csv"_s)));
        QCOMPARE(::chmod(QFile::encodeName(at(u"shared"_s)).constData(), 01777), 0);
        QVERIFY(!exportResults(Format::Csv, source, allTasks(source), at(u"shared/a.csv"_s), {}));
        QCOMPARE(victim(), "old");
        QCOMPARE(::chmod(QFile::encodeName(at(u"shared"_s)).constData(), 0755), 0);
        QVERIFY(exportResults(Format::Csv, source, allTasks(source), at(u"shared/a.csv"_s), {}));
        QVERIFY(victim().contains("new"));
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
