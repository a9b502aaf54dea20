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
#include "core/base/text.h"
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
#include <optional>

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
    QString group;         // of new hosts
    bool isPlaced = false; // its library is said
};

using Make = Result<Change> (*)(const Scope&, const QStringList&);

/// Of the words that follow the subverb the first is the name that tells which library is meant.
struct Edit
{
    Make make;
    bool ofGroups;
    bool makesNew = false;
    bool canMakeHosts = false;  // with --create-hosts
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

/// A group of another library does not get the hosts of this one, and no namesake beside it that nobody has asked for.
Status checkOwn(const Scope& scope)
{
    const bool isThere = std::any_of(scope.data.groups.begin(), scope.data.groups.end(),
                                     [&](const Group& group) { return group.name == scope.group; });
    const QString& own = scope.names.library;
    const QString other = scope.group.isEmpty() ? QString() : scope.names.directory.findGroup({}, scope.group).library;
    if (isThere || other.isEmpty() || scope.isPlaced)
        return {};
    return Error{
        ErrorKind::BadValue,
        u"--group"_s,
        Cli::tr("the group “%1” is in the library %2, and new hosts go into %3; write %2:%1 to have them in that "
                "library, or %3:%1 for another group of this name")
            .arg(scope.group, other, own),
        {},
        0};
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
    if (const Status own = checkOwn(scope); !own)
        return own.error();
    return library::addHosts(scope.data, hosts, scope.group);
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

/// What is there already is changed where it is; what is new goes into the first library, or where its group is said
/// to be.
library::Library* libraryFor(const library::LibrarySet& libraries, const Edit& edit, const QString& word,
                             const QString& placed)
{
    const QList<library::Library*>& all = libraries.libraries();
    for (library::Library* const library : all) {
        if (!placed.isEmpty() && libraries.nameOf(library) == placed)
            return library;
    }
    const auto found = std::find_if(all.begin(), all.end(), [&](const library::Library* library) {
        if (edit.ofGroups)
            return library->group(groupName(word)) != nullptr;
        const Result<QStringList> names = library::hostsSaid(library->data(), {word});
        return names && library->host(names->value(0)) != nullptr;
    });
    return edit.makesNew || found == all.end() ? all.value(0) : *found;
}

/// "2 hosts added, 1 group changed"
QString changeText(const Change& change)
{
    enum Kind { Added, Changed, Removed };
    const auto countOf = [](const auto& edits, Kind kind) {
        return static_cast<int>(std::count_if(edits.begin(), edits.end(), [kind](const auto& edit) {
            return kind == (!edit.before ? Added : edit.after ? Changed : Removed);
        }));
    };
    QStringList parts;
    const auto add = [&parts](int count, const char* text) {
        if (count > 0)
            parts.append(Cli::tr(text, nullptr, count));
    };
    add(countOf(change.hosts, Added), QT_TRANSLATE_N_NOOP("Cli", "%n host(s) added"));
    add(countOf(change.hosts, Changed), QT_TRANSLATE_N_NOOP("Cli", "%n host(s) changed"));
    add(countOf(change.hosts, Removed), QT_TRANSLATE_N_NOOP("Cli", "%n host(s) removed"));
    add(countOf(change.groups, Added), QT_TRANSLATE_N_NOOP("Cli", "%n group(s) added"));
    add(countOf(change.groups, Changed), QT_TRANSLATE_N_NOOP("Cli", "%n group(s) changed"));
    add(countOf(change.groups, Removed), QT_TRANSLATE_N_NOOP("Cli", "%n group(s) removed"));
    return parts.join(u", "_s);
}

/// Once, looking at what the files say now. Gives the conflict where they say something else by the time it is written.
std::optional<Error> carryOutOnce(const Edit& edit, const Verb& verb, Console& console, int& code)
{
    const QStringList words = verb.words();
    app::Workspace workspace;
    const QString personal = workspace.person().paths().personalLibrary();
    const auto failed = [&](const Error& error) {
        code = console.fail(error);
        return std::nullopt;
    };
    if (edit.makesNew && !verb.isSet("library") && !QFileInfo::exists(personal)) {
        if (const Status made = library::createPersonalLibrary(personal); !made)
            return failed(made.error());
    }
    if (const auto stopped = verb.openWorkspace(workspace, console)) {
        code = *stopped;
        return std::nullopt;
    }
    const library::LibrarySet& libraries = workspace.libraries().set();
    const library::PlacedName group =
        verb.takesValue("group") ? libraries.placed(groupName(verb.value("group"))) : library::PlacedName();
    library::Library* const target = libraryFor(libraries, edit, words[1], group.library);
    if (target == nullptr)
        return failed({ErrorKind::FileMissing, {}, {}, personal, 0});
    const library::Names names{*libraries.snapshot(), libraries.nameOf(target)};
    Result<Change> change =
        edit.make({target->data(), names, verb, group.name, !group.library.isEmpty()}, words.mid(1));
    if (change)
        change = app::leadingToTheSame(*change, workspace.libraries().surroundings()->sshConfig);
    if (!change)
        return failed(change.error());
    auto problems = library::newProblems(target->data(), *change, names);
    for (TargetError& problem : problems) { // what is no host yet can be made one
        if (edit.canMakeHosts && !verb.isSet("create-hosts") && problem.error.kind == ErrorKind::UnknownHost)
            problem.error.kind = ErrorKind::UnknownMember;
    }
    if (!problems.isEmpty()) {
        code = tellTargetProblems(problems, libraries, console);
        return std::nullopt;
    }
    if (change->isEmpty())
        return failed({ErrorKind::NothingChanged, words[1], Cli::tr(edit.alreadySo), {}, 0});
    const QList<Error> warnings = library::groupWarnings(target->data(), *change, names);
    Status status = target->apply(*change);
    if (status)
        status = target->flush();
    if (!status && status.error().kind == ErrorKind::FileConflict)
        return status.error();
    if (!status)
        return failed(status.error());
    for (const Error& warning : warnings)
        console.err(u"rollcall-cli: "_s + errorText(warning));
    if (!verb.isSet("quiet"))
        console.err(displayLine(names.library) + u": "_s + changeText(*change));
    code = AllOk;
    return std::nullopt;
}

/// Nobody has looked at what the library held before: where others have changed it, it is all worked out anew.
int carryOut(const Edit& edit, const Verb& verb, Console& console)
{
    constexpr int enough = 20; // each time somebody else has got on
    int code = BadUsage;
    std::optional<Error> conflict = carryOutOnce(edit, verb, console, code);
    for (int tries = 1; conflict && tries < enough; ++tries)
        conflict = carryOutOnce(edit, verb, console, code);
    return conflict ? console.fail(*conflict) : code;
}

constexpr const char* calledSo = QT_TRANSLATE_NOOP("Cli", "it is called so already");

} // namespace

int createGroup(const Verb& verb, Console& console)
{
    return carryOut({.make = groupCreated, .ofGroups = true, .makesNew = true, .canMakeHosts = true}, verb, console);
}

int addMembers(const Verb& verb, Console& console)
{
    return carryOut({.make = membersAdded,
                     .ofGroups = true,
                     .canMakeHosts = true,
                     .alreadySo = QT_TRANSLATE_NOOP("Cli", "all of that is in it already")},
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

static void addQuietOption(Verb& verb)
{
    verb.addFlag("quiet", Cli::tr("Do not say what was changed."));
}

void addGroupOptions(Verb& verb)
{
    verb.addLibraryOption();
    verb.addFlag("create-hosts", Cli::tr("With create and add: names that no host has yet become hosts."));
    addQuietOption(verb);
}

void addHostOptions(Verb& verb)
{
    verb.addLibraryOption();
    verb.addValue("address", u"ADDRESS"_s,
                  Cli::tr("With add and rename: where the host is reached, if not by its name."));
    verb.addValue("user", u"USER"_s, Cli::tr("With add: whom to log in as."));
    verb.addValue("port", u"PORT"_s, Cli::tr("With add: the port of its SSH server."));
    verb.addValue("group", u"NAME"_s,
                  Cli::tr("With add: a group that the hosts go into; made where there is none. LIBRARY:NAME has "
                          "them in that library."));
    addQuietOption(verb);
}

} // namespace rollcall::cli
