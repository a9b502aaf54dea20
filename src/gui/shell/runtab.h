// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/person/drafts.h"
#include "app/prepare/rerun.h"
#include "app/run/runsession.h"
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "history/store/storedrun.h"

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace rollcall::models { class RunOpener; }

// A tab: a composer and the results of what it ran. Running again adds a revision here. Owns its sessions:
// closing the tab cancels what still runs. GUI thread.
namespace rollcall::gui {

class Composer;
class Questioner;
class ResultsPage;
class Syntax;

class RunTab : public QWidget
{
    Q_OBJECT

public:
    enum class State { Empty, Running, Good, Bad, Ended };

    RunTab(app::Workspace& workspace, Syntax& syntax, Questioner& questioner, QWidget* parent = nullptr);
    ~RunTab() override;

    Composer* composer() const { return m_composer; }
    ResultsPage* results() const { return m_results; }

    /// Its runs are opened in a worker and come back as revisions; those that are gone stay away.
    void setDraft(const app::Draft& draft);
    app::Draft draft() const;
    bool isBlank() const;   // nothing typed, nothing run
    bool isRunning() const;
    bool isStopping() const; // nothing is left to be stopped
    State state() const;
    QString title() const;
    void setTitle(const QString& title); // the user's own name for it; "" for the composer's
    bool hasRuns() const { return !m_revisions.empty(); }
    bool isSettled() const; // the newest run is over and all of it is shown

    void start(const RunSpecPtr& spec);
    void stop();
    void stopToQuit(); // likewise truthful
    int openHosts() const; // of the run under way: those that have not ended
    void stopHosts(const QList<HostIndex>& hosts);
    void runAgain(const QList<HostIndex>& hosts);
    /// A past run, from history, becomes the newest revision.
    void addPastRun(std::shared_ptr<history::StoredRun> run);

Q_SIGNALS:
    void changed();  // title or state
    void draftChanged();
    void finished(const QString& sentence, bool good);
    void message(const QString& text);
    void refused(const QString& why); // Run came to nothing
    void targetForNewTab(const QString& target);

private:
    struct Revision
    {
        std::shared_ptr<history::StoredRun> results;
        std::unique_ptr<app::RunSession> session; // null for a past run
    };

    void startKept(const RunSpecPtr& spec, bool keepHistory);
    void startAgain(const app::Rerun& again);
    void startPrepared(const RunRequest& request, const RunSpecPtr& spec);
    void askAboutDifferences(const app::Rerun& again, const RunSpecPtr& spec);
    void refuse(const Error& error);
    void showNotStarted(const RunSpecPtr& withoutHistory, const Error& error); // null: history is not what is missing
    void startIn(const Result<app::Workspace::StorePtr>& store, const RunSpecPtr& spec, bool keepHistory);
    void restoreFrom(const Result<app::Workspace::StorePtr>& store);
    void restoreNext();
    void addRestored(std::shared_ptr<history::StoredRun> run);
    void addRevision(Revision revision);
    void showRevision(int index);
    void connectSession(app::RunSession* session);
    void sessionFinished(app::RunSession* session);
    void updateRevisions();
    app::RunSession* runningSession() const;

    app::Workspace& m_workspace;
    Questioner& m_questioner;
    Composer* m_composer;
    ResultsPage* m_results;
    std::vector<Revision> m_revisions;
    QStringList m_restoring; // runs that are still to come back, the oldest first
    models::RunOpener* m_opener = nullptr;
    app::Jobs m_preparing; // a run that is to be run again
    int m_shown = -1;
    bool m_starting = false; // history is being opened for a run
    QString m_title;
};

} // namespace rollcall::gui
