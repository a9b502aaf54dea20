// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/composition.h"
#include "core/run/snippet.h"

#include <QString>

// What a tab would run beside what it was loaded from, and what follows from the two. Values; any thread.
namespace rollcall::gui {

/// Some step of it says something.
bool hasCommand(const Composition& composition);

struct ComposedCommand
{
    Composition loaded; // as it came from a snippet or a draft; empty: from nowhere
    Composition now;    // as the fields hold it

    bool isAltered() const; // the steps are not those that were loaded any more
    bool isEdited() const;  // a word of work would be lost by replacing it
    QString title() const;  // the snippet's name or the command's first line
    /// What is to run. History must not say that a snippet ran which did not: altered, it has no name.
    Composition composition() const;
    Snippet asSnippet() const;
    /// That snippet with the command that is held; all else of it stays as it is.
    Snippet inPlaceOf(const Snippet& snippet) const;
};

} // namespace rollcall::gui
