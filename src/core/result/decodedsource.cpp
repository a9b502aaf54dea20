// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/decodedsource.h"

#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace rollcall {

namespace {

constexpr qint64 pieceSize = 8LL * 1024;     // bytes decoded to get at any place
constexpr qint64 mostAtOnce = 1024LL * 1024; // bytes read: a source checks whole chunks, however little is read of them
constexpr std::size_t keptTasks = 4;

/// From here on decoding can begin.
struct Mark
{
    qint64 raw = 0; // in the stream as it came
    qint64 text = 0;
    TextDecoder decoder;
};

struct StreamText
{
    explicit StreamText(Decoding decoding) : decoder(decoding), marks{{0, 0, TextDecoder(decoding)}} {}

    TextDecoder decoder;
    qint64 raw = 0; // read so far
    qint64 text = 0;
    std::vector<Mark> marks;
};

struct TaskText
{
    TaskText(quint16 ofAttempt, Decoding decoding)
        : attempt(ofAttempt), streams{StreamText(decoding), StreamText(decoding)}
    {
    }

    quint16 attempt;
    std::array<StreamText, 2> streams; // by Stream
    qsizetype seen = 0;                // chunks of the source
    bool finished = false;
    QList<OutputChunk> chunks;
};

using TaskTextPtr = std::shared_ptr<const TaskText>;

class DecodedSource : public ResultSource
{
public:
    DecodedSource(ResultSourcePtr source, std::optional<Decoding> all)
        : m_source(std::move(source)), m_spec(m_source->spec()), m_all(all)
    {
    }

    StoredSpecPtr spec() const override { return m_spec; }
    RunSummary summary() const override { return m_source->summary(); }
    HostRecord host(HostIndex host) const override { return m_source->host(host); }
    QStringList log(HostIndex host) const override { return m_source->log(host); }
    TaskRecord task(TaskIndex task) const override;
    QByteArray output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const override;
    QList<OutputChunk> chunks(TaskIndex task) const override;

private:
    Decoding decoding(TaskIndex task) const { return m_all.value_or(decodingOf(*m_spec, task)); }
    TaskTextPtr known(TaskIndex task) const;
    TaskTextPtr extended(TaskIndex task) const;
    bool read(TaskIndex task, const OutputChunk& chunk, StreamText& to) const;

    const ResultSourcePtr m_source;
    const StoredSpecPtr m_spec;
    const std::optional<Decoding> m_all;
    mutable std::mutex m_extending; // held by whoever decodes what is new
    mutable std::mutex m_mutex;     // guards m_texts, and is never held for long
    mutable std::map<TaskIndex, TaskTextPtr> m_texts;
};

TaskTextPtr DecodedSource::known(TaskIndex task) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_texts.find(task);
    return found == m_texts.end() ? nullptr : found->second;
}

/// False where the source has less than it said.
bool DecodedSource::read(TaskIndex task, const OutputChunk& chunk, StreamText& to) const
{
    const TextDecoder::Take count = [&to](QByteArrayView text) { to.text += text.size(); };
    for (qint64 done = 0; done < chunk.length;) {
        const qint64 wanted = std::min(mostAtOnce, chunk.length - done);
        const QByteArray bytes = m_source->output(task, chunk.stream, chunk.offset + done, wanted);
        if (bytes.isEmpty())
            return false;
        done += bytes.size();
        for (QByteArrayView rest = bytes; !rest.isEmpty();) {
            const QByteArrayView piece = rest.first(std::min<qsizetype>(pieceSize, rest.size()));
            rest = rest.sliced(piece.size());
            to.raw += piece.size();
            to.decoder.add(piece, count);
            if (to.text - to.marks.back().text >= pieceSize)
                to.marks.push_back({to.raw - to.decoder.held(), to.text, to.decoder.again()});
        }
    }
    return true;
}

