// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/production.h"

#include "app/prepare/consent.h"
#include "app/prepare/consenttext.h"
#include "cli/base/askline.h"
#include "cli/base/console.h"
#include "cli/base/terminal.h"
#include "cli/base/terminaltext.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/runarguments.h"
#include "core/base/error.h"

#include <QByteArray>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

/// Every row begins with a mark, so that nothing in a script or a library looks like a line of ours.
static QString markedLines(const QString& text, const Terminal& terminal)
{
    const QString mark = u"| "_s;
    QByteArray rows;
    TerminalText marked({mark, mark, terminal.columns(), false});
    const auto take = [&rows](const QByteArray& bytes) { rows += bytes; };
    marked.add(text.toUtf8(), take);
    marked.finish(take);
    return QString::fromLocal8Bit(rows);
}

/// Another number is an answer: whoever gives it means other hosts.
static bool isCounted(int production, Terminal& terminal)
{
    QString prompt = Cli::tr("To run it, type how many production hosts these are: ");
    auto before = Terminal::TypedBefore::Dropped;
    for (int asked = 0; asked < mostAsked; ++asked) {
        const QString answer = askLine(terminal, prompt, before).value_or(QString());
        bool isNumber = false;
        const int number = answer.toInt(&isNumber);
        if (isNumber)
            return number == production;
        if (answer.isEmpty() || yesOrNo(answer) == false)
            return false;
        prompt = Cli::tr("Please type their number, or no: ");
        before = Terminal::TypedBefore::Kept;
    }
    return false;
}

/// Whoever presses Return without reading has not agreed.
static bool isAgreed(const RunSpec& run, int production, bool typed, Terminal& terminal)
{
    terminal.write(app::consentHeading(run) + u"\n\n"_s + markedLines(app::consentCommands(run), terminal) + u'\n' +
                   markedLines(app::consentHosts(run), terminal) + u'\n');
    return typed ? isCounted(production, terminal)
                 : askYesOrNo(terminal, Cli::tr("Run it on production? Type yes or no: "));
}

std::optional<int> agreeToProduction(const RunSpec& run, const RunArguments& arguments, int typedAbove,
                                     Console& console)
{
    const int production = app::productionHostCount(run);
    if (arguments.production && *arguments.production != production)
        return console.fail({ErrorKind::BadValue,
                             u"--production"_s,
                             Cli::tr("%1, and %n host(s) of this run are in production", nullptr, production)
                                 .arg(*arguments.production),
                             {},
                             0});
    if (production == 0 || arguments.production || arguments.dryRun)
        return std::nullopt;
    Terminal terminal;
    if (!terminal.isThere()) {
        console.err(u"rollcall-cli: "_s +
                    Cli::tr("Not run: %n of its hosts are in production, and there is no terminal to ask on. With "
                            "--production %1 it runs; --dry-run shows which they are.",
                            nullptr, production)
                        .arg(production));
        return BadUsage;
    }
    if (isAgreed(run, production, production > typedAbove, terminal))
        return std::nullopt;
    console.err(u"rollcall-cli: "_s + Cli::tr("Not run: it was not agreed to."));
    return BadUsage;
}

QString productionNote(const RunSpec& run, bool agreed)
{
    const int production = app::productionHostCount(run);
    if (production == 0)
        return {};
    const QString count = Cli::tr("%n host(s) of them are in production.", nullptr, production);
    return agreed ? count
                  : count + u' ' +
                        Cli::tr("Before it runs there it asks; without a terminal it wants --production %1.")
                            .arg(production);
}

} // namespace rollcall::cli
