// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire.h"

#include <functional>
#include <list>
#include <mutex>
#include <thread>

// An SSH server of the test that does what a script says, and nothing besides; it lets everybody in. Each connection
// has a thread of its own for the script. Test thread.
namespace rollcall::test {

class WireServer
{
public:
    using Script = std::function<void(Wire&)>;
    explicit WireServer(Script script);
    ~WireServer(); // hangs up
    void hangUp(); // and what the script has noted down is there

    quint16 port() const { return m_port; }
    QByteArray knownHostsLine() const;

private:
    void work();

    const Script m_script;
    int m_listener = -1;
    quint16 m_port = 0;
    std::mutex m_mutex; // guards what follows
    bool m_over = false;
    std::list<int> m_open;
    std::list<std::thread> m_serving;
    std::thread m_thread;
};

} // namespace rollcall::test
