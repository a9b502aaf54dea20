// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/runtabs.h"

#include "app/person/drafts.h"
#include "app/workspace/workspace.h"
#include "core/base/text.h"
#include "core/verdict/outcome.h"
#include "gui/compose/composer.h"
#include "gui/look/commandactions.h"
#include "gui/look/theme.h"
#include "gui/results/resultspage.h"
#include "gui/shell/draftkeeper.h"
#include "gui/shell/runtab.h"

#include <QAction>
#include <QEvent>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 28;

app::Drafts draftsOf(const RunTabs& tabs)
{
    app::Drafts drafts;
    for (int i = 0; i < tabs.count(); ++i) {
        if (tabs.tab(i)->isBlank())
            continue;
        if (i <= tabs.currentIndex())
            drafts.current = static_cast<int>(drafts.tabs.size()); // counted without the blank ones, which are not kept
        drafts.tabs.append(tabs.tab(i)->draft());
    }
    return drafts;
}

/// To where it was in there.
void takeFocus(RunTab& tab)
{
    QWidget* const last = tab.focusWidget();
    if (last != nullptr && last != &tab && last->isVisibleTo(&tab))
        last->setFocus(Qt::OtherFocusReason);
    else if (tab.runs().count() > 0)
        tab.results()->focusTable();
    else
        tab.composer()->carryOut(Command::GoCommand);
}

} // namespace

RunTabs::RunTabs(QWidget* parent)
    : QTabWidget(parent), m_drafts(new DraftKeeper(
                              [this] {
                                  app::Drafts drafts = draftsOf(*this);
                                  drafts.closed = m_closed.drafts();
                                  return drafts;
                              },
                              this))
{
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    tabBar()->setAccessibleName(tr("Tabs"));
    tabBar()->installEventFilter(this);
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* add = new QToolButton(this);
    add->setObjectName(u"newTabButton"_s);
    dress(add, Command::NewTab);
    add->setAutoRaise(true);
    setCornerWidget(add, Qt::TopRightCorner);
    connect(add, &QToolButton::clicked, this, [this] { addRunTab()->composer()->carryOut(Command::GoTarget); });
    connect(this, &QTabWidget::tabCloseRequested, this, &RunTabs::requestClose);
    connect(this, &QTabWidget::tabBarDoubleClicked, this, &RunTabs::rename);
    connect(this, &QTabWidget::currentChanged, this, &RunTabs::currentRunTabChanged);
    connect(this, &QTabWidget::currentChanged, m_drafts, &DraftKeeper::touch); // which is in front is kept as well
    connect(tabBar(), &QTabBar::tabMoved, m_drafts, &DraftKeeper::touch);
    connect(tabBar(), &QWidget::customContextMenuRequested, this, &RunTabs::showMenu);
}

void RunTabs::setUp(app::Workspace& workspace, Syntax& syntax, Questioner& questioner)
{
    m_workspace = &workspace;
    m_syntax = &syntax;
    m_questioner = &questioner;
    m_drafts->setFile(workspace.person().paths().draftsFile());
    connect(m_drafts, &DraftKeeper::saved, this,
            [this](const Status& status) { m_workspace->person().noteSaved(m_drafts->file(), status); });
}

RunTab* RunTabs::tab(int index) const
{
    return static_cast<RunTab*>(widget(index));
}

RunTab* RunTabs::current() const
{
    return tab(currentIndex());
}

RunTab* RunTabs::addRunTab()
{
    auto* tab = new RunTab(*m_workspace, *m_syntax, *m_questioner, this);
    tab->composer()->setWords(m_words);
    addTab(tab, QString());
    connect(tab, &RunTab::changed, this, [this, tab] { updateTab(tab); });
    connect(tab, &RunTab::draftChanged, m_drafts, &DraftKeeper::touch);
    updateTab(tab);
    setCurrentWidget(tab);
    Q_EMIT tabAdded(tab);
    return tab;
}

RunTab* RunTabs::blankTab()
{
    return current() != nullptr && current()->isBlank() ? current() : addRunTab();
}

int RunTabs::runningCount() const
{
    const QList<RunTab*> tabs = all();
    return static_cast<int>(
        std::count_if(tabs.begin(), tabs.end(), [](RunTab* tab) { return tab->runs().isRunning(); }));
}

int RunTabs::openHosts() const
{
    int hosts = 0;
    for (RunTab* tab : all())
        hosts += tab->runs().openHosts();
    return hosts;
}

void RunTabs::stopToQuit()
{
    for (RunTab* tab : all())
        tab->runs().stop(Reason::CancelledByQuit);
}

bool RunTabs::isStopping() const
{
    const QList<RunTab*> tabs = all();
    return std::all_of(tabs.begin(), tabs.end(), [](RunTab* tab) { return tab->runs().isStopping(); });
}

QList<RunTab*> RunTabs::all() const
{
    QList<RunTab*> tabs = m_leaving;
    for (int i = 0; i < count(); ++i)
        tabs.append(tab(i));
    return tabs;
}

