// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/jsonexport.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "interchange/export/taskrow.h"
#include "interchange/export/utf8stream.h"

#include <QIODevice>

#include <array>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

QByteArray escapedUnit(char32_t unit)
{
    return "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

/// A character of more than one byte, of valid UTF-8. What no text may show (core/base/text.h) is written so that who
/// looks at the file is not fooled by it, and who reads it gets it all the same.
void addCharacter(QByteArrayView utf8, QByteArray& result)
{
    char32_t character = static_cast<uchar>(utf8[0]) & (0xff >> (utf8.size() + 1));
    for (const char byte : utf8.sliced(1))
        character = character << 6 | (static_cast<uchar>(byte) & 0x3f);
    if (neutralised(character) == character)
        result += utf8;
    else if (!QChar::requiresSurrogates(character))
        result += escapedUnit(character);
    else
        result += escapedUnit(QChar::highSurrogate(character)) + escapedUnit(QChar::lowSurrogate(character));
}

/// Of the character at `at`.
qsizetype sizeOfCharacter(QByteArrayView bytes, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < bytes.size() && end - at < 4 && (static_cast<uchar>(bytes[end]) & 0xc0) == 0x80)
        ++end;
    return end - at;
}

/// Of valid UTF-8, whole characters.
QByteArray escaped(const QByteArray& bytes)
{
    QByteArray result;
    result.reserve(bytes.size() + 16);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        if (static_cast<uchar>(byte) >= 0x80) {
            const qsizetype size = sizeOfCharacter(bytes, i);
            addCharacter(QByteArrayView(bytes).sliced(i, size), result);
            i += size - 1;
            continue;
        }
        switch (byte) {
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\t':
            result += "\\t";
            break;
        default:
            if (static_cast<uchar>(byte) < 0x20 || byte == 0x7f)
                result += "\\u00" + QByteArray::number(static_cast<uchar>(byte), 16).rightJustified(2, '0');
            else
                result += byte;
        }
    }
    return result;
}

QByteArray value(const TaskRow& row, Column column)
{
    const QString text = row.text(column);
    const CellKind kind = cellKind(column);
    if (text.isEmpty() && kind != CellKind::Text)
        return "null";
    return kind == CellKind::Number ? text.toLatin1() : jsonString(text);
}

Status writeBase64(const ResultSource& source, TaskIndex task, Stream stream, QIODevice& device)
{
    QByteArray rest; // base64 goes by threes
    Status written = eachPiece(source, task, stream, [&](const QByteArray& bytes) {
        rest += bytes;
        const qsizetype whole = rest.size() / 3 * 3;
        Status status = put(device, rest.left(whole).toBase64());
        rest = rest.mid(whole);
        return status;
    });
    return written ? put(device, rest.toBase64()) : written;
}

Status writeStream(const ResultSource& source, TaskIndex task, Stream stream, QIODevice& device)
{
    const QByteArray name = stream == Stream::Output ? "stdout" : "stderr";
    if (Status written = put(device, ",\"" + name + "\":\""); !written)
        return written;
    Utf8Stream text(decodingOf(*source.spec(), task));
    Status written = eachPiece(source, task, stream,
                               [&](const QByteArray& bytes) { return put(device, escaped(text.take(bytes))); });
    if (!written || !(written = put(device, escaped(text.finish()) + '"')) || !text.isOther())
        return written;
    if (!(written = put(device, ",\"" + name + "_base64\":\"")))
        return written;
    if (!(written = writeBase64(source, task, stream, device)))
        return written;
    return put(device, "\"");
}

