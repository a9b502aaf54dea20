// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>

class QIODevice;

// The forms in which results are written to files: what each is called, what it writes, which options hold for it.
// The one table that the export dialog and rollcall-cli take their lists, options, file name filters and errors from.
// Pure, but for exportResults, which is a worker function; any thread.
namespace rollcall::interchange {

enum class Format : quint8 { Csv, Json, JsonLines, Html, Folder };
inline constexpr int formatCount = static_cast<int>(Format::Folder) + 1;

struct FormatRow
{
    using Write = Status (*)(const ResultSource&, const QList<TaskIndex>&, QIODevice&, const ExportOptions&,
                             const ExportControl&);
    using WriteFolder = Status (*)(const ResultSource&, const QList<TaskIndex>&, const QString&, const ExportControl&);

    Format format;
    const char* option; // of the command line, without the dashes: stable
    const char* suffix; // without the dot, in lower case; "": none
    const char* title;  // see formatTitle()
    const char* about;
    bool columns;            // ExportOptions::columns hold
    bool raw;                // ExportOptions::raw holds
    bool live;               // each task stands for itself: they may be written one by one as they end
    Write write;             // one file or stream; or null, and
    WriteFolder writeFolder; // many files in a folder, which is made

    bool isFolder() const { return writeFolder != nullptr; }
};

std::span<const FormatRow> formats(); // in the order in which they are offered
const FormatRow& formatRow(Format format);
QString formatTitle(Format format);                          // a word or two, translated
QString formatAbout(Format format);                          // a sentence, translated
QString formatFilter(Format format);                         // "CSV (*.csv)", for a file dialog; "" for a folder
std::optional<Format> formatOfFile(const QString& fileName); // by its suffix
/// The same place under another format: the suffix of any format gives way to that of this one.
QString fileNameIn(Format format, const QString& fileName);

/// Writes the file (see writeFile) or the folder. Options that do not hold for the format change nothing.
Status exportResults(Format format, const ResultSource& source, const QList<TaskIndex>& tasks, const QString& path,
                     const ExportOptions& options = {}, const ExportControl& control = {});

} // namespace rollcall::interchange
