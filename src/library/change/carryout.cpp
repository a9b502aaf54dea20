// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/carryout.h"

#include "core/base/naturalorder.h"

#include <QSet>

#include <algorithm>

namespace rollcall::library {

namespace {

template <typename T> qsizetype indexOf(const QList<T>& values, const QString& name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const T& value) { return value.name == name; });
    return found == values.end() ? -1 : found - values.begin();
}

// A host keeps its place and new ones come last, as in the file.
template <typename T> void makeEdit(const Edit<T>& edit, QList<T>& values, const QSet<QString>& names)
{
    const bool newName = edit.after && (!edit.before || edit.before->name != edit.after->name);
    if (newName && names.contains(edit.after->name)) { // gone by an earlier edit, or overwritten
        const qsizetype other = indexOf(values, edit.after->name);
        if (other >= 0)
            values.removeAt(other);
    }
    const qsizetype place = edit.before ? indexOf(values, edit.before->name) : -1;
    if (place >= 0 && edit.after)
        values[place] = *edit.after;
    else if (place >= 0)
        values.removeAt(place);
    else if (edit.after)
        values.append(*edit.after);
}

template <typename T> void makeEdits(const QList<Edit<T>>& edits, QList<T>& values)
{
    if (edits.isEmpty())
        return;
    QSet<QString> names; // before them all
    names.reserve(values.size());
    for (const T& value : std::as_const(values))
        names.insert(value.name);
    for (const Edit<T>& edit : edits)
        makeEdit(edit, values, names);
}

template <typename T> void sortByName(QList<T>& values)
{
    std::sort(values.begin(), values.end(), [](const T& a, const T& b) { return naturalLess(a.name, b.name); });
}

} // namespace

void carryOut(const Change& change, LibraryData& data)
{
    makeEdits(change.hosts, data.hosts);
    makeEdits(change.groups, data.groups);
    makeEdits(change.snippets, data.snippets);
    sortByName(data.groups);
    sortByName(data.snippets);
}

} // namespace rollcall::library
