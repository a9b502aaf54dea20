// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/exportway.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <climits>

#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

class WayText
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

bool isDots(const QString& name)
{
    return name == "."_L1 || name == ".."_L1;
}

/// The working folder has no name here.
QString below(const QString& folder, const QString& name)
{
    if (folder.isEmpty())
        return name.isEmpty() ? u"./"_s : name;
    return folder.endsWith(u'/') ? QString(folder + name) : QString(folder + u'/' + name);
}

/// Of a folder without links in its name.
QString above(const QString& folder)
{
    if (folder.isEmpty() || folder == ".."_L1 || folder.endsWith("/.."_L1))
        return below(folder, u".."_s);
    const qsizetype slash = folder.lastIndexOf(u'/');
    return slash == 0 ? u"/"_s : folder.left(std::max<qsizetype>(slash, 0));
}

bool isTrusted(const struct stat& link, const QString& folder)
{
    if (link.st_uid == ::geteuid() || link.st_uid == 0)
        return true;
    struct stat info = {};
    return ::lstat(QFile::encodeName(below(folder, u"."_s)).constData(), &info) == 0 && info.st_uid == link.st_uid &&
           (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

Error unwritableWay(const QString& path, const QString& why)
{
    return {ErrorKind::FileUnwritable, {}, why, path, 0};
}

} // namespace

QString linkTarget(const QString& link)
{
    QByteArray target(PATH_MAX, '\0');
    const ssize_t size = ::readlink(QFile::encodeName(link).constData(), target.data(), PATH_MAX);
    const QString there = QFile::decodeName(target.left(std::max<ssize_t>(size, 0)));
    return size <= 0 || there.startsWith(u'/') ? there : link.left(link.lastIndexOf(u'/') + 1) + there;
}

Result<QString> exportWay(const QString& path)
{
    constexpr int mostLinks = 40;
    QStringList ahead = path.split(u'/', Qt::SkipEmptyParts);
    const bool isFolder = path.endsWith(u'/') || ahead.isEmpty() || isDots(ahead.constLast());
    const QString name = isFolder ? QString() : ahead.takeLast();
    QString there = path.startsWith(u'/') ? u"/"_s : QString();
    for (int links = 0; !ahead.isEmpty();) {
        const QString part = ahead.takeFirst();
        if (isDots(part)) {
            there = part == "."_L1 ? there : above(there);
            continue;
        }
        const QString next = below(there, part);
        struct stat entry = {};
        if (::lstat(QFile::encodeName(next).constData(), &entry) != 0)
            return below(next, (ahead << name).join(u'/'));
        if (!S_ISLNK(entry.st_mode)) {
            there = next;
            continue;
        }
        if (!isTrusted(entry, there))
            return unwritableWay(next, WayText::tr("a symbolic link that others can have put there"));
        const QString target = linkTarget(next);
        if (target.isEmpty() || ++links > mostLinks)
            return unwritableWay(next, qt_error_string(target.isEmpty() ? errno : ELOOP));
        ahead = target.split(u'/', Qt::SkipEmptyParts) + ahead;
        there = target.startsWith(u'/') ? u"/"_s : QString();
    }
    return below(there, name);
}

} // namespace rollcall::interchange
