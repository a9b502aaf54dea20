// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"
#include "core/verdict/detail.h"
#include "history/store/store.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

class QProcess;
class QTemporaryDir;

// Runs, events and a listener for the tests of the history. The other process of the tests: started with
// recordForever, FOLDER and ID it records a run, says on its standard output how much has been stored, and
// waits to be killed; started with migrateUntil, FOLDER and a stage's number it opens an older history there and
// ends by SIGKILL when its migration is at that stage.
namespace rollcall::test {

inline constexpr char recordForever[] = "--record-for-ever";
inline constexpr char migrateUntil[] = "--migrate-until";

RunSpecPtr sampleSpec(int hosts, int steps = 1);
RunEvent output(TaskIndex task, const QByteArray& bytes, Stream stream = Stream::Output, qint64 time = 2000);
RunEvent ended(TaskIndex task, Reason reason = Reason::None, std::optional<quint32> exitCode = 0, qint64 time = 3000);
EventBatch batchOf(std::initializer_list<RunEvent> events);
QByteArray whole(const ResultSource& run, TaskIndex task, Stream stream = Stream::Output);
/// The bytes that the process below has for a task; 1000 lines that name it.
QByteArray victimOutput(TaskIndex task);

/// Collects what a recorder says, in the thread that made it.
class Listener : public QObject
{
public:
    explicit Listener(history::Recorder& recorder);

    QList<history::RunChange> changes;
    QList<Error> failures;
    bool isOver() const { return !changes.isEmpty() && changes.last().ended; }
};

/// The first column of the first row of what SQLite answers; "failed" where it does not like the statement.
QString answerOf(const QString& file, const QString& statement);
QString runFolder(const QTemporaryDir& folder, const QString& id);
/// Records a finished run: 10 tasks, the outputs of the other process (or their beginnings). Null where that fails.
RunSpecPtr recordFinished(history::Store& store, qsizetype bytes = 1'000'000);
/// One of every kind, in each other; some are in words that look like ours.
QList<Detail> sampleDetails();
/// Records a run with one failed task for each of them; returns its id, empty where that fails.
QString recordFailures(history::Store& store);
/// Starts the process that records for ever and returns once it has stored something.
bool startVictim(QProcess& process, const QString& folder, const QString& id);
int playVictim(const QString& folder, const QString& runId);
int playMigration(const QString& folder, int stage);

} // namespace rollcall::test
