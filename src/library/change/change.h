// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/snippet.h"
#include "core/targets/host.h"

#include <QList>
#include <QMetaType>

#include <optional>

// An edit of a library as a value with both sides, so that an undo command is the change reversed and a
// conflict can be seen: a side that is missing means "not there". Names may differ (a rename). Any thread.
namespace rollcall::library {

template <typename T> struct Edit
{
    std::optional<T> before;
    std::optional<T> after;

    Edit reversed() const { return {after, before}; }
    bool operator==(const Edit&) const = default;
};

struct Change
{
    QList<Edit<Host>> hosts;
    QList<Edit<Group>> groups;
    QList<Edit<Snippet>> snippets;

    bool isEmpty() const { return hosts.isEmpty() && groups.isEmpty() && snippets.isEmpty(); }
    /// What takes this change back, edits in reverse order.
    Change reversed() const;
    bool operator==(const Change&) const = default;

    static Change of(Edit<Host> edit) { return {{std::move(edit)}, {}, {}}; }
    static Change of(Edit<Group> edit) { return {{}, {std::move(edit)}, {}}; }
    static Change of(Edit<Snippet> edit) { return {{}, {}, {std::move(edit)}}; }
    static Change add(Host host) { return of(Edit<Host>{std::nullopt, std::move(host)}); }
    static Change add(Group group) { return of(Edit<Group>{std::nullopt, std::move(group)}); }
    static Change add(Snippet snippet) { return of(Edit<Snippet>{std::nullopt, std::move(snippet)}); }
};

} // namespace rollcall::library

Q_DECLARE_METATYPE(rollcall::library::Change)
