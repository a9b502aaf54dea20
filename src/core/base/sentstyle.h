// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansi.h"

#include <QByteArray>

// What of an output's style is sent on to a terminal, whose own colours nobody knows: colours, bold, italic and
// underline, in sequences of ours. A host can hide no text in its background, be that dark or light, nor conceal it.
// Pure; any thread.
namespace rollcall {

struct SentStyle
{
    AnsiColor text;
    AnsiColor background;
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false; // of the terminal's own two colours only

    bool operator==(const SentStyle&) const = default;
};

SentStyle sentStyle(const AnsiStyle& style);
/// What makes the one of the other (an SGR sequence); empty where they are the same.
QByteArray sgrBetween(const SentStyle& from, const SentStyle& to);

} // namespace rollcall
