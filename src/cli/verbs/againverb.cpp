// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/history.h"
#include "cli/base/console.h"
#include "cli/verbs/commands.h"

#include "app/prepare/difference.h"
#include "app/prepare/rerun.h"
#include "app/workspace/workspace.h"
#include "cli/base/askline.h"
#include "cli/base/terminal.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/runarguments.h"
#include "cli/verbs/pastruns.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/result/runquery.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"

// `again`: a past run once more, on all of its hosts or on some. It is prepared anew, as things are now.
namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostDifferences = 200;

struct Past
{
    StoredSpecPtr spec;
    QList<HostIndex> hosts; // that are meant
};

Result<Past> readPast(const Verb& verb, app::History& history)
{
    RunQuery only = RunQuery::all();
    if (verb.isSet("only")) {
        const Result<RunQuery> said = RunQuery::parse(verb.values("only").join(u','));
        if (!said)
            return Error{ErrorKind::BadValue, u"--only"_s, said.error().detail, {}};
        only = *said;
    }
    const Result<app::History::StorePtr> store = history.openNow();
    if (!store)
        return store.error();
    const Result<QString> id = findRun(**store, verb.words().value(0));
    if (!id)
        return id.error();
    const Result<history::StoredRunPtr> run = (*store)->open(*id);
    if (!run)
        return run.error();
    return Past{(*run)->spec(), hostsOf(**run, only)};
}

/// Whether it may go on though not all is as it was then.
bool mayDiffer(const Verb& verb, const QList<app::Difference>& differences, Console& console)
{
    if (differences.isEmpty() || verb.isSet("dry-run"))
        return true;
    if (verb.isSet("as-now"))
        return true;
    Terminal terminal;
    if (!terminal.isThere()) {
        console.err(u"rollcall-cli: "_s + Cli::tr("Not run. With --as-now it runs in spite of that."));
        return false;
    }
    return askYesOrNo(terminal, Cli::tr("Run all the same? Type yes or no: "));
}

} // namespace

void addAgainOptions(Verb& verb)
{
    addOnlyOption(verb, Cli::tr("Only on the hosts of which this is so."));
    verb.addFlag("as-now", Cli::tr("Do not ask where anything is not as it was then."));
    verb.addLibraryOption();
    addHowOptions(verb);
}

int runAgain(const Verb& verb, Console& console)
{
    app::Workspace workspace;
    RunArguments given;
    if (const Status how = readHow(verb, given); !how)
        return console.fail(how.error());
    const Result<Past> past = readPast(verb, workspace.history());
    if (!past)
        return console.fail(past.error());
    if (const auto code = verb.openWorkspace(workspace, app::librariesOf(*past->spec), console))
        return *code;
    if (past->hosts.isEmpty()) {
        console.err(u"rollcall-cli: "_s + Cli::tr("This is so of no host of that run: nothing was run."));
        return AllOk;
    }
    const Result<app::Rerun> again =
        app::prepareAgain(*workspace.libraries().surroundings(), *past->spec, past->hosts, given.request.options);
    if (!again)
        return console.fail(again.error());
    if (!again->preflight.problems.isEmpty())
        return tellTargetProblems(again->preflight.problems, workspace.libraries().set(), console);
    for (const QString& text : app::differenceTexts(again->differences, mostDifferences))
        console.err(u"rollcall-cli: "_s + text);
    if (!mayDiffer(verb, again->differences, console))
        return BadUsage;
    given.request = again->request;
    if (verb.isSet("library"))
        given.request.libraries = absoluteFolders(verb.values("library"));
    given.parent = again->parent;
    return startRun(given, again->preflight, workspace, console);
}

} // namespace rollcall::cli
