// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/database.h"

#include "core/base/error.h"
#include "core/base/leftthreads.h"
#include "history/database/rows.h"
#include "history/database/sql.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace rollcall::history {

using namespace Qt::StringLiterals;

struct Database::Queue
{
    std::mutex mutex; // guards the rest
    std::condition_variable wake;
    std::vector<std::packaged_task<Status(QSqlDatabase&)>> tasks;
    bool closing = false;
    std::promise<void> ended; // nothing is touched any more
};

Result<std::shared_ptr<Database>> Database::open(const QString& file, MigrationWatch watch)
{
    return start(file, Access::Write, std::move(watch));
}

// Nothing can be made beside the file: SQLite reads a write-ahead log only where its index lies there as well,
// and without a log it wants to be told that none will come. What a log would say beyond that, the run's
// segments say, too. (https://www.sqlite.org/wal.html, "Read-Only Databases")
Result<std::shared_ptr<Database>> Database::openReadOnly(const QString& file)
{
    if (QFileInfo(file + "-wal"_L1).size() > 0) {
        auto withLog = start(file, Access::Read);
        if (withLog)
            return withLog;
    }
    return start(file, Access::Immutable);
}

Result<std::shared_ptr<Database>> Database::start(const QString& file, Access access, MigrationWatch watch)
{
    const auto queue = std::make_shared<Queue>();
    std::shared_ptr<Database> database(new Database(queue));
    const auto opened = std::make_shared<std::promise<Status>>();
    std::future<Status> answer = opened->get_future();
    const Status started = tryLeftThread([place = Place{file, access, std::move(watch)}, queue, opened] {
        run(place, *queue, std::move(*opened));
        queue->ended.set_value();
    });
    if (!started)
        return started.error();
    database->m_runs = true;
    if (const Status status = answer.get(); !status)
        return status.error();
    return database;
}

Database::~Database()
{
    {
        const std::scoped_lock lock(m_queue->mutex);
        m_queue->closing = true;
    }
    m_queue->wake.notify_one();
    if (m_runs)
        m_queue->ended.get_future().wait_for(std::chrono::seconds(5));
}

std::future<Status> Database::submit(Work work)
{
    std::packaged_task<Status(QSqlDatabase&)> task(std::move(work));
    std::future<Status> answer = task.get_future();
    {
        const std::scoped_lock lock(m_queue->mutex);
        m_queue->tasks.push_back(std::move(task));
    }
    m_queue->wake.notify_one();
    return answer;
}

Status Database::prepare(QSqlDatabase& connection, const Place& place)
{
    connection.setDatabaseName(place.file);
    if (place.access != Access::Write) {
        const auto mode = place.access == Access::Read ? "?mode=ro"_L1 : "?immutable=1"_L1;
        connection.setDatabaseName(QString::fromLatin1(QUrl::fromLocalFile(place.file).toEncoded()) + mode);
        connection.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s);
    }
    if (!connection.open())
        return databaseError(connection.lastError(), place.file);
    return place.access == Access::Write ? prepareSchema(connection, place.file, place.watch)
                                         : checkSchema(connection, place.file);
}

void Database::run(const Place& place, Queue& queue, std::promise<Status> opened)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        Status status = prepare(connection, place);
        const bool usable = status.ok();
        opened.set_value(std::move(status));
        while (usable) {
            std::unique_lock lock(queue.mutex);
            queue.wake.wait(lock, [&] { return queue.closing || !queue.tasks.empty(); });
            if (queue.tasks.empty())
                break;
            auto tasks = std::exchange(queue.tasks, {});
            lock.unlock();
            for (auto& task : tasks)
                task(connection);
        }
        connection.close();
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace rollcall::history