TaskTextPtr DecodedSource::extended(TaskIndex task) const
{
    const std::scoped_lock alone(m_extending);
    const TaskRecord record = m_source->task(task); // before its chunks: if it has ended, they are all there
    TaskTextPtr before = known(task);
    if (before && before->attempt != record.attempt)
        before = nullptr;
    const auto text =
        before ? std::make_shared<TaskText>(*before) : std::make_shared<TaskText>(record.attempt, decoding(task));
    const QList<OutputChunk> raw = m_source->chunks(task);
    bool whole = true;
    for (; whole && text->seen < raw.size(); ++text->seen) {
        const OutputChunk& chunk = raw[text->seen];
        StreamText& stream = text->streams[static_cast<std::size_t>(chunk.stream)];
        const qint64 offset = stream.text;
        whole = read(task, chunk, stream);
        if (stream.text > offset)
            text->chunks.append({chunk.stream, offset, stream.text - offset, chunk.time});
    }
    if (record.ended && !std::exchange(text->finished, record.ended)) {
        for (const Stream which : {Stream::Output, Stream::Error}) {
            StreamText& stream = text->streams[static_cast<std::size_t>(which)];
            const qint64 offset = stream.text;
            stream.decoder.finish([&stream](QByteArrayView rest) { stream.text += rest.size(); });
            if (stream.text > offset)
                text->chunks.append({which, offset, stream.text - offset, record.endTime});
        }
    }
    const std::scoped_lock lock(m_mutex);
    if (m_texts.size() >= keptTasks && !m_texts.contains(task))
        m_texts.clear(); // they are made anew, and the same
    m_texts[task] = text;
    return text;
}

QList<OutputChunk> DecodedSource::chunks(TaskIndex task) const
{
    return decoding(task).isUtf8() ? m_source->chunks(task) : extended(task)->chunks;
}

TaskRecord DecodedSource::task(TaskIndex task) const
{
    TaskRecord record = m_source->task(task);
    if (decoding(task).isUtf8())
        return record;
    const TaskTextPtr text = known(task);
    const bool same = text && text->attempt == record.attempt;
    for (std::size_t i = 0; i < record.bytes.size(); ++i)
        record.bytes[i] = same ? text->streams[i].text : 0;
    return record;
}

QByteArray DecodedSource::output(TaskIndex task, Stream stream, qint64 offset, qint64 length) const
{
    if (decoding(task).isUtf8())
        return m_source->output(task, stream, offset, length);
    TaskTextPtr known = this->known(task);
    if (!known)
        known = extended(task);
    const StreamText& text = known->streams[static_cast<std::size_t>(stream)];
    length = std::min(length, text.text - offset);
    if (offset < 0 || length <= 0)
        return {};
    const auto after = std::upper_bound(text.marks.begin(), text.marks.end(), offset,
                                        [](qint64 place, const Mark& mark) { return place < mark.text; });
    const Mark& mark = *std::prev(after);
    QByteArray found;
    const TextDecoder::Take take = [&found](QByteArrayView piece) { found += piece; };
    const qint64 skipped = offset - mark.text;
    TextDecoder decoder = mark.decoder;
    for (qint64 at = mark.raw; found.size() < skipped + length && at < text.raw;) {
        const qint64 wanted = std::clamp(skipped + length - found.size(), pieceSize, mostAtOnce);
        const QByteArray bytes = m_source->output(task, stream, at, std::min(wanted, text.raw - at));
        if (bytes.isEmpty())
            break;
        at += bytes.size();
        decoder.add(bytes, take);
    }
    if (found.size() < skipped + length)
        decoder.finish(take);
    return found.mid(skipped, length);
}

} // namespace

ResultSourcePtr decodedSource(const ResultSourcePtr& source, std::optional<Decoding> all)
{
    if (!source)
        return source;
    const StoredSpecPtr spec = source->spec();
    const bool plain = all ? all->isUtf8()
                           : std::all_of(spec->hosts.cbegin(), spec->hosts.cend(),
                                         [](const StoredHost& host) { return host.encoding == Encoding::Utf8; });
    if (plain)
        return source;
    return std::make_shared<DecodedSource>(source, all);
}

} // namespace rollcall
