// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/result/resultsource.h"
#include "core/run/question.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QObject>

#include <memory>

namespace rollcall::engine {
class Engine;
}
namespace rollcall::history {
class Recorder;
class StoredRun;
struct RunChange;
} // namespace rollcall::history

// One run as both front ends see it: engine + recorder + questions, tied together. Lives in the thread that
// made it (the window's or the terminal's main thread), and so do its signals. Destroying it cancels the run as
// by quitting; the recorder finishes what it has on its own.
namespace rollcall::app {

class IdentityBindings;
class Keyring;

class RunSession : public QObject
{
    Q_OBJECT

public:
    /// Starts at once; waits for nothing. `recorder` is of Store::record(), which waits for the disk: RunStarter has it
    /// made by a worker.
    static std::unique_ptr<RunSession> start(engine::Engine& engine, std::shared_ptr<history::Recorder> recorder,
                                             RunSpecPtr spec);
    ~RunSession() override;

    RunSpecPtr spec() const;
    std::shared_ptr<history::StoredRun> results() const;
    bool isOver() const;
    bool isCancelling() const;
    /// Milliseconds that it took, or has taken up to now, without the time in which all of it waited for an answer.
    qint64 worked() const;

    void cancel(Reason reason = Reason::CancelledByUser); // or CancelledByQuit; each host says what became of it
    void cancelHost(HostIndex host);
    void answer(Answer&& answer);
    /// Asks and keeps there (app/run/answerkeeper.h). Right after start(); the keyring must outlive the session.
    void useKeyring(Keyring& keyring, const IdentityBindings& identities);
    bool isKeeping() const; // a secret is on its way into the keyring

Q_SIGNALS:
    void changed(const rollcall::history::RunChange& change); // stored; at most one per 50 ms
    void questionAsked(std::shared_ptr<rollcall::Question> question);
    void questionChanged(quint64 id); // which hosts wait for it, and how many
    void questionWithdrawn(quint64 id);
    void keepingEnded();                            // isKeeping() no more
    void notKept(const rollcall::Error& error);     // a secret, or accepted host keys; the run goes on
    void storeFailed(const rollcall::Error& error); // disk full…: what was stored stays
    void finished(); // once: the recorder has taken RunEnded, and every task has its outcome

private:
    explicit RunSession();
    void hostsEnded(const QStringList& hosts);
    void closeQuestion(quint64 id);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::app
