// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/runarguments.h"
#include "core/result/runquery.h"
#include "interchange/formats/formats.h"

// The options of `run` and of what shows results, with the words that --help says about them.
namespace rollcall::cli {

using namespace Qt::StringLiterals;

static void addTargetOptions(Verb& verb)
{
    verb.addValue("hosts", u"A,B"_s,
                  Cli::tr("Hosts, as in a target; names that nothing knows are taken as they are. May be given several "
                          "times."));
    verb.addValue(
        "hosts-file", u"FILE"_s,
        Cli::tr("Hosts from a file, one a line, in its first column (of CSV, the one with that heading); # begins a "
                "comment; - is standard input."));
    verb.addValue("group", u"GROUP"_s, Cli::tr("A group by its name. May be given several times."));
    verb.addLibraryOption();
}

static void addCommandOptions(Verb& verb)
{
    verb.addValue("command", u"COMMAND"_s,
                  Cli::tr("A command for the login shell. Several are run one after the other."));
    verb.addValue("script", u"FILE"_s,
                  Cli::tr("A local script, fed to its interpreter on each host (#! line, else sh)."));
    verb.addValue("snippet", u"NAME"_s, Cli::tr("A saved snippet, NAME or LIBRARY:NAME."));
    verb.addValue("param", u"NAME=VALUE"_s, Cli::tr("A value for a {{placeholder}}. May be given several times."));
    verb.addValue("stdin", u"FILE"_s, Cli::tr("Standard input of each command; - is that of rollcall-cli."));
}

static void addConnectionOptions(Verb& verb)
{
    verb.addValue("user", u"USER"_s, Cli::tr("Log in as this user."));
    verb.addValue("port", u"PORT"_s, Cli::tr("Connect to this port."));
    verb.addValue("identity", u"FILE"_s, Cli::tr("Log in with this private key, at jump hosts too."));
    verb.addValue("jump", u"HOST"_s,
                  Cli::tr("Through this host, [user@]host[:port], or several, A,B: first A, from there B. Or none."));
    verb.addValue("known-hosts", u"FILE"_s, Cli::tr("Look host keys up in this file only."));
    verb.addValue("host-keys", u"POLICY"_s, Cli::tr("Unknown host keys: strict (refused), ask, accept-new."));
    verb.addFlag("legacy-algorithms",
                 Cli::tr("Allow old algorithms (SHA-1, CBC) where a server offers nothing better."));
    verb.addValue("encoding", u"NAME"_s,
                  Cli::tr("Read lines of output that are not valid UTF-8 in this encoding, such as ISO-8859-1."));
}

static void addLimitOptions(Verb& verb)
{
    verb.addValue("fan-out", u"N"_s, Cli::tr("Work on so many hosts at once (1 to 10000, 64 unless set)."));
    verb.addValue("connect-timeout", u"SECONDS"_s, Cli::tr("Give up connecting after this time."));
    verb.addValue("login-timeout", u"SECONDS"_s,
                  Cli::tr("Give up a login after this time; waiting for an answer does not count."));
    verb.addValue("timeout", u"SECONDS"_s, Cli::tr("End each command after this time."));
    verb.addValue("output-limit", u"BYTES"_s, Cli::tr("End a command that sends more than this (64M; 0: no limit)."));
    verb.addValue("on-failure", u"WHAT"_s,
                  Cli::tr("A host's later steps after one that failed: stop (skipped), go-on, or by-kind, as is usual "
                          "for a step of its kind: stop."));
}

static QString formatHelp(const interchange::FormatRow& row)
{
    const QString about = interchange::formatAbout(row.format);
    if (row.isFolder())
        return about;
    return about + u' ' +
           (row.live ? Cli::tr("- is standard output: each line as soon as its command ends.")
                     : Cli::tr("- is standard output."));
}

void addOutputOptions(Verb& verb)
{
    verb.addFlag("fold", Cli::tr("Print identical outputs once, with the hosts that gave them."));
    verb.addValue("mask", u"NAMES"_s,
                  Cli::tr("Fold what differs in nothing but: names, times, pids, uuids (these four: default), dates, "
                          "sizes, numbers, hex, space; !NAME takes one away."));
    verb.addValue("mask-pattern", u"REGEX"_s,
                  Cli::tr("Fold what differs in nothing but what this matches. May be given several times."));
    verb.addValue(
        "diff-to", u"WHAT"_s,
        Cli::tr("Print in what outputs differ: from the most common one (majority), from a host's (host:NAME), "
                "or each host's from its own of the last run of the same commands (last)."));
    for (const interchange::FormatRow& row : interchange::formats()) {
        verb.addValue(row.option, row.isFolder() ? u"DIR"_s : u"FILE"_s, formatHelp(row));
        if (row.raw)
            verb.addFlag("csv-raw", Cli::tr("Write outputs into the CSV file byte for byte, formulas and all."));
    }
    verb.addFlag("quiet", Cli::tr("Print no outputs and no progress, only errors and what did not go well."));
}

void addOnlyOption(Verb& verb, const QString& use)
{
    verb.addValue("only", u"WHAT"_s,
                  use + u' ' +
                      Cli::tr("Several are joined by commas: %1. On untouched hosts nothing of the run has "
                              "started, for certain.")
                          .arg(RunQuery::names().join(u", "_s)));
}

void addHowOptions(Verb& verb)
{
    verb.addFlag("pty", Cli::tr("Run each command on a terminal of its own."));
    verb.addValue("width", u"COLUMNS"_s, Cli::tr("How wide these terminals are; otherwise as this one here, or 80."));
    verb.addValue("env", u"NAME=VALUE"_s,
                  Cli::tr("An environment variable of the commands. May be given several times."));
    addLimitOptions(verb);
    addOutputOptions(verb);
    verb.addValue("production", u"N"_s,
                  Cli::tr("Agree to a run on N hosts in production, which is not asked about then; with another number "
                          "of them nothing runs."));
    verb.addFlag("dry-run", Cli::tr("Print the exact hosts and commands; connect to nothing."));
    verb.addFlag(
        "remember",
        Cli::tr("Keep passwords and passphrases that are typed in the desktop's keyring, once they prove right."));
    verb.addFlag("no-history", Cli::tr("Keep nothing of this run."));
    verb.addValue("verbose-host", u"HOST"_s, Cli::tr("Print the connection log of this host."));
}

void addRunOptions(Verb& verb)
{
    addTargetOptions(verb);
    addCommandOptions(verb);
    addConnectionOptions(verb);
    addHowOptions(verb);
    verb.addNotes(
        Cli::tr("TARGET names hosts and groups: web-01, web[01-20], web-*, @web, @library:web, user@host:port,\n"
                "and hosts by their tags and variables: tag:prod, var.role=db;\n"
                "\",\" adds, \"!\" takes away, \"&\" keeps what is in both. =NAME takes any name as a host name.\n"
                "\n"
                "Questions (host keys, passwords) are asked on the terminal; without one, what would need an answer\n"
                "ends denied or untrusted. What is in the desktop's keyring already, by --remember or the window, is\n"
                "not asked. The first Ctrl-C cancels and waits for the truth about each host, the second quits.\n"
                "A run on hosts in production is asked about first, with the exact hosts and commands; without a\n"
                "terminal it wants --production.\n"
                "\n"
                "Exit code: 0 every command ok, 1 some were not, 2 bad usage or input (nothing ran), 130 "
                "cancelled."));
}

} // namespace rollcall::cli
