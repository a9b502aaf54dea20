// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the results: of the table, of a chip, and of "Run again". What they do is in
// resultspageactions.cpp.
#include "core/result/runquery.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/results/resultspage.h"
#include "gui/results/resultspart.h"
#include "interchange/export/rowtext.h"
#include "models/results/endcounts.h"
#include "models/results/resultsmodel.h"
#include "ui_resultspage.h"

#include <QAction>
#include <QLatin1String>
#include <QLocale>
#include <QMenu>

#include <array>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

struct AgainAction
{
    Command command;
    QString text;
    QString name;
    RunQuery query;
};

namespace {

QList<AgainAction> ofReasons(const QList<Reason>& reasons)
{
    QList<AgainAction> actions;
    for (const Reason reason : reasons)
        actions.append({Command::RunThoseWith, reasonLabel(reason), reasonName(reason), RunQuery::with({reason})});
    return actions;
}

/// The reasons of these that occur, in the order of the enumeration, done well left out.
QList<Reason> occurring(const models::EndCounts& ends, const QList<Reason>& reasons)
{
    QList<Reason> found;
    for (const Reason reason : reasons) {
        if (reason != Reason::None && ends.of(reason) > 0)
            found.append(reason);
    }
    return found;
}

QList<Reason> allReasons()
{
    QList<Reason> all;
    for (int i = 0; i < outcomeCount; ++i)
        all.append(reasonsOf(static_cast<Outcome>(i)));
    return all;
}

/// For a command that acts on these hosts instead of those that are selected.
Givens givenWith(const ResultsPage& page, const QList<HostIndex>& hosts)
{
    return page.given().setFlag(Given::Selected, !hosts.isEmpty());
}

void addGroupCommand(ResultsPage& page, QMenu* menu)
{
    QAction* const group = addCommand(menu, Command::GroupByReason, page.given());
    group->setObjectName(u"groupByReason"_s);
    group->setCheckable(true);
    group->setChecked(page.isGrouped());
    QObject::connect(group, &QAction::triggered, &page, &ResultsPage::setGrouped);
}

} // namespace

void ResultsPage::showMenu(const QPoint& position)
{
    const QList<HostIndex> hosts = selectedHosts();
    if (hosts.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"resultsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](Command command, auto slot, const QString& text = {}) {
        connect(addCommand(menu, command, given(), text), &QAction::triggered, this, slot);
    };
    add(Command::CopyHosts, [this] { copyHostNames(); });
    add(Command::CopyRows, [this] { copyRows(interchange::RowFormat::Tabs); });
    add(Command::CopyRowsAsCsv, [this] { copyRows(interchange::RowFormat::Csv); });
    add(Command::CopyRowsAsMarkdown, [this] { copyRows(interchange::RowFormat::Markdown); });
    add(Command::UseSelection, [this] { useSelectionAsTarget(); });
    add(Command::SaveAsGroup, [this] { saveSelectionAsGroup(); });
    menu->addSeparator();
    QString again = commandText(Command::RunHosts, static_cast<int>(hosts.size()));
    if (const int steps = m_source->spec()->stepCount(); steps > 1)
        again += u" · "_s + tr("all %Ln step(s)", nullptr, steps);
    add(
        Command::RunHosts, [this, hosts] { Q_EMIT runAgainRequested(hosts); }, again);
    add(Command::StopHost, [this, hosts] { Q_EMIT stopHostsRequested(hosts); });
    menu->addSeparator();
    addReasonActions(menu);
    addGroupCommand(*this, menu);
    menu->addSeparator();
    add(Command::Export, [this] { exportResults(); });
    add(Command::SaveOutput, [this] { saveOutput(); });
    menu->popup(position);
}

/// What can be done with all that ended like the selected rows.
void ResultsPage::addReasonActions(QMenu* menu)
{
    const QSet<Reason> reasons = selectedReasons();
    if (reasons.isEmpty())
        return;
    const QString what = reasons.size() == 1 ? reasonLabel(*reasons.begin())
                                             : tr("%Ln reason(s)", nullptr, static_cast<int>(reasons.size()));
    const auto add = [&](Command command, const char* name, auto slot, int count = -1) {
        QAction* const action = addCommand(menu, command, given(), commandText(command, count).arg(what));
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, slot);
    };
    const QList<HostIndex> hosts = queriedHosts(RunQuery::with(reasons));
    add(Command::ShowOnly, "showOnlyReason", [this, reasons] { m_ui->chips->setSelected({}, reasons); });
    add(Command::SelectReason, "selectReason", [this, reasons] { m_ui->views->shown().selectWith(reasons); });
    add(
        Command::RunReason, "runReasonAgain", [this, hosts] { Q_EMIT runAgainRequested(hosts); },
        static_cast<int>(hosts.size()));
}

void ResultsPage::fillChipMenu(QMenu* menu, Outcome outcome)
{
    if (!hasRun())
        return;
    const QList<HostIndex> hosts = queriedHosts(RunQuery::with(outcome));
    QAction* const again = addCommand(menu, Command::RunHosts, givenWith(*this, hosts),
                                      commandText(Command::RunHosts, static_cast<int>(hosts.size())));
    again->setObjectName(u"again-"_s + outcomeName(outcome));
    connect(again, &QAction::triggered, this, [this, hosts] { Q_EMIT runAgainRequested(hosts); });
    const QList<Reason> reasons = occurring(m_model->ends(), reasonsOf(outcome));
    if (reasons.size() > 1) {
        QMenu* const some = menu->addMenu(commandText(Command::RunThose));
        dress(some->menuAction(), Command::RunThose);
        some->setEnabled(isPossible(Command::RunThose, given()));
        addAgainActions(some, ofReasons(reasons));
    }
    menu->addSeparator();
    addGroupCommand(*this, menu);
}

/// "Run again" on the hosts of each query, with how many they are.
void ResultsPage::addAgainActions(QMenu* menu, const QList<AgainAction>& actions)
{
    QList<RunQuery> queries;
    for (const AgainAction& each : actions)
        queries.append(each.query);
    const QList<QList<HostIndex>> found = hostsOf(*m_source, queries);
    for (qsizetype i = 0; i < actions.size(); ++i) {
        const QList<HostIndex>& hosts = found.at(i);
        const AgainAction& each = actions.at(i);
        QAction* const action = addCommand(menu, each.command, givenWith(*this, hosts),
                                           each.text + u'\t' + QLocale().toString(hosts.size()));
        action->setObjectName(u"again-"_s + each.name);
        action->setEnabled(action->isEnabled() && !hosts.isEmpty());
        connect(action, &QAction::triggered, this, [this, hosts] { Q_EMIT runAgainRequested(hosts); });
    }
}
void ResultsPage::fillRunAgainMenu(QMenu* menu)
{
    menu->clear();
    menu->setToolTipsVisible(true);
    if (!hasRun())
        return;
    addAgainActions(
        menu, {{Command::RunFailed, commandText(Command::RunFailed), u"not-ok"_s, RunQuery::notOk()},
               {Command::RunUntouched, commandText(Command::RunUntouched), u"untouched"_s, RunQuery::untouched()}});
    menu->addSeparator();
    addAgainActions(menu, ofReasons(occurring(m_model->ends(), allReasons())));
}

} // namespace rollcall::gui
