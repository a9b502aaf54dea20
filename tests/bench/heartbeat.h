// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <vector>

// How late a 10 ms timer comes in the thread that owns it: what a person feels as a window that hangs.
// Milliseconds. Owned and read by that thread.
namespace rollcall::bench {

class Heartbeat
{
public:
    static constexpr int period = 10;

    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(period);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        restart();
    }

    void restart()
    {
        m_late.clear();
        m_timer.start();
        m_clock.start();
    }

    QString report()
    {
        beat();
        std::sort(m_late.begin(), m_late.end());
        const auto quantile = [this](double part) {
            return m_late[static_cast<std::size_t>(part * static_cast<double>(m_late.size() - 1))];
        };
        return QString::asprintf("heartbeat late by: median %.1f, 99%% %.1f, 99.9%% %.1f, worst %.1f ms (%zu beats)",
                                 quantile(0.5), quantile(0.99), quantile(0.999), m_late.back(), m_late.size());
    }

private:
    void beat()
    {
        m_late.push_back(std::max(0.0, static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - period));
        m_clock.start();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
};

/// Resident now and at most, of this process (proc(5): VmRSS, VmHWM).
inline QString memoryReport()
{
    QFile status(QStringLiteral("/proc/self/status"));
    QString now;
    QString most;
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            const qint64 kilobytes = line.mid(line.indexOf(':') + 1).trimmed().split(' ').constFirst().toLongLong();
            if (line.startsWith("VmRSS:"))
                now = QString::number(kilobytes / 1024);
            else if (line.startsWith("VmHWM:"))
                most = QString::number(kilobytes / 1024);
        }
    }
    return QStringLiteral("memory %1 MB, at most %2 MB").arg(now, most);
}

} // namespace rollcall::bench
