// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fleetwindow.h"
#include "gui/output/outputview.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "models/results/outputindex.h"
#include "models/results/resultsmodel.h"
#include "support/testmain.h"

#include <QFile>
#include <QIODevice>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QString>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

// An output that is read while it grows.
class GrowingOutputTest : public QObject
{
    Q_OBJECT

private:
    test::FleetWindow m_gui;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_gui.startFleet(), qPrintable(m_gui.error())); }
    void init() { QVERIFY(m_gui.open()); }
    void cleanup() { m_gui.close(); }

    void aGrowingOutputLeavesTheReaderWhereHeIs()
    {
        const QTemporaryDir folder;
        const QString flag = folder.filePath(u"go on"_s);
        m_gui.tabs()->addRunTab();
        QVERIFY(m_gui.compose(u"web-01"_s, u"until [ -e '%1' ]; do sleep 0.1; done; echo needle; seq 500;"
                                           " until [ ! -e '%1' ]; do sleep 0.1; done; seq 500"_s.arg(flag)));
        QSignalSpy finished(m_gui.tab(), &gui::RunTab::finished);
        m_gui.tab()->composer()->launch()->run();
        auto* view = m_gui.tab()->findChild<gui::OutputView*>(u"outputView"_s);
        const auto lines = [view] { return view->verticalScrollBar()->maximum(); };
        QTRY_COMPARE_WITH_TIMEOUT(m_gui.rows(), 1, 30'000);
        m_gui.tab()->findChild<QLineEdit*>(u"filterEdit"_s)->setText(u"needle"_s);
        QTRY_COMPARE(m_gui.rows(), 0); // nothing has come yet
        QVERIFY(QFile(flag).open(QIODevice::WriteOnly));
        QTRY_VERIFY(lines() > 400);
        QTRY_COMPARE(view->selectedText(), u"needle"_s);
        QTRY_VERIFY(m_gui.tab()->findChild<models::OutputIndex*>()->isSettled()); // till then the hit is kept in sight
        const int before = lines();
        view->verticalScrollBar()->setValue(300);
        QVERIFY(QFile::remove(flag));
        QTRY_VERIFY(lines() > before);
        QTRY_COMPARE(finished.count(), 1);
        QTRY_VERIFY(m_gui.tab()->isSettled());
        QCOMPARE(view->verticalScrollBar()->value(), 300);
        QVERIFY(m_gui.table()->isColumnHidden(models::ResultsModel::OnHost)); // nothing to say
    }
};

ROLLCALL_TEST(tst_growingoutput, GrowingOutputTest)
#include "tst_growingoutput.moc"
