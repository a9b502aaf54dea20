// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/difference.h"
#include "app/prepare/preflight.h"
#include "core/base/error.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "gui/compose/noterow.h"
#include "gui/compose/preflightrunner.h"
#include "gui/compose/shownhosts.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QPushButton;
class QToolButton;

// A tab on the way to a run: the target is resolved in a worker as it is typed, what is wrong with it is said beside
// its cure, the Run button says on how many hosts, and pressing it starts the run. Nothing runs before the exact list
// of hosts is known; where that, or the snippet, is another than was shown here, it says so with the run. Does not own
// the widgets. GUI thread.
namespace rollcall::gui {

class TargetEdit;

class LaunchController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        TargetEdit* target;
        QToolButton* hostCount;
        QPushButton* run;
        NoteRow problem;
        QPushButton* cure;
    };

    LaunchController(PreflightRunner::SurroundingsSource surroundings, std::function<RunRequest()> request,
                     const Parts& parts, QObject* parent);

    const app::Preflight& preflight() const;
    bool isResolved() const; // the preflight is of the target as it stands

    /// As Ctrl+Return: at once, or as soon as the target is resolved. `agreed`: it need not be asked about any more.
    void run(bool agreed = false);
    void resolve();                // what is asked for may come to other hosts
    void follow(bool edited);      // what it comes to may be other hosts: by an edit made here, or elsewhere
    void refresh();                // what is asked for is to be shown anew; it comes to the same hosts
    void setRunning(bool running); // one run at a time
    void setFolded(bool folded);
    void showHosts();
    /// A run that was asked for so is shown, and where the tab asks for that now, its hosts are those that the user
    /// sees.
    template <typename H> void setShown(const RunRequest& request, const QList<H>& hosts)
    {
        if (asksFor(request))
            m_shown.show(hosts);
    }
    /// The snippet says something else than what would run, which the user has to know; nothing: it does not.
    void setNews(const std::optional<app::Difference>& news);

Q_SIGNALS:
    void resolved();
    /// `differences`: what is another than the user has seen.
    void runRequested(const rollcall::RunSpecPtr& spec, bool agreed,
                      const QList<rollcall::app::Difference>& differences);
    void refused(const QString& why, const rollcall::Error& error); // run() came to nothing, which is shown

private:
    bool asksFor(const RunRequest& hosts) const;
    void showProblem(const QString& text, bool error, bool curable);
    void showCure();
    void cure();
    void updateRunButton();
    void start();
    void refuse(const QString& why, const Error& error);

    const std::function<RunRequest()> m_request;
    Parts m_parts;
    PreflightRunner* m_runner;
    ShownHosts m_shown;
    std::optional<app::Difference> m_news;
    bool m_newsTold = false; // and has been run with
    bool m_running = false;
    bool m_runWhenResolved = false;
    bool m_agreed = false;
};

} // namespace rollcall::gui
