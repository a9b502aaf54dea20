// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/tabcommands.h"

#include "core/base/text.h"
#include "core/result/runquery.h"
#include "core/run/composition.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"
#include "gui/compose/changedsnippetdialog.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/composer.h"
#include "gui/compose/followedsnippet.h"
#include "gui/compose/launchcontroller.h"
#include "gui/library/libraryeditor.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/results/resultspage.h"
#include "gui/results/resultsviews.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"

#include <QAction>
#include <QDialog>
#include <QList>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestName = 60; // that is offered for a snippet
}

TabCommands::TabCommands(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts))
{
    connectTabs();
    connectRun();
    connectResults();
    connectView();
}

RunTab* TabCommands::tab() const
{
    return m_parts.tabs.current();
}

void TabCommands::update()
{
    const ResultsPage* const results = tab()->results();
    m_parts.commands.setGiven(results->given() | givenBy(*tab()->composer()));
    m_parts.commands.action(Command::GroupByReason)->setChecked(results->isGrouped());
    for (const auto& [command, view] :
         {std::pair(Command::ShowAnswers, ResultsViews::Answers), std::pair(Command::ShowTable, ResultsViews::Table),
          std::pair(Command::ShowCompare, ResultsViews::Compare)})
        m_parts.commands.action(command)->setChecked(results->hasRun() && results->view() == view);
}

void TabCommands::connectTabs()
{
    CommandActions& commands = m_parts.commands;
    commands.on(Command::NewTab, this, [this] {
        m_parts.showTabs();
        m_parts.tabs.addRunTab()->composer()->carryOut(Command::GoTarget);
    });
    commands.on(Command::CloseTab, this, [this] { m_parts.tabs.requestClose(m_parts.tabs.currentIndex()); });
    commands.on(Command::ReopenTab, this, [this] {
        m_parts.showTabs();
        m_parts.tabs.reopen();
    });
    const auto step = [&tabs = m_parts.tabs](int by) {
        tabs.setCurrentIndex((tabs.currentIndex() + by + tabs.count()) % tabs.count());
    };
    commands.on(Command::NextTab, this, [step] { step(1); });
    commands.on(Command::PreviousTab, this, [step] { step(-1); });
}

void TabCommands::connectRun()
{
    CommandActions& commands = m_parts.commands;
    commands.on(Command::Run, this, [this] { m_parts.showTabs()->composer()->launch()->run(); });
    commands.on(Command::Stop, this, [this] { tab()->stop(); });
    commands.on(Command::StopHost, this, [this] { tab()->runs().stopHosts(tab()->results()->selectedHosts()); });
    commands.on(Command::RunFailed, this,
                [this] { tab()->runAgain(tab()->results()->queriedHosts(RunQuery::notOk())); });
    commands.on(Command::RunUntouched, this, &TabCommands::runUntouched);
    commands.on(Command::UseSelection, this, [this] { tab()->results()->useSelectionAsTarget(); });
    commands.on(Command::SaveAsGroup, this, [this] { tab()->results()->saveSelectionAsGroup(); });
    commands.on(Command::AddStep, this, [this] { m_parts.showTabs()->composer()->carryOut(Command::AddStep); });
    commands.on(Command::Options, this, [this] { m_parts.showTabs()->composer()->carryOut(Command::Options); });
    commands.on(Command::ShowHosts, this, [this] { tab()->composer()->launch()->showHosts(); });
    commands.on(Command::SaveSnippet, this, &TabCommands::saveSnippet);
    commands.on(Command::SaveSnippetAs, this, &TabCommands::saveSnippetAs);
}

void TabCommands::connectResults()
{
    CommandActions& commands = m_parts.commands;
    commands.on(Command::Export, this, [this] { tab()->results()->exportResults(); });
    commands.on(Command::SaveOutput, this, [this] { tab()->results()->saveOutput(); });
    commands.on(Command::CopyHosts, this, [this] { tab()->results()->copyHostNames(); });
    commands.on(Command::Find, this, [this] { tab()->results()->find(); });
    commands.on(Command::FindNext, this, [this] { tab()->results()->findNext(true); });
    commands.on(Command::FindPrevious, this, [this] { tab()->results()->findNext(false); });
    commands.on(Command::NextChange, this, [this] { tab()->results()->changes()->go(true); });
    commands.on(Command::PreviousChange, this, [this] { tab()->results()->changes()->go(false); });
    commands.on(Command::Filter, this, [this] { tab()->results()->focusFilter(); });
    commands.on(Command::ShowAnswers, this, [this] { tab()->results()->show(ResultsViews::Answers); });
    commands.on(Command::ShowTable, this, [this] { tab()->results()->show(ResultsViews::Table); });
    commands.on(Command::ShowCompare, this, [this] { tab()->results()->show(ResultsViews::Compare); });
    commands.on(Command::GroupByReason, this, [this](bool on) { tab()->results()->setGrouped(on); });
}

