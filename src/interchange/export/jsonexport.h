// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"

#include <QByteArray>
#include <QList>

class QIODevice;

// JSON (RFC 8259): one document with the run and its tasks, or JSON Lines, one task per line. The keys are the
// columns of the CSV contract; numbers are numbers, what is not known is null. Where an output is not UTF-8,
// "stdout" has U+FFFD in it and "stdout_base64" has the bytes. Outputs are streamed. Any thread.
namespace rollcall::interchange {

Status writeJson(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                 const ExportControl& control = {});
Status writeJsonLines(const ResultSource& source, const QList<TaskIndex>& tasks, QIODevice& device,
                      const ExportControl& control = {});

/// A string with its quotes, in UTF-8; control characters of ASCII are escaped.
QByteArray jsonString(const QString& text);

} // namespace rollcall::interchange
