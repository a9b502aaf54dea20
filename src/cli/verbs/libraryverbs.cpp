// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/libraries.h"
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
#include "cli/run/saidlines.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/fieldtext.h"
#include "core/run/hostspec.h"
#include "core/run/placeholder.h"
#include "core/run/runrequest.h"
#include "core/run/snippet.h"
#include "core/run/successcheck.h"
#include "core/targets/host.h"
#include "core/targets/members.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <optional>

// `groups`, `hosts` and `snippets`: what the libraries hold.
namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

QString libraryName(const library::LibrarySet& libraries, const library::Library* library)
{
    return libraries.nameOf(library);
}

int printGroups(const library::LibrarySet& libraries, Console& console)
{
    Table table({Cli::tr("Group"), Cli::tr("Hosts"), Cli::tr("Library"), Cli::tr("Description")});
    QStringList broken; // what the "?" means
    for (const library::Library* library : libraries.libraries()) {
        for (const Group& group : library->groups()) {
            const QString name = libraryName(libraries, library);
            const TargetResolution members = resolveTarget(groupWord(group.name, name), *libraries.snapshot());
            if (!members.ok())
                broken.append(displayLine(group.name) + u": "_s + errorText(members.errors.constFirst().error));
            table.add(
                {group.name, members.ok() ? QString::number(members.hosts.size()) : u"?"_s, name, group.description});
        }
    }
    console.outBytes(table.text().toLocal8Bit());
    for (const QString& line : std::as_const(broken))
        console.err(u"rollcall-cli: ? "_s + line);
    return AllOk;
}

int printGroup(const library::LibrarySet& libraries, const QString& given, Console& console)
{
    const auto [library, name] = libraries.placed(given.startsWith(u'@') ? given.mid(1) : given);
    const DirectoryGroup found = libraries.snapshot()->findGroup(library, name);
    if (!found) {
        const std::optional<ClosedName> closed = libraries.snapshot()->closedGroup(library, name);
        return console.fail(closed ? closed->errorFor(name) : Error{ErrorKind::UnknownGroup, name, {}, {}});
    }
    const auto line = [&console](const QString& label, const QString& value) {
        if (!value.isEmpty())
            console.out(label + u": "_s + displayLine(value));
    };
    line(Cli::tr("Group"), found.group->name);
    line(Cli::tr("Library"), found.library);
    line(Cli::tr("Description"), found.group->description);
    line(Cli::tr("Production"), found.group->production ? Cli::tr("yes") : QString());
    line(Cli::tr("Members"), membersExpression(found.group->members));
    line(Cli::tr("User"), found.group->access.user);
    line(Cli::tr("Identity"), found.group->access.identity);
    line(Cli::tr("Jump host"), found.group->access.jump);
    if (const std::optional<bool> legacy = found.group->access.legacyAlgorithms)
        line(Cli::tr("Old algorithms (SHA-1)"), *legacy ? Cli::tr("allowed") : Cli::tr("not allowed"));
    if (const std::optional<Encoding> encoding = found.group->access.encoding)
        line(Cli::tr("Encoding"), fieldText(*encoding));
    return AllOk;
}

int printHosts(const app::Libraries& libraries, const QString& target, Console& console)
{
    const app::Preflight preflight = app::prepare(*libraries.surroundings(), RunRequest{.target = target});
    if (!preflight.problems.isEmpty())
        return tellTargetProblems(preflight.problems, libraries.set(), console);
    for (const QString& name : namesApart(preflight.hosts))
        console.out(displayLine(name));
    for (const QString& text : app::cautionTexts(preflight.ways) + app::sameLoginTexts(preflight.hosts))
        console.err(u"rollcall-cli: "_s + text);
    return AllOk;
}

/// As they are written down: what groups and ssh_config add is said by `run --dry-run`.
int printSavedHosts(const library::LibrarySet& libraries, Console& console)
{
    Table table({Cli::tr("Host"), Cli::tr("Address"), Cli::tr("User"), Cli::tr("Port"), Cli::tr("Jump host"),
                 Cli::tr("Tags"), Cli::tr("Library"), Cli::tr("Description")});
    for (const library::Library* library : libraries.libraries()) {
        for (const Host& host : library->hosts())
            table.add({host.name, host.address, host.access.user,
                       host.access.port != 0 ? QString::number(host.access.port) : QString(), host.access.jump,
                       host.tags.join(u", "_s), libraryName(libraries, library), host.description});
    }
    console.outBytes(table.text().toLocal8Bit());
    return AllOk;
}

