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
#include "gui/compose/composer.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/libraryptr.h"
#include "gui/library/names.h"
#include "gui/library/sshconfigimport.h"
#include "gui/look/theme.h"
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
        connect(tab->composer(), &Composer::resolved, this, [this, tab] {
            if (tab == currentTab())
                updateTicks();
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
    connect(m_ui->actionNewTab, &QAction::triggered, this, [this] {
        showTabs();
        m_ui->tabs->addRunTab()->composer()->focusTarget();
    });
    connect(m_ui->actionCloseTab, &QAction::triggered, this, [this] { m_ui->tabs->requestClose(m_ui->tabs->currentIndex()); });
    connect(m_ui->actionNewGroup, &QAction::triggered, this, [this] { m_editor->newGroup(); });
    connect(m_ui->actionNewHost, &QAction::triggered, this, [this] { m_editor->newHost(); });
    connect(m_ui->actionOpenLibrary, &QAction::triggered, this, &MainWindow::openLibrary);
    connect(m_ui->actionNewLibrary, &QAction::triggered, this, &MainWindow::newLibrary);
    connect(m_ui->actionImportSshConfig, &QAction::triggered, this, &MainWindow::importSshConfig);
    connect(m_ui->actionExport, &QAction::triggered, this, [this] { currentTab()->results()->exportResults(); });
    connect(m_ui->actionSaveOutput, &QAction::triggered, this, [this] { currentTab()->results()->saveOutput(); });
    connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
    QAction* const first = m_ui->menuEdit->actions().constFirst();
    QAction* undo = m_editor->undoStack()->createUndoAction(this, tr("&Undo"));
    undo->setObjectName(u"actionUndo"_s);
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(theme::icon(u"edit-undo"_s));
    QAction* redo = m_editor->undoStack()->createRedoAction(this, tr("&Redo"));
    redo->setObjectName(u"actionRedo"_s);
    redo->setShortcut(QKeySequence::Redo);
    redo->setIcon(theme::icon(u"edit-redo"_s));
    m_ui->menuEdit->insertActions(first, {undo, redo});
    connect(m_ui->actionPreferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_ui->actionHistory, &QAction::triggered, this, &MainWindow::showHistory);
    connect(m_ui->actionAbout, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_ui->actionAboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_ui->actionShortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
}

void MainWindow::connectRunActions()
{
    connect(m_ui->actionRun, &QAction::triggered, this, [this] { showTabs()->composer()->run(); });
    connect(m_ui->actionStop, &QAction::triggered, this, [this] { currentTab()->stop(); });
    connect(m_ui->actionStopHost, &QAction::triggered, this, [this] { currentTab()->stopHosts(currentTab()->results()->selectedHosts()); });
    connect(m_ui->actionRunFailed, &QAction::triggered, this, [this] { currentTab()->runAgain(currentTab()->results()->queriedHosts(RunQuery::notOk())); });
    connect(m_ui->actionRunUntouched, &QAction::triggered, this, [this] {
        const QList<HostIndex> hosts = currentTab()->results()->queriedHosts(RunQuery::untouched());
        if (hosts.isEmpty())
            statusBar()->showMessage(tr("The command has started on every host."), 8000);
        else
            currentTab()->runAgain(hosts);
    });
    connect(m_ui->actionUseSelection, &QAction::triggered, this, [this] { currentTab()->results()->useSelectionAsTarget(); });
    connect(m_ui->actionAddStep, &QAction::triggered, this, [this] { showTabs()->composer()->addStep(); });
    connect(m_ui->actionOptions, &QAction::triggered, this, [this] { showTabs()->composer()->toggleOptions(); });
    connect(m_ui->actionShowHosts, &QAction::triggered, this, [this] { currentTab()->composer()->showHosts(); });
    connect(m_ui->actionSaveSnippet, &QAction::triggered, this, &MainWindow::saveSnippet);
    connect(m_ui->actionCopyHosts, &QAction::triggered, this, [this] { currentTab()->results()->copyHostNames(); });
    connect(m_ui->actionFind, &QAction::triggered, this, [this] { currentTab()->results()->find(); });
    connect(m_ui->actionFindNext, &QAction::triggered, this, [this] { currentTab()->results()->findNext(true); });
    connect(m_ui->actionFindPrevious, &QAction::triggered, this, [this] { currentTab()->results()->findNext(false); });
    connect(m_ui->actionFilter, &QAction::triggered, this, [this] { currentTab()->results()->focusFilter(); });
}

void MainWindow::connectViewActions()
{
    connect(m_ui->actionSidePanels, &QAction::toggled, m_ui->sideSplitter, &QWidget::setVisible);
    m_ui->actionSidePanels->setChecked(true);
    connect(m_ui->actionFoldComposer, &QAction::triggered, this, [this] {
        Composer* const composer = showTabs()->composer();
        composer->setFolded(!composer->isFolded());
    });
    connect(m_ui->actionGroupByReason, &QAction::triggered, this,
            [this](bool on) { currentTab()->results()->setGrouped(on); });
    connect(m_ui->actionGoTarget, &QAction::triggered, this, [this] { showTabs()->composer()->focusTarget(); });
    connect(m_ui->actionGoCommand, &QAction::triggered, this, [this] { showTabs()->composer()->focusCommand(); });
    connect(m_ui->actionGoHosts, &QAction::triggered, this, [this] {
        m_ui->actionSidePanels->setChecked(true);
        m_ui->hostsPanel->focusSearch();
    });
    connect(m_ui->actionGoSnippets, &QAction::triggered, this, [this] {
        m_ui->actionSidePanels->setChecked(true);
        m_ui->snippetsPanel->focusSearch();
    });
    connect(m_ui->actionGoResults, &QAction::triggered, this, [this] { currentTab()->results()->focusTable(); });
    connect(m_ui->actionGoOutput, &QAction::triggered, this, [this] { currentTab()->results()->focusOutput(); });
    connect(m_ui->actionNextTab, &QAction::triggered, this, [this] { m_ui->tabs->step(1); });
    connect(m_ui->actionPreviousTab, &QAction::triggered, this, [this] { m_ui->tabs->step(-1); });
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
    const bool running = tab->isRunning();
    const bool rows = results->hasRun();
    const bool selected = rows && !results->selectedHosts().isEmpty();
    m_ui->actionRun->setEnabled(!running);
    m_ui->actionStop->setEnabled(running);
    m_ui->actionStopHost->setEnabled(running && selected);
    const bool retryable = !running && rows && results->totals().ok < results->totals().tasks;
    m_ui->actionRunFailed->setEnabled(retryable);
    m_ui->actionRunUntouched->setEnabled(retryable);
    m_ui->actionGroupByReason->setEnabled(rows);
    m_ui->actionGroupByReason->setChecked(results->isGrouped());
    for (QAction* action : {m_ui->actionUseSelection, m_ui->actionCopyHosts, m_ui->actionSaveOutput})
        action->setEnabled(selected);
    for (QAction* action : {m_ui->actionExport, m_ui->actionFilter, m_ui->actionFind, m_ui->actionFindNext, m_ui->actionFindPrevious})
        action->setEnabled(rows);
    const QString title = tab->title().simplified().left(60);
    setWindowTitle(title.isEmpty() ? tr("Rollcall") : tr("%1 — Rollcall").arg(title));
    updatePages();
}

void MainWindow::updateTicks()
{
    if (currentTab() != nullptr && currentTab()->composer()->isResolved())
        m_ui->hostsPanel->setResolved(currentTab()->composer()->preflight());
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
    if (newTab || tab->isRunning() || tab->composer()->isEdited()) {
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
    if (!currentTab()->composer()->hasCommand()) {
        statusBar()->showMessage(tr("There is no command to save yet."), 6000);
        currentTab()->composer()->focusCommand();
        return;
    }
    Composer* const composer = currentTab()->composer();
    m_editor->saveSnippet(composer->asSnippet(), composer, [composer](const Snippet& saved, const QString& library) {
        composer->snippetSaved(saved, library);
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
