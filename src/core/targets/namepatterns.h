// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/targetword.h"

#include <QList>
#include <QSet>
#include <QString>

// Many names and globs at once, matched as globMatches() does each. Used by core/targets/target.cpp only. A plain
// value.
namespace rollcall {

class NamePatterns
{
public:
    explicit NamePatterns(const QList<WordText>& patterns);

    bool match(QStringView name) const;
    /// About how many comparisons a match takes.
    qsizetype cost() const { return m_globs.size() + 1; }

private:
    QSet<QString> m_names; // folded
    QList<WordText> m_globs;
};

} // namespace rollcall
