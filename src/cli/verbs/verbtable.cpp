// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/verbtable.h"

#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/runarguments.h"
#include "cli/verbs/commands.h"
#include "cli/verbs/libraryedits.h"

#include <algorithm>
#include <array>
#include <limits>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype any = std::numeric_limits<qsizetype>::max();

constexpr std::array ofGroups{
    Subverb{"list", "list", 0, 0, listGroups, false, "library"},
    Subverb{"show", "show NAME", 1, 1, showGroup, false, "library"},
    Subverb{"resolve", QT_TRANSLATE_NOOP("Cli", "resolve TARGET"), 1, any, resolveTarget, false, "library"},
    Subverb{"create", "create NAME [MEMBER...]", 1, any, createGroup, true, "library create-hosts quiet"},
    Subverb{"add", "add NAME MEMBER...", 2, any, addMembers, true, "library create-hosts quiet"},
    Subverb{"remove", "remove NAME MEMBER...", 2, any, removeMembers, true, "library quiet"},
    Subverb{"rename", "rename NAME NEWNAME", 2, 2, renameGroup, true, "library quiet"},
    Subverb{"delete", "delete NAME...", 1, any, deleteGroups, true, "library quiet"},
};

constexpr std::array ofHosts{
    Subverb{"list", "list", 0, 0, listHosts, false, "library"},
    Subverb{"add", "add NAME...", 1, any, addHosts, true, "library address user port group quiet"},
    Subverb{"remove", "remove NAME...", 1, any, removeHosts, true, "library quiet"},
    Subverb{"rename", "rename NAME NEWNAME", 2, 2, renameHost, true, "library address quiet"},
};

constexpr std::array ofSnippets{
    Subverb{"list", "list", 0, 0, listSnippets},
    Subverb{"show", "show NAME", 1, 1, showSnippet},
};

constexpr std::array ofHistory{
    Subverb{"list", "list", 0, 0, listRuns, false, ""},
    Subverb{"show", "show [ID]", 0, 1, showRun},
    Subverb{"diff", "diff [[EARLIER] ID]", 0, 2, diffRuns, false, "mask mask-pattern only"},
    Subverb{"delete", "delete ID...", 1, any, deleteRuns, true, "quiet"},
};

constexpr std::array rows{
    VerbRow{.name = "run",
            .brief = QT_TRANSLATE_NOOP("Cli", "run commands, a script or a snippet on hosts and groups"),
            .syntax = "[options] [TARGET]",
            .about = QT_TRANSLATE_NOOP("Cli", "Runs commands, a script or a snippet on every host of the target."),
            .addOptions = addRunOptions,
            .most = any,
            .carryOut = run},
    VerbRow{.name = "groups",
            .brief = QT_TRANSLATE_NOOP("Cli", "%1: the groups of your libraries;\n%2: changes them"),
            .syntax = "",
            .about = QT_TRANSLATE_NOOP(
                "Cli", "Lists the groups of the libraries, shows one, prints the exact hosts of a target, "
                       "or changes groups. A new group goes into the first library, your own unless "
                       "another one is named; a MEMBER is a host, a range or an @group."),
            .addOptions = addGroupOptions,
            .notes = QT_TRANSLATE_NOOP("Cli",
                                       "Exit code: 0, or 2 when something named is not there or nothing was changed."),
            .subverbs = ofGroups},
    VerbRow{.name = "hosts",
            .brief = QT_TRANSLATE_NOOP("Cli", "%1: the hosts of your libraries;\n%2: changes them"),
            .syntax = "",
            .about = QT_TRANSLATE_NOOP(
                "Cli", "Lists the hosts of the libraries as they are written down, adds hosts to a library, takes "
                       "them out of it and out of its groups, or gives one another name wherever it is named."),
            .addOptions = addHostOptions,
            .notes = QT_TRANSLATE_NOOP("Cli", "Exit code: 0, or 2 when nothing was changed."),
            .subverbs = ofHosts},
    VerbRow{.name = "snippets",
            .brief = QT_TRANSLATE_NOOP("Cli", "%1: the saved snippets"),
            .syntax = "",
            .about = QT_TRANSLATE_NOOP(
                "Cli", "Lists the snippets of the libraries, or shows one with its parameters and steps."),
            .addOptions = [](Verb& verb) { verb.addLibraryOption(); },
            .notes = QT_TRANSLATE_NOOP("Cli", "Exit code: 0, or 2 when something named is not there."),
            .subverbs = ofSnippets},
    VerbRow{
        .name = "history",
        .brief = QT_TRANSLATE_NOOP("Cli", "%1: past runs;\n%2: removes them"),
        .syntax = "",
        .about = QT_TRANSLATE_NOOP(
            "Cli",
            "Lists past runs, shows one (the newest unless its ID's beginning is given), says what it differs in from an "
            "earlier one (the last of the same commands unless that is given, too), or deletes some with all that is "
            "kept of them."),
        .addOptions = addHistoryOptions,
        .notes = QT_TRANSLATE_NOOP("Cli",
                                   "Exit code: 0; 1 when a file could not be written or the run is damaged, with diff "
                                   "when something differs; 2 when there is no such run."),
        .subverbs = ofHistory},
    VerbRow{
        .name = "again",
        .brief = QT_TRANSLATE_NOOP("Cli", "[ID] [--only failed]: a past run once more, on all of its hosts or on some"),
        .syntax = "[options] [ID]",
        .about = QT_TRANSLATE_NOOP(
            "Cli", "Runs a past run once more (the newest unless its ID's beginning is given): the same "
                   "commands, parameters and options, prepared anew from today's libraries and "
                   "ssh_config."),
        .addOptions = addAgainOptions,
        .notes =
            QT_TRANSLATE_NOOP("Cli", "Exit code: that of run; 2 also where it was not to be run as things are now."),
        .most = 1,
        .carryOut = runAgain},
};

} // namespace

