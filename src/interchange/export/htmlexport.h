// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"

#include <QList>

class QIODevice;

// One self-contained HTML page: the counts, a table of tasks, and the outputs with identical ones told once
// for all their hosts. No script, nothing loaded from anywhere; remote text is escaped and neutralised, and has its
// colours as far as they can be read, on a light page and on a dark one (core/base/ansicolors.h). Each output is cut,
// visibly, at `longestOutput` bytes. Worker function; any thread.
namespace rollcall::interchange {

inline constexpr qint64 longestOutput = 256LL * 1024;

Status writeHtml(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                 const ExportControl& control = {});

} // namespace rollcall::interchange
