// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <QList>
#include <QString>
#include <QStringList>

// One task as a row: the cells every exporter writes, under the names of the CSV contract. Pure; any thread.
namespace rollcall::interchange {

enum class Column {
    RunId,
    StartedAt,
    Group,
    Host,
    Address,
    Port,
    User,
    Step,
    Command,
    Outcome,
    Reason,
    ExitCode,
    Signal,
    Error,
    RemoteState,
    DurationMs,
    Stdout,
    Stderr,
    Attempt,
};
inline constexpr int columnCount = static_cast<int>(Column::Attempt) + 1;

/// What the cells of a column are; where a Word or a Number is empty, it is not known.
enum class CellKind { Text, Word, Number, Stream };

QList<Column> allColumns();
QString columnName(Column column); // "run_id": stable
CellKind cellKind(Column column);

class TaskRow
{
public:
    TaskRow(const ResultSource& source, TaskIndex task);

    /// Empty for a Stream, which is streamed.
    QString text(Column column) const;
    const TaskRecord& record() const { return m_record; }

private:
    QString command() const;
    QString duration() const;

    StoredSpecPtr m_spec;
    TaskIndex m_task;
    HostIndex m_host;
    int m_step;
    TaskRecord m_record;
    QString m_address; // the literal in use, else what was to be connected to
};

/// "2026-01-31T12:00:00.123Z" of a time in UTC; empty for an invalid one.
QString isoTime(const QDateTime& time);

} // namespace rollcall::interchange
