// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/recorder.h"

#include "history/store/recordercore.h"

namespace rollcall::history {

Recorder::Recorder(std::shared_ptr<RecorderCore> core) : m_core(std::move(core))
{
    m_core->setListener(this);
}

Recorder::~Recorder()
{
    m_core->setListener(nullptr);
    m_core->queue().close();
}

StoredRunPtr Recorder::run() const
{
    return m_core->run();
}

void Recorder::deliver(EventBatch&& batch)
{
    m_core->queue().deliver(std::move(batch));
}

bool Recorder::hasRoom() const
{
    return m_core->queue().hasRoom();
}

void Recorder::whenRoom(std::function<void()> resume)
{
    if (!m_core->queue().whenRoom(resume))
        resume(); // nothing is stored any more, nothing fills up
}

bool Recorder::hasFailed() const
{
    return m_core->hasFailed();
}

} // namespace rollcall::history
