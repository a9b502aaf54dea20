// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputtexts.h"

#include "core/base/text.h"
#include "core/run/storedspec.h"
#include "core/targets/foldednames.h"
#include "core/verdict/outcome.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct OutputText
{
    Q_DECLARE_TR_FUNCTIONS(OutputText)
};

/// What to say of all that are alike.
QString sharedVerdict(const ResultSource& source, TaskIndex task, const QList<TaskIndex>& alike)
{
    const Verdict verdict = source.task(task).verdict;
    const bool same = std::all_of(alike.begin(), alike.end(),
                                  [&](TaskIndex other) { return source.task(other).verdict.reason == verdict.reason; });
    return same ? verdictSentence(verdict) : OutputText::tr("They ended in different ways; the table says how.");
}

} // namespace

QString outputTitle(const ResultSource& source, TaskIndex task, const QList<TaskIndex>& alike)
{
    const StoredSpecPtr spec = source.spec();
    QStringList names;
    for (const TaskIndex each : alike)
        names.append(spec->hosts.at(static_cast<qsizetype>(spec->hostOf(each))).name);
    QString title =
        names.size() == 1
            ? names.constFirst()
            : OutputText::tr("%Ln host(s): %1", nullptr, static_cast<int>(names.size())).arg(foldNames(names, 200));
    const TaskRecord record = source.task(task);
    if (record.ended && record.outcome() != Outcome::Ok)
        title += u" — "_s + sharedVerdict(source, task, alike);
    return displayLine(title);
}

QString emptyOutputText(const ResultSource& source, TaskIndex task, const QList<TaskIndex>& alike)
{
    const TaskRecord record = source.task(task);
    if (!record.ended)
        return OutputText::tr("Nothing has arrived yet.");
    if (record.outcome() == Outcome::Ok)
        return OutputText::tr("The command ended well and printed nothing.");
    return displayText(QString(sharedVerdict(source, task, alike) + u'\n' + verdictCure(record.verdict)).trimmed());
}

} // namespace rollcall::gui
