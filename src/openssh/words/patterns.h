// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringView>

// Wildcards and pattern lists of ssh_config(5) PATTERNS, the same in ssh_config and known_hosts: '*' is any
// run of characters, '?' any one, nothing else is special. Linear in text × pattern, whatever the pattern
// is. Case matters: who wants it not to, lowers the pattern first. Pure; any thread.
namespace rollcall::openssh {

bool matchesPattern(QByteArrayView text, QByteArrayView pattern);
bool matchesPattern(QStringView text, QStringView pattern);

/// A comma list in which one pattern matches and no '!' pattern does.
bool matchesList(QByteArrayView text, QByteArrayView list);
bool matchesList(QStringView text, QStringView list);

bool hasLiteral(QStringView pattern); // some character of it is neither '*' nor '?'
bool isPattern(QStringView text);     // holds '*', '?' or a leading '!'

} // namespace rollcall::openssh
