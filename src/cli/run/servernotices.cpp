// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/servernotices.h"

#include "app/run/servernotice.h"
#include "cli/base/console.h"

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
        const QList<app::ServerNotice> notices =
            app::serverNotices(m_results->log(host), m_results->spec()->hosts.at(host).name);
        for (const app::ServerNotice& notice : notices) {
            if (m_shown.size() >= mostShown || m_shown.contains(notice.words))
                continue;
            m_shown.insert(notice.words);
            m_console.errSaid(notice.name, notice.words);
        }
    }
}

} // namespace rollcall::cli
