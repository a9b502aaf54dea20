// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/runjudge.h"

#include "core/base/error.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "core/verdict/urgency.h"

#include <QtConcurrent>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace rollcall::analysis {

namespace {

constexpr qsizetype mostTexts = 50;    // of an entry: so many are compared with each other
constexpr qsizetype batchTasks = 2048; // judged in one go: what is stopped loses no more than that

/// Clearly more common, and not just for now.
bool isBeaten(qsizetype count, qsizetype by)
{
    return by * 10 > count * 11 + 20;
}

bool isSilent(const TaskRecord& record)
{
    return record.bytes[0] + record.bytes[1] == 0;
}

} // namespace

RunJudge::RunJudge(ResultSourcePtr source, Masker masker)
    : m_source(std::move(source)), m_masker(std::move(masker)), m_noMasks(*Masker::make({})),
      m_reading(m_masker.isEmpty() ? Reading::Stored : Reading::Outputs),
      m_known(static_cast<size_t>(m_source->spec()->taskCount())),
      m_common(static_cast<size_t>(m_source->spec()->stepCount())), m_differences(m_common.size())
{
}

void RunJudge::forget(const std::vector<TaskIndex>& tasks)
{
    for (const TaskIndex task : tasks) {
        if (std::exchange(m_known[task], {}).ended) // else nobody has looked at it
            m_textDifferences.clear();
    }
}

Status RunJudge::judge(const QList<TaskIndex>& tasks, const std::stop_token& stop)
{
    const auto unknown = [&] {
        QList<TaskIndex> found;
        for (const TaskIndex task : tasks) {
            if (!m_known[task].ended && m_source->task(task).ended)
                found.append(task);
        }
        return found;
    };
    QList<TaskIndex> open = unknown();
    if (m_reading == Reading::Stored && !hasDigests(*m_source, open)) {
        m_reading = Reading::Outputs;
        std::fill(m_known.begin(), m_known.end(), JudgedTask());
        open = unknown();
    }
    for (qsizetype from = 0; from < open.size(); from += batchTasks) {
        auto judged = judgeTasks(*m_source, open.mid(from, batchTasks), m_masker, m_reading, stop);
        if (!judged)
            return judged.error();
        for (JudgedTask& one : *judged)
            m_known[one.task] = std::move(one);
    }
    return {};
}

QList<AnswerEntry> RunJudge::entriesOf(int step, const QList<TaskIndex>& tasks)
{
    const StoredSpecPtr spec = m_source->spec();
    std::vector<JudgedTask> judged;
    AnswerEntry out;
    out.key = "out " + QByteArray::number(step);
    out.step = step;
    out.ended = false;
    for (const TaskIndex task : tasks) {
        if (spec->stepOf(task) != step)
            continue;
        if (!m_known[task].ended) {
            out.answer.tasks.append(task);
            continue;
        }
        judged.push_back(m_known[task]);
    }
    QList<AnswerEntry> entries;
    for (Answer& answer : fold(judged)) {
        AnswerEntry entry;
        const JudgedTask& sample = m_known[answer.sample];
        entry.key = QByteArray::number(step) + ' ' + sample.key();
        entry.step = step;
        entry.reason = sample.reason;
        entry.isSilent = isSilent(m_source->task(answer.sample));
        if (answer.texts > 1) {
            std::vector<JudgedTask> texts;
            for (const TaskIndex task : std::as_const(answer.tasks)) {
                texts.push_back(m_known[task]);
                texts.back().masked.clear();
            }
            entry.texts = fold(texts);
        }
        entry.answer = std::move(answer);
        entries.append(std::move(entry));
    }
    if (!out.answer.tasks.isEmpty()) {
        out.answer.sample = out.answer.tasks.constFirst();
        entries.append(std::move(out));
    }
    return entries;
}

