// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/difference.h"
#include "analysis/fold/runjudge.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <QList>
#include <QString>
#include <QStringList>

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

/// Of a line in which an output differs from another; nothing where it does in none.
Saying sayingOf(const analysis::Difference& difference);

/// The hosts of the tasks, folded, in one line; `names`: of all of the run's, each another one.
QString foldedHosts(const StoredSpec& spec, const QStringList& names, const QList<TaskIndex>& tasks);
/// As much of that as a cell needs.
QString cellText(const QString& names);

/// Where that line is, in a sentence; "" where nothing differs.
QString placeOf(const analysis::Difference& difference);

} // namespace rollcall::models
