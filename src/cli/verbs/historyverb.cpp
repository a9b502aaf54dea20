// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/commands.h"

#include "app/person/paths.h"
#include "cli/base/table.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/diffprinter.h"
#include "cli/run/exports.h"
#include "cli/run/resultprinter.h"
#include "cli/run/runarguments.h"
#include "cli/run/runtext.h"
#include "cli/verbs/pastruns.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/result/resultsource.h"
#include "core/result/runquery.h"
#include "core/run/hostspec.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"
#include "core/verdict/outcome.h"
#include "history/database/origins.h"
#include "history/store/earlierrun.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"

// `history`: past runs, listed or shown again in every form that `run` has.
namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

QString stateLabel(const RunSummary& run)
{
    if (run.damaged)
        return Cli::tr("damaged");
    if (run.incomplete && !isUnderWay(run.state))
        return Cli::tr("disk full");
    switch (run.state) {
    case RunState::Running:
        return Cli::tr("running");
    case RunState::Finished:
        return Cli::tr("finished");
    case RunState::Cancelled:
        return Cli::tr("cancelled");
    case RunState::Interrupted:
        return Cli::tr("interrupted");
    case RunState::Paused:
        return Cli::tr("paused");
    }
    return {};
}

QString localTime(const QDateTime& time)
{
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

/// Where hosts of the target were chosen: which, or how many.
QString targetText(const QString& target, const QStringList& chosen, int count)
{
    if (count == 0)
        return target;
    return chosen.isEmpty() ? Cli::tr("%n host(s) of %1", nullptr, count).arg(target)
                            : Cli::tr("%1 of %2", "hosts of a target").arg(foldNames(chosen), target);
}

int list(const history::Store& store, Console& console)
{
    const QHash<QString, history::RunOrigin> origins = store.origins();
    Table table({Cli::tr("Run"), Cli::tr("Started"), Cli::tr("State"), Cli::tr("Hosts"), Cli::tr("Steps"),
                 Cli::tr("Outcomes"), Cli::tr("Target"), Cli::tr("What")});
    for (const RunSummary& run : store.runs()) {
        const history::RunOrigin origin = origins.value(run.id);
        table.add({run.id.left(8), localTime(run.started), stateLabel(run), QString::number(run.hosts),
                   QString::number(run.steps), countsText(run), targetText(run.target, origin.chosen, origin.only),
                   run.title.left(60)});
    }
    console.outLines(table.text());
    return AllOk;
}

/// Standard input is not kept: what is said of it tells whether another one is the same.
void printInputs(const StoredSpec& spec, Console& console)
{
    for (int i = 0; i < spec.stepCount(); ++i) {
        const StoredStep& step = spec.steps[i];
        if (step.inputSize == 0)
            continue;
        const QString said = Cli::tr("Standard input of step %1: %2 bytes, not kept").arg(i + 1).arg(step.inputSize);
        const QString digest = QString::fromLatin1(step.inputDigest.toHex());
        console.out(digest.isEmpty() ? said : said + u" — SHA-256 "_s + digest);
    }
}

void printTable(const ResultSource& run, const QList<TaskIndex>& tasks, Console& console)
{
    const StoredSpec& spec = *run.spec();
    const RunSummary summary = run.summary();
    QStringList chosen;
    for (const ChosenHost& host : spec.request ? spec.request->only : QList<ChosenHost>())
        chosen.append(host.word);
    const QString target = targetText(summary.target, chosen, static_cast<int>(chosen.size()));
    console.out(displayLine(summary.title) + u" — "_s + displayLine(target) + u" — "_s + localTime(summary.started) +
                u" — "_s + stateLabel(summary));
    for (const QString& line : runLines(spec))
        console.out(line);
    printInputs(spec, console);
    Table table({Cli::tr("Host"), Cli::tr("Step"), Cli::tr("Outcome"), Cli::tr("Exit"), Cli::tr("Time"),
                 Cli::tr("First line")});
    const QStringList names = namesApart(spec.hosts);
    for (const TaskIndex task : tasks) {
        const TaskRecord record = run.task(task);
        const bool timed = record.started && record.ended;
        table.add(
            {names[spec.hostOf(task)], spec.stepCount() > 1 ? QString::number(spec.stepOf(task) + 1) : QString(),
             record.ended ? outcomeLabel(record.outcome()) : QString(), exitCodeText(record.verdict.exitCode),
             timed ? QString::number(double(record.endTime - record.startTime) / 1000, 'f', 2) + u" s"_s : QString(),
             record.firstLine.left(80)});
    }
    console.outLines(table.text());
}

struct Shown
{
    QString run; // the beginning of its id
    Outputs outputs;
    RunQuery only = RunQuery::all();
    QString verboseHost;
};

Result<Shown> readShown(const Verb& verb)
{
    Shown shown;
    shown.run = verb.words().value(1);
    shown.verboseHost = verb.value("verbose-host");
    const Result<Outputs> outputs = readOutputs(verb);
    if (!outputs)
        return outputs.error();
    shown.outputs = *outputs;
    if (!verb.isSet("only"))
        return shown;
    const Result<RunQuery> only = RunQuery::parse(verb.values("only").join(u','));
    if (!only)
        return Error{ErrorKind::BadValue, u"--only"_s, only.error().detail, {}};
    shown.only = *only;
    return shown;
}

void printLog(const ResultSource& source, const QString& name, Console& console)
{
    const auto spec = source.spec();
    for (HostIndex host = 0; host < static_cast<HostIndex>(spec->hosts.size()); ++host) {
        if (name.isEmpty() || spec->hosts[host].name != name)
            continue;
        for (const QString& line : source.log(host))
            console.errLine(displayLine(name) + u": "_s, line);
    }
}

int show(history::Store& store, const Shown& shown, Console& console)
{
    const Result<QString> id = findRun(store, shown.run);
    if (!id)
        return console.fail(id.error());
    const Result<history::StoredRunPtr> run = store.open(*id);
    if (!run)
        return console.fail(run.error());
    const ResultSource& source = **run;
    const std::optional<Error> known = (*run)->failure();
    if (known)
        console.fail(*known);
    const Outputs& outputs = shown.outputs;
    const QList<TaskIndex> tasks = tasksOf(source, shown.only);
    if (tasks.isEmpty() && shown.only != RunQuery::all())
        console.err(Cli::tr("Nothing in this run is so."));
    if (!outputs.quiet && !outputs.usesStandardOutput() && !outputs.waitForEnd()) {
        printTable(source, tasks, console);
        console.out({});
    }
    ResultPrinter printer(console, outputs, *run, [&store, &source] { return history::earlierRun(store, source); });
    printer.finish(shown.only);
    printLog(source, shown.verboseHost, console);
    const bool written = writeExports(source, outputs, console, shown.only);
    const bool damaged = source.summary().damaged;
    if (damaged && !known) // as has been seen while it was read
        console.fail(*(*run)->failure());
    return written && !damaged ? AllOk : SomeNotOk;
}

/// With the history that is there, once the command line is good.
template <typename Print> int withHistory(const Verb& verb, Console& console, Print print)
{
    const Result<Shown> shown = readShown(verb);
    if (!shown)
        return console.fail(shown.error());
    auto store = history::Store::open(app::Paths::forThisUser().historyDir(), history::StoreOptions{});
    if (!store)
        return console.fail(store.error());
    return print(**store, *shown);
}

} // namespace

