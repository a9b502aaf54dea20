// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/libraryedits.h"

#include "app/prepare/renamedhost.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/workspace.h"
#include "cli/base/console.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
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
#include <iterator>

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

/// Of the words that follow the subverb the first is the name that tells which library is meant.
struct Edit
{
    Make make;
    bool ofGroups;
    bool makesNew = false;
    const char* alreadySo = ""; // why nothing was changed
};

QString groupName(const QString& word)
{
    return word.startsWith(u'@') ? word.mid(1) : word;
}

Result<Change> groupCreated(const Scope& scope, const QStringList& words)
{
    Group group;
    group.name = groupName(words[0]);
    group.members = words.mid(1);
    return library::changeGroup(scope.data, std::nullopt, group, scope.verb.isSet("create-hosts"));
}

Result<Change> membersAdded(const Scope& scope, const QStringList& words)
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

Result<Change> membersRemoved(const Scope& scope, const QStringList& words)
{
    QStringList members = words.mid(1);
    members.removeDuplicates();
    return library::takeOutOfGroup(scope.data, groupName(words[0]), members, scope.names);
}

Result<Change> groupRenamed(const Scope& scope, const QStringList& words)
{
    return library::renameGroup(scope.data, groupName(words[0]), groupName(words[1]));
}

Result<Change> groupsDeleted(const Scope& scope, const QStringList& words)
{
    QStringList names;
    std::transform(words.begin(), words.end(), std::back_inserter(names), groupName);
    names.removeDuplicates();
    return library::removeThings(scope.data, {}, names, scope.names);
}

Result<Change> hostsAdded(const Scope& scope, const QStringList& words)
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

Result<Change> hostsRemoved(const Scope& scope, const QStringList& words)
{
    const Result<QStringList> names = library::hostsSaid(scope.data, words);
    return names ? library::removeThings(scope.data, *names, {}, scope.names) : names.error();
}

Result<Change> hostRenamed(const Scope& scope, const QStringList& words)
{
    if (!scope.verb.isSet("address"))
        return library::renameHost(scope.data, words[0], words[1], scope.names);
    const auto host = std::find_if(scope.data.hosts.begin(), scope.data.hosts.end(),
                                   [&](const Host& each) { return each.name == words[0]; });
    if (host == scope.data.hosts.end())
        return Error{ErrorKind::UnknownHost, words[0], {}, {}, 0};
    Host after = *host;
    after.name = words[1];
    after.address = scope.verb.value("address");
    return library::changeHost(scope.data, *host, after, scope.names);
}

/// What is there already is changed where it is; what is new goes into the first library.
library::Library* libraryFor(const library::LibrarySet& libraries, const Edit& edit, const QString& word)
{
    const QList<library::Library*>& all = libraries.libraries();
    const auto found = std::find_if(all.begin(), all.end(), [&](const library::Library* library) {
        if (edit.ofGroups)
            return library->group(groupName(word)) != nullptr;
        const Result<QStringList> names = library::hostsSaid(library->data(), {word});
        return names && library->host(names->value(0)) != nullptr;
    });
    return edit.makesNew || found == all.end() ? all.value(0) : *found;
}

int carryOut(const Edit& edit, const Verb& verb, Console& console)
{
    const QStringList words = verb.words();
    app::Workspace workspace;
    const QString personal = workspace.person().paths().personalLibrary();
    if (edit.makesNew && !verb.isSet("library") && !QFileInfo::exists(personal)) {
        if (const Status made = library::createPersonalLibrary(personal); !made)
            return console.fail(made.error());
    }
    if (const auto code = verb.openWorkspace(workspace, console))
        return *code;
    const library::LibrarySet& libraries = workspace.libraries().set();
    library::Library* const target = libraryFor(libraries, edit, words[1]);
    if (target == nullptr)
        return console.fail({ErrorKind::FileMissing, {}, {}, personal, 0});
    const library::Names names{*libraries.snapshot(), libraries.nameOf(target)};
    Result<Change> change = edit.make({target->data(), names, verb}, words.mid(1));
    if (change)
        change = app::leadingToTheSame(*change, workspace.libraries().surroundings()->sshConfig);
    if (!change)
        return console.fail(change.error());
    if (const auto problems = library::newProblems(target->data(), *change, names); !problems.isEmpty())
        return tellTargetProblems(problems, libraries, console);
    if (change->isEmpty())
        return console.fail({ErrorKind::NothingChanged, words[1], Cli::tr(edit.alreadySo), {}, 0});
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

constexpr const char* calledSo = QT_TRANSLATE_NOOP("Cli", "it is called so already");

} // namespace

int createGroup(const Verb& verb, Console& console)
{
    return carryOut({.make = groupCreated, .ofGroups = true, .makesNew = true}, verb, console);
}

int addMembers(const Verb& verb, Console& console)
{
    return carryOut(
        {.make = membersAdded, .ofGroups = true, .alreadySo = QT_TRANSLATE_NOOP("Cli", "all of that is in it already")},
        verb, console);
}

int removeMembers(const Verb& verb, Console& console)
{
    return carryOut({.make = membersRemoved, .ofGroups = true}, verb, console);
}

int renameGroup(const Verb& verb, Console& console)
{
    return carryOut({.make = groupRenamed, .ofGroups = true, .alreadySo = calledSo}, verb, console);
}

int deleteGroups(const Verb& verb, Console& console)
{
    return carryOut({.make = groupsDeleted, .ofGroups = true}, verb, console);
}

int addHosts(const Verb& verb, Console& console)
{
    return carryOut({.make = hostsAdded, .ofGroups = false, .makesNew = true}, verb, console);
}

int removeHosts(const Verb& verb, Console& console)
{
    return carryOut({.make = hostsRemoved, .ofGroups = false}, verb, console);
}

int renameHost(const Verb& verb, Console& console)
{
    return carryOut({.make = hostRenamed, .ofGroups = false, .alreadySo = calledSo}, verb, console);
}

void addGroupOptions(Verb& verb)
{
    verb.addLibraryOption();
    verb.addFlag("create-hosts", Cli::tr("With create and add: names that no host has yet become hosts."));
}

void addHostOptions(Verb& verb)
{
    verb.addLibraryOption();
    verb.addValue("address", u"ADDRESS"_s,
                  Cli::tr("With add and rename: where the host is reached, if not by its name."));
    verb.addValue("user", u"USER"_s, Cli::tr("With add: whom to log in as."));
    verb.addValue("port", u"PORT"_s, Cli::tr("With add: the port of its SSH server."));
    verb.addValue("group", u"NAME"_s, Cli::tr("With add: a group that the hosts go into; made where there is none."));
}

} // namespace rollcall::cli
