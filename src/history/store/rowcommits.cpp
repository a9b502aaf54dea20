// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/rowcommits.h"

#include "history/database/database.h"
#include "history/segments/record.h"

#include <utility>

namespace rollcall::history {

RowCommits::RowCommits(std::shared_ptr<Database> database, StoredSpecPtr spec)
    : m_database(std::move(database)), m_spec(std::move(spec)), m_listed(std::make_shared<bool>(false))
{
}

void RowCommits::begin(const QByteArray& encodedSpec)
{
    m_encodedSpec = encodedSpec;
}

void RowCommits::note(const Item& item, const StoredRun& run)
{
    if (!m_database)
        return;
    if (const auto* entry = std::get_if<IndexEntry>(&item))
        appendEntry(m_rows.index, *entry);
    else if (const auto* ended = std::get_if<EndedItem>(&item))
        noteTask(ended->task, run.attempt(ended->task, ended->attempt));
    else if (const auto* host = std::get_if<HostItem>(&item); host && host->record.phase == HostPhase::Done)
        m_rows.hosts[host->host] = run.host(host->host); // once: the files have what comes before
}

void RowCommits::noteTask(TaskIndex task, const TaskRecord& record)
{
    m_rows.tasks.emplace_back(task, record);
}

RowCommits::Clock::time_point RowCommits::next() const
{
    const bool committing = m_database && (!m_rows.isEmpty() || m_commit.valid());
    return committing ? m_committed + interval : Clock::now() + std::chrono::hours(1);
}

void RowCommits::commit(const StoredRun& run)
{
    m_committed = Clock::now();
    if (!m_database || m_commit.valid())
        return;
    m_rows.summary = run.summary();
    m_committing = std::make_shared<RunRows>(std::exchange(m_rows, {}));
    m_commit = m_database->submit(
        [rows = m_committing, listed = m_listed, spec = m_spec, encoded = m_encodedSpec](QSqlDatabase& db) -> Status {
            if (!*listed) {
                if (Status status = insertRun(db, rows->summary, encoded, *spec); !status)
                    return status;
                *listed = true;
            }
            return writeRows(db, *rows);
        });
}

std::optional<Error> RowCommits::collect(bool wait)
{
    if (!m_commit.valid() || (!wait && m_commit.wait_for(std::chrono::seconds(0)) != std::future_status::ready))
        return {};
    const Status status = m_commit.get();
    if (status.ok())
        return {};
    // The segments have it all: a locked database is tried again, a full disk is said aloud.
    m_rows.prepend(std::move(*m_committing));
    return status.error().kind == ErrorKind::DiskFull ? std::optional(status.error()) : std::nullopt;
}

} // namespace rollcall::history
