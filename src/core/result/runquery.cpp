// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/runquery.h"

#include "core/base/error.h"
#include "core/base/nearestword.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

struct QueryText
{
    Q_DECLARE_TR_FUNCTIONS(RunQuery)
};

struct NamedQuery
{
    QLatin1StringView name;
    RunQuery (*query)();
};

constexpr NamedQuery namedQueries[]{
    {"all"_L1, RunQuery::all},
    {"not-ok"_L1, RunQuery::notOk},
    {"untouched"_L1, RunQuery::untouched},
};

constexpr auto outcomePrefix = "outcome:"_L1;
constexpr auto reasonPrefix = "reason:"_L1;

/// What a word means. An outcome wins over a reason that is called the same, unless the word says which it is.
std::optional<RunQuery> queryNamed(const QString& word)
{
    for (const NamedQuery& each : namedQueries) {
        if (word == each.name)
            return each.query();
    }
    Outcome outcome = Outcome::Ok;
    const bool saysReason = word.startsWith(reasonPrefix);
    if (!saysReason &&
        outcomeFromName(word.startsWith(outcomePrefix) ? word.sliced(outcomePrefix.size()) : word, outcome))
        return RunQuery::with(outcome);
    Reason reason = Reason::None;
    const QString name = saysReason ? word.sliced(reasonPrefix.size()) : word;
    if (!name.isEmpty() && reasonFromName(name, reason))
        return RunQuery::with({reason});
    return std::nullopt;
}

/// As they may be written as well.
QStringList prefixedNames()
{
    QStringList all;
    for (int outcome = 0; outcome < outcomeCount; ++outcome)
        all.append(outcomePrefix + outcomeName(static_cast<Outcome>(outcome)));
    for (int reason = 0; reason < reasonCount; ++reason) {
        if (const QString name = reasonName(static_cast<Reason>(reason)); !name.isEmpty())
            all.append(reasonPrefix + name);
    }
    return all;
}

/// How the program ended is in no record: what started just before may not be there.
bool isEndUnseen(const ResultSource& source, Reason reason)
{
    return reason == Reason::Interrupted ||
           (reason == Reason::LocalDiskFull && source.summary().state == RunState::Interrupted);
}

bool isUntouched(const ResultSource& source, const std::vector<TaskRecord>& tasks)
{
    return std::none_of(tasks.begin(), tasks.end(), [&source](const TaskRecord& task) {
        return task.started || !task.ended || task.verdict.remote != RemoteState::NotStarted ||
               task.outcome() == Outcome::Ok || isEndUnseen(source, task.verdict.reason);
    });
}

using EachHost = std::function<void(HostIndex, const std::vector<TaskRecord>&, bool untouched)>;

void eachHost(const ResultSource& source, const EachHost& take)
{
    const auto spec = source.spec();
    std::vector<TaskRecord> tasks(static_cast<std::size_t>(spec->stepCount()));
    for (HostIndex host = 0; host < static_cast<HostIndex>(spec->hosts.size()); ++host) {
        for (int step = 0; step < spec->stepCount(); ++step)
            tasks[static_cast<std::size_t>(step)] = source.task(spec->task(host, step));
        take(host, tasks, isUntouched(source, tasks));
    }
}

} // namespace

RunQuery RunQuery::all()
{
    RunQuery query;
    query.m_all = true;
    return query;
}

RunQuery RunQuery::notOk()
{
    RunQuery query;
    query.m_unended = true;
    for (int outcome = 0; outcome < outcomeCount; ++outcome) {
        if (static_cast<Outcome>(outcome) != Outcome::Ok)
            query.add(with(static_cast<Outcome>(outcome)));
    }
    return query;
}

RunQuery RunQuery::untouched()
{
    RunQuery query;
    query.m_untouched = true;
    return query;
}

RunQuery RunQuery::with(Outcome outcome)
{
    const QList<Reason> reasons = reasonsOf(outcome);
    return with(QSet<Reason>(reasons.begin(), reasons.end()));
}

RunQuery RunQuery::with(const QSet<Reason>& reasons)
{
    RunQuery query;
    query.m_reasons = reasons;
    return query;
}

void RunQuery::add(const RunQuery& other)
{
    m_all = m_all || other.m_all;
    m_untouched = m_untouched || other.m_untouched;
    m_unended = m_unended || other.m_unended;
    m_reasons |= other.m_reasons;
}

Result<RunQuery> RunQuery::parse(const QString& text)
{
    RunQuery query;
    for (const QString& part : text.split(u',')) {
        const QString word = part.trimmed().toLower();
        const std::optional<RunQuery> meant = queryNamed(word);
        if (!meant) {
            const QString all = names().join(u", "_s);
            const QString near = nearestWord(word, names() + prefixedNames());
            const QString detail =
                near.isEmpty()
                    ? QueryText::tr("“%1” is none of these: %2").arg(word, all)
                    : QueryText::tr("nothing is called “%1”; was “%2” meant? There are: %3").arg(word, near, all);
            return Error{ErrorKind::BadValue, word, detail, {}, 0};
        }
        query.add(*meant);
    }
    return query;
}

QStringList RunQuery::names()
{
    QStringList all;
    for (const NamedQuery& each : namedQueries)
        all.append(each.name);
    for (int outcome = 0; outcome < outcomeCount; ++outcome)
        all.append(outcomeName(static_cast<Outcome>(outcome)));
    for (int reason = 0; reason < reasonCount; ++reason) {
        const QString name = reasonName(static_cast<Reason>(reason));
        if (!name.isEmpty())
            all.append(all.contains(name) ? reasonPrefix + name : name);
    }
    return all;
}

bool RunQuery::takes(const TaskRecord& task, bool untouched) const
{
    return m_all || (m_untouched && untouched) || (task.ended ? m_reasons.contains(task.verdict.reason) : m_unended);
}

QList<TaskIndex> tasksOf(const ResultSource& source, const RunQuery& query)
{
    QList<TaskIndex> found;
    const auto spec = source.spec();
    eachHost(source, [&](HostIndex host, const std::vector<TaskRecord>& tasks, bool untouched) {
        for (int step = 0; step < spec->stepCount(); ++step) {
            if (query.takes(tasks[static_cast<std::size_t>(step)], untouched))
                found.append(spec->task(host, step));
        }
    });
    return found;
}

QList<HostIndex> hostsOf(const ResultSource& source, const RunQuery& query)
{
    return hostsOf(source, QList<RunQuery>{query}).constFirst();
}

QList<QList<HostIndex>> hostsOf(const ResultSource& source, const QList<RunQuery>& queries)
{
    QList<QList<HostIndex>> found(queries.size());
    eachHost(source, [&](HostIndex host, const std::vector<TaskRecord>& tasks, bool untouched) {
        for (qsizetype i = 0; i < queries.size(); ++i) {
            const auto taken = [&](const TaskRecord& task) { return queries[i].takes(task, untouched); };
            if (std::any_of(tasks.begin(), tasks.end(), taken))
                found[i].append(host);
        }
    });
    return found;
}

} // namespace rollcall
