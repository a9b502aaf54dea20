// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/members.h"

#include "core/targets/targetterm.h"

#include <algorithm>

namespace rollcall {

QString membersExpression(const QStringList& members)
{
    return members.join(QStringLiteral(", "));
}

QList<TargetPiece> memberPieces(const QStringList& members)
{
    return targetPieces(membersExpression(members));
}

bool holdTerm(const QStringList& members)
{
    const QList<TargetPiece> pieces = memberPieces(members);
    return std::any_of(pieces.begin(), pieces.end(),
                       [](const TargetPiece& piece) { return isTerm(WordText::of(piece.text)); });
}

} // namespace rollcall
