// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/tabstarter.h"

#include "app/prepare/preflight.h"
#include "app/run/runsession.h"
#include "app/workspace/libraries.h"
#include "app/workspace/workspace.h"
#include "gui/shell/productiondialog.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStringList>

#include <algorithm>
#include <stop_token>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

TabStarter::TabStarter(app::Workspace& workspace, std::function<bool()> isRunning, Started started, QWidget* tab)
    : QObject(tab), m_workspace(workspace), m_isRunning(std::move(isRunning)), m_started(std::move(started)),
      m_tab(tab), m_preparing(u"run again"_s)
{
}

void TabStarter::start(const RunSpecPtr& spec, bool agreed, const QList<app::Difference>& differences)
{
    const auto begin = [this, spec] { open(spec, m_workspace.person().settings().keepHistory); };
    if (agreed && app::staysOnThisMachine(*spec)) // as the demo's do
        return begin();
    if (differences.isEmpty())
        return agree(spec, begin);
    if (m_starting || m_isRunning())
        return;
    askAboutDifferences(differences, {tr("Not as it was shown"), tr("Something has changed since this tab showed it:")},
                        [this, spec, begin] { agree(spec, begin); });
}

void TabStarter::agree(const RunSpecPtr& spec, const std::function<void()>& whenAgreed)
{
    if (m_starting || m_isRunning())
        return;
    if (app::productionHostCount(*spec) == 0 || m_consent == app::consentTo(*spec))
        return whenAgreed();
    auto* const question = new ProductionDialog(*spec, m_workspace.person().settings().typedAbove, m_tab);
    connect(question, &QDialog::accepted, this, [this, spec, whenAgreed] {
        m_consent = app::consentTo(*spec);
        whenAgreed();
    });
    connect(question, &QDialog::rejected, this, [this] { Q_EMIT refused(tr("Not started: it was not agreed to.")); });
    question->open();
}

void TabStarter::open(const RunSpecPtr& spec, bool keepHistory)
{
    if (m_starting || m_isRunning())
        return;
    m_starting = true;
    if (m_workspace.history().state().isLoading())
        Q_EMIT waits(tr("The run begins as soon as the history is open…"));
    const auto run = std::make_shared<RunSpec>(*spec);
    run->begin(); // whoever was asked may have thought about it for long
    m_workspace.runs().start(run, keepHistory, this,
                             [this, spec, keepHistory](Result<std::unique_ptr<app::RunSession>> session) {
                                 m_starting = false;
                                 if (session)
                                     m_started(std::move(*session));
                                 else
                                     refuse(session.error(), keepHistory ? spec : nullptr);
                             });
}

void TabStarter::startAgain(const StoredSpecPtr& run, const QList<HostIndex>& hosts)
{
    if (m_starting || m_isRunning() || m_preparing.isBusy())
        return;
    m_starting = true;
    openLibraries(app::librariesOf(*run), [this, run, hosts](const Status& open) {
        m_starting = false;
        if (!open)
            return refuse(open.error());
        m_preparing.run([surroundings = m_workspace.libraries().surroundings(), hosts,
                         run](const std::stop_token&) { return app::prepareAgain(*surroundings, *run, hosts); },
                        [this](const Result<app::Rerun>& again) {
                            if (again)
                                prepared(*again);
                            else
                                refuse(again.error());
                        });
    });
}

/// Those that are not open are, for as long as the window is there.
void TabStarter::openLibraries(QStringList folders, const std::function<void(const Status&)>& then)
{
    const QList<library::Library*>& open = m_workspace.libraries().set().libraries();
    folders.removeIf([&open](const QString& folder) {
        return std::any_of(open.begin(), open.end(),
                           [&folder](const library::Library* library) { return library->path() == folder; });
    });
    if (folders.isEmpty())
        return then({});
    const QString next = folders.takeFirst();
    Q_EMIT waits(tr("Reading %1…").arg(next));
    m_workspace.libraries().open(
        next, this,
        [this, folders, then](const Result<library::Library*>& library) {
            if (library)
                openLibraries(folders, then);
            else
                then(library.error());
        },
        app::Libraries::Lasting::ForNow);
}

void TabStarter::prepared(const app::Rerun& again)
{
    const Result<RunSpecPtr> spec = app::buildRun(again.preflight, again.request, again.parent);
    if (!spec)
        return refuse(spec.error());
    const auto begin = [this, request = again.request, made = *spec] { startPrepared(request, made); };
    if (again.differences.isEmpty())
        begin();
    else
        askAboutDifferences(again.differences,
                            {tr("Not as it was then"), tr("Not all of it is as it was in that run:")}, begin);
}

void TabStarter::startPrepared(const RunRequest& request, const RunSpecPtr& spec)
{
    agree(spec, [this, request, spec] {
        Q_EMIT asksAgain(request);
        open(spec, m_workspace.person().settings().keepHistory);
    });
}

void TabStarter::askAboutDifferences(const QList<app::Difference>& differences, const Wording& wording,
                                     const std::function<void()>& whenAgreed)
{
    auto* box = new QMessageBox(QMessageBox::Warning, wording.title, {}, QMessageBox::Cancel, m_tab);
    box->setObjectName(u"differencesBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(wording.text);
    const QStringList texts = app::differenceTexts(differences);
    box->setInformativeText(texts.join(u'\n'));
    if (texts.size() < differences.size())
        box->setDetailedText(app::differenceTexts(differences, differences.size()).join(u'\n'));
    QPushButton* run = box->addButton(tr("&Run all the same"), QMessageBox::AcceptRole);
    run->setObjectName(u"runNowButton"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(run, &QPushButton::clicked, this, whenAgreed);
    box->open();
}

/// Nothing ran, and the run is not lost: where only history stands in the way, it can do without.
void TabStarter::refuse(const Error& error, const RunSpecPtr& withoutHistory)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not started"), {}, QMessageBox::Cancel, m_tab);
    box->setObjectName(u"notStartedBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(errorText(error));
    if (withoutHistory) {
        box->setInformativeText(tr("The run can do without history: its results are there for as long as its tab is."));
        QPushButton* without = box->addButton(tr("&Run without history"), QMessageBox::AcceptRole);
        without->setObjectName(u"withoutHistoryButton"_s);
        connect(without, &QPushButton::clicked, this, [this, withoutHistory] { open(withoutHistory, false); });
    }
    box->open();
    Q_EMIT refused(errorText(error));
}

} // namespace rollcall::gui
