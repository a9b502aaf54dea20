// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "ssh/base/loop.h"

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <optional>

// Gathers the events of one run in one loop and sends them on in batches: at the latest `interval` after the first
// event of a batch, or when it holds `fullBatch` bytes. Used in the loop's thread only, which `send` is called in too:
// from add(), from flush(), or by the timer.
namespace rollcall::engine {

class EventBatcher
{
public:
    static constexpr std::chrono::milliseconds interval{50};
    static constexpr qsizetype fullBatch = 512LL * 1024; // bytes, an event counting 64 beside its output

    /// `done`: how many hosts have their last event in the batch.
    using Send = std::function<void(EventBatch&& batch, int done)>;
    EventBatcher(ssh::Loop& loop, Send send);
    EventBatcher(const EventBatcher&) = delete;
    EventBatcher& operator=(const EventBatcher&) = delete;

    void add(RunEvent event);
    /// The last event of its host; counted before it can be sent.
    void addLast(RunEvent event);
    /// Sends what there is; does nothing without an event.
    void flush();
    /// Drops what there is, and gives up what belongs to the loop.
    void close();

private:
    ssh::Loop& m_loop;
    const Send m_send;
    EventBatch m_batch;
    qsizetype m_bytes = 0;
    int m_done = 0;
    std::optional<ssh::Loop::Timer> m_timer;
    bool m_armed = false;
};

} // namespace rollcall::engine
