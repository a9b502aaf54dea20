// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runarguments.h"
#include "cli/words.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

// Where the results go, checked before anything runs: a run that cannot be repeated must not end in a file that
// could never have been written.
namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

Error badOutput(const QString& option, const QString& detail)
{
    return {ErrorKind::BadValue, option, detail, {}};
}

Status checkFolder(const QString& option, const QString& folder)
{
    const QFileInfo info(folder);
    if (!info.exists())
        return badOutput(option, Cli::tr("the folder %1 does not exist").arg(folder));
    if (!info.isDir())
        return badOutput(option, Cli::tr("%1 is not a folder").arg(folder));
    if (!info.isWritable())
        return badOutput(option, Cli::tr("the folder %1 cannot be written to").arg(folder));
    return {};
}

Status checkFile(const QString& option, const QString& file)
{
    if (file == "-"_L1)
        return {};
    const QFileInfo info(file);
    if (info.isDir())
        return badOutput(option, Cli::tr("%1 is a folder, not a file").arg(file));
    if (info.exists() && !info.isWritable())
        return badOutput(option, Cli::tr("%1 must not be written to").arg(file));
    if (info.exists() && !info.isFile())
        return {}; // a pipe or a device: nothing is made beside it
    const QFileInfo target(info.isSymLink() ? info.symLinkTarget() : file);
    return checkFolder(option, target.absolutePath());
}

/// The folder is made when it is needed: what counts is the nearest one that is there.
Status checkNewFolder(const QString& option, const QString& folder)
{
    QString there = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo::exists(there) && there != QFileInfo(there).absolutePath())
        there = QFileInfo(there).absolutePath();
    return checkFolder(option, there);
}

Status checkOutputs(const Outputs& outputs)
{
    QSet<QString> taken;
    const QList<std::pair<QString, QString>> files{{u"--csv"_s, outputs.csv},
                                                   {u"--json"_s, outputs.json},
                                                   {u"--jsonl"_s, outputs.jsonLines},
                                                   {u"--html"_s, outputs.html}};
    for (const auto& [option, file] : files) {
        if (file.isEmpty())
            continue;
        if (const Status good = checkFile(option, file); !good)
            return good;
        const QFileInfo info(file);
        const QString path = info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
        if ((info.isFile() || !info.exists()) && file != "-"_L1 && taken.contains(path))
            return badOutput(option, Cli::tr("%1 is written by another option already").arg(file));
        taken.insert(path);
    }
    return outputs.folder.isEmpty() ? Status() : checkNewFolder(u"--output-dir"_s, outputs.folder);
}

} // namespace

bool Outputs::usesStandardOutput() const
{
    return csv == "-"_L1 || json == "-"_L1 || jsonLines == "-"_L1 || html == "-"_L1;
}

Result<Outputs> readOutputs(const Verb& verb)
{
    for (const char* option : {"csv", "json", "jsonl", "html", "output-dir"}) {
        if (verb.isSet(option) && verb.value(option).isEmpty())
            return badOutput(u"--"_s + QLatin1String(option), Cli::tr("it needs a name"));
    }
    Outputs outputs;
    outputs.fold = verb.isSet("fold");
    outputs.quiet = verb.isSet("quiet");
    outputs.csvRaw = verb.isSet("csv-raw");
    outputs.csv = verb.value("csv");
    outputs.json = verb.value("json");
    outputs.jsonLines = verb.value("jsonl");
    outputs.html = verb.value("html");
    outputs.folder = verb.value("output-dir");
    const int onStandardOutput = int(outputs.csv == "-"_L1) + int(outputs.json == "-"_L1) +
                                 int(outputs.jsonLines == "-"_L1) + int(outputs.html == "-"_L1);
    if (onStandardOutput > 1)
        return badOutput(u"--csv, --json, --jsonl, --html"_s,
                         Cli::tr("only one of them can go to standard output"));
    if (outputs.csvRaw && outputs.csv.isEmpty())
        return badOutput(u"--csv-raw"_s, Cli::tr("it needs --csv FILE"));
    if (const Status good = checkOutputs(outputs); !good)
        return good.error();
    return outputs;
}

} // namespace rollcall::cli
