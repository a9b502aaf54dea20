// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How AnswersModel gets its rows: judged by a worker, and merged into those that are there. What they show is in
// answersmodel.cpp.
#include "analysis/fold/answers.h"
#include "analysis/fold/runjudge.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "models/results/answerrow.h"
#include "models/results/answersmodel.h"
#include "models/results/answertexts.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace rollcall::models {

namespace {
constexpr qsizetype manyGone = 500; // entries: as many are not taken out one by one
}

struct AnswersModel::Judgement
{
    std::vector<AnswerRow> entries;
    qint64 took = 0; // milliseconds
};

void AnswersModel::judge()
{
    m_pause.stop();
    if (!m_judge)
        return;
    if (m_jobs.isBusy()) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    if (!m_names)
        m_names = std::make_shared<QStringList>();
    m_jobs.run(
        [judge = m_judge, names = m_names, source = m_source, tasks = m_tasks,
         changed = std::exchange(m_changed, {})](const std::stop_token& stop) {
            QElapsedTimer judging;
            judging.start();
            judge->forget(changed);
            Result<QList<analysis::AnswerEntry>> found = judge->entries(tasks, stop);
            if (!found)
                return Result<Judgement>(found.error());
            const StoredSpecPtr spec = source->spec();
            if (names->isEmpty())
                *names = namesApart(spec->hosts);
            const auto folded = [&](const QList<TaskIndex>& of) { return foldedHosts(*spec, *names, of); };
            QHash<int, qsizetype> ofStep;
            for (const TaskIndex task : tasks)
                ++ofStep[spec->stepOf(task)];
            Judgement judgement;
            for (analysis::AnswerEntry& each : *found) {
                AnswerRow entry;
                entry.names = folded(each.answer.tasks);
                for (const analysis::Answer& text : std::as_const(each.texts))
                    entry.textNames.append(folded(text.tasks));
                entry.share = static_cast<double>(each.answer.tasks.size()) / static_cast<double>(ofStep[each.step]);
                entry.of = std::move(each);
                judgement.entries.push_back(std::move(entry));
            }
            judgement.took = judging.elapsed();
            return Result<Judgement>(std::move(judgement));
        },
        [this](const Result<Judgement>& judgement) {
            if (judgement) {
                Q_EMIT aboutToShow();
                take(*judgement);
                Q_EMIT judged();
            }
            if (m_isStale)
                judge();
        });
}

void AnswersModel::take(const Judgement& judgement)
{
    QElapsedTimer taking;
    taking.start();
    std::vector<AnswerRow> next = judgement.entries;
    const bool keepsPlaces = !std::exchange(m_sortsNext, false) && isUnderWay(m_source->summary().state);
    m_isSorted = true;
    if (keepsPlaces) {
        QHash<QByteArray, size_t> places;
        for (const AnswerRow& entry : m_entries)
            places.insert(entry.of.key, places.size());
        std::vector<QByteArray> sorted;
        sorted.reserve(next.size());
        for (const AnswerRow& entry : next)
            sorted.push_back(entry.of.key);
        std::stable_sort(next.begin(), next.end(), [&](const AnswerRow& a, const AnswerRow& b) {
            return places.value(a.of.key, places.size()) < places.value(b.of.key, places.size());
        });
        m_isSorted = std::equal(next.begin(), next.end(), sorted.begin(),
                                [](const AnswerRow& entry, const QByteArray& key) { return entry.of.key == key; });
    }
    merge(std::move(next));
    const qint64 rest = std::max(20 * taking.elapsed(), 5 * judgement.took); // most of the time is others'
    m_pause.setInterval(static_cast<int>(std::max<qint64>(liveInterval, rest)));
}

/// Entries that stay are the same rows as before, wherever they have gone; so are their texts, by their places.
void AnswersModel::merge(std::vector<AnswerRow> next)
{
    QHash<QByteArray, quint64> ids;
    for (const AnswerRow& entry : m_entries)
        ids.insert(entry.of.key, entry.id);
    QSet<quint64> stay;
    for (AnswerRow& entry : next) {
        entry.id = ids.value(entry.of.key);
        if (entry.id != 0)
            stay.insert(entry.id);
        else
            entry.id = ++m_lastId;
    }
    if (static_cast<qsizetype>(m_entries.size()) - stay.size() > manyGone) {
        beginResetModel();
        m_entries = std::move(next);
        endResetModel();
        return;
    }
    // Out with those that have gone, in stretches.
    for (auto end = static_cast<int>(m_entries.size()); end > 0;) {
        const auto isGone = [&](int row) { return !stay.contains(m_entries[static_cast<size_t>(row)].id); };
        if (!isGone(end - 1)) {
            --end;
            continue;
        }
        int first = end - 1;
        while (first > 0 && isGone(first - 1))
            --first;
        beginRemoveRows({}, first, end - 1);
        m_entries.erase(m_entries.begin() + first, m_entries.begin() + end);
        endRemoveRows();
        end = first;
    }
    // Into the order that is to be.
    QHash<quint64, int> places;
    for (const AnswerRow& entry : next) {
        if (stay.contains(entry.id))
            places.insert(entry.id, static_cast<int>(places.size()));
    }
    const auto before = [&](const AnswerRow& a, const AnswerRow& b) { return places.value(a.id) < places.value(b.id); };
    if (!std::is_sorted(m_entries.begin(), m_entries.end(), before)) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList old = persistentIndexList();
        QList<quint64> oldIds;
        for (const QModelIndex& index : old)
            oldIds.append(index.internalId() != 0 ? 0 : m_entries[static_cast<size_t>(index.row())].id);
        std::stable_sort(m_entries.begin(), m_entries.end(), before);
        QModelIndexList moved;
        for (qsizetype i = 0; i < old.size(); ++i)
            moved.append(oldIds[i] == 0 ? old[i] : index(places.value(oldIds[i]), old[i].column()));
        changePersistentIndexList(old, moved);
        Q_EMIT layoutChanged();
    }
    // In with the new ones, in stretches; those that stay get their numbers.
    for (size_t row = 0; row < next.size();) {
        if (stay.contains(next[row].id)) {
            AnswerRow& entry = m_entries[row];
            const int had = static_cast<int>(entry.of.texts.size());
            const int has = static_cast<int>(next[row].of.texts.size());
            const QModelIndex parent = index(static_cast<int>(row), 0);
            if (has > had) {
                beginInsertRows(parent, had, has - 1);
                entry.of.texts += next[row].of.texts.mid(had);
                entry.textNames += next[row].textNames.mid(had);
                endInsertRows();
            } else if (has < had) {
                beginRemoveRows(parent, has, had - 1);
                entry.of.texts.resize(has);
                entry.textNames.resize(has);
                endRemoveRows();
            }
            entry = std::move(next[row]);
            if (const int common = std::min(had, has); common > 0)
                Q_EMIT dataChanged(index(0, 0, parent), index(common - 1, columns - 1, parent));
            ++row;
            continue;
        }
        size_t end = row + 1;
        while (end < next.size() && !stay.contains(next[end].id))
            ++end;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
        m_entries.insert(m_entries.begin() + static_cast<qsizetype>(row),
                         std::make_move_iterator(next.begin() + static_cast<qsizetype>(row)),
                         std::make_move_iterator(next.begin() + static_cast<qsizetype>(end)));
        endInsertRows();
        row = end;
    }
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_entries.size()) - 1, columns - 1));
}

} // namespace rollcall::models
