// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/libraries.h"
#include "core/targets/target.h"
#include "gui/fleetwindow.h"
#include "gui/results/resultspage.h"
#include "gui/results/resultsviews.h"
#include "gui/shell/runtab.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "library/live/libraryset.h"
#include "models/results/answersmodel.h"
#include "support/testmain.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::ResultsViews;
using Model = models::AnswersModel;

// The answers of a run in the window. The run is one of the demo fleet, made once; each function has a window of its
// own that it is opened in.
class AnswersViewTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int hosts = test::FleetWindow::hosts - 1;

    test::FleetWindow m_gui;
    QString m_run;

    template <typename T> T* in(const char* name) { return test::find<T>(m_gui.window(), name); }
    QTreeView* answers() { return in<QTreeView>("answers"); }
    gui::ResultsPage* results() { return m_gui.tab()->results(); }
    bool openRun()
    {
        if (!m_gui.openAgain(true))
            return false;
        auto run = (*m_gui.workspace().history().openNow())->open(m_run);
        if (!run)
            return false;
        m_gui.tab()->addPastRun(*run);
        return QTest::qWaitFor([this] { return m_gui.tab()->isSettled() && answers()->model()->rowCount() > 0; },
                               test::patience);
    }
    /// A tick in the menu of masks, as by a click.
    void tickMask(const char* name)
    {
        auto* menu = in<QMenu>("masksMenu");
        Q_EMIT menu->aboutToShow();
        auto* action = menu->findChild<QAction*>(QLatin1String(name));
        QVERIFY(action != nullptr);
        action->trigger();
        QTRY_VERIFY(m_gui.tab()->isSettled());
    }
    int count(int row) { return answers()->model()->index(row, 0).data().toString().remove(u"≈ "_s).toInt(); }

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
        QVERIFY(openRun());
        if (results()->view() != ResultsViews::Answers)
            results()->show(ResultsViews::Answers);
        Q_EMIT in<QMenu>("masksMenu")->aboutToShow();
        for (QAction* action : in<QMenu>("masksMenu")->actions()) {
            if (action->text().contains(u"usual"_s))
                action->trigger();
        }
        QTRY_VERIFY(m_gui.tab()->isSettled());
    }

    void cleanup() { m_gui.closeWindow(); }

    void whatWentWrongIsOnTop()
    {
        QCOMPARE(results()->view(), ResultsViews::Answers);
        const QAbstractItemModel* model = answers()->model();
        int sum = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            sum += count(row);
        QCOMPARE(sum, hosts);
        QVERIFY(model->index(0, 0).data(Model::OutcomeRole).toInt() != static_cast<int>(Outcome::Ok));
        QCOMPARE(model->index(model->rowCount() - 1, 0).data(Model::OutcomeRole).toInt(),
                 static_cast<int>(Outcome::Ok));
        // It is selected, and its hosts are what commands act on.
        QVERIFY(answers()->selectionModel()->isRowSelected(0, {}));
        QCOMPARE(results()->selectedHosts().size(), count(0));
    }

    void rowsAreCopiedForATicket()
    {
        answers()->selectAll();
        Q_EMIT answers()->customContextMenuRequested(QPoint(5, 5));
        auto* menu = m_gui.tab()->findChild<QMenu*>(u"resultsMenu"_s);
        QVERIFY(menu != nullptr);
        for (const QString& format : {u"Markdown"_s, u"CSV"_s}) {
            for (QAction* action : menu->actions()) {
                if (action->text().endsWith(format) || action->text().endsWith(u'&' + format))
                    action->trigger();
            }
            const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
            const bool isTable = format == u"Markdown"_s;
            QCOMPARE(lines.size(), answers()->model()->rowCount() + (isTable ? 2 : 1));
            QVERIFY2(lines[0].startsWith(isTable ? u"| How many | Hosts | "_s : u"How many,Hosts,"_s),
                     qPrintable(lines[0]));
        }
        menu->close();
    }

    void anEntryActsOnAllItsHosts()
    {
        tickMask("mask-sizes");
        tickMask("mask-numbers");
        const int last = answers()->model()->rowCount() - 1;
        QVERIFY(count(last) > 1);
        const QModelIndex entry = answers()->model()->index(last, 0);
        answers()->scrollTo(entry);
        QTest::mouseClick(answers()->viewport(), Qt::LeftButton, {}, answers()->visualRect(entry).center());
        QTRY_COMPARE(results()->selectedHosts().size(), count(last));
        in<QAction>("actionCopyHosts")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), count(last));
        QTest::keyClick(answers(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(entry.siblingAtColumn(Model::Says).data().toString()));
        QTRY_VERIFY(in<QLabel>("titleLabel")->text().contains(u"host"_s));
    }

    void aFilterHoldsForThemToo()
    {
        auto* chip = in<QToolButton>("chip-denied");
        chip->click();
        QTRY_COMPARE(answers()->model()->rowCount(), 1);
        QCOMPARE(answers()->model()->index(0, 0).data(Model::OutcomeRole).toInt(), static_cast<int>(Outcome::Denied));
        QTRY_VERIFY(answers()->selectionModel()->isRowSelected(0, {}));
        chip->click();
        QTRY_VERIFY(answers()->model()->rowCount() > 1);
    }

    void masksFoldAndAreRemembered()
    {
        const int usual = answers()->model()->rowCount();
        tickMask("mask-sizes");
        tickMask("mask-numbers");
        const int fewer = answers()->model()->rowCount();
        QVERIFY2(fewer < usual, qPrintable(u"%1 of %2"_s.arg(fewer).arg(usual)));
        int masked = -1;
        for (int row = 0; row < fewer; ++row) {
            if (answers()->model()->index(row, 0).data(Model::SeveralRole).toBool())
                masked = row;
        }
        QVERIFY(masked >= 0);
        const QModelIndex entry = answers()->model()->index(masked, 0);
        QVERIFY(entry.data().toString().startsWith(u'≈'));
        answers()->setCurrentIndex(entry);
        QTest::keyClick(answers(), Qt::Key_Right); // opens it
        QVERIFY(answers()->isExpanded(entry));
        QTest::keyClick(answers(), Qt::Key_Down);
        QTRY_COMPARE(answers()->currentIndex().parent(), entry);
        QVERIFY(results()->selectedHosts().size() < count(masked));
        // As it is opened again.
        m_gui.closeWindow();
        QVERIFY(openRun());
        QCOMPARE(answers()->model()->rowCount(), fewer);
        QVERIFY(in<QToolButton>("masksButton")->text().contains(u'6'));
    }

    void theViewIsRemembered()
    {
        QTest::keyClick(m_gui.window(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(results()->view(), ResultsViews::Table);
        QVERIFY(!in<QToolButton>("masksButton")->isVisible());
        m_gui.closeWindow();
        QVERIFY(m_gui.openAgain(true));
        auto run = (*m_gui.workspace().history().openNow())->open(m_run);
        QVERIFY(run);
        m_gui.tab()->addPastRun(*run);
        QCOMPARE(results()->view(), ResultsViews::Table);
        in<QAction>("actionShowAnswers")->trigger();
        QCOMPARE(results()->view(), ResultsViews::Answers);
        QVERIFY(in<QAction>("actionShowAnswers")->isChecked());
        QTRY_VERIFY(answers()->model()->rowCount() > 0);
    }

    /// "Which hosts are these? Make a group of them."
    void anEntryBecomesAGroup()
    {
        tickMask("mask-sizes");
        tickMask("mask-numbers");
        const int last = answers()->model()->rowCount() - 1;
        answers()->setCurrentIndex(answers()->model()->index(last, 0));
        const QStringList names = [this] {
            in<QAction>("actionCopyHosts")->trigger();
            return QGuiApplication::clipboard()->text().split(u'\n');
        }();
        QVERIFY(names.size() > 1);
        in<QAction>("actionSaveAsGroup")->trigger();
        QWidget* dialog = test::waitForTopLevel(u"GroupDialog"_s);
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit*>(u"nameEdit"_s)->setText(u"alike"_s);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        const auto resolved = [this] {
            QStringList found;
            for (const TargetHost& host :
                 resolveTarget(u"@alike"_s, *m_gui.workspace().libraries().set().snapshot()).hosts)
                found.append(host.name);
            return QSet<QString>(found.begin(), found.end());
        };
        QTRY_COMPARE(resolved(), QSet<QString>(names.begin(), names.end()));
    }

    void patternsOfOnesOwn()
    {
        const auto open = [this]() -> QWidget* {
            auto* menu = in<QMenu>("masksMenu");
            Q_EMIT menu->aboutToShow();
            for (QAction* action : menu->actions()) {
                if (action->text().contains(u"pattern"_s))
                    action->trigger();
            }
            return test::waitForTopLevel(u"MaskPatternsDialog"_s);
        };
        QWidget* dialog = open();
        QVERIFY(dialog != nullptr);
        auto* edit = dialog->findChild<QPlainTextEdit*>(u"patternsEdit"_s);
        auto* ok = dialog->findChild<QDialogButtonBox*>(u"buttons"_s)->button(QDialogButtonBox::Ok);
        edit->setPlainText(u"[0-9"_s);
        QVERIFY(!ok->isEnabled());
        QVERIFY(!dialog->findChild<QLabel*>(u"problemLabel"_s)->text().isEmpty());
        edit->setPlainText(u".+\n"_s); // whatever it says
        QVERIFY(dialog->findChild<QLabel*>(u"problemLabel"_s)->text().isEmpty());
        ok->click();
        QTRY_VERIFY(m_gui.tab()->isSettled());
        int ofOk = 0;
        for (int row = 0; row < answers()->model()->rowCount(); ++row)
            ofOk += answers()->model()->index(row, 0).data(Model::OutcomeRole).toInt() == static_cast<int>(Outcome::Ok);
        QCOMPARE(ofOk, 1);
        QVERIFY(in<QToolButton>("masksButton")->toolTip().contains(u".+"_s));
    }
};

ROLLCALL_TEST(tst_answersview, AnswersViewTest)
#include "tst_answersview.moc"
