// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

// ProxyCommand of ssh_config(5): a program whose standard input and output are the connection. Started and
// waited for in an executor, by the user's shell with "exec" as ssh(1) does it, in a session of its own, so that
// neither Ctrl-C nor its questions reach our terminal; ended with SIGHUP, and a moment later with SIGKILL. What it
// writes to standard error goes to the host's log, line by line, as hostile as what any host sends. In its loop's
// thread.
namespace rollcall::ssh {

class Executors;

class ProxyCommand
{
public:
    struct Started
    {
        int descriptor = -1; // the connection; the receiver closes it
        QString problem;     // why there is none
    };

    ProxyCommand(Loop& loop, std::shared_ptr<Executors> executors, std::function<void(const QString&)> log);
    ~ProxyCommand(); // ends the program
    ProxyCommand(const ProxyCommand&) = delete;
    ProxyCommand& operator=(const ProxyCommand&) = delete;

    void start(const QString& command, std::function<void(Started&&)> started);
    /// Once the connection has ended: its exit code (128 + N for a signal), or nothing if it goes on running.
    void awaitExit(std::function<void(std::optional<int>)> told);
    QString lastWords() const { return m_lastWords; }

private:
    struct Program;

    void came(const std::shared_ptr<Program>& program, int errors);
    void readErrors();
    void say(const QByteArray& line);

    Loop& m_loop;
    const std::shared_ptr<Executors> m_executors;
    const std::function<void(const QString&)> m_log;
    std::shared_ptr<ProxyCommand*> m_alive;
    std::shared_ptr<Program> m_program;
    int m_errors = -1; // its standard error
    std::unique_ptr<Loop::Watch> m_watch;
    QByteArray m_line; // the one that has no end yet
    QString m_lastWords;
    int m_lines = 0;
};

} // namespace rollcall::ssh