int printSnippets(const library::LibrarySet& libraries, Console& console)
{
    Table table({Cli::tr("Snippet"), Cli::tr("Folder"), Cli::tr("Library"), Cli::tr("Description")});
    for (const library::Library* library : libraries.libraries()) {
        for (const Snippet& snippet : library->snippets())
            table.add({snippet.name, snippet.folder, libraryName(libraries, library), snippet.description});
    }
    console.outBytes(table.text().toLocal8Bit());
    return AllOk;
}

void printSuccess(const SuccessRule& rule, Console& console)
{
    const QStringList codes = allowedExitCodes(rule);
    if (codes != allowedExitCodes({}))
        console.out(Cli::tr("Exit codes that are ok: %1").arg(codes.join(u", "_s)));
    if (!rule.mustMatch.isEmpty())
        console.out(Cli::tr("Output must match: %1").arg(displayLine(rule.mustMatch)));
    if (!rule.mustNotMatch.isEmpty())
        console.out(Cli::tr("Output must not match: %1").arg(displayLine(rule.mustNotMatch)));
}

void printSnippet(const Snippet& snippet, const QString& library, Console& console)
{
    const auto line = [&console](const QString& label, const QString& value) {
        if (!value.isEmpty())
            console.out(label + u": "_s + displayLine(value));
    };
    line(Cli::tr("Snippet"), snippet.name);
    line(Cli::tr("Library"), library);
    line(Cli::tr("Folder"), snippet.folder);
    line(Cli::tr("Description"), snippet.description);
    line(Cli::tr("Tags"), snippet.tags.join(u", "_s));
    line(Cli::tr("Interpreter"), snippet.interpreter);
    for (const QString& option : optionLines(snippet.options))
        line(Cli::tr("Option"), option);
    for (const Parameter& parameter : parametersOf(snippet)) {
        QString text = parameter.name;
        if (!parameter.defaultValue.isEmpty())
            text += u'=' + parameter.defaultValue;
        if (!parameter.description.isEmpty())
            text += u"  "_s + parameter.description;
        line(Cli::tr("Parameter"), text);
    }
    printSuccess(snippet.success, console);
    for (int step = 0; step < snippet.steps.size(); ++step) {
        const StepTemplate& each = snippet.steps[step];
        printStep(step, each.title, stepLines(each), workText(each.work), console);
    }
}

int printNamedSnippet(const library::LibrarySet& libraries, const QString& name, Console& console)
{
    const Result<library::NamedSnippet> found = libraries.findSnippet(name);
    if (!found)
        return console.fail(found.error());
    printSnippet(*found->snippet, libraryName(libraries, found->library), console);
    return AllOk;
}

/// With the libraries that the command line means.
template <typename Print> int withLibraries(const Verb& verb, Console& console, Print print)
{
    app::Workspace workspace;
    if (const auto code = verb.openWorkspace(workspace, console))
        return *code;
    return print(workspace.libraries());
}

} // namespace

int listGroups(const Verb& verb, Console& console)
{
    return withLibraries(verb, console,
                         [&](const app::Libraries& libraries) { return printGroups(libraries.set(), console); });
}

int showGroup(const Verb& verb, Console& console)
{
    return withLibraries(verb, console, [&](const app::Libraries& libraries) {
        return printGroup(libraries.set(), verb.words().at(1), console);
    });
}

int resolveTarget(const Verb& verb, Console& console)
{
    return withLibraries(verb, console, [&](const app::Libraries& libraries) {
        return printHosts(libraries, verb.words().mid(1).join(u' '), console);
    });
}

int listHosts(const Verb& verb, Console& console)
{
    return withLibraries(verb, console,
                         [&](const app::Libraries& libraries) { return printSavedHosts(libraries.set(), console); });
}

int listSnippets(const Verb& verb, Console& console)
{
    return withLibraries(verb, console,
                         [&](const app::Libraries& libraries) { return printSnippets(libraries.set(), console); });
}

int showSnippet(const Verb& verb, Console& console)
{
    return withLibraries(verb, console, [&](const app::Libraries& libraries) {
        return printNamedSnippet(libraries.set(), verb.words().at(1), console);
    });
}

} // namespace rollcall::cli
