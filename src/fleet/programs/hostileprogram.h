// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/cast/hostile.h"
#include "fleet/programs/program.h"

// What a hostile host prints, whatever it was asked to run: text that stops in the middle of a line, text
// without end, bytes that are no UTF-8, escape sequences, NULs, one line of 10 MB. Loop thread.
namespace rollcall::fleet {

class HostileProgram final : public Program
{
public:
    explicit HostileProgram(Hostile mode);

    qsizetype read(Stream stream, char* buffer, qsizetype room) override;
    void sendSignal(const QByteArray& name) override;
    std::optional<Ending> ending() const override { return m_ending; }
    bool isFinished() const override { return m_ending.has_value(); }

private:
    static constexpr qint64 longLine = 10LL * 1024 * 1024;

    const int m_exitCode;
    QByteArray m_text;   // said over and over until m_limit
    qint64 m_limit = -1; // bytes; -1: no end
    qint64 m_said = 0;
    bool m_ends = true;
    std::optional<Ending> m_ending;
};

} // namespace rollcall::fleet
