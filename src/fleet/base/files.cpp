// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/base/files.h"

#include "core/base/error.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

Status makeFolder(const QString& path)
{
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, ownerProgram))
        return Error{ErrorKind::FileUnwritable, path, u"cannot make the folder"_s, path, 0};
    return {};
}

Status replaceFile(const QString& path, const QByteArray& text, QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(permissions) ||
        !file.commit())
        return Error{ErrorKind::FileUnwritable, path, file.errorString(), path, 0};
    return {};
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray resourceText(const QString& path)
{
    QByteArray text = readFile(path);
    qsizetype start = 0;
    QByteArray kept;
    while (start < text.size() && text[start] == '#') {
        const qsizetype end = text.indexOf('\n', start) + 1;
        if (end == 0)
            break;
        if (text[start + 1] == '!')
            kept = text.mid(start, end - start);
        start = end;
    }
    return kept + text.mid(start);
}

} // namespace rollcall::fleet
