// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/loop.h"

#include <uv.h>

#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace rollcall::ssh {

namespace {

// libuv keeps a handle until its close callback has run, one turn of the loop later: what the handle lives in
// is freed there, and not by its owner.
template <typename Holder> void closeHolder(Holder* holder, uv_handle_t* handle)
{
    handle->data = holder;
    uv_close(handle, [](uv_handle_t* closed) { delete static_cast<Holder*>(closed->data); });
}

} // namespace

struct Loop::Inbox
{
    std::mutex mutex; // guards everything below
    std::vector<std::function<void()>> tasks;
    uv_async_t* wake = nullptr; // null once the loop is gone

    void post(std::function<void()>&& task)
    {
        const std::lock_guard lock(mutex);
        if (!wake)
            return;
        tasks.push_back(std::move(task));
        if (tasks.size() == 1)
            uv_async_send(wake);
    }
};

struct Loop::Private
{
    uv_loop_t loop;
    uv_async_t wake;
    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    std::atomic<std::thread::id> thread;
    std::atomic<bool> stopping{false};
    std::vector<std::function<void()>> running; // kept for its memory
    std::vector<std::function<void()>> atEnd;

    void drain();
};

void Loop::Private::drain()
{
    {
        const std::lock_guard lock(inbox->mutex);
        running.swap(inbox->tasks);
    }
    for (auto& task : running) {
        task();
        task = nullptr;
    }
    running.clear();
    if (stopping)
        uv_stop(&loop);
}

Loop::Loop() : d(std::make_unique<Private>())
{
    if (const int made = uv_loop_init(&d->loop); made != 0)
        throw std::system_error(-made, std::generic_category(), "session loop");
    d->loop.data = this;
    d->wake.data = d.get();
    const auto woken = [](uv_async_t* wake) { static_cast<Private*>(wake->data)->drain(); };
    if (const int made = uv_async_init(&d->loop, &d->wake, woken); made != 0) {
        uv_loop_close(&d->loop);
        throw std::system_error(-made, std::generic_category(), "session loop");
    }
    d->inbox->wake = &d->wake;
}

Loop::~Loop()
{
    std::vector<std::function<void()>> unheard;
    {
        const std::lock_guard lock(d->inbox->mutex);
        d->inbox->wake = nullptr;
        unheard.swap(d->inbox->tasks);
    }
    for (const auto& cleanUp : std::exchange(d->atEnd, {}))
        cleanUp();
    unheard.clear(); // outside the lock: what they captured may post again
    uv_close(reinterpret_cast<uv_handle_t*>(&d->wake), nullptr);
    while (uv_run(&d->loop, UV_RUN_DEFAULT) != 0) {}
    uv_loop_close(&d->loop);
}

void Loop::run()
{
    d->thread = std::this_thread::get_id();
    while (!d->stopping)
        uv_run(&d->loop, UV_RUN_DEFAULT);
    d->thread = std::thread::id();
    d->stopping = false;
}

void Loop::stop()
{
    Private* p = d.get();
    d->inbox->post([p] { p->stopping = true; });
}

void Loop::post(std::function<void()> task)
{
    d->inbox->post(std::move(task));
}

bool Loop::isCurrent() const
{
    return d->thread == std::this_thread::get_id();
}

uv_loop_s* Loop::uv() const
{
    return &d->loop;
}

void Loop::atEnd(std::function<void()> cleanUp)
{
    d->atEnd.push_back(std::move(cleanUp));
}

void Loop::Handle::post(std::function<void()> task) const
{
    if (m_inbox)
        m_inbox->post(std::move(task));
}

Loop::Handle Loop::handle() const
{
    Handle handle;
    handle.m_inbox = d->inbox;
    return handle;
}

struct Loop::Timer::Private
{
    uv_timer_t timer;
    std::function<void()> fired;
};

Loop::Timer::Timer(Loop& loop, std::function<void()> fired) : d(new Private)
{
    d->fired = std::move(fired);
    d->timer.data = d;
    uv_timer_init(loop.uv(), &d->timer);
}

Loop::Timer::~Timer()
{
    closeHolder(d, reinterpret_cast<uv_handle_t*>(&d->timer));
}

void Loop::Timer::start(std::chrono::milliseconds delay)
{
    // The loop's clock stands still while callbacks run: without the update a long one makes timers early.
    uv_update_time(d->timer.loop);
    const auto wait = static_cast<uint64_t>(delay.count() > 0 ? delay.count() : 0);
    uv_timer_start(
        &d->timer, [](uv_timer_t* timer) { static_cast<Private*>(timer->data)->fired(); }, wait, 0);
}

void Loop::Timer::startUntil(std::chrono::steady_clock::time_point when)
{
    start(std::chrono::ceil<std::chrono::milliseconds>(when - std::chrono::steady_clock::now()));
}

void Loop::Timer::stop()
{
    uv_timer_stop(&d->timer);
}

struct Loop::Watch::Private
{
    uv_poll_t poll;
    std::function<void(bool, bool)> ready;
    int events = 0;

    static void happened(uv_poll_t* poll, int status, int events);
};

void Loop::Watch::Private::happened(uv_poll_t* poll, int status, int events)
{
    auto* holder = static_cast<Private*>(poll->data);
    const bool broken = status < 0; // reading it will tell what is wrong
    if (broken)
        holder->events = 0; // libuv has stopped the watch; there may still be something to read before the error
    holder->ready(broken || (events & (UV_READABLE | UV_DISCONNECT)) != 0, broken || (events & UV_WRITABLE) != 0);
}

Loop::Watch::Watch(Loop& loop, int descriptor, std::function<void(bool, bool)> ready) : d(new Private)
{
    d->ready = std::move(ready);
    d->poll.data = d;
    if (uv_poll_init(loop.uv(), &d->poll, descriptor) != 0)
        std::abort(); // the descriptor is watched already or is none: a programming error
}

Loop::Watch::~Watch()
{
    closeHolder(d, reinterpret_cast<uv_handle_t*>(&d->poll));
}

void Loop::Watch::start(bool read, bool write)
{
    const int events = (read ? UV_READABLE : 0) | (write ? UV_WRITABLE : 0);
    if (events == 0)
        return stop();
    if (events == d->events)
        return;
    d->events = events;
    uv_poll_start(&d->poll, events, &Private::happened);
}

void Loop::Watch::stop()
{
    if (d->events == 0)
        return;
    d->events = 0;
    uv_poll_stop(&d->poll);
}

} // namespace rollcall::ssh
