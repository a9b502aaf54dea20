// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

// A TCP server of the test that says the wrong thing: every connection gets `greeting`, and then is closed, or
// held open without another word. Or a pipe to a real server that can be cut. Its own thread.
namespace rollcall::test {

class BadServer
{
public:
    enum class Then { Close, Hold };
    BadServer(QByteArray greeting, Then then);
    /// Passes everything on to that port of 127.0.0.1.
    explicit BadServer(quint16 target);
    ~BadServer();

    quint16 port() const { return m_port; }
    int connections() const { return m_connections; }
    void cut();     // closes every connection hard
    void silence(); // passes nothing on any more, and nobody is told

private:
    void work();
    void accept();
    void pass(int from, int to);

    QByteArray m_greeting;
    Then m_then = Then::Hold;
    quint16 m_target = 0;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<int> m_connections{0};
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_cut{false};
    std::atomic<bool> m_silent{false};
    std::vector<std::pair<int, int>> m_pairs; // client, server (-1: none); the thread's own
    std::thread m_thread;
};

} // namespace rollcall::test
