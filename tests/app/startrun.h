// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/runsession.h"
#include "app/workspace/workspace.h"
#include "engine/engine.h"
#include "history/store/store.h"

#include <memory>

// A run that has begun when this returns, recorded in the workspace's history. In the test's thread.
namespace rollcall::test {

inline std::unique_ptr<app::RunSession> startRun(app::Workspace& workspace, const RunSpecPtr& spec,
                                                 bool keepHistory = true)
{
    const Result<app::History::StorePtr> store = workspace.history().openNow();
    if (!store)
        qFatal("%s", qPrintable(errorText(store.error())));
    const auto recorder = (*store)->record(spec, keepHistory);
    if (!recorder)
        qFatal("%s", qPrintable(errorText(recorder.error())));
    return app::RunSession::start(workspace.runs().engine(), *recorder, spec);
}

} // namespace rollcall::test
