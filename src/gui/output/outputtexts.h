// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QList>
#include <QString>

// What is said of an output that stands for one task or for several that are alike: whose it is, and what there is to
// say where it is empty. Safe to show. Pure; GUI thread.
namespace rollcall::gui {

/// "web-01", "3 hosts: web-[01-03] — Exit code 1". `task` is one of `alike`.
QString outputTitle(const ResultSource& source, TaskIndex task, const QList<TaskIndex>& alike);
/// In place of lines, as there are none.
QString emptyOutputText(const ResultSource& source, TaskIndex task, const QList<TaskIndex>& alike);

} // namespace rollcall::gui