/// fold() has put the most common first.
void RunJudge::chooseCommon(int step, QList<AnswerEntry>& entries)
{
    const auto has = [this](const AnswerEntry& entry) {
        return entry.ended && m_source->task(entry.answer.sample).started;
    };
    const auto most = std::find_if(entries.begin(), entries.end(), has);
    if (most == entries.end())
        return;
    const bool isSettled =
        !isUnderWay(m_source->summary().state) ||
        std::all_of(entries.begin(), entries.end(), [](const AnswerEntry& entry) { return entry.ended; });
    QByteArray& common = m_common[static_cast<size_t>(step)];
    auto kept = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == common; });
    if (kept == entries.end() || isSettled || isBeaten(kept->answer.tasks.size(), most->answer.tasks.size()))
        kept = most;
    kept->isCommon = true;
    if (kept->key != common)
        m_differences[static_cast<size_t>(step)].clear();
    common = kept->key;
}

Status RunJudge::compare(int step, QList<AnswerEntry>& entries, const std::stop_token& stop)
{
    const auto common = std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return entry.isCommon; });
    if (common == entries.end())
        return {};
    QHash<QByteArray, Difference>& known = m_differences[static_cast<size_t>(step)];
    QList<AnswerEntry*> unknown;
    for (AnswerEntry& entry : entries) {
        if (!entry.ended || entry.isCommon || entry.isSilent)
            continue;
        if (const auto found = known.constFind(entry.key); found != known.constEnd())
            entry.difference = *found;
        else
            unknown.append(&entry);
    }
    if (unknown.isEmpty())
        return {};
    const auto reference = ReferenceOutput::read(*m_source, common->answer.sample, m_masker, stop);
    if (!reference)
        return stop.stop_requested() ? Status(reference.error()) : Status(); // they stand without what differs
    QtConcurrent::blockingMap(unknown, [&](AnswerEntry* entry) {
        if (!stop.stop_requested())
            entry->difference = reference->differenceOf(*m_source, entry->answer.sample, stop);
    });
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, {}, {}, {}};
    for (const AnswerEntry* entry : std::as_const(unknown))
        known.insert(entry->key, entry->difference);
    return {};
}

Status RunJudge::compareTexts(QList<AnswerEntry>& entries, const std::stop_token& stop)
{
    for (AnswerEntry& entry : entries) {
        std::optional<std::pair<TaskIndex, ReferenceOutput>> reference;
        for (qsizetype i = 0; i < std::min(entry.texts.size(), mostTexts); ++i) {
            const TaskIndex task = entry.texts[i].sample;
            const TaskIndex other = entry.texts[i == 0 ? 1 : 0].sample;
            const std::pair key(task, other);
            auto known = m_textDifferences.constFind(key);
            if (known == m_textDifferences.constEnd()) {
                if (!reference || reference->first != other) {
                    const auto read = ReferenceOutput::read(*m_source, other, m_noMasks, stop);
                    if (!read)
                        return stop.stop_requested() ? Status(read.error()) : Status();
                    reference.emplace(other, *read);
                }
                known = m_textDifferences.insert(key, reference->second.differenceOf(*m_source, task, stop));
            }
            entry.textDifferences.append(*known);
        }
    }
    return stop.stop_requested() ? Status(Error{ErrorKind::Cancelled, {}, {}, {}}) : Status();
}

Result<QList<AnswerEntry>> RunJudge::entries(const QList<TaskIndex>& tasks, const std::stop_token& stop)
{
    if (const Status judged = judge(tasks, stop); !judged)
        return judged.error();
    QList<AnswerEntry> all;
    for (int step = 0; step < static_cast<int>(m_common.size()); ++step) {
        QList<AnswerEntry> entries = entriesOf(step, tasks);
        chooseCommon(step, entries);
        if (const Status compared = compare(step, entries, stop); !compared)
            return compared.error();
        if (const Status compared = compareTexts(entries, stop); !compared)
            return compared.error();
        std::stable_sort(entries.begin(), entries.end(), [](const AnswerEntry& a, const AnswerEntry& b) {
            const auto rank = [](const AnswerEntry& entry) {
                return std::tuple(!entry.ended, urgencyOf(outcomeOf(entry.reason)), entry.answer.tasks.size());
            };
            return rank(a) < rank(b);
        });
        all += entries;
    }
    return all;
}

} // namespace rollcall::analysis
