// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

// The text of an output as it is shown: each line as core/base/ansi.h leaves it (escape sequences out, overwritten what a
// terminal would have overwritten, "\r\n" as "\n"), what must not be shown neutralised as in core/base/text.h. What is
// judged, compared or printed as text is this one. It comes piece by piece, cut anywhere, and is the same as for the
// whole. Pure; one stream per object, one thread at a time.
namespace rollcall {

class ShownText
{
public:
    /// So much of a line is held (bytes). A longer one is settled in stretches: a carriage return does not reach back
    /// over the last of them, and an escape sequence longer than that is text behind it.
    static constexpr qsizetype longestLine = 64LL * 1024;

    /// Gets UTF-8, whole characters only; nothing is kept of it.
    using Take = std::function<void(QByteArrayView)>;

    /// What is settled by now goes to `take`: whole lines with their "\n", and stretches of long ones.
    void add(QByteArrayView bytes, const Take& take);
    /// Nothing more comes: the line that has no end. A new stream may begin.
    void finish(const Take& take);

private:
    void settleStretch(const Take& take);

    QByteArray m_line; // of which the end has not come
};

QString shownText(QByteArrayView bytes);

} // namespace rollcall
