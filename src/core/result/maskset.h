// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFlags>
#include <QString>
#include <QStringList>

// What is left out when outputs are compared, so that hosts whose answers differ in nothing else fold into one entry:
// kinds of words, and patterns of one's own. Values and pure functions; any thread. What they do to a text is in
// analysis/fold/masker.h.
namespace rollcall {

enum class Mask : quint16 {
    Names = 0x01,   // the host's own: its name and its addresses, as whole words of three characters and more
    Times = 0x02,   // of the clock, "20:15", with the date and the zone beside them
    Pids = 0x04,    // "sshd[4711]"
    Uuids = 0x08,   // as RFC 9562 writes them
    Dates = 0x10,   // without a time
    Sizes = 0x20,   // "12K", "3.5 GiB", "97%"
    Numbers = 0x40, // all of them, also in words
    Hex = 0x80,     // "0x1f", and words of seven hexadecimal digits and more
    Space = 0x100,  // how much of it there is, and empty lines
};
Q_DECLARE_FLAGS(Masks, Mask)
Q_DECLARE_OPERATORS_FOR_FLAGS(Masks)

struct MaskSet
{
    Masks masks;
    QStringList patterns; // regular expressions: what they match is left out

    bool isEmpty() const { return !masks && patterns.isEmpty(); }
    bool operator==(const MaskSet&) const = default;

    /// What differs between hosts that are alike: names, times, pids and uuids.
    static MaskSet usual();
};

/// Names with commas between, from left to right: "default" is all of usual(), "none" nothing, "!times" takes one away.
/// BadValue (subject: the word; detail: what there is).
Result<Masks> masksFrom(const QString& text);
/// As masksFrom() reads them; "none" if there are none.
QString maskNames(Masks masks);

} // namespace rollcall
