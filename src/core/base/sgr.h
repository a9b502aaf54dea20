// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ansi.h"

#include <QByteArrayView>

// Escape sequences (ECMA-48) as bytes: where one ends and what an SGR sequence does to a style. For
// core/base/ansi.cpp and core/base/showntext.cpp. Pure; any thread.
namespace rollcall {

constexpr char escape = 0x1B;

struct EscapeSequence
{
    qsizetype end = 0; // behind the sequence; the end of the bytes where it is cut off
    char final = 0;    // of a control sequence without prefix or intermediate bytes ("m", "K"); 0: ignore it
    QByteArrayView parameters;
};

/// The sequence that starts with the ESC at `start`.
EscapeSequence readEscape(QByteArrayView bytes, qsizetype start);
void applySgr(QByteArrayView parameters, AnsiStyle& style);
int eraseParameter(QByteArrayView parameters); // of "erase in line": 0, 1, 2

} // namespace rollcall
