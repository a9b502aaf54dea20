// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"
#include "fleet/cast/options.h"
#include "fleet/programs/program.h"

#include <memory>

// A command that really runs: /bin/sh in the host's home, in a session and process group of its own, with the
// small programs in front of PATH, on pipes or on a terminal. Goes away with SIGHUP when the channel does.
// Loop thread; owns its ends of the pipes. Its connection's Keeper outlives it.
namespace rollcall::fleet {

class Keeper;

class Process final : public Program
{
public:
    Process(uv_loop_t* loop, const FleetOptions& options, const ProgramRequest& request);
    ~Process() override;

    qsizetype read(Stream stream, char* buffer, qsizetype room) override;
    qsizetype write(const char* data, qsizetype size) override;
    void closeInput() override;
    void sendSignal(const QByteArray& name) override;
    void resize(int columns, int rows) override;
    std::optional<Ending> ending() const override { return m_ending; }
    bool isFinished() const override;

private:
    // Our end of a pipe, watched only after it said "not now".
    struct Side
    {
        int fd = -1;
        std::unique_ptr<Poll> poll;
    };

    bool openPipes(QList<int>& childFds);
    bool openTerminal(const TerminalRequest& request, QList<int>& childFds);
    void watch(Side& side, int event);
    static void close(Side& side);
    void ended(int waitStatus);

    uv_loop_t* m_loop;
    Keeper& m_keeper;
    int m_id = 0;
    Side m_in;
    Side m_out;
    Side m_error;
    bool m_terminal = false;
    std::optional<Ending> m_ending;
};

} // namespace rollcall::fleet
