// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/hostkeysmodel.h"

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
    for (const bool blocked : {true, false}) {
        for (qsizetype place = 0; place < count; ++place) {
            const HostKeyCandidate& key = question->keys[place];
            if (key.isBlocked() != blocked)
                continue;
            m_rows.push_back({question->id, place, key, false});
            m_askable += blocked ? 0 : 1;
        }
    }
    endInsertRows();
    Q_EMIT ticksChanged();
}

void HostKeysModel::remove(quint64 id)
{
    const auto ofQuestion = [id](const Row& row) { return row.question == id; };
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), ofQuestion);
    const auto last = std::find_if_not(first, m_rows.end(), ofQuestion);
    if (first == last)
        return;
    beginRemoveRows({}, static_cast<int>(first - m_rows.begin()), static_cast<int>(last - m_rows.begin()) - 1);
    for (auto row = first; row != last; ++row) {
        m_askable -= row->key.isBlocked() ? 0 : 1;
        m_ticked -= row->ticked ? 1 : 0;
    }
    m_rows.erase(first, last);
    endRemoveRows();
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

QString HostKeysModel::text(const HostKeyCandidate& key, int column) const
{
    switch (column) {
    case Host:
        return key.host;
    case Address:
        return key.address;
    case Type:
        return key.keyType;
    case Fingerprint:
        return key.fingerprint;
    case File:
        if (!key.isBlocked())
            return key.file;
        return key.where.isEmpty() ? detailText(key.note) : key.where;
    case Note:
        return key.isBlocked() ? tr("Refused: %1").arg(reasonLabel(key.blocked)) : detailText(key.note);
    default:
        return {};
    }
}

/// What happened and what to do, for a blocked one.
QString HostKeysModel::toolTip(const HostKeyCandidate& key, int column) const
{
    if (!key.isBlocked())
        return displayLine(text(key, column)).toHtmlEscaped();
    Verdict verdict;
    verdict.reason = key.blocked;
    verdict.detail = key.where.isEmpty() ? key.note : Detail(key.where);
    return verdictSentence(verdict).toHtmlEscaped() + u"<br>"_s + verdictCure(verdict).toHtmlEscaped();
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
        return index.column() == Note && !blocked && !row.key.note.isEmpty() ? QVariant(theme::icon(u"warning"_s))
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
        row.ticked = ticked;
        m_ticked += ticked ? 1 : -1;
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
