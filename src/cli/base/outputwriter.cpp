// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/outputwriter.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <utility>

namespace rollcall::cli {

void OutputWriter::heed(int descriptor, std::function<void()> take)
{
    m_watched = descriptor;
    m_take = std::move(take);
}

void OutputWriter::hurry()
{
    constexpr int grace = 1000;
    m_patience = m_patience < 0 ? grace : m_patience;
}

/// False: it takes nothing, and nobody waits for that any more.
bool OutputWriter::waitFor(int descriptor)
{
    bool& givenUp = m_givenUp[static_cast<std::size_t>(descriptor)];
    for (;;) {
        std::array<pollfd, 2> waiting{{{descriptor, POLLOUT, 0}, {m_watched, POLLIN, 0}}};
        const int ready = ::poll(waiting.data(), waiting.size(), givenUp ? 0 : m_patience);
        if (ready < 0 && errno != EINTR)
            return true; // writing says what is wrong
        if (ready > 0 && waiting[1].revents != 0) {
            takeWatched();
        } else if (ready >= 0) {
            givenUp = ready == 0;
            return ready > 0;
        }
    }
}

void OutputWriter::takeWatched()
{
    ++m_heeded;
    ++m_taking;
    m_take();
    --m_taking;
}

// What takes anything takes so much without waiting, nearly: a signal that comes just between is heeded with the next.
int OutputWriter::write(int descriptor, const QByteArray& bytes)
{
    const bool isTerminal = ::isatty(descriptor) != 0;
    const qsizetype atOnce = isTerminal ? 512 : PIPE_BUF;
    const int before = m_heeded;
    for (qsizetype done = 0; done < bytes.size();) {
        if (!waitFor(descriptor))
            return ETIME;
        if (isTerminal && m_heeded != before)
            return endRow(descriptor);
        const qsizetype size = std::min(bytes.size() - done, atOnce);
        const ssize_t count = ::write(descriptor, bytes.constData() + done, static_cast<size_t>(size));
        if (count >= 0) {
            done += count;
            m_rowIsOpen = isTerminal && done > 0 && bytes[done - 1] != '\n';
        } else if (errno != EINTR && errno != EAGAIN) {
            return errno;
        }
    }
    return 0;
}

int OutputWriter::endRow(int descriptor)
{
    return std::exchange(m_rowIsOpen, false) ? write(descriptor, m_colors ? "\x1b[0m\n" : "\n") : 0;
}

void OutputWriter::beginRow(int descriptor)
{
    if (m_taking > 0 && ::isatty(descriptor) != 0)
        endRow(descriptor);
}

} // namespace rollcall::cli
