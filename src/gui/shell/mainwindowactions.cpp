// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the window and what they do; the rest of MainWindow is in mainwindow.cpp.
#include "app/person/drafts.h"
#include "app/person/keyring.h"
#include "app/person/settings.h"
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/result/runquery.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"
#include "core/targets/targettext.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/libraryptr.h"
#include "gui/library/names.h"
#include "gui/library/sshconfigimport.h"
#include "gui/look/commandactions.h"
#include "gui/pages/historydialog.h"
#include "gui/pages/preferencesdialog.h"
#include "gui/results/resultspage.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "library/live/library.h"
#include "library/schema/librarydata.h"
#include "ui_mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QFileDialog>
#include <QIcon>
#include <QKeySequence>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStringList>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

void MainWindow::connectPanels()
{
    connect(m_ui->hostsPanel, &HostsPanel::wordToggled, this, [this](const QString& word, bool on) {
        Composer* const composer = showTabs()->composer();
        composer->setFolded(false);
        composer->setTarget(on ? addToTarget(composer->target(), word, m_names->directory())
                               : removeFromTarget(composer->target(), word, m_names->directory()));
    });
    connect(m_ui->hostsPanel, &HostsPanel::targetChosen, this, [this](const QString& target) {
        Composer* const composer = showTabs()->composer();
        composer->setFolded(false);
        composer->setTarget(target);
    });
    connect(m_ui->hostsPanel, &HostsPanel::openLibraryRequested, this, &MainWindow::openLibrary);
    connect(m_ui->hostsPanel, &HostsPanel::newLibraryRequested, this, &MainWindow::newLibrary);
    connect(m_ui->snippetsPanel, &SnippetsPanel::loadRequested, this, &MainWindow::loadSnippet);
    connect(m_ui->snippetsPanel, &SnippetsPanel::newRequested, this, [this] {
        showTabs();
        m_ui->tabs->blankTab()->composer()->focusCommand();
    });
    connect(m_ui->welcomePage, &WelcomePage::demoRequested, this, [this] { startDemo(m_workspace.paths().demoDir()); });
    connect(m_ui->welcomePage, &WelcomePage::importRequested, this, &MainWindow::importSshConfig);
    connect(m_ui->welcomePage, &WelcomePage::newGroupRequested, this, [this] { m_editor->newGroup(); });
    connect(m_ui->welcomePage, &WelcomePage::openLibraryRequested, this, &MainWindow::openLibrary);
}

