// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportplace.h"
#include "interchange/export/taskrow.h"

#include <QList>
#include <QString>

#include <functional>
#include <stop_token>

class QIODevice;

// What all exporters share. They are pure worker functions over a ResultSource: they wait for the disk and
// stream outputs of any length, so call them off the GUI thread.
namespace rollcall::interchange {

/// Which of them hold for a format is in the table of formats.
struct ExportOptions
{
    QList<Column> columns = allColumns();
    bool raw = false; // outputs byte for byte
};

struct ExportControl
{
    std::stop_token stop;
    std::function<void(int tasks)> progress; // how many rows are written; in the exporter's thread
};

/// All tasks of the run, in their order.
QList<TaskIndex> allTasks(const ResultSource& source);

/// Makes it where it is missing, and what is missing above it: outputs may hold anything, so for this user alone.
Status makeFolder(const QString& path);

/// Replaces the file atomically once everything is written; a failure leaves what was there. "-" is standard output,
/// in errors too; pipes and devices are written to directly. Whatever others can have put there is left alone
/// (exportPlace). DiskFull, FileUnwritable, Cancelled when whoever read the pipe has gone (where SIGPIPE is ignored),
/// or what `write` says. A new file is for this user alone.
Status writeFile(const QString& path, const std::function<Status(QIODevice&)>& write, Links links = Links::Followed);

/// Writes, or says why not (as writeFile).
Status put(QIODevice& device, const QByteArray& bytes);

} // namespace rollcall::interchange
