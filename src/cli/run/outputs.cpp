// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/masker.h"
#include "cli/base/verb.h"
#include "cli/base/words.h"
#include "cli/run/exports.h"
#include "cli/run/runarguments.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/result/maskset.h"
#include "interchange/export/exportplace.h"
#include "interchange/formats/formats.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

// Where the results go, checked before anything runs: a run that cannot be repeated must not end in a file that
// could never have been written.
namespace rollcall::cli {

using namespace Qt::StringLiterals;

using interchange::Format;
using interchange::FormatRow;

namespace {

QString optionOf(const FormatRow& row)
{
    return u"--"_s + QLatin1String(row.option);
}

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
    if (QFileInfo(file).isDir())
        return badOutput(option, Cli::tr("%1 is a folder, not a file").arg(file));
    const Result<interchange::ExportPlace> place = interchange::exportPlace(file, interchange::Links::Followed);
    if (place && !place->exists && interchange::descriptorNamed(file) < 0) {
        if (const Status folder = checkFolder(option, QFileInfo(place->path).absolutePath()); !folder)
            return folder;
    }
    if (const Status good = interchange::checkExportPlace(file); !good)
        return badOutput(option, Cli::tr("%1 cannot be written (%2)").arg(file, good.error().detail));
    return {};
}

/// The folder is made when it is needed: what counts is the nearest one that is there.
Status checkNewFolder(const QString& option, const QString& folder)
{
    QString there = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo::exists(there) && there != QFileInfo(there).absolutePath())
        there = QFileInfo(there).absolutePath();
    if (const Status own = interchange::checkExportFolder(there); !own)
        return badOutput(option, Cli::tr("%1 cannot be written (%2)").arg(there, own.error().detail));
    return checkFolder(option, there);
}

Status checkOutputs(const Outputs& outputs)
{
    QSet<QString> taken;
    for (const FormatRow& row : interchange::formats()) {
        const QString option = optionOf(row);
        const QString& file = fileOf(outputs, row.format);
        if (file.isEmpty())
            continue;
        if (const Status good = row.isFolder() ? checkNewFolder(option, file) : checkFile(option, file); !good)
            return good;
        const QFileInfo info(file);
        const QString path = info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
        if ((info.isFile() || !info.exists()) && file != "-"_L1 && taken.contains(path))
            return badOutput(option, Cli::tr("%1 is written by another option already").arg(file));
        taken.insert(path);
    }
    return {};
}

int countOnStandardOutput(const Outputs& outputs)
{
    const auto isThere = [&](const FormatRow& row) { return !row.isFolder() && fileOf(outputs, row.format) == "-"_L1; };
    return static_cast<int>(std::ranges::count_if(interchange::formats(), isThere));
}

/// "--csv, --json, …": the options of all that could go there.
QString fileOptions()
{
    QStringList options;
    for (const FormatRow& row : interchange::formats()) {
        if (!row.isFolder())
            options.append(optionOf(row));
    }
    return options.join(u", "_s);
}

} // namespace

const QString& fileOf(const Outputs& outputs, Format format)
{
    return outputs.files[static_cast<std::size_t>(format)];
}

bool Outputs::usesStandardOutput() const
{
    return countOnStandardOutput(*this) > 0;
}

/// How outputs are compared; what is to be left out of that asks for it.
Status readComparing(const Verb& verb, Outputs& outputs)
{
    outputs.fold = verb.isSet("fold") || verb.isSet("mask") || verb.isSet("mask-pattern");
    if (verb.isSet("diff-to")) {
        const QString to = verb.value("diff-to");
        if (to == u"majority")
            outputs.diffTo = DiffTo{DiffTo::Majority};
        else if (to == u"last")
            outputs.diffTo = DiffTo{DiffTo::Last};
        else if (to.startsWith(u"host:") && to.size() > 5)
            outputs.diffTo = DiffTo{DiffTo::Host, to.sliced(5)};
        else
            return badOutput(u"--diff-to"_s,
                             Cli::tr("“%1” is none of: majority, last, host:NAME").arg(displayLine(to)));
    }
    if (verb.isSet("mask")) {
        const Result<Masks> masks = masksFrom(verb.value("mask"));
        if (!masks) {
            return badOutput(
                u"--mask"_s,
                Cli::tr("“%1” is none of the masks: %2").arg(displayLine(masks.error().subject), masks.error().detail));
        }
        outputs.masks.masks = *masks;
    }
    outputs.masks.patterns = verb.values("mask-pattern");
    const Result<analysis::Masker> good = analysis::Masker::make(outputs.masks);
    return good ? Status() : Status(good.error());
}

Result<Outputs> readOutputs(const Verb& verb)
{
    Outputs outputs;
    if (const Status good = readComparing(verb, outputs); !good)
        return good.error();
    outputs.quiet = verb.isSet("quiet");
    outputs.csvRaw = verb.isSet("csv-raw");
    for (const FormatRow& row : interchange::formats()) {
        if (verb.isSet(row.option) && verb.value(row.option).isEmpty())
            return badOutput(optionOf(row), Cli::tr("it needs a name"));
        outputs.files[static_cast<std::size_t>(row.format)] = verb.value(row.option);
    }
    if (countOnStandardOutput(outputs) > 1)
        return badOutput(fileOptions(), Cli::tr("only one of them can go to standard output"));
    if (outputs.csvRaw && fileOf(outputs, Format::Csv).isEmpty())
        return badOutput(u"--csv-raw"_s, Cli::tr("it needs --csv FILE"));
    if (const Status good = checkOutputs(outputs); !good)
        return good.error();
    return outputs;
}

} // namespace rollcall::cli
