// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/answersmodel.h"

#include "analysis/fold/answers.h"
#include "analysis/fold/masker.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/stepname.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"
#include "core/verdict/outcome.h"
#include "models/results/answertexts.h"

#include <QElapsedTimer>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <stop_token>
#include <utility>
#include <vector>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNames = 240; // characters of folded names in a cell
constexpr qsizetype manyGone = 500;     // entries: as many are not taken out one by one

QString cut(const QString& text)
{
    return text.size() > longestNames ? text.first(longestNames) + u'…' : text;
}

} // namespace

struct AnswersModel::Entry
{
    quint64 id = 0;
    analysis::AnswerEntry of;
    QString names;         // of all its hosts, folded
    QStringList textNames; // of each of its texts
    double share = 0;
};

/// As a worker gives it.
struct AnswersModel::Judgement
{
    std::vector<Entry> entries;
    qint64 took = 0; // milliseconds
};

AnswersModel::AnswersModel(QObject* parent) : QAbstractItemModel(parent), m_jobs(u"answers"_s)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(liveInterval);
    connect(&m_pause, &QTimer::timeout, this, &AnswersModel::judge);
}

AnswersModel::~AnswersModel() = default;

/// With nothing judged yet.
void AnswersModel::begin()
{
    m_jobs.cancel();
    m_pause.stop();
    m_isStale = false;
    m_changed.clear();
    m_judge.reset();
    m_names.reset();
    if (m_source) {
        if (auto masker = analysis::Masker::make(m_masks))
            m_judge = std::make_shared<analysis::RunJudge>(m_source, std::move(*masker));
    }
}

void AnswersModel::setSource(const ResultSourcePtr& source)
{
    beginResetModel();
    m_entries.clear();
    m_tasks.clear();
    m_source = source;
    m_isSorted = true;
    begin();
    endResetModel();
}

Status AnswersModel::setMasks(const MaskSet& masks)
{
    if (masks == m_masks)
        return {};
    if (const auto masker = analysis::Masker::make(masks); !masker)
        return masker.error();
    m_masks = masks;
    begin();
    m_sortsNext = true;
    judge();
    return {};
}

void AnswersModel::setTasks(const QList<TaskIndex>& tasks)
{
    if (tasks == m_tasks)
        return;
    m_tasks = tasks;
    if (m_jobs.isBusy())
        m_isStale = true;
    else
        judge();
}

void AnswersModel::refresh(const std::vector<TaskIndex>& tasks)
{
    m_changed.insert(m_changed.end(), tasks.begin(), tasks.end());
    if (!m_pause.isActive())
        m_pause.start();
}

void AnswersModel::sortNow()
{
    m_sortsNext = true;
    if (m_jobs.isBusy())
        m_isStale = true;
    else
        judge();
}

bool AnswersModel::isBusy() const
{
    return m_jobs.isBusy() || m_pause.isActive();
}

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
            const auto folded = [&](const QList<TaskIndex>& of) {
                QStringList each;
                each.reserve(of.size());
                for (const TaskIndex task : of)
                    each.append(names->at(static_cast<qsizetype>(spec->hostOf(task))));
                return displayLine(foldNames(each));
            };
            QHash<int, qsizetype> ofStep;
            for (const TaskIndex task : tasks)
                ++ofStep[spec->stepOf(task)];
            Judgement judgement;
            for (analysis::AnswerEntry& each : *found) {
                Entry entry;
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
    std::vector<Entry> next = judgement.entries;
    const bool keepsPlaces = !std::exchange(m_sortsNext, false) && isUnderWay(m_source->summary().state);
    m_isSorted = true;
    if (keepsPlaces) {
        QHash<QByteArray, size_t> places;
        for (const Entry& entry : m_entries)
            places.insert(entry.of.key, places.size());
        std::vector<QByteArray> sorted;
        for (const Entry& entry : next)
            sorted.push_back(entry.of.key);
        std::stable_sort(next.begin(), next.end(), [&](const Entry& a, const Entry& b) {
            return places.value(a.of.key, places.size()) < places.value(b.of.key, places.size());
        });
        m_isSorted = std::equal(next.begin(), next.end(), sorted.begin(),
                                [](const Entry& entry, const QByteArray& key) { return entry.of.key == key; });
    }
    merge(std::move(next));
    const qint64 rest = std::max(20 * taking.elapsed(), 5 * judgement.took); // most of the time is others'
    m_pause.setInterval(static_cast<int>(std::max<qint64>(liveInterval, rest)));
}

