// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

// Stands for an agent whose key wants a touch: passes everything on to a real agent, but signs only when touched,
// one request after the other, or never. Test thread, but for its own.
namespace rollcall::test {

class TouchAgent
{
public:
    explicit TouchAgent(QString realSocket);
    ~TouchAgent();
    bool start();
    QString socket() const { return m_folder.filePath(QStringLiteral("touch")); }
    int asked() const { return m_asked; }     // how often to sign, touched or not
    int waiting() const { return m_waiting; } // for a touch
    int signedCount() const { return m_signed; }
    void touch(int times = 1);

private:
    void accept();
    void serve(int client);
    bool awaitTouch();

    const QString m_real;
    QTemporaryDir m_folder;
    int m_listener = -1;
    int m_stop[2] = {-1, -1};
    std::thread m_thread;
    std::atomic<int> m_asked{0};
    std::atomic<int> m_waiting{0};
    std::atomic<int> m_signed{0};
    std::mutex m_mutex; // guards everything below
    std::condition_variable m_wake;
    int m_touches = 0;
    bool m_over = false;
    std::vector<std::thread> m_threads;
};

} // namespace rollcall::test
