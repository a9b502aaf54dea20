// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the results: of the table, of a chip, and of "Run again". What they do is in
// resultspageactions.cpp.
#include "core/result/runquery.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/theme.h"
#include "gui/results/resultspage.h"
#include "models/results/endcounts.h"
#include "models/results/resultsmodel.h"
#include "ui_resultspage.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

#include <array>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

struct AgainAction
{
    QString text;
    QString name;
    RunQuery query;
    QString toolTip;
};

namespace {

QList<AgainAction> ofReasons(const QList<Reason>& reasons)
{
    QList<AgainAction> actions;
    for (const Reason reason : reasons)
        actions.append({reasonLabel(reason), reasonName(reason), RunQuery::with({reason}), {}});
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

} // namespace

void ResultsPage::showMenu(const QPoint& position)
{
    const QList<HostIndex> hosts = selectedHosts();
    if (hosts.isEmpty())
        return;
    const bool running = isRunning();
    auto* menu = new QMenu(this);
    menu->setObjectName(u"resultsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& icon, const QString& text, auto slot) {
        QAction* const action = menu->addAction(theme::icon(icon), text);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const int count = static_cast<int>(hosts.size());
    add(u"edit-copy"_s, tr("&Copy host names"), [this] { copyHostNames(); });
    add(u"target"_s, tr("Use as &target in a new tab"), [this] { useSelectionAsTarget(); });
    menu->addSeparator();
    add(u"retry"_s, tr("&Run again on %Ln host(s)", nullptr, count), [this, hosts] { Q_EMIT runAgainRequested(hosts); })->setEnabled(!running);
    add(u"stop"_s, tr("&Stop %Ln host(s)", nullptr, count), [this, hosts] { Q_EMIT stopHostsRequested(hosts); })->setEnabled(running);
    menu->addSeparator();
    addReasonActions(menu);
    addGroupAction(menu);
    menu->addSeparator();
    add(u"export"_s, tr("&Export…"), [this] { exportResults(); });
    add(u"document-save"_s, tr("Sa&ve output…"), [this] { saveOutput(); });
    menu->popup(m_ui->table->viewport()->mapToGlobal(position));
}

/// What can be done with all that ended like the selected rows.
void ResultsPage::addReasonActions(QMenu* menu)
{
    const QSet<Reason> reasons = selectedReasons();
    if (reasons.isEmpty())
        return;
    const QString what = reasons.size() == 1 ? reasonLabel(*reasons.begin())
                                             : tr("%Ln reason(s)", nullptr, static_cast<int>(reasons.size()));
    QAction* const only = menu->addAction(theme::icon(u"filter"_s), tr("Show &only: %1").arg(what));
    only->setObjectName(u"showOnlyReason"_s);
    connect(only, &QAction::triggered, this, [this, reasons] { m_ui->chips->setSelected({}, reasons); });
    QAction* const select = menu->addAction(tr("Select &all: %1").arg(what));
    select->setObjectName(u"selectReason"_s);
    connect(select, &QAction::triggered, this, [this, reasons] { selectWith(reasons); });
    const QList<HostIndex> hosts = queriedHosts(RunQuery::with(reasons));
    QAction* const again = menu->addAction(theme::icon(u"retry"_s),
                                           tr("Run again on all %Ln host(s) &with: %1", nullptr, static_cast<int>(hosts.size())).arg(what));
    again->setObjectName(u"runReasonAgain"_s);
    again->setEnabled(!isRunning());
    connect(again, &QAction::triggered, this, [this, hosts] { Q_EMIT runAgainRequested(hosts); });
}

void ResultsPage::addGroupAction(QMenu* menu)
{
    QAction* const group = menu->addAction(tr("&Group by reason"));
    group->setObjectName(u"groupByReason"_s);
    group->setCheckable(true);
    group->setChecked(isGrouped());
    connect(group, &QAction::triggered, this, &ResultsPage::setGrouped);
}

void ResultsPage::fillChipMenu(QMenu* menu, Outcome outcome)
{
    if (!hasRun())
        return;
    const QList<HostIndex> hosts = queriedHosts(RunQuery::with(outcome));
    QAction* const again =
        menu->addAction(theme::icon(u"retry"_s), tr("&Run again on %Ln host(s)", nullptr, static_cast<int>(hosts.size())));
    again->setObjectName(u"again-"_s + outcomeName(outcome));
    again->setEnabled(!isRunning() && !hosts.isEmpty());
    connect(again, &QAction::triggered, this, [this, hosts] { Q_EMIT runAgainRequested(hosts); });
    const QList<Reason> reasons = occurring(m_model->ends(), reasonsOf(outcome));
    if (reasons.size() > 1) {
        QMenu* const some = menu->addMenu(tr("Run again on &those with"));
        some->setEnabled(!isRunning());
        addAgainActions(some, ofReasons(reasons));
    }
    menu->addSeparator();
    addGroupAction(menu);
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
        QAction* const action = menu->addAction(actions.at(i).text + u'\t' + QLocale().toString(hosts.size()));
        action->setObjectName(u"again-"_s + actions.at(i).name);
        if (!actions.at(i).toolTip.isEmpty())
            action->setToolTip(actions.at(i).toolTip);
        action->setEnabled(!hosts.isEmpty());
        connect(action, &QAction::triggered, this, [this, hosts] { Q_EMIT runAgainRequested(hosts); });
    }
}
void ResultsPage::fillRunAgainMenu(QMenu* menu)
{
    menu->clear();
    menu->setToolTipsVisible(true);
    if (!hasRun())
        return;
    addAgainActions(menu, {{tr("&All that did not end well"), u"not-ok"_s, RunQuery::notOk(), {}},
                           {tr("&Where nothing has run"), u"untouched"_s, RunQuery::untouched(),
                            tr("Not reached, not let in, not trusted or skipped: the command has not started there, "
                               "so that running it again repeats nothing.")}});
    menu->addSeparator();
    addAgainActions(menu, ofReasons(occurring(m_model->ends(), allReasons())));
}

} // namespace rollcall::gui
