// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/rerun.h"

#include "app/prepare/chosenhosts.h"
#include "app/prepare/samelogin.h"
#include "app/prepare/surroundings.h"
#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/run/placeholder.h"
#include "core/run/runfields.h"
#include "core/run/snippet.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

/// As it was sent, with nothing left to be filled in.
StepTemplate templateOf(const StoredStep& step)
{
    StepTemplate made{step.title, step.work};
    if (isScript(step.work))
        made.work = literalScript(step.command());
    return made;
}

/// A run from before requests were kept: its steps as they were sent, its options where they are not the usual ones.
RunRequest requestFromSteps(const StoredSpec& run)
{
    RunRequest request;
    request.target = run.target;
    Composition& composition = request.composition;
    for (const StoredStep& step : run.steps)
        composition.steps.append(templateOf(step));
    if (!run.steps.isEmpty()) {
        composition.interpreter = run.steps.constFirst().interpreter;
        composition.success = run.steps.constFirst().success;
    }
    forEachOption([&, defaults = RunOptions()](const auto& option, const auto& said) {
        if (said.keep == Keep::Stored && run.options.*option.member != defaults.*option.member)
            request.options.*said.member = run.options.*option.member;
    });
    return request;
}

QString wordOf(const StoredHost& host)
{
    return host.word.isEmpty() ? shownWord(host.name) : host.word;
}

QList<ChosenHost> chosenHosts(const StoredSpec& run, const QList<HostIndex>& hosts)
{
    QList<ChosenHost> chosen;
    chosen.reserve(hosts.size());
    for (const HostIndex host : hosts)
        chosen.append({wordOf(run.hosts[host]), run.hosts[host].library});
    return chosen;
}

/// Takes the hosts that nothing knows any more out of the request.
void takeGone(Rerun& again, const StoredSpec& run, QList<HostIndex>& hosts, const TargetDirectory& directory)
{
    const QList<qsizetype> gone = goneHosts(again.request, directory);
    for (const qsizetype place : gone) {
        const StoredHost& host = run.hosts[hosts[place]];
        const bool open = host.library.isEmpty() || directory.hasLibrary(host.library);
        again.differences.append({open ? Difference::Kind::Gone : Difference::Kind::NotOpen,
                                  host.name,
                                  open ? QString() : host.library,
                                  {}});
    }
    for (auto place = gone.crbegin(); place != gone.crend(); ++place) {
        hosts.removeAt(*place);
        again.request.only.removeAt(*place);
    }
}

/// Those that are one login by two names are that host alone.
void takeFolded(Rerun& again, QList<HostIndex>& hosts)
{
    for (const HostSpec& host : again.preflight.hosts) {
        for (const QString& name : host.sameLogin)
            again.differences.append({Difference::Kind::SameLogin, name, {}, sameLoginText(name, host)});
    }
    const QList<qsizetype>& folded = again.preflight.folded;
    for (auto place = folded.crbegin(); place != folded.crend(); ++place) {
        hosts.removeAt(*place);
        again.request.only.removeAt(*place);
    }
}

bool isOf(const Composition& composition, const Snippet& snippet)
{
    Composition today = Composition::fromSnippet(snippet, composition.values);
    today.standardInput = composition.standardInput;
    return today == composition;
}

QString inOneText(const QStringList& commands)
{
    return commands.join(u"\n"_s);
}

/// What was asked for, and what ran by it, are kept beside each other: who reads the one must not start another.
void addOtherSteps(Rerun& again, const StoredSpec& run)
{
    const Composition& composition = again.request.composition;
    QStringList then;
    for (const StoredStep& step : run.steps)
        then.append(step.interpreter.isEmpty() ? step.command() : QString(step.interpreter + u": "_s + step.command()));
    QStringList now;
    for (const StepTemplate& step : composition.steps) {
        const Result<QString> text = isScript(step.work)
                                         ? expand(step.script(), composition.values, composition.parameters)
                                         : Result<QString>(workText(step.work));
        const QString interpreter = step.interpreter.trimmed().isEmpty() ? composition.interpreter : step.interpreter;
        const QString command = text ? *text : QString();
        now.append(interpreter.isEmpty() ? command : QString(interpreter + u": "_s + command));
    }
    if (now != then)
        again.differences.append({Difference::Kind::Steps, {}, inOneText(then), inOneText(now)});
}

bool hadInput(const StoredSpec& run)
{
    return std::any_of(run.steps.cbegin(), run.steps.cend(), [](const StoredStep& step) { return step.inputSize > 0; });
}

} // namespace

QStringList librariesOf(const StoredSpec& run)
{
    return run.request ? run.request->libraries : QStringList();
}

RunRequest requestOf(const StoredSpec& run)
{
    return run.request ? *run.request : requestFromSteps(run);
}

bool isOtherToday(const Composition& composition, const Surroundings& surroundings)
{
    bool isThere = false;
    for (const QList<Snippet>& library : surroundings.snippets) {
        for (const Snippet& snippet : library) {
            if (composition.snippet.isEmpty() || snippet.name != composition.snippet)
                continue;
            if (isOf(composition, snippet))
                return false;
            isThere = true;
        }
    }
    return isThere;
}

Result<Rerun> prepareAgain(const Surroundings& surroundings, const StoredSpec& run, const QList<HostIndex>& hosts,
                           const OptionOverrides& options)
{
    if (hadInput(run))
        return Error{ErrorKind::InputNotKept, run.title, {}, {}};
    Rerun again;
    again.parent = run.id;
    again.request = requestOf(run);
    again.request.options = withOverrides(std::move(again.request.options), options);
    QList<HostIndex> left = hosts;
    again.request.only = chosenHosts(run, hosts);
    if (takeGone(again, run, left, *surroundings.directory); left.isEmpty() && !hosts.isEmpty()) {
        const Difference& first = again.differences.constFirst();
        return Error{ErrorKind::HostsGone, first.host, first.then, {}};
    }
    again.preflight = prepare(surroundings, again.request);
    if (!again.preflight.problems.isEmpty())
        return again;
    takeFolded(again, left);
    Q_ASSERT(again.preflight.hosts.size() == left.size()); // one for each that is chosen, or a problem
    addOtherSteps(again, run);
    if (isOtherToday(again.request.composition, surroundings))
        again.differences.append({Difference::Kind::Snippet, {}, again.request.composition.snippet, {}});
    const HostComparison comparison(again.request.composition);
    for (qsizetype place = 0; place < left.size(); ++place) // in the order in which they were chosen
        comparison.compare(run.hosts[left[place]], again.preflight.hosts[place], again.differences);
    return again;
}

} // namespace rollcall::app
