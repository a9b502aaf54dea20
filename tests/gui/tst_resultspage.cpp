// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/runquery.h"
#include "gui/fleetwindow.h"
#include "gui/output/outputview.h"
#include "gui/results/resultspage.h"
#include "gui/shell/runtab.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "models/results/resultsmodel.h"
#include "support/testmain.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QIODevice>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QString>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;

// The results of a run in the window: chips, filters, groups, what was said, and taking it along. The run is one of the
// demo fleet, made once; each function has a window of its own that it is opened in.
class ResultsPageTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int hosts = test::FleetWindow::hosts - 1;

    test::FleetWindow m_gui;
    QString m_run;

    template <typename T> T* in(const char* name) { return test::find<T>(m_gui.window(), name); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gui.startFleet(), qPrintable(m_gui.error()));
        QVERIFY(m_gui.open());
        QVERIFY(m_gui.leaveOutTheSlowHost() && m_gui.run());
        m_run = m_gui.tab()->draft().runIds.constFirst();
        m_gui.closeWindow();
    }

    void cleanupTestCase() { m_gui.close(); }

    void init()
    {
        QVERIFY(m_gui.openAgain(true));
        auto run = (*m_gui.workspace().history().openNow())->open(m_run);
        QVERIFY(run);
        m_gui.tab()->addPastRun(*run);
        QTRY_VERIFY(m_gui.tab()->isSettled());
        QTRY_COMPARE(m_gui.rows(), hosts);
    }

    void cleanup() { m_gui.closeWindow(); }

    void aChipFilters()
    {
        auto* chip = in<QToolButton>("chip-denied");
        chip->click();
        QTRY_VERIFY(m_gui.rows() < hosts);
        QVERIFY(m_gui.rows() > 0);
        chip->click();
        QTRY_COMPARE(m_gui.rows(), hosts);
    }

    void aChipHasItsReasons()
    {
        auto* chip = in<QToolButton>("chip-denied");
        auto* menu = chip->menu();
        const int all = m_gui.rows();
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
        QTRY_COMPARE(chip->text(), QString::number(sum)); // there is no room for more
        QVERIFY(chip->accessibleName().startsWith(u"denied"_s));
        m_gui.window()->resize(2000, 800);
        QTRY_COMPARE(chip->text(), u"%1 denied"_s.arg(sum));
        const int count = reasons.constFirst()->text().section(u'\t', 1).toInt();
        reasons.constFirst()->trigger();
        QVERIFY(chip->isChecked());
        QCOMPARE(m_gui.rows(), count);
        QCOMPARE(chip->text(), u"%1 of %2 denied"_s.arg(count).arg(sum));
        in<QToolButton>("chip-ok")->click(); // and these
        QVERIFY(m_gui.rows() > count && m_gui.rows() < all);
        in<QToolButton>("chip-ok")->click();
        chip->click(); // none of it
        QVERIFY(!chip->isChecked());
        QCOMPARE(m_gui.rows(), all);
        // Down opens it; Return is the button's own.
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Down);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
    }

    void wordsInTheLineFilterByEnd()
    {
        auto* edit = in<QLineEdit>("filterEdit");
        auto* problem = edit->parentWidget()->findChild<QLabel*>(u"problemLabel"_s);
        const int all = m_gui.rows();
        edit->setText(u"outcome:denied"_s);
        QTRY_VERIFY(m_gui.rows() < all);
        for (int row = 0; row < m_gui.rows(); ++row)
            QCOMPARE(m_gui.table()->model()->index(row, 0).data(models::ResultsModel::OutcomeRole).toInt(),
                     int(Outcome::Denied));
        const int denied = m_gui.rows();
        edit->setText(u"reason:nonsense"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(u"nonsense"_s));
        QCOMPARE(m_gui.rows(), denied); // shown, not applied
        edit->setText(u"-outcome:denied"_s);
        QTRY_COMPARE(m_gui.rows(), all - denied);
        QVERIFY(!problem->isVisible());
        edit->clear();
        QTRY_COMPARE(m_gui.rows(), all);
    }

    void rowsAreGroupedByReason()
    {
        auto* action = m_gui.window()->findChild<QAction*>(u"actionGroupByReason"_s);
        action->trigger();
        QVERIFY(m_gui.tab()->results()->isGrouped() && action->isChecked());
        QStringList seen;
        int sum = 0;
        for (int row = 0; row < m_gui.rows(); ++row) {
            const QModelIndex index = m_gui.table()->model()->index(row, models::ResultsModel::Reason);
            if (const int size = index.data(models::ResultsModel::GroupSizeRole).toInt()) {
                QVERIFY(!seen.contains(index.data().toString()));
                seen.append(index.data().toString());
                sum += size;
            }
            QCOMPARE(index.data().toString(), seen.constLast());
        }
        QCOMPARE(sum, m_gui.rows());
        QVERIFY(seen.size() > 1);
        action->trigger();
        QVERIFY(!m_gui.tab()->results()->isGrouped());
    }

    void allOfAReasonAreChosen()
    {
        int row = 0;
        while (m_gui.table()->model()->index(row, 0).data(models::ResultsModel::OutcomeRole).toInt() !=
               int(Outcome::Denied))
            ++row;
        m_gui.table()->selectRow(row);
        const int reason = m_gui.table()->model()->index(row, 0).data(models::ResultsModel::ReasonRole).toInt();
        Q_EMIT m_gui.table()->customContextMenuRequested(QPoint(5, 5));
        auto* menu = m_gui.tab()->findChild<QMenu*>(u"resultsMenu"_s);
        QVERIFY(menu != nullptr);
        QVERIFY(menu->findChild<QAction*>(u"runReasonAgain"_s)->isEnabled());
        menu->findChild<QAction*>(u"selectReason"_s)->trigger();
        menu->findChild<QAction*>(u"showOnlyReason"_s)->trigger();
        menu->close();
        QCOMPARE(m_gui.table()->selectionModel()->selectedRows().size(), m_gui.rows());
        QCOMPARE(m_gui.tab()->results()->queriedHosts(RunQuery::with({static_cast<Reason>(reason)})),
                 m_gui.tab()->results()->selectedHosts());
        in<QToolButton>("clearButton")->click();
        QTRY_VERIFY(!in<QToolButton>("chip-denied")->isChecked());
    }

    void aTextFilterLooksIntoTheOutput()
    {
        auto* edit = in<QLineEdit>("filterEdit");
        test::type(edit, u"Mounted on"_s);
        QTRY_VERIFY(in<QLabel>("hitsLabel")->text().contains(u"hits"_s));
        QTRY_COMPARE(m_gui.rows(), m_gui.tab()->results()->totals().ok);
        m_gui.table()->selectRow(0);
        QTRY_COMPARE(in<gui::OutputView>("outputView")->selectedText(), u"Mounted on"_s); // the hit is in sight
        edit->setText(u"(unclosed"_s);
        in<QToolButton>("regexButton")->click();
        QTRY_VERIFY(in<QLabel>("problemLabel") != nullptr);
        QCOMPARE(m_gui.rows(), m_gui.tab()->results()->totals().ok); // not applied
        edit->clear();
        m_gui.tab()->findChild<QWidget*>(u"filterBar"_s)->findChild<QToolButton*>(u"regexButton"_s)->setChecked(false);
        in<QToolButton>("clearButton")->click();
        QTRY_COMPARE(m_gui.rows(), hosts);
    }

    void aFilterThatHidesTheChosenRowsShowsTheFirstMatch()
    {
        auto* edit = in<QLineEdit>("filterEdit");
        const auto selected = [this] { return m_gui.table()->selectionModel()->selectedRows(); };
        const auto hostOf = [](const QModelIndex& row) {
            return row.siblingAtColumn(models::ResultsModel::Host).data().toString();
        };
        m_gui.table()->selectRow(m_gui.rows() - 1);
        const QString chosen = hostOf(selected().constFirst());
        edit->setText(u"no host says this"_s);
        QTRY_COMPARE(m_gui.rows(), 0);
        QVERIFY(selected().isEmpty());
        edit->clear();
        QTRY_COMPARE(selected().size(), 1);
        QCOMPARE(hostOf(selected().constFirst()), chosen);
        const QString other = hostOf(m_gui.table()->model()->index(0, 0));
        QVERIFY(other != chosen);
        edit->setText(other);
        QTRY_COMPARE(selected().size(), 1);
        QTRY_COMPARE(hostOf(selected().constFirst()), other);
        in<QToolButton>("clearButton")->click();
        QTRY_COMPARE(m_gui.rows(), hosts);
        QCOMPARE(selected().size(), 1);
    }

    void anEmptyTableSaysWhy()
    {
        auto* edit = in<QLineEdit>("filterEdit");
        auto* label = in<QLabel>("noMatchLabel");
        QVERIFY(!label->isVisible());
        edit->setText(u"no host says this"_s);
        QTRY_VERIFY(label->isVisible());
        QVERIFY(!label->text().contains(u".*"_s));
        edit->setText(u"Mounted (on|off)"_s);
        QTRY_VERIFY(label->text().contains(u".*"_s));
        in<QToolButton>("regexButton")->click();
        QTRY_VERIFY(!label->isVisible());
        in<QToolButton>("clearButton")->click();
        in<QToolButton>("regexButton")->setChecked(false);
        QTRY_COMPARE(m_gui.rows(), hosts);
    }

    void theOutputIsFoundAndCopied()
    {
        int row = 0;
        while (row < m_gui.rows() &&
               m_gui.table()->model()->index(row, models::ResultsModel::OutcomeColumn).data().toString() !=
                   outcomeLabel(Outcome::Ok))
            ++row;
        QVERIFY(row < m_gui.rows());
        m_gui.table()->selectRow(row);
        auto* view = in<gui::OutputView>("outputView");
        QTRY_VERIFY(view->visibleText().contains(u"Filesystem"_s));
        in<QAction>("actionFind")->trigger();
        test::type(in<QLineEdit>("findEdit"), u"Use%"_s);
        QTRY_COMPARE(view->selectedText(), u"Use%"_s);
        QTRY_COMPARE(in<QLabel>("countLabel")->text(), u"1 of 1"_s);
        view->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Use%"_s);
        view->selectAll();
        QVERIFY(view->selectedText().contains(u"Mounted on\n"_s));
        in<QToolButton>("closeButton")->click();
    }

    void severalRowsFold()
    {
        m_gui.table()->selectAll();
        auto* folds = in<QListView>("foldList");
        QTRY_VERIFY(folds->isVisible());
        QTRY_VERIFY(folds->model()->rowCount() > 1);
        QVERIFY(folds->model()->rowCount() <= hosts);
        m_gui.table()->selectRow(0);
        QTRY_VERIFY(!folds->isVisible());
    }

    void csvIsExported()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"out.csv"_s);
        in<QAction>("actionExport")->trigger();
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
};

ROLLCALL_TEST(tst_resultspage, ResultsPageTest)
#include "tst_resultspage.moc"
