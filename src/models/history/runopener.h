// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/base/error.h"
#include "history/store/storedrun.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace rollcall::history {
class Store;
}

// Opens and deletes past runs in a worker, because both wait for SQL and for the disk. Shares the store. GUI thread;
// its end waits for nobody.
namespace rollcall::models {

class RunOpener : public QObject
{
    Q_OBJECT

public:
    explicit RunOpener(std::shared_ptr<history::Store> store, QObject* parent = nullptr);

    void open(const QString& id);
    void remove(const QStringList& ids);

Q_SIGNALS:
    void opened(const rollcall::history::StoredRunPtr& run);
    void removed(); // those that could be; failed() told of the others
    void failed(const rollcall::Error& error);

private:
    const std::shared_ptr<history::Store> m_store;
    app::Jobs m_opening;
    app::Jobs m_removing;
};

} // namespace rollcall::models
