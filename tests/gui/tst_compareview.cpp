// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "gui/fleetwindow.h"
#include "gui/output/outputview.h"
#include "gui/results/resultspage.h"
#include "gui/results/resultsviews.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "models/results/changesmodel.h"
#include "support/testmain.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::ResultsViews;
using models::ChangesModel;

// What has changed since an earlier run, in the window: three runs of one command on real hosts, of which some say
// something else each time.
class CompareViewTest : public QObject
{
    Q_OBJECT

private:
    test::FleetWindow m_gui;
    QTemporaryDir m_folder;
    QStringList m_runs; // the oldest first
    QString m_lone;     // of other commands

    template <typename T> T* in(const char* name) { return test::find<T>(m_gui.window(), name); }
    gui::ResultsPage* results() { return m_gui.tab()->results(); }
    QTreeView* changes() { return in<QTreeView>("changes"); }
    bool run(const QByteArray& words, const QString& command)
    {
        QFile file(m_folder.filePath(u"words"_s));
        return file.open(QIODevice::WriteOnly) && file.write(words) == words.size() && file.flush() &&
               m_gui.compose(u"web-01,web-02,web-03"_s, command, 3) && m_gui.run();
    }
    bool openRun(const QString& id)
    {
        auto run = (*m_gui.workspace().history().openNow())->open(id);
        if (!run)
            return false;
        m_gui.tab()->addPastRun(*run);
        return QTest::qWaitFor([this] { return m_gui.tab()->isSettled(); }, test::patience);
    }
    void compare()
    {
        in<QAction>("actionShowCompare")->trigger();
        QTRY_VERIFY(m_gui.tab()->isSettled());
    }
    QString cell(int row, int column) { return changes()->model()->index(row, column).data().toString(); }
    /// The lines of a view of the pane's changes.
    QStringList lines(const char* view)
    {
        const gui::OutputLines& lines = in<gui::OutputView>(view)->lines();
        QStringList texts;
        for (qint64 line = 0; line < lines.count(); ++line)
            texts.append(lines.text(line));
        return texts;
    }
    void showChanges()
    {
        auto* tabs = in<QWidget>("outputPane")->findChild<QTabWidget*>(u"tabs"_s);
        tabs->setCurrentWidget(in<QWidget>("changesTab"));
        QTRY_VERIFY(m_gui.tab()->isSettled());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gui.startFleet(), qPrintable(m_gui.error()));
        QVERIFY(m_gui.open());
        m_gui.tabs()->addRunTab();
        const QString command =
            u"cat %1; case {{host}} in web-01) echo one;; *) echo other;; esac"_s.arg(m_folder.filePath(u"words"_s));
        for (const char* words : {"alpha\nbeta of all\n", "alpha\ngamma of all\n", "alpha\ngamma of all\n"}) {
            QVERIFY(run(words, command));
            m_runs.append(m_gui.tab()->draft().runIds.constLast());
        }
        QVERIFY(run("x", u"echo lone"_s));
        m_lone = m_gui.tab()->draft().runIds.constLast();
        m_gui.closeWindow();
    }

    void cleanupTestCase() { m_gui.close(); }
    void init() { QVERIFY(m_gui.openAgain(true)); }
    void cleanup() { m_gui.closeWindow(); }

    void theLastRunIsWhatItIsComparedWith()
    {
        QVERIFY(openRun(m_runs[2]));
        compare();
        auto* box = in<QComboBox>("earlierBox");
        QTRY_COMPARE(box->count(), 2);
        QCOMPARE(box->currentIndex(), 0);
        QTRY_COMPARE(changes()->model()->rowCount(), 1);
        QCOMPARE(cell(0, ChangesModel::Change), u"unchanged"_s);
        QVERIFY(in<QLabel>("changesLabel")->text().contains(u"3 unchanged"_s));
        // The one before, by the box.
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QTRY_COMPARE(changes()->model()->rowCount(), 2);
        QCOMPARE(cell(0, ChangesModel::Change), u"changed"_s);
        QCOMPARE(cell(0, ChangesModel::Says), u"gamma of all"_s);
        QCOMPARE(cell(0, ChangesModel::Count).toInt() + cell(1, ChangesModel::Count).toInt(), 3);
    }

    void aChangeIsShownLineByLine()
    {
        QVERIFY(openRun(m_runs[1]));
        compare();
        QTRY_COMPARE(changes()->model()->rowCount(), 2);
        QVERIFY(changes()->selectionModel()->isRowSelected(0, {}));
        showChanges();
        QTRY_COMPARE(lines("bothView").value(1), u"-beta of all"_s);
        QCOMPARE(lines("bothView").value(0), u" alpha"_s);
        QCOMPARE(lines("bothView").value(2), u"+gamma of all"_s);
        auto* sides = in<QToolButton>("sidesButton");
        sides->click();
        QCOMPARE(lines("beforeView").value(1), u"-beta of all"_s);
        QCOMPARE(lines("afterView").value(1), u"+gamma of all"_s);
        QVERIFY(in<gui::OutputView>("afterView")->isVisible());
        sides->click();
        in<QAction>("actionNextChange")->trigger();
        QCOMPARE(in<gui::OutputView>("bothView")->selection().cursor().line, 1);
    }

    /// Without an earlier run there is something to do, and nothing to choose.
    void theFirstRunHasNothingToBeComparedWith()
    {
        QVERIFY(openRun(m_lone));
        compare();
        QTRY_VERIFY(in<QLabel>("noChangesLabel")->text().contains(u"no earlier run"_s));
        QVERIFY(!in<QComboBox>("earlierBox")->isEnabled());
        QCOMPARE(changes()->model()->rowCount(), 0);
    }

    void inTheAnswersTheMostCommonOneIsCompared()
    {
        QVERIFY(openRun(m_runs[1]));
        results()->show(ResultsViews::Answers);
        QTRY_VERIFY(m_gui.tab()->isSettled());
        auto* answers = in<QTreeView>("answers");
        QTRY_COMPARE(answers->model()->rowCount(), 2);
        showChanges();
        answers->setCurrentIndex(answers->model()->index(0, 0)); // the rarest
        QTRY_COMPARE(lines("bothView"), (QStringList{u" alpha"_s, u" gamma of all"_s, u"-other"_s, u"+one"_s}));
        answers->setCurrentIndex(answers->model()->index(1, 0));
        auto* hint = in<QWidget>("changesView")->findChild<QLabel*>(u"hintLabel"_s);
        QTRY_VERIFY2(hint->text().contains(u"most common answer"_s), qPrintable(hint->text()));
        // The table knows it, too.
        results()->show(ResultsViews::Table);
        m_gui.table()->selectAll();
        QTRY_VERIFY(m_gui.tab()->isSettled());
    }

    void theFilterHoldsHereToo()
    {
        QVERIFY(openRun(m_runs[1]));
        compare();
        QTRY_COMPARE(changes()->model()->rowCount(), 2);
        auto* filter = in<QLineEdit>("filterEdit");
        QTest::keyClicks(filter, u"web-01"_s);
        QTRY_COMPARE(changes()->model()->rowCount(), 1);
        QCOMPARE(cell(0, ChangesModel::Hosts), u"web-01"_s);
        filter->clear();
        QTRY_COMPARE(changes()->model()->rowCount(), 2);
        // What is done with the rows is done with their hosts.
        changes()->selectAll();
        QCOMPARE(results()->selectedHosts().size(), 3);
    }
};

ROLLCALL_TEST(tst_compareview, CompareViewTest)
#include "tst_compareview.moc"
