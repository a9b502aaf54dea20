// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/progressline.h"

#include "cli/base/words.h"
#include "cli/run/resultprinter.h"
#include "core/base/columns.h"

#include <algorithm>
#include <numeric>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

QString progressLine(const RunSummary& summary, int active, bool cancelling, int columns)
{
    constexpr int width = 24;
    const int total = std::max(summary.tasks(), 1);
    const int done = std::accumulate(summary.outcomes.begin(), summary.outcomes.end(), 0);
    const int filled = static_cast<int>(static_cast<qint64>(done) * width / total);
    QString line = u'[' + QString(filled, u'#') + QString(width - filled, u'.') + u"] %1/%2"_s.arg(done).arg(total);
    const QString counts = countsText(summary);
    if (!counts.isEmpty())
        line += u"  "_s + counts;
    if (cancelling)
        line += u"  "_s + Cli::tr("cancelling…");
    else if (active > 0)
        line += u"  ("_s + Cli::tr("%1 at work").arg(active) + u')';
    return cutToColumns(line, std::max(columns - 1, 20));
}

} // namespace rollcall::cli
