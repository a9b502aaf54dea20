// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/namepatterns.h"

#include <algorithm>

namespace rollcall {

namespace {

/// Character by character, as globs are compared.
QString folded(QStringView name)
{
    QString text = name.toString();
    for (QChar& c : text)
        c = c.toCaseFolded();
    return text;
}

} // namespace

NamePatterns::NamePatterns(const QList<WordText>& patterns)
{
    for (const WordText& pattern : patterns) {
        if (pattern.hasGlob())
            m_globs.append(pattern);
        else
            m_names.insert(folded(pattern.text));
    }
}

bool NamePatterns::match(QStringView name) const
{
    return (!m_names.isEmpty() && m_names.contains(folded(name))) ||
           std::any_of(m_globs.begin(), m_globs.end(), [&](const WordText& glob) { return globMatches(glob, name); });
}

} // namespace rollcall
