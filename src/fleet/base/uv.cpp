// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/base/uv.h"

namespace rollcall::fleet {

struct Poll::Handle
{
    uv_poll_t uv{};
    Callback callback;
};

Poll::Poll(uv_loop_t* loop, int fd, Callback callback) : m_handle(new Handle)
{
    m_handle->callback = std::move(callback);
    m_handle->uv.data = m_handle;
    uv_poll_init(loop, &m_handle->uv, fd);
}

Poll::~Poll()
{
    uv_poll_stop(&m_handle->uv);
    uv_close(reinterpret_cast<uv_handle_t*>(&m_handle->uv),
             [](uv_handle_t* handle) { delete static_cast<Handle*>(handle->data); });
}

void Poll::want(int events)
{
    if (events == m_events)
        return;
    m_events = events;
    if (events == 0) {
        uv_poll_stop(&m_handle->uv);
        return;
    }
    uv_poll_start(&m_handle->uv, events, [](uv_poll_t* handle, int status, int happened) {
        static_cast<Handle*>(handle->data)->callback(status, happened);
    });
}

struct Timer::Handle
{
    uv_timer_t uv{};
    std::function<void()> callback;
};

Timer::Timer(uv_loop_t* loop, std::function<void()> callback) : m_handle(new Handle)
{
    m_handle->callback = std::move(callback);
    m_handle->uv.data = m_handle;
    uv_timer_init(loop, &m_handle->uv);
}

Timer::~Timer()
{
    uv_close(reinterpret_cast<uv_handle_t*>(&m_handle->uv),
             [](uv_handle_t* handle) { delete static_cast<Handle*>(handle->data); });
}

void Timer::start(std::uint64_t delay, std::uint64_t repeat)
{
    uv_update_time(m_handle->uv.loop); // a long callback must not shorten what is started after it
    uv_timer_start(
        &m_handle->uv, [](uv_timer_t* handle) { static_cast<Handle*>(handle->data)->callback(); }, delay, repeat);
}

void Timer::stop()
{
    uv_timer_stop(&m_handle->uv);
}

bool Timer::isActive() const
{
    return uv_is_active(reinterpret_cast<const uv_handle_t*>(&m_handle->uv)) != 0;
}

} // namespace rollcall::fleet
