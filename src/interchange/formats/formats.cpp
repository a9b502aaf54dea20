// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/formats/formats.h"

#include "interchange/export/csvexport.h"
#include "interchange/export/folderexport.h"
#include "interchange/export/htmlexport.h"
#include "interchange/export/jsonexport.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

using Tasks = QList<TaskIndex>;
using Write = Status (*)(const ResultSource&, const Tasks&, QIODevice&, const ExportControl&);

/// A writer that takes no options.
template <Write write>
Status plainly(const ResultSource& source, const Tasks& tasks, QIODevice& device, const ExportOptions&,
               const ExportControl& control)
{
    return write(source, tasks, device, control);
}

// In the order of the enumeration.
constexpr std::array<FormatRow, formatCount> rows{{
    {Format::Csv, "csv", "csv", QT_TRANSLATE_NOOP("Format", "CSV"),
     QT_TRANSLATE_NOOP("Format", "A CSV file: one row per host and command."), true, true, false, writeCsv, nullptr},
    {Format::Json, "json", "json", QT_TRANSLATE_NOOP("Format", "JSON"),
     QT_TRANSLATE_NOOP("Format", "A JSON document: the run, and what each host said to each command."), false, false,
     false, plainly<writeJson>, nullptr},
    {Format::JsonLines, "jsonl", "jsonl", QT_TRANSLATE_NOOP("Format", "JSON Lines"),
     QT_TRANSLATE_NOOP("Format", "JSON Lines: a line per host and command."), false, false, true,
     plainly<writeJsonLines>, nullptr},
    {Format::Html, "html", "html", QT_TRANSLATE_NOOP("Format", "Web page"),
     QT_TRANSLATE_NOOP("Format", "A web page: counts, a table, and the outputs, identical ones once."), false, false,
     false, plainly<writeHtml>, nullptr},
    {Format::Folder, "output-dir", "", QT_TRANSLATE_NOOP("Format", "Folder of files"),
     QT_TRANSLATE_NOOP("Format", "A folder: the bytes of every output in files HOST.STEP.out and HOST.STEP.err."),
     false, false, false, nullptr, exportFolder},
}};

// That each has one writer is looked at by a test: where null pointers are watched, these are no constants.
constexpr bool rowsAreInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].format) != i)
            return false;
    }
    return true;
}
static_assert(rowsAreInOrder(), "the table is indexed by the enumerators");

} // namespace

std::span<const FormatRow> formats()
{
    return rows;
}

const FormatRow& formatRow(Format format)
{
    return rows[static_cast<std::size_t>(format)];
}

QString formatTitle(Format format)
{
    return QCoreApplication::translate("Format", formatRow(format).title);
}

QString formatAbout(Format format)
{
    return QCoreApplication::translate("Format", formatRow(format).about);
}

QString formatFilter(Format format)
{
    const QLatin1StringView suffix(formatRow(format).suffix);
    return suffix.isEmpty() ? QString() : formatTitle(format) + u" (*."_s + suffix + u')';
}

std::optional<Format> formatOfFile(const QString& fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    for (const FormatRow& row : rows) {
        if (!suffix.isEmpty() && suffix == QLatin1StringView(row.suffix))
            return row.format;
    }
    return std::nullopt;
}

QString fileNameIn(Format format, const QString& fileName)
{
    QString base = fileName;
    if (formatOfFile(fileName))
        base.chop(QFileInfo(fileName).suffix().size() + 1);
    else if (!QFileInfo(fileName).suffix().isEmpty())
        return fileName; // somebody's own
    const QLatin1StringView suffix(formatRow(format).suffix);
    return suffix.isEmpty() || base.isEmpty() || base.endsWith(u'/') ? base : base + u'.' + suffix;
}

Status exportResults(Format format, const ResultSource& source, const QList<TaskIndex>& tasks, const QString& path,
                     const ExportOptions& options, const ExportControl& control)
{
    const FormatRow& row = formatRow(format);
    if (row.isFolder())
        return row.writeFolder(source, tasks, path, control);
    return writeFile(path, [&](QIODevice& device) { return row.write(source, tasks, device, options, control); });
}

} // namespace rollcall::interchange
