// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/difference.h"
#include "analysis/fold/runjudge.h"
#include "core/result/resultsource.h"

#include <QString>

// What an answer says, for people. Pure; any thread.
namespace rollcall::models {

struct Saying
{
    QString text;         // in one line
    bool isQuiet = false; // no line of its output
};

/// The first line that differs from the most common answer; of that one its first line; else what became of it.
Saying sayingOf(const analysis::AnswerEntry& entry, const TaskRecord& sample);

/// The same of one of its texts, in what it differs from its neighbour.
Saying sayingOfText(const analysis::AnswerEntry& entry, qsizetype text, const TaskRecord& sample);

/// Where that line is, in a sentence; "" where nothing differs.
QString placeOf(const analysis::Difference& difference);

} // namespace rollcall::models
