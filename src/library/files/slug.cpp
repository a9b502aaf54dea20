// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/slug.h"

#include <QCoreApplication>

#include <algorithm>

namespace rollcall::library {

QString slugOf(const QString& name)
{
    constexpr qsizetype longest = 80;
    QString slug;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.isMark())
            continue; // ä has come apart: the a stays
        const bool safe = c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'.');
        if (safe)
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    while (slug.startsWith(u'.') || slug.startsWith(u'-'))
        slug.remove(0, 1);
    slug.truncate(longest);
    while (slug.endsWith(u'-') || slug.endsWith(u'.'))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("unnamed") : slug;
}

QString whyNotAName(const QString& name)
{
    constexpr qsizetype longest = 255;
    if (name.trimmed().isEmpty())
        return QCoreApplication::translate("Library", "it is empty");
    if (name != name.trimmed())
        return QCoreApplication::translate("Library", "it begins or ends with a blank");
    if (name.size() > longest)
        return QCoreApplication::translate("Library", "it is longer than %n characters", nullptr, int(longest));
    if (std::any_of(name.begin(), name.end(), [](QChar c) {
            return c.category() == QChar::Other_Control || c == QChar(0x2028) || c == QChar(0x2029);
        }))
        return QCoreApplication::translate("Library", "it holds a control character or a line end");
    if (!name.isValidUtf16())
        return QCoreApplication::translate("Library", "it is not proper Unicode");
    return {};
}

} // namespace rollcall::library
