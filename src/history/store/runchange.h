// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <vector>

// What became readable since the last RunChange of the same run. Everything it names is stored already.
// A value; made in the recorder's thread, received in the receivers' own.
namespace rollcall::history {

struct RunChange
{
    QString runId;
    std::vector<TaskIndex> tasks; // sorted, each once: started, got output or ended
    std::vector<HostIndex> hosts; // sorted, each once: phase, address or log
    RunSummary summary;           // as of now
    bool ended = false;           // RunEnded is stored: the last change there will be
};

} // namespace rollcall::history
