// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/words/patterns.h"

#include <algorithm>

namespace rollcall::openssh {

namespace {

template <typename View> bool matchOne(View text, View pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1; // the last '*' seen, and how far the text had come there
    qsizetype resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

template <typename View> bool matchList(View text, View list)
{
    bool positive = false;
    for (qsizetype start = 0; start <= list.size();) {
        qsizetype end = start;
        while (end < list.size() && list[end] != ',')
            ++end;
        View piece = list.sliced(start, end - start);
        const bool negated = !piece.isEmpty() && piece[0] == '!';
        if (negated)
            piece = piece.sliced(1);
        if (matchOne(text, piece)) {
            if (negated)
                return false;
            positive = true;
        }
        start = end + 1;
    }
    return positive;
}

// QChar compares with char16_t only, bytes with char only: one view type for both keeps the code single.
struct Chars
{
    QStringView view;
    qsizetype size() const { return view.size(); }
    bool isEmpty() const { return view.isEmpty(); }
    char16_t operator[](qsizetype i) const { return view[i].unicode(); }
    Chars sliced(qsizetype from) const { return {view.sliced(from)}; }
    Chars sliced(qsizetype from, qsizetype length) const { return {view.sliced(from, length)}; }
};

} // namespace

bool matchesPattern(QByteArrayView text, QByteArrayView pattern)
{
    return matchOne(text, pattern);
}

bool matchesPattern(QStringView text, QStringView pattern)
{
    return matchOne(Chars{text}, Chars{pattern});
}

bool matchesList(QByteArrayView text, QByteArrayView list)
{
    return matchList(text, list);
}

bool matchesList(QStringView text, QStringView list)
{
    return matchList(Chars{text}, Chars{list});
}

bool hasLiteral(QStringView pattern)
{
    return std::any_of(pattern.begin(), pattern.end(), [](QChar c) { return c != u'*' && c != u'?'; });
}

bool isPattern(QStringView text)
{
    return text.startsWith(u'!') || text.contains(u'*') || text.contains(u'?');
}

} // namespace rollcall::openssh