void MainWindow::connectTabs()
{
    connect(m_ui->tabs, &RunTabs::tabAdded, this, [this](RunTab* tab) {
        const QSettings settings(m_workspace.paths().windowFile(), QSettings::IniFormat);
        tab->results()->restoreState(settings);
        connect(tab, &RunTab::message, this, [this](const QString& text) { statusBar()->showMessage(text, 8000); });
        connect(tab, &RunTab::finished, this, [this, tab](const QString& sentence) {
            statusBar()->showMessage(sentence, 15000);
            if (!isActiveWindow() || tab != currentTab())
                QApplication::alert(this);
        });
        connect(tab, &RunTab::targetForNewTab, this, [this, tab](const QString& target) {
            app::Draft draft = tab->draft();
            draft.runIds.clear();
            draft.title.clear();
            RunTab* const fresh = m_ui->tabs->addRunTab();
            fresh->setDraft(draft);
            fresh->composer()->setTarget(target);
        });
        connect(tab->composer()->launch(), &LaunchController::resolved, this, [this, tab] {
            if (tab != currentTab())
                return;
            updateTicks();
            updateActions();
        });
        connect(tab->composer(), &Composer::saveSnippetRequested, this, &MainWindow::saveSnippet);
        connect(tab->results(), &ResultsPage::selectionChanged, this, &MainWindow::updateActions);
        connect(tab->results(), &ResultsPage::groupedChanged, this, &MainWindow::updateActions);
    });
    connect(m_ui->tabs, &RunTabs::currentRunTabChanged, this, &MainWindow::currentTabChanged);
    connect(m_ui->tabs, &RunTabs::stateChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectFileActions()
{
    m_commands->on(Command::NewTab, this, [this] {
        showTabs();
        m_ui->tabs->addRunTab()->composer()->focusTarget();
    });
    m_commands->on(Command::CloseTab, this, [this] { m_ui->tabs->requestClose(m_ui->tabs->currentIndex()); });
    m_commands->on(Command::NewGroup, this, [this] { m_editor->newGroup(); });
    m_commands->on(Command::NewHost, this, [this] { m_editor->newHost(); });
    m_commands->on(Command::OpenLibrary, this, &MainWindow::openLibrary);
    m_commands->on(Command::NewLibrary, this, &MainWindow::newLibrary);
    m_commands->on(Command::ImportSshConfig, this, &MainWindow::importSshConfig);
    m_commands->on(Command::Export, this, [this] { currentTab()->results()->exportResults(); });
    m_commands->on(Command::SaveOutput, this, [this] { currentTab()->results()->saveOutput(); });
    m_commands->on(Command::Quit, this, &MainWindow::close);
    m_commands->on(Command::Preferences, this, &MainWindow::showPreferences);
    m_commands->on(Command::History, this, &MainWindow::showHistory);
    m_commands->on(Command::About, this, &MainWindow::showAbout);
    m_commands->on(Command::AboutQt, qApp, &QApplication::aboutQt);
    m_commands->on(Command::Shortcuts, this, &MainWindow::showShortcuts);
}

void MainWindow::connectRunActions()
{
    m_commands->on(Command::Run, this, [this] { showTabs()->composer()->launch()->run(); });
    m_commands->on(Command::Stop, this, [this] { currentTab()->stop(); });
    m_commands->on(Command::StopHost, this, [this] { currentTab()->runs().stopHosts(currentTab()->results()->selectedHosts()); });
    m_commands->on(Command::RunFailed, this, [this] { currentTab()->runAgain(currentTab()->results()->queriedHosts(RunQuery::notOk())); });
    m_commands->on(Command::RunUntouched, this, [this] {
        const QList<HostIndex> hosts = currentTab()->results()->queriedHosts(RunQuery::untouched());
        if (hosts.isEmpty())
            statusBar()->showMessage(tr("The command has started on every host."), 8000);
        else
            currentTab()->runAgain(hosts);
    });
    m_commands->on(Command::UseSelection, this, [this] { currentTab()->results()->useSelectionAsTarget(); });
    m_commands->on(Command::AddStep, this, [this] { showTabs()->composer()->addStep(); });
    m_commands->on(Command::Options, this, [this] { showTabs()->composer()->toggleOptions(); });
    m_commands->on(Command::ShowHosts, this, [this] { currentTab()->composer()->launch()->showHosts(); });
    m_commands->on(Command::SaveSnippet, this, &MainWindow::saveSnippet);
    m_commands->on(Command::CopyHosts, this, [this] { currentTab()->results()->copyHostNames(); });
    m_commands->on(Command::Find, this, [this] { currentTab()->results()->find(); });
    m_commands->on(Command::FindNext, this, [this] { currentTab()->results()->findNext(true); });
    m_commands->on(Command::FindPrevious, this, [this] { currentTab()->results()->findNext(false); });
    m_commands->on(Command::Filter, this, [this] { currentTab()->results()->focusFilter(); });
}

void MainWindow::connectViewActions()
{
    QAction* const sidePanels = m_commands->action(Command::SidePanels);
    connect(sidePanels, &QAction::toggled, m_ui->sideSplitter, &QWidget::setVisible);
    sidePanels->setChecked(true);
    m_commands->on(Command::FoldComposer, this, [this] {
        Composer* const composer = showTabs()->composer();
        composer->setFolded(!composer->isFolded());
    });
    m_commands->on(Command::GroupByReason, this, [this](bool on) { currentTab()->results()->setGrouped(on); });
    m_commands->on(Command::GoTarget, this, [this] { showTabs()->composer()->focusTarget(); });
    m_commands->on(Command::GoCommand, this, [this] { showTabs()->composer()->focusCommand(); });
    m_commands->on(Command::GoHosts, this, [this, sidePanels] {
        sidePanels->setChecked(true);
        m_ui->hostsPanel->focusSearch();
    });
    m_commands->on(Command::GoSnippets, this, [this, sidePanels] {
        sidePanels->setChecked(true);
        m_ui->snippetsPanel->focusSearch();
    });
    m_commands->on(Command::GoResults, this, [this] { currentTab()->results()->focusTable(); });
    m_commands->on(Command::GoOutput, this, [this] { currentTab()->results()->focusOutput(); });
    m_commands->on(Command::NextTab, this, [this] { m_ui->tabs->step(1); });
    m_commands->on(Command::PreviousTab, this, [this] { m_ui->tabs->step(-1); });
}

void MainWindow::currentTabChanged()
{
    if (currentTab() == nullptr)
        return;
    updateTicks();
    updateActions();
}

void MainWindow::updateActions()
{
    RunTab* const tab = currentTab();
    if (tab == nullptr)
        return;
    const ResultsPage* results = tab->results();
    m_commands->setGiven(results->given() | givenBy(*tab->composer()));
    m_commands->action(Command::GroupByReason)->setChecked(results->isGrouped());
    const QString title = tab->title().simplified().left(60);
    setWindowTitle(title.isEmpty() ? tr("Rollcall") : tr("%1 — Rollcall").arg(title));
    updatePages();
}

void MainWindow::updateTicks()
{
    if (currentTab() != nullptr && currentTab()->composer()->launch()->isResolved())
        m_ui->hostsPanel->setResolved(currentTab()->composer()->launch()->preflight());
}

void MainWindow::openLibrary()
{
    auto* dialog = new QFileDialog(this, tr("Open library"));
    dialog->setObjectName(u"openLibraryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFolder);
    dialog->open();
}

void MainWindow::newLibrary()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the new library"));
    dialog->setObjectName(u"newLibraryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        if (const Status made = library::createLibrary(folder, folder.section(u'/', -1)); !made)
            showError(tr("Library not made"), made.error());
        else
            openFolder(folder);
    });
    dialog->open();
}

void MainWindow::importSshConfig()
{
    if (!m_editor->mayEdit())
        return;
    auto* import = new SshConfigImport(m_workspace, *m_editor, this);
    import->setAttribute(Qt::WA_DeleteOnClose);
    import->open();
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
            statusBar()->showMessage(tr("Opened in a new tab: the other one holds an edited command or a running one."), 8000);
    }
    tab->composer()->loadSnippet(*snippet, library->path());
    tab->composer()->setFolded(false);
}

