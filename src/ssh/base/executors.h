// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

// Threads for what may block on anything but a session's own socket: one executor per kind, so that a dead name
// server never starves an agent. Each executor starts threads as it needs them, up to its limit. Thread-safe;
// shared by all runs of an engine. Its destruction waits for nobody: a job that never ends keeps only its own
// thread, and its answer is dropped by the Loop::Handle it is posted to. Where the system gives no more threads, those
// that there are do the work; without any it is done by the caller.
namespace rollcall::ssh {

class Executors
{
public:
    enum class Kind { Names, Agent, Files, Commands };

    /// Starts a thread of its own for `work`; throws std::system_error where the system gives none.
    using Starter = std::function<void(std::function<void()> work)>;
    explicit Executors(Starter starter = {}); // for tests; else startLeftThread()
    ~Executors();
    Executors(const Executors&) = delete;
    Executors& operator=(const Executors&) = delete;

    /// Call it with no lock held that `job` takes: without any thread the job is done before this returns.
    void run(Kind kind, std::function<void()> job);
    /// Runs `job` on the clock's thread, at the earliest after `delay`; it must not block.
    void later(std::chrono::milliseconds delay, std::function<void()> job);

private:
    struct Executor;
    struct Clock;
    const Starter m_starter;
    std::shared_ptr<Executor> m_executors[4];
    std::shared_ptr<Clock> m_clock;
};

} // namespace rollcall::ssh
