// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "history/database/migration.h"
#include "history/database/origins.h"
#include "history/store/recorder.h"
#include "history/store/storedrun.h"

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

// The history folder: history.sqlite (runs, hosts, outcomes, index) and runs/ID/ with the output. Several
// processes may use one folder at a time. Every function may be called from any thread; SQL runs on a thread
// of the store's own and all but record() wait for it: not for the GUI thread. Runs whose process died are
// found by their released lock file, recovered from their segments and marked interrupted.
namespace rollcall::history {

struct StoreOptions
{
    qint64 queueLimit = Recorder::defaultQueueLimit; // bytes, per recorder
    qint64 segmentSize = 1LL << 30;                  // bytes; a new file begins after that
    MigrationWatch onMigration = {};                 // told of an older history's stages, in the store's own thread
};

class Store
{
public:
    /// Fails with FileTooNew on the files of a newer Rollcall, which are left alone. A history that is there but
    /// cannot be written (read-only, disk full) is opened for reading alone.
    static Result<std::unique_ptr<Store>> open(const QString& folder, StoreOptions options);
    /// A store that lists nothing and keeps nothing: every run lives in unlinked files until it is let go.
    static std::unique_ptr<Store> withoutHistory(StoreOptions options = {});
    ~Store(); // finish(), with a disk that may take a minute
    /// Waits until the recorders have stored what was delivered; they take no more. False where the disk takes longer
    /// than that: they are left with it (core/base/leftthreads.h), and nobody waits for them any more.
    bool finish(std::chrono::milliseconds patience);

    /// Why nothing can be recorded or removed here; nothing where all is well.
    std::optional<Error> readOnlyBecause() const;
    /// The obstacle seems to be gone: opening it anew may help. Looks at permissions alone.
    bool mayBeWritableNow() const;
    QString folder() const;                                         // "" without history
    QList<RunSummary> runs(int limit = 1000, int offset = 0) const; // newest first
    int runCount() const;
    QHash<QString, RunOrigin> origins(int limit = 1000) const; // by the ids of the newest runs
    Result<StoredRunPtr> open(const QString& id);
    /// Deletes rows and segments; Busy while the run is being recorded.
    Status remove(const QString& id);
    /// Never waits for SQL. With keep false the run is never listed and its files vanish with it.
    Result<std::shared_ptr<Recorder>> record(const RunSpecPtr& spec, bool keep = true);

private:
    Store();
    Status openForWriting();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::history
