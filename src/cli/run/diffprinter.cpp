// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/diffprinter.h"

#include "analysis/fold/answers.h"
#include "cli/base/terminaltext.h"
#include "cli/base/words.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/stepname.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

/// Lines of a diff in colour, as diff --color does it.
QByteArray colored(const QByteArray& diff)
{
    QByteArray lines;
    for (QByteArrayView rest = diff; !rest.isEmpty();) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = rest.first(end < 0 ? rest.size() : end);
        const char first = line.isEmpty() ? ' ' : line[0];
        const char* color = first == '+' ? "\x1b[32m" : first == '-' ? "\x1b[31m" : first == '@' ? "\x1b[36m" : "";
        lines.append(color).append(line).append(*color ? "\x1b[m\n" : "\n");
        rest = rest.sliced(end < 0 ? rest.size() : end + 1);
    }
    return lines;
}

} // namespace

DiffPrinter::DiffPrinter(Console& console, ResultSourcePtr source, const MaskSet& masks)
    : m_console(console), m_source(std::move(source)), m_masks(masks), m_names(namesApart(m_source->spec()->hosts))
{
}

QString DiffPrinter::names(const QStringList& all, const StoredSpec& spec, const QList<TaskIndex>& tasks) const
{
    QStringList names;
    for (const TaskIndex task : tasks)
        names.append(all[static_cast<qsizetype>(spec.hostOf(task))]);
    return displayLine(foldNames(names));
}

void DiffPrinter::heading(const QString& who, qsizetype count, const QString& what)
{
    QString size = QString::number(count);
    if (!what.isEmpty())
        size += u", "_s + what;
    m_console.outHeading(u"---- "_s + who + u" ("_s + size + u')');
}

void DiffPrinter::step(const StoredSpec& spec, int step)
{
    if (spec.stepCount() > 1)
        m_console.outHeading(u"#### "_s + QString::number(step + 1) + u": "_s +
                             displayLine(stepName(spec.steps[step])));
}

/// Once its output has been read.
void DiffPrinter::sayDamaged(const ResultSource& source, const QStringList& names, TaskIndex task)
{
    if (!source.task(task).damaged)
        return;
    m_isDamaged = true;
    const QString when = source.summary().started.toLocalTime().toString(Qt::ISODate);
    m_console.errLine(displayLine(names[static_cast<qsizetype>(source.spec()->hostOf(task))]) + u" ("_s + when +
                          u"): "_s,
                      Cli::tr("damaged: this output is not the one that was stored"));
}

/// On a terminal behind a bar, as outputs are: no host writes where headings stand.
void DiffPrinter::rows(const QByteArray& lines)
{
    std::optional<RowLook> look = m_console.outRows(u"| "_s);
    if (!look) {
        m_console.outBytes(lines);
        return;
    }
    look->nextMark = look->mark;
    TerminalText shown(*look, {});
    const TerminalText::Take take = [this](const QByteArray& bytes) { m_console.outBytes(bytes); };
    shown.add(look->colors ? colored(lines) : lines, take);
    shown.finish(take);
}

Status DiffPrinter::diff(const analysis::NamedOutput& from, const analysis::NamedOutput& to,
                         const analysis::Masker& masker)
{
    const auto lines = analysis::outputDiff(from, to, masker);
    if (!lines)
        return lines.error();
    if (!*lines)
        m_console.out(Cli::tr("(too long to be compared line by line)"));
    else if ((*lines)->isEmpty())
        m_console.out(Cli::tr("(the same output, another end)"));
    else
        rows(**lines);
    return {};
}

