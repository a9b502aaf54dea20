// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

// What runs at the other end of a channel: a process, made-up answers, a forwarded socket. Output is pulled:
// read() is called only when the client's window and the socket have room, so that nothing piles up here.
// Whoever has news after read() gave nothing calls wake(), as its last act: wake() may destroy the program.
// Loop thread.
namespace rollcall::fleet {

struct FleetHost;
class Keeper;

enum class Stream { Out, Error };

struct Ending
{
    int exitCode = 0;
    QByteArray signal; // without "SIG"; empty: exited by itself
};

struct TerminalRequest
{
    QByteArray type;
    int columns = 80;
    int rows = 24;
};

struct ProgramRequest
{
    FleetHost& host;
    QByteArray peer;                 // who asks: ADDRESS:PORT
    std::function<Keeper&()> keeper; // the parent of all commands of this login, started on first use
    QByteArray command;              // empty: the login shell
    QList<QByteArray> environment;   // NAME=value, as the client asked
    std::optional<TerminalRequest> terminal;
};

class Program
{
public:
    Program() = default;
    virtual ~Program() = default;
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void setWake(std::function<void()> wake) { m_wake = std::move(wake); }

    virtual qsizetype read(Stream stream, char* buffer, qsizetype room) = 0;
    virtual qsizetype write(const char* data, qsizetype size);
    virtual void closeInput() {}
    virtual void sendSignal(const QByteArray& name);
    virtual void resize(int columns, int rows);
    /// Known as soon as the command has ended, even while output is still to be read.
    virtual std::optional<Ending> ending() const = 0;
    /// Ended, and everything it said was read.
    virtual bool isFinished() const = 0;

protected:
    void wake();

private:
    std::function<void()> m_wake;
};

} // namespace rollcall::fleet
