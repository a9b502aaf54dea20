// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/resultprinter.h"

#include "cli/base/words.h"
#include "cli/run/exports.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/showntext.h"
#include "core/base/text.h"
#include "core/result/fold.h"
#include "core/run/stepname.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "interchange/export/exportfile.h"
#include "interchange/formats/formats.h"

#include <QBuffer>
#include <QCoreApplication>

#include <functional>
#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

using TakeBytes = std::function<Status(const QByteArray&)>;

/// What a stream shows, piece by piece, in the encoding of the terminal.
Status eachShownPiece(const ResultSource& source, TaskIndex task, Stream stream, const TakeBytes& take)
{
    QByteArray ready;
    const ShownText::Take gather = [&ready](QByteArrayView piece) { ready += piece; };
    const auto give = [&]() -> Status {
        const QByteArray piece = std::exchange(ready, {});
        return piece.isEmpty() ? Status() : take(QString::fromUtf8(piece).toLocal8Bit());
    };
    ShownText text;
    const Status read = interchange::eachPiece(source, task, stream, [&](const QByteArray& bytes) {
        text.add(bytes, gather);
        return give();
    });
    if (!read)
        return read;
    text.finish(gather);
    return give();
}

/// To a terminal goes what is shown, anywhere else the bytes themselves.
Status eachPrintedPiece(bool shown, const ResultSource& source, TaskIndex task, Stream stream, const TakeBytes& take)
{
    return shown ? eachShownPiece(source, task, stream, take) : interchange::eachPiece(source, task, stream, take);
}

} // namespace

ResultPrinter::ResultPrinter(Console& console, const Outputs& outputs, ResultSourcePtr source)
    : m_console(console), m_outputs(outputs), m_source(std::move(source)),
      m_printed(static_cast<size_t>(m_source->spec()->taskCount()), false)
{
}

void ResultPrinter::taskChanged(TaskIndex task)
{
    if (m_printed[task] || !m_source->task(task).ended)
        return;
    m_printed[task] = true;
    writeLive(task);
    if (!m_outputs.quiet && !m_outputs.fold && !m_outputs.usesStandardOutput())
        print(task);
    else
        verdict(task);
}

void ResultPrinter::writeLive(TaskIndex task)
{
    for (const interchange::FormatRow& row : interchange::formats()) {
        if (!row.live || fileOf(m_outputs, row.format) != "-"_L1)
            continue;
        QBuffer line;
        line.open(QIODevice::WriteOnly);
        if (row.write(*m_source, {task}, line, {}, {}))
            m_console.outBytes(line.data());
    }
}

void ResultPrinter::finish(const RunQuery& only)
{
    const QList<TaskIndex> tasks = tasksOf(*m_source, only);
    for (const TaskIndex task : tasks)
        taskChanged(task);
    if (m_outputs.fold && !m_outputs.quiet && !m_outputs.usesStandardOutput())
        printFolds(tasks);
}

QString ResultPrinter::label(TaskIndex task) const
{
    const StoredSpec& spec = *m_source->spec();
    QString name = displayLine(spec.hosts[spec.hostOf(task)].name);
    if (spec.stepCount() > 1)
        name += u" ["_s + QString::number(spec.stepOf(task) + 1) + u']';
    return name + u": "_s;
}

void ResultPrinter::print(TaskIndex task)
{
    lines(task, Stream::Output);
    lines(task, Stream::Error);
    sayDamaged(task);
    verdict(task);
}

void ResultPrinter::sayDamaged(TaskIndex task)
{
    if (m_source->task(task).damaged)
        m_console.err(label(task) + Cli::tr("damaged: this output is not the one that was stored"));
}

void ResultPrinter::verdict(TaskIndex task)
{
    const TaskRecord record = m_source->task(task);
    if (!record.ended || record.outcome() == Outcome::Ok)
        return;
    if (m_console.outIsBroken() && record.outcome() == Outcome::Cancelled)
        return; // because nobody reads on
    QString text =
        label(task) + outcomeLabel(record.outcome()) + u": "_s + displayLine(verdictSentence(record.verdict));
    const QString cure = displayLine(verdictCure(record.verdict));
    if (!cure.isEmpty())
        text += u' ' + cure;
    m_console.err(text);
}

// Whole lines go out together, so that a long output neither fills the memory nor mixes with another.
void ResultPrinter::lines(TaskIndex task, Stream stream)
{
    const QByteArray prefix = label(task).toLocal8Bit();
    const bool shown = stream == Stream::Output ? m_console.outIsTerminal() : m_console.errIsTerminal();
    QByteArray rest;
    QByteArray block;
    const auto addLine = [&](const QByteArray& line) {
        block += prefix;
        block += line;
        block += '\n';
    };
    const auto writeBlock = [&] {
        const QByteArray ready = std::exchange(block, {});
        if (stream == Stream::Output)
            m_console.outBytes(ready);
        else
            m_console.errBytes(ready);
    };
    [[maybe_unused]] const Status read =
        eachPrintedPiece(shown, *m_source, task, stream, [&](const QByteArray& bytes) -> Status {
            rest += bytes;
            qsizetype begin = 0;
            for (qsizetype end; (end = rest.indexOf('\n', begin)) >= 0; begin = end + 1)
                addLine(rest.mid(begin, end - begin));
            rest = rest.mid(begin);
            writeBlock();
            if (m_console.outIsBroken())
                return Error{ErrorKind::Cancelled, {}, {}, {}};
            return {};
        });
    if (!rest.isEmpty())
        addLine(rest);
    if (!block.isEmpty())
        writeBlock();
}

void ResultPrinter::printFolds(const QList<TaskIndex>& all)
{
    const StoredSpec& spec = *m_source->spec();
    for (int step = 0; step < spec.stepCount(); ++step) {
        QList<TaskIndex> tasks; // that ran at all: the others have been told with their reason
        for (const TaskIndex task : all) {
            if (spec.stepOf(task) == step && m_source->task(task).started)
                tasks.append(task);
        }
        if (spec.stepCount() > 1 && !tasks.isEmpty())
            m_console.out(u"#### "_s + QString::number(step + 1) + u": "_s + displayLine(stepName(spec.steps[step])));
        for (const Fold& fold : foldTasks(*m_source, tasks)) {
            QStringList names;
            for (const TaskIndex task : fold.tasks)
                names.append(spec.hosts[spec.hostOf(task)].name);
            m_console.out(u"---- "_s + displayLine(foldNames(names)) + u" ("_s + QString::number(names.size()) + u')');
            output(fold.tasks.constFirst());
        }
    }
}

void ResultPrinter::output(TaskIndex task)
{
    const bool shown = m_console.outIsTerminal();
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        bool endsWithLine = true;
        [[maybe_unused]] const Status read =
            eachPrintedPiece(shown, *m_source, task, stream, [&](const QByteArray& bytes) -> Status {
                m_console.outBytes(bytes);
                endsWithLine = bytes.endsWith('\n');
                return {};
            });
        if (!endsWithLine)
            m_console.out({});
    }
    sayDamaged(task);
}

QString countsText(const RunSummary& summary)
{
    QStringList parts;
    for (int outcome = 0; outcome < outcomeCount; ++outcome) {
        const int count = summary.outcomes[static_cast<size_t>(outcome)];
        if (count > 0)
            parts.append(QString::number(count) + u' ' + outcomeLabel(static_cast<Outcome>(outcome)));
    }
    return parts.join(u", "_s);
}

} // namespace rollcall::cli
