// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/database.h"

#include "core/base/error.h"
#include "history/database/rows.h"
#include "history/database/sql.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <system_error>
#include <utility>

namespace rollcall::history {

using namespace Qt::StringLiterals;

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
    std::shared_ptr<Database> database(new Database(file, access, std::move(watch)));
    std::promise<Status> opened;
    std::future<Status> answer = opened.get_future();
    try {
        database->m_thread = std::thread(
            [self = database.get(), promise = std::move(opened)]() mutable { self->run(std::move(promise)); });
    } catch (const std::system_error& error) {
        return Error{ErrorKind::NoThread, {}, QString::fromLocal8Bit(error.what()), {}, 0};
    }
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

Status Database::prepare(QSqlDatabase& connection) const
{
    connection.setDatabaseName(m_file);
    if (m_access != Access::Write) {
        const auto mode = m_access == Access::Read ? "?mode=ro"_L1 : "?immutable=1"_L1;
        connection.setDatabaseName(QString::fromLatin1(QUrl::fromLocalFile(m_file).toEncoded()) + mode);
        connection.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s);
    }
    if (!connection.open())
        return databaseError(connection.lastError(), m_file);
    return m_access == Access::Write ? prepareSchema(connection, m_file, m_watch) : checkSchema(connection, m_file);
}

void Database::run(std::promise<Status> opened)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        Status status = prepare(connection);
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
