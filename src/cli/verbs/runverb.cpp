// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/history.h"
#include "cli/base/console.h"
#include "cli/verbs/commands.h"

#include "app/prepare/filledin.h"
#include "app/prepare/preflight.h"
#include "app/prepare/samelogin.h"
#include "app/prepare/surroundings.h"
#include "app/prepare/wayremarks.h"
#include "app/workspace/workspace.h"
#include "cli/base/table.h"
#include "cli/base/terminal.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/production.h"
#include "cli/run/runarguments.h"
#include "cli/run/runner.h"
#include "cli/run/saidlines.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runspec.h"
#include "history/store/store.h"
#include "library/live/libraryset.h"

#include <algorithm>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

static QString hostsTable(const RunSpec& run)
{
    const bool anyProduction =
        std::any_of(run.hosts.begin(), run.hosts.end(), [](const HostSpec& host) { return host.production; });
    QStringList headings{Cli::tr("Host"), Cli::tr("Login"), Cli::tr("Through"), Cli::tr("Group"),
                         Cli::tr("Skipped because")};
    if (anyProduction)
        headings.append(Cli::tr("Production"));
    const QStringList variables = app::variablesIn(run);
    if (!variables.isEmpty())
        headings.append(Cli::tr("Filled in"));
    Table table(headings);
    for (const HostSpec& host : run.hosts) {
        QStringList cells{host.name, loginText(host.user, host.address, host.port),
                          displayLine(wayTo(host).join(u", "_s)), host.group, host.skip};
        if (anyProduction)
            cells.append(host.production ? Cli::tr("yes") : QString());
        if (!variables.isEmpty())
            cells.append(app::filledInText(host, variables));
        table.add(cells);
    }
    return table.text();
}

static int dryRun(const RunSpec& run, const app::Preflight& preflight, bool agreed, Console& console)
{
    console.outBytes(hostsTable(run).toLocal8Bit());
    console.out(Cli::tr("%n host(s), not connected to.", nullptr, static_cast<int>(run.hosts.size())));
    if (const QString note = productionNote(run, agreed); !note.isEmpty())
        console.out(note);
    for (const app::WayRemark& remark : preflight.ways)
        console.out(displayLine(app::wayRemarkText(remark)));
    for (const QString& text : app::sameLoginTexts(run.hosts, run.hosts.size()))
        console.out(text);
    for (int step = 0; step < run.stepCount(); ++step) {
        const Step& each = run.steps[step];
        printStep(step, each.title, stepLines(run, step), each.command(), console);
    }
    const QStringList options = optionLines(run, preflight.defaults);
    if (!options.isEmpty())
        console.out(u"\n"_s + Cli::tr("Options that are not the usual ones:"));
    for (const QString& option : options)
        console.out(u"  "_s + option);
    return AllOk;
}

int startRun(const RunArguments& given, const app::Preflight& preflight, app::Workspace& workspace, Console& console)
{
    RunArguments arguments = given;
    arguments.request.options.batch = !Terminal().isThere();
    const Result<RunSpecPtr> run = app::buildRun(preflight, arguments.request, arguments.parent);
    if (!run)
        return console.fail(run.error());
    for (const Error& warning : app::commandWarnings(arguments.request.composition))
        console.err(u"rollcall-cli: "_s + errorText(warning));
    for (const QString& text : arguments.dryRun ? QStringList() : app::cautionTexts(preflight.ways))
        console.err(u"rollcall-cli: "_s + text);
    if (const auto code = agreeToProduction(**run, arguments, workspace.person().settings().typedAbove, console))
        return *code;
    if (arguments.dryRun)
        return dryRun(**run, preflight, arguments.production.has_value(), console);
    app::History::StorePtr store;
    if (arguments.keepHistory) {
        const Result<app::History::StorePtr> opened = workspace.history().openNow();
        const std::optional<Error> obstacle = opened ? (*opened)->readOnlyBecause() : std::optional(opened.error());
        if (obstacle) {
            const int code = console.failHistory(*obstacle);
            console.err(Cli::tr("With --no-history the run can do without it."));
            return code;
        }
        store = *opened;
    } else {
        store = history::Store::withoutHistory();
    }
    return Runner(console, arguments).exec(workspace, *store, *run);
}

int run(const Verb& verb, Console& console)
{
    app::Workspace workspace;
    if (const auto code = verb.openWorkspace(workspace, console))
        return *code;
    const Result<RunArguments> given = readRunArguments(verb, workspace.libraries().set());
    if (!given)
        return console.fail(given.error());
    const app::Preflight preflight = app::prepare(*workspace.libraries().surroundings(), given->request);
    for (const Error& warning : given->warnings + preflight.warnings)
        console.err(u"rollcall-cli: "_s + errorText(warning));
    if (!preflight.problems.isEmpty())
        return tellTargetProblems(preflight.problems, workspace.libraries().set(), console);
    for (const QString& text : given->dryRun ? QStringList() : app::sameLoginTexts(preflight.hosts))
        console.err(u"rollcall-cli: "_s + text);
    return startRun(*given, preflight, workspace, console);
}

} // namespace rollcall::cli
