// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/oldhistory.h"

#include "support/paths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

namespace rollcall::test {

bool unpackOldHistory(const QString& folder)
{
    const QString archive = sourcePath(QStringLiteral("tests/history/data/version-1.tar.gz"));
    return QDir().mkpath(folder) && QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-xzf"), archive,
                                                                              QStringLiteral("-C"), folder}) == 0;
}

bool holdsBytes(const QString& folder, const QByteArray& bytes)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

} // namespace rollcall::test
