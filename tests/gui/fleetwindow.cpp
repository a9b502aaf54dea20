// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fleetwindow.h"

#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/results/resultspage.h"
#include "gui/results/resultsviews.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

/// Agrees to every run on production as soon as it is asked about.
class Agrees : public QObject
{
public:
    Agrees() { QCoreApplication::instance()->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show && watched->objectName() == u"productionDialog") {
            auto* const question = static_cast<QDialog*>(watched);
            QTimer::singleShot(0, question, [question] {
                QWidget* const window = question->parentWidget()->window();
                question->accept();
                window->activateWindow(); // as a window manager does
            });
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

FleetWindow::FleetWindow()
{
    answerAboutProduction(true);
}

void FleetWindow::answerAboutProduction(bool answer)
{
    m_agrees = answer ? std::make_unique<Agrees>() : nullptr;
}

FleetWindow::~FleetWindow()
{
    close();
    m_fleet.terminate();
    m_fleet.waitForFinished();
}

bool FleetWindow::startFleet()
{
    m_fleet.start(programPath(u"rollcall-fleet"_s),
                  {u"--hosts"_s, QString::number(hosts), u"--dir"_s, m_folder.path(), u"--parent-pid"_s,
                   QString::number(QCoreApplication::applicationPid())});
    QByteArray said;
    const auto ready = [&] {
        said += m_fleet.readAllStandardOutput();
        return said.contains("ready") || m_fleet.state() == QProcess::NotRunning;
    };
    return QTest::qWaitFor(ready, patience) && said.contains("ready");
}

QString FleetWindow::error() const
{
    return u"rollcall-fleet: "_s + m_fleet.errorString();
}

bool FleetWindow::open()
{
    m_fixture = std::make_unique<Fixture>();
    return openAgain(true);
}

bool FleetWindow::openAgain(bool withFleet)
{
    m_window.reset();
    m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
    gui::StartOptions options;
    if (withFleet)
        options.demoDir = m_folder.path();
    m_window->begin(options);
    m_window->show();
    const QString ready = u"Run on %1 hosts"_s.arg(hosts);
    return !withFleet ||
           QTest::qWaitFor([&] { return tab() != nullptr && find<QPushButton>(tab(), "runButton")->text() == ready; },
                           patience);
}

void FleetWindow::closeWindow()
{
    m_window.reset();
}

void FleetWindow::close()
{
    m_window.reset();
    m_fixture.reset();
}

bool FleetWindow::leaveOutTheSlowHost()
{
    tab()->composer()->setTarget(u"@all!cache-02"_s);
    return QTest::qWaitFor([this] { return tab()->composer()->launch()->preflight().hosts.size() == hosts - 1; },
                           patience);
}

bool FleetWindow::compose(const QString& target, const QString& commands, int count)
{
    app::Draft draft = tab()->draft();
    draft.request.target = target;
    draft.request.composition = Composition::fromCommands({commands});
    tab()->setDraft(draft);
    return QTest::qWaitFor([&] { return tab()->composer()->launch()->preflight().hosts.size() == count; }, patience);
}

bool FleetWindow::run()
{
    QSignalSpy finished(tab(), &gui::RunTab::finished);
    QTest::mouseClick(find<QPushButton>(tab(), "runButton"), Qt::LeftButton);
    return QTest::qWaitFor([&] { return finished.count() == 1; }, 2 * patience);
}

gui::RunTabs* FleetWindow::tabs() const
{
    return find<gui::RunTabs>(m_window.get(), "tabs");
}

gui::RunTab* FleetWindow::tab() const
{
    return tabs()->current();
}

/// A click on its tab away.
QTableView* FleetWindow::table() const
{
    gui::ResultsPage* const results = tab()->results();
    if (results->hasRun() && results->view() != gui::ResultsViews::Table)
        results->show(gui::ResultsViews::Table);
    return find<QTableView>(tab(), "table");
}

int FleetWindow::rows() const
{
    return table()->model()->rowCount();
}

} // namespace rollcall::test
