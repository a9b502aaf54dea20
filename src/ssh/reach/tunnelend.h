// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"

#include <QByteArray>

#include <functional>
#include <memory>

// One end of a socket pair, the other one of which is a target's connection, in any loop; with what it has not taken
// yet, and what was read from it and waits to be sent on. It watches itself for what it can do next. In the loop's
// thread; owned by Tunnel.
namespace rollcall::ssh {

class TunnelEnd
{
public:
    static constexpr size_t pieceSize = 32UL * 1024; // bytes taken at once, either way

    /// `changed`: it can be read or written again.
    TunnelEnd(Loop& loop, std::function<void()> changed);
    ~TunnelEnd();
    TunnelEnd(const TunnelEnd&) = delete;
    TunnelEnd& operator=(const TunnelEnd&) = delete;

    int open(); // the target's end, which the receiver closes; -1: none, see errno
    void close();
    bool isOpen() const { return m_descriptor >= 0; }

    qint64 give(const char* data, qint64 size); // how much of it was taken
    void keep(const char* data, qint64 size) { m_kept.append(data, size); }
    void giveKept() { m_kept.remove(0, give(m_kept.constData(), m_kept.size())); }
    void endInput(); // nothing more will come for it
    /// Reads a piece, if there is one. False: it has ended.
    bool read();
    QByteArray& waiting() { return m_waiting; }

    bool isFull() const { return m_full; } // takes no more just now
    bool hasKept() const { return !m_kept.isEmpty(); }
    bool isReadable() const { return m_readable; }
    bool hasEnded() const { return m_ended; } // nothing comes from it, and what comes for it is thrown away
    bool isEndTold() const { return m_endTold; }
    bool hasNews() const { return m_readable || !m_waiting.isEmpty(); }
    void watch();

private:
    Loop& m_loop;
    const std::function<void()> m_changed;
    int m_descriptor = -1;
    std::unique_ptr<Loop::Watch> m_watch;
    bool m_full = false;
    bool m_readable = false;
    bool m_ended = false;
    bool m_endTold = false;
    QByteArray m_kept;
    QByteArray m_waiting;
};

} // namespace rollcall::ssh
