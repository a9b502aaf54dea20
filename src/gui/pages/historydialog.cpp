// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/historydialog.h"

#include "app/run/history.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "gui/look/searchfieldkeys.h"
#include "gui/look/theme.h"
#include "models/history/historymodel.h"
#include "models/history/runopener.h"
#include "ui_historydialog.h"

#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMessageBox>
#include <QModelIndex>
#include <QPalette>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QString>
#include <QTableView>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using models::HistoryModel;

HistoryDialog::HistoryDialog(app::History& history, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HistoryDialog>()), m_model(new HistoryModel(this)),
      m_proxy(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_ui->searchEdit->addAction(theme::icon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_ui->hintLabel->setForegroundRole(QPalette::PlaceholderText);
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(HistoryModel::SortRole);
    m_proxy->setFilterRole(HistoryModel::SearchRole);
    m_proxy->setFilterKeyColumn(0);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->table->setModel(m_proxy);
    m_ui->table->sortByColumn(HistoryModel::Started, Qt::DescendingOrder);
    m_ui->table->verticalHeader()->hide();
    m_ui->table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView* const header = m_ui->table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(HistoryModel::Title, QHeaderView::Stretch);
    header->resizeSection(HistoryModel::Started, 150);
    header->resizeSection(HistoryModel::Target, 160);
    for (const int number : {HistoryModel::Hosts, HistoryModel::Ok, HistoryModel::NotOk})
        header->resizeSection(number, 64);
    new SearchFieldKeys(m_ui->searchEdit);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &HistoryDialog::updateState);
    connect(m_ui->table, &QTableView::doubleClicked, this, &HistoryDialog::openSelected);
    connect(m_ui->table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryDialog::updateState);
    connect(m_ui->openButton, &QPushButton::clicked, this, &HistoryDialog::openSelected);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &HistoryDialog::askToDelete);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_model, &HistoryModel::loaded, this, [this] {
        m_loaded = true;
        if (!m_ui->table->selectionModel()->hasSelection() && m_proxy->rowCount() > 0)
            m_ui->table->selectRow(0);
        updateState();
    });
    m_ui->hintLabel->setTextFormat(Qt::PlainText);
    history.whenOpen(this, [this](const Result<app::History::StorePtr>& store) {
        if (store)
            fill(*store);
        else
            m_why = errorText(store.error());
        updateState();
    });
    updateState();
}

HistoryDialog::~HistoryDialog() = default;

void HistoryDialog::fill(const std::shared_ptr<history::Store>& store)
{
    m_opener = new models::RunOpener(store, this);
    connect(m_opener, &models::RunOpener::opened, this, &HistoryDialog::runOpened);
    connect(m_opener, &models::RunOpener::failed, this, &HistoryDialog::failed);
    connect(m_opener, &models::RunOpener::removed, m_model, &HistoryModel::refresh);
    m_model->setStore(store);
}

void HistoryDialog::openSelected()
{
    for (const QString& id : selectedIds())
        m_opener->open(id);
}

void HistoryDialog::askToDelete()
{
    const QStringList ids = selectedIds();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Delete past runs"),
                                tr("Delete %Ln run(s) and all their output?", nullptr, static_cast<int>(ids.size())),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"deleteRunsBox"_s);
    box->setInformativeText(tr("This cannot be undone."));
    QPushButton* const remove = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(remove, &QPushButton::clicked, this, [this, ids] { m_opener->remove(ids); });
    box->open();
}

void HistoryDialog::updateState()
{
    const bool selected = m_ui->table->selectionModel()->hasSelection();
    m_ui->openButton->setEnabled(selected);
    m_ui->deleteButton->setEnabled(selected);
    const bool noHit = m_model->rowCount() > 0 && m_proxy->rowCount() == 0;
    m_ui->hintLabel->setVisible(m_model->rowCount() == 0 || noHit);
    m_ui->hintLabel->setText(!m_why.isEmpty()      ? m_why
                             : noHit               ? tr("No run matches “%1”.").arg(m_ui->searchEdit->text())
                             : m_opener == nullptr ? tr("History is being opened…")
                             : !m_loaded           ? tr("Reading…")
                                         : tr("Nothing was run yet. Every run is kept here with what each host said."));
}

QStringList HistoryDialog::selectedIds() const
{
    QStringList ids;
    for (const QModelIndex& row : m_ui->table->selectionModel()->selectedRows())
        ids.append(row.data(HistoryModel::IdRole).toString());
    return ids;
}

} // namespace rollcall::gui
