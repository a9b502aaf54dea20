// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"

#include <QAbstractTableModel>
#include <QList>
#include <QModelIndex>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

// A fixed list of resolved hosts as a table. Owns its copy. GUI thread.
namespace rollcall::gui {

QString jumpNames(const HostSpec& host); // in the order they are gone through

class HostListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Address, User, GroupName, Jump, Note };
    static constexpr int columns = Note + 1;

    /// `variables`: whose values are told, as the commands hold them.
    explicit HostListModel(QList<HostSpec> hosts, QStringList variables = {}, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const HostSpec& host, int column) const;
    QStringList notes(const HostSpec& host) const;

    QList<HostSpec> m_hosts;
    const QStringList m_variables;
};

} // namespace rollcall::gui
