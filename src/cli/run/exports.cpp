// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/exports.h"

#include "cli/base/consoledevice.h"
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
        if (file == "-"_L1 && row.live)
            continue; // written while it ran
        if (file == "-"_L1 && !row.isFolder()) {
            ConsoleDevice device(console);
            if (const Status written = row.write(source, tasks, device, options, {}); !device.isCut())
                check(written);
        } else if (!file.isEmpty()) {
            check(interchange::exportResults(row.format, source, tasks, file, options));
        }
    }
    return allWritten && !console.outFailed();
}

} // namespace rollcall::cli
