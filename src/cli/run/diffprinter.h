// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/comparison.h"
#include "analysis/fold/masker.h"
#include "cli/base/console.h"
#include "cli/run/runarguments.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

// Prints what outputs differ in: hosts that differ in the same below one heading, and below it how, as diff -u writes
// it. Reads from the store. Main thread.
namespace rollcall::cli {

class DiffPrinter
{
public:
    DiffPrinter(Console& console, ResultSourcePtr source, const MaskSet& masks);

    /// Those of the tasks that have run, step by step, from the most common answer or from a host's, which `print`
    /// prints. UnknownHost.
    Status within(const QList<TaskIndex>& tasks, const DiffTo& to, const std::function<void(TaskIndex)>& print);
    /// From what they were in an earlier run. Gives how many are not the same, or are in one of the two alone.
    Result<int> since(const ResultSource& before, const QList<TaskIndex>& tasks);

    /// Something that was compared is not what was stored, which has been said.
    bool isDamaged() const { return m_isDamaged; }

private:
    Result<analysis::Masker> masker() const { return analysis::Masker::make(m_masks); }
    QString names(const QStringList& all, const StoredSpec& spec, const QList<TaskIndex>& tasks) const;
    void heading(const QString& who, qsizetype count, const QString& what = {});
    void step(const StoredSpec& spec, int step);
    Status diff(const analysis::NamedOutput& from, const analysis::NamedOutput& to, const analysis::Masker& masker);
    void rows(const QByteArray& lines);
    void sayDamaged(const ResultSource& source, const QStringList& names, TaskIndex task);

    Console& m_console;
    const ResultSourcePtr m_source;
    const MaskSet m_masks;
    const QStringList m_names; // of the hosts, each another one
    bool m_isDamaged = false;
};

} // namespace rollcall::cli
