// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QSet>

#include <set>
#include <vector>

// What servers said during logins that wait for somebody: a page to be visited, which no question tells of. Each text
// once, whoever says it, and only while a run goes that somebody watches. Main thread.
namespace rollcall::cli {

class Console;

class ServerNotices
{
public:
    ServerNotices(Console& console, ResultSourcePtr results) : m_console(console), m_results(std::move(results)) {}

    void changed(const std::vector<HostIndex>& hosts);
    void show(); // what has come, when no prompt stands there

private:
    Console& m_console;
    const ResultSourcePtr m_results;
    std::set<HostIndex> m_due;
    QSet<QString> m_shown;
};

} // namespace rollcall::cli
