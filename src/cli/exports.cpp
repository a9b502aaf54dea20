// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exports.h"

#include "interchange/csvexport.h"
#include "interchange/folderexport.h"
#include "interchange/htmlexport.h"
#include "interchange/jsonexport.h"

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
    if (!outputs.csv.isEmpty()) {
        interchange::CsvOptions options;
        options.raw = outputs.csvRaw;
        check(interchange::exportCsv(source, tasks, outputs.csv, options));
    }
    if (!outputs.json.isEmpty())
        check(interchange::exportJson(source, tasks, outputs.json));
    if (!outputs.jsonLines.isEmpty() && outputs.jsonLines != "-"_L1) // "-" was written while it ran
        check(interchange::exportJsonLines(source, tasks, outputs.jsonLines));
    if (!outputs.html.isEmpty())
        check(interchange::exportHtml(source, tasks, outputs.html));
    if (!outputs.folder.isEmpty())
        check(interchange::exportFolder(source, tasks, outputs.folder));
    return allWritten;
}

} // namespace rollcall::cli