/// Entries that stay are the same rows as before, wherever they have gone; so are their texts, by their places.
void AnswersModel::merge(std::vector<Entry> next)
{
    QHash<QByteArray, quint64> ids;
    for (const Entry& entry : m_entries)
        ids.insert(entry.of.key, entry.id);
    QSet<quint64> stay;
    for (Entry& entry : next) {
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
    for (const Entry& entry : next) {
        if (stay.contains(entry.id))
            places.insert(entry.id, static_cast<int>(places.size()));
    }
    const auto before = [&](const Entry& a, const Entry& b) { return places.value(a.id) < places.value(b.id); };
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
            Entry& entry = m_entries[row];
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

/// Indexes of texts know their entry by its id, those of entries have none.
const AnswersModel::Entry* AnswersModel::entryOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    if (index.internalId() == 0)
        return &m_entries[static_cast<size_t>(index.row())];
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id = index.internalId()](const Entry& entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

QList<TaskIndex> AnswersModel::tasksAt(const QModelIndex& index) const
{
    const Entry* const entry = entryOf(index);
    if (entry == nullptr)
        return {};
    return index.internalId() == 0 ? entry->of.answer.tasks : entry->of.texts.value(index.row()).tasks;
}

QList<analysis::Answer> AnswersModel::textsAt(const QModelIndex& index) const
{
    const Entry* const entry = entryOf(index);
    if (entry == nullptr)
        return {};
    const bool isText = index.internalId() != 0;
    if (isText)
        return entry->of.texts.mid(index.row(), 1);
    if (entry->of.ended)
        return entry->of.texts.isEmpty() ? QList{entry->of.answer} : entry->of.texts;
    QList<analysis::Answer> each;
    for (const TaskIndex task : entry->of.answer.tasks)
        each.append({{task}, task, 1});
    return each;
}

QModelIndex AnswersModel::indexOf(TaskIndex task) const
{
    for (size_t row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].of.answer.tasks.contains(task))
            return index(static_cast<int>(row), 0);
    }
    return {};
}

QModelIndex AnswersModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= columns || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(m_entries[static_cast<size_t>(parent.row())].id) : 0);
}

QModelIndex AnswersModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const Entry* const entry = entryOf(child);
    return entry == nullptr ? QModelIndex() : createIndex(static_cast<int>(entry - m_entries.data()), 0, quintptr(0));
}

int AnswersModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_entries.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_entries[static_cast<size_t>(parent.row())].of.texts.size());
}

int AnswersModel::columnCount(const QModelIndex& parent) const
{
    return parent.internalId() != 0 ? 0 : columns;
}

QVariant AnswersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry* const entry = entryOf(index);
    const bool isText = index.internalId() != 0;
    const analysis::Answer& answer = isText ? entry->of.texts.at(index.row()) : entry->of.answer;
    const QString& names = isText ? entry->textNames.at(index.row()) : entry->names;
    const bool isSeveral = !isText && answer.texts > 1;
    const TaskRecord sample = m_source->task(answer.sample);
    const Saying saying = isText ? Saying{sample.firstLine, false} : sayingOf(entry->of, sample);
    switch (role) {
    case TaskRole:
        return answer.sample;
    case ShareRole:
        return isText ? entry->share * static_cast<double>(answer.tasks.size()) /
                            static_cast<double>(entry->of.answer.tasks.size())
                      : entry->share;
    case CommonRole:
        return !isText && entry->of.isCommon;
    case SeveralRole:
        return isSeveral;
    case EndedRole:
        return entry->of.ended;
    case OutcomeRole:
        return static_cast<int>(outcomeOf(entry->of.reason));
    case ReasonRole:
        return static_cast<int>(entry->of.reason);
    case QuietRole:
        return saying.isQuiet;
    case Qt::DisplayRole:
        break;
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Count:
            return isSeveral ? tipText(tr("%Ln different text(s), equal but for what the masks leave out. Open the "
                                          "entry to see them.",
                                          nullptr, answer.texts))
                             : QVariant();
        case Hosts:
            return tipText(names);
        case End:
            return entry->of.ended ? tipText(verdictSentence(sample.verdict)) : QVariant();
        case Says:
            return tipText(isText ? saying.text : QString(saying.text + u'\n' + placeOf(entry->of.difference)));
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        if (index.column() == Count && isSeveral)
            return tr("%Ln host(s), nearly the same", nullptr, static_cast<int>(answer.tasks.size()));
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Count:
        return QString((isSeveral ? u"≈ "_s : QString()) + QLocale().toString(answer.tasks.size()));
    case Hosts:
        return cut(names);
    case Step:
        return displayLine(stepName(m_source->spec()->steps.at(entry->of.step)));
    case End:
        return !entry->of.ended                   ? QString()
               : entry->of.reason == Reason::None ? outcomeLabel(Outcome::Ok)
                                                  : reasonLabel(entry->of.reason);
    default:
        return saying.text;
    }
}

QVariant AnswersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Says)
        return tr("The first line that differs from the most common answer; of that one, its first line");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Count:
        return tr("How many");
    case Hosts:
        return tr("Hosts");
    case Step:
        return tr("Step");
    case End:
        return tr("Result");
    case Says:
        return tr("Says");
    default:
        return {};
    }
}

} // namespace rollcall::models
