// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "app/person/drafts.h"
#include "app/person/settings.h"
#include "app/workspace/libraries.h"
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/snippet.h"
#include "core/targets/foldednames.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/names.h"
#include "gui/library/savedhostslabel.h"
#include "gui/library/undooffer.h"
#include "gui/look/announce.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/theme.h"
#include "gui/look/windowkeys.h"
#include "gui/pages/problemsbutton.h"
#include "gui/questions/questioner.h"
#include "gui/results/resultspage.h"
#include "gui/shell/demohosts.h"
#include "gui/shell/draftkeeper.h"
#include "gui/shell/libraryopener.h"
#include "gui/shell/menubar.h"
#include "gui/shell/quitcontroller.h"
#include "gui/shell/resulthosts.h"
#include "gui/shell/runtab.h"
#include "gui/shell/shot.h"
#include "gui/shell/tabcommands.h"
#include "gui/shell/windowgeometry.h"
#include "gui/shell/windowpages.h"
#include "history/store/storedrun.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hostwords.h"
#include "ui_mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QEvent>
#include <QStringList>
#include <QUndoStack>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(app::Workspace& workspace, QWidget* parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_workspace(workspace),
      m_kept(workspace.person().paths().windowFile()), m_names(new Names(workspace.libraries(), this)),
      m_editor(new LibraryEditor(workspace.libraries(), this)), m_commands(new CommandActions(this)),
      m_opener(new LibraryOpener(workspace.libraries(), this)),
      m_demo(new DemoHosts(workspace.person(), workspace.libraries(), this))
{
    m_ui->setupUi(this);
    QUndoStack* const edits = m_editor->edits().undoStack();
    m_commands->adopt(Command::Undo, edits->createUndoAction(this, commandText(Command::Undo)));
    m_commands->adopt(Command::Redo, edits->createRedoAction(this, commandText(Command::Redo)));
    fillMenuBar(*menuBar(), *m_commands);
    new WindowKeys(this);
    m_ui->mainSplitter->setStretchFactor(1, 1);
    m_ui->mainSplitter->setSizes({270, 970});
    m_ui->sideSplitter->setSizes({480, 300});
    statusBar()->addPermanentWidget(new UndoOffer(*edits, this));
    statusBar()->addPermanentWidget(new ProblemsButton(workspace.problems(), this));

    m_ui->tabs->setUp(workspace, m_syntax, *new Questioner(this));
    m_quit = new QuitController(*m_ui->tabs, {[this] { leave(); }, [this] { return unwritten(); }}, this);
    m_geometry =
        std::make_unique<WindowGeometry>(m_kept, WindowGeometry::Parts{this, m_ui->mainSplitter, m_ui->sideSplitter,
                                                                       m_commands->action(Command::SidePanels)});
    m_tabCommands = new TabCommands({*m_commands, *m_ui->tabs, *m_editor, [this] { return showTabs(); }}, this);
    m_ui->hostsPanel->setUp(workspace.libraries(), *m_editor);
    m_ui->snippetsPanel->setUp(workspace.libraries(), *m_editor, m_kept);
    connectPanels();
    connectTabs();
    connectCommands();
    connect(&workspace.libraries(), &app::Libraries::ready, this, &MainWindow::librariesReady);
    m_ui->tabs->addRunTab();
    m_geometry->restore();
    m_geometry->restore(currentTab()->results());
    updatePages();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectPanels()
{
    connect(m_ui->hostsPanel, &HostsPanel::wordsToggled, this, [this](const QList<models::HostWords>& words, bool on) {
        Composer* const composer = showTabs()->composer();
        composer->setFolded(false);
        QString target = composer->target();
        for (const models::HostWords& each : words) {
            if (on)
                target = models::addToTarget(target, each, m_names->directory());
            for (const QString& word : on ? QStringList() : each.words)
                target = removeFromTarget(target, word, m_names->directory());
        }
        composer->setTarget(target);
    });
    connect(m_ui->hostsPanel, &HostsPanel::targetChosen, this, [this](const QList<models::HostWords>& words) {
        Composer* const composer = showTabs()->composer();
        composer->setFolded(false);
        composer->setTarget(models::targetOf(words, m_names->directory()));
    });
    connect(m_ui->hostsPanel, &HostsPanel::openLibraryRequested, m_opener, &LibraryOpener::choose);
    connect(m_ui->hostsPanel, &HostsPanel::newLibraryRequested, m_opener, &LibraryOpener::make);
    connect(m_ui->snippetsPanel, &SnippetsPanel::loadRequested, this, &MainWindow::loadSnippet);
    connect(m_ui->snippetsPanel, &SnippetsPanel::newRequested, this, [this] {
        showTabs();
        m_ui->tabs->blankTab()->composer()->carryOut(Command::GoCommand);
    });
    connect(m_ui->welcomePage, &WelcomePage::demoRequested, m_demo, &DemoHosts::start);
    connect(m_ui->welcomePage, &WelcomePage::newGroupRequested, this, [this] { m_editor->newGroup(); });
    connect(m_ui->welcomePage, &WelcomePage::openLibraryRequested, m_opener, &LibraryOpener::choose);
    connect(m_opener, &LibraryOpener::opening, this,
            [this](const QString& folder) { statusBar()->showMessage(displayLine(tr("Reading %1…").arg(folder))); });
    connect(m_opener, &LibraryOpener::failed, statusBar(), &QStatusBar::clearMessage);
    connect(m_opener, &LibraryOpener::opened, this, [this](const QString& folder) {
        statusBar()->showMessage(displayLine(tr("Opened %1").arg(folder)), 6000);
        takeOpenedShot();
    });
    connect(m_demo, &DemoHosts::starting, this, [this] {
        statusBar()->showMessage(tr("Starting the demo hosts…"));
        m_ui->welcomePage->setDemoState(true, true);
    });
    connect(m_demo, &DemoHosts::notStarted, this, &MainWindow::updatePages);
    connect(m_demo, &DemoHosts::notOpened, m_opener, &LibraryOpener::sayNotOpened);
    connect(m_demo, &DemoHosts::ready, this, &MainWindow::showDemo);
    connect(m_editor, &LibraryEditor::message, this,
            [this](const QString& text) { statusBar()->showMessage(displayLine(text), 6000); });
    statusBar()->addPermanentWidget(new SavedHostsLabel(m_workspace.libraries(), *m_names, this));
    m_ui->tabs->setWords(m_names->words());
    connect(m_names, &Names::changed, this, [this] { m_ui->tabs->setWords(m_names->words()); });
    connect(m_names, &Names::changed, this, &MainWindow::updatePages);
}

void MainWindow::connectTabs()
{
    auto* const resultHosts = new ResultHosts(*m_ui->tabs, *m_editor, *m_names, this);
    connect(resultHosts, &ResultHosts::message, this, [this](const QString& text) { statusBar()->showMessage(text); });
    connect(m_ui->tabs, &RunTabs::tabAdded, this, [this, resultHosts](RunTab* tab) {
        m_geometry->restore(tab->results());
        m_commands->holdIn(Command::Run, tab->composer());
        m_commands->holdIn(Command::Run, tab->results());
        connect(tab, &RunTab::message, this,
                [this](const QString& text) { statusBar()->showMessage(displayLine(text), 8000); });
        connect(tab, &RunTab::finished, this, [this, tab](const QString& sentence) {
            statusBar()->showMessage(sentence, 15000);
            announce(tab, displayLine(tr("%1: %2", "what ran, how it ended").arg(tab->title(), sentence)));
            if (!isActiveWindow() || tab != currentTab())
                QApplication::alert(this);
        });
        connect(tab->results(), &ResultsPage::targetRequested, resultHosts,
                [resultHosts, tab](const QList<RunHost>& hosts) { resultHosts->openInNewTab(*tab, hosts); });
        connect(tab->results(), &ResultsPage::groupRequested, resultHosts, &ResultHosts::saveAsGroup);
        connect(tab->composer()->launch(), &LaunchController::resolved, this, [this, tab] {
            if (tab != currentTab())
                return;
            updateTicks();
            updateActions();
        });
        connect(tab->composer(), &Composer::saveSnippetRequested, m_tabCommands, &TabCommands::saveSnippet);
        connect(tab->results(), &ResultsPage::selectionChanged, this, &MainWindow::updateActions);
        connect(tab->results(), &ResultsPage::groupedChanged, this, &MainWindow::updateActions);
    });
    connect(m_ui->tabs, &RunTabs::currentRunTabChanged, this, [this] {
        updateTicks();
        updateActions();
    });
    connect(m_ui->tabs, &RunTabs::stateChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectCommands()
{
    connect(m_tabCommands, &TabCommands::message, this,
            [this](const QString& text, int milliseconds) { statusBar()->showMessage(text, milliseconds); });
    m_commands->on(Command::NewGroup, this, [this] { m_editor->newGroup(); });
    m_commands->on(Command::NewHost, this, [this] { m_editor->newHost(); });
    m_commands->on(Command::OpenLibrary, m_opener, &LibraryOpener::choose);
    m_commands->on(Command::NewLibrary, m_opener, &LibraryOpener::make);
    m_commands->on(Command::Quit, this, &MainWindow::close);
    m_commands->on(Command::AboutQt, qApp, &QApplication::aboutQt);

    auto* const pages = new WindowPages(m_workspace, *m_editor, this);
    m_commands->on(Command::ImportSshConfig, pages, &WindowPages::importSshConfig);
    m_commands->on(Command::Preferences, pages, &WindowPages::showPreferences);
    m_commands->on(Command::History, pages, &WindowPages::showHistory);
    m_commands->on(Command::Shortcuts, pages, &WindowPages::showShortcuts);
    m_commands->on(Command::About, pages, &WindowPages::showAbout);
    connect(m_ui->welcomePage, &WelcomePage::importRequested, pages, &WindowPages::importSshConfig);
    connect(pages, &WindowPages::runOpened, this, [this](const history::StoredRunPtr& run) {
        showTabs();
        m_ui->tabs->blankTab()->addPastRun(run);
    });

    for (const Command command : {Command::Undo, Command::Redo}) {
        m_commands->holdIn(command, m_ui->hostsPanel->tree());
        m_commands->holdIn(command, m_ui->snippetsPanel->tree());
    }
    QAction* const sidePanels = m_commands->action(Command::SidePanels);
    connect(sidePanels, &QAction::toggled, m_ui->sideSplitter, &QWidget::setVisible);
    sidePanels->setChecked(true);
    m_commands->on(Command::GoHosts, this, [this, sidePanels] {
        sidePanels->setChecked(true);
        m_ui->hostsPanel->focusSearch();
    });
    m_commands->on(Command::GoSnippets, this, [this, sidePanels] {
        sidePanels->setChecked(true);
        m_ui->snippetsPanel->focusSearch();
    });
}

void MainWindow::updateActions()
{
    if (currentTab() == nullptr)
        return;
    m_tabCommands->update();
    const QString title = displayLine(shortened(currentTab()->title().simplified(), 60));
    setWindowTitle(title.isEmpty() ? tr("Rollcall") : tr("%1 — Rollcall").arg(title));
    updatePages();
}

void MainWindow::begin(const StartOptions& options)
{
    m_options = options;
    if (!options.shotFile.isEmpty()) {
        m_shot = new Shot(options.shotFile, this);
        connect(m_shot, &Shot::ended, this, [this](int exitCode, const QString& why) {
            m_quit->decide();
            Q_EMIT shotEnded(exitCode, why);
        });
        connect(m_opener, &LibraryOpener::failed, m_shot,
                [this](const Error& error) { m_shot->fail(errorText(error)); });
    }
    if (!m_workspace.libraries().state().isLoading())
        librariesReady();
    else
        m_workspace.open();
}

void MainWindow::librariesReady()
{
    for (const QString& folder : std::as_const(m_options.libraries))
        m_opener->open(folder);
    if (m_options.demoDir.isEmpty()) {
        restoreDrafts();
        if (m_workspace.person().settings().demoOpened && !m_names->hasHosts() && m_options.libraries.isEmpty())
            m_demo->start();
    } else {
        m_demo->open(m_options.demoDir);
    }
    updatePages();
    takeOpenedShot();
}

void MainWindow::restoreDrafts()
{
    RunTab* const first = m_ui->tabs->count() == 1 ? currentTab() : nullptr;
    if (const Status status = m_ui->tabs->restoreDrafts(); !status)
        statusBar()->showMessage(errorText(status.error()), 10000);
    if (first != nullptr && m_ui->tabs->count() > 1 && first->isBlank())
        m_ui->tabs->requestClose(m_ui->tabs->indexOf(first));
}

/// Without a run to wait for, the picture is of everything being open.
void MainWindow::takeOpenedShot()
{
    const bool demoIsComing = !m_options.demoDir.isEmpty() && !m_demo->isOpen();
    if (m_shot != nullptr && !m_options.run && !m_opener->isBusy() && !demoIsComing)
        m_shot->take([this] {
            return currentTab() == nullptr || currentTab()->runs().count() == 0 || currentTab()->isSettled();
        });
}

void MainWindow::showDemo(const LibraryPtr& library)
{
    RunTab* tab = showTabs();
    if (!tab->isBlank())
        tab = m_ui->tabs->addRunTab();
    const library::LibrarySet& set = m_workspace.libraries().set();
    const DirectoryGroup all = set.snapshot()->findGroup(set.nameOf(library), u"all"_s);
    tab->composer()->setTarget(all ? groupWord(all, *set.snapshot()) : u"@*"_s);
    const Snippet* snippet = library->snippet(u"Disk usage"_s);
    if (snippet == nullptr && !library->snippets().isEmpty())
        snippet = &library->snippets().constFirst();
    if (snippet != nullptr)
        tab->composer()->loadSnippet(*snippet, library->path());
    statusBar()->showMessage(tr("The demo hosts are ready. Press Run."), 10000);
    if (m_shot != nullptr) {
        connect(tab, &RunTab::finished, m_shot, [this, tab] { m_shot->take([tab] { return tab->isSettled(); }); });
        connect(tab, &RunTab::refused, m_shot, &Shot::fail);
    }
    if (m_options.run)
        tab->composer()->launch()->run(true); // whoever says --run has agreed
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
    const bool known = !m_workspace.libraries().state().isLoading(); // whether there are any hosts
    const bool welcome = known && !m_names->hasHosts() && !m_welcomeLeft && blank;
    m_ui->pages->setCurrentWidget(welcome ? static_cast<QWidget*>(m_ui->welcomePage) : m_ui->tabs);
    if (welcome) {
        m_ui->welcomePage->setDemoState(m_demo->isAvailable(), m_demo->isRunning());
        m_ui->welcomePage->setSshConfigHosts(m_names->sshConfigHosts());
    }
}

void MainWindow::updateTicks()
{
    if (currentTab() != nullptr && currentTab()->composer()->launch()->isResolved())
        m_ui->hostsPanel->setResolved(currentTab()->composer()->launch()->preflight());
}

void MainWindow::loadSnippet(const LibraryPtr& library, const QString& name, bool newTab)
{
    const Snippet* snippet = library == nullptr ? nullptr : library->snippet(name);
    if (snippet == nullptr)
        return;
    RunTab* tab = showTabs();
    if (newTab || tab->runs().isRunning() || tab->composer()->command().isEdited()) {
        const QString target = tab->composer()->target();
        tab = m_ui->tabs->addRunTab();
        tab->composer()->setTarget(target);
        if (!newTab)
            statusBar()->showMessage(tr("Opened in a new tab: the other one holds an edited command or a running one."),
                                     8000);
    }
    tab->composer()->loadSnippet(*snippet, library->path());
    tab->composer()->carryOut(Command::GoCommand); // which is where Ctrl+Return runs it
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
    m_geometry->save(currentTab() == nullptr ? nullptr : currentTab()->results());
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
    m_demo->close();
}

int MainWindow::unwritten() const
{
    int files = 0;
    for (const bool isSaving : {m_ui->tabs->drafts()->isSaving(), m_kept.isSaving(), m_workspace.person().isSaving()})
        files += isSaving ? 1 : 0;
    return m_workspace.libraries().set().saving() + files;
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        theme::useIconsFor(palette());
}

} // namespace rollcall::gui
