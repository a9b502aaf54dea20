// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/surroundings.h"
#include "gui/compose/preflightrunner.h"
#include "gui/fixture.h"
#include "gui/output/outputfinder.h"
#include "gui/output/outputpane.h"
#include "gui/results/exportdialog.h"
#include "library/live/libraryset.h"
#include "library/schema/librarydata.h"
#include "support/gatedsource.h"
#include "support/testmain.h"
#include "support/watcheddirectory.h"

#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::gui;
using rollcall::test::find;
using rollcall::test::Gate;
using rollcall::test::GatedSource;

// The window while a disk does not answer: nothing of it waits, and what comes late is dropped. Gates force the order.
class LetGoTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Gate> m_gate;
    std::shared_ptr<GatedSource> m_source;

    void hold(int reads) { m_source = std::make_shared<GatedSource>(*m_gate, reads); }

    /// As the user does, from the menu to the file dialog's answer.
    static void save(OutputPane& pane, const QString& file)
    {
        pane.saveOutput();
        auto* const dialog = pane.findChild<QFileDialog*>(u"saveOutputDialog"_s);
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
    }

private Q_SLOTS:
    void init() { m_gate = std::make_unique<Gate>(); }

    void cleanup()
    {
        m_gate->open();
        if (m_source != nullptr)
            QTRY_COMPARE(m_source.use_count(), 1L); // all workers have let go
        QCoreApplication::processEvents();
        m_source.reset();
    }

    void theFinder()
    {
        hold(GatedSource::Output);
        auto finder = std::make_unique<OutputFinder>();
        finder->start(m_source, 0, QRegularExpression(u"one"_s));
        QTRY_VERIFY(m_gate->isHeld());
        finder.reset();
        QVERIFY(m_gate->isHeld());
    }

    void theOutputPane()
    {
        hold(GatedSource::Output | GatedSource::Log);
        auto pane = std::make_unique<OutputPane>();
        pane->setSource(m_source);
        pane->showTasks({0});
        find<QTabWidget>(pane.get(), "tabs")->setCurrentWidget(find<QWidget>(pane.get(), "logTab"));
        save(*pane, m_folder.filePath(u"gone.txt"_s));
        QTRY_VERIFY(m_gate->isHeld());
        pane.reset();
        QVERIFY(m_gate->isHeld());
    }

    void aSaveThatTakesLongDoesNotHoldUpTheLog()
    {
        hold(GatedSource::Output);
        OutputPane pane;
        QSignalSpy said(&pane, &OutputPane::message);
        pane.setSource(m_source);
        pane.showTasks({0});
        QTRY_COMPARE(m_source->reads(), 1); // of the lines that are shown
        const QString file = m_folder.filePath(u"saved.txt"_s);
        save(pane, file);
        QTRY_COMPARE(m_source->reads(), 2); // of the file that is written
        find<QTabWidget>(&pane, "tabs")->setCurrentWidget(find<QWidget>(&pane, "logTab"));
        auto* const log = find<QPlainTextEdit>(&pane, "logView");
        QTRY_VERIFY(log->toPlainText().contains(u"connected"_s));
        QVERIFY(m_gate->isHeld());
        QCOMPARE(said.size(), 0);
        m_gate->open();
        QTRY_COMPARE(said.size(), 1);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), "one\ntwo\n");
        pane.setSource(nullptr);
    }

    void theExport()
    {
        hold(GatedSource::Output);
        auto dialog = std::make_unique<ExportDialog>(m_source, ExportDialog::Rows{{0}, {}, {}});
        QTRY_VERIFY(m_gate->isHeld());
        dialog.reset();
        QVERIFY(m_gate->isHeld());
    }

    /// The older of two requests stands at a jump host of its first host when the newer one comes.
    void anOutdatedPreflightStopsAndIsNeverShown()
    {
        library::LibraryData data;
        for (const QString& name : {u"1"_s, u"2"_s}) {
            Host host;
            host.name = u"web-"_s + name;
            host.access.jump = u"gate-"_s + name;
            data.hosts.append(host);
        }
        auto surroundings = std::make_shared<app::Surroundings>();
        std::mutex mutex;
        QStringList gates;
        surroundings->directory = std::make_shared<test::WatchedDirectory>(
            std::make_shared<library::DirectorySnapshot>(QList<library::DirectorySnapshot::Named>{{u"lib"_s, &data}},
                                                         library::KnownName()),
            [&](const QString& name) {
                if (!name.startsWith(u"gate"_s))
                    return;
                {
                    const std::scoped_lock lock(mutex);
                    gates.append(name);
                }
                m_gate->pass();
            });
        PreflightRunner runner([surroundings] { return surroundings; });
        QStringList shown;
        connect(&runner, &PreflightRunner::finished, this, [&] { shown.append(runner.result().target); });
        runner.request({.target = u"web-1, web-2"_s}, true);
        QTRY_VERIFY(m_gate->isHeld());
        runner.request({.target = u"=three"_s}, true);
        m_gate->open();
        QTRY_VERIFY(!runner.isPending());
        QCOMPARE(shown, QStringList{u"=three"_s});
        const std::scoped_lock lock(mutex);
        QCOMPARE(gates, QStringList{u"gate-1"_s});
    }
};

ROLLCALL_TEST(tst_letgo, LetGoTest)
#include "tst_letgo.moc"
