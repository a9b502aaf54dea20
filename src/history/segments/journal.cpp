// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/journal.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"

#include <algorithm>

namespace rollcall::history {

namespace {

RecordHeader headerOf(RecordType type, quint32 subject, qint64 time, qsizetype length, quint16 attempt = 1)
{
    RecordHeader header;
    header.type = type;
    header.attempt = attempt;
    header.subject = subject;
    header.time = time;
    header.length = static_cast<quint32>(length);
    return header;
}

/// What a run cannot do without: stored even when the disk is full.
bool isState(RecordType type)
{
    return type == RecordType::Started || type == RecordType::Ended || type == RecordType::RunEnded ||
           type == RecordType::StoreFailed;
}

/// SHA-1 over the two streams' SHA-1s. It is the fastest that Qt has (twice Blake2b), and a host that wants
/// to be folded with another's output would need a second preimage.
QByteArray digestOfBoth(QCryptographicHash& output, QCryptographicHash& error)
{
    const QByteArray both = output.result() + error.result();
    return QCryptographicHash::hash(both, QCryptographicHash::Sha1);
}

} // namespace

void Journal::writeSpec(const QByteArray& spec)
{
    append(headerOf(RecordType::Spec, 0, 0, spec.size()), spec);
}

void Journal::write(const RunEvent& event)
{
    std::visit([this](const auto& one) { handle(one); }, event);
}

std::optional<quint64> Journal::append(const RecordHeader& header, QByteArrayView payload)
{
    if (m_failure && !(m_reserveOpen && isState(header.type)))
        return std::nullopt;
    const Result<quint64> position = m_segments->append(header, payload);
    if (position)
        return position.value();
    fail(position.error());
    return std::nullopt;
}

/// The reserve can come to its end, too.
void Journal::fail(const Error& error)
{
    if (!m_failure)
        m_failure = error;
    m_reserveOpen = false;
}

void Journal::handle(const HostChanged& event)
{
    HostRecord record{event.phase, event.address};
    record.entered[static_cast<size_t>(event.phase)] = event.time;
    const QByteArray payload = encodeHost(record);
    append(headerOf(RecordType::Host, event.host, event.time, payload.size()), payload);
    m_items.push_back(HostItem{event.host, record});
}

void Journal::handle(const TaskStarted& event)
{
    append(headerOf(RecordType::Started, event.task, event.time, 0, event.attempt), {});
    m_items.push_back(StartedItem{event.task, event.attempt, event.time});
}

void Journal::handle(const HostLog& event)
{
    const QByteArray text = event.text.toUtf8();
    const auto position = append(headerOf(RecordType::Log, event.host, event.time, text.size()), text);
    if (position) {
        m_items.push_back(
            IndexEntry{IndexEntry::Kind::Log, event.host, *position, static_cast<quint32>(text.size()), event.time});
    }
}

void Journal::handle(const TaskOutput& event)
{
    const Key key = keyOf(event.task, event.attempt);
    if (event.bytes.isEmpty() || m_ended.contains(key))
        return;
    OpenTask& open = openTask(event.task, key);
    if (open.waiting &&
        (open.gathered.stream != event.stream || open.gathered.bytes.size() + event.bytes.size() > gatherLimit)) {
        storeGathered(open);
    }
    if (!open.waiting) {
        open.gathered = event; // shares the bytes
        open.waiting = true;
        m_gathering.push_back(key);
    } else {
        open.gathered.bytes.append(event.bytes);
    }
}

Journal::OpenTask& Journal::openTask(TaskIndex task, Key key)
{
    std::unique_ptr<OpenTask>& open = m_open[key];
    if (!open)
        open = std::make_unique<OpenTask>(decodingOf(*m_spec, task));
    return *open;
}

void Journal::storeGathered(OpenTask& open)
{
    if (!open.waiting)
        return;
    open.waiting = false;
    const TaskOutput& piece = open.gathered;
    RecordHeader header = headerOf(RecordType::Output, piece.task, piece.time, piece.bytes.size(), piece.attempt);
    header.stream = piece.stream;
    const auto position = append(header, piece.bytes);
    if (position) {
        const auto kind = piece.stream == Stream::Error ? IndexEntry::Kind::Error : IndexEntry::Kind::Output;
        m_items.push_back(IndexEntry{kind, piece.task, *position, header.length, piece.time, piece.attempt});
        open.texts[static_cast<size_t>(piece.stream)].add(
            piece.bytes, [&](QByteArrayView text) { seeText(open, piece.stream, text); });
    } else {
        m_lossy.insert(keyOf(piece.task, piece.attempt));
    }
    open.gathered.bytes = {};
}

void Journal::seeText(OpenTask& open, Stream stream, QByteArrayView text)
{
    open.hashes[static_cast<size_t>(stream)].addData(text);
    open.summary.add(stream, text);
    lookForLine(open, stream, text);
}

void Journal::lookForLine(OpenTask& open, Stream stream, QByteArrayView text)
{
    if (open.lineSettled)
        return;
    QByteArray& beginning = open.beginnings[static_cast<size_t>(stream)];
    if (beginning.size() >= firstLineWindow)
        return;
    beginning += text.first(std::min(firstLineWindow - beginning.size(), text.size()));
    QString line = firstLine(open.beginnings[0]);
    const bool fromOutput = !line.isEmpty();
    if (!fromOutput)
        line = firstLine(open.beginnings[1]);
    const QByteArrayView ended(open.beginnings[0].constData(), open.beginnings[0].lastIndexOf('\n') + 1);
    open.lineSettled = fromOutput && (beginning.size() >= firstLineWindow || firstLine(ended) == line);
    open.lineChanged = open.lineChanged || line != open.line;
    open.line = line;
}

void Journal::storeAllGathered()
{
    for (const Key key : m_gathering) {
        const auto found = m_open.find(key);
        if (found == m_open.end())
            continue;
        OpenTask& open = *found->second;
        storeGathered(open);
        if (open.lineChanged)
            m_items.push_back(LineItem{open.gathered.task, open.gathered.attempt, open.line});
        open.lineChanged = false;
    }
    m_gathering.clear();
}

void Journal::describe(EndedPayload& payload, OpenTask* open) const
{
    const auto describeOutput = [](EndedPayload& all, OpenTask& task) {
        all.digest = digestOfBoth(task.hashes[0], task.hashes[1]);
        all.output = task.summary.result();
    };
    static const EndedPayload nothing = [&] {
        EndedPayload of;
        OpenTask empty{Decoding()};
        describeOutput(of, empty);
        return of;
    }();
    if (open) {
        describeOutput(payload, *open);
    } else {
        payload.digest = nothing.digest;
        payload.output = nothing.output;
    }
}

void Journal::handle(const TaskEnded& event)
{
    const Key key = keyOf(event.task, event.attempt);
    if (!m_ended.insert(key).second)
        return;
    EndedPayload payload;
    payload.verdict = event.verdict;
    const auto found = m_open.find(key);
    OpenTask* open = found == m_open.end() ? nullptr : found->second.get();
    if (open) {
        storeGathered(*open);
        for (const Stream stream : {Stream::Output, Stream::Error})
            open->texts[static_cast<size_t>(stream)].finish([&](QByteArrayView text) { seeText(*open, stream, text); });
        payload.firstLine = open->line;
    }
    if (m_lossy.contains(key))
        blame(payload);
    else
        describe(payload, open);
    if (open)
        m_open.erase(found);
    EndedItem item{event.task, event.attempt, event.time, std::move(payload)};
    appendEnded(item);
    m_items.push_back(std::move(item));
}

/// The reserve has no room for first lines, which are found in the output again, nor for the like.
void Journal::appendEnded(const EndedItem& item)
{
    EndedPayload kept = item.payload;
    if (m_reserveOpen) {
        kept.firstLine.clear();
        kept.output = {};
    }
    const QByteArray packed = encodeEnded(kept);
    append(headerOf(RecordType::Ended, item.task, item.time, packed.size(), item.attempt), packed);
}

void Journal::handle(const RunEnded& event)
{
    storeAllGathered();
    const QByteArray payload(1, event.cancelled ? '\1' : '\0');
    append(headerOf(RecordType::RunEnded, 0, event.time, payload.size()), payload);
    m_items.push_back(RunEndedItem{event.time, event.cancelled});
}

/// The output is not all there: whatever else is known of it, the task is no success.
void Journal::blame(EndedPayload& payload)
{
    payload.digest.clear();
    payload.output = {};
    payload.verdict.reason = Reason::LocalDiskFull;
}

std::vector<Item> Journal::settle()
{
    storeAllGathered();
    if (!m_failure || m_reserveOpen) {
        if (const Status flushed = m_segments->flush(); !flushed)
            fail(flushed.error());
    }
    if (m_failure && !std::exchange(m_reserveAsked, true)) {
        dropUnwritten();
        storeInReserve();
    }
    return std::exchange(m_items, {});
}

/// Which of this round's states got to the files before the failure is not known: they are all said again,
/// and reading takes the first that it finds.
void Journal::storeInReserve()
{
    m_reserveOpen = m_segments->openReserve();
    const QByteArray why = m_failure->detail.toUtf8();
    append(headerOf(RecordType::StoreFailed, 0, 0, why.size()), why);
    for (const Item& item : m_items) {
        if (const auto* started = std::get_if<StartedItem>(&item)) {
            append(headerOf(RecordType::Started, started->task, started->time, 0, started->attempt), {});
        } else if (const auto* ended = std::get_if<EndedItem>(&item)) {
            appendEnded(*ended);
        } else if (const auto* over = std::get_if<RunEndedItem>(&item)) {
            const QByteArray payload(1, over->cancelled ? '\1' : '\0');
            append(headerOf(RecordType::RunEnded, 0, over->time, payload.size()), payload);
        }
    }
    if (!m_reserveOpen)
        return;
    if (const Status flushed = m_segments->flush(); !flushed)
        fail(flushed.error());
}

void Journal::dropUnwritten()
{
    const quint64 written = m_segments->flushedPosition();
    for (const Item& item : m_items) {
        const auto* entry = std::get_if<IndexEntry>(&item);
        if (entry && entry->kind != IndexEntry::Kind::Log && entry->position + entry->length > written)
            m_lossy.insert(keyOf(entry->subject, entry->attempt));
    }
    std::erase_if(m_items, [written](const Item& item) {
        const auto* entry = std::get_if<IndexEntry>(&item);
        return entry && entry->position + entry->length > written;
    });
    for (Item& item : m_items) {
        auto* ended = std::get_if<EndedItem>(&item);
        if (ended && m_lossy.contains(keyOf(ended->task, ended->attempt)))
            blame(ended->payload);
    }
}

} // namespace rollcall::history
