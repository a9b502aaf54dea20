// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include "app/preflight.h"
#include "app/surroundings.h"
#include "app/way.h"
#include "app/workspace.h"
#include "cli/runner.h"
#include "cli/runrequest.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/words.h"
#include "core/text.h"
#include "history/store.h"
#include "library/libraryset.h"

namespace rollcall::cli {

using namespace Qt::StringLiterals;

static int dryRun(const RunSpec& run, Console& console)
{
    Table table({Cli::tr("Host"), Cli::tr("Login"), Cli::tr("Through"), Cli::tr("Group"),
                 Cli::tr("Skipped because")});
    for (const HostSpec& host : run.hosts)
        table.add({host.name, app::loginText(host), displayLine(app::wayTo(host).join(u", "_s)), host.group, host.skip});
    console.outBytes(table.text().toLocal8Bit());
    console.out(Cli::tr("%n host(s), not connected to.", nullptr, static_cast<int>(run.hosts.size())));
    for (int step = 0; step < run.stepCount(); ++step) {
        const Step& each = run.steps[step];
        const QString how = each.interpreter.isEmpty() ? QString() : u" ("_s + each.interpreter + u')';
        console.out(u"\n#### "_s + QString::number(step + 1) + how + u'\n' + displayText(each.command));
    }
    return AllOk;
}

static int start(const RunRequest& given, const app::Preflight& preflight, app::Workspace& workspace,
                 Console& console)
{
    RunRequest request = given;
    Runner runner(console, request);
    request.options.batch = !runner.canAsk();
    const Result<RunSpecPtr> run = app::buildRun(preflight, request.composition, request.options);
    if (!run)
        return console.fail(run.error());
    if (request.dryRun)
        return dryRun(**run, console);
    app::Workspace::StorePtr store;
    if (request.keepHistory) {
        const Result<app::Workspace::StorePtr> opened = workspace.storeNow();
        const std::optional<Error> obstacle =
            opened ? (*opened)->readOnlyBecause() : std::optional(opened.error());
        if (obstacle) {
            const int code = console.fail(*obstacle);
            console.err(Cli::tr("With --no-history the run can do without it."));
            return code;
        }
        store = *opened;
    } else {
        store = history::Store::withoutHistory();
    }
    return runner.exec(workspace, *store, *run);
}

int runVerb(const QStringList& arguments, Console& console)
{
    Verb verb(u"run [options] [TARGET]"_s,
              Cli::tr("Runs commands, a script or a snippet on every host of the target."));
    addRunOptions(verb);
    if (const auto code = verb.parse(arguments, console))
        return *code;
    app::Workspace workspace;
    if (const auto code = verb.openWorkspace(workspace, console))
        return *code;
    const Result<RunRequest> request = readRunRequest(verb, workspace.libraries(), workspace.settings().run);
    if (!request)
        return console.fail(request.error());
    const app::Preflight preflight =
        app::prepare(*workspace.surroundings(), request->target, request->overrides);
    for (const Error& warning : preflight.warnings)
        console.err(u"rollcall-cli: "_s + errorText(warning));
    if (!preflight.problems.isEmpty())
        return tellTargetProblems(preflight.problems, workspace, console);
    return start(*request, preflight, workspace, console);
}

} // namespace rollcall::cli
