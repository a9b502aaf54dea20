// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"
#include "fleet/cast/roster.h"
#include "fleet/programs/instantscript.h"
#include "fleet/programs/program.h"

#include <memory>

// --instant: an answer without a process. What it says is made while it is read, so that a log of 42,000
// lines takes no memory. A shell without a command reads its script from the input. Loop thread.
namespace rollcall::fleet {

class InstantProgram final : public Program
{
public:
    InstantProgram(uv_loop_t* loop, const ProgramRequest& request);

    qsizetype read(Stream stream, char* buffer, qsizetype room) override;
    qsizetype write(const char* data, qsizetype size) override;
    void closeInput() override;
    void sendSignal(const QByteArray& name) override;
    std::optional<Ending> ending() const override { return m_ending; }
    bool isFinished() const override { return m_ending.has_value(); }

private:
    static constexpr qsizetype largestScript = 1024LL * 1024;

    void begin(const QByteArray& command);
    qsizetype readPart(InstantPart& part, char* buffer, qsizetype room);
    void waitFor(InstantPart& part);
    void settle();

    uv_loop_t* m_loop;
    FleetHost& m_host;
    QByteArray m_name;
    InstantScript m_script;
    QByteArray m_typed; // the script of a shell that reads its input
    QByteArray m_cut;   // the rest of a line that did not fit
    std::unique_ptr<Timer> m_sleep;
    bool m_readsInput = false;
    std::optional<Ending> m_ending;
};

} // namespace rollcall::fleet
