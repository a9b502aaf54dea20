// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/drafts.h"
#include "app/prepare/difference.h"
#include "app/run/runsession.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "gui/shell/revisions.h"
#include "history/store/storedrun.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>

namespace rollcall::app {
class Workspace;
}

// A tab: a composer and the results of what it ran, one of its revisions at a time. Running again adds a revision here.
// Closing the tab cancels what still runs. GUI thread.
namespace rollcall::gui {

class Composer;
class PagesBar;
class Questioner;
class ResultsPage;
class RunRestorer;
class TabStarter;
class Syntax;

class RunTab : public QWidget
{
    Q_OBJECT

public:
    enum class State { Empty, Running, Good, Bad, Ended };

    RunTab(app::Workspace& workspace, Syntax& syntax, Questioner& questioner, QWidget* parent = nullptr);

    Composer* composer() const { return m_composer; }
    ResultsPage* results() const { return m_results; }
    Revisions& runs() { return m_runs; }

    /// Its runs are opened in a worker and come back as revisions; those that are gone stay away.
    void setDraft(const app::Draft& draft);
    app::Draft draft() const;
    bool isBlank() const; // nothing typed, nothing run
    State state() const;
    QString title() const;               // of the run that is shown; where nothing has run, of what would
    void setTitle(const QString& title); // the user's own name for it; "" for the composer's
    bool isSettled() const;              // the newest run is over and all of it is shown

    /// `agreed`: production or not, it need not be asked about.
    /// `differences`: what is another than the tab has shown, which is asked about.
    void start(const RunSpecPtr& spec, bool agreed = false, const QList<app::Difference>& differences = {});
    void stop();
    void runAgain(const QList<HostIndex>& hosts);
    /// A past run, from history, becomes the newest revision.
    void addPastRun(const history::StoredRunPtr& run);

Q_SIGNALS:
    void changed(); // title or state
    void draftChanged();
    void finished(const QString& sentence, bool good);
    void message(const QString& text);
    void refused(const QString& why); // Run came to nothing

private:
    void connectParts();
    void begun(std::unique_ptr<app::RunSession> session);
    void ended(int index);
    void showRevision(int index);

    Composer* m_composer;
    ResultsPage* m_results;
    Revisions m_runs;
    PagesBar* m_pages;
    RunRestorer* m_restorer;
    TabStarter* m_starter;
    int m_shown = -1;
    QString m_title;
};

} // namespace rollcall::gui
