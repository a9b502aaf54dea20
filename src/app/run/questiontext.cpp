// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/questiontext.h"

#include "core/base/text.h"
#include "core/targets/foldednames.h"

#include <QCoreApplication>
#include <QMap>

namespace rollcall::app {

namespace {

class QuestionText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionText)
};

} // namespace

QString gettersText(const Question& question, qsizetype limit)
{
    QStringList groups; // in the order in which they come
    QMap<QString, QStringList> names;
    for (const Getter& getter : question.getters) {
        if (!names.contains(getter.group))
            groups << getter.group;
        names[getter.group] << getter.name;
    }
    QStringList parts;
    for (const QString& group : std::as_const(groups)) {
        const QString hosts = foldNames(names[group], limit);
        parts << displayLine(group.isEmpty() ? hosts : QString(u'@' + group + QStringLiteral(" (") + hosts + u')'));
    }
    return parts.join(QStringLiteral(", "));
}

QString refusedText(const Question& question)
{
    if (!question.refusedBefore)
        return {};
    if (question.kind == QuestionKind::Passphrase)
        return QuestionText::tr("That passphrase does not open the key file %1.").arg(displayLine(question.subject));
    return question.refusedBy.isEmpty()
               ? QuestionText::tr("The last answer was refused.")
               : QuestionText::tr("%1 has refused the last answer.").arg(displayLine(question.refusedBy));
}

bool canLeaveOut(const Question& question)
{
    return !question.refusedBy.isEmpty() && question.getters.size() > 1;
}

bool canBeOneTime(const Question& question)
{
    return !question.onlyHere && question.getters.size() > 1;
}

} // namespace rollcall::app
