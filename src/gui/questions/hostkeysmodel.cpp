// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/hostkeysmodel.h"

#include "core/base/naturalorder.h"
#include "core/base/text.h"
#include "core/targets/host.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "gui/look/theme.h"

#include <QGuiApplication>
#include <QIcon>
#include <QPalette>
#include <QStringList>

#include <algorithm>
#include <numeric>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

HostKeysModel::HostKeysModel(QObject* parent) : QAbstractTableModel(parent) {}

void HostKeysModel::add(const std::shared_ptr<const Question>& question)
{
    const int first = rowCount();
    const auto count = static_cast<int>(question->keys.size());
    if (count == 0)
        return;
    beginInsertRows({}, first, first + count - 1);
    for (qsizetype place = 0; place < count; ++place) {
        const HostKeyCandidate& key = question->keys[place];
        m_rows.push_back({question->id, place, key, false});
        m_askable += key.isBlocked() ? 0 : 1;
        ++m_showing[key.fingerprint];
    }
    std::stable_sort(m_rows.begin() + first, m_rows.end(), [](const Row& a, const Row& b) {
        return a.key.isBlocked() != b.key.isBlocked() ? a.key.isBlocked() : naturalLess(a.key.host, b.key.host);
    });
    endInsertRows();
    Q_EMIT dataChanged(index(0, Note), index(rowCount() - 1, Note)); // of others that show the same key
    Q_EMIT ticksChanged();
}

void HostKeysModel::remove(quint64 id, const QSet<QString>* hosts)
{
    const auto ofQuestion = [id, hosts](const Row& row) {
        return row.question == id && (hosts == nullptr || (!row.key.isBlocked() && hosts->contains(row.key.host)));
    };
    for (;;) { // sorted, they stand apart
        const auto first = std::find_if(m_rows.begin(), m_rows.end(), ofQuestion);
        const auto last = std::find_if_not(first, m_rows.end(), ofQuestion);
        if (first == last)
            break;
        beginRemoveRows({}, static_cast<int>(first - m_rows.begin()), static_cast<int>(last - m_rows.begin()) - 1);
        for (auto row = first; row != last; ++row) {
            m_askable -= row->key.isBlocked() ? 0 : 1;
            m_ticked -= row->ticked ? 1 : 0;
            --m_showing[row->key.fingerprint];
        }
        m_rows.erase(first, last);
        endRemoveRows();
    }
    Q_EMIT ticksChanged();
}

int HostKeysModel::ticked(quint64 id) const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [id](const Row& row) { return row.question == id && row.ticked; }));
}

void HostKeysModel::tickAll(bool ticked)
{
    for (Row& row : m_rows)
        row.ticked = ticked && !row.key.isBlocked();
    m_ticked = ticked ? m_askable : 0;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Host), index(rowCount() - 1, Host), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
}

void HostKeysModel::tick(Row& row, bool ticked)
{
    m_ticked += static_cast<int>(ticked) - static_cast<int>(row.ticked);
    row.ticked = ticked;
}

void HostKeysModel::toggle(const QModelIndexList& rows)
{
    std::vector<Row*> chosen;
    for (const QModelIndex& index : rows) {
        if (Row& row = m_rows[static_cast<std::size_t>(index.row())]; !row.key.isBlocked())
            chosen.push_back(&row);
    }
    const bool all = std::all_of(chosen.begin(), chosen.end(), [](const Row* row) { return row->ticked; });
    for (Row* const row : chosen)
        tick(*row, !all);
    if (chosen.empty())
        return;
    Q_EMIT dataChanged(index(0, Host), index(rowCount() - 1, Host), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
}

Answer HostKeysModel::answer(quint64 id, bool declined) const
{
    Answer answer;
    answer.id = id;
    answer.declined = declined;
    for (const Row& row : m_rows) {
        if (row.question != id)
            continue;
        if (answer.accepted.size() <= row.place)
            answer.accepted.resize(row.place + 1);
        answer.accepted[row.place] = !declined && row.ticked && !row.key.isBlocked();
    }
    return answer;
}

QString HostKeysModel::fingerprints() const
{
    QStringList lines;
    for (const Row& row : m_rows) {
        if (!row.key.isBlocked())
            lines.append(row.key.lookup + u' ' + row.key.keyType + u' ' + row.key.fingerprint);
    }
    return lines.join(u'\n');
}

int HostKeysModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HostKeysModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

Qt::ItemFlags HostKeysModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Host && !m_rows[static_cast<std::size_t>(index.row())].key.isBlocked())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

