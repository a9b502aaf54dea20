// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <uv.h>

#include <cstdint>
#include <functional>

// libuv handles as values with an owner: the destructor stops the handle at once and frees it when the loop
// has closed it, so that an owner may go away inside its own callback. Loop thread only. Times in
// milliseconds. The descriptor stays its owner's: destroy the Poll before closing it.
namespace rollcall::fleet {

class Poll
{
public:
    using Callback = std::function<void(int status, int events)>;

    Poll(uv_loop_t* loop, int fd, Callback callback);
    ~Poll();
    Poll(const Poll&) = delete;
    Poll& operator=(const Poll&) = delete;

    void want(int events); // UV_READABLE, UV_WRITABLE, UV_DISCONNECT; 0 stops
    int wanted() const { return m_events; }

private:
    struct Handle;
    Handle* m_handle;
    int m_events = 0;
};

class Timer
{
public:
    Timer(uv_loop_t* loop, std::function<void()> callback);
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

    void start(std::uint64_t delay, std::uint64_t repeat = 0);
    void stop();
    bool isActive() const;

private:
    struct Handle;
    Handle* m_handle;
};

} // namespace rollcall::fleet
