// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/diskfolder.h"

#include "core/base/error.h"
#include "library/files/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/stat.h>

namespace rollcall::library {

using namespace Qt::StringLiterals;

DiskFolder::DiskFolder(const QString& path) : m_path(QDir::cleanPath(QDir(path).absolutePath())) {}

bool DiskFolder::exists() const
{
    return QFileInfo(m_path).isDir();
}

bool DiskFolder::isWritable() const
{
    const QFileInfo info(m_path);
    return info.isWritable() && info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther);
}

bool DiskFolder::isThere(const QString& file) const
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(absolute(file)).constData(), &info) == 0;
}

static bool isYaml(const QString& name)
{
    return name.endsWith(".yaml"_L1, Qt::CaseInsensitive) || name.endsWith(".yml"_L1, Qt::CaseInsensitive);
}

/// What cannot be decoded is left out by QDir: here it is there, under a name that it cannot be read by, so that it is
/// a problem like any other file that cannot be read.
static QStringList strangeNames(const QString& folder)
{
    QStringList names;
    std::error_code gone; // then there are none
    for (auto entry = std::filesystem::directory_iterator(QFile::encodeName(folder).toStdString(), gone);
         !gone && entry != std::filesystem::directory_iterator(); entry.increment(gone)) {
        const QByteArray bytes = QByteArray::fromStdString(entry->path().filename().native());
        if (QFile::encodeName(QFile::decodeName(bytes)) != bytes)
            names.append(QString::fromUtf8(bytes));
    }
    return names;
}

QStringList DiskFolder::filesNow(const QString& dir) const
{
    QStringList result;
    constexpr QDir::Filters all = QDir::Files | QDir::Dirs | QDir::System; // pipes and links to nowhere: reading tells
    QStringList names = QDir(absolute(dir)).entryList(all, QDir::Name);    // patterns would be compiled
    for (const QString& strange : strangeNames(absolute(dir))) {
        if (!names.contains(strange))
            names.append(strange);
    }
    for (const QString& name : std::as_const(names)) {
        if (isYaml(name))
            result.append(dir + u'/' + name);
    }
    return result;
}

QStringList DiskFolder::foldersIn(const QString& dir) const
{
    QStringList result;
    for (const QString& name : QDir(absolute(dir)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!isYaml(name))
            result.append(dir + u'/' + name);
    }
    return result;
}

Result<QByteArray> DiskFolder::readNow(const QString& name, Links links) const
{
    QString path = absolute(name);
    if (links == Links::Follow) {
        const QString real = QFileInfo(path).canonicalFilePath(); // "" where nothing is there
        if (!real.isEmpty() && !real.startsWith(QFileInfo(m_path).canonicalFilePath() + u'/'))
            return Error{ErrorKind::LinkLeadsOut, {}, {}, path, 0};
    }
    Result<QByteArray> bytes = readPlain(path, links, largestFile);
    if (!bytes && bytes.error().kind == ErrorKind::FileMissing && name.contains(QChar(QChar::ReplacementCharacter)))
        return Error{ErrorKind::FileUnreadable, {}, u"its name is not in UTF-8"_s, path, 0};
    if (bytes && bytes->startsWith("\xEF\xBB\xBF")) // a byte order mark would shift every position in the first line
        bytes->remove(0, 3);
    return bytes;
}

Status DiskFolder::checkWritable(const QString& name) const
{
    const Result<PlainFile> file = PlainFile::at(m_path, name, PlainFile::Missing::Make);
    return file ? file->check() : file.error();
}

Status DiskFolder::replace(const QString& name, const QByteArray& bytes, const PlainFile::Check& last) const
{
    const Result<PlainFile> file = PlainFile::at(m_path, name, PlainFile::Missing::Make);
    return file ? file->replace(bytes, PlainFile::Access::AsUsual, last) : file.error();
}

Status DiskFolder::remove(const QString& name) const
{
    const Result<PlainFile> file = PlainFile::at(m_path, name, PlainFile::Missing::Leave);
    if (!file)
        return file.error().kind == ErrorKind::FileMissing ? Status() : file.error();
    return file->remove();
}

QByteArray DiskFolder::state() const
{
    QByteArray state;
    for (const QString& file : QStringList{Journal::fileName(), manifestFile(), hostsFile()} + filesNow(groupsDir()) +
                                   filesNow(snippetsDir())) {
        struct stat info = {};
        if (::stat(QFile::encodeName(absolute(file)).constData(), &info) == 0)
            state += file.toUtf8() + ' ' + QByteArray::number(quint64(info.st_ino)) + ' ' +
                     QByteArray::number(qint64(info.st_mtim.tv_sec)) + ' ' +
                     QByteArray::number(qint64(info.st_mtim.tv_nsec)) + ' ' + QByteArray::number(qint64(info.st_size)) +
                     '\n';
        else
            state += file.toUtf8() + '\n';
    }
    return state;
}

} // namespace rollcall::library
