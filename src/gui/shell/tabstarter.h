// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/prepare/consent.h"
#include "app/prepare/difference.h"
#include "app/prepare/rerun.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace rollcall::app {
class RunSession;
class Workspace;
} // namespace rollcall::app

// From a run that is wanted in a tab to its session: has it begun, prepares anew what is run again, and asks where the
// user has to decide: where not all is as it was or was shown, and before every run on production that is not, to the
// letter, what was agreed to in this tab last.
// What comes of none of it is said in a box. One at a time. GUI thread; its end waits for nobody.
namespace rollcall::gui {

class TabStarter : public QObject
{
    Q_OBJECT

public:
    using Started = std::function<void(std::unique_ptr<app::RunSession>)>;

    /// `isRunning`: the tab runs something, and nothing else is started beside it. `tab` owns it and the boxes.
    TabStarter(app::Workspace& workspace, std::function<bool()> isRunning, Started started, QWidget* tab);

    /// `agreed`: whatever it is, it need not be asked about. `differences`: what is another than the user has seen.
    void start(const RunSpecPtr& spec, bool agreed = false, const QList<app::Difference>& differences = {});
    /// What is known of a run does not start it: whatever it was, it is prepared anew, as things are now.
    void startAgain(const StoredSpecPtr& run, const QList<HostIndex>& hosts);

Q_SIGNALS:
    void asksAgain(const rollcall::RunRequest& request); // what is run again is on its way
    void waits(const QString& forWhat);                  // before it begins
    void refused(const QString& why);

private:
    void agree(const RunSpecPtr& spec, const std::function<void()>& whenAgreed);
    void open(const RunSpecPtr& spec, bool keepHistory);
    void openLibraries(QStringList folders, const std::function<void(const Status&)>& then);
    void prepared(const app::Rerun& again);
    struct Wording
    {
        QString title;
        QString text;
    };
    void askAboutDifferences(const QList<app::Difference>& differences, const Wording& wording,
                             const std::function<void()>& whenAgreed);
    void startPrepared(const RunRequest& request, const RunSpecPtr& spec);
    void refuse(const Error& error, const RunSpecPtr& withoutHistory = {}); // null: history is not what is missing

    app::Workspace& m_workspace;
    const std::function<bool()> m_isRunning;
    const Started m_started;
    QWidget* const m_tab;
    app::Jobs m_preparing;                 // a run that is to be run again
    std::optional<app::Consent> m_consent; // to what ran last on production
    bool m_starting = false;               // a run is on its way
};

} // namespace rollcall::gui
