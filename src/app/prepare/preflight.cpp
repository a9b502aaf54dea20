// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"

#include "app/prepare/chosenhosts.h"
#include "app/prepare/hostresolver.h"
#include "app/prepare/namesakes.h"
#include "app/prepare/productionmark.h"
#include "app/prepare/samelogin.h"
#include "app/prepare/surroundings.h"
#include "core/base/text.h"
#include "core/run/composition.h"
#include "core/run/fieldtext.h"
#include "core/run/placeholder.h"
#include "core/run/runfields.h"
#include "core/run/snippet.h"
#include "core/run/stepname.h"
#include "core/run/successcheck.h"
#include "core/targets/foldednames.h"
#include "core/targets/target.h"
#include "openssh/words/destination.h"
#include "openssh/words/publickey.h"

#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <algorithm>
#include <optional>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

/// What is wrong with the overrides themselves: found before any host is looked at.
QList<TargetError> overrideProblems(const TargetOverrides& overrides)
{
    QList<TargetError> problems;
    const auto complain = [&problems](ErrorKind kind, const QString& subject, const QString& file = {}) {
        problems.append({{kind, subject, {}, file}, -1, 0});
    };
    if (!overrides.identityFile.isEmpty()) {
        const QFileInfo file(overrides.identityFile);
        if (!file.exists())
            complain(ErrorKind::FileMissing, {}, overrides.identityFile);
        else if (file.isDir())
            complain(ErrorKind::IsFolder, {}, overrides.identityFile);
        else if (!file.isReadable())
            complain(ErrorKind::FileUnreadable, {}, overrides.identityFile);
    }
    if (!overrides.jump.isEmpty()) {
        if (const auto hops = openssh::parseProxyJump(overrides.jump); !hops)
            problems.append({hops.error(), -1, 0});
    }
    return problems;
}

/// Of a key file that lets in through an agent alone, where the private key lies beside it or there is no agent.
std::optional<Error> publicKeyWarning(const TargetOverrides& overrides, const Surroundings& surroundings)
{
    constexpr qint64 longestLine = 64LL << 10;
    const QString& path = overrides.identityFile;
    QFile file(path);
    if (path.isEmpty() || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    if (openssh::publicKeyIn(file.readLine(longestLine)).isEmpty())
        return std::nullopt;
    const QString before = path.endsWith(u".pub"_s) ? path.chopped(4) : QString();
    const bool isBeside = !before.isEmpty() && QFileInfo(before).isFile();
    if (!isBeside && !surroundings.agentSocket.isEmpty())
        return std::nullopt;
    return Error{ErrorKind::PublicKeyFile, {}, isBeside ? before : QString(), path};
}

/// Of whom a group of the person's own says in vain how to log in.
QList<Error> unheededAccess(const QList<TargetHost>& hosts)
{
    constexpr qsizetype shown = 60; // characters of names
    QMap<QString, QStringList> groups;
    for (const TargetHost& host : hosts) {
        if (!host.unheeded.isEmpty())
            groups[host.unheeded].append(host.name);
    }
    QList<Error> warnings;
    for (auto group = groups.constBegin(); group != groups.constEnd(); ++group)
        warnings.append({ErrorKind::AccessNotHeeded, group.key(), foldNames(*group, shown), {}});
    return warnings;
}

QStringList namesOf(const QList<Parameter>& parameters)
{
    QStringList names;
    for (const Parameter& parameter : parameters)
        names.append(parameter.name);
    return names;
}

Status checkValues(const Composition& composition)
{
    const QList<Parameter> parameters = parametersOf(composition);
    for (auto value = composition.values.begin(); value != composition.values.end(); ++value) {
        const auto known = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& parameter) { return parameter.name == value.key(); });
        if (known == parameters.end())
            return Error{ErrorKind::UnknownParameter, value.key(), namesOf(parameters).join(u", "_s), {}};
        if (!known->choices.isEmpty() && !known->choices.contains(*value))
            return Error{ErrorKind::BadValue, value.key(), *value + u" — "_s + known->choices.join(u", "_s), {}};
    }
    return {};
}

