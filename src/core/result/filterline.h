// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verdict/outcome.h"

#include <QSet>
#include <QString>

#include <optional>

// What people type above the results: text to look for, and between it words that say how tasks ended, such as
// "outcome:denied", "reason:refused,no-route", "-reason:exit-code" or "remote:still-running". The names are
// those of the CSV file, or what the table shows, in quotes where that is several words (reason:"login refused"); the
// beginning of a name stands for all that begin so. A backslash before such a word makes it text. Values; any thread.
namespace rollcall {

/// Conditions of different kinds must all hold; a kind that was not mentioned always does.
struct EndWords
{
    std::optional<QSet<Outcome>> outcomes;
    std::optional<QSet<Reason>> reasons;
    std::optional<QSet<RemoteState>> remotes;

    bool isEmpty() const { return !outcomes && !reasons && !remotes; }
    bool matches(const Verdict& verdict) const;
    bool operator==(const EndWords&) const = default;
};

struct FilterLine
{
    QString text; // without the words
    EndWords words;

    /// BadValue (subject: the word) where a word names nothing there is.
    static Result<FilterLine> parse(const QString& line);
};

} // namespace rollcall
