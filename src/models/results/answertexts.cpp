// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/answertexts.h"

#include "core/base/text.h"
#include "core/run/event.h"
#include "core/targets/foldednames.h"
#include "core/verdict/outcome.h"

#include <QCoreApplication>
#include <QLocale>

namespace rollcall::models {

namespace {
/// The context of their translations.
struct Answers
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};
} // namespace

Saying sayingOf(const analysis::Difference& difference)
{
    using analysis::Difference;
    switch (difference.kind) {
    case Difference::Line:
        return {difference.stream == Stream::Error ? Answers::tr("standard error: %1").arg(difference.text)
                                                   : difference.text,
                false};
    case Difference::Missing:
        return {Answers::tr("ends before: %1").arg(difference.text), true};
    case Difference::None:
        break;
    }
    return {};
}

Saying sayingOf(const analysis::AnswerEntry& entry, const TaskRecord& sample)
{
    if (!entry.ended)
        return {Answers::tr("no answer yet"), true};
    const bool isOk = outcomeOf(entry.reason) == Outcome::Ok;
    if (entry.isSilent)
        return {isOk ? Answers::tr("no output") : displayLine(verdictSentence(sample.verdict)), true};
    if (entry.isCommon)
        return {sample.firstLine, false};
    if (const Saying differs = sayingOf(entry.difference); !differs.text.isEmpty())
        return differs;
    if (!isOk)
        return {displayLine(verdictSentence(sample.verdict)), true};
    return {
        Answers::tr("%1 (the same lines: what differs is a line end at the end, or far below)").arg(sample.firstLine),
        true};
}

Saying sayingOfText(const analysis::AnswerEntry& entry, qsizetype text, const TaskRecord& sample)
{
    const Saying differs = sayingOf(entry.textDifferences.value(text));
    return differs.text.isEmpty() ? Saying{sample.firstLine, false} : differs;
}

QString foldedHosts(const StoredSpec& spec, const QStringList& names, const QList<TaskIndex>& tasks)
{
    QStringList each;
    each.reserve(tasks.size());
    for (const TaskIndex task : tasks)
        each.append(names[static_cast<qsizetype>(spec.hostOf(task))]);
    return displayLine(foldNames(each));
}

QString cellText(const QString& names)
{
    constexpr qsizetype longest = 240;
    return names.size() > longest ? names.first(longest) + u'…' : names;
}

QString placeOf(const analysis::Difference& difference)
{
    if (difference.kind == analysis::Difference::None)
        return {};
    const QString line = QLocale().toString(difference.line);
    return difference.stream == Stream::Error
               ? Answers::tr("Line %1 of standard error is the first that differs from the most common answer.")
                     .arg(line)
               : Answers::tr("Line %1 is the first that differs from the most common answer.").arg(line);
}

} // namespace rollcall::models
