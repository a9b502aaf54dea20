// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/history.h"
#include "cli/base/console.h"
#include "cli/verbs/commands.h"

#include "app/prepare/preflight.h"
#include "app/prepare/samelogin.h"
#include "app/prepare/surroundings.h"
#include "app/prepare/wayremarks.h"
#include "app/workspace/workspace.h"
#include "cli/base/table.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
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

namespace rollcall::cli {

using namespace Qt::StringLiterals;

static int dryRun(const RunSpec& run, const app::Preflight& preflight, Console& console)
{
    Table table({Cli::tr("Host"), Cli::tr("Login"), Cli::tr("Through"), Cli::tr("Group"), Cli::tr("Skipped because")});
    for (const HostSpec& host : run.hosts)
        table.add({host.name, loginText(host.user, host.address, host.port), displayLine(wayTo(host).join(u", "_s)),
                   host.group, host.skip});
    console.outBytes(table.text().toLocal8Bit());
    console.out(Cli::tr("%n host(s), not connected to.", nullptr, static_cast<int>(run.hosts.size())));
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
    Runner runner(console, arguments);
    arguments.request.options.batch = !runner.canAsk();
    const Result<RunSpecPtr> run = app::buildRun(preflight, arguments.request, arguments.parent);
    if (!run)
        return console.fail(run.error());
    for (const Error& warning : app::commandWarnings(arguments.request.composition))
        console.err(u"rollcall-cli: "_s + errorText(warning));
    if (arguments.dryRun)
        return dryRun(**run, preflight, console);
    for (const QString& text : app::cautionTexts(preflight.ways))
        console.err(u"rollcall-cli: "_s + text);
    app::History::StorePtr store;
    if (arguments.keepHistory) {
        const Result<app::History::StorePtr> opened = workspace.history().openNow();
        const std::optional<Error> obstacle = opened ? (*opened)->readOnlyBecause() : std::optional(opened.error());
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
