// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

// Folding: tasks that ended alike with an output that is the same byte for byte become one entry, and a list of names
// becomes one short text, "web-[01-20],db-1", that a target expression resolves back to the same names. Pure; any thread.
namespace rollcall {

struct FoldInput
{
    TaskIndex task = 0;
    QByteArray digest;            // empty (not ended yet): never folded with another
    Reason reason = Reason::None; // and so its outcome: what is alike is told with one cure
};

struct Fold
{
    QByteArray digest;
    QList<TaskIndex> tasks; // in the order they came in
};

/// The most common first; of equally common ones the one that came first.
QList<Fold> foldTasks(const QList<FoldInput>& tasks);
QList<Fold> foldTasks(const ResultSource& source, const QList<TaskIndex>& tasks);

/// Range notation in natural order, each name once. Names that are not plain words come quoted.
QString foldNames(const QStringList& names);
/// The same, cut at about `limit` characters with "… (+N)" for what is left out: tooltips, status lines.
QString foldNames(const QStringList& names, qsizetype limit);

} // namespace rollcall