/// Host variables that a host lacks are found now, not on the four hundredth host of a run under way.
Status checkHosts(const QString& command, const QList<HostSpec>& hosts)
{
    if (!usesHostPlaceholders(command))
        return {};
    for (const HostSpec& host : hosts) {
        if (!host.skip.isEmpty())
            continue;
        const Result<QString> text = expandForHost(command, host);
        if (!text) {
            Error error = text.error();
            if (error.detail.isEmpty())
                error.detail = host.name;
            return error;
        }
    }
    return {};
}

/// What is not done yet is refused: the step never runs without it, and nothing runs in its place.
Status checkSupported(const StepTemplate& step)
{
    const QString name = stepName(step);
    if (!isScript(step.work))
        return Error{ErrorKind::Unsupported, name, kindOf(step.work), {}};
    if (step.become)
        return Error{ErrorKind::Unsupported, name, u"become: "_s + fieldText(step.become->method), {}};
    return {};
}

/// What the step says of itself, else what the snippet says; the time also bows to what is said for this run.
void setRules(Step& step, const StepTemplate& source, const RunRequest& request, const RunOptions& defaults)
{
    const Composition& composition = request.composition;
    step.interpreter = source.interpreter.trimmed().isEmpty() ? composition.interpreter : source.interpreter;
    step.afterFailure =
        afterFailure(source, defaults.onFailure, composition.options.onFailure, request.options.onFailure);
    if (!request.options.commandTimeout)
        step.timeout = source.timeout;
    step.effect = source.effect;
    step.repeatable = source.repeatable;
}

Result<Step> makeStep(const StepTemplate& source, const RunRequest& request, const Preflight& preflight)
{
    constexpr qsizetype longestArgument = 100LL * 1024; // longer commands need standard input for themselves
    const Composition& composition = request.composition;
    if (source.isBlank())
        return Error{ErrorKind::EmptyCommand, source.title, {}, {}};
    if (const Status can = checkSupported(source); !can)
        return can.error();
    Result<QString> command = expand(source.script(), composition.values, composition.parameters);
    if (!command)
        return command.error();
    if (const Status fits = checkHosts(*command, preflight.hosts); !fits)
        return fits.error();
    Step step;
    step.title = source.title;
    step.work = *command;
    setRules(step, source, request, preflight.defaults);
    // What is shown of it is what runs.
    if (const QString shown = step.interpreter.trimmed(); displayLine(shown) != shown)
        return Error{ErrorKind::BadValue, u"interpreter"_s, displayLines(shown), {}};
    step.success = composition.success;
    step.standardInput = composition.standardInput;
    if (!step.standardInput.isEmpty() && command->toUtf8().size() > longestArgument)
        return Error{ErrorKind::CommandTooLong, source.title, {}, {}};
    if (!step.standardInput.isEmpty() && !step.interpreter.isEmpty())
        return Error{ErrorKind::Unsupported, step.interpreter, u"standard input"_s, {}};
    return step;
}

/// A known_hosts file that was named and is not there: whom it would be created for is told, whom nothing could
/// be written for, or who trusts nobody else, is stopped.
void checkKnownHosts(Preflight& result, const QString& path)
{
    const QFileInfo file(path);
    if (path.isEmpty())
        return;
    if (file.exists()) {
        if (file.isDir())
            result.problems.append({{ErrorKind::IsFolder, {}, {}, path}, -1, 0});
        else if (!file.isReadable())
            result.problems.append({{ErrorKind::FileUnreadable, {}, {}, path}, -1, 0});
        return;
    }
    const auto one = [&result](HostKeyPolicy policy) {
        return std::any_of(result.hosts.begin(), result.hosts.end(), [policy](const HostSpec& host) {
            return host.skip.isEmpty() && host.trust->policy == policy;
        });
    };
    if (!QFileInfo(file.absolutePath()).isDir())
        result.problems.append({{ErrorKind::FileMissing, {}, {}, file.absolutePath()}, -1, 0});
    else if (one(HostKeyPolicy::Strict))
        result.problems.append({{ErrorKind::FileMissing, {}, {}, path}, -1, 0});
    else if (one(HostKeyPolicy::Ask))
        result.warnings.append({ErrorKind::FileMissing, {}, {}, path});
}

} // namespace

