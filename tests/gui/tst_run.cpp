// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/runquery.h"
#include "core/run/event.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fleetwindow.h"
#include "gui/results/resultspage.h"
#include "gui/shell/draftkeeper.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "models/results/resultsmodel.h"
#include "support/testmain.h"

#include <QAction>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QString>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;

// The main job in the window, against the demo fleet: run, stop, run again, and find it all again later. Each function
// has a window and a workspace of its own.
class RunTest : public QObject
{
    Q_OBJECT

private:
    test::FleetWindow m_gui;

    template <typename T> T* in(const char* name) { return test::find<T>(m_gui.window(), name); }

    static RunRequest demoRequest(const QString& target, const QString& command)
    {
        RunRequest request;
        request.target = target;
        request.composition = Composition::fromCommands({command});
        return request;
    }

    // While a run goes.
    void escClearsAndStopsNothing()
    {
        for (const char* name : {"searchEdit", "filterEdit"}) {
            auto* field = in<QLineEdit>(name);
            test::type(field, u"web"_s);
            QTest::keyClick(field, Qt::Key_Escape);
            QCOMPARE(field->text(), QString());
            QTest::keyClick(field, Qt::Key_Escape);
        }
        m_gui.table()->setFocus();
        for (QWidget* at : {static_cast<QWidget*>(m_gui.table()), static_cast<QWidget*>(m_gui.window())})
            QTest::keyClick(at, Qt::Key_Escape);
        QVERIFY(!m_gui.tab()->runs().isStopping());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_gui.startFleet(), qPrintable(m_gui.error())); }
    void init() { QVERIFY(m_gui.open()); }
    void cleanup() { m_gui.close(); }

    void theDemoIsReadyToRun()
    {
        QCOMPARE(m_gui.tab()->composer()->command().title(), u"Disk usage"_s);
        QCOMPARE(in<QPushButton>("runButton")->text(), u"Run on 12 hosts"_s);
    }

    void everyHostAnswers()
    {
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        QTest::mouseClick(in<QPushButton>("runButton"), Qt::LeftButton);
        QTRY_VERIFY(m_gui.tab()->runs().isRunning());
        QVERIFY(m_gui.tab()->composer()->isFolded());
        QVERIFY(in<QPushButton>("stopButton")->isVisible());
        escClearsAndStopsNothing();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(m_gui.rows(), 12);
        QVERIFY(m_gui.tab()->results()->totals().ended); // by itself
        QVERIFY(!in<QPushButton>("stopButton")->isVisible());
        // The fleet has a host that denies and one that refuses; they come first.
        QVERIFY(m_gui.tab()->results()->totals().ok < 12);
        QVERIFY(in<QToolButton>("chip-denied")->isVisible());
        QVERIFY(in<QToolButton>("chip-ok")->isVisible());
        QVERIFY(m_gui.table()->model()->index(0, models::ResultsModel::OutcomeColumn).data().toString() !=
                outcomeLabel(Outcome::Ok));
    }

    void whoeverReadsARowKeepsIt()
    {
        m_gui.tabs()->addRunTab();
        m_gui.tab()->composer()->setRequest(demoRequest(u"web-01,web-02,db-01,db-02"_s, u"echo hello"_s));
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        m_gui.tab()->composer()->launch()->run();
        QTRY_VERIFY(m_gui.rows() > 1);
        m_gui.table()->selectionModel()->setCurrentIndex( // whatever key another test has left down
            m_gui.table()->model()->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const auto read = [this] {
            return m_gui.table()->currentIndex().data(models::ResultsModel::TaskRole).toUInt();
        };
        const TaskIndex before = read();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(read(), before);
        QCOMPARE(m_gui.table()->selectionModel()->selectedRows().size(), 1);
    }

    void whatSaidNothingIsNotOfferedToBeKept()
    {
        m_gui.tabs()->addRunTab();
        QVERIFY(m_gui.compose(u"web-01"_s, u"true"_s));
        QVERIFY(m_gui.run());
        const auto isOffered = [this] {
            return QList<bool>{m_gui.tab()->findChild<QToolButton*>(u"copyButton"_s)->isEnabled(),
                               m_gui.tab()->findChild<QToolButton*>(u"saveButton"_s)->isEnabled(),
                               in<QAction>("actionSaveOutput")->isEnabled()};
        };
        QCOMPARE(isOffered(), QList<bool>({false, false, false}));
        QVERIFY(m_gui.compose(u"web-01"_s, u"echo hello"_s));
        QVERIFY(m_gui.run());
        QTRY_COMPARE(isOffered(), QList<bool>({true, true, true}));
    }

    void theFailedOnesRunAgain()
    {
        QVERIFY(m_gui.leaveOutTheSlowHost() && m_gui.run());
        const qsizetype failed = m_gui.tab()->results()->queriedHosts(RunQuery::notOk()).size();
        QVERIFY(failed > 0);
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        in<QAction>("actionRunFailed")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(m_gui.rows(), static_cast<int>(failed));
        QTRY_COMPARE(m_gui.tab()->composer()->launch()->preflight().hosts.size(), failed);
        QCOMPARE(m_gui.tab()->draft().runIds.size(), 2);
    }

    void whereNothingHasRunRunsAgain()
    {
        QVERIFY(m_gui.leaveOutTheSlowHost() && m_gui.run());
        auto* menu = in<QMenu>("runAgainMenu");
        Q_EMIT menu->aboutToShow();
        const QList<HostIndex> hosts = m_gui.tab()->results()->queriedHosts(RunQuery::untouched());
        QVERIFY(!hosts.isEmpty()); // denied
        auto* action = menu->findChild<QAction*>(u"again-untouched"_s);
        QVERIFY(action->isEnabled());
        QStringList names;
        for (const HostIndex host : hosts)
            names.append(m_gui.tab()->results()->spec()->hosts.at(host).name);
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        action->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QStringList ran;
        for (const StoredHost& host : m_gui.tab()->results()->spec()->hosts)
            ran.append(host.name);
        QCOMPARE(ran, names);
    }

    void pastRunsReopen()
    {
        QVERIFY(m_gui.leaveOutTheSlowHost() && m_gui.run());
        m_gui.tabs()->addRunTab();
        QVERIFY(m_gui.compose(u"web-01"_s, u"true"_s));
        QVERIFY(m_gui.run());
        QCOMPARE(m_gui.rows(), 1);
        in<QAction>("actionHistory")->trigger();
        QWidget* dialog = test::waitForTopLevel(u"HistoryDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QTableView*>(u"table"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->selectRow(1); // the older one
        const int before = m_gui.tabs()->count();
        dialog->findChild<QPushButton*>(u"openButton"_s)->click();
        QTRY_COMPARE(m_gui.tabs()->count(), before + 1);
        QTRY_COMPARE(m_gui.rows(), test::FleetWindow::hosts - 1);
        dialog->close();
    }

    void aRestartBringsTabsAndResultsBack()
    {
        QVERIFY(m_gui.leaveOutTheSlowHost() && m_gui.run());
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        in<QAction>("actionRunFailed")->trigger();
        QTRY_COMPARE(finished.count(), 1);
        const int failed = m_gui.rows();
        QVERIFY(failed < test::FleetWindow::hosts);
        const QStringList runs = m_gui.tab()->draft().runIds;
        QCOMPARE(runs.size(), 2);
        m_gui.tab()->setTitle(u"kept"_s);
        m_gui.tabs()->addRunTab();
        QVERIFY(m_gui.compose(u"web-01"_s, u"true"_s));
        m_gui.tabs()->setCurrentIndex(0);
        QVERIFY(m_gui.tabs()->drafts()->load().ok()); // which the demo's window does not, and so keeps none
        m_gui.tabs()->drafts()->saveNow();
        QTRY_VERIFY(!m_gui.tabs()->drafts()->isSaving());
        QVERIFY(m_gui.openAgain(false));
        QTRY_COMPARE(m_gui.tabs()->count(), 2);
        QCOMPARE(m_gui.tabs()->currentIndex(), 0);
        QCOMPARE(m_gui.tab()->title(), u"kept"_s);
        QCOMPARE(m_gui.tab()->draft().runIds, runs); // while they are still being opened, too
        QTRY_VERIFY(m_gui.tab()->isSettled());
        QTRY_COMPARE(m_gui.rows(), failed); // the newest
        QVERIFY(m_gui.tab()->composer()->isFolded());
        QCOMPARE(m_gui.tab()->draft().runIds, runs);
    }

    void aStoppedRunSaysWhatBecameOfTheCommands()
    {
        m_gui.tabs()->addRunTab();
        QVERIFY(m_gui.compose(u"web-01"_s, u"sleep 60"_s));
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        m_gui.tab()->composer()->launch()->run();
        QTRY_COMPARE(m_gui.rows(), 1);
        const auto cell = [this](int column) { return m_gui.table()->model()->index(0, column); };
        QTRY_COMPARE(cell(0).data(models::ResultsModel::PhaseRole).toInt(), int(HostPhase::Running));
        QTest::keyClick(m_gui.window(), Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(m_gui.tab()->runs().isStopping());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!m_gui.table()->isColumnHidden(models::ResultsModel::OnHost)); // without digging
        QCOMPARE(cell(models::ResultsModel::OnHost).data().toString(), u"ended"_s);
        auto* edit = m_gui.tab()->findChild<QLineEdit*>(u"filterEdit"_s);
        edit->setText(u"remote:still-running"_s);
        QTRY_COMPARE(m_gui.rows(), 0);
        edit->setText(u"remote:ended"_s);
        QTRY_COMPARE(m_gui.rows(), 1);
        // Who hides it has seen it; who brings it up keeps it for other runs.
        const auto toggle = [this] {
            Q_EMIT m_gui.table()->horizontalHeader()->customContextMenuRequested(QPoint(2, 2));
            auto* menu = m_gui.table()->findChild<QMenu*>(u"columnsMenu"_s);
            menu->findChild<QAction*>(u"column-%1"_s.arg(int(models::ResultsModel::OnHost)))->trigger();
            delete menu;
        };
        toggle();
        QVERIFY(m_gui.table()->isColumnHidden(models::ResultsModel::OnHost));
        toggle();
        QVERIFY(!m_gui.table()->isColumnHidden(models::ResultsModel::OnHost));
    }
};

ROLLCALL_TEST(tst_run, RunTest)
#include "tst_run.moc"
