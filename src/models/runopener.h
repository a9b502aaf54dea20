// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "history/storedrun.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

namespace rollcall::history { class Store; }

// Opens and deletes past runs in a worker, because both wait for SQL and for the disk. The store must outlive
// it. GUI thread; the destructor waits for what is under way.
namespace rollcall::models {

class RunOpener : public QObject
{
    Q_OBJECT

public:
    explicit RunOpener(history::Store& store, QObject* parent = nullptr);
    ~RunOpener() override;

    void open(const QString& id);
    void remove(const QStringList& ids);

Q_SIGNALS:
    void opened(const rollcall::history::StoredRunPtr& run);
    void removed(); // those that could be; failed() told of the others
    void failed(const rollcall::Error& error);

private:
    history::Store& m_store;
    QThreadPool m_pool;
};

} // namespace rollcall::models
