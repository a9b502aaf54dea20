// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/result/outputsummary.h"
#include "core/result/resultsource.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/segments/record.h"
#include "history/segments/rundata.h"
#include "history/segments/segmentwriter.h"

#include <QCryptographicHash>

#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

// Turns events into records of the segment files, and into items: what the records in memory become once the bytes are
// written. Works out first lines and digests on the way, of the text (core/base/encoding.h). Pieces of one stream that
// arrive within one round become one record. The recorder's thread alone.
namespace rollcall::history {

struct StartedItem
{
    TaskIndex task;
    quint16 attempt;
    qint64 time;
};
struct LineItem
{
    TaskIndex task;
    quint16 attempt;
    QString line;
};
struct EndedItem
{
    TaskIndex task;
    quint16 attempt;
    qint64 time;
    EndedPayload payload;
};
struct HostItem
{
    HostIndex host;
    HostRecord record;
};
struct RunEndedItem
{
    qint64 time;
    bool cancelled;
};
/// IndexEntry: output or log that has been appended.
using Item = std::variant<StartedItem, IndexEntry, LineItem, EndedItem, HostItem, RunEndedItem>;

class Journal
{
public:
    Journal(std::shared_ptr<SegmentWriter> segments, StoredSpecPtr spec)
        : m_segments(std::move(segments)), m_spec(std::move(spec))
    {
    }

    void writeSpec(const QByteArray& spec);
    void write(const RunEvent& event);
    /// Everything written so far is in the files; returns what that changes, in order. After a failure output
    /// is dropped, and its tasks end for that reason, while states still come through, so that a run can end;
    /// they are stored in the room that was set aside.
    std::vector<Item> settle();
    const std::optional<Error>& failure() const { return m_failure; }

private:
    static constexpr qsizetype gatherLimit = 16LL * 1024; // bytes gathered from small events into one record
    static constexpr qsizetype firstLineWindow = 1024;    // bytes looked at for the first line

    struct OpenTask
    {
        explicit OpenTask(Decoding decoding) : texts{TextDecoder(decoding), TextDecoder(decoding)} {}

        TextDecoder texts[2];
        QCryptographicHash hashes[2]{QCryptographicHash(QCryptographicHash::Sha1),
                                     QCryptographicHash(QCryptographicHash::Sha1)};
        QByteArray beginnings[2];
        OutputSummaryMaker summary;
        QString line;
        bool lineSettled = false;
        bool lineChanged = false;
        bool waiting = false; // gathered holds something
        TaskOutput gathered;
    };

    void handle(const HostChanged& event);
    void handle(const TaskStarted& event);
    void handle(const TaskOutput& event);
    void handle(const TaskEnded& event);
    void handle(const HostLog& event);
    void handle(const RunEnded& event);

    /// An attempt at a task: its number in the lower 16 bits.
    using Key = quint64;
    static Key keyOf(TaskIndex task, quint16 attempt) { return Key(task) << 16 | attempt; }

    OpenTask& openTask(TaskIndex task, Key key);
    void storeGathered(OpenTask& open);
    void storeAllGathered();
    static void seeText(OpenTask& open, Stream stream, QByteArrayView text);
    static void lookForLine(OpenTask& open, Stream stream, QByteArrayView text);
    void describe(EndedPayload& payload, OpenTask* open) const;
    void appendEnded(const EndedItem& item);
    std::optional<quint64> append(const RecordHeader& header, QByteArrayView payload);
    void fail(const Error& error);
    void dropUnwritten();
    void storeInReserve();
    static void blame(EndedPayload& payload);

    std::shared_ptr<SegmentWriter> m_segments;
    const StoredSpecPtr m_spec;
    std::unordered_map<Key, std::unique_ptr<OpenTask>> m_open;
    std::vector<Key> m_gathering; // whose gathered output waits for the end of the round
    std::unordered_set<Key> m_ended;
    std::unordered_set<Key> m_lossy; // some of their output could not be stored
    std::vector<Item> m_items;
    std::optional<Error> m_failure;
    bool m_reserveAsked = false;
    bool m_reserveOpen = false; // the states go there
};

} // namespace rollcall::history
