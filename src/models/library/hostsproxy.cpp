// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The search in the tree of hosts; the tree itself is in hostsmodel.cpp.
#include "models/library/hostsmodel.h"
#include "models/library/hostwords.h"
#include "models/library/searchwords.h"

#include <QSet>

namespace rollcall::models {

HostsProxy::HostsProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
}

void HostsProxy::setSearch(const QString& text)
{
    const QStringList words = searchWords(text);
    if (words == m_words)
        return;
    m_words = words;
    m_shown.clear();
    invalidateFilter();
}

bool HostsProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(HostsModel::KindRole).toInt() == HostsModel::Library)
        return false; // stays where something in it matches
    const QString text =
        index.data(HostsModel::NameRole).toString() + u'\n' + index.data(HostsModel::DetailsRole).toString();
    return hasAllWords(text, m_words);
}

void HostsProxy::setSourceModel(QAbstractItemModel* model)
{
    QSortFilterProxyModel::setSourceModel(model);
    const auto forget = [this] { m_shown.clear(); };
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(this, change, this, forget);
    connect(this, &QAbstractItemModel::modelReset, this, forget);
    connect(this, &QAbstractItemModel::layoutChanged, this, forget);
    // What is cut has a tick of its own, which the source does not tell of.
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        m_shown.clear();
        if (m_words.isEmpty())
            return;
        for (QModelIndex above = mapFromSource(first).parent(); above.isValid(); above = above.parent())
            Q_EMIT dataChanged(above, above, {Qt::CheckStateRole});
    });
}

const HostsProxy::Shown& HostsProxy::shown(const QModelIndex& index) const
{
    const auto known = m_shown.constFind(index);
    if (known != m_shown.cend())
        return *known;
    Shown found;
    QSet<QString> names;
    const auto look = [&](const QModelIndex& parent, const auto& again) -> void {
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex child = this->index(row, 0, parent);
            if (child.data(HostsModel::KindRole).toInt() != HostsModel::Host) {
                again(child, again);
                continue;
            }
            const QString name =
                child.data(HostsModel::LibraryRole).toString() + u'\n' + child.data(HostsModel::NameRole).toString();
            if (names.contains(name))
                continue;
            names.insert(name);
            addWord(found.words, child.data(HostsModel::WordRole).toString(),
                    child.data(HostsModel::WithinRole).toString());
            ++found.hosts;
            found.ticked += child.data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        }
    };
    look(index, look);
    return *m_shown.insert(index, found);
}

bool HostsProxy::isCut(const QModelIndex& index) const
{
    return !m_words.isEmpty() && index.isValid() &&
           QSortFilterProxyModel::data(index, HostsModel::KindRole).toInt() != HostsModel::Host &&
           shown(index).hosts < QSortFilterProxyModel::data(index, HostsModel::CountRole).toInt();
}

QModelIndex HostsProxy::firstHit() const
{
    const auto look = [this](const QModelIndex& parent, const auto& again) -> QModelIndex {
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex child = index(row, 0, parent);
            const QModelIndex source = mapToSource(child);
            if (filterAcceptsRow(source.row(), source.parent()))
                return child;
            if (const QModelIndex below = again(child, again); below.isValid())
                return below;
        }
        return {};
    };
    return m_words.isEmpty() ? QModelIndex() : look({}, look);
}

QList<HostWords> HostsProxy::shownWords(const QModelIndex& index) const
{
    if (isCut(index))
        return shown(index).words;
    const QString word = index.data(HostsModel::WordRole).toString();
    if (word.isEmpty())
        return {};
    return {{{word}, index.data(HostsModel::WithinRole).toString()}};
}

QVariant HostsProxy::data(const QModelIndex& index, int role) const
{
    if (role == HostsModel::ShownCountRole)
        return isCut(index) ? QVariant(shown(index).hosts) : QSortFilterProxyModel::data(index, HostsModel::CountRole);
    const QVariant whole = QSortFilterProxyModel::data(index, role);
    if (role != Qt::CheckStateRole || !whole.isValid() || !isCut(index))
        return whole;
    const Shown& part = shown(index);
    return static_cast<int>(part.ticked == 0            ? Qt::Unchecked
                            : part.ticked == part.hosts ? Qt::Checked
                                                        : Qt::PartiallyChecked);
}

bool HostsProxy::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !isCut(index))
        return QSortFilterProxyModel::setData(index, value, role);
    if (QSortFilterProxyModel::data(index, HostsModel::KindRole).toInt() == HostsModel::Group)
        Q_EMIT toggled(shown(index).words, value.toInt() == Qt::Checked);
    return false;
}

/// A group that is dragged while a search is on is what is shown of it.
QMimeData* HostsProxy::mimeData(const QModelIndexList& indexes) const
{
    QModelIndexList whole;
    const auto take = [&](const QModelIndex& index, const auto& again) -> void {
        if (!isCut(index))
            return whole.append(index);
        for (int row = 0; row < rowCount(index); ++row)
            again(this->index(row, 0, index), again);
    };
    for (const QModelIndex& index : indexes)
        take(index, take);
    return QSortFilterProxyModel::mimeData(whole);
}

} // namespace rollcall::models
