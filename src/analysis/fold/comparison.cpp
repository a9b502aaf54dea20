// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/comparison.h"

#include "analysis/diff/linediff.h"
#include "analysis/diff/unified.h"
#include "core/base/error.h"
#include "core/base/showntext.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "core/run/storedspec.h"

#include <QHash>
#include <QStringList>
#include <QtConcurrent>

#include <algorithm>
#include <utility>
#include <vector>

namespace rollcall::analysis {

namespace {

bool isTooLong(const NamedOutput& output)
{
    const TaskRecord record = output.source.task(output.task);
    return record.bytes[0] > longestCompared || record.bytes[1] > longestCompared;
}

Result<QByteArray> shownStream(const NamedOutput& output, Stream stream, const std::stop_token& stop)
{
    QByteArray text;
    ShownText shown(decodingOf(*output.source.spec(), output.task));
    const ShownText::Take take = [&text](QByteArrayView piece) { text += piece; };
    const Status read = eachPiece(output.source, output.task, stream, [&](const QByteArray& bytes) -> Status {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}, {}};
        shown.add(bytes, take);
        return {};
    });
    if (!read)
        return read.error();
    shown.finish(take);
    return text;
}

/// Each line without what the masks leave out of it.
QByteArrayList maskedLines(const NamedOutput& output, QByteArrayView text, const Masker& masker)
{
    QByteArrayList lines;
    if (masker.isEmpty())
        return lines;
    const QByteArrayList own = ownWords(output.source, output.task);
    for (const QByteArrayView line : linesOf(text)) {
        QByteArray left;
        masker.mask(line, own, left);
        lines.append(left);
    }
    return lines;
}

/// `take(stream, before, after)` with what is compared of each. False: one of the outputs is too long.
template <typename Take>
Result<bool> eachStream(const NamedOutput& from, const NamedOutput& to, const Masker& masker,
                        const std::stop_token& stop, Take take)
{
    if (isTooLong(from) || isTooLong(to))
        return false;
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        const Result<QByteArray> before = shownStream(from, stream, stop);
        const Result<QByteArray> after = before ? shownStream(to, stream, stop) : before;
        if (!after)
            return after.error();
        const QByteArray kind = stream == Stream::Error ? " (standard error)" : "";
        const QByteArrayList oldLines = maskedLines(from, *before, masker);
        const QByteArrayList newLines = maskedLines(to, *after, masker);
        take(stream, ComparedText{*before, oldLines, from.name + kind}, ComparedText{*after, newLines, to.name + kind});
    }
    return true;
}

/// Tasks of one run by their hosts and steps.
class TasksByHost
{
public:
    explicit TasksByHost(const StoredSpec& spec)
    {
        QHash<QString, int> names;
        for (const StoredHost& host : spec.hosts)
            ++names[nameOf(host)];
        for (qsizetype host = 0; host < spec.hosts.size(); ++host) {
            const StoredHost& stored = spec.hosts[host];
            m_hosts.insert(keyOf(stored, names.value(nameOf(stored)) > 1), static_cast<HostIndex>(host));
        }
    }

    std::optional<HostIndex> find(const StoredHost& host) const
    {
        auto found = m_hosts.constFind(keyOf(host, false));
        if (found == m_hosts.constEnd())
            found = m_hosts.constFind(keyOf(host, true));
        return found == m_hosts.constEnd() ? std::nullopt : std::optional(*found);
    }

private:
    static QString nameOf(const StoredHost& host) { return host.library + u'\n' + host.name; }
    static QString keyOf(const StoredHost& host, bool isTwice)
    {
        return isTwice ? nameOf(host) + u'\n' + host.user + u'@' + host.address + u':' + QString::number(host.port)
                       : nameOf(host);
    }

    QHash<QString, HostIndex> m_hosts;
};

/// What a run's task has there in the other run, by host and step.
std::optional<TaskIndex> counterpart(const StoredSpec& spec, TaskIndex task, const StoredSpec& other,
                                     const TasksByHost& hosts)
{
    const int step = spec.stepOf(task);
    const auto host = hosts.find(spec.hosts[static_cast<qsizetype>(spec.hostOf(task))]);
    return host && step < other.stepCount() ? std::optional(other.task(*host, step)) : std::nullopt;
}

} // namespace

Result<std::optional<QByteArray>> outputDiff(const NamedOutput& from, const NamedOutput& to, const Masker& masker,
                                             const std::stop_token& stop)
{
    QByteArray diffs;
    const Result<bool> whole = eachStream(from, to, masker, stop, [&](Stream, const auto& before, const auto& after) {
        diffs += unifiedDiff(before, after);
    });
    if (!whole)
        return whole.error();
    return *whole ? std::optional(diffs) : std::nullopt;
}

