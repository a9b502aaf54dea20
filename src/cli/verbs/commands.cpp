// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/commands.h"

#include "cli/base/console.h"
#include "cli/base/words.h"

namespace rollcall::cli {

using namespace Qt::StringLiterals;

static QString overview()
{
    return Cli::tr("Usage: rollcall-cli VERB [options]\n"
                   "Runs commands on many hosts over SSH and shows the answers.\n"
                   "\n"
                   "  run        run commands, a script or a snippet on hosts and groups\n"
                   "  groups     list | show NAME | resolve TARGET: the groups of your libraries;\n"
                   "             create | add | remove | rename | delete: changes them\n"
                   "  hosts      add | remove | rename: the hosts of your libraries\n"
                   "  snippets   list | show NAME: the saved snippets\n"
                   "  history    list | show [ID]: past runs\n"
                   "  again      [ID] [--only failed]: a past run once more, on all of its hosts or on some\n"
                   "\n"
                   "  --version  says which version this is\n"
                   "  --help     says this; rollcall-cli VERB --help says everything about a verb\n"
                   "\n"
                   "Example: rollcall-cli run @web --command uptime --csv uptime.csv");
}

static int callVerb(const QStringList& arguments, Console& console)
{
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == "run"_L1)
        return runVerb(rest, console);
    if (verb == "groups"_L1)
        return groupsVerb(rest, console);
    if (verb == "hosts"_L1)
        return hostsVerb(rest, console);
    if (verb == "snippets"_L1)
        return snippetsVerb(rest, console);
    if (verb == "history"_L1)
        return historyVerb(rest, console);
    if (verb == "again"_L1)
        return againVerb(rest, console);
    if (verb == "--help"_L1 || verb == "-h"_L1 || verb == "help"_L1) {
        console.out(overview());
        return AllOk;
    }
    if (verb == "--version"_L1) {
        console.out(u"rollcall-cli "_s + QStringLiteral(ROLLCALL_VERSION));
        return AllOk;
    }
    if (!verb.isEmpty())
        console.err(u"rollcall-cli: "_s + Cli::tr("There is no verb “%1”.").arg(verb));
    console.err(overview());
    return BadUsage;
}

int main(const QStringList& arguments)
{
    Console console;
    const int code = callVerb(arguments, console);
    return code == AllOk && console.outFailed() ? int(SomeNotOk) : code;
}

} // namespace rollcall::cli
