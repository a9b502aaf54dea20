// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/privatefolder.h"

#include "core/base/error.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <sys/stat.h>

namespace rollcall::library {

Status makePrivateFolder(const QString& path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || info.isDir())
        return {};
    if (info.isRoot() || info.absolutePath() == info.absoluteFilePath())
        return Error{ErrorKind::FileMissing, {}, {}, path, 0};
    if (const Status above = makePrivateFolder(info.absolutePath()); !above)
        return above;
    if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0)
        return {};
    const int why = errno;
    if (QFileInfo(path).isDir())
        return {};
    return Error{ErrorKind::FileUnwritable, {}, qt_error_string(why), path, 0};
}

} // namespace rollcall::library
