// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/hostlistmodel.h"

#include "app/prepare/filledin.h"
#include "core/base/text.h"

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

QString jumpNames(const HostSpec& host)
{
    QStringList names;
    if (const QString command = proxyCommandOf(host); !command.isEmpty())
        names.append(u"ProxyCommand "_s + command);
    for (const HostSpec* jump : jumpsOf(host))
        names.append(jump->name);
    return names.join(u", "_s);
}

HostListModel::HostListModel(QList<HostSpec> hosts, QStringList variables, QObject* parent)
    : QAbstractTableModel(parent), m_hosts(std::move(hosts)), m_variables(std::move(variables))
{
}

int HostListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hosts.size());
}

int HostListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant HostListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QString shown = text(m_hosts.at(index.row()), index.column());
    return role == Qt::ToolTipRole ? tipText(shown) : shown;
}

QVariant HostListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Host");
    case Address:
        return tr("Address");
    case User:
        return tr("User");
    case GroupName:
        return tr("Group");
    case Jump:
        return tr("Jump host");
    case Note:
        return tr("Note");
    }
    return {};
}

QStringList HostListModel::notes(const HostSpec& host) const
{
    QStringList notes;
    if (host.production)
        notes.append(tr("Production"));
    if (host.algorithms && host.algorithms->legacy)
        notes.append(tr("Old algorithms allowed"));
    if (!host.sameLogin.isEmpty())
        notes.append(tr("Also asked for as %1").arg(displayLine(host.sameLogin.join(u", "_s))));
    if (const QString values = app::filledInText(host, m_variables); !values.isEmpty())
        notes.append(values);
    return notes;
}

QString HostListModel::text(const HostSpec& host, int column) const
{
    switch (column) {
    case Name:
        return displayLine(host.name);
    case Address:
        return displayLine(host.port == 22 ? host.address : host.address + u':' + QString::number(host.port));
    case User:
        return displayLine(host.user);
    case GroupName:
        return displayLine(host.group);
    case Jump:
        return displayLine(jumpNames(host));
    case Note:
        if (!host.skip.isEmpty())
            return tr("Will be skipped: %1").arg(displayLine(host.skip));
        return notes(host).join(u" · "_s);
    }
    return {};
}

} // namespace rollcall::gui
