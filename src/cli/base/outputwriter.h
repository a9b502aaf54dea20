// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <functional>

// Writes to standard output and standard error, and waits for whoever reads them as long as it takes. But Ctrl-C is
// heeded meanwhile, as in an event loop, and what a terminal is just being shown then breaks off. Main thread.
namespace rollcall::cli {

class OutputWriter
{
public:
    explicit OutputWriter(bool colors) : m_colors(colors) {}

    /// 0, or errno; ETIME: given up.
    int write(int descriptor, const QByteArray& bytes);
    /// Where what is heeded is about to say something there: on a row of its own.
    void beginRow(int descriptor);
    void rowIsOver() { m_rowIsOpen = false; }

    /// What can be read from `descriptor` while something is written is handed to `take`. -1: nothing.
    void heed(int descriptor, std::function<void()> take);
    int heeded() const { return m_heeded; } // how often it was
    void hurry();                           // from now on a reader who takes nothing for a second is given up
    void waitNoMore() { m_patience = 0; }

private:
    bool waitFor(int descriptor);
    void takeWatched();
    int endRow(int descriptor);

    const bool m_colors;
    int m_watched = -1;
    std::function<void()> m_take;
    int m_heeded = 0;
    int m_taking = 0;
    int m_patience = -1;             // milliseconds; -1: without an end
    bool m_rowIsOpen = false;        // of the terminal: its end has not been written
    std::array<bool, 3> m_givenUp{}; // by descriptor, until it takes something again
};

} // namespace rollcall::cli
