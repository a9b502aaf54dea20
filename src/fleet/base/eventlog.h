// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

// DIR/log: one line per event, "TIME HOST EVENT", written at once so that tests can count what really
// reached the servers. Times are ISO 8601 UTC with milliseconds. Events:
//     connect PEER · login ok METHOD USER · login denied METHOD USER · exec COMMAND · shell · exit CODE
//     forward ADDRESS:PORT · turned away (max-startups) · close
// Loop thread.
namespace rollcall::fleet {

class EventLog
{
public:
    EventLog() = default;
    ~EventLog();
    EventLog(const EventLog&) = delete;
    EventLog& operator=(const EventLog&) = delete;

    Status open(const QString& path); // empties it; through no link
    void write(const QString& host, const QByteArray& event);

private:
    int m_file = -1;
};

} // namespace rollcall::fleet
