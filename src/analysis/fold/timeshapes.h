// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

// Dates and times as programs write them: "20:15", "2026-11-30T20:15:00.123Z" (RFC 3339), "Nov 30 20:15:00" (RFC 3164),
// "Mon Nov 30 20:15:00 UTC 2026" (date), "Mon, 30 Nov 2026 20:15:00 +0100" (RFC 5322), "30/Nov/2026:20:15:00 +0100" (web
// servers), "30.11.2026"; in English. Pure; any thread.
namespace rollcall::analysis {

struct TimeShape
{
    qsizetype date = 0;   // bytes of the date that stands first; 0: none does
    qsizetype length = 0; // of all of it; more than `date` where there is a time of the clock; 0: neither

    bool hasClock() const { return length > date; }
};

/// At the beginning of `text`, which begins with a word. What is part of a longer word, of an address or of a version is
/// none.
TimeShape timeAt(QByteArrayView text);

} // namespace rollcall::analysis
