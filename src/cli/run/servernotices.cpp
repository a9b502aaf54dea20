// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/servernotices.h"

#include "cli/base/console.h"
#include "core/run/loglines.h"

#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 50; // of one run

} // namespace

void ServerNotices::changed(const std::vector<HostIndex>& hosts)
{
    for (const HostIndex host : hosts) {
        if (m_results->host(host).phase == HostPhase::Asking)
            m_due.insert(host);
    }
}

void ServerNotices::show()
{
    for (const HostIndex host : std::exchange(m_due, {})) {
        const QStringList log = m_results->log(host);
        for (const QString& line : log) {
            const qsizetype start = line.indexOf(serverSays);
            if (start < 0 || m_shown.size() >= mostShown)
                continue;
            const QString words = line.sliced(start + serverSays.size());
            if (m_shown.contains(words))
                continue;
            m_shown.insert(words);
            const QString jump = line.left(start).section(u"  "_s, 1).section(u": "_s, 0, 0); // "TIME  NAME: "
            const QString name = jump.isEmpty() ? m_results->spec()->hosts.at(host).name : jump;
            m_console.errSaid(name, words);
        }
    }
}

} // namespace rollcall::cli