Result<std::optional<std::array<ComparedStream, 2>>> compareOutputs(const NamedOutput& from, const NamedOutput& to,
                                                                    const Masker& masker, const std::stop_token& stop)
{
    std::array<ComparedStream, 2> streams;
    const Result<bool> whole =
        eachStream(from, to, masker, stop, [&](Stream stream, const auto& before, const auto& after) {
            streams[static_cast<std::size_t>(stream)] = {stream, before.text.toByteArray(), after.text.toByteArray(),
                                                         changedLines(before, after)};
        });
    if (!whole)
        return whole.error();
    return *whole ? std::optional(std::move(streams)) : std::nullopt;
}

Result<RunComparison> compareRuns(const ResultSource& before, const ResultSource& now, const QList<TaskIndex>& tasks,
                                  const MaskSet& masks, const std::stop_token& stop, Reading reading)
{
    const Result<Masker> masker = Masker::make(masks);
    if (!masker)
        return masker.error();
    const StoredSpecPtr oldSpec = before.spec();
    const StoredSpecPtr newSpec = now.spec();
    const TasksByHost oldHosts(*oldSpec);
    const TasksByHost newHosts(*newSpec);

    QList<TaskIndex> newTasks;
    QList<TaskIndex> oldTasks; // that some of them were
    QList<std::optional<TaskIndex>> pairs;
    QHash<TaskIndex, TaskIndex> earlier;
    for (const TaskIndex task : tasks) {
        if (!now.task(task).ended)
            continue;
        std::optional<TaskIndex> other = counterpart(*newSpec, task, *oldSpec, oldHosts);
        if (other && !before.task(*other).ended)
            other.reset();
        newTasks.append(task);
        pairs.append(other);
        if (other) {
            oldTasks.append(*other);
            earlier.insert(task, *other);
        }
    }
    if (!masker->isEmpty() || !hasDigests(now, newTasks) || !hasDigests(before, oldTasks))
        reading = Reading::Outputs;
    const auto newJudged = judgeTasks(now, newTasks, *masker, reading, stop);
    const auto oldJudged = newJudged ? judgeTasks(before, oldTasks, *masker, reading, stop) : newJudged;
    if (!oldJudged)
        return oldJudged.error();

    RunComparison comparison;
    comparison.earlier = std::move(earlier);
    QHash<std::pair<QByteArray, QByteArray>, qsizetype> known; // by what it was and what it is
    QHash<int, qsizetype> same;                                // by step
    size_t old = 0;
    for (qsizetype i = 0; i < newTasks.size(); ++i) {
        const JudgedTask& is = (*newJudged)[static_cast<size_t>(i)];
        ChangedAnswer answer{{newTasks[i]}, pairs[i], false, {}};
        QByteArray was;
        if (pairs[i]) {
            const JudgedTask& judged = (*oldJudged)[old++];
            was = judged.key();
            answer.isSame = was == is.key();
        }
        const int step = newSpec->stepOf(newTasks[i]);
        const std::pair<QByteArray, QByteArray> key(was, is.key() + '/' + QByteArray::number(step));
        const auto found = answer.isSame ? same.constFind(step) : same.constEnd();
        const auto changed = answer.isSame ? known.constEnd() : known.constFind(key);
        if (found != same.constEnd()) {
            comparison.answers[*found].tasks.append(newTasks[i]);
        } else if (changed != known.constEnd()) {
            comparison.answers[*changed].tasks.append(newTasks[i]);
        } else {
            if (answer.isSame)
                same.insert(step, comparison.answers.size());
            else
                known.insert(key, comparison.answers.size());
            comparison.answers.append(answer);
        }
    }
    std::stable_sort(comparison.answers.begin(), comparison.answers.end(),
                     [](const ChangedAnswer& a, const ChangedAnswer& b) {
                         return a.isSame != b.isSame ? a.isSame : a.tasks.size() > b.tasks.size();
                     });
    for (TaskIndex task = 0; task < static_cast<TaskIndex>(oldSpec->taskCount()); ++task) {
        if (before.task(task).ended && !counterpart(*oldSpec, task, *newSpec, newHosts))
            comparison.gone.append(task);
    }
    return comparison;
}

Status addDifferences(RunComparison& comparison, const ResultSource& before, const ResultSource& now,
                      const MaskSet& masks, const std::stop_token& stop)
{
    const Result<Masker> masker = Masker::make(masks);
    if (!masker)
        return masker.error();
    QtConcurrent::blockingMap(comparison.answers, [&](ChangedAnswer& answer) {
        if (answer.isSame || !answer.before || stop.stop_requested())
            return;
        if (const auto was = ReferenceOutput::read(before, *answer.before, *masker, stop)) // else it stands without
            answer.difference = was->differenceOf(now, answer.tasks.constFirst(), stop);
    });
    return stop.stop_requested() ? Status(Error{ErrorKind::Cancelled, {}, {}, {}}) : Status();
}

} // namespace rollcall::analysis