void RunTabs::requestClose(int index)
{
    RunTab* closing = tab(index);
    if (closing == nullptr)
        return;
    if (!closing->runs().isRunning()) {
        close(index);
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Close tab"), tr("This tab is still running."),
                                QMessageBox::Cancel, window());
    box->setObjectName(u"closeTabBox"_s);
    box->setInformativeText(tr("Closing it stops the run on the hosts that have not answered yet."));
    QPushButton* stop = box->addButton(tr("&Stop and close"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(stop, &QPushButton::clicked, closing, [this, closing] {
        closing->stop();
        close(indexOf(closing));
    });
    box->open();
}

void RunTabs::setWords(const QStringList& words)
{
    m_words = words;
    for (int i = 0; i < count(); ++i)
        tab(i)->composer()->setWords(words);
}

Status RunTabs::restoreDrafts()
{
    const Result<app::Drafts> drafts = m_drafts->load();
    const int before = count();
    RunTab* const typed = before > 0 && !current()->isBlank() ? current() : nullptr;
    if (drafts) {
        for (const app::Draft& draft : drafts->tabs)
            addRunTab()->setDraft(draft);
        if (drafts->current >= 0 && before + drafts->current < count())
            setCurrentIndex(before + drafts->current);
        m_closed.addBefore(drafts->closed);
    }
    if (count() == 0)
        addRunTab();
    m_drafts->drop();
    if (typed != nullptr) { // while they were being read: it stays in front, and is kept as well
        setCurrentWidget(typed);
        m_drafts->touch();
    }
    return drafts ? Status() : Status(drafts.error());
}

bool RunTabs::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::MiddleButton) {
            const int index = tabBar()->tabAt(mouse->position().toPoint());
            if (index >= 0) {
                requestClose(index);
                return true;
            }
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

void RunTabs::close(int index)
{
    RunTab* closing = tab(index);
    if (closing == nullptr)
        return;
    const QWidget* const focused = window()->focusWidget();
    const bool hadFocus = focused == nullptr || focused == tabBar() || closing->isAncestorOf(focused);
    m_closed.add(closing, index);
    removeTab(index);
    letGo(closing);
    if (count() == 0)
        addRunTab();
    if (hadFocus)
        takeFocus(*current());
    m_drafts->touch();
    Q_EMIT stateChanged();
}

void RunTabs::reopen()
{
    const std::optional<ClosedTabs::Closed> closed = m_closed.takeLast();
    if (!closed)
        return;
    RunTab* const blank = count() == 1 && current()->isBlank() ? current() : nullptr;
    RunTab* tab = nullptr;
    if (auto* const leaving = static_cast<RunTab*>(closed->tab.data()); m_leaving.removeOne(leaving)) {
        tab = leaving;
        insertTab(closed->index, tab, QString());
        setCurrentWidget(tab);
        updateTab(tab);
    } else {
        tab = addRunTab();
        tab->setDraft(closed->draft);
        tabBar()->moveTab(indexOf(tab), std::min(closed->index, count() - 1));
    }
    if (blank != nullptr)
        close(indexOf(blank));
    takeFocus(*tab);
    m_drafts->touch();
}

void RunTabs::letGo(RunTab* tab)
{
    if (!tab->runs().isRunning())
        return tab->deleteLater();
    m_leaving.append(tab);
    connect(tab, &RunTab::changed, this, [this, tab] {
        if (tab->runs().isRunning() || !m_leaving.removeOne(tab))
            return;
        tab->deleteLater();
        Q_EMIT stateChanged();
    });
}

void RunTabs::rename(int index)
{
    RunTab* renamed = tab(index);
    if (renamed == nullptr)
        return;
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"renameTabDialog"_s);
    dialog->setWindowTitle(tr("Rename tab"));
    dialog->setLabelText(tr("Name of this tab (empty: after its command):"));
    dialog->setTextValue(renamed->draft().title);
    connect(dialog, &QInputDialog::textValueSelected, renamed,
            [renamed](const QString& title) { renamed->setTitle(title.trimmed()); });
    dialog->open();
}

void RunTabs::showMenu(const QPoint& position)
{
    const int index = tabBar()->tabAt(position);
    if (index < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"tabMenu"_s);
    connect(addCommand(menu, Command::RenameTab), &QAction::triggered, this, [this, index] { rename(index); });
    connect(addCommand(menu, Command::DuplicateTab), &QAction::triggered, this, [this, index] {
        app::Draft draft = tab(index)->draft();
        draft.runIds.clear();
        addRunTab()->setDraft(draft);
    });
    menu->addSeparator();
    connect(addCommand(menu, Command::CloseTab), &QAction::triggered, this, [this, index] { requestClose(index); });
    menu->popup(tabBar()->mapToGlobal(position));
}

void RunTabs::updateTab(RunTab* tab)
{
    const int index = indexOf(tab);
    if (index < 0)
        return;
    const QString title = shortened(tab->title().simplified(), longestTitle);
    setTabText(index, title.isEmpty() ? tr("New tab") : labelText(title));
    setTabToolTip(index, tipText(tab->title()));
    switch (tab->state()) {
    case RunTab::State::Empty:
        setTabIcon(index, theme::icon(u"snippet"_s));
        break;
    case RunTab::State::Running:
        setTabIcon(index, theme::phaseIcon(HostPhase::Running));
        break;
    case RunTab::State::Good:
        setTabIcon(index, theme::outcomeIcon(Outcome::Ok));
        break;
    case RunTab::State::Bad:
        setTabIcon(index, theme::outcomeIcon(Outcome::Failed));
        break;
    case RunTab::State::Ended:
        setTabIcon(index, theme::icon(u"history"_s));
        break;
    }
    Q_EMIT stateChanged();
}

} // namespace rollcall::gui
