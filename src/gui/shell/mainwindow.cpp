// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "app/person/settings.h"
#include "app/workspace/demofleet.h"
#include "app/workspace/workspace.h"
#include "core/run/snippet.h"
#include "core/targets/targettext.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/names.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/theme.h"
#include "gui/pages/problemsbutton.h"
#include "gui/questions/questioner.h"
#include "gui/results/resultspage.h"
#include "gui/shell/draftkeeper.h"
#include "gui/shell/menubar.h"
#include "gui/shell/quitcontroller.h"
#include "gui/shell/runtab.h"
#include "gui/shell/shot.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "ui_mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QList>
#include <QMessageBox>
#include <QSettings>
#include <QUndoStack>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(app::Workspace& workspace, QWidget* parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_workspace(workspace),
      m_questioner(new Questioner(this)), m_names(new Names(workspace, this)), m_editor(new LibraryEditor(workspace, this)),
      m_commands(new CommandActions(this))
{
    m_ui->setupUi(this);
    QUndoStack* const edits = m_editor->undoStack();
    m_commands->adopt(Command::Undo, edits->createUndoAction(this, commandText(Command::Undo)));
    m_commands->adopt(Command::Redo, edits->createRedoAction(this, commandText(Command::Redo)));
    fillMenuBar(*menuBar(), *m_commands);
    m_ui->mainSplitter->setStretchFactor(1, 1);
    m_ui->mainSplitter->setSizes({270, 970});
    m_ui->sideSplitter->setSizes({480, 300});
    m_hostsLabel = new QLabel(this);
    m_hostsLabel->setTextFormat(Qt::PlainText);
    statusBar()->addPermanentWidget(new ProblemsButton(workspace, this));
    statusBar()->addPermanentWidget(m_hostsLabel);

    m_ui->tabs->setUp(workspace, m_syntax, *m_questioner);
    m_quit = new QuitController(*m_ui->tabs, {[this] { leave(); }, [this] { return unwritten(); }}, this);
    m_ui->hostsPanel->setUp(workspace, *m_editor);
    m_ui->snippetsPanel->setUp(workspace, *m_editor);
    connectPanels();
    connectTabs();
    connectFileActions();
    connectRunActions();
    connectViewActions();
    connect(&workspace, &app::Workspace::ready, this, &MainWindow::workspaceReady);
    connect(m_names, &Names::changed, this, [this] {
        m_ui->tabs->setWords(m_names->words());
        updatePages();
    });
    connect(m_editor, &LibraryEditor::message, this, [this](const QString& text) { statusBar()->showMessage(text, 6000); });
    m_ui->tabs->addRunTab();
    restoreGeometryNow();
    updatePages();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::begin(const StartOptions& options)
{
    m_options = options;
    if (!options.shotFile.isEmpty()) {
        m_shot = new Shot(options.shotFile, this);
        connect(m_shot, &Shot::ended, this, [this](int exitCode, const QString& why) {
            m_quit->decide();
            Q_EMIT shotEnded(exitCode, why);
        });
    }
    if (m_workspace.isReady())
        workspaceReady();
    else
        m_workspace.open();
}

void MainWindow::workspaceReady()
{
    for (const QString& folder : std::as_const(m_options.libraries))
        openFolder(folder);
    const bool shown = m_options.demoDir.isEmpty();
    if (shown) {
        if (m_ui->tabs->count() == 1 && m_ui->tabs->current()->isBlank()) {
            RunTab* const first = m_ui->tabs->current();
            if (const Status status = m_ui->tabs->restoreDrafts(); !status)
                statusBar()->showMessage(errorText(status.error()), 10000);
            if (m_ui->tabs->count() > 1 && first->isBlank())
                m_ui->tabs->requestClose(m_ui->tabs->indexOf(first));
        }
        if (m_workspace.settings().demoOpened && !m_names->hasHosts() && m_options.libraries.isEmpty())
            startDemo(m_workspace.paths().demoDir());
    } else {
        openDemoLibrary(m_options.demoDir);
    }
    updatePages();
    takeOpenedShot();
}

void MainWindow::startDemo(const QString& folder)
{
    if (m_demo == nullptr) {
        m_demo = new app::DemoFleet(folder, this);
        connect(m_demo, &app::DemoFleet::started, this, [this] {
            app::Settings settings = m_workspace.settings();
            settings.demoOpened = true;
            static_cast<void>(m_workspace.setSettings(settings));
            openDemoLibrary(m_demo->folder());
        });
        connect(m_demo, &app::DemoFleet::failed, this, [this](const Error& error) {
            showError(tr("The demo fleet did not start"), error);
            updatePages();
        });
    }
    if (!m_demo->isRunning())
        m_demo->start();
    statusBar()->showMessage(tr("Starting the demo hosts…"));
    m_ui->welcomePage->setDemoState(true, true);
}

void MainWindow::openFolder(const QString& folder)
{
    ++m_opening;
    m_workspace.openLibrary(folder, this, [this, folder](const Result<library::Library*>& library) {
        --m_opening;
        if (!library)
            return notOpened(library.error());
        statusBar()->showMessage(tr("Opened %1").arg(folder), 6000);
        takeOpenedShot();
    });
}

void MainWindow::notOpened(const Error& error)
{
    showError(tr("Library not opened"), error);
    if (m_shot != nullptr)
        m_shot->fail(errorText(error));
}

/// Without a run to wait for, the picture is of everything being open.
void MainWindow::takeOpenedShot()
{
    const bool demoIsComing = !m_options.demoDir.isEmpty() && m_passing == nullptr;
    if (m_shot != nullptr && !m_options.run && m_opening == 0 && !demoIsComing)
        m_shot->take([this] { return currentTab() == nullptr || currentTab()->runs().count() == 0 || currentTab()->isSettled(); });
}

void MainWindow::openDemoLibrary(const QString& fleetFolder)
{
    m_workspace.openDemo(fleetFolder, this, [this](const Result<library::Library*>& library) {
        if (library)
            showDemo(*library);
        else
            notOpened(library.error());
    });
}

void MainWindow::showDemo(const LibraryPtr& library)
{
    m_passing = library;
    RunTab* tab = showTabs();
    if (!tab->isBlank())
        tab = m_ui->tabs->addRunTab();
    tab->composer()->setTarget(m_passing->group(u"all"_s) != nullptr ? groupWord(u"all"_s) : u"@*"_s);
    const Snippet* snippet = m_passing->snippet(u"Disk usage"_s);
    if (snippet == nullptr && !m_passing->snippets().isEmpty())
        snippet = &m_passing->snippets().constFirst();
    if (snippet != nullptr)
        tab->composer()->loadSnippet(*snippet, m_passing->path());
    statusBar()->showMessage(tr("The demo hosts are ready. Press Run."), 10000);
    if (m_shot != nullptr) {
        connect(tab, &RunTab::finished, m_shot, [this, tab] { m_shot->take([tab] { return tab->isSettled(); }); });
        connect(tab, &RunTab::refused, m_shot, &Shot::fail);
    }
    if (m_options.run)
        tab->composer()->launch()->run();
    takeOpenedShot();
}

RunTab* MainWindow::currentTab() const
{
    return m_ui->tabs->current();
}

RunTab* MainWindow::showTabs()
{
    m_welcomeLeft = true;
    updatePages();
    return m_ui->tabs->current();
}

void MainWindow::updatePages()
{
    const bool blank = m_ui->tabs->count() == 1 && currentTab() != nullptr && currentTab()->isBlank();
    const bool welcome = !m_names->hasHosts() && !m_welcomeLeft && blank;
    m_ui->pages->setCurrentWidget(welcome ? static_cast<QWidget*>(m_ui->welcomePage) : m_ui->tabs);
    if (welcome) {
        const app::DemoFleet probe{m_workspace.paths().demoDir()};
        m_ui->welcomePage->setDemoState(probe.isAvailable(), m_demo != nullptr && m_demo->isRunning());
        m_ui->welcomePage->setSshConfigHosts(m_names->sshConfigHosts());
    }
    int hosts = 0;
    for (const library::Library* library : m_workspace.libraries().libraries())
        hosts += static_cast<int>(library->hosts().size());
    m_hostsLabel->setText(tr("%Ln saved host(s)", nullptr, hosts));
}

void MainWindow::showError(const QString& title, const Error& error)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, errorText(error), QMessageBox::Ok, this);
    box->setObjectName(u"errorBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::end()
{
    m_quit->end();
}

bool MainWindow::isRunning() const
{
    return m_ui->tabs->runningCount() > 0;
}

void MainWindow::saveNow()
{
    saveGeometryNow();
    if (m_options.demoDir.isEmpty() && m_workspace.isReady()) // until then the drafts have not been read
        m_ui->tabs->drafts()->saveNow();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_quit->mayClose()) {
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::leave()
{
    saveNow();
    if (m_passing != nullptr)
        m_workspace.closeLibrary(m_passing); // its hosts are gone with the fleet
}

int MainWindow::unwritten() const
{
    return m_workspace.libraries().saving() + (m_ui->tabs->drafts()->isSaving() ? 1 : 0);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        theme::useIconsFor(palette());
}

void MainWindow::saveGeometryNow()
{
    QSettings settings(m_workspace.paths().windowFile(), QSettings::IniFormat);
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/mainSplitter"_L1, m_ui->mainSplitter->saveState());
    settings.setValue("window/sideSplitter"_L1, m_ui->sideSplitter->saveState());
    settings.setValue("window/sidePanels"_L1, m_ui->sideSplitter->isVisibleTo(this));
    if (currentTab() != nullptr)
        currentTab()->results()->saveState(settings);
}

void MainWindow::restoreGeometryNow()
{
    const QSettings settings(m_workspace.paths().windowFile(), QSettings::IniFormat);
    restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    m_ui->mainSplitter->restoreState(settings.value("window/mainSplitter"_L1).toByteArray());
    m_ui->sideSplitter->restoreState(settings.value("window/sideSplitter"_L1).toByteArray());
    m_commands->action(Command::SidePanels)->setChecked(settings.value("window/sidePanels"_L1, true).toBool());
    currentTab()->results()->restoreState(settings);
}

} // namespace rollcall::gui
