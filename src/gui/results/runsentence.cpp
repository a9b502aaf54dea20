// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/runsentence.h"

#include "core/verdict/outcome.h"
#include "gui/output/detailstext.h"

#include <QCoreApplication>
#include <QLocale>

#include <numeric>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct RunSentence
{
    Q_DECLARE_TR_FUNCTIONS(RunSentence)
};

/// "2 of 36 tasks", for the phrase that goes on from there.
QString doneOf(const RunSummary& run, int done)
{
    const QString text = run.steps > 1 ? RunSentence::tr("%1 of %Ln task(s) done", nullptr, run.tasks())
                                       : RunSentence::tr("%1 of %Ln host(s) done", nullptr, run.hosts);
    return text.arg(QLocale().toString(done));
}

QString okOf(const RunSummary& run, int ok)
{
    const QString text = run.steps > 1 ? RunSentence::tr("%1 of %Ln task(s) ok", nullptr, run.tasks())
                                       : RunSentence::tr("%1 of %Ln host(s) ok", nullptr, run.hosts);
    return text.arg(QLocale().toString(ok));
}

QString notOkOf(const RunSummary& run, int notOk)
{
    const QString text = run.steps > 1 ? RunSentence::tr("%1 of %Ln task(s) not ok", nullptr, run.tasks())
                                       : RunSentence::tr("%1 of %Ln host(s) not ok", nullptr, run.hosts);
    return text.arg(QLocale().toString(notOk));
}

QString allOk(const RunSummary& run)
{
    return run.steps > 1 ? RunSentence::tr("All %Ln task(s) ok in %1", nullptr, run.tasks())
                         : RunSentence::tr("All %Ln host(s) ok in %1", nullptr, run.hosts);
}

QString withRemote(QString sentence, const models::EndCounts& ends)
{
    if (const int count = ends.of(RemoteState::StillRunning) + ends.of(RemoteState::LeftRunning))
        sentence += u" · "_s + RunSentence::tr("%Ln still running on its host", nullptr, count);
    if (const int count = ends.of(RemoteState::Unknown))
        sentence += u" · "_s + RunSentence::tr("%Ln unknown whether it still runs", nullptr, count);
    return sentence;
}

} // namespace

QString runSentence(const RunSummary& run, const models::EndCounts& ends, const RunTime& time)
{
    const int ended = std::accumulate(run.outcomes.begin(), run.outcomes.end(), 0);
    const int ok = run.outcomes[static_cast<std::size_t>(Outcome::Ok)];
    const QString took = durationText(time.worked);
    switch (run.state) {
    case RunState::Running:
        return time.stopping ? RunSentence::tr("Stopping: %1").arg(doneOf(run, ended))
                             : RunSentence::tr("Running: %1, %2").arg(doneOf(run, ended), took);
    case RunState::Paused:
        return RunSentence::tr("Paused: %1, %2").arg(doneOf(run, ended), took);
    case RunState::Finished:
        return ok == run.tasks()
                   ? allOk(run).arg(took)
                   : withRemote(
                         RunSentence::tr("%1, %2", "2 of 36 hosts not ok, 4 s").arg(notOkOf(run, ended - ok), took),
                         ends);
    case RunState::Cancelled:
        return withRemote(RunSentence::tr("Stopped after %1: %2").arg(took, okOf(run, ok)), ends);
    case RunState::Interrupted:
        return RunSentence::tr("Interrupted: Rollcall ended before this run did. What had arrived is here.");
    }
    return {};
}

} // namespace rollcall::gui
