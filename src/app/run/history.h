// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/async/loadstate.h"
#include "core/base/error.h"
#include "core/base/result.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace rollcall::history {
class Store;
}

// The way to history: its store is opened by a worker, when the window opens or when somebody wants it, and tried again
// where it could not be had, or could not be written. Lives in the main thread. Whoever has a store shares it. Its end
// waits a moment for what runs have said to be stored, and for nothing else.
namespace rollcall::app {

class History : public QObject
{
    Q_OBJECT

public:
    using StorePtr = std::shared_ptr<history::Store>;
    using Opened = std::function<void(const Result<StorePtr>&)>;

    explicit History(QString folder, QObject* parent = nullptr);
    ~History() override;

    LoadState state() const;
    void open(); // so that it is there when it is wanted
    /// Fails with Database, FileUnwritable…, and may be tried again. `done` is called in this thread as long as
    /// `context` lives: before this returns where history is open and can be written.
    void whenOpen(QObject* context, Opened done);
    /// Where a run's results go: history, or, for a run that is not kept, whatever there is.
    void whenOpenForRun(bool keepHistory, QObject* context, Opened done);
    /// The same for a terminal program: waits for the disk and for SQL.
    Result<StorePtr> openNow();

Q_SIGNALS:
    void stateChanged();

private:
    using Attempt = std::optional<Result<std::unique_ptr<history::Store>>>; // nothing: no use yet
    struct Wanted
    {
        QPointer<QObject> context;
        Opened done;
    };

    void start();
    void adopt(Result<std::unique_ptr<history::Store>> opened);
    Result<StorePtr> adopted() const;
    void tell();

    const QString m_folder;
    StorePtr m_store;
    std::vector<StorePtr> m_readOnly; // given up for one that can be written; somebody may still read there
    StorePtr m_private;               // for runs that nobody keeps, where there is no history
    std::optional<Error> m_error;     // of the last try
    std::vector<Wanted> m_wanted;     // while it is being opened
    bool m_opening = false;
    Jobs m_jobs;
};

} // namespace rollcall::app
