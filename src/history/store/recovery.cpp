// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/recovery.h"

#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/segments/record.h"
#include "history/segments/rundata.h"
#include "history/segments/segments.h"
#include "history/segments/speccodec.h"

#include <QFileInfo>

#include <algorithm>

namespace rollcall::history {

namespace {

constexpr qint64 beginningSize = 1024; // bytes looked at for a first line that was never stored

/// Walks over the records of all segment files in order. A record whose check sum does not hold is left out.
class Scanner
{
public:
    explicit Scanner(std::shared_ptr<Segments> segments) : m_segments(std::move(segments)) { beginFile(); }

    /// False at the end: of the files, or of what is whole.
    bool next()
    {
        if (m_header)
            m_offset += m_header->size + m_header->length;
        m_header.reset();
        for (; m_segment < m_segments->count(); ++m_segment, beginFile()) {
            // A torn record ends its file; a later file, if there is one, begins with a whole one.
            while (readHeader()) {
                if (isWhole())
                    return true;
                m_damaged = true;
                m_offset += m_header->size + m_header->length;
            }
        }
        m_header.reset();
        return false;
    }

    /// More than the torn end that a killed process leaves.
    bool isDamaged() const { return m_damaged; }
    bool hasRecords() const { return m_seen; }
    void setDamaged() { m_damaged = true; }

    const RecordHeader& header() const { return *m_header; }
    SegmentMark mark() const { return m_mark; }
    quint64 position() const { return Segments::positionOf(m_segment, m_offset + m_header->size); }
    const QString& folder() const { return m_segments->folder(); }
    QByteArray payload() const { return m_segments->read(position(), m_header->length); }

private:
    static constexpr qint64 pieceSize = 1 << 20; // bytes read and summed at once

    void beginFile()
    {
        m_offset = segmentMarkSize;
        m_mark = SegmentMark::None;
        if (m_segment >= m_segments->count())
            return;
        m_size = m_segments->fileSize(m_segment);
        const QByteArray mark = m_segments->read(Segments::positionOf(m_segment, 0), segmentMarkSize);
        if (mark.size() == segmentMarkSize)
            m_mark = markOf(mark.constData());
        const bool torn = mark.size() < segmentMarkSize || mark.count('\0') == mark.size();
        m_damaged = m_damaged || (m_mark == SegmentMark::None && !torn);
        m_seen = m_seen || m_size > segmentMarkSize;
    }

    bool readHeader()
    {
        m_header.reset();
        const qint64 size = headerSizeOf(m_mark);
        if (m_mark == SegmentMark::None || m_offset + size > m_size)
            return false;
        const QByteArray packed = m_segments->read(Segments::positionOf(m_segment, m_offset), size);
        if (packed.size() < size)
            return false;
        const auto header = decodeHeader(m_mark, packed.constData());
        m_damaged = m_damaged || (!header && packed.count('\0') < size); // zeros: set aside and not used
        if (!header || m_offset + header->size + header->length > m_size)
            return false;
        m_header = header;
        return true;
    }

    bool isWhole() const
    {
        if (!m_header->payloadSum)
            return true;
        CheckSum sum;
        QByteArray piece(std::min<qint64>(m_header->length, pieceSize), Qt::Uninitialized);
        for (qint64 done = 0; done < m_header->length; done += pieceSize) {
            const qint64 wanted = std::min<qint64>(m_header->length - done, pieceSize);
            const qint64 got = m_segments->read(position() + static_cast<quint64>(done), piece.data(), wanted);
            sum.add(QByteArrayView(piece.constData(), got));
        }
        return sum.value() == *m_header->payloadSum;
    }

    std::shared_ptr<Segments> m_segments;
    std::optional<RecordHeader> m_header;
    SegmentMark m_mark = SegmentMark::None;
    int m_segment = 0;
    qint64 m_size = 0; // of the file, when it was begun
    qint64 m_offset = segmentMarkSize;
    bool m_damaged = false;
    bool m_seen = false;
};

IndexEntry entryOf(const Scanner& scanner, qint64 time)
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
    entry.time = time;
    entry.attempt = header.attempt;
    return entry;
}

/// One record's effect; what must be a row is noted.
void replay(Scanner& scanner, RunData& data, ScannedRun& scanned)
{
    const RecordHeader& header = scanner.header();
    const bool first = scanner.mark() == SegmentMark::First;
    const qint64 time = first ? sinceStart(header.time, data.summary.started) : header.time;
    switch (header.type) {
    case RecordType::Spec:
        break;
    case RecordType::Output:
    case RecordType::Log: {
        const IndexEntry entry = entryOf(scanner, time);
        data.addEntry(entry);
        appendEntry(scanned.rows.index, entry);
        break;
    }
    case RecordType::Started:
        data.started(header.subject, header.attempt, time);
        break;
    case RecordType::Ended:
        if (const auto ended = decodeEnded(scanner.mark(), scanner.payload()))
            data.ended(header.subject, header.attempt, time, *ended);
        else
            scanner.setDamaged();
        if (const TaskRecord* const record = data.recordOf(header.subject, header.attempt); record && record->ended)
            scanned.rows.tasks.emplace_back(header.subject, *record);
        break;
    case RecordType::Host: {
        HostRecord host = decodeHost(scanner.payload());
        if (!first) // that one did not say when
            host.entered[static_cast<size_t>(host.phase)] = time;
        data.setHost(header.subject, host);
        if (header.subject < data.hosts.size())
            scanned.rows.hosts[header.subject] = data.hosts[header.subject];
        break;
    }
    case RecordType::StoreFailed:
        data.fail(Error{ErrorKind::DiskFull, {}, QString::fromUtf8(scanner.payload()), scanner.folder(), 0});
        break;
    case RecordType::RunEnded:
        scanned.complete = true;
        data.runEnded(time, scanner.payload().startsWith('\1'));
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
        QString line = firstLine(textBeginning(run, task, Stream::Output, beginningSize));
        if (line.isEmpty())
            line = firstLine(textBeginning(run, task, Stream::Error, beginningSize));
        run.edit([&](RunData& data) { data.setFirstLine(task, record.attempt, line); });
    }
}

} // namespace

