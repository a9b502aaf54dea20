// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/storedrun.h"

#include "core/base/text.h"
#include "history/segments/rundata.h"
#include "history/segments/segments.h"

#include <algorithm>
#include <mutex>
#include <utility>

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

    std::function<void()> damageFound;

    /// Of a chunk.
    struct Piece
    {
        quint64 position; // of the chunk
        qint64 whole;     // its length
        qint64 skipped;
        qint64 length;
    };
    struct Reading
    {
        std::vector<Piece> pieces;
        quint16 attempt = 0;
        bool checked = false; // a run that is under way reads back its own words
    };
    /// Of an attempt; of the latest where none is named.
    Reading readingOf(TaskIndex task, std::optional<quint16> attempt, Stream stream, qint64 offset,
                      qint64 length) const;
    QByteArray read(TaskIndex task, const Reading& reading);
    qint64 readPiece(const Piece& piece, char* to, bool& whole) const;
    void damaged(const std::function<void(RunData&)>& mark);
};

StoredRun::StoredRun(const StoredSpecPtr& spec, std::shared_ptr<Segments> segments)
    : d(new Private{spec, std::move(segments), {}, RunData(*spec), {}})
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

StoredRun::Private::Reading StoredRun::Private::readingOf(TaskIndex task, std::optional<quint16> attempt, Stream stream,
                                                          qint64 offset, qint64 length) const
{
    Reading reading;
    const std::scoped_lock lock(mutex);
    if (task >= data.chunks.size())
        return reading;
    reading.attempt = attempt.value_or(data.tasks[task].attempt);
    reading.checked = !data.live;
    const std::vector<Chunk>* const wanted = data.chunksOf(task, reading.attempt);
    if (!wanted)
        return reading;
    const std::vector<Chunk>& chunks = *wanted;
    auto it = std::upper_bound(chunks.begin(), chunks.end(), offset,
                               [stream](qint64 where, const Chunk& chunk) { return where < chunk.offsetIn(stream); });
    // Back over chunks of the other stream, during which this one's offset stands still.
    while (it != chunks.begin() && (it == chunks.end() || it->stream() != stream || it->offset > offset))
        --it;
    for (; it != chunks.end() && length > 0; ++it) {
        if (it->stream() != stream || it->offset + it->length <= offset)
            continue;
        const qint64 skipped = offset - it->offset;
        const qint64 taken = std::min(length, it->length - skipped);
        reading.pieces.push_back({it->position, it->length, skipped, taken});
        offset += taken;
        length -= taken;
    }
    return reading;
}

QByteArray StoredRun::output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const
{
    return d->read(task, d->readingOf(task, {}, stream, std::max<qint64>(offset, 0), length));
}

QByteArray StoredRun::attemptOutput(TaskIndex task, quint16 attempt, Stream stream, qint64 offset, qint64 length) const
{
    return d->read(task, d->readingOf(task, attempt, stream, std::max<qint64>(offset, 0), length));
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

QByteArray StoredRun::Private::read(TaskIndex task, const Reading& reading)
{
    qint64 size = 0;
    for (const Piece& piece : reading.pieces)
        size += piece.length;
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 done = 0;
    bool whole = true;
    for (const Piece& piece : reading.pieces) {
        const quint64 from = piece.position + static_cast<quint64>(piece.skipped);
        const qint64 got = reading.checked ? readPiece(piece, bytes.data() + done, whole)
                                           : segments->read(from, bytes.data() + done, piece.length);
        done += got;
        if (got < piece.length)
            break; // never bytes from behind a gap
    }
    if (!whole)
        damaged([&](RunData& all) { all.damageTask(task, reading.attempt); });
    bytes.truncate(done);
    return bytes;
}

/// The check sum is that of the whole chunk.
qint64 StoredRun::Private::readPiece(const Piece& piece, char* to, bool& whole) const
{
    qint64 got = 0;
    if (piece.length == piece.whole) {
        whole = segments->readWhole(piece.position, to, piece.whole, got) && whole;
        return got;
    }
    QByteArray chunk(piece.whole, Qt::Uninitialized);
    whole = segments->readWhole(piece.position, chunk.data(), piece.whole, got) && whole;
    const qint64 usable = std::clamp<qint64>(got - piece.skipped, 0, piece.length);
    std::copy_n(chunk.constData() + piece.skipped, usable, to);
    return usable;
}

void StoredRun::Private::damaged(const std::function<void(RunData&)>& mark)
{
    std::function<void()> found;
    {
        const std::scoped_lock lock(mutex);
        mark(data);
        data.damage(Error{ErrorKind::DamagedRun, spec->id, {}, segments->folder(), 0});
        found = std::exchange(damageFound, {});
    }
    if (found)
        found();
}

void StoredRun::whenDamaged(std::function<void()> found)
{
    const std::scoped_lock lock(d->mutex);
    d->damageFound = std::move(found);
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
    bool whole = true;
    for (const LogEntry& entry : entries) {
        const QTime time = d->spec->wallTime(entry.time).toLocalTime().time();
        QByteArray bytes(entry.length, Qt::Uninitialized);
        qint64 got = 0;
        whole = d->segments->readWhole(entry.position, bytes.data(), entry.length, got) && whole;
        const QString text = QString::fromUtf8(QByteArrayView(bytes).first(got));
        lines.append(time.toString(QStringLiteral("HH:mm:ss.zzz")) + QStringLiteral("  ") + displayLine(text));
    }
    if (!whole)
        d->damaged([](RunData&) {});
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
