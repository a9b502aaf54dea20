// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/recovery.h"

#include "core/text.h"
#include "history/rundata.h"
#include "history/segments.h"
#include "history/speccodec.h"

#include <QFileInfo>

#include <algorithm>

namespace rollcall::history {

namespace {

constexpr qint64 beginningSize = 1024; // bytes looked at for a first line that was never stored

/// Walks over the records of all segment files in order.
class Scanner
{
public:
    explicit Scanner(std::shared_ptr<Segments> segments) : m_segments(std::move(segments)) {}

    /// False at the end: of the files, or of what is whole.
    bool next()
    {
        if (m_header)
            m_offset += recordHeaderSize + m_header->length;
        m_header.reset();
        while (m_segment < m_segments->count()) {
            const qint64 size = m_segments->fileSize(m_segment);
            if (m_offset + recordHeaderSize <= size && readHeader(size))
                return true;
            // A torn record ends its file; a later file, if there is one, begins with a whole one.
            ++m_segment;
            m_offset = segmentMarkSize;
        }
        return false;
    }

    const RecordHeader& header() const { return *m_header; }
    quint64 position() const { return Segments::positionOf(m_segment, m_offset + recordHeaderSize); }
    const QString& folder() const { return m_segments->folder(); }
    QByteArray payload() const { return m_segments->read(position(), m_header->length); }

private:
    bool readHeader(qint64 fileSize)
    {
        char packed[recordHeaderSize];
        if (m_segments->read(Segments::positionOf(m_segment, m_offset), packed, recordHeaderSize) <
            recordHeaderSize)
            return false;
        const auto header = decodeHeader(packed);
        if (!header || m_offset + recordHeaderSize + header->length > fileSize)
            return false;
        m_header = header;
        return true;
    }

    std::shared_ptr<Segments> m_segments;
    std::optional<RecordHeader> m_header;
    int m_segment = 0;
    qint64 m_offset = segmentMarkSize;
};

IndexEntry entryOf(const Scanner& scanner)
{
    const RecordHeader& header = scanner.header();
    IndexEntry entry;
    if (header.type == RecordType::Log)
        entry.kind = IndexEntry::Kind::Log;
    else
        entry.kind = header.stream == Stream::Error ? IndexEntry::Kind::Error : IndexEntry::Kind::Output;
    entry.subject = header.subject;
    entry.position = scanner.position();
    entry.length = header.length;
    entry.time = header.time;
    return entry;
}

/// One record's effect; what must be a row is noted.
void replay(const Scanner& scanner, RunData& data, ScannedRun& scanned)
{
    const RecordHeader& header = scanner.header();
    switch (header.type) {
    case RecordType::Spec:
        break;
    case RecordType::Output:
    case RecordType::Log: {
        const IndexEntry entry = entryOf(scanner);
        data.addEntry(entry);
        appendEntry(scanned.rows.index, entry);
        break;
    }
    case RecordType::Started:
        data.started(header.subject, header.time);
        break;
    case RecordType::Ended:
        data.ended(header.subject, header.time, decodeEnded(scanner.payload()));
        if (header.subject < data.tasks.size())
            scanned.rows.tasks.emplace_back(header.subject, data.tasks[header.subject]);
        break;
    case RecordType::Host: {
        const HostRecord host = decodeHost(scanner.payload());
        data.setHost(header.subject, host);
        if (!host.address.isEmpty())
            scanned.rows.addresses.emplace_back(header.subject, host.address);
        break;
    }
    case RecordType::StoreFailed:
        data.fail(Error{ErrorKind::DiskFull, {}, QString::fromUtf8(scanner.payload()), scanner.folder(), 0});
        break;
    case RecordType::RunEnded:
        scanned.complete = true;
        data.runEnded(header.time, scanner.payload().startsWith('\1'));
        break;
    }
}

/// Tasks that had not ended: what their table row shows comes from their output.
void findFirstLines(StoredRun& run)
{
    for (TaskIndex task = 0; task < static_cast<TaskIndex>(run.spec()->taskCount()); ++task) {
        const TaskRecord record = run.task(task);
        if (!record.firstLine.isEmpty() || record.bytes[0] + record.bytes[1] == 0)
            continue;
        QString line = firstLine(run.output(task, Stream::Output, 0, beginningSize));
        if (line.isEmpty())
            line = firstLine(run.output(task, Stream::Error, 0, beginningSize));
        run.edit([&](RunData& data) { data.setFirstLine(task, line); });
    }
}

} // namespace

Result<ScannedRun> scanRun(const QString& runFolder)
{
    auto segments = Segments::openExisting(runFolder);
    if (!segments)
        return segments.error();
    Scanner scanner(*segments);
    ScannedRun scanned;
    if (scanner.next() && scanner.header().type == RecordType::Spec)
        scanned.encodedSpec = scanner.payload();
    const RunSpecPtr spec = decodeSpec(scanned.encodedSpec);
    if (!spec)
        return Error{ErrorKind::UnknownRun, QFileInfo(runFolder).fileName(), {}, runFolder, 0};
    scanned.run = std::make_shared<StoredRun>(spec, *segments);
    scanned.run->edit([&](RunData& data) {
        while (scanner.next())
            replay(scanner, data, scanned);
    });
    findFirstLines(*scanned.run);
    scanned.rows.summary = scanned.run->summary();
    return scanned;
}

Result<ScannedRun> scanEndedRun(const QString& runFolder)
{
    auto scanned = scanRun(runFolder);
    if (!scanned)
        return scanned;
    if (!scanned->complete) {
        scanned->run->edit([&](RunData& data) {
            for (const TaskIndex task : data.interrupt())
                scanned->rows.tasks.emplace_back(task, data.tasks[task]);
        });
    }
    scanned->rows.summary = scanned->run->summary();
    return scanned;
}

Result<StoredRunPtr> assembleRun(const LoadedRun& loaded, const QString& runFolder)
{
    const RunSpecPtr spec = decodeSpec(loaded.spec);
    if (!spec)
        return Error{ErrorKind::Database, loaded.summary.id, {}, runFolder, 0};
    auto segments = Segments::openExisting(runFolder);
    if (!segments)
        return segments.error();
    auto run = std::make_shared<StoredRun>(spec, *segments);
    run->edit([&](RunData& data) {
        if (loaded.summary.incomplete)
            data.fail(Error{ErrorKind::DiskFull, {}, {}, runFolder, 0});
        for (const QByteArray& index : loaded.indexes) {
            for (qsizetype i = 0; i < index.size() / IndexEntry::size; ++i)
                data.addEntry(entryAt(index, i));
        }
        for (const auto& [task, record] : loaded.tasks) {
            if (record.started)
                data.started(task, record.startTime);
            data.ended(task, record.endTime, {record.verdict, record.firstLine, record.digest});
        }
        for (const auto& [host, address] : loaded.addresses)
            data.setHost(host, {HostPhase::Done, address});
        data.settleHosts();
    });
    findFirstLines(*run);
    run->edit([&](RunData& data) {
        if (loaded.summary.state == RunState::Interrupted)
            data.interrupt();
        data.summary.state = loaded.summary.state;
        data.summary.ended = loaded.summary.ended;
    });
    return run;
}

} // namespace rollcall::history
