// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/answers.h"

#include "core/base/error.h"
#include "core/base/showntext.h"
#include "core/result/outputtext.h"
#include "core/result/showndigest.h"
#include "core/run/event.h"
#include "core/run/storedspec.h"

#include <QByteArrayList>
#include <QCryptographicHash>
#include <QHash>
#include <QRandomGenerator>
#include <QtConcurrent>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace rollcall::analysis {

namespace {

/// Tasks that are judged in one go by one core.
struct Piece
{
    QList<TaskIndex> tasks;
    std::vector<JudgedTask> judged;
};

constexpr qsizetype pieceTasks = 64;
constexpr qint64 pieceBytes = 1 << 20;
constexpr qsizetype blockSize = 64LL * 1024;       // of text, that is hashed at once
constexpr qsizetype longestBlock = 16 * blockSize; // where a line has no end

/// What no host knows, so that none can look for a text with the digest of another's.
const QByteArray& secretKey()
{
    static const QByteArray key = [] {
        std::array<quint32, 16> words{};
        QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
        return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words);
    }();
    return key;
}

class KeyedHash
{
public:
    KeyedHash() { m_hash.addData(secretKey()); }

    void add(QByteArrayView text) { m_hash.addData(text); }
    /// No text in UTF-8 holds this byte.
    void endStream() { m_hash.addData(QByteArrayView("\xff", 1)); }
    QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Blake2b_256};
};

JudgedTask judge(const ResultSource& source, const StoredSpec& spec, const TaskRecord& record, TaskIndex task,
                 const Masker& masker, const std::stop_token& stop)
{
    JudgedTask judged{task, record.ended, record.verdict.reason, endOf(record.verdict), {}, {}};
    if (!record.ended)
        return judged;
    const QByteArrayList own = masker.isEmpty() ? QByteArrayList() : ownWords(source, task);
    KeyedHash text;
    KeyedHash masked;
    QByteArray block; // whole lines, but for lines that are longer than that
    QByteArray left;
    const auto flush = [&] {
        text.add(block);
        if (!masker.isEmpty()) {
            left.truncate(0);
            masker.mask(block, own, left);
            masked.add(left);
        }
        block.truncate(0);
    };
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        ShownText shown(decodingOf(spec, task));
        const ShownText::Take take = [&](QByteArrayView piece) {
            block += piece;
            if (block.size() >= blockSize && (block.endsWith('\n') || block.size() >= longestBlock))
                flush();
        };
        const Status read = eachPiece(source, task, stream, [&](const QByteArray& bytes) -> Status {
            if (stop.stop_requested())
                return Error{ErrorKind::Cancelled, {}, {}, {}};
            shown.add(bytes, take);
            return {};
        });
        if (!read)
            return judged;
        shown.finish(take);
        flush();
        text.endStream();
        masked.endStream();
    }
    judged.text = text.result();
    if (!masker.isEmpty())
        judged.masked = masked.result();
    return judged;
}

std::vector<Piece> piecesOf(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    std::vector<Piece> pieces;
    qint64 bytes = 0;
    for (const TaskIndex task : tasks) {
        if (pieces.empty() || bytes >= pieceBytes || pieces.back().tasks.size() >= pieceTasks) {
            pieces.emplace_back();
            bytes = 0;
        }
        pieces.back().tasks.append(task);
        const TaskRecord record = source.task(task);
        bytes += record.bytes[0] + record.bytes[1];
    }
    return pieces;
}

} // namespace

bool hasDigests(const ResultSource& source, const QList<TaskIndex>& tasks)
{
    return std::all_of(tasks.begin(), tasks.end(), [&](TaskIndex task) {
        const TaskRecord record = source.task(task);
        return !record.ended || record.output.shownDigest.version == ShownDigest::currentVersion;
    });
}

QByteArray endOf(const Verdict& verdict)
{
    const QByteArray code = verdict.exitCode ? QByteArray::number(*verdict.exitCode) : QByteArray("-");
    return verdict.signal.isEmpty() ? code : QByteArray(code + ' ' + verdict.signal.toUtf8());
}

