// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// How long a run has worked: the time since its start but for that in which nothing could go on before the user had
// answered a question. Fed with what holds from now on; milliseconds since the run's start. A value; any thread.
namespace rollcall::app {

class WorkClock
{
public:
    void look(qint64 now, bool isWaiting)
    {
        m_worked = worked(now);
        m_looked = now;
        m_isWaiting = isWaiting;
    }
    qint64 worked(qint64 now) const { return m_worked + (m_isWaiting ? 0 : now - m_looked); }

private:
    qint64 m_worked = 0;
    qint64 m_looked = 0;
    bool m_isWaiting = false;
};

} // namespace rollcall::app
