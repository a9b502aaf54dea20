// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database.h"

#include "history/rows.h"
#include "history/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

#include <utility>

namespace rollcall::history {

Database::Database(const QString& file) : m_file(file) {}

Result<std::shared_ptr<Database>> Database::open(const QString& file)
{
    std::shared_ptr<Database> database(new Database(file));
    std::promise<Status> opened;
    std::future<Status> answer = opened.get_future();
    database->m_thread = std::thread(
        [self = database.get(), promise = std::move(opened)]() mutable { self->run(std::move(promise)); });
    if (const Status status = answer.get(); !status)
        return status.error();
    return database;
}

Database::~Database()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

std::future<Status> Database::submit(Work work)
{
    std::packaged_task<Status(QSqlDatabase&)> task(std::move(work));
    std::future<Status> answer = task.get_future();
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(std::move(task));
    }
    m_wake.notify_one();
    return answer;
}

void Database::run(std::promise<Status> opened)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(m_file);
        Status status = connection.open() ? prepareSchema(connection, m_file)
                                          : Status(databaseError(connection.lastError(), m_file));
        const bool usable = status.ok();
        opened.set_value(std::move(status));
        while (usable) {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_closing || !m_queue.empty(); });
            if (m_queue.empty())
                break;
            auto queue = std::exchange(m_queue, {});
            lock.unlock();
            for (auto& task : queue)
                task(connection);
        }
        connection.close();
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace rollcall::history
