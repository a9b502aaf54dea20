// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "models/results/endcounts.h"

#include <QString>

// How a run stands, in a sentence: what of it has ended, how well, and in what time. It counts hosts, or where a host
// has several steps, tasks, and says which. Pure; any thread.
namespace rollcall::gui {

struct RunTime
{
    qint64 worked = 0; // milliseconds
    bool stopping = false;
};

QString runSentence(const RunSummary& summary, const models::EndCounts& ends, const RunTime& time);

} // namespace rollcall::gui
