// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resultsource.h"
#include "gui/exportdialog.h"
#include "gui/fixture.h"
#include "support/testmain.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileDialog>
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
class OneAnswer : public ResultSource
{
public:
    explicit OneAnswer(qsizetype size) : m_output(size, 'x'), m_spec(std::make_shared<StoredSpec>())
    {
        m_spec->id = u"11111111-2222-3333-4444-555555555555"_s;
        StoredHost host;
        host.name = u"web-01"_s;
        m_spec->hosts.append(host);
        StoredStep step;
        step.command = u"id"_s;
        m_spec->steps.append(step);
    }

    StoredSpecPtr spec() const override { return m_spec; }
    RunSummary summary() const override { return {}; }
    TaskRecord task(TaskIndex) const override
    {
        TaskRecord record;
        record.started = record.ended = true;
        record.bytes = {m_output.size(), 0};
        return record;
    }
    HostRecord host(HostIndex) const override { return {}; }
    QByteArray output(TaskIndex, Stream stream, qint64 offset, qint64 length) const override
    {
        return stream == Stream::Output ? m_output.mid(offset, length) : QByteArray();
    }
    QList<OutputChunk> chunks(TaskIndex) const override { return {}; }
    QStringList log(HostIndex) const override { return {}; }

private:
    QByteArray m_output;
    std::shared_ptr<StoredSpec> m_spec;
};

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
        m_dialog = std::make_unique<gui::ExportDialog>(std::make_shared<OneAnswer>(bytes), gui::ExportDialog::Rows{{0}, {0}, {}});
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
        if (::mount("tmpfs", qPrintable(small.path()), "tmpfs", 0, "size=64k") != 0)
            QSKIP("needs the right to mount a small file system");
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
            QCOMPARE(QDir(small.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"out.csv"_s});
        }
    }
};

ROLLCALL_TEST(tst_exportdialog, ExportDialogTest)
#include "tst_exportdialog.moc"
