// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/commands.h"

#include "cli/base/console.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/verbs/verbtable.h"

#include <optional>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameWidth = 11;

/// "  hosts      what it is good for", further lines below the first.
QString overviewOf(const VerbRow& row)
{
    const QString margin = u"\n  "_s + QString(nameWidth, u' ');
    return u"  "_s + QString::fromLatin1(row.name).leftJustified(nameWidth) + briefOf(row).replace(u'\n', margin) +
           u'\n';
}

QString overview()
{
    QString lines;
    for (const VerbRow& row : verbs())
        lines += overviewOf(row);
    return Cli::tr("Usage: rollcall-cli VERB [options]\n"
                   "Runs commands on many hosts over SSH and shows the answers.") +
           u"\n\n"_s + lines + u'\n' +
           Cli::tr("  --version  says which version this is\n"
                   "  --help     says this; rollcall-cli VERB --help says everything about a verb\n"
                   "\n"
                   "Example: rollcall-cli run @web --command uptime --csv uptime.csv");
}

int callVerb(const VerbRow& row, const QStringList& arguments, Console& console)
{
    Verb verb(syntaxOf(row), Cli::tr(row.about));
    row.addOptions(verb);
    if (*row.notes != '\0')
        verb.addNotes(Cli::tr(row.notes));
    if (const std::optional<int> code = verb.parse(arguments, console))
        return *code;
    if (const QString foreign = foreignOption(row, verb.words(), verb.options()); !foreign.isEmpty()) {
        console.err(u"rollcall-cli: "_s + foreign);
        return BadUsage;
    }
    if (const Carry carryOut = carrierOf(row, verb.words()))
        return carryOut(verb, console);
    return verb.wrongWords(console);
}

int call(const QStringList& arguments, Console& console)
{
    const QString verb = arguments.value(0);
    if (const VerbRow* const row = verbNamed(verb))
        return callVerb(*row, arguments.mid(1), console);
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

} // namespace

int main(const QStringList& arguments)
{
    Console console;
    const int code = call(arguments, console);
    return code == AllOk && console.outFailed() ? int(SomeNotOk) : code;
}

} // namespace rollcall::cli