void TabCommands::connectView()
{
    CommandActions& commands = m_parts.commands;
    commands.on(Command::FoldComposer, this, [this] {
        Composer* const composer = m_parts.showTabs()->composer();
        composer->setFolded(!composer->isFolded());
    });
    commands.on(Command::GoTarget, this, [this] { m_parts.showTabs()->composer()->carryOut(Command::GoTarget); });
    commands.on(Command::GoCommand, this, [this] { m_parts.showTabs()->composer()->carryOut(Command::GoCommand); });
    commands.on(Command::GoResults, this, [this] { tab()->results()->focusTable(); });
    commands.on(Command::GoOutput, this, [this] { tab()->results()->focusOutput(); });
}

void TabCommands::runUntouched()
{
    const QList<HostIndex> hosts = tab()->results()->queriedHosts(RunQuery::untouched());
    if (hosts.isEmpty())
        Q_EMIT message(tr("The command has started on every host."), 8000);
    else
        tab()->runAgain(hosts);
}

bool TabCommands::hasCommandToSave()
{
    Composer* const composer = tab()->composer();
    if (hasCommand(composer->command().now))
        return true;
    Q_EMIT message(tr("There is no command to save yet."), 6000);
    composer->carryOut(Command::GoCommand);
    return false;
}

void TabCommands::saveSnippet()
{
    if (!hasCommandToSave())
        return;
    const FollowedSnippet& followed = tab()->composer()->snippet();
    const Snippet* const today = followed.today(followed.name()).snippet;
    if (today != nullptr && followed.isOther(*today))
        askAboutChanged(*today);
    else
        overwriteSnippet();
}

/// None of the two is lost without a word.
void TabCommands::askAboutChanged(const Snippet& today)
{
    Composer* const composer = tab()->composer();
    auto* const box =
        new QMessageBox(QMessageBox::Warning, tr("Not saved"),
                        tr("The snippet “%1” was changed since this tab began with it, by somebody else or "
                           "in another tab.")
                            .arg(displayLine(today.name)),
                        QMessageBox::Cancel, composer->window());
    box->setObjectName(u"snippetChangedBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Nothing was overwritten, and what you have edited stays in the tab."));
    const auto add = [&](const QString& text, const QString& name) {
        QPushButton* const button = box->addButton(text, QMessageBox::ActionRole);
        button->setObjectName(name);
        return button;
    };
    QPushButton* const fresh = add(tr("Save as &new snippet…"), u"newSnippetButton"_s);
    connect(fresh, &QPushButton::clicked, composer, [this] { saveSnippetAs(); });
    connect(add(tr("&Look at both"), u"lookButton"_s), &QPushButton::clicked, composer, [composer, today] {
        auto* const dialog =
            new ChangedSnippetDialog(composer->command().now, Composition::fromSnippet(today), composer);
        connect(dialog, &QDialog::accepted, composer,
                [composer, today] { composer->loadSnippet(today, composer->snippet().library(), true); });
        dialog->open();
    });
    connect(add(tr("&Overwrite it"), u"overwriteButton"_s), &QPushButton::clicked, composer,
            [this] { overwriteSnippet(); });
    box->setDefaultButton(fresh);
    box->open();
}

void TabCommands::overwriteSnippet()
{
    Composer* const composer = tab()->composer();
    const FollowedSnippet& followed = composer->snippet();
    const bool inPlace = m_parts.editor.updateSnippet(
        followed.library(), followed.name(),
        [command = composer->command()](const Snippet& snippet) { return command.inPlaceOf(snippet); },
        [this, composer](const Snippet& saved, const QString& library) {
            composer->loadSnippet(saved, library, true);
            Q_EMIT message(displayLine(tr("Saved in the snippet “%1”.").arg(saved.name)), 6000);
        });
    if (!inPlace)
        saveSnippetAs();
}

void TabCommands::saveSnippetAs()
{
    if (!hasCommandToSave())
        return;
    Composer* const composer = tab()->composer();
    const ComposedCommand command = composer->command();
    const FollowedSnippet& followed = composer->snippet();
    const Snippet* const origin = m_parts.editor.findSnippet(followed.library(), followed.name());
    Snippet shown = origin != nullptr ? command.inPlaceOf(*origin) : command.asSnippet();
    if (shown.name.isEmpty())
        shown.name = shortened(command.title(), longestName);
    m_parts.editor.saveSnippet(shown, composer, [composer](const Snippet& saved, const QString& library) {
        composer->loadSnippet(saved, library, true);
    });
}

} // namespace rollcall::gui
