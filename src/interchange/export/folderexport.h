// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"

#include <QList>
#include <QString>

// A folder with the bytes of every output as they came: HOST.STEP.out and HOST.STEP.err, where there are any.
// Host names that are no file names are made so; two that then are the same get a number. Files of the same
// names are replaced, others left alone. Worker function; any thread.
namespace rollcall::interchange {

Status exportFolder(const ResultSource& source, const QList<TaskIndex>& tasks, const QString& folder,
                    const ExportControl& control = {});

/// No slash, no control characters, no leading dot, not empty.
QString fileNameOf(const QString& host);

} // namespace rollcall::interchange
