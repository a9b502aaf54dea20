// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/resultstable.h"

#include "app/person/inifile.h"
#include "core/run/storedspec.h"
#include "gui/look/headercontroller.h"
#include "gui/look/viewnote.h"
#include "gui/results/resultsdelegate.h"
#include "gui/results/rowcopier.h"
#include "models/results/endcounts.h"
#include "models/results/resultsmodel.h"
#include "models/results/resultsproxy.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QModelIndex>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using Model = models::ResultsModel;

ResultsTable::ResultsTable(QWidget* parent) : QTableView(parent), m_note(new ViewNote(this, u"noMatchLabel"_s))
{
    setItemDelegate(new ResultsDelegate(this));
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->hide();
    m_copier = new RowCopier(this, horizontalHeader());
}

void ResultsTable::setModels(models::ResultsModel* model, models::ResultsProxy* proxy)
{
    m_model = model;
    m_proxy = proxy;
    setModel(proxy);
    layOutColumns();
    QHeaderView* const header = horizontalHeader();
    connect(header, &QHeaderView::sectionClicked, this,
            [this, header](int) { m_proxy->sort(header->sortIndicatorSection(), header->sortIndicatorOrder()); });
    connect(m_header, &HeaderController::sectionToggled, this, [this](int section, bool shown) {
        if (section == Model::OnHost)
            m_onHostWanted = shown;
    });
    connect(m_proxy, &models::ResultsProxy::groupedChanged, this, [header](bool grouped) {
        if (grouped)
            header->setSortIndicator(-1, Qt::AscendingOrder);
    });
    connect(m_proxy, &models::ResultsProxy::hitsChanged, this, [this] {
        setColumnHidden(Model::Hits, m_proxy->filter().text.isEmpty());
        restoreSelection();
    });
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this,
            [this] { m_selectionHidden = !selectionModel()->hasSelection(); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultsTable::showSelection);
}

void ResultsTable::layOutColumns()
{
    QHeaderView* const header = horizontalHeader();
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->moveSection(header->visualIndex(Model::FirstLine), header->count() - 1);
    header->moveSection(header->visualIndex(Model::OnHost), header->visualIndex(Model::Reason) + 1);
    for (const int section : {Model::Group, Model::Hits, Model::Address, Model::Started, Model::OnHost})
        header->setSectionHidden(section, true);
    const int unit = fontMetrics().averageCharWidth();
    for (const auto& [section, characters] :
         {std::pair(Model::Host, 20), std::pair(Model::Group, 16), std::pair(Model::Step, 14),
          std::pair(Model::OutcomeColumn, 18), std::pair(Model::Reason, 26), std::pair(Model::ExitCode, 11),
          std::pair(Model::Duration, 12), std::pair(Model::Bytes, 13), std::pair(Model::Hits, 9),
          std::pair(Model::OnHost, 16), std::pair(Model::Address, 20), std::pair(Model::Started, 22)})
        header->resizeSection(section, unit * characters);
    // A state of other columns would not fit.
    m_header = new HeaderController(header, u"results/header%1"_s.arg(Model::columns));
}

void ResultsTable::leaveRun()
{
    m_hasChosen = false;
    m_isChoosing = true;
}

void ResultsTable::enterRun()
{
    m_isChoosing = false;
    setColumnHidden(Model::Step, m_model->source()->spec()->stepCount() < 2);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_onHostShown = false;
    setColumnHidden(Model::OnHost, !m_onHostWanted);
    showRemoteNews();
    m_chosen.clear();
    m_selectionHidden = m_proxy->rowCount() == 0;
    chooseFirst();
}

void ResultsTable::runEnded()
{
    if (!m_hasChosen)
        chooseFirst();
    else if (const QModelIndex read = currentIndex(); read.isValid())
        scrollTo(read); // wherever it has been sorted to
}

/// What may still run on hosts has to be seen without a search; after that the user may hide it.
void ResultsTable::showRemoteNews()
{
    if (m_onHostShown || !m_model->ends().hasRemoteNews())
        return;
    m_onHostShown = true;
    setColumnHidden(Model::OnHost, false);
}

QList<TaskIndex> ResultsTable::selectedTasks() const
{
    QList<QModelIndex> rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    QList<TaskIndex> tasks;
    for (const QModelIndex& row : std::as_const(rows))
        tasks.append(row.data(Model::TaskRole).toUInt());
    return tasks;
}

QList<TaskIndex> ResultsTable::shownTasks() const
{
    QList<TaskIndex> tasks;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        tasks.append(static_cast<TaskIndex>(m_proxy->mapToSource(m_proxy->index(row, 0)).row()));
    return tasks;
}

void ResultsTable::selectWith(const QSet<Reason>& reasons)
{
    QItemSelection rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        const auto task = index.data(Model::TaskRole).toUInt();
        if (!m_model->ends().isEnded(task) || !reasons.contains(m_model->ends().reasonOf(task)))
            continue;
        if (!rows.isEmpty() && rows.constLast().bottom() == row - 1)
            rows.last() = QItemSelectionRange(rows.constLast().topLeft(), index);
        else
            rows.append(QItemSelectionRange(index));
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ResultsTable::setNote(const QString& text)
{
    m_note->setNote(text);
}

void ResultsTable::showSelection()
{
    const QList<TaskIndex> tasks = selectedTasks();
    m_hasChosen = m_hasChosen || (!m_isChoosing && !tasks.isEmpty());
    if (!tasks.isEmpty()) {
        m_chosen = tasks;
        m_selectionHidden = false;
    }
    Q_EMIT tasksSelected();
}

/// Where the filter hid every selected row: selects those of them that are back, or the first row that matches.
void ResultsTable::restoreSelection()
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
void ResultsTable::choose(const QItemSelection& rows)
{
    m_isChoosing = true;
    selectionModel()->setCurrentIndex(rows.indexes().constFirst(), QItemSelectionModel::NoUpdate);
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isChoosing = false;
}

/// Where the user has not chosen otherwise: what went wrong comes first.
void ResultsTable::chooseFirst()
{
    const QModelIndex first = m_proxy->index(0, 0);
    if (!first.isValid())
        return;
    choose(QItemSelection(first, first));
    scrollToTop();
}

void ResultsTable::saveState(app::IniFile& settings) const
{
    m_header->save(settings);
    settings.setValue(u"results/onHost"_s, m_onHostWanted);
}

void ResultsTable::restoreState(const app::IniFile& settings)
{
    m_header->restore(settings);
    m_onHostWanted = settings.value(u"results/onHost"_s).toBool();
    setColumnHidden(Model::OnHost, !m_onHostWanted);
}

} // namespace rollcall::gui
