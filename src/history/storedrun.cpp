// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/storedrun.h"

#include "core/text.h"
#include "history/rundata.h"
#include "history/segments.h"

#include <algorithm>
#include <mutex>

namespace rollcall::history {

struct StoredRun::Private
{
    StoredSpecPtr spec;
    std::shared_ptr<Segments> segments;
    mutable std::mutex mutex; // guards data
    RunData data;

    OutputChunk toPublic(const Chunk& chunk) const
    {
        return {chunk.stream(), chunk.offset, qint64(chunk.length), qint64(chunk.time)};
    }

    struct Piece
    {
        quint64 position;
        qint64 length;
    };
    /// Of an attempt; of the latest where none is named.
    std::vector<Piece> piecesOf(TaskIndex task, std::optional<quint16> attempt, Stream stream, qint64 offset,
                                qint64 length) const;
    QByteArray read(const std::vector<Piece>& pieces) const;
};

StoredRun::StoredRun(StoredSpecPtr spec, std::shared_ptr<Segments> segments)
    : d(new Private{spec, std::move(segments), {}, RunData(*spec)})
{
}

StoredRun::~StoredRun() = default;

StoredSpecPtr StoredRun::spec() const
{
    return d->spec;
}

RunSummary StoredRun::summary() const
{
    const std::scoped_lock lock(d->mutex);
    RunSummary summary = d->data.summary;
    if (d->data.live) {
        const auto passed = std::chrono::steady_clock::now() - d->data.began;
        summary.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
    }
    return summary;
}

TaskRecord StoredRun::task(TaskIndex task) const
{
    const std::scoped_lock lock(d->mutex);
    return task < d->data.tasks.size() ? d->data.tasks[task] : TaskRecord();
}

HostRecord StoredRun::host(HostIndex host) const
{
    const std::scoped_lock lock(d->mutex);
    return host < d->data.hosts.size() ? d->data.hosts[host] : HostRecord();
}

std::vector<StoredRun::Private::Piece> StoredRun::Private::piecesOf(TaskIndex task, std::optional<quint16> attempt,
                                                                    Stream stream, qint64 offset, qint64 length) const
{
    std::vector<Piece> pieces;
    const std::scoped_lock lock(mutex);
    if (task >= data.chunks.size())
        return pieces;
    const std::vector<Chunk>* const wanted = data.chunksOf(task, attempt.value_or(data.tasks[task].attempt));
    if (!wanted)
        return pieces;
    const std::vector<Chunk>& chunks = *wanted;
    auto it =
        std::upper_bound(chunks.begin(), chunks.end(), offset, [stream](qint64 where, const Chunk& chunk) {
            return where < chunk.offsetIn(stream);
        });
    // Back over chunks of the other stream, during which this one's offset stands still.
    while (it != chunks.begin() && (it == chunks.end() || it->stream() != stream || it->offset > offset))
        --it;
    for (; it != chunks.end() && length > 0; ++it) {
        if (it->stream() != stream || it->offset + it->length <= offset)
            continue;
        const qint64 skipped = offset - it->offset;
        const qint64 taken = std::min(length, it->length - skipped);
        pieces.push_back({it->position + static_cast<quint64>(skipped), taken});
        offset += taken;
        length -= taken;
    }
    return pieces;
}

QByteArray StoredRun::output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const
{
    return d->read(d->piecesOf(task, {}, stream, std::max<qint64>(offset, 0), length));
}

QByteArray StoredRun::attemptOutput(TaskIndex task, quint16 attempt, Stream stream, qint64 offset, qint64 length) const
{
    return d->read(d->piecesOf(task, attempt, stream, std::max<qint64>(offset, 0), length));
}

TaskRecord StoredRun::attempt(TaskIndex task, quint16 attempt) const
{
    const std::scoped_lock lock(d->mutex);
    const TaskRecord* const record = d->data.recordOf(task, attempt);
    return record ? *record : TaskRecord();
}

QList<TaskRecord> StoredRun::attempts(TaskIndex task) const
{
    QList<TaskRecord> all;
    const std::scoped_lock lock(d->mutex);
    if (const auto before = d->data.earlier.find(task); before != d->data.earlier.end()) {
        for (const Attempt& one : before->second)
            all.append(one.record);
    }
    if (task < d->data.tasks.size())
        all.append(d->data.tasks[task]);
    return all;
}

QByteArray StoredRun::Private::read(const std::vector<Piece>& pieces) const
{
    qint64 size = 0;
    for (const auto& piece : pieces)
        size += piece.length;
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 done = 0;
    for (const auto& piece : pieces) {
        const qint64 got = segments->read(piece.position, bytes.data() + done, piece.length);
        done += got;
        if (got < piece.length)
            break; // never bytes from behind a gap
    }
    bytes.truncate(done);
    return bytes;
}

QList<OutputChunk> StoredRun::chunks(TaskIndex task) const
{
    return chunksFrom(task, 0);
}

QList<OutputChunk> StoredRun::chunksFrom(TaskIndex task, qsizetype first) const
{
    QList<OutputChunk> list;
    const std::scoped_lock lock(d->mutex);
    if (task >= d->data.chunks.size())
        return list;
    const std::vector<Chunk>& chunks = d->data.chunks[task];
    for (auto i = static_cast<size_t>(std::max<qsizetype>(first, 0)); i < chunks.size(); ++i)
        list.append(d->toPublic(chunks[i]));
    return list;
}

QStringList StoredRun::log(HostIndex host) const
{
    std::vector<LogEntry> entries;
    {
        const std::scoped_lock lock(d->mutex);
        if (host < d->data.logs.size())
            entries = d->data.logs[host];
    }
    QStringList lines;
    for (const LogEntry& entry : entries) {
        const QTime time = d->spec->wallTime(entry.time).toLocalTime().time();
        const QString text = QString::fromUtf8(d->segments->read(entry.position, entry.length));
        lines.append(time.toString(QStringLiteral("HH:mm:ss.zzz")) + QStringLiteral("  ") +
                     displayLine(text));
    }
    return lines;
}

bool StoredRun::isLive() const
{
    const std::scoped_lock lock(d->mutex);
    return d->data.live;
}

std::array<int, hostPhaseCount> StoredRun::phases() const
{
    const std::scoped_lock lock(d->mutex);
    return d->data.phases;
}

std::optional<Error> StoredRun::failure() const
{
    const std::scoped_lock lock(d->mutex);
    return d->data.failure;
}

void StoredRun::edit(const std::function<void(RunData&)>& change)
{
    const std::scoped_lock lock(d->mutex);
    change(d->data);
}

} // namespace rollcall::history
