// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/runsession.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"
#include "history/store/runchange.h"
#include "history/store/storedrun.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

// The runs of a tab, the oldest first, each one a revision of it: those that were made here with their sessions, and
// past ones. One at most is under way; it is stopped here, and its questions go to the questioner from here. Owns the
// sessions: its end cancels what still runs. GUI thread.
namespace rollcall::gui {

class Questioner;

class Revisions : public QObject
{
    Q_OBJECT

public:
    explicit Revisions(Questioner& questioner);
    ~Revisions() override;

    int count() const { return static_cast<int>(m_revisions.size()); }
    history::StoredRunPtr results(int index) const;
    QStringList ids() const;
    QStringList labels() const; // "Run 1 · 3 hosts · 12:00:05"

    void add(std::unique_ptr<app::RunSession> session);
    void addPast(history::StoredRunPtr run);
    void addBefore(history::StoredRunPtr run); // older than all that are there

    bool isRunning() const { return running() != nullptr; }
    bool isStopping() const;                   // nothing is left to be stopped
    bool isStopping(int index) const;          // that one has been stopped
    app::RunSession* session(int index) const; // null: it is a past run
    int openHosts() const;                     // of the run under way: those that have not ended
    void stop(Reason reason);                  // CancelledByUser or CancelledByQuit; each host says what became of it
    void stopHosts(const QList<HostIndex>& hosts);

Q_SIGNALS:
    void added();
    void grew(int index, const rollcall::history::RunChange& change);
    void stopping();
    void ended(int index);
    void storeFailed();
    void message(const QString& text);

private:
    struct Revision
    {
        history::StoredRunPtr results;
        std::unique_ptr<app::RunSession> session; // null for a past run
    };

    void follow(app::RunSession* session);
    app::RunSession* running() const;
    int indexOf(const app::RunSession* session) const;

    Questioner& m_questioner;
    std::vector<Revision> m_revisions;
};

} // namespace rollcall::gui