void addHistoryOptions(Verb& verb)
{
    addOutputOptions(verb);
    addOnlyOption(verb, Cli::tr("With show and diff: only what is so, printed and written to files."));
    verb.addValue("verbose-host", u"HOST"_s, Cli::tr("Print the connection log of this host."));
}

int listRuns(const Verb& verb, Console& console)
{
    return withHistory(verb, console, [&](const history::Store& store, const Shown&) { return list(store, console); });
}

/// None of them where one of the words is not understood.
int deleteRuns(const Verb& verb, Console& console)
{
    return withHistory(verb, console, [&](history::Store& store, const Shown&) -> int {
        QStringList ids;
        for (const QString& word : verb.words().mid(1)) {
            const Result<QString> id =
                word.isEmpty() ? Error{ErrorKind::UnknownRun, u"\"\""_s, {}, {}} : findRun(store, word);
            if (!id)
                return console.fail(id.error());
            ids.append(*id);
        }
        ids.removeDuplicates();
        for (const QString& id : std::as_const(ids)) {
            if (const Status removed = store.remove(id); !removed)
                return console.fail(removed.error());
        }
        if (!verb.isSet("quiet"))
            console.err(Cli::tr("%n run(s) deleted", nullptr, static_cast<int>(ids.size())));
        return AllOk;
    });
}

/// One from the other, or one from the last of the same commands before it.
int diffRuns(const Verb& verb, Console& console)
{
    return withHistory(verb, console, [&](history::Store& store, const Shown& shown) -> int {
        const QStringList words = verb.words().mid(1);
        const auto opened = [&](const QString& word) -> Result<ResultSourcePtr> {
            const Result<QString> id = findRun(store, word);
            if (!id)
                return id.error();
            const Result<history::StoredRunPtr> run = store.open(*id);
            return run ? Result<ResultSourcePtr>(*run) : run.error();
        };
        const Result<ResultSourcePtr> now = opened(words.isEmpty() ? QString() : words.constLast());
        if (!now)
            return console.fail(now.error());
        const Result<ResultSourcePtr> before =
            words.size() > 1 ? opened(words.constFirst()) : history::earlierRun(store, **now);
        if (!before)
            return console.fail(before.error());
        if (!*before) {
            console.err(Cli::tr("There is no earlier run of the same commands to compare with."));
            return BadUsage;
        }
        DiffPrinter printer(console, *now, shown.outputs.masks);
        const Result<int> changed = printer.since(**before, tasksOf(**now, shown.only));
        if (!changed)
            return console.fail(changed.error());
        return *changed == 0 && !printer.isDamaged() ? AllOk : SomeNotOk;
    });
}

int showRun(const Verb& verb, Console& console)
{
    return withHistory(verb, console,
                       [&](history::Store& store, const Shown& shown) { return show(store, shown, console); });
}

} // namespace rollcall::cli
