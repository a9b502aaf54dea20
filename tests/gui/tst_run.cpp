// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/runquery.h"
#include "core/run/event.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/output/outputview.h"
#include "gui/results/resultspage.h"
#include "gui/shell/draftkeeper.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "models/results/resultsmodel.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QAction>
#include <QByteArray>
#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QHeaderView>
#include <QGuiApplication>
#include <QIODevice>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLatin1String>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QString>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;

// The main job in the window, against the demo fleet: load, run, filter, read, export, run again.
class RunTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_fleetDir;
    QProcess m_fleet;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    template <typename T>
    T* find(const char* name)
    {
        T* const found = m_window->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }

    gui::RunTab* tab() { return find<gui::RunTabs>("tabs")->current(); }
    QTableView* table() { return tab()->findChild<QTableView*>(u"table"_s); }
    int rows() { return table()->model()->rowCount(); }
    int rowOf(const QString& host)
    {
        for (int row = 0; row < rows(); ++row) {
            if (table()->model()->index(row, 0).data().toString() == host)
                return row;
        }
        return -1;
    }

    // While a run goes.
    void escClearsAndStopsNothing()
    {
        for (const char* name : {"searchEdit", "filterEdit"}) {
            auto* field = find<QLineEdit>(name);
            test::type(field, u"web"_s);
            QTest::keyClick(field, Qt::Key_Escape);
            QCOMPARE(field->text(), QString());
            QTest::keyClick(field, Qt::Key_Escape);
        }
        table()->setFocus();
        for (QWidget* at : {static_cast<QWidget*>(table()), static_cast<QWidget*>(m_window.get())})
            QTest::keyClick(at, Qt::Key_Escape);
        QVERIFY(!tab()->runs().isStopping());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString program = test::programPath(u"rollcall-fleet"_s);
        if (!QFile::exists(program))
            QFAIL("rollcall-fleet is not built");
        const QString folder = m_fleetDir.filePath(u"fleet"_s);
        m_fleet.start(program, {u"--hosts"_s, u"12"_s, u"--dir"_s, folder, u"--parent-pid"_s, QString::number(QCoreApplication::applicationPid())});
        QVERIFY(m_fleet.waitForStarted());
        QByteArray said;
        const auto ready = [&] {
            said += m_fleet.readAllStandardOutput();
            return said.contains("ready");
        };
        QTRY_VERIFY_WITH_TIMEOUT(ready(), 60'000);
        m_fixture = std::make_unique<test::Fixture>();
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        gui::StartOptions options;
        options.demoDir = folder;
        m_window->begin(options);
        m_window->show();
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_fixture.reset();
        m_fleet.terminate();
        m_fleet.waitForFinished();
    }

    void theDemoIsReadyToRun()
    {
        QTRY_COMPARE_WITH_TIMEOUT(tab()->composer()->command().title(), u"Disk usage"_s, 60'000);
        QTRY_COMPARE(find<QPushButton>("runButton")->text(), u"Run on 12 hosts"_s);
    }

    void everyHostAnswers()
    {
        QSignalSpy finished(tab(), &gui::RunTab::finished);
        QTest::mouseClick(find<QPushButton>("runButton"), Qt::LeftButton);
        QTRY_VERIFY(tab()->runs().isRunning());
        QVERIFY(tab()->composer()->isFolded());
        QVERIFY(find<QPushButton>("stopButton")->isVisible());
        escClearsAndStopsNothing();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(rows(), 12);
        QVERIFY(tab()->results()->totals().ended); // by itself
        QVERIFY(!find<QPushButton>("stopButton")->isVisible());
        // The fleet has a host that denies and one that refuses; they come first.
        QVERIFY(tab()->results()->totals().ok < 12);
        QVERIFY(find<QToolButton>("chip-denied")->isVisible());
        QVERIFY(find<QToolButton>("chip-ok")->isVisible());
        QVERIFY(table()->model()->index(0, models::ResultsModel::OutcomeColumn).data().toString() != outcomeLabel(Outcome::Ok));
    }

    void aChipFilters()
    {
        auto* chip = find<QToolButton>("chip-denied");
        chip->click();
        QTRY_VERIFY(rows() < 12);
        QVERIFY(rows() > 0);
        chip->click();
        QTRY_COMPARE(rows(), 12);
    }

    void aChipHasItsReasons()
    {
        auto* chip = find<QToolButton>("chip-denied");
        auto* menu = chip->menu();
        const int all = rows();
        Q_EMIT menu->aboutToShow();
        QList<QAction*> reasons;
        int sum = 0;
        for (QAction* action : menu->actions()) {
            if (!action->objectName().startsWith(u"reason-"_s))
                continue;
            reasons.append(action);
            sum += action->text().section(u'\t', 1).toInt();
        }
        QVERIFY(!reasons.isEmpty());
        QCOMPARE(chip->text(), u"%1 denied"_s.arg(sum));
        const int count = reasons.constFirst()->text().section(u'\t', 1).toInt();
        reasons.constFirst()->trigger();
        QVERIFY(chip->isChecked());
        QCOMPARE(rows(), count);
        QCOMPARE(chip->text(), u"%1 of %2 denied"_s.arg(count).arg(sum));
        find<QToolButton>("chip-ok")->click(); // and these
        QVERIFY(rows() > count && rows() < all);
        find<QToolButton>("chip-ok")->click();
        chip->click(); // none of it
        QVERIFY(!chip->isChecked());
        QCOMPARE(rows(), all);
        // Down opens it; Return is the button's own.
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Down);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
    }

    void wordsInTheLineFilterByEnd()
    {
        auto* edit = find<QLineEdit>("filterEdit");
        auto* problem = edit->parentWidget()->findChild<QLabel*>(u"problemLabel"_s);
        const int all = rows();
        edit->setText(u"outcome:denied"_s);
        QTRY_VERIFY(rows() < all);
        for (int row = 0; row < rows(); ++row)
            QCOMPARE(table()->model()->index(row, 0).data(models::ResultsModel::OutcomeRole).toInt(), int(Outcome::Denied));
        const int denied = rows();
        edit->setText(u"reason:nonsense"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(u"nonsense"_s));
        QCOMPARE(rows(), denied); // shown, not applied
        edit->setText(u"-outcome:denied"_s);
        QTRY_COMPARE(rows(), all - denied);
        QVERIFY(!problem->isVisible());
        edit->clear();
        QTRY_COMPARE(rows(), all);
    }

    void rowsAreGroupedByReason()
    {
        auto* action = m_window->findChild<QAction*>(u"actionGroupByReason"_s);
        action->trigger();
        QVERIFY(tab()->results()->isGrouped() && action->isChecked());
        QStringList seen;
        int sum = 0;
        for (int row = 0; row < rows(); ++row) {
            const QModelIndex index = table()->model()->index(row, models::ResultsModel::Reason);
            if (const int size = index.data(models::ResultsModel::GroupSizeRole).toInt()) {
                QVERIFY(!seen.contains(index.data().toString()));
                seen.append(index.data().toString());
                sum += size;
            }
            QCOMPARE(index.data().toString(), seen.constLast());
        }
        QCOMPARE(sum, rows());
        QVERIFY(seen.size() > 1);
        action->trigger();
        QVERIFY(!tab()->results()->isGrouped());
    }

    void allOfAReasonAreChosen()
    {
        int row = 0;
        while (table()->model()->index(row, 0).data(models::ResultsModel::OutcomeRole).toInt() != int(Outcome::Denied))
            ++row;
        table()->selectRow(row);
        const int reason = table()->model()->index(row, 0).data(models::ResultsModel::ReasonRole).toInt();
        Q_EMIT table()->customContextMenuRequested(QPoint(5, 5));
        auto* menu = tab()->findChild<QMenu*>(u"resultsMenu"_s);
        QVERIFY(menu != nullptr);
        QVERIFY(menu->findChild<QAction*>(u"runReasonAgain"_s)->isEnabled());
        menu->findChild<QAction*>(u"selectReason"_s)->trigger();
        menu->findChild<QAction*>(u"showOnlyReason"_s)->trigger();
        menu->close();
        QCOMPARE(table()->selectionModel()->selectedRows().size(), rows());
        QCOMPARE(tab()->results()->queriedHosts(RunQuery::with({static_cast<Reason>(reason)})), tab()->results()->selectedHosts());
        find<QToolButton>("clearButton")->click();
        QTRY_VERIFY(!find<QToolButton>("chip-denied")->isChecked());
    }

    void aTextFilterLooksIntoTheOutput()
    {
        auto* edit = find<QLineEdit>("filterEdit");
        test::type(edit, u"Mounted on"_s);
        QTRY_VERIFY(find<QLabel>("hitsLabel")->text().contains(u"hits"_s));
        QTRY_COMPARE(rows(), tab()->results()->totals().ok);
        table()->selectRow(0);
        QTRY_COMPARE(find<gui::OutputView>("outputView")->selectedText(), u"Mounted on"_s); // the hit is in sight
        edit->setText(u"(unclosed"_s);
        find<QToolButton>("regexButton")->click();
        QTRY_VERIFY(find<QLabel>("problemLabel") != nullptr);
        QCOMPARE(rows(), tab()->results()->totals().ok); // not applied
        edit->clear();
        tab()->findChild<QWidget*>(u"filterBar"_s)->findChild<QToolButton*>(u"regexButton"_s)->setChecked(false);
        find<QToolButton>("clearButton")->click();
        QTRY_COMPARE(rows(), 12);
    }

    void aFilterThatHidesTheChosenRowsShowsTheFirstMatch()
    {
        auto* edit = find<QLineEdit>("filterEdit");
        const auto selected = [this] { return table()->selectionModel()->selectedRows(); };
        const auto hostOf = [](const QModelIndex& row) { return row.siblingAtColumn(models::ResultsModel::Host).data().toString(); };
        table()->selectRow(rows() - 1);
        const QString chosen = hostOf(selected().constFirst());
        edit->setText(u"no host says this"_s);
        QTRY_COMPARE(rows(), 0);
        QVERIFY(selected().isEmpty());
        edit->clear();
        QTRY_COMPARE(selected().size(), 1);
        QCOMPARE(hostOf(selected().constFirst()), chosen);
        const QString other = hostOf(table()->model()->index(0, 0));
        QVERIFY(other != chosen);
        edit->setText(other);
        QTRY_COMPARE(selected().size(), 1);
        QTRY_COMPARE(hostOf(selected().constFirst()), other);
        find<QToolButton>("clearButton")->click();
        QTRY_COMPARE(rows(), 12);
        QCOMPARE(selected().size(), 1);
    }

    void anEmptyTableSaysWhy()
    {
        auto* edit = find<QLineEdit>("filterEdit");
        auto* label = find<QLabel>("noMatchLabel");
        QVERIFY(!label->isVisible());
        edit->setText(u"no host says this"_s);
        QTRY_VERIFY(label->isVisible());
        QVERIFY(!label->text().contains(u".*"_s));
        edit->setText(u"Mounted (on|off)"_s);
        QTRY_VERIFY(label->text().contains(u".*"_s));
        find<QToolButton>("regexButton")->click();
        QTRY_VERIFY(!label->isVisible());
        find<QToolButton>("clearButton")->click();
        find<QToolButton>("regexButton")->setChecked(false);
        QTRY_COMPARE(rows(), 12);
    }

    void theOutputIsFoundAndCopied()
    {
        int row = 0;
        while (row < rows() && table()->model()->index(row, models::ResultsModel::OutcomeColumn).data().toString() != outcomeLabel(Outcome::Ok))
            ++row;
        QVERIFY(row < rows());
        table()->selectRow(row);
        auto* view = find<gui::OutputView>("outputView");
        QTRY_VERIFY(view->visibleText().contains(u"Filesystem"_s));
        find<QAction>("actionFind")->trigger();
        test::type(find<QLineEdit>("findEdit"), u"Use%"_s);
        QTRY_COMPARE(view->selectedText(), u"Use%"_s);
        QTRY_COMPARE(find<QLabel>("countLabel")->text(), u"1 of 1"_s);
        view->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Use%"_s);
        view->selectAll();
        QVERIFY(view->selectedText().contains(u"Mounted on\n"_s));
        find<QToolButton>("closeButton")->click();
    }

    void severalRowsFold()
    {
        table()->selectAll();
        auto* folds = find<QListView>("foldList");
        QTRY_VERIFY(folds->isVisible());
        QTRY_VERIFY(folds->model()->rowCount() > 1);
        QVERIFY(folds->model()->rowCount() <= 12);
        table()->selectRow(0);
        QTRY_VERIFY(!folds->isVisible());
    }

    void csvIsExported()
    {
        const QString file = m_fleetDir.filePath(u"out.csv"_s);
        find<QAction>("actionExport")->trigger();
        QWidget* dialog = test::waitForTopLevel(u"ExportDialog"_s);
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->findChild<QTableView*>(u"previewTable"_s)->model()->rowCount() > 0);
        QVERIFY(!dialog->findChild<QRadioButton*>(u"filteredButton"_s)->isChecked());
        dialog->findChild<QLineEdit*>(u"fileEdit"_s)->setText(u"/nonexistent/out.csv"_s);
        dialog->findChild<QPushButton*>(u"exportButton"_s)->click();
        QTRY_VERIFY(dialog->findChild<QLabel*>(u"stateLabel"_s)->text().contains(u"/nonexistent"_s));
        QVERIFY(dialog->isVisible());
        dialog->findChild<QLineEdit*>(u"fileEdit"_s)->setText(file);
        QTRY_VERIFY(dialog->findChild<QPushButton*>(u"exportButton"_s)->isEnabled());
        dialog->findChild<QPushButton*>(u"exportButton"_s)->click();
        QTRY_VERIFY(QFile::exists(file));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().startsWith("run_id,started_at,group,host"));
    }

    void theFailedOnesRunAgain()
    {
        const qsizetype failed = tab()->results()->queriedHosts(RunQuery::notOk()).size();
        QVERIFY(failed > 0);
        QSignalSpy finished(tab(), &gui::RunTab::finished);
        find<QAction>("actionRunFailed")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(rows(), static_cast<int>(failed));
        QTRY_COMPARE(tab()->composer()->launch()->preflight().hosts.size(), failed);
        QCOMPARE(tab()->draft().runIds.size(), 2);
    }

    void whereNothingHasRunRunsAgain()
    {
        auto* menu = find<QMenu>("runAgainMenu");
        Q_EMIT menu->aboutToShow();
        const QList<HostIndex> hosts = tab()->results()->queriedHosts(RunQuery::untouched());
        QVERIFY(!hosts.isEmpty()); // denied
        auto* action = menu->findChild<QAction*>(u"again-untouched"_s);
        QVERIFY(action->isEnabled());
        QStringList names;
        for (const HostIndex host : hosts)
            names.append(tab()->results()->spec()->hosts.at(host).name);
        QSignalSpy finished(tab(), &gui::RunTab::finished);
        action->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QStringList ran;
        for (const StoredHost& host : tab()->results()->spec()->hosts)
            ran.append(host.name);
        QCOMPARE(ran, names);
    }

    void pastRunsReopen()
    {
        find<QAction>("actionHistory")->trigger();
        QWidget* dialog = test::waitForTopLevel(u"HistoryDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QTableView*>(u"table"_s);
        QTRY_COMPARE(list->model()->rowCount(), 3);
        list->selectRow(2);
        const int before = find<gui::RunTabs>("tabs")->count();
        dialog->findChild<QPushButton*>(u"openButton"_s)->click();
        QTRY_COMPARE(find<gui::RunTabs>("tabs")->count(), before + 1);
        QTRY_COMPARE(rows(), 12);
        dialog->close();
    }

    void aRestartBringsTabsAndResultsBack()
    {
        auto* tabs = find<gui::RunTabs>("tabs");
        tabs->setCurrentIndex(0);
        const QStringList runs = tab()->draft().runIds;
        QCOMPARE(runs.size(), 3);
        tab()->setTitle(u"kept"_s);
        tabs->drafts()->saveNow();
        m_window.reset(); // waits for the file
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
        QTRY_COMPARE(find<gui::RunTabs>("tabs")->count(), 2);
        QCOMPARE(find<gui::RunTabs>("tabs")->currentIndex(), 0);
        QCOMPARE(tab()->title(), u"kept"_s);
        QCOMPARE(tab()->draft().runIds, runs); // while they are still being opened, too
        QTRY_VERIFY(tab()->isSettled());
        QTRY_COMPARE(rows(), 2); // the newest: run again where nothing had run
        QVERIFY(tab()->composer()->isFolded());
        QCOMPARE(tab()->draft().runIds, runs);
    }

    void aGrowingOutputLeavesTheReaderWhereHeIs()
    {
        find<gui::RunTabs>("tabs")->addRunTab();
        app::Draft draft = tab()->draft();
        draft.request.target = u"web-01"_s;
        const QTemporaryDir folder;
        const QString flag = folder.filePath(u"go on"_s);
        draft.request.composition = Composition::fromCommands(
            {u"until [ -e '%1' ]; do sleep 0.1; done; echo needle; seq 500;"
             " until [ ! -e '%1' ]; do sleep 0.1; done; seq 500"_s.arg(flag)});
        tab()->setDraft(draft);
        QTRY_COMPARE(tab()->composer()->launch()->preflight().hosts.size(), 1);
        QSignalSpy finished(tab(), &gui::RunTab::finished);
        tab()->composer()->launch()->run();
        auto* view = tab()->findChild<gui::OutputView*>(u"outputView"_s);
        const auto lines = [view] { return view->verticalScrollBar()->maximum(); };
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, 30'000);
        tab()->findChild<QLineEdit*>(u"filterEdit"_s)->setText(u"needle"_s);
        QTRY_COMPARE(rows(), 0); // nothing has come yet
        QVERIFY(QFile(flag).open(QIODevice::WriteOnly));
        QTRY_VERIFY(lines() > 400);
        QTRY_COMPARE(view->selectedText(), u"needle"_s);
        const int before = lines();
        view->verticalScrollBar()->setValue(300);
        QVERIFY(QFile::remove(flag));
        QTRY_VERIFY(lines() > before);
        QTRY_COMPARE(finished.count(), 1);
        QTRY_VERIFY(tab()->isSettled());
        QCOMPARE(view->verticalScrollBar()->value(), 300);
        QVERIFY(table()->isColumnHidden(models::ResultsModel::OnHost)); // nothing to say
    }

    void aStoppedRunSaysWhatBecameOfTheCommands()
    {
        find<gui::RunTabs>("tabs")->addRunTab();
        app::Draft draft = tab()->draft();
        draft.request.target = u"web-01"_s;
        draft.request.composition = Composition::fromCommands({u"sleep 60"_s});
        tab()->setDraft(draft);
        QTRY_COMPARE(tab()->composer()->launch()->preflight().hosts.size(), 1);
        QSignalSpy finished(tab(), &gui::RunTab::finished);
        tab()->composer()->launch()->run();
        QTRY_COMPARE(rows(), 1);
        const auto cell = [this](int column) { return table()->model()->index(0, column); };
        QTRY_COMPARE(cell(0).data(models::ResultsModel::PhaseRole).toInt(), int(HostPhase::Running));
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(tab()->runs().isStopping());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!table()->isColumnHidden(models::ResultsModel::OnHost)); // without digging
        QCOMPARE(cell(models::ResultsModel::OnHost).data().toString(), u"ended"_s);
        auto* edit = tab()->findChild<QLineEdit*>(u"filterEdit"_s);
        edit->setText(u"remote:still-running"_s);
        QTRY_COMPARE(rows(), 0);
        edit->setText(u"remote:ended"_s);
        QTRY_COMPARE(rows(), 1);
        // Who hides it has seen it; who brings it up keeps it for other runs.
        const auto toggle = [this] {
            Q_EMIT table()->horizontalHeader()->customContextMenuRequested(QPoint(2, 2));
            auto* menu = table()->findChild<QMenu*>(u"columnsMenu"_s);
            menu->findChild<QAction*>(u"column-%1"_s.arg(int(models::ResultsModel::OnHost)))->trigger();
            delete menu;
        };
        toggle();
        QVERIFY(table()->isColumnHidden(models::ResultsModel::OnHost));
        toggle();
        QVERIFY(!table()->isColumnHidden(models::ResultsModel::OnHost));
    }
};

ROLLCALL_TEST(tst_run, RunTest)
#include "tst_run.moc"
