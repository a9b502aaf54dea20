// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing rows of the results and acting on them; what is shown is in resultspage.cpp.
#include "core/fold.h"
#include "gui/exportdialog.h"
#include "gui/resultspage.h"
#include "gui/theme.h"
#include "interchange/exportfile.h"
#include "models/resultsmodel.h"
#include "models/resultsproxy.h"
#include "ui_resultspage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QModelIndex>
#include <QSet>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

QList<TaskIndex> ResultsPage::selectedTasks() const
{
    QList<QModelIndex> rows = m_ui->table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    QList<TaskIndex> tasks;
    for (const QModelIndex& row : rows)
        tasks.append(row.data(models::ResultsModel::TaskRole).toUInt());
    return tasks;
}

/// Where the filter hid every selected row: selects those of them that are back, or the first row that matches.
void ResultsPage::restoreSelection()
{
    if (!m_selectionHidden || m_proxy->rowCount() == 0)
        return;
    QItemSelection rows;
    for (const TaskIndex task : std::as_const(m_chosen)) {
        const QModelIndex index = m_proxy->mapFromSource(m_model->index(static_cast<int>(task), 0));
        if (index.isValid())
            rows.select(index, index);
    }
    if (rows.isEmpty())
        rows.select(m_proxy->index(0, 0), m_proxy->index(0, 0));
    m_ui->table->selectionModel()->setCurrentIndex(rows.indexes().constFirst(), QItemSelectionModel::NoUpdate);
    m_ui->table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QList<TaskIndex> ResultsPage::shownTasks() const
{
    QList<TaskIndex> tasks;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        tasks.append(m_proxy->index(row, 0).data(models::ResultsModel::TaskRole).toUInt());
    return tasks;
}

QList<HostIndex> ResultsPage::selectedHosts() const
{
    QList<HostIndex> hosts;
    if (m_source == nullptr)
        return hosts;
    QSet<HostIndex> seen;
    const RunSpecPtr run = m_source->spec();
    for (const TaskIndex task : selectedTasks()) {
        const HostIndex host = run->hostOf(task);
        if (!seen.contains(host))
            hosts.append(host);
        seen.insert(host);
    }
    return hosts;
}

QList<HostIndex> ResultsPage::failedHosts() const
{
    QList<HostIndex> hosts;
    if (m_source == nullptr)
        return hosts;
    const RunSpecPtr run = m_source->spec();
    for (HostIndex host = 0; host < static_cast<HostIndex>(run->hosts.size()); ++host) {
        for (int step = 0; step < run->stepCount(); ++step) {
            const TaskRecord record = m_source->task(run->task(host, step));
            if (!record.ended || record.outcome() != Outcome::Ok) {
                hosts.append(host);
                break;
            }
        }
    }
    return hosts;
}

QStringList ResultsPage::namesOf(const QList<HostIndex>& hosts) const
{
    QStringList names;
    const RunSpecPtr run = m_source->spec();
    for (const HostIndex host : hosts)
        names.append(run->hosts.at(static_cast<qsizetype>(host)).name);
    return names;
}

void ResultsPage::focusTable()
{
    m_ui->table->setFocus(Qt::OtherFocusReason);
}

void ResultsPage::focusFilter()
{
    if (hasRun())
        m_ui->filterBar->focusText();
}

void ResultsPage::focusOutput()
{
    if (hasRun())
        m_ui->outputPane->focusOutput();
}

void ResultsPage::find()
{
    if (hasRun())
        m_ui->outputPane->find();
}

void ResultsPage::findNext(bool forward)
{
    if (hasRun())
        m_ui->outputPane->findNext(forward);
}

void ResultsPage::exportCsv()
{
    if (!hasRun())
        return;
    auto* dialog = new ExportDialog(m_source, {interchange::allTasks(*m_source), shownTasks(), selectedTasks()}, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& file, int rows) {
        Q_EMIT message(tr("Wrote %Ln row(s) to %1", nullptr, rows).arg(file));
    });
    dialog->open();
}

void ResultsPage::saveOutput()
{
    if (hasRun())
        m_ui->outputPane->saveOutput();
}

void ResultsPage::copyHostNames()
{
    if (!hasRun())
        return;
    const QStringList names = namesOf(selectedHosts());
    QGuiApplication::clipboard()->setText(foldNames(names));
    Q_EMIT message(tr("Copied %Ln host name(s)", nullptr, static_cast<int>(names.size())));
}

void ResultsPage::useSelectionAsTarget()
{
    if (hasRun() && !selectedHosts().isEmpty())
        Q_EMIT targetRequested(namesOf(selectedHosts()));
}

void ResultsPage::showMenu(const QPoint& position)
{
    const QList<HostIndex> hosts = selectedHosts();
    if (hosts.isEmpty())
        return;
    const bool running = m_source->summary().state == RunState::Running;
    auto* menu = new QMenu(this);
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
    add(u"export"_s, tr("&Export as CSV…"), [this] { exportCsv(); });
    add(u"document-save"_s, tr("Sa&ve output…"), [this] { saveOutput(); });
    menu->popup(m_ui->table->viewport()->mapToGlobal(position));
}

} // namespace rollcall::gui
