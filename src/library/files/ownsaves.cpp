// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/ownsaves.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "library/files/plainfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::library {

namespace {

QByteArray sumOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

QString OwnSaves::nameOf(const QString& library) const
{
    return QString::fromLatin1(sumOf(QFile::encodeName(QFileInfo(library).canonicalFilePath())));
}

Status OwnSaves::note(const QString& library, const QByteArray& journal) const
{
    if (m_folder.isEmpty())
        return {};
    if (const Status made = makePrivateFolder(m_folder); !made)
        return made;
    const Result<PlainFile> file = PlainFile::at(m_folder, nameOf(library), PlainFile::Missing::Leave);
    return file ? file->replace(sumOf(journal), PlainFile::Access::Private) : file.error();
}

bool OwnSaves::has(const QString& library, const QByteArray& journal) const
{
    if (m_folder.isEmpty())
        return false;
    const Result<Descriptor> file = openPlain(m_folder + u'/' + nameOf(library), Links::Refuse);
    struct stat info = {};
    if (!file || ::fstat(file->number(), &info) != 0 || info.st_uid != ::geteuid() ||
        (info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return false;
    QFile note;
    return note.open(file->number(), QIODevice::ReadOnly) && note.readAll() == sumOf(journal);
}

void OwnSaves::forget(const QString& library) const
{
    if (m_folder.isEmpty())
        return;
    if (const Result<PlainFile> file = PlainFile::at(m_folder, nameOf(library), PlainFile::Missing::Leave))
        (void)file->remove();
}

} // namespace rollcall::library
