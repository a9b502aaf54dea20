// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/resultprinter.h"

#include "analysis/fold/answers.h"
#include "cli/base/words.h"
#include "cli/run/diffprinter.h"
#include "cli/run/exports.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/hostspec.h"
#include "core/run/stepname.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"
#include "core/verdict/outcome.h"
#include "interchange/export/exportfile.h"
#include "interchange/formats/formats.h"

#include <QBuffer>
#include <QCoreApplication>

#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

/// The same bytes, behind a mark at the begin of each line, and with a line end at the end.
class MarkedLines
{
public:
    explicit MarkedLines(const QByteArray& mark) : m_mark(mark) {}

    QByteArray add(const QByteArray& bytes)
    {
        QByteArray marked;
        for (qsizetype from = 0; from < bytes.size();) {
            const qsizetype end = bytes.indexOf('\n', from);
            const qsizetype behind = end < 0 ? bytes.size() : end + 1;
            marked.append(m_isAtBegin ? m_mark : QByteArray())
                .append(QByteArrayView(bytes).sliced(from, behind - from));
            m_isAtBegin = end >= 0;
            from = behind;
        }
        return marked;
    }
    QByteArray end() const { return m_isAtBegin ? QByteArray() : QByteArrayLiteral("\n"); }

private:
    const QByteArray m_mark;
    bool m_isAtBegin = true;
};

} // namespace

ResultPrinter::ResultPrinter(Console& console, const Outputs& outputs, ResultSourcePtr source, Earlier earlier)
    : m_console(console), m_outputs(outputs), m_source(std::move(source)), m_earlier(std::move(earlier)),
      m_names(namesApart(m_source->spec()->hosts)), m_noted(static_cast<size_t>(m_source->spec()->taskCount()), false)
{
}

void ResultPrinter::taskChanged(TaskIndex task)
{
    if (m_noted[task] || !m_source->task(task).ended)
        return;
    m_noted[task] = true;
    m_due.push_back(task);
}

void ResultPrinter::show()
{
    for (const TaskIndex task : std::exchange(m_due, {}))
        showTask(task);
}

void ResultPrinter::showTask(TaskIndex task)
{
    writeLive(task);
    if (!m_outputs.quiet && !m_outputs.waitForEnd() && !m_outputs.usesStandardOutput())
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
            m_console.outData(line.data());
    }
}

void ResultPrinter::finish(const RunQuery& only)
{
    const QList<TaskIndex> tasks = tasksOf(*m_source, only);
    for (const TaskIndex task : tasks)
        taskChanged(task);
    show();
    if (!m_outputs.waitForEnd() || m_outputs.quiet || m_outputs.usesStandardOutput())
        return;
    if (!m_outputs.diffTo)
        printFolds(tasks);
    else if (const Status printed = printDiffs(tasks); !printed)
        m_console.fail(printed.error());
}

QString ResultPrinter::label(TaskIndex task) const
{
    const StoredSpec& spec = *m_source->spec();
    QString name = displayLine(m_names[spec.hostOf(task)]);
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
        m_console.errLine(label(task), Cli::tr("damaged: this output is not the one that was stored"));
}

void ResultPrinter::verdict(TaskIndex task)
{
    const TaskRecord record = m_source->task(task);
    if (!record.ended || record.outcome() == Outcome::Ok)
        return;
    if (m_console.outIsBroken() && record.outcome() == Outcome::Cancelled)
        return; // because nobody reads on
    QString text = outcomeLabel(record.outcome()) + u": "_s + displayLine(verdictSentence(record.verdict));
    const QString cure = displayLine(verdictCure(record.verdict));
    if (!cure.isEmpty())
        text += u' ' + cure;
    m_console.errLine(label(task), text);
}

void ResultPrinter::lines(TaskIndex task, Stream stream)
{
    const QString mark = label(task);
    if (stream == Stream::Output)
        write(task, stream, mark, m_console.outRows(mark),
              [this](const QByteArray& bytes) { m_console.outBytes(bytes); });
    else
        write(task, stream, mark, m_console.errRows(mark),
              [this](const QByteArray& bytes) { m_console.errBytes(bytes); });
}

/// To a terminal goes what is shown, anywhere else the bytes themselves behind the mark. Piece by piece, so that a long
/// output does not fill the memory.
void ResultPrinter::write(TaskIndex task, Stream stream, const QString& mark, const std::optional<RowLook>& terminal,
                          const TerminalText::Take& take) const
{
    const int heeded = m_console.writer().heeded();
    const auto isCut = [&] {
        return m_console.outTakesNoMore() || (terminal && m_console.writer().heeded() != heeded);
    };
    TerminalText shown(terminal.value_or(RowLook()), decodingOf(*m_source->spec(), task));
    MarkedLines lines(mark.toLocal8Bit());
    [[maybe_unused]] const Status read = eachPiece(*m_source, task, stream, [&](const QByteArray& bytes) -> Status {
        if (terminal)
            shown.add(bytes, take);
        else
            take(lines.add(bytes));
        return isCut() ? Status(Error{ErrorKind::Cancelled, {}, {}, {}}) : Status();
    });
    if (isCut()) {
        if (!m_console.outTakesNoMore())
            m_console.errLine(label(task), Cli::tr("not all of its output was printed"));
        return;
    }
    if (terminal)
        shown.finish(take);
    else if (const QByteArray end = lines.end(); !end.isEmpty())
        take(end);
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
            m_console.outHeading(u"#### "_s + QString::number(step + 1) + u": "_s +
                                 displayLine(stepName(spec.steps[step])));
        const auto answers = analysis::foldAnswers(*m_source, tasks, m_outputs.masks);
        if (!answers) {
            m_console.fail(answers.error());
            return;
        }
        for (const analysis::Answer& answer : *answers) {
            QStringList names;
            for (const TaskIndex task : answer.tasks)
                names.append(m_names[spec.hostOf(task)]);
            QString size = QString::number(names.size());
            if (answer.texts > 1)
                size += u", "_s + Cli::tr("≈ %n different texts, of which this is one", "of an answer", answer.texts);
            m_console.outHeading(u"---- "_s + displayLine(foldNames(names)) + u" ("_s + size + u')');
            output(answer.sample);
        }
    }
}

Status ResultPrinter::printDiffs(const QList<TaskIndex>& tasks)
{
    DiffPrinter printer(m_console, m_source, m_outputs.masks);
    if (m_outputs.diffTo->kind != DiffTo::Last)
        return printer.within(tasks, *m_outputs.diffTo, [this](TaskIndex task) { output(task); });
    const Result<ResultSourcePtr> earlier = m_earlier();
    if (!earlier)
        return earlier.error();
    if (!*earlier) {
        m_console.err(Cli::tr("There is no earlier run of the same commands to compare with."));
        return {};
    }
    const Result<int> changed = printer.since(**earlier, tasks);
    return changed ? Status() : Status(changed.error());
}

void ResultPrinter::output(TaskIndex task)
{
    const TerminalText::Take take = [this](const QByteArray& bytes) { m_console.outBytes(bytes); };
    auto look = m_console.outRows(u"| "_s);
    if (look)
        look->nextMark = look->mark;
    for (const Stream stream : {Stream::Output, Stream::Error})
        write(task, stream, {}, look, take);
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
