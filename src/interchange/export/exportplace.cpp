// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/exportplace.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "interchange/export/exportway.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QThread>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <stdio.h> // renameat
#include <unistd.h>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

namespace {

class ExportText
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

constexpr qint64 longestWait = 2000;       // ms; for whoever reads from a pipe
constexpr unsigned long betweenTries = 20; // ms

Error unwritable(const QString& path, const QString& why)
{
    return {ErrorKind::FileUnwritable, {}, why, path, 0};
}

QByteArray folderOf(const QString& path)
{
    return QFile::encodeName(QFileInfo(path).absolutePath());
}

QString kindOf(mode_t mode)
{
    if (S_ISFIFO(mode))
        return ExportText::tr("a pipe");
    return S_ISSOCK(mode) ? ExportText::tr("a socket") : ExportText::tr("a device");
}

Status checkKind(const ExportPlace& place, Links links)
{
    const mode_t mode = place.info.st_mode;
    if (S_ISDIR(mode))
        return unwritable(place.path, ExportText::tr("a folder"));
    if (S_ISREG(mode))
        return isSomebodyElses(place.path, place.info)
                   ? Status(
                         unwritable(place.path, ExportText::tr("somebody else's file, in a folder that everybody can "
                                                               "write to")))
                   : Status();
    if (links == Links::Never || S_ISBLK(mode) || S_ISSOCK(mode))
        return unwritable(place.path, kindOf(mode));
    if (isPlanted(place.path, place.info))
        return unwritable(place.path, ExportText::tr("%1 that others can have put there").arg(kindOf(mode)));
    return {};
}

} // namespace

Result<ExportPlace> exportPlace(const QString& path, Links links)
{
    constexpr int mostLinks = 40;
    ExportPlace place{path, false, {}};
    for (int link = 0;; ++link) {
        const Result<QString> way = exportWay(place.path);
        if (!way)
            return way.error();
        place.path = *way;
        if (::lstat(QFile::encodeName(place.path).constData(), &place.info) != 0)
            return place;
        if (!S_ISLNK(place.info.st_mode)) {
            place.exists = true;
            if (const Status good = checkKind(place, links); !good)
                return good.error();
            return place;
        }
        if (links == Links::Never || link == mostLinks)
            return unwritable(path, ExportText::tr("a symbolic link"));
        if (isPlanted(place.path, place.info))
            return unwritable(path, ExportText::tr("a symbolic link that others can have put there"));
        place.path = linkTarget(place.path);
    }
}

Status checkExportPlace(const QString& path)
{
    if (const int descriptor = descriptorNamed(path); descriptor >= 0)
        return ::fcntl(descriptor, F_GETFD) >= 0 ? Status() : Status(unwritable(path, qt_error_string(errno)));
    const Result<ExportPlace> place = exportPlace(path, Links::Followed);
    if (!place)
        return place.error();
    if (place->exists && ::access(QFile::encodeName(place->path).constData(), W_OK) != 0)
        return unwritable(path, qt_error_string(errno));
    if (place->isFile() && ::access(folderOf(place->path).constData(), W_OK) != 0)
        return unwritable(QFile::decodeName(folderOf(place->path)), qt_error_string(errno));
    return {};
}

Status checkExportFolder(const QString& path)
{
    struct stat entry = {};
    QString name = path;
    while (name.size() > 1 && name.endsWith(u'/')) // behind which a link is its folder
        name.chop(1);
    const Result<QString> way = exportWay(name);
    if (!way)
        return way.error();
    const QString& there = *way;
    if (::lstat(QFile::encodeName(there).constData(), &entry) != 0)
        return unwritable(path, qt_error_string(errno));
    if (S_ISLNK(entry.st_mode) && isPlanted(there, entry))
        return unwritable(path, ExportText::tr("a symbolic link that others can have put there"));
    if (S_ISDIR(entry.st_mode) && entry.st_uid != 0 && isSomebodyElses(there, entry))
        return unwritable(path, ExportText::tr("somebody else's folder, in a folder that everybody can write to"));
    return {};
}

int descriptorNamed(const QString& path)
{
    if (path == "/dev/stdout"_L1)
        return STDOUT_FILENO;
    if (path == "/dev/stderr"_L1)
        return STDERR_FILENO;
    for (const QLatin1StringView folder : {"/dev/fd/"_L1, "/proc/self/fd/"_L1}) {
        bool isNumber = false;
        const int number = path.startsWith(folder) ? path.sliced(folder.size()).toInt(&isNumber) : -1;
        if (isNumber && number >= 0)
            return number;
    }
    return -1;
}

Result<std::unique_ptr<QFile>> openStream(const ExportPlace& place)
{
    const QByteArray name = QFile::encodeName(place.path);
    constexpr int flags = O_WRONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY;
    QElapsedTimer waited;
    waited.start();
    int descriptor = ::open(name.constData(), flags);
    while (descriptor < 0 && errno == ENXIO && S_ISFIFO(place.info.st_mode) && waited.elapsed() < longestWait) {
        QThread::msleep(betweenTries);
        descriptor = ::open(name.constData(), flags);
    }
    if (descriptor < 0)
        return unwritable(place.path, errno == ENXIO && S_ISFIFO(place.info.st_mode)
                                          ? ExportText::tr("a pipe from which nobody reads")
                                          : qt_error_string(errno));
    auto file = std::make_unique<QFile>(place.path);
    struct stat opened = {};
    const bool same =
        ::fstat(descriptor, &opened) == 0 && opened.st_dev == place.info.st_dev && opened.st_ino == place.info.st_ino;
    if (!same) {
        ::close(descriptor);
        return unwritable(place.path, ExportText::tr("another one than a moment ago"));
    }
    (void)::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
    if (!file->open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return unwritable(place.path, file->errorString());
    }
    return file;
}

Replacement::Replacement(ExportPlace place) : m_place(std::move(place)), m_file(m_place.path) {}

Replacement::~Replacement()
{
    m_file.close();
    if (!m_temporary.isEmpty())
        ::unlinkat(m_folder, m_temporary.constData(), 0);
    if (m_folder >= 0)
        ::close(m_folder);
}

Error Replacement::failure(int why) const
{
    const bool full = why == ENOSPC || why == EDQUOT;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, qt_error_string(why), m_place.path, 0};
}

Status Replacement::open()
{
    m_folder = ::open(folderOf(m_place.path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_folder < 0)
        return failure(errno);
    int descriptor = -1;
    do {
        m_temporary = ".rollcall-" + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
        descriptor = ::openat(m_folder, m_temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                              S_IRUSR | S_IWUSR);
    } while (descriptor < 0 && errno == EEXIST);
    if (descriptor < 0) {
        m_temporary.clear();
        return failure(errno);
    }
    if (m_file.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle))
        return {};
    ::close(descriptor);
    return unwritable(m_place.path, m_file.errorString());
}

Status Replacement::commit()
{
    constexpr mode_t permissions = S_IRWXU | S_IRWXG | S_IRWXO;
    errno = 0;
    if (!m_file.flush())
        return failure(errno);
    if (m_place.exists && ::fchmod(m_file.handle(), m_place.info.st_mode & permissions) != 0)
        return failure(errno);
    if (::fsync(m_file.handle()) != 0 && (errno == ENOSPC || errno == EDQUOT || errno == EIO))
        return failure(errno);
    const QByteArray name = QFile::encodeName(QFileInfo(m_place.path).fileName());
    if (::renameat(m_folder, m_temporary.constData(), m_folder, name.constData()) != 0)
        return failure(errno);
    m_temporary.clear();
    return {};
}

} // namespace rollcall::interchange
