// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearestword.h"

#include <QList>

#include <algorithm>

namespace rollcall {

namespace {

constexpr qsizetype longest = 40; // nothing longer is near any word

/// Letters to add, take out, change or swap with their neighbour.
int distance(const QString& a, const QString& b)
{
    QList<int> before(b.size() + 1);
    QList<int> above(b.size() + 1);
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

} // namespace

QString nearestWord(const QString& typed, const QStringList& known)
{
    if (typed.size() > longest)
        return {};
    const QString plain = typed.toLower().replace(u'_', u'-');
    QString nearest;
    int least = static_cast<int>(std::min<qsizetype>(2, plain.size() / 3)) + 1;
    for (const QString& word : known) {
        if (const int far = distance(plain, word.toLower()); far < least) {
            least = far;
            nearest = word;
        }
    }
    return nearest;
}

} // namespace rollcall
