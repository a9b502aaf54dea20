// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"

namespace rollcall::test {

QString sourcePath(const QString& relative)
{
    const QString root = QStringLiteral(ROLLCALL_SOURCE_DIR);
    return relative.isEmpty() ? root : root + u'/' + relative;
}

QString programPath(const QString& name)
{
    return QStringLiteral(ROLLCALL_BIN_DIR) + u'/' + name;
}

} // namespace rollcall::test
