// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/successcheck.h"

#include "core/base/error.h"
#include "core/run/snippet.h"

#include <QLatin1String>
#include <QRegularExpression>

namespace rollcall {

static const QLatin1String noExitCode("none");

bool allowExitCode(const QString& word, SuccessRule& rule)
{
    bool isNumber = false;
    const quint32 code = word.toUInt(&isNumber);
    if (isNumber)
        rule.exitCodes.append(code);
    else if (word == noExitCode)
        rule.noExitStatus = true;
    return isNumber || word == noExitCode;
}

QStringList allowedExitCodes(const SuccessRule& rule)
{
    QStringList words;
    for (const quint32 code : rule.exitCodes)
        words.append(QString::number(code));
    if (rule.noExitStatus)
        words.append(noExitCode);
    return words;
}

Status checkPatterns(const SuccessRule& rule)
{
    for (const QString& pattern : {rule.mustMatch, rule.mustNotMatch}) {
        const QRegularExpression expression(pattern);
        if (!expression.isValid())
            return Error{ErrorKind::BadValue, pattern, expression.errorString(), {}};
    }
    return {};
}

} // namespace rollcall
