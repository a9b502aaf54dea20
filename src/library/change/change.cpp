// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/change.h"

#include <algorithm>

namespace rollcall::library {

namespace {

template <typename T> QList<Edit<T>> reversedEdits(const QList<Edit<T>>& edits)
{
    QList<Edit<T>> result;
    result.reserve(edits.size());
    std::for_each(edits.crbegin(), edits.crend(), [&](const Edit<T>& edit) { result.append(edit.reversed()); });
    return result;
}

} // namespace

Change Change::reversed() const
{
    return {reversedEdits(hosts), reversedEdits(groups), reversedEdits(snippets)};
}

} // namespace rollcall::library
