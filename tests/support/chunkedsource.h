// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakesource.h"

// A run in memory that also says in which pieces its outputs came, for what shows them; it may go on.
namespace rollcall::test {

class ChunkedSource : public FakeSource
{
public:
    using FakeSource::FakeSource;

    /// More of it has come; it has not ended.
    void grow(TaskIndex task, Stream stream, const QByteArray& piece)
    {
        QByteArray& all = m_all[{task, static_cast<int>(stream)}];
        m_chunks[task].append({stream, all.size(), piece.size(), 0});
        all += piece;
        end(task, m_all.value({task, 0}), m_all.value({task, 1}));
        TaskRecord record = this->task(task);
        record.ended = false;
        set(task, record);
    }
    void finish(TaskIndex task) { end(task, m_all.value({task, 0}), m_all.value({task, 1})); }

    QList<OutputChunk> chunks(TaskIndex task) const override { return m_chunks.value(task); }

private:
    QMap<std::pair<TaskIndex, int>, QByteArray> m_all;
    QMap<TaskIndex, QList<OutputChunk>> m_chunks;
};

} // namespace rollcall::test
