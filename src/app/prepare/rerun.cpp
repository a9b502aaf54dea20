// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/rerun.h"

#include "app/prepare/chosenhosts.h"
#include "app/prepare/samelogin.h"
#include "app/prepare/surroundings.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/fieldtext.h"
#include "core/run/hostspec.h"
#include "core/run/placeholder.h"
#include "core/run/runfields.h"
#include "core/run/snippet.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView betweenNames = u", ";

class RerunText
{
    Q_DECLARE_TR_FUNCTIONS(Rerun)
};

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

QString shownWay(const QStringList& way)
{
    return way.isEmpty() ? RerunText::tr("directly") : displayLine(way.join(u", "_s));
}

/// What a host puts into the commands; with what was sent then, and what would be sent now.
class Commands
{
public:
    explicit Commands(const Composition& composition)
    {
        for (const StepTemplate& step : composition.steps) {
            const Result<QString> text = expand(step.script(), composition.values, composition.parameters);
            if (isScript(step.work) && text && usesHostPlaceholders(*text))
                m_texts.append(*text);
        }
    }

    void compare(const StoredHost& then, const HostSpec& now, QList<Difference>& differences) const
    {
        for (const QString& text : m_texts) {
            const Result<QString> before = expandForHost(text, then);
            const Result<QString> after = expandForHost(text, now);
            if (before && after && *before != *after) // what lacks a variable now is told as an error
                return differences.append({Difference::Kind::Command, then.name, *before, *after});
        }
    }

private:
    QStringList m_texts;
};

void compare(const StoredHost& then, const HostSpec& now, QList<Difference>& differences)
{
    const auto differ = [&](Difference::Kind kind, const QString& before, const QString& after) {
        if (before != after)
            differences.append({kind, then.name, before, after});
    };
    const StoredHost today = storedHost(now);
    differ(Difference::Kind::Login, loginText(then.user, then.address, then.port),
           loginText(now.user, now.address, now.port));
    if (!then.isWayKnown) { // it may have been another, whatever is known of it
        differences.append({Difference::Kind::WayUnknown, then.name, {}, shownWay(today.way)});
        return;
    }
    if (then.way != today.way)
        differences.append({Difference::Kind::Way, then.name, shownWay(then.way), shownWay(today.way)});
    differ(Difference::Kind::Source, then.source, today.source);
    differ(Difference::Kind::KeyName, then.hostKeyAlias, today.hostKeyAlias);
    differ(Difference::Kind::KeyPolicy, fieldText(then.hostKeys), fieldText(today.hostKeys));
    differ(Difference::Kind::Identity, then.identity, today.identity);
    if (today.legacyAlgorithms && !then.legacyAlgorithms)
        differences.append({Difference::Kind::OldAlgorithms, then.name, {}, {}});
    differ(Difference::Kind::Sent, then.sentNames.join(betweenNames), today.sentNames.join(betweenNames));
    differ(Difference::Kind::Terminal, fieldText(then.terminal), fieldText(today.terminal));
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

bool hadInput(const StoredSpec& run)
{
    return std::any_of(run.steps.cbegin(), run.steps.cend(), [](const StoredStep& step) { return step.inputSize > 0; });
}

} // namespace

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
    if (isOtherToday(again.request.composition, surroundings))
        again.differences.append({Difference::Kind::Snippet, {}, again.request.composition.snippet, {}});
    const Commands commands(again.request.composition);
    for (qsizetype place = 0; place < left.size(); ++place) { // in the order in which they were chosen
        compare(run.hosts[left[place]], again.preflight.hosts[place], again.differences);
        commands.compare(run.hosts[left[place]], again.preflight.hosts[place], again.differences);
    }
    return again;
}