QByteArrayList ownWords(const ResultSource& source, TaskIndex task)
{
    const StoredSpecPtr spec = source.spec();
    const HostIndex host = spec->hostOf(task);
    const StoredHost& stored = spec->hosts[static_cast<qsizetype>(host)];
    QByteArrayList words;
    for (const QString& word : {stored.name, stored.address, source.host(host).address}) {
        if (const QByteArray own = word.toUtf8(); !own.isEmpty() && !words.contains(own))
            words.append(own);
    }
    return words;
}

Result<std::vector<JudgedTask>> judgeTasks(const ResultSource& source, const QList<TaskIndex>& tasks,
                                           const Masker& masker, Reading reading, const std::stop_token& stop)
{
    std::vector<JudgedTask> all;
    all.reserve(static_cast<size_t>(tasks.size()));
    if (masker.isEmpty() && reading == Reading::Stored) {
        for (const TaskIndex task : tasks) {
            const TaskRecord record = source.task(task);
            all.push_back({task,
                           record.ended,
                           record.verdict.reason,
                           endOf(record.verdict),
                           record.output.shownDigest.bytes,
                           {}});
        }
        return all;
    }
    std::vector<Piece> pieces = piecesOf(source, tasks);
    const StoredSpecPtr spec = source.spec();
    QtConcurrent::blockingMap(pieces, [&](Piece& piece) {
        for (const TaskIndex task : std::as_const(piece.tasks)) {
            if (stop.stop_requested())
                return;
            piece.judged.push_back(judge(source, *spec, source.task(task), task, masker, stop));
        }
    });
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, {}, {}, {}};
    for (Piece& piece : pieces)
        std::move(piece.judged.begin(), piece.judged.end(), std::back_inserter(all));
    return all;
}

QList<Answer> fold(const std::vector<JudgedTask>& tasks)
{
    struct Text
    {
        int count = 0;
        TaskIndex first = 0;
    };
    struct Entry
    {
        Answer answer;
        QHash<QByteArray, qsizetype> known;
        std::vector<Text> texts;
    };
    std::vector<Entry> entries;
    QHash<QByteArray, size_t> known; // by what folds
    for (const JudgedTask& one : tasks) {
        const QByteArray key = one.key();
        const auto found = one.ended ? known.constFind(key) : known.constEnd();
        if (found == known.constEnd()) {
            if (one.ended)
                known.insert(key, entries.size());
            entries.emplace_back();
        }
        Entry& entry = found == known.constEnd() ? entries.back() : entries[*found];
        entry.answer.tasks.append(one.task);
        if (one.masked.isEmpty()) {
            if (entry.texts.empty())
                entry.texts.push_back({1, one.task});
            continue;
        }
        const auto text = entry.known.constFind(one.text);
        if (text != entry.known.constEnd()) {
            ++entry.texts[static_cast<size_t>(*text)].count;
        } else {
            entry.known.insert(one.text, static_cast<qsizetype>(entry.texts.size()));
            entry.texts.push_back({1, one.task});
        }
    }
    QList<Answer> answers;
    answers.reserve(static_cast<qsizetype>(entries.size()));
    for (Entry& entry : entries) {
        entry.answer.texts = static_cast<int>(entry.texts.size());
        entry.answer.sample =
            std::max_element(entry.texts.begin(), entry.texts.end(), [](const Text& a, const Text& b) {
                return a.count < b.count;
            })->first;
        answers.append(std::move(entry.answer));
    }
    std::stable_sort(answers.begin(), answers.end(),
                     [](const Answer& a, const Answer& b) { return a.tasks.size() > b.tasks.size(); });
    return answers;
}

Result<QList<Answer>> foldAnswers(const ResultSource& source, const QList<TaskIndex>& tasks, const MaskSet& masks,
                                  const std::stop_token& stop)
{
    const Result<Masker> masker = Masker::make(masks);
    if (!masker)
        return masker.error();
    const bool stored = masker->isEmpty() && hasDigests(source, tasks);
    const auto judged = judgeTasks(source, tasks, *masker, stored ? Reading::Stored : Reading::Outputs, stop);
    if (!judged)
        return judged.error();
    return fold(*judged);
}

} // namespace rollcall::analysis
