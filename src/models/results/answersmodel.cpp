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

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace rollcall::models {

using namespace Qt::StringLiterals;

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

/// Indexes of texts know their entry by its id, those of entries have none.
const AnswerRow* AnswersModel::entryOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    if (index.internalId() == 0)
        return &m_entries[static_cast<size_t>(index.row())];
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id = index.internalId()](const AnswerRow& entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

QList<TaskIndex> AnswersModel::tasksAt(const QModelIndex& index) const
{
    const AnswerRow* const entry = entryOf(index);
    if (entry == nullptr)
        return {};
    return index.internalId() == 0 ? entry->of.answer.tasks : entry->of.texts.value(index.row()).tasks;
}

QList<analysis::Answer> AnswersModel::textsAt(const QModelIndex& index) const
{
    const AnswerRow* const entry = entryOf(index);
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
    const AnswerRow* const entry = entryOf(child);
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
    const AnswerRow* const entry = entryOf(index);
    const bool isText = index.internalId() != 0;
    if (role == CommonRole) // asked of all entries, so nothing is read
        return !isText && entry->of.isCommon;
    if (role == StepRole)
        return entry->of.step;
    const analysis::Answer& answer = isText ? entry->of.texts.at(index.row()) : entry->of.answer;
    const QString& names = isText ? entry->textNames.at(index.row()) : entry->names;
    const bool isSeveral = !isText && answer.texts > 1;
    const TaskRecord sample = m_source->task(answer.sample);
    const Saying saying = isText ? sayingOfText(entry->of, index.row(), sample) : sayingOf(entry->of, sample);
    switch (role) {
    case TaskRole:
        return answer.sample;
    case ShareRole:
        return isText ? entry->share * static_cast<double>(answer.tasks.size()) /
                            static_cast<double>(entry->of.answer.tasks.size())
                      : entry->share;
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
        return cellText(names);
    case Step:
        return displayLine(stepName(m_source->spec()->steps.at(entry->of.step)));
    case End:
        if (!entry->of.ended)
            return QString();
        if (entry->of.reason == Reason::ExitCode && sample.verdict.exitCode)
            return QString(reasonLabel(Reason::ExitCode) + u' ' + QString::number(*sample.verdict.exitCode));
        return entry->of.reason == Reason::None ? outcomeLabel(Outcome::Ok) : reasonLabel(entry->of.reason);
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
