// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members.h"

namespace rollcall {

QString membersExpression(const QStringList& members)
{
    return members.join(QStringLiteral(", "));
}

QList<TargetPiece> memberPieces(const QStringList& members)
{
    return targetPieces(membersExpression(members));
}

} // namespace rollcall