Error damagedRun(const QString& runFolder)
{
    return Error{ErrorKind::DamagedRun, QFileInfo(runFolder).fileName(), {}, runFolder, 0};
}

Result<ScannedRun> scanRun(const QString& runFolder)
{
    auto segments = Segments::openExisting(runFolder);
    if (!segments)
        return segments.error();
    Scanner scanner(*segments);
    ScannedRun scanned;
    const QString id = QFileInfo(runFolder).fileName();
    if (scanner.next() && scanner.header().type == RecordType::Spec)
        scanned.encodedSpec = scanner.payload();
    else if (!scanner.hasRecords())
        return Error{ErrorKind::UnknownRun, id, {}, runFolder, 0};
    const StoredSpecPtr spec = decodeSpec(scanned.encodedSpec);
    if (!spec || spec->id != id)
        return damagedRun(runFolder);
    if (auto without = withoutInputs(scanned.encodedSpec))
        scanned.encodedSpec = *std::move(without);
    scanned.run = std::make_shared<StoredRun>(spec, *segments);
    scanned.run->edit([&](RunData& data) {
        while (scanner.next())
            replay(scanner, data, scanned);
        if (scanner.isDamaged())
            data.damage(damagedRun(runFolder));
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
            for (const TaskIndex task : data.interrupt(*scanned->run->spec()))
                scanned->rows.tasks.emplace_back(task, data.tasks[task]);
        });
    }
    scanned->rows.summary = scanned->run->summary();
    return scanned;
}

namespace {

/// Adds what the index names, as far as the files have it; false where they have less.
bool addIndex(RunData& data, const LoadedRun& loaded, const Segments& segments)
{
    std::vector<qint64> sizes;
    sizes.reserve(static_cast<std::size_t>(segments.count()));
    for (int i = 0; i < segments.count(); ++i)
        sizes.push_back(segments.fileSize(i));
    bool whole = true;
    for (const auto& [index, entrySize] : loaded.indexes) {
        if (entrySize < IndexEntry::firstSize || index.size() % entrySize != 0) {
            whole = false;
            continue;
        }
        for (qsizetype i = 0; i < index.size() / entrySize; ++i) {
            const IndexEntry entry = entryAt(index, i, entrySize, data.summary.started);
            const auto segment = static_cast<size_t>(Segments::segmentOf(entry.position));
            if (segment < sizes.size() && Segments::offsetOf(entry.position) + entry.length <= sizes[segment])
                data.addEntry(entry);
            else
                whole = false;
        }
    }
    return whole;
}

} // namespace

Result<StoredRunPtr> assembleRun(const LoadedRun& loaded, const QString& runFolder)
{
    const StoredSpecPtr spec = decodeSpec(loaded.spec);
    if (!spec || spec->id != loaded.summary.id)
        return damagedRun(runFolder);
    auto segments = Segments::openExisting(runFolder);
    if (!segments)
        return segments.error();
    auto run = std::make_shared<StoredRun>(spec, *segments);
    run->edit([&](RunData& data) {
        if (loaded.summary.incomplete)
            data.fail(Error{ErrorKind::DiskFull, {}, {}, runFolder, 0});
        if (!addIndex(data, loaded, **segments) || loaded.summary.damaged)
            data.damage(damagedRun(runFolder));
        for (const auto& [task, record] : loaded.tasks) {
            if (record.started)
                data.started(task, record.attempt, record.startTime);
            data.ended(task, record.attempt, record.endTime,
                       {record.verdict, record.firstLine, record.digest, record.output});
        }
        for (const auto& [host, record] : loaded.hosts)
            data.setHost(host, record);
        data.settleHosts();
    });
    findFirstLines(*run);
    run->edit([&](RunData& data) {
        if (loaded.summary.state == RunState::Interrupted)
            data.interrupt(*spec);
        data.summary.state = loaded.summary.state;
        data.summary.ended = loaded.summary.ended;
        if (loaded.summary.ended.isValid())
            data.summary.elapsed = loaded.summary.elapsed;
    });
    return run;
}

} // namespace rollcall::history
