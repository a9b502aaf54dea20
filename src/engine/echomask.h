// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

// A terminal repeats what is typed on it; standard input may hold a password and is kept nowhere. So each of
// its lines is left out of the output once, where it comes back exactly, wherever the pieces are cut: what may
// be the beginning of a line is held back until more comes. One step on one host; a session loop's thread.
namespace rollcall::engine {

class EchoMask
{
public:
    static constexpr qsizetype shortestLine = 4;
    static constexpr qsizetype longestLine = 4096; // a terminal takes no longer one (termios(3))
    static constexpr size_t linesAtOnce = 64;      // waited for; further ones as these have come
    static constexpr qint64 patience = 1 << 20;    // bytes without an echo, after which none is waited for
    static constexpr char mask[] = "********";

    /// A new step; nothing is left out where `input` is empty.
    void begin(const QByteArray& input);
    /// What may be shown of the output now.
    QByteArray pass(QByteArray&& bytes);
    /// What was held back: the output has come to its end.
    QByteArray rest();

private:
    struct Found
    {
        std::vector<QByteArray>::iterator line;
        qsizetype at;
    };

    void fill();
    Found find();
    bool mayBeLonger(qsizetype at) const;
    QByteArray maskHeld(bool last);
    qsizetype heldBack() const;

    QByteArray m_input; // lines from m_next on are not waited for yet
    qsizetype m_next = 0;
    std::vector<QByteArray> m_lines;
    QByteArray m_held;
    qint64 m_patience = 0;
};

} // namespace rollcall::engine
