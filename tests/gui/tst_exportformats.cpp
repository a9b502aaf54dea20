// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/console.h"
#include "cli/base/verb.h"
#include "cli/run/exports.h"
#include "gui/fixture.h"
#include "gui/results/exportdialog.h"
#include "interchange/formats/formats.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using interchange::FormatRow;
using rollcall::test::find;

namespace {

/// Two hosts and two commands, with all that makes formats differ: bytes, formulas, both streams, no start.
ResultSourcePtr sample()
{
    const auto source = std::make_shared<test::FakeSource>(2, QStringList{u"cat"_s, u"=id"_s});
    source->end(0, "=1+1, \"two\"\r\nthree \xFF", "oops");
    source->end(1, "<b>same</b>\n");
    source->end(2, verdictOf(Reason::Refused, u"192.0.2.2:22"_s));
    source->end(3, "<b>same</b>\n", {}, 3);
    return source;
}

/// What is in a file, or in the files of a folder, by name.
QMap<QString, QByteArray> filesOf(const QString& path)
{
    QMap<QString, QByteArray> found;
    const auto read = [&](const QString& name, const QString& file) {
        QFile in(file);
        found.insert(name, in.open(QIODevice::ReadOnly) ? in.readAll() : "cannot be read");
    };
    if (!QFileInfo(path).isDir())
        read({}, path);
    QDirIterator files(path, QDir::Files);
    while (files.hasNext()) {
        const QString file = files.next();
        read(files.fileName(), file);
    }
    return found;
}

} // namespace

// Every format is written by the window and by the command line, and it is the same.
class ExportFormatsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void exportByWindow(const FormatRow& row, const QString& path, bool raw)
    {
        const ResultSourcePtr source = sample();
        gui::ExportDialog dialog(source, {interchange::allTasks(*source), {}, {}});
        dialog.show();
        auto* formats = find<QComboBox>(&dialog, "formatCombo");
        formats->setCurrentIndex(formats->findText(interchange::formatTitle(row.format)));
        find<QCheckBox>(&dialog, "rawBox")->setChecked(raw);
        dialog.setFile(path);
        QSignalSpy exported(&dialog, &gui::ExportDialog::exported);
        find<QPushButton>(&dialog, "exportButton")->click();
        QTRY_COMPARE(exported.count(), 1);
    }

    void exportByCommandLine(const FormatRow& row, const QString& path, bool raw)
    {
        cli::Console console;
        cli::Verb verb(u"test"_s, {});
        cli::addOutputOptions(verb);
        QStringList arguments{u"--"_s + QLatin1String(row.option), path};
        if (raw)
            arguments.append(u"--"_s + QLatin1String(row.option) + u"-raw"_s);
        QVERIFY(!verb.parse(arguments, console));
        const Result<cli::Outputs> outputs = cli::readOutputs(verb);
        QVERIFY2(outputs.ok(), qPrintable(outputs ? QString() : errorText(outputs.error())));
        QCOMPARE(cli::fileOf(*outputs, row.format), path);
        QVERIFY(cli::writeExports(*sample(), *outputs, console));
    }

private Q_SLOTS:
    void bothFrontEndsWriteTheSame_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("raw");
        for (const FormatRow& row : interchange::formats()) {
            QTest::addRow("%s", row.option) << static_cast<int>(row.format) << false;
            if (row.raw)
                QTest::addRow("%s, raw", row.option) << static_cast<int>(row.format) << true;
        }
    }

    void bothFrontEndsWriteTheSame()
    {
        QFETCH(int, format);
        QFETCH(bool, raw);
        const FormatRow& row = interchange::formatRow(static_cast<interchange::Format>(format));
        const QString suffix = row.isFolder() ? QString() : u'.' + QLatin1String(row.suffix);
        const QString byWindow = m_folder.filePath(u"window-%1"_s.arg(raw) + suffix);
        const QString byCommandLine = m_folder.filePath(u"cli-%1"_s.arg(raw) + suffix);
        exportByWindow(row, byWindow, raw);
        exportByCommandLine(row, byCommandLine, raw);
        const QMap<QString, QByteArray> written = filesOf(byWindow);
        QCOMPARE(written, filesOf(byCommandLine));
        QCOMPARE(written.size(), row.isFolder() ? 4 : 1); // one of the hosts has not answered
        QVERIFY(QByteArrayList(written.values()).join().contains("same"));
    }
};

ROLLCALL_TEST(tst_exportformats, ExportFormatsTest)
#include "tst_exportformats.moc"
