// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

// Which tasks of a run are meant, to look at or to run again: all, those that are not ok, those of hosts that nothing
// was done to, an outcome, a reason, or several of these. One meaning for the window and the command line, whose names
// for outcomes and reasons are those of the CSV file. A value and pure functions; any thread.
namespace rollcall {

class RunQuery
{
public:
    static RunQuery all();
    static RunQuery notOk(); // ended otherwise than ok, or not at all
    /// Every task of the hosts on which nothing of the run has started, for certain: running it there repeats nothing.
    static RunQuery untouched();
    static RunQuery with(Outcome outcome);
    static RunQuery with(const QSet<Reason>& reasons);

    /// "failed", "untouched,refused", "reason:denied". BadValue (subject: the word; detail: what there is).
    static Result<RunQuery> parse(const QString& text);
    static QStringList names(); // all that parse() understands

    /// `untouched`: of its host.
    bool takes(const TaskRecord& task, bool untouched) const;
    bool operator==(const RunQuery&) const = default;

private:
    void add(const RunQuery& other);

    bool m_all = false;
    bool m_untouched = false;
    bool m_unended = false;
    QSet<Reason> m_reasons; // of tasks that have ended
};

QList<TaskIndex> tasksOf(const ResultSource& source, const RunQuery& query);
QList<HostIndex> hostsOf(const ResultSource& source, const RunQuery& query); // with a task that is meant
/// The same for each of them; the run is looked through once.
QList<QList<HostIndex>> hostsOf(const ResultSource& source, const QList<RunQuery>& queries);

} // namespace rollcall