Status DiffPrinter::within(const QList<TaskIndex>& tasks, const DiffTo& to, const std::function<void(TaskIndex)>& print)
{
    const StoredSpec& spec = *m_source->spec();
    const auto host = static_cast<qsizetype>(m_names.indexOf(to.host));
    if (to.kind == DiffTo::Host && host < 0)
        return Error{ErrorKind::UnknownHost, to.host, {}, {}};
    const Result<analysis::Masker> masker = this->masker();
    if (!masker)
        return masker.error();
    for (int step = 0; step < spec.stepCount(); ++step) {
        QList<TaskIndex> ran; // the others have been told with their reason
        for (const TaskIndex task : tasks) {
            if (spec.stepOf(task) == step && m_source->task(task).started)
                ran.append(task);
        }
        if (ran.isEmpty())
            continue;
        this->step(spec, step);
        auto answers = analysis::foldAnswers(*m_source, ran, m_masks);
        if (!answers)
            return answers.error();
        const TaskIndex reference =
            to.kind == DiffTo::Host ? spec.task(static_cast<HostIndex>(host), step) : answers->constFirst().sample;
        if (!ran.contains(reference)) {
            m_console.errLine(displayLine(to.host) + u": "_s, Cli::tr("no answer that others could be compared with"));
            continue;
        }
        const auto output = [&](TaskIndex task) {
            return analysis::NamedOutput{*m_source, task, displayLine(m_names[spec.hostOf(task)]).toUtf8()};
        };
        std::stable_partition(answers->begin(), answers->end(),
                              [&](const analysis::Answer& answer) { return answer.tasks.contains(reference); });
        for (const analysis::Answer& answer : *answers) {
            const QString who = names(m_names, spec, answer.tasks);
            for (const TaskIndex each : answer.tasks)
                sayDamaged(*m_source, m_names, each);
            if (answer.tasks.contains(reference)) {
                heading(who, answer.tasks.size(), Cli::tr("compared with", "the answer that others are compared with"));
                print(reference);
                continue;
            }
            heading(who, answer.tasks.size());
            if (const Status written = diff(output(reference), output(answer.sample), *masker); !written)
                return written;
        }
    }
    return {};
}

Result<int> DiffPrinter::since(const ResultSource& before, const QList<TaskIndex>& tasks)
{
    const auto comparison = analysis::compareRuns(before, *m_source, tasks, m_masks, {}, analysis::Reading::Outputs);
    const Result<analysis::Masker> masker = this->masker();
    if (!comparison || !masker)
        return comparison ? masker.error() : comparison.error();
    const StoredSpec& spec = *m_source->spec();
    const StoredSpec& oldSpec = *before.spec();
    const QStringList oldNames = namesApart(oldSpec.hosts);
    const QByteArray then = " (" + before.summary().started.toLocalTime().toString(Qt::ISODate).toUtf8() + ')';
    const QByteArray now = " (" + m_source->summary().started.toLocalTime().toString(Qt::ISODate).toUtf8() + ')';
    int count = 0;
    for (int step = 0; step < spec.stepCount(); ++step) {
        this->step(spec, step);
        for (const analysis::ChangedAnswer& answer : comparison->answers) {
            const TaskIndex task = answer.tasks.constFirst();
            if (spec.stepOf(task) != step)
                continue;
            const QString who = names(m_names, spec, answer.tasks);
            for (const TaskIndex each : answer.tasks) {
                const auto earlier = comparison->earlier.constFind(each);
                sayDamaged(*m_source, m_names, each);
                if (earlier != comparison->earlier.constEnd())
                    sayDamaged(before, oldNames, *earlier);
            }
            if (answer.isSame) {
                heading(who, answer.tasks.size(), Cli::tr("unchanged", "hosts"));
                continue;
            }
            count += static_cast<int>(answer.tasks.size());
            heading(who, answer.tasks.size(),
                    answer.before ? Cli::tr("changed", "hosts") : Cli::tr("not in the earlier run", "hosts"));
            if (!answer.before)
                continue;
            const analysis::NamedOutput was{before, *answer.before,
                                            displayLine(oldNames[oldSpec.hostOf(*answer.before)]).toUtf8() + then};
            const analysis::NamedOutput is{*m_source, task, displayLine(m_names[spec.hostOf(task)]).toUtf8() + now};
            if (const Status written = diff(was, is, *masker); !written)
                return written.error();
        }
        QList<TaskIndex> gone = comparison->gone;
        gone.removeIf([&](TaskIndex task) { return oldSpec.stepOf(task) != step; });
        if (!gone.isEmpty())
            heading(names(oldNames, oldSpec, gone), gone.size(), Cli::tr("only in the earlier run", "hosts"));
        count += static_cast<int>(gone.size());
    }
    return count;
}

} // namespace rollcall::cli