Preflight prepare(const Surroundings& surroundings, const RunRequest& request, const std::stop_token& stop)
{
    Preflight result;
    result.target = request.target.trimmed();
    result.defaults = surroundings.options;
    result.problems = overrideProblems(request.overrides);
    const TargetResolution resolution = resolveRequest(request, *surroundings.directory);
    result.problems += resolution.errors;
    HostResolver resolver(surroundings, request);
    result.hosts.reserve(resolution.hosts.size());
    for (const TargetHost& host : resolution.hosts) {
        if (stop.stop_requested())
            return result;
        HostSpec spec = resolver.resolve(host);
        noteWay(result.ways, host, spec, request.overrides);
        result.skipped += spec.skip.isEmpty() ? 0 : 1;
        result.hosts.append(std::move(spec));
    }
    result.ways += resolver.leftOut();
    if (request.only.isEmpty()) // who chooses hosts says which
        result.problems += ambiguousNames(resolution.hosts, surroundings, request);
    noteOtherMeanings(result.ways, resolution.hosts, result.hosts, surroundings, request);
    markProduction(result.hosts, resolution.hosts, result.ways, surroundings);
    result.production =
        std::any_of(result.hosts.begin(), result.hosts.end(), [](const HostSpec& host) { return host.production; });
    result.folded = foldLogins(result.hosts);
    result.warnings = resolver.warnings();
    result.warnings += unheededAccess(resolution.hosts);
    if (const auto warning = publicKeyWarning(request.overrides, surroundings))
        result.warnings.append(*warning);
    checkKnownHosts(result, request.overrides.knownHostsFile);
    return result;
}

QList<Error> commandWarnings(const Composition& composition)
{
    constexpr qsizetype longest = 60; // of a step's name
    QList<Error> warnings;
    const auto look = [&](const QString& name, const QString& text) {
        if (const QStringList hidden = hiddenNames(text); !hidden.isEmpty())
            warnings.append({ErrorKind::HiddenCharacters, name, hidden.join(u", "_s), {}});
    };
    for (const StepTemplate& step : composition.steps)
        look(stepName(step, longest), workText(step.work));
    for (const Parameter& parameter : parametersOf(composition))
        look(parameter.name, composition.values.value(parameter.name, parameter.defaultValue));
    return warnings;
}

Result<RunSpecPtr> buildRun(const Preflight& preflight, const RunRequest& request, const QString& parent)
{
    const Composition& composition = request.composition;
    if (!preflight.problems.isEmpty())
        return preflight.problems.constFirst().error;
    if (preflight.hosts.isEmpty())
        return Error{ErrorKind::EmptyTarget, preflight.target, {}, {}};
    if (composition.steps.isEmpty())
        return Error{ErrorKind::EmptyCommand, {}, {}, {}};
    if (const Status fits = checkValues(composition); !fits)
        return fits.error();
    if (const Status fits = checkPatterns(composition.success); !fits)
        return fits.error();
    auto run = std::make_shared<RunSpec>();
    for (const StepTemplate& source : composition.steps) {
        Result<Step> step = makeStep(source, request, preflight);
        if (!step)
            return step.error();
        run->steps.append(std::move(*step));
    }
    run->id = newRunId();
    run->title = runTitle(composition);
    run->target = preflight.target;
    run->snippet = composition.snippet;
    run->parent = parent;
    run->hosts = preflight.hosts;
    run->options = effectiveOptions(preflight.defaults, request);
    run->request = request;
    run->begin();
    return RunSpecPtr(std::move(run));
}

} // namespace rollcall::app
