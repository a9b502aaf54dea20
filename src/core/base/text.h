// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLocale>
#include <QString>
#include <QStringList>

// Text that came from a remote host is hostile: here it becomes something that can be shown. Control characters turn
// into their pictures (U+2400…), bidirectional and other invisible controls into U+FFFD, invalid UTF-8 into U+FFFD. So
// is what other people wrote into shared files. For output with colours see core/base/ansi.h. And sentences with gaps.
// Pure; any thread.
namespace rollcall {

/// What stands in for a character that must not be shown as it is; the character itself otherwise. Line ends
/// and tab are control characters here.
char32_t neutralised(char32_t character);

/// Shows nothing where it stands, or another thing than it is, or has what stands beside it shown in another order: a
/// control character but line ends and tab, a bidirectional control, a joiner, a tag, a selector, a blank that is none
/// to a shell.
bool isHidden(char32_t character);
QString hiddenName(char32_t character); // "U+202E"
/// Each that is in the text once, by name, in the order in which they are first met.
QStringList hiddenNames(const QString& text);

/// "\r\n" as "\n": what an editor of Windows has saved, for a shell that takes a "\r" for a part of its line.
QString unixLineEnds(QString text);

/// Many lines: "\n" and tab stay, "\r\n" becomes "\n". Of an output, in which joiners and selectors stay that scripts and
/// emoji need:
QString displayText(QByteArrayView bytes);
/// Of commands, prompts and sentences, in which what shows nothing becomes U+FFFD:
QString displayText(const QString& text);
/// For names, labels, cells and prompts: line ends and tabs become blanks, and what shows nothing (joiners and soft
/// hyphens, too) becomes U+FFFD, so that no two names look the same.
QString displayLine(const QString& text);
/// Several lines in one, each line end a mark: a command that goes on after one is not taken for a blank.
QString displayLines(const QString& text);

/// One line for tabs, buttons and menus: a "&" in it underlines no letter.
QString labelText(const QString& text);
/// For tool tips, which take a text with a tag in it for rich text: always rich, and shows the text as it is.
QString tipText(const QString& text);

inline constexpr qsizetype firstLineLimit = 200;

/// The first line that shows something, without escape sequences and as a terminal would leave it after
/// carriage returns; at most `limit` characters, the last one "…" where more follow.
QString firstLine(QByteArrayView output, qsizetype limit = firstLineLimit);
/// At most `limit` characters, the last one "…" where more followed.
QString shortened(QString text, qsizetype limit);

/// "64 MiB", "1.50 MiB", "12 bytes": counted in 1024s, and called so.
QString sizeText(qint64 bytes, const QLocale& locale = QLocale());

/// "%1" to "%9" in one pass: a "%2" inside an argument stays what it is, as does a marker without argument.
QString fillMarkers(const QString& text, const QStringList& arguments);

} // namespace rollcall
