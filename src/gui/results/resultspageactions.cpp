// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing rows of the results and acting on them, and how the page is left and found again; what is shown is in
// resultspage.cpp.
#include "app/person/inifile.h"
#include "core/base/encoding.h"
#include "core/result/runquery.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/commands.h"
#include "gui/look/headercontroller.h"
#include "gui/output/encodingbox.h"
#include "gui/results/exportdialog.h"
#include "gui/results/resultspage.h"
#include "interchange/export/csvexport.h"
#include "interchange/export/exportfile.h"
#include "models/results/resultsmodel.h"
#include "models/results/resultsproxy.h"
#include "ui_resultspage.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QModelIndex>
#include <QSet>

#include <algorithm>
#include <optional>

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
    choose(rows);
}

/// Not by the user.
void ResultsPage::choose(const QItemSelection& rows)
{
    m_isChoosing = true;
    QItemSelectionModel* const selection = m_ui->table->selectionModel();
    selection->setCurrentIndex(rows.indexes().constFirst(), QItemSelectionModel::NoUpdate);
    selection->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isChoosing = false;
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
    const StoredSpecPtr run = m_source->spec();
    for (const TaskIndex task : selectedTasks()) {
        const HostIndex host = run->hostOf(task);
        if (!seen.contains(host))
            hosts.append(host);
        seen.insert(host);
    }
    return hosts;
}

QList<HostIndex> ResultsPage::queriedHosts(const RunQuery& query) const
{
    return m_source == nullptr ? QList<HostIndex>() : hostsOf(*m_source, query);
}

QSet<Reason> ResultsPage::selectedReasons() const
{
    QSet<Reason> reasons;
    for (const TaskIndex task : selectedTasks()) {
        if (m_model->ends().isEnded(task))
            reasons.insert(m_model->ends().reasonOf(task));
    }
    return reasons;
}

void ResultsPage::selectWith(const QSet<Reason>& reasons)
{
    QItemSelection rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        const auto task = index.data(models::ResultsModel::TaskRole).toUInt();
        if (!m_model->ends().isEnded(task) || !reasons.contains(m_model->ends().reasonOf(task)))
            continue;
        if (!rows.isEmpty() && rows.constLast().bottom() == row - 1)
            rows.last() = QItemSelectionRange(rows.constLast().topLeft(), index);
        else
            rows.append(QItemSelectionRange(index));
    }
    m_ui->table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

std::optional<Encoding> ResultsPage::encoding() const
{
    const std::optional<Decoding> chosen = m_ui->outputPane->encodings()->chosen();
    return chosen ? std::optional(chosen->encoding) : std::nullopt;
}

void ResultsPage::setEncoding(std::optional<Encoding> encoding)
{
    m_ui->outputPane->encodings()->choose(encoding);
}

bool ResultsPage::isGrouped() const
{
    return m_proxy->isGrouped();
}

void ResultsPage::setGrouped(bool grouped)
{
    m_proxy->setGrouped(grouped);
}

QStringList ResultsPage::namesOf(const QList<HostIndex>& hosts) const
{
    QStringList names;
    const StoredSpecPtr run = m_source->spec();
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

void ResultsPage::exportResults()
{
    if (!hasRun())
        return;
    auto* dialog =
        new ExportDialog(m_source, {interchange::allTasks(*m_source), shownTasks(), selectedTasks()}, window());
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
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
    Q_EMIT message(tr("Copied %Ln host name(s)", nullptr, static_cast<int>(names.size())));
}

/// As a spreadsheet takes it: a line a row, tabs between the columns that are shown, in their order.
void ResultsPage::copyRows()
{
    const QHeaderView* const header = m_ui->table->horizontalHeader();
    QStringList lines;
    QList<QModelIndex> rows = m_ui->table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    for (const QModelIndex& row : std::as_const(rows)) {
        QStringList cells;
        for (int place = 0; place < header->count(); ++place) {
            const int column = header->logicalIndex(place);
            if (header->isSectionHidden(column))
                continue;
            cells.append(interchange::tabbedCell(row.siblingAtColumn(column).data().toString()));
        }
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT message(tr("Copied %Ln row(s)", nullptr, static_cast<int>(rows.size())));
}

bool ResultsPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_ui->table || !press || !isPressed(Command::CopyRows, *static_cast<QKeyEvent*>(event)) ||
        !m_ui->table->selectionModel()->hasSelection())
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        copyRows();
    return true;
}

void ResultsPage::useSelectionAsTarget()
{
    QList<RunHost> hosts;
    for (const HostIndex host : selectedHosts())
        hosts.append(m_source->spec()->hosts.at(static_cast<qsizetype>(host)));
    if (!hosts.isEmpty())
        Q_EMIT targetRequested(hosts);
}

void ResultsPage::saveState(app::IniFile& settings) const
{
    m_header->save(settings);
    settings.setValue(u"results/onHost"_s, m_onHostWanted);
    settings.setValue(u"results/grouped"_s, isGrouped());
    settings.setValue(u"results/splitter"_s, m_ui->splitter->saveState());
    m_ui->outputPane->saveState(settings);
}

void ResultsPage::restoreState(const app::IniFile& settings)
{
    m_header->restore(settings);
    m_onHostWanted = settings.value(u"results/onHost"_s).toBool();
    m_ui->table->setColumnHidden(models::ResultsModel::OnHost, !m_onHostWanted);
    setGrouped(settings.value(u"results/grouped"_s).toBool());
    m_ui->splitter->restoreState(settings.value(u"results/splitter"_s).toByteArray());
    m_ui->outputPane->restoreState(settings);
}

} // namespace rollcall::gui
