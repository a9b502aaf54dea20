// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/taskrow.h"

#include "core/run/placeholder.h"
#include "core/verdict/outcome.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

struct ColumnRow
{
    Column column;
    QLatin1StringView name;
    CellKind kind;
};

constexpr std::array<ColumnRow, columnCount> table{{
    {Column::RunId, "run_id"_L1, CellKind::Text},
    {Column::StartedAt, "started_at"_L1, CellKind::Word},
    {Column::Group, "group"_L1, CellKind::Text},
    {Column::Host, "host"_L1, CellKind::Text},
    {Column::Address, "address"_L1, CellKind::Text},
    {Column::Port, "port"_L1, CellKind::Number},
    {Column::User, "user"_L1, CellKind::Text},
    {Column::Step, "step"_L1, CellKind::Number},
    {Column::Command, "command"_L1, CellKind::Text},
    {Column::Outcome, "outcome"_L1, CellKind::Word},
    {Column::Reason, "reason"_L1, CellKind::Word},
    {Column::ExitCode, "exit_code"_L1, CellKind::Number},
    {Column::Signal, "signal"_L1, CellKind::Word},
    {Column::Error, "error"_L1, CellKind::Word},
    {Column::RemoteState, "remote_state"_L1, CellKind::Word},
    {Column::DurationMs, "duration_ms"_L1, CellKind::Number},
    {Column::Stdout, "stdout"_L1, CellKind::Stream},
    {Column::Stderr, "stderr"_L1, CellKind::Stream},
    {Column::Attempt, "attempt"_L1, CellKind::Number},
}};

constexpr bool columnsAreInOrder()
{
    for (size_t i = 0; i < table.size(); ++i) {
        if (table[i].column != static_cast<Column>(i))
            return false;
    }
    return true;
}
static_assert(columnsAreInOrder(), "one row per column, in the order of the enumerators");

const ColumnRow& rowOf(Column column)
{
    return table[static_cast<size_t>(column)];
}

} // namespace

QList<Column> allColumns()
{
    QList<Column> columns;
    for (const ColumnRow& row : table)
        columns.append(row.column);
    return columns;
}

QString columnName(Column column)
{
    return rowOf(column).name;
}

CellKind cellKind(Column column)
{
    return rowOf(column).kind;
}

QString isoTime(const QDateTime& time)
{
    return time.toString(Qt::ISODateWithMs);
}

TaskRow::TaskRow(const ResultSource& source, TaskIndex task)
    : m_spec(source.spec()), m_task(task), m_host(m_spec->hostOf(task)), m_step(m_spec->stepOf(task)),
      m_record(source.task(task)), m_address(source.host(m_host).address)
{
    if (m_address.isEmpty())
        m_address = m_spec->hosts[m_host].address;
}

QString TaskRow::command() const
{
    const QString text = m_spec->steps[m_step].command();
    if (const Result<QString> expanded = expandForHost(text, m_spec->hosts[m_host]))
        return *expanded;
    return text;
}

QString TaskRow::duration() const
{
    const bool known = m_record.started && m_record.ended;
    return known ? QString::number(std::max<qint64>(m_record.endTime - m_record.startTime, 0)) : QString();
}

QString TaskRow::text(Column column) const
{
    const StoredHost& host = m_spec->hosts[m_host];
    const Verdict& verdict = m_record.verdict;
    const bool ended = m_record.ended;
    switch (column) {
    case Column::RunId:
        return m_spec->id;
    case Column::StartedAt:
        return m_record.started ? isoTime(m_spec->wallTime(m_record.startTime)) : QString();
    case Column::Group:
        return host.group;
    case Column::Host:
        return host.name;
    case Column::Address:
        return m_address;
    case Column::Port:
        return QString::number(host.port);
    case Column::User:
        return host.user;
    case Column::Step:
        return QString::number(m_step + 1);
    case Column::Command:
        return command();
    case Column::Outcome:
        return ended ? outcomeName(m_record.outcome()) : QString();
    case Column::Reason:
        return ended ? reasonName(verdict.reason) : QString();
    case Column::ExitCode:
        return ended && verdict.exitCode ? QString::number(*verdict.exitCode) : QString();
    case Column::Signal:
        return verdict.signal;
    case Column::Error:
        return ended && m_record.outcome() != Outcome::Ok ? verdictSentence(verdict) : QString();
    case Column::RemoteState:
        return ended ? remoteStateName(verdict.remote) : QString();
    case Column::DurationMs:
        return duration();
    case Column::Attempt:
        return QString::number(m_record.attempt);
    case Column::Stdout:
    case Column::Stderr:
        break;
    }
    return {};
}

} // namespace rollcall::interchange
