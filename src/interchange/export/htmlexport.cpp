// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/htmlexport.h"

#include "analysis/fold/answers.h"
#include "core/base/ansi.h"
#include "core/base/ansicolors.h"
#include "core/base/contrast.h"
#include "core/base/error.h"
#include "core/base/showntext.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"
#include "core/verdict/outcome.h"
#include "interchange/export/taskrow.h"

#include <QIODevice>

#include <algorithm>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

// Each colour of an output stands in it twice, for a light page and for a dark one.
const char* const head = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%TITLE%</title>
<style>
:root { color-scheme: light dark }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem;
  color: #1f2328; background: #ffffff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #8884; vertical-align: top }
pre { overflow-x: auto; padding: .6rem; color: %TEXT%; background: %PAPER%; border-radius: 4px }
pre.error { border-left: 3px solid #c43 }
.t { color: var(--t) } .p { background: var(--p) }
.b { font-weight: bold } .i { font-style: italic } .u { text-decoration: underline } .s { text-decoration: line-through }
.u.s { text-decoration: underline line-through }
.ok { color: #1b7a34 } .bad { color: #b8222f; font-weight: 600 }
h2 { margin-top: 2rem; font-size: 1.1rem }
@media (prefers-color-scheme: dark) {
  body { color: #fcfcfc; background: #1b1e20 }
  pre { color: %DARKTEXT%; background: %DARKPAPER% }
  .t { color: var(--dt) } .p { background: var(--dp) }
  .ok { color: #5cc777 } .bad { color: #f2777f }
}
</style></head><body>
)";

const AnsiPaper lightPaper{0x1f2328, 0xf3f4f5, &ansiOnLight};
const AnsiPaper darkPaper{0xfcfcfc, 0x292d30, &ansiOnDark};

QByteArray cssColor(RgbColor color)
{
    return '#' + QByteArray::number(color, 16).rightJustified(6, '0');
}

QByteArray html(const QString& text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray cell(const QString& text)
{
    return "<td>" + html(displayLine(text)) + "</td>";
}

QByteArray tableRow(const TaskRow& row)
{
    const bool good = row.record().ended && row.record().outcome() == Outcome::Ok;
    return "<tr>" + cell(row.text(Column::Host)) + cell(row.text(Column::Address)) + cell(row.text(Column::Step)) +
           "<td class=\"" + (good ? "ok" : "bad") + "\">" + html(row.text(Column::Outcome)) + "</td>" +
           cell(row.text(Column::ExitCode)) + cell(row.text(Column::DurationMs)) +
           cell(good ? row.record().firstLine : row.text(Column::Error)) + "</tr>\n";
}

/// "<span …>", or nothing for what is in no style.
QByteArray spanOf(const AnsiStyle& style)
{
    const DrawnColors light = drawnColors(style, lightPaper);
    const DrawnColors dark = drawnColors(style, darkPaper);
    QByteArray classes;
    QByteArray colors;
    const auto add = [&classes](bool has, char name) {
        if (has)
            classes.append(classes.isEmpty() ? "" : " ").append(name);
    };
    add(light.text || dark.text, 't');
    add(light.background.has_value(), 'p');
    add(style.bold, 'b');
    add(style.italic, 'i');
    add(style.underline, 'u');
    add(style.strike, 's');
    if (light.text || dark.text)
        colors += "--t:" + cssColor(light.text.value_or(lightPaper.text)) +
                  ";--dt:" + cssColor(dark.text.value_or(darkPaper.text)) + ';';
    if (light.background && dark.background)
        colors += "--p:" + cssColor(*light.background) + ";--dp:" + cssColor(*dark.background) + ';';
    if (classes.isEmpty())
        return {};
    if (!colors.isEmpty())
        classes += "\" style=\"" + colors;
    return "<span class=\"" + classes + "\">";
}

QByteArray drawnLine(const AnsiLine& line)
{
    if (line.runs.isEmpty())
        return html(line.text);
    QByteArray drawn;
    for (const AnsiRun& run : line.runs) {
        const QByteArray span = spanOf(run.style);
        drawn += span + html(line.text.mid(run.start, run.length)) + (span.isEmpty() ? "" : "</span>");
    }
    return drawn;
}

QByteArray drawnText(const QByteArray& utf8)
{
    QByteArray text;
    const ShownLines::Take take = [&text](const AnsiLine& line, bool ends) {
        text += drawnLine(line);
        if (ends)
            text += '\n';
    };
    ShownLines lines;
    lines.add(utf8, take);
    lines.finish(take);
    return text;
}

QByteArray pageHead(const QString& title)
{
    QByteArray page(head);
    page.replace("%TEXT%", cssColor(lightPaper.text)).replace("%PAPER%", cssColor(lightPaper.background));
    page.replace("%DARKTEXT%", cssColor(darkPaper.text)).replace("%DARKPAPER%", cssColor(darkPaper.background));
    return page.replace("%TITLE%", html(displayLine(title))); // last: it may hold any of these words
}

QByteArray output(const ResultSource& source, TaskIndex task, Stream stream)
{
    const qint64 size = source.task(task).bytes[static_cast<size_t>(stream)];
    if (size == 0)
        return {};
    QByteArray text = drawnText(textBeginning(source, task, stream, std::min(size, longestOutput)));
    if (size > longestOutput)
        text += "\n\xE2\x80\xA6 " + QByteArray::number(size - longestOutput) + " bytes more";
    return QByteArray("<pre") + (stream == Stream::Error ? " class=\"error\">" : ">") + text + "</pre>\n";
}

QByteArray foldedOutput(const ResultSource& source, const analysis::Answer& answer)
{
    const StoredSpec& spec = *source.spec();
    QStringList hosts;
    for (const TaskIndex task : answer.tasks)
        hosts.append(spec.hosts[spec.hostOf(task)].name);
    return "<h2>" + html(displayLine(foldNames(hosts))) + " (" + QByteArray::number(hosts.size()) + ")</h2>\n" +
           output(source, answer.sample, Stream::Output) + output(source, answer.sample, Stream::Error);
}

QByteArray summaryText(const RunSummary& run)
{
    QByteArray counts;
    for (int outcome = 0; outcome < outcomeCount; ++outcome) {
        const int count = run.outcomes[static_cast<size_t>(outcome)];
        if (count > 0)
            counts += (counts.isEmpty() ? "" : " \xC2\xB7 ") + html(outcomeLabel(static_cast<Outcome>(outcome))) +
                      ": " + QByteArray::number(count);
    }
    return "<h1>" + html(displayLine(run.title)) + "</h1>\n<p>" + html(displayLine(run.target)) + " \xC2\xB7 " +
           isoTime(run.started).toLatin1() + "</p>\n<p>" + counts + "</p>\n";
}

} // namespace

Status writeHtml(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                 const ExportControl& control)
{
    const RunSummary run = source.summary();
    QByteArray page = pageHead(run.title) + summaryText(run) +
                      "<table><tr><th>host<th>address<th>step<th>outcome<th>exit<th>ms<th></tr>\n";
    int count = 0;
    for (const TaskIndex task : tasks) {
        page += tableRow(TaskRow(source, task));
        if (control.progress)
            control.progress(++count);
    }
    if (Status written = put(device, page + "</table>\n"); !written)
        return written;
    const StoredSpec& spec = *source.spec();
    for (int step = 0; step < spec.stepCount(); ++step) {
        QList<TaskIndex> ofStep;
        for (const TaskIndex task : tasks) {
            if (spec.stepOf(task) == step)
                ofStep.append(task);
        }
        const QByteArray title = "<h2>" + QByteArray::number(step + 1) + ". <code>" +
                                 html(displayLine(spec.steps[step].command().left(400))) + "</code></h2>\n";
        if (Status written = put(device, title); !written)
            return written;
        const auto answers = analysis::foldAnswers(source, ofStep, {}, control.stop);
        if (!answers)
            return answers.error();
        for (const analysis::Answer& answer : *answers) {
            if (control.stop.stop_requested())
                return Error{ErrorKind::Cancelled, {}, {}, {}};
            if (Status written = put(device, foldedOutput(source, answer)); !written)
                return written;
        }
    }
    return put(device, "</body></html>\n");
}

} // namespace rollcall::interchange
