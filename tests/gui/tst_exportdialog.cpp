// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/resultsource.h"
#include "gui/fixture.h"
#include "gui/results/exportdialog.h"
#include "interchange/formats/formats.h"
#include "support/fakesource.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QByteArray>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGroupBox>
#include <QIODevice>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

namespace {

/// One host that said `size` bytes.
ResultSourcePtr oneAnswer(qsizetype size)
{
    const auto source = std::make_shared<test::FakeSource>(1, QStringList{u"id"_s});
    source->end(0, QByteArray(size, 'x'));
    return source;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// Where the dialog writes, and what it leaves alone.
class ExportDialogTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<gui::ExportDialog> m_dialog;

    void open(qsizetype bytes = 10)
    {
        m_dialog = std::make_unique<gui::ExportDialog>(oneAnswer(bytes), gui::ExportDialog::Rows{{0}, {0}, {}});
        m_dialog->show();
    }

    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QPushButton* exportButton() { return find<QPushButton>(m_dialog.get(), "exportButton"); }
    QComboBox* formats() { return find<QComboBox>(m_dialog.get(), "formatCombo"); }
    QString file() { return find<QLineEdit>(m_dialog.get(), "fileEdit")->text(); }
    bool isEnabled(const char* box) { return find<QGroupBox>(m_dialog.get(), box)->isEnabled(); }
    QString said() { return find<QLabel>(m_dialog.get(), "stateLabel")->text(); }
    QMessageBox* question() { return m_dialog->findChild<QMessageBox*>(u"replaceFileBox"_s); }

    void agree()
    {
        const QMessageBox* box = question();
        for (QPushButton* button : box->findChildren<QPushButton*>()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                return button->click();
        }
    }

private Q_SLOTS:
    void cleanup() { m_dialog.reset(); }

    void aNewFileIsWrittenUnasked()
    {
        open();
        QSignalSpy exported(m_dialog.get(), &gui::ExportDialog::exported);
        const QString file = m_folder.filePath(u"new.csv"_s);
        m_dialog->setFile(file);
        exportButton()->click();
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(question() == nullptr);
        QVERIFY(contents(file).contains("web-01"));
    }

    void aFileThatIsThereIsAskedAbout()
    {
        const QString file = write(u"typed.csv"_s, "precious");
        open();
        QSignalSpy exported(m_dialog.get(), &gui::ExportDialog::exported);
        m_dialog->setFile(file);
        exportButton()->click();
        QTRY_VERIFY(question() != nullptr && question()->isVisible());
        QVERIFY(question()->text().contains(file));
        QTest::keyClick(question(), Qt::Key_Return); // the safe answer is the default
        QTRY_VERIFY(question() == nullptr);
        QCOMPARE(contents(file), QByteArray("precious"));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(exportButton()->isEnabled());
        exportButton()->click();
        QTRY_VERIFY(question() != nullptr && question()->isVisible());
        agree();
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(contents(file).contains("web-01"));
    }

    void aFileThatWasChosenIsNotAskedAboutAgain()
    {
        const QString file = write(u"chosen.csv"_s, "old");
        open();
        QSignalSpy exported(m_dialog.get(), &gui::ExportDialog::exported);
        find<QToolButton>(m_dialog.get(), "browseButton")->click();
        auto* files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        Q_EMIT files->fileSelected(file); // which has asked by now
        files->close();
        exportButton()->click();
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(question() == nullptr);
        QVERIFY(contents(file).contains("web-01"));
    }

    void anEndingThatIsAddedIsAskedAbout()
    {
        const QString file = write(u"bare.csv"_s, "precious");
        open();
        find<QToolButton>(m_dialog.get(), "browseButton")->click();
        auto* files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        Q_EMIT files->fileSelected(m_folder.filePath(u"bare"_s));
        files->close();
        QCOMPARE(find<QLineEdit>(m_dialog.get(), "fileEdit")->text(), file);
        exportButton()->click();
        QTRY_VERIFY(question() != nullptr && question()->isVisible());
        QCOMPARE(contents(file), QByteArray("precious"));
    }

    void theFormatsOfTheTableAreOffered()
    {
        open();
        QCOMPARE(formats()->count(), interchange::formatCount);
        for (const interchange::FormatRow& row : interchange::formats()) {
            formats()->setCurrentIndex(formats()->findText(interchange::formatTitle(row.format)));
            QCOMPARE(QFileInfo(file()).suffix(), QLatin1String(row.suffix));
            QCOMPARE(find<QLabel>(m_dialog.get(), "aboutLabel")->text(), interchange::formatAbout(row.format));
            QCOMPARE(isEnabled("columnsBox"), row.columns);
            QCOMPARE(isEnabled("previewBox"), row.columns);
            QCOMPARE(isEnabled("cellsBox"), row.raw);
            QVERIFY(exportButton()->isEnabled());
        }
    }

    void theEndOfTheNameChoosesTheFormat()
    {
        open();
        m_dialog->setFile(u"/x/report.html"_s);
        QCOMPARE(formats()->currentText(), interchange::formatTitle(interchange::Format::Html));
        m_dialog->setFile(u"/x/report.txt"_s); // says nothing
        QCOMPARE(formats()->currentText(), interchange::formatTitle(interchange::Format::Html));
        QCOMPARE(file(), u"/x/report.txt"_s);
        formats()->setCurrentIndex(formats()->findText(interchange::formatTitle(interchange::Format::Folder)));
        m_dialog->setFile(u"/x/all.csv"_s); // a folder may be called so
        QCOMPARE(formats()->currentText(), interchange::formatTitle(interchange::Format::Folder));
    }

    void theFileDialogKnowsTheFormats()
    {
        open();
        formats()->setCurrentIndex(formats()->findText(interchange::formatTitle(interchange::Format::Json)));
        find<QToolButton>(m_dialog.get(), "browseButton")->click();
        auto* files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        QCOMPARE(files->nameFilters().size(), interchange::formatCount); // with "all" and without the folder
        QCOMPARE(files->selectedNameFilter(), interchange::formatFilter(interchange::Format::Json));
        files->selectNameFilter(interchange::formatFilter(interchange::Format::Html));
        Q_EMIT files->fileSelected(m_folder.filePath(u"page"_s));
        files->close();
        QCOMPARE(file(), m_folder.filePath(u"page.html"_s));
        QCOMPARE(formats()->currentText(), interchange::formatTitle(interchange::Format::Html));
    }

    void aFolderThatHoldsFilesIsAskedAbout()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"outputs"_s));
        const QString mine = write(u"outputs/mine"_s, "precious");
        open();
        QSignalSpy exported(m_dialog.get(), &gui::ExportDialog::exported);
        formats()->setCurrentIndex(formats()->findText(interchange::formatTitle(interchange::Format::Folder)));
        m_dialog->setFile(m_folder.filePath(u"outputs"_s));
        exportButton()->click();
        QTRY_VERIFY(question() != nullptr && question()->isVisible());
        agree();
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(contents(mine), QByteArray("precious"));
        QCOMPARE(contents(m_folder.filePath(u"outputs/web-01.1.out"_s)), QByteArray(10, 'x'));
    }

    void aFullDeviceIsSaid()
    {
        open(1'000'000);
        m_dialog->setFile(u"/dev/full"_s);
        exportButton()->click();
        QTRY_VERIFY(said().contains(u"no room left for /dev/full"_s));
        QVERIFY(said().contains(u"Free some space"_s));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(exportButton()->isEnabled());
    }

    void aFullDiskLeavesTheOldFile()
    {
        const QTemporaryDir small;
        ROLLCALL_NEEDS(::mount("tmpfs", qPrintable(small.path()), "tmpfs", 0, "size=64k") == 0,
                       "the right to mount a small file system");
        const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(small.path()), MNT_DETACH); });
        const QString file = small.filePath(u"out.csv"_s);
        open();
        m_dialog->setFile(file);
        exportButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        const QByteArray good = contents(file);
        QVERIFY(good.contains("web-01"));
        open(500'000);
        for (const QString& target : {file, small.filePath(u"other.csv"_s)}) {
            m_dialog->setFile(target);
            exportButton()->click();
            if (target == file) {
                QTRY_VERIFY(question() != nullptr && question()->isVisible());
                agree();
            }
            QTRY_VERIFY(said().contains(u"no room left for "_s + target));
            QVERIFY(exportButton()->isEnabled());
            QCOMPARE(contents(file), good);
            QCOMPARE(QDir(small.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                     QStringList{u"out.csv"_s});
        }
    }
};

ROLLCALL_TEST(tst_exportdialog, ExportDialogTest)
#include "tst_exportdialog.moc"
