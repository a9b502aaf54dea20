// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/programs/program.h"

#include <QByteArray>
#include <QList>

#include <cstring>
#include <optional>
#include <utility>

// What a client has asked of a channel before its program is started: variables and a terminal, then one command or
// shell (RFC 4254 section 6). False: refused. A value; any thread.
namespace rollcall::fleet {

class ChannelRequest
{
public:
    bool setVariable(const char* name, const char* value)
    {
        if (m_environment.size() >= mostVariables || !*name || std::strchr(name, '='))
            return false;
        m_environment << QByteArray(name) + '=' + value;
        return true;
    }
    void setTerminal(const TerminalRequest& terminal) { m_terminal = terminal; }
    bool setCommand(const QByteArray& command) // empty: the shell
    {
        if (!settle())
            return false;
        m_command = command;
        return true;
    }
    /// No command is to come any more. False: one has come already.
    bool settle() { return !std::exchange(m_settled, true); }

    bool isWaiting() const { return m_command.has_value(); } // for its program
    QByteArray takeCommand() { return *std::exchange(m_command, std::nullopt); }
    const QList<QByteArray>& environment() const { return m_environment; }
    const std::optional<TerminalRequest>& terminal() const { return m_terminal; }

private:
    static constexpr qsizetype mostVariables = 64;

    QList<QByteArray> m_environment;
    std::optional<TerminalRequest> m_terminal;
    std::optional<QByteArray> m_command;
    bool m_settled = false;
};

} // namespace rollcall::fleet
