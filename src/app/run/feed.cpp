// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/feed.h"

namespace rollcall::app {

Feed::Feed(std::shared_ptr<history::Recorder> recorder, Receiver receiver)
    : m_recorder(std::move(recorder)), m_receiver(std::move(receiver))
{
}

void Feed::detach()
{
    const std::lock_guard lock(m_mutex);
    m_receiver = {};
}

void Feed::deliver(EventBatch&& batch)
{
    m_recorder->deliver(std::move(batch));
}

bool Feed::hasRoom() const
{
    return m_recorder->hasRoom();
}

void Feed::whenRoom(std::function<void()> resume)
{
    m_recorder->whenRoom(std::move(resume));
}

bool Feed::hasFailed() const
{
    return m_recorder->hasFailed();
}

void Feed::ask(Question&& question)
{
    const std::lock_guard lock(m_mutex);
    if (m_receiver.ask)
        m_receiver.ask(std::move(question));
}

void Feed::withdraw(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    if (m_receiver.withdraw)
        m_receiver.withdraw(id);
}

void Feed::waits(quint64 id, int count, const QString& host)
{
    const std::lock_guard lock(m_mutex);
    if (m_receiver.waits)
        m_receiver.waits(id, count, host);
}

void Feed::warned(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (m_receiver.warned)
        m_receiver.warned(error);
}

void Feed::proved(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    if (m_receiver.proved)
        m_receiver.proved(id);
}

void Feed::provedOn(quint64 id, const Machine& machine)
{
    const std::lock_guard lock(m_mutex);
    if (m_receiver.provedOn)
        m_receiver.provedOn(id, machine);
}

} // namespace rollcall::app
