// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/answertexts.h"

#include "core/base/text.h"
#include "core/run/event.h"
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

Saying sayingOf(const analysis::AnswerEntry& entry, const TaskRecord& sample)
{
    using analysis::Difference;
    if (!entry.ended)
        return {Answers::tr("no answer yet"), true};
    const bool isOk = outcomeOf(entry.reason) == Outcome::Ok;
    if (entry.isSilent)
        return {isOk ? Answers::tr("no output") : displayLine(verdictSentence(sample.verdict)), true};
    if (entry.isCommon)
        return {sample.firstLine, false};
    switch (entry.difference.kind) {
    case Difference::Line:
        return {entry.difference.text, false};
    case Difference::Missing:
        return {Answers::tr("ends before: %1").arg(entry.difference.text), true};
    case Difference::None:
        break;
    }
    if (!isOk)
        return {displayLine(verdictSentence(sample.verdict)), true};
    return {sample.firstLine, false};
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