/// When the host came to each phase of its way, as far as that is known.
QByteArray phases(const ResultSource& source, HostIndex index)
{
    const StoredSpecPtr spec = source.spec();
    const HostRecord host = source.host(index);
    QByteArray object;
    for (int phase = static_cast<int>(HostPhase::Connecting); phase < hostPhaseCount; ++phase) {
        const qint64 time = host.entered[static_cast<size_t>(phase)];
        if (time < 0)
            continue;
        object += (object.isEmpty() ? "" : ",") + jsonString(hostPhaseName(static_cast<HostPhase>(phase))) + ':' +
                  jsonString(isoTime(spec->wallTime(time)));
    }
    return '{' + object + '}';
}

Status writeTask(const ResultSource& source, TaskIndex task, QIODevice& device)
{
    const TaskRow row(source, task);
    QByteArray object = "{";
    for (const Column column : allColumns()) {
        if (cellKind(column) == CellKind::Stream)
            continue;
        if (object.size() > 1)
            object += ',';
        object += '"' + columnName(column).toLatin1() + "\":" + value(row, column);
    }
    if (Status written = put(device, object); !written)
        return written;
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        if (Status written = writeStream(source, task, stream, device); !written)
            return written;
    }
    QByteArray same;
    for (const QString& name : source.spec()->hosts[source.spec()->hostOf(task)].sameLogin)
        same += (same.isEmpty() ? "" : ",") + jsonString(name);
    if (!same.isEmpty())
        same = ",\"same_login\":[" + same + ']';
    const QByteArray damaged = source.task(task).damaged ? ",\"damaged\":true" : ""; // as has been read now
    return put(device, ",\"host_phases\":" + phases(source, source.spec()->hostOf(task)) + same + damaged + '}');
}

QByteArray stateName(RunState state)
{
    switch (state) {
    case RunState::Running:
        return "running";
    case RunState::Finished:
        return "finished";
    case RunState::Cancelled:
        return "cancelled";
    case RunState::Interrupted:
        return "interrupted";
    case RunState::Paused:
        return "paused";
    }
    return {};
}

QByteArray runHeader(const RunSummary& run)
{
    const auto time = [](const QDateTime& when) {
        return when.isValid() ? jsonString(isoTime(when)) : QByteArray("null");
    };
    QByteArray outcomes;
    for (int outcome = 0; outcome < outcomeCount; ++outcome) {
        outcomes += (outcomes.isEmpty() ? "" : ",") + jsonString(outcomeName(static_cast<Outcome>(outcome))) + ':' +
                    QByteArray::number(run.outcomes[static_cast<size_t>(outcome)]);
    }
    return "{\"run\":{\"id\":" + jsonString(run.id) + ",\"title\":" + jsonString(run.title) +
           ",\"target\":" + jsonString(run.target) + ",\"snippet\":" + jsonString(run.snippet) + ",\"state\":\"" +
           stateName(run.state) + "\",\"started\":" + time(run.started) + ",\"ended\":" + time(run.ended) +
           ",\"hosts\":" + QByteArray::number(run.hosts) + ",\"steps\":" + QByteArray::number(run.steps) +
           ",\"outcomes\":{" + outcomes + "}},\n\"tasks\":[\n";
}

Status writeTasks(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                  const ExportControl& control, const QByteArray& separator, const QByteArray& end)
{
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}, {}};
        if (Status written = writeTask(source, tasks[i], device); !written)
            return written;
        if (Status written = put(device, i + 1 < tasks.size() ? separator : end); !written)
            return written;
        if (control.progress)
            control.progress(static_cast<int>(i) + 1);
    }
    return {};
}

} // namespace

QByteArray jsonString(const QString& text)
{
    return '"' + escaped(text.toUtf8()) + '"';
}

Status writeJson(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                 const ExportControl& control)
{
    if (Status written = put(device, runHeader(source.summary())); !written)
        return written;
    if (Status written = writeTasks(source, tasks, device, control, ",\n", "\n"); !written)
        return written;
    return put(device, "]}\n");
}

Status writeJsonLines(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                      const ExportControl& control)
{
    return writeTasks(source, tasks, device, control, "\n", "\n");
}

} // namespace rollcall::interchange
