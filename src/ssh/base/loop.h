// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

// One session loop: a libuv loop that one thread runs, from run() to stop(). A loop owns its sessions from
// birth to death; whatever touches them is posted here. post(), stop() and handles may be used from any
// thread, everything else only from the loop's own thread. Times are monotonic.
struct uv_loop_s;

namespace rollcall::ssh {

class Loop
{
    struct Inbox;

public:
    Loop(); // throws std::system_error where the system has no descriptors left for it: nothing can be done without one
    ~Loop(); // only after run() has returned; runs what is still queued never
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void run(); // blocks its thread until stop()
    void stop();
    void post(std::function<void()> task); // in order, from any thread
    bool isCurrent() const;                // is this the loop's thread?
    uv_loop_s* uv() const;
    /// Called by the destructor, to give back what lives in this loop and belongs to nobody else.
    void atEnd(std::function<void()> cleanUp);

    /// A way to post that may outlive the loop: what comes too late is dropped. Any thread.
    class Handle
    {
    public:
        Handle() = default;
        void post(std::function<void()> task) const;

    private:
        friend class Loop;
        std::shared_ptr<Inbox> m_inbox;
    };
    Handle handle() const;

    /// A one-shot timer of the loop; destroying it cancels. Only in the loop's thread.
    class Timer
    {
    public:
        Timer(Loop& loop, std::function<void()> fired);
        ~Timer();
        void start(std::chrono::milliseconds delay); // again: starts anew
        void startUntil(std::chrono::steady_clock::time_point when);
        void stop();

    private:
        struct Private;
        Private* d; // lives until libuv has let go of it
    };

    /// Watches one descriptor. close it only after the watch is stopped. Only in the loop's thread.
    class Watch
    {
    public:
        Watch(Loop& loop, int descriptor, std::function<void(bool readable, bool writable)> ready);
        ~Watch();
        void start(bool read, bool write);
        void stop();

    private:
        struct Private;
        Private* d; // lives until libuv has let go of it
    };

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::ssh