void MainWindow::saveSnippet()
{
    if (!hasCommand(currentTab()->composer()->command().now)) {
        statusBar()->showMessage(tr("There is no command to save yet."), 6000);
        currentTab()->composer()->focusCommand();
        return;
    }
    Composer* const composer = currentTab()->composer();
    m_editor->saveSnippet(composer->command().asSnippet(), composer, [composer](const Snippet& saved, const QString& library) {
        composer->loadSnippet(saved, library);
    });
}

void MainWindow::showHistory()
{
    m_workspace.withStore(this, [this](const Result<app::Workspace::StorePtr>& store) {
        if (store)
            showPastRuns(*store);
        else
            showError(tr("Past runs"), store.error());
    });
}

void MainWindow::showPastRuns(const std::shared_ptr<history::Store>& store)
{
    auto* dialog = new HistoryDialog(store, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HistoryDialog::runOpened, this, [this](const std::shared_ptr<history::StoredRun>& run) {
        showTabs();
        m_ui->tabs->blankTab()->addPastRun(run);
    });
    connect(dialog, &HistoryDialog::failed, this, [this](const Error& error) { showError(tr("Past runs"), error); });
    dialog->show();
}

void MainWindow::showPreferences()
{
    auto* dialog = new PreferencesDialog(m_workspace.settings(), m_workspace.keyring(), [this](const app::Settings& settings) {
        const bool config = settings.useSshConfig != m_workspace.settings().useSshConfig;
        const Status status = m_workspace.setSettings(settings);
        if (status && config)
            m_workspace.reloadSshConfig();
        return status;
    }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Rollcall"));
    box->setIconPixmap(QIcon(u":/icons/rollcall.svg"_s).pixmap(64, 64));
    box->setText(tr("Rollcall %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Ask every host at once and read the answers.\n\n© 2026 The Rollcall developers. Free "
                               "software under the GNU General Public License, version 3 or later."));
    box->open();
}

void MainWindow::showShortcuts()
{
    QStringList rows;
    for (const QMenu* menu : menuBar()->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) {
        for (const QAction* action : menu->actions()) {
            if (action->shortcut().isEmpty())
                continue;
            rows.append(u"<tr><td style='padding-right:24px'>%1</td><td><b>%2</b></td></tr>"_s.arg(
                action->text().remove(u'&').toHtmlEscaped(),
                action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped()));
        }
    }
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Keyboard shortcuts"), u"<table>"_s + rows.join(QString()) + u"</table>"_s,
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace rollcall::gui