std::span<const VerbRow> verbs()
{
    return rows;
}

const VerbRow* verbNamed(const QString& name)
{
    const auto found = std::ranges::find_if(rows, [&](const VerbRow& row) { return name == QLatin1String(row.name); });
    return found == rows.end() ? nullptr : found;
}

QString syntaxOf(const VerbRow& verb)
{
    QStringList each;
    for (const Subverb& subverb : verb.subverbs)
        each.append(QString::fromLatin1(subverb.syntax));
    return QLatin1String(verb.name) + u' ' + (each.isEmpty() ? QString::fromLatin1(verb.syntax) : each.join(u" | "_s));
}

QString briefOf(const VerbRow& verb)
{
    QStringList looking;
    QStringList changing;
    for (const Subverb& subverb : verb.subverbs) {
        if (subverb.changes)
            changing.append(QLatin1String(subverb.name));
        else
            looking.append(Cli::tr(subverb.syntax));
    }
    return Cli::tr(verb.brief).replace("%1"_L1, looking.join(u" | "_s)).replace("%2"_L1, changing.join(u" | "_s));
}

static const Subverb* subverbOf(const VerbRow& verb, const QStringList& words)
{
    const auto found = std::ranges::find_if(verb.subverbs, [&](const Subverb& subverb) {
        const qsizetype count = words.size() - 1;
        return words.value(0) == QLatin1String(subverb.name) && count >= subverb.least && count <= subverb.most;
    });
    return found == verb.subverbs.end() ? nullptr : &*found;
}

static bool takes(const Subverb& subverb, const QString& option)
{
    const QStringList taken = QString::fromLatin1(subverb.takes).split(u' ');
    return taken.contains(u"*"_s) || taken.contains(option);
}

QString foreignOption(const VerbRow& verb, const QStringList& words, const QStringList& options)
{
    const Subverb* const subverb = subverbOf(verb, words);
    const auto found = std::ranges::find_if(
        options, [&](const QString& option) { return subverb != nullptr && !takes(*subverb, option); });
    if (found == options.end())
        return {};
    const auto named = [&](const Subverb& each) -> QString {
        return QLatin1String(verb.name) + u' ' + QLatin1String(each.name);
    };
    QStringList takers;
    for (const Subverb& each : verb.subverbs) {
        if (takes(each, *found))
            takers.append(named(each));
    }
    return Cli::tr("--%1 means nothing to “%2”; it goes with: %3.").arg(*found, named(*subverb), takers.join(u", "_s));
}

Carry carrierOf(const VerbRow& verb, const QStringList& words)
{
    if (verb.subverbs.empty())
        return words.size() <= verb.most ? verb.carryOut : nullptr;
    const Subverb* const subverb = subverbOf(verb, words);
    return subverb == nullptr ? nullptr : subverb->carryOut;
}

} // namespace rollcall::cli
