// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runopener.h"

#include "history/store.h"

#include <QFutureWatcher>
#include <QtConcurrent>

#include <memory>

namespace rollcall::models {

RunOpener::RunOpener(history::Store& store, QObject* parent) : QObject(parent), m_store(store)
{
    m_pool.setMaxThreadCount(1);
}

RunOpener::~RunOpener()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void RunOpener::open(const QString& id)
{
    using Opened = std::shared_ptr<Result<history::StoredRunPtr>>;
    auto* watcher = new QFutureWatcher<Opened>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isCanceled())
            return;
        const Opened run = watcher->result();
        if (*run)
            Q_EMIT opened(**run);
        else
            Q_EMIT failed(run->error());
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [store = &m_store, id] {
        return std::make_shared<Result<history::StoredRunPtr>>(store->open(id));
    }));
}

void RunOpener::remove(const QStringList& ids)
{
    auto* watcher = new QFutureWatcher<QList<Error>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isCanceled())
            return;
        if (const QList<Error> errors = watcher->result(); !errors.isEmpty())
            Q_EMIT failed(errors.constFirst());
        Q_EMIT removed();
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [store = &m_store, ids] {
        QList<Error> errors;
        for (const QString& id : ids) {
            if (const Status status = store->remove(id); !status)
                errors.append(status.error());
        }
        return errors;
    }));
}

} // namespace rollcall::models
