// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <libssh/libssh.h>

// What the client sends on one channel, on its way to the program as fast as that takes it: while it does not, libssh
// keeps what we leave, and the client's window is not opened further. Loop thread; lives in its Channel.
namespace rollcall::fleet {

class Program;

class ChannelInput
{
public:
    int take(const char* data, qsizetype size); // how many of these bytes; libssh keeps the others
    void end() { m_ended = true; }
    void feed(ssh_channel channel, Program& program);

private:
    static constexpr qsizetype mostBytes = 256LL * 1024;

    QByteArray m_bytes;
    bool m_held = false; // libssh keeps input that we did not take
    bool m_ended = false;
    bool m_closed = false; // and the program knows
};

} // namespace rollcall::fleet
