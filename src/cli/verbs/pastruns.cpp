// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/pastruns.h"

#include "cli/base/words.h"
#include "core/base/error.h"
#include "core/result/resultsource.h"
#include "history/store/store.h"

namespace rollcall::cli {

Result<QString> findRun(const history::Store& store, const QString& beginning)
{
    QStringList found;
    for (const RunSummary& run : store.runs(beginning.isEmpty() ? 1 : 1'000'000)) {
        if (run.id.startsWith(beginning))
            found.append(run.id);
    }
    if (found.isEmpty())
        return Error{ErrorKind::UnknownRun, beginning, {}, {}};
    if (found.size() > 1)
        return Error{ErrorKind::BadValue, beginning, Cli::tr("several runs begin so"), {}};
    return found.constFirst();
}

} // namespace rollcall::cli
