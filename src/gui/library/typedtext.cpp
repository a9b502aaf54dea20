// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/typedtext.h"

#include "core/base/error.h"
#include "core/run/snippet.h"
#include "core/run/successcheck.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct TypedText
{
    Q_DECLARE_TR_FUNCTIONS(rollcall::gui::TypedText)
};

} // namespace

QString variablesText(const QMap<QString, QString>& variables)
{
    QStringList lines;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        lines.append(it.key() + u'=' + it.value());
    return lines.join(u'\n');
}

QMap<QString, QString> variablesFromText(const QString& text)
{
    QMap<QString, QString> variables;
    for (const QString& line : linesOf(text)) {
        const QString key = line.section(u'=', 0, 0).trimmed();
        if (!key.isEmpty())
            variables.insert(key, line.section(u'=', 1).trimmed());
    }
    return variables;
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression separator(u"[,\\s]+"_s);
    return text.split(separator, Qt::SkipEmptyParts);
}

QStringList linesOf(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

TypedSuccess TypedSuccess::of(const SuccessRule& rule)
{
    return {allowedExitCodes(rule).join(u", "_s), rule.mustMatch, rule.mustNotMatch};
}

SuccessRule TypedSuccess::rule() const
{
    SuccessRule rule{{}, mustMatch, mustNotMatch};
    for (const QString& word : wordsOf(exitCodes))
        (void)allowExitCode(word, rule);
    if (rule.exitCodes.isEmpty() && !rule.noExitStatus)
        rule.exitCodes = SuccessRule().exitCodes;
    return rule;
}

QString TypedSuccess::problem() const
{
    for (const QString& word : wordsOf(exitCodes)) {
        if (SuccessRule rule; !allowExitCode(word, rule))
            return TypedText::tr("“%1” is not an exit code. Write numbers, as in “0, 2”, or “none”.").arg(word);
    }
    if (const Status status = checkPatterns(rule()); !status)
        return TypedText::tr("“%1” is not a regular expression: %2").arg(status.error().subject, status.error().detail);
    return {};
}

} // namespace rollcall::gui
