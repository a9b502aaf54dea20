// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/exports.h"

#include "core/base/result.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"

namespace rollcall::cli {

using namespace Qt::StringLiterals;

bool writeExports(const ResultSource& source, const Outputs& outputs, Console& console, const RunQuery& only)
{
    const QList<TaskIndex> tasks = tasksOf(source, only);
    bool allWritten = true;
    const auto check = [&](const Status& written) {
        if (written || written.error().kind == ErrorKind::Cancelled) // the reader has read enough
            return;
        console.fail(written.error());
        allWritten = false;
    };
    interchange::ExportOptions options;
    options.raw = outputs.csvRaw;
    for (const interchange::FormatRow& row : interchange::formats()) {
        const QString& file = fileOf(outputs, row.format);
        if (!file.isEmpty() && !(row.live && file == "-"_L1)) // that was written while it ran
            check(interchange::exportResults(row.format, source, tasks, file, options));
    }
    return allWritten;
}

} // namespace rollcall::cli
