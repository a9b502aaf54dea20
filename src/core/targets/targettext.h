// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/targets/target.h"

#include <QList>
#include <QString>

// The text of a target expression as pieces, for completion and underlining, and the edits behind the ticks
// of the hosts tree: the target line is the one truth, a click edits its text. Pure; any thread.
namespace rollcall {

enum class TargetOperator : quint8 { Add, Remove, Intersect, Exclusive };

/// One word with the operator before it.
struct TargetPiece
{
    TargetOperator op = TargetOperator::Add;
    QString text; // as typed, with quotes, "@" and all
    qsizetype position = 0;
    qsizetype length = 0;
};

/// The pieces in order; what cannot be read (an open quote, nothing after `!`) is told in `errors`.
QList<TargetPiece> targetPieces(const QString& expression, QList<TargetError>* errors = nullptr);

/// A host's or group's name as a word of the language: quoted where a character in it would be special, so that it is
/// never read as anything else.
QString targetWord(const QString& hostName, const QString& user = {}, quint16 port = 0);
/// A library's host in a target: one that is called by an address stands in quotes, for the bare address is no
/// library's.
QString libraryHostWord(const QString& hostName, const QString& user = {}, quint16 port = 0);
/// The same for what tables call a host, where nothing else is known of it: "root@new:22" is a login, not a name.
QString shownWord(const QString& shown);
QString groupWord(const QString& groupName, const QString& library = {});
/// The shortest one that means that library's.
QString groupWord(const DirectoryGroup& group, const TargetDirectory& directory);
QString tagWord(const QString& tag); // "tag:x"
/// The piece as a host name to be taken as it is: "=newhost".
QString asHostName(const QString& piece);
/// The expression, where it is somebody's word that these are hosts: names that nothing knows are taken as they are.
/// What takes away or keeps is not touched.
QString asHostNames(const QString& expression, const TargetDirectory& directory);

/// The expression with `word` (a host's or a group's word) added or taken away, as short as it can be said:
/// "@web" without "web03" is "@web!web03", and with it again "@web".
QString addToTarget(const QString& expression, const QString& word, const TargetDirectory& directory);
QString removeFromTarget(const QString& expression, const QString& word, const TargetDirectory& directory);

} // namespace rollcall
