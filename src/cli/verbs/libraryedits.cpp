// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/libraryedits.h"

#include "app/workspace/workspace.h"
#include "cli/base/words.h"
#include "cli/verbs/commands.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "library/change/change.h"
#include "library/edits/edits.h"
#include "library/edits/groupcheck.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "library/schema/librarydata.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <limits>

namespace rollcall::cli {

using namespace Qt::StringLiterals;
using library::Change;
using library::LibraryData;

namespace {

struct Scope
{
    const LibraryData& data;
    library::Names names;
    const Verb& verb;
};

using Make = Result<Change> (*)(const Scope&, const QStringList&);

/// `words` counts what follows the action; the first is the name that tells which library is meant.
struct Action
{
    const char* thing;
    const char* name;
    const char* syntax;
    qsizetype least;
    qsizetype most;
    bool makesNew;
    bool takesMembers; // they have to be there
    Make make;
    const char* alreadySo = ""; // why nothing was changed
};

QString groupName(const QString& word)
{
    return word.startsWith(u'@') ? word.mid(1) : word;
}

Result<Change> createGroup(const Scope& scope, const QStringList& words)
{
    Group group;
    group.name = groupName(words[0]);
    group.members = words.mid(1);
    return library::changeGroup(scope.data, std::nullopt, group, scope.verb.isSet("create-hosts"));
}

Result<Change> addMembers(const Scope& scope, const QStringList& words)
{
    Result<Change> change = library::addToGroup(scope.data, groupName(words[0]), words.mid(1), scope.names);
    if (!change || !scope.verb.isSet("create-hosts"))
        return change;
    const Result<QList<library::Edit<Host>>> hosts = library::newHosts(scope.data, words.mid(1));
    if (!hosts)
        return hosts.error();
    change->hosts = *hosts;
    return change;
}

Result<Change> removeMembers(const Scope& scope, const QStringList& words)
{
    QStringList members = words.mid(1);
    members.removeDuplicates();
    return library::takeOutOfGroup(scope.data, groupName(words[0]), members, scope.names);
}

Result<Change> renameGroup(const Scope& scope, const QStringList& words)
{
    return library::renameGroup(scope.data, groupName(words[0]), groupName(words[1]));
}

Result<Change> deleteGroups(const Scope& scope, const QStringList& words)
{
    QStringList names;
    std::transform(words.begin(), words.end(), std::back_inserter(names), groupName);
    names.removeDuplicates();
    return library::removeThings(scope.data, {}, names, scope.names);
}

Result<Change> addHosts(const Scope& scope, const QStringList& words)
{
    const Result<QStringList> names = library::hostsSaid({}, words);
    if (!names)
        return names.error();
    const QString address = scope.verb.value("address");
    if (!address.isEmpty() && names->size() != 1)
        return Error{ErrorKind::BadValue, u"--address"_s, Cli::tr("it goes with one new host"), {}, 0};
    QList<Host> hosts;
    for (const QString& name : *names) {
        Host host;
        host.name = name;
        host.address = address;
        host.access.user = scope.verb.value("user");
        if (scope.verb.isSet("port")) {
            const Result<int> port = wholeNumber(u"port"_s, scope.verb.value("port"), 1, 65535);
            if (!port)
                return port.error();
            host.access.port = static_cast<quint16>(*port);
        }
        hosts.append(host);
    }
    return library::addHosts(scope.data, hosts, groupName(scope.verb.value("group")));
}

Result<Change> removeHosts(const Scope& scope, const QStringList& words)
{
    const Result<QStringList> names = library::hostsSaid(scope.data, words);
    return names ? library::removeThings(scope.data, *names, {}, scope.names) : names.error();
}

Result<Change> renameHost(const Scope& scope, const QStringList& words)
{
    return library::renameHost(scope.data, words[0], words[1], scope.names);
}

constexpr qsizetype any = std::numeric_limits<qsizetype>::max();
constexpr const char* calledSo = QT_TRANSLATE_NOOP("Cli", "it is called so already");
constexpr std::array actions{
    Action{"groups", "create", "create NAME [MEMBER...]", 1, any, true, true, createGroup},
    Action{"groups", "add", "add NAME MEMBER...", 2, any, false, true, addMembers,
           QT_TRANSLATE_NOOP("Cli", "all of that is in it already")},
    Action{"groups", "remove", "remove NAME MEMBER...", 2, any, false, false, removeMembers},
    Action{"groups", "rename", "rename NAME NEWNAME", 2, 2, false, false, renameGroup, calledSo},
    Action{"groups", "delete", "delete NAME...", 1, any, false, false, deleteGroups},
    Action{"hosts", "add", "add NAME...", 1, any, true, false, addHosts},
    Action{"hosts", "remove", "remove NAME...", 1, any, false, false, removeHosts},
    Action{"hosts", "rename", "rename NAME NEWNAME", 2, 2, false, false, renameHost, calledSo},
};

const Action* actionFor(const QString& thing, const QStringList& words)
{
    const qsizetype count = words.size() - 1;
    const auto found = std::find_if(actions.begin(), actions.end(), [&](const Action& action) {
        return thing == QLatin1String(action.thing) && words.value(0) == QLatin1String(action.name) &&
               count >= action.least && count <= action.most;
    });
    return found == actions.end() ? nullptr : found;
}

/// What is there already is changed where it is; what is new goes into the first library.
library::Library* libraryFor(const app::Workspace& workspace, const Action& action, const QString& word)
{
    const QList<library::Library*>& all = workspace.libraries().libraries();
    const bool groups = QLatin1String(action.thing) == "groups"_L1;
    const auto found = std::find_if(all.begin(), all.end(), [&](const library::Library* library) {
        if (groups)
            return library->group(groupName(word)) != nullptr;
        const Result<QStringList> names = library::hostsSaid(library->data(), {word});
        return names && library->host(names->value(0)) != nullptr;
    });
    return action.makesNew || found == all.end() ? all.value(0) : *found;
}

} // namespace

QString editSyntax(const QString& thing)
{
    QStringList texts;
    for (const Action& action : actions) {
        if (thing == QLatin1String(action.thing))
            texts.append(QString::fromLatin1(action.syntax));
    }
    return texts.join(u" | "_s);
}

void addEditOptions(const QString& thing, Verb& verb)
{
    if (thing == "groups"_L1) {
        verb.addFlag("create-hosts", Cli::tr("With create and add: names that no host has yet become hosts."));
        return;
    }
    verb.addValue("address", u"ADDRESS"_s, Cli::tr("With add: where the host is reached, if not by its name."));
    verb.addValue("user", u"USER"_s, Cli::tr("With add: whom to log in as."));
    verb.addValue("port", u"PORT"_s, Cli::tr("With add: the port of its SSH server."));
    verb.addValue("group", u"NAME"_s, Cli::tr("With add: a group that the hosts go into; made where there is none."));
}

bool isEdit(const QString& thing, const QStringList& words)
{
    return actionFor(thing, words) != nullptr;
}

int edit(const QString& thing, const Verb& verb, Console& console)
{
    const QStringList words = verb.words();
    const Action& action = *actionFor(thing, words);
    app::Workspace workspace;
    const QString personal = workspace.paths().personalLibrary();
    if (action.makesNew && !verb.isSet("library") && !QFileInfo::exists(personal)) {
        if (const Status made = library::Library::createPersonal(personal); !made)
            return console.fail(made.error());
    }
    if (const auto code = verb.openWorkspace(workspace, console))
        return *code;
    library::Library* const target = libraryFor(workspace, action, words[1]);
    if (target == nullptr)
        return console.fail({ErrorKind::FileMissing, {}, {}, personal, 0});
    const library::Names names{*workspace.libraries().snapshot(), workspace.libraries().nameOf(target)};
    const Result<Change> change = action.make({target->data(), names, verb}, words.mid(1));
    if (!change)
        return console.fail(change.error());
    const QList<TargetError> problems = action.takesMembers ? library::newProblems(*change, names) : QList<TargetError>();
    if (!problems.isEmpty())
        return tellTargetProblems(problems, workspace, console);
    if (change->isEmpty())
        return console.fail({ErrorKind::NothingChanged, words[1], Cli::tr(action.alreadySo), {}, 0});
    const QList<Error> warnings = library::groupWarnings(target->data(), *change, names);
    Status status = target->apply(*change);
    if (status)
        status = target->flush();
    if (!status)
        return console.fail(status.error());
    for (const Error& warning : warnings)
        console.err(u"rollcall-cli: "_s + errorText(warning));
    return AllOk;
}

int hostsVerb(const QStringList& arguments, Console& console)
{
    const QString thing = u"hosts"_s;
    const QString syntax = u"hosts "_s + editSyntax(thing);
    Verb verb(syntax, Cli::tr("Adds hosts to a library, takes them out of it and out of its groups, or gives one another name "
                              "wherever it is named."));
    verb.addLibraryOption();
    addEditOptions(thing, verb);
    verb.addNotes(Cli::tr("Exit code: 0, or 2 when nothing was changed."));
    if (const auto code = verb.parse(arguments, console))
        return *code;
    return isEdit(thing, verb.words()) ? edit(thing, verb, console) : verb.wrongWords(console);
}

} // namespace rollcall::cli
