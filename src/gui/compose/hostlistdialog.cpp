// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/hostlistdialog.h"

#include "core/base/naturalorder.h"
#include "core/targets/foldednames.h"
#include "gui/compose/hostlistmodel.h"
#include "gui/look/searchfieldkeys.h"
#include "gui/look/theme.h"
#include "ui_hostlistdialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QModelIndex>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

class Proxy : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        return naturalLess(left.data().toString(), right.data().toString());
    }
};

} // namespace

HostListDialog::HostListDialog(const app::Preflight& preflight, const QStringList& variables, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HostListDialog>())
{
    m_ui->setupUi(this);
    const int hosts = static_cast<int>(preflight.hosts.size());
    setWindowTitle(tr("%Ln host(s)", nullptr, hosts));
    m_ui->targetLabel->setFullText(tr("Target: %1").arg(preflight.target));
    auto* model = new HostListModel(preflight.hosts, variables, this);
    auto* proxy = new Proxy(this);
    proxy->setSourceModel(model);
    proxy->setFilterKeyColumn(-1);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->table->setModel(proxy);
    m_ui->table->sortByColumn(-1, Qt::AscendingOrder);
    m_ui->table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_ui->table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column + 1 < model->columnCount(); ++column)
        m_ui->table->resizeColumnToContents(column);
    new SearchFieldKeys(m_ui->searchEdit);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, proxy, &QSortFilterProxyModel::setFilterFixedString);
    auto* copy = m_ui->buttonBox->addButton(tr("&Copy names"), QDialogButtonBox::ActionRole);
    copy->setIcon(theme::icon(u"edit-copy"_s));
    connect(copy, &QPushButton::clicked, this, [proxy] {
        QStringList names;
        for (int row = 0; row < proxy->rowCount(); ++row)
            names.append(proxy->index(row, HostListModel::Name).data().toString());
        QGuiApplication::clipboard()->setText(foldNames(names));
    });
}

HostListDialog::~HostListDialog() = default;

} // namespace rollcall::gui
