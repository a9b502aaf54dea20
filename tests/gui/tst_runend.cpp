// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/composition.h"
#include "core/run/placeholder.h"
#include "core/run/runrequest.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fleetwindow.h"
#include "gui/results/resultspage.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "models/results/resultsmodel.h"
#include "support/testmain.h"

#include <QFile>
#include <QHeaderView>
#include <QIODevice>
#include <QModelIndex>
#include <QSignalSpy>
#include <QStatusBar>
#include <QString>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

// What the end of a run does in the window to who looks at it, or listens.
class RunEndTest : public QObject
{
    Q_OBJECT

private:
    test::FleetWindow m_gui;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_gui.startFleet(), qPrintable(m_gui.error())); }
    void init() { QVERIFY(m_gui.open()); }
    void cleanup() { m_gui.close(); }

    void itIsTold()
    {
        m_gui.tabs()->addRunTab();
        QVERIFY(m_gui.compose(u"web-01"_s, u"echo done"_s));
        QVERIFY(m_gui.run());
        const QString sentence = m_gui.tab()->results()->summarySentence();
        QVERIFY(!sentence.isEmpty());
        QCOMPARE(test::find<QStatusBar>(m_gui.window(), "statusBar")->currentMessage(), sentence);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0) // later ones tell it to a screen reader that runs, and to nobody else
        QCOMPARE(m_gui.tab()->accessibleDescription(), m_gui.tab()->title() + u": "_s + sentence);
#endif
    }

    /// Failures come first then, and the row that is being read moves: it stays in sight.
    void theRowThatIsReadStaysInSight()
    {
        const QTemporaryDir folder;
        const QString flag = folder.filePath(u"go on"_s);
        QVERIFY(m_gui.leaveOutTheSlowHost());
        RunRequest request = m_gui.tab()->composer()->request();
        request.composition =
            Composition::fromCommands({literalScript(u"until [ -e '%1' ]; do sleep 0.1; done"_s.arg(flag))});
        m_gui.tab()->composer()->setRequest(request);
        m_gui.window()->resize(900, 620);
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        m_gui.tab()->composer()->launch()->run();
        QTRY_COMPARE(m_gui.rows(), test::FleetWindow::hosts - 1);
        QTableView* const table = m_gui.table();
        table->setFixedHeight(2 * table->rowHeight(0) + table->horizontalHeader()->height());
        const auto name = [](const QModelIndex& index) {
            return index.siblingAtColumn(models::ResultsModel::Host).data().toString();
        };
        const auto seen = [table](const QModelIndex& index) {
            return table->viewport()->rect().contains(table->visualRect(index));
        };
        QModelIndex read = table->model()->index(1, 0); // the first one is chosen by itself
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(read).center());
        const QString host = name(read);
        QCOMPARE(name(table->currentIndex()), host);
        QVERIFY(QFile(flag).open(QIODevice::WriteOnly));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        read = table->currentIndex();
        QCOMPARE(name(read), host);
        QVERIFY2(read.row() > 2, "it did not move out of sight: nothing was tried");
        QVERIFY(seen(read));
    }
};

ROLLCALL_TEST(tst_runend, RunEndTest)
#include "tst_runend.moc"