/// Who shows a key that another one shows as well is the same machine, or has been copied from it.
QString HostKeysModel::noteOf(const HostKeyCandidate& key) const
{
    QStringList notes{noteText(key)};
    if (const int others = m_showing.value(key.fingerprint) - 1; others > 0)
        notes.append(tr("%Ln other(s) here show the same key", nullptr, others));
    notes.removeAll(QString());
    return notes.join(u" · "_s);
}

void HostKeysModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columns)
        return;
    Q_EMIT layoutAboutToBeChanged();
    std::vector<std::size_t> places(m_rows.size());
    std::iota(places.begin(), places.end(), 0);
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        const QString one = text(m_rows[a].key, column);
        const QString other = text(m_rows[b].key, column);
        return order == Qt::AscendingOrder ? naturalLess(one, other) : naturalLess(other, one);
    });
    std::vector<Row> sorted;
    std::vector<int> now(m_rows.size());
    for (const std::size_t place : places) {
        now[place] = static_cast<int>(sorted.size());
        sorted.push_back(m_rows[place]);
    }
    m_rows = std::move(sorted);
    for (const QModelIndex& old : persistentIndexList())
        changePersistentIndex(old, index(now[static_cast<std::size_t>(old.row())], old.column()));
    Q_EMIT layoutChanged();
}

QString HostKeysModel::text(const HostKeyCandidate& key, int column) const
{
    switch (column) {
    case Host:
        return key.host;
    case Address:
        return addressText(key);
    case Type:
        return key.keyType;
    case Fingerprint:
        return key.fingerprint;
    case File:
        if (!key.isBlocked())
            return key.file;
        return key.where.isEmpty() ? detailText(key.note) : key.where;
    case Note:
        return key.isBlocked() ? tr("Refused: %1").arg(reasonLabel(key.blocked)) : noteOf(key);
    default:
        return {};
    }
}

/// What happened and what to do, for a blocked one.
QString HostKeysModel::toolTip(const HostKeyCandidate& key, int column) const
{
    if (!key.isBlocked())
        return tipText(displayLine(text(key, column)));
    Verdict verdict;
    verdict.reason = key.blocked;
    verdict.detail = key.where.isEmpty() ? key.note : Detail(key.where);
    return tipText(verdictSentence(verdict) + u'\n' + verdictCure(verdict));
}

QVariant HostKeysModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool blocked = row.key.isBlocked();
    switch (role) {
    case Qt::DisplayRole:
        return displayLine(text(row.key, index.column()));
    case Qt::ToolTipRole:
        return toolTip(row.key, index.column());
    case Qt::CheckStateRole:
        return index.column() == Host && !blocked ? QVariant(row.ticked ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::FontRole:
        return index.column() == Fingerprint ? QVariant(theme::monospaceFont()) : QVariant();
    case Qt::ForegroundRole:
        return blocked ? QVariant(theme::outcomeColor(Outcome::Untrusted, QGuiApplication::palette())) : QVariant();
    case Qt::DecorationRole:
        if (blocked && index.column() == Host)
            return theme::outcomeIcon(Outcome::Untrusted);
        return index.column() == Note && !blocked && !noteOf(row.key).isEmpty() ? QVariant(theme::icon(u"warning"_s))
                                                                                : QVariant();
    default:
        return {};
    }
}

bool HostKeysModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool ticked = value.toInt() == Qt::Checked;
    if (ticked != row.ticked) {
        tick(row, ticked);
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
        Q_EMIT ticksChanged();
    }
    return true;
}

QVariant HostKeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Host:
        return tr("Host");
    case Address:
        return tr("Address");
    case Type:
        return tr("Type");
    case Fingerprint:
        return tr("Fingerprint");
    case File:
        return tr("Kept in");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace rollcall::gui