namespace {

QString shownSource(const QString& address)
{
    return address.isEmpty() ? RerunText::tr("any address") : displayLine(address);
}

QString shownName(const QString& alias, const QString& host)
{
    return displayLine(alias.isEmpty() ? host : alias);
}

QString shownIdentity(const QString& identity)
{
    return identity.isEmpty() ? RerunText::tr("your own") : displayLine(identity);
}

QString shownNames(const QString& names)
{
    return names.isEmpty() ? RerunText::tr("none") : displayLine(names);
}

/// Its first line that the other has not.
QString shownCommand(const QString& text, const QString& other)
{
    constexpr qsizetype longest = 120;
    const QStringList lines = text.split(u'\n');
    const QStringList others = other.split(u'\n');
    qsizetype line = 0;
    while (line + 1 < lines.size() && line < others.size() && lines[line] == others[line])
        ++line;
    const QString shown = displayLine(lines[line]);
    return shown.size() > longest ? shown.first(longest) + u'…' : shown;
}

/// Many of one kind do not hide one of another.
QList<Difference> eachKindFirst(const QList<Difference>& differences)
{
    QList<Difference> first;
    QList<Difference> others;
    QSet<Difference::Kind> seen;
    for (const Difference& each : differences) {
        (seen.contains(each.kind) ? others : first).append(each);
        seen.insert(each.kind);
    }
    return first + others;
}

} // namespace

QString differenceText(const Difference& difference)
{
    const QString host = displayLine(difference.host);
    switch (difference.kind) {
    case Difference::Kind::Gone:
        return RerunText::tr("%1 is in no library any more and is left out.").arg(host);
    case Difference::Kind::NotOpen:
        return RerunText::tr("%1 is left out: the library “%2” that has it is not open.")
            .arg(host, displayLine(difference.then));
    case Difference::Kind::SameLogin:
        return difference.now;
    case Difference::Kind::Login:
        return RerunText::tr("%1 is reached as %2 now; then it was %3.")
            .arg(host, displayLine(difference.now), displayLine(difference.then));
    case Difference::Kind::Way:
        return RerunText::tr("The way to %1 is another now: %2. Then: %3.").arg(host, difference.now, difference.then);
    case Difference::Kind::WayUnknown:
        return RerunText::tr("How %1 was reached then is not known; now: %2.").arg(host, difference.now);
    case Difference::Kind::Source:
        return RerunText::tr("%1 is reached from %2 now; then from %3.")
            .arg(host, shownSource(difference.now), shownSource(difference.then));
    case Difference::Kind::KeyName:
        return RerunText::tr("The host key of %1 is looked up as %2 now; then as %3.")
            .arg(host, shownName(difference.now, difference.host), shownName(difference.then, difference.host));
    case Difference::Kind::KeyPolicy:
        return RerunText::tr("The host key of %1 is checked by “%2” now; then by “%3”.")
            .arg(host, difference.now, difference.then);
    case Difference::Kind::Identity:
        return RerunText::tr("The identity for %1 is %2 now; then it was %3.")
            .arg(host, shownIdentity(difference.now), shownIdentity(difference.then));
    case Difference::Kind::OldAlgorithms:
        return RerunText::tr("Old algorithms may be used for %1 now.").arg(host);
    case Difference::Kind::Sent:
        return RerunText::tr("%1 is sent other variables now: %2; then: %3.")
            .arg(host, shownNames(difference.now), shownNames(difference.then));
    case Difference::Kind::Terminal:
        return difference.now == fieldText(true)
                   ? RerunText::tr("ssh_config asks for a terminal on %1 now.").arg(host)
                   : RerunText::tr("ssh_config does not ask for a terminal on %1 any more.").arg(host);
    case Difference::Kind::Command:
        return RerunText::tr("The command for %1 is another now: %2. Then: %3.")
            .arg(host, shownCommand(difference.now, difference.then), shownCommand(difference.then, difference.now));
    case Difference::Kind::Snippet:
        return RerunText::tr("What runs is what ran then; the snippet “%1” says something else today.")
            .arg(displayLine(difference.then));
    }
    return {};
}

QStringList differenceTexts(const QList<Difference>& differences, qsizetype enough)
{
    QStringList texts;
    for (const Difference& each : eachKindFirst(differences).first(std::min(enough, differences.size())))
        texts.append(differenceText(each));
    if (differences.size() > enough)
        texts.append(RerunText::tr("… and %n more.", nullptr, static_cast<int>(differences.size() - enough)));
    return texts;
}

} // namespace rollcall::app
