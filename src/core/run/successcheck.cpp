// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/successcheck.h"

#include "core/base/error.h"
#include "core/run/snippet.h"

#include <QRegularExpression>

namespace rollcall {

std::optional<quint32> exitCodeFromText(const QString& text)
{
    bool isNumber = false;
    const quint32 code = text.toUInt(&isNumber);
    return isNumber ? std::optional(code) : std::nullopt;
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
