// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/knownhosts/knownhostswriter.h"

#include "core/base/error.h"
#include "core/base/filelock.h"
#include "core/base/privatefiles.h"
#include "openssh/words/publickey.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QThread>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::openssh {

namespace {

constexpr int lockAttempts = 200; // 10 ms apart: longer than any append takes

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd); // gives the lock back, too
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

Error failure(int number, const QString& file)
{
    const QString reason = qt_error_string(number);
    if (number == ENOSPC || number == EDQUOT)
        return {ErrorKind::DiskFull, file, reason, file, 0};
    if (number == EROFS)
        return {ErrorKind::FolderReadOnly, QFileInfo(file).path(), reason, file, 0};
    return {ErrorKind::FileUnwritable, file, reason, file, 0};
}

// What would start a comment, a marker, a hash, a pattern or a second name must not be written as a name.
bool isPlainName(const QByteArray& name)
{
    if (name.isEmpty() || name.startsWith('#') || name.startsWith('@') || name.startsWith('|'))
        return false;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) <= ' ' || c == 127 || std::strchr(",*?!", c))
            return false;
    }
    return true;
}

QByteArray hashedName(const QByteArray& name)
{
    QByteArray salt(20, Qt::Uninitialized);
    QRandomGenerator::system()->generate(salt.begin(), salt.end());
    const QByteArray hash = QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1);
    return "|1|" + salt.toBase64() + '|' + hash.toBase64();
}

Result<QByteArray> newLines(const KnownHosts& known, const QList<AcceptedKey>& keys, bool hashNames)
{
    QByteArray text;
    for (const AcceptedKey& key : keys) {
        const QByteArray type = keyType(key.keyBlob).toLatin1();
        if (!isPlainName(key.name.primary))
            return Error{ErrorKind::BadName, QString::fromUtf8(key.name.primary), {}, {}, 0};
        if (!isHostKey(type, key.keyBlob))
            return Error{ErrorKind::BadValue, QString::fromUtf8(key.name.primary), QString::fromLatin1(type), {}, 0};
        if (known.decide({key.name.primary, {}}, key.keyBlob).trust == Trust::Trusted)
            continue;
        const QByteArray name = hashNames ? hashedName(key.name.primary) : key.name.primary;
        text += name + ' ' + type + ' ' + key.keyBlob.toBase64() + '\n';
    }
    return text;
}

Status lock(int fd, const QString& file)
{
    for (int attempt = 0; attempt < lockAttempts; ++attempt) {
        if (tryLock(fd) != LockOutcome::Busy)
            return {}; // or a file system without locks: the single appending write has to do
        QThread::msleep(10);
    }
    return Error{ErrorKind::Busy, file, {}, file, 0};
}

// One write, so that lines of other appenders never end up inside ours. What a full disk cut short is taken
// back, unless somebody has appended behind it.
Status appendOnce(int fd, const QByteArray& text, const QString& file)
{
    ssize_t written = -1;
    do {
        written = ::write(fd, text.constData(), static_cast<std::size_t>(text.size()));
    } while (written < 0 && errno == EINTR);
    const int writeError = written < 0 ? errno : ENOSPC;
    if (written == text.size())
        return ::fdatasync(fd) == 0 || errno == EINVAL || errno == EROFS ? Status{} : failure(errno, file);
    if (written > 0) {
        const off_t end = ::lseek(fd, 0, SEEK_CUR); // where our own bytes end
        struct stat info = {};
        if (::fstat(fd, &info) == 0 && info.st_size == end && ::ftruncate(fd, end - written) != 0)
            return failure(errno, file);
    }
    return failure(writeError, file);
}

bool endsInMiddleOfLine(int fd)
{
    struct stat info = {};
    char last = '\n';
    if (::fstat(fd, &info) != 0 || info.st_size == 0 || ::pread(fd, &last, 1, info.st_size - 1) != 1)
        return false;
    return last != '\n';
}

} // namespace

Status appendKnownHosts(const QString& file, const QList<AcceptedKey>& keys, bool hashNames)
{
    if (const Status folder = makePrivateFolder(QFileInfo(file).absolutePath()); !folder)
        return folder;
    const QByteArray path = QFile::encodeName(file);
    const Descriptor target(::open(path.constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600));
    if (target.get() < 0)
        return failure(errno, file);
    struct stat info = {};
    if (::fstat(target.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return Error{ErrorKind::FileUnwritable, file, {}, file, 0};
    if (const Status locked = lock(target.get(), file); !locked)
        return locked;
    // Read under the lock: another Rollcall may just have written the same keys.
    Result<QByteArray> text = newLines(KnownHosts::load({file}), keys, hashNames);
    if (!text)
        return text.error();
    if (text->isEmpty())
        return {};
    if (endsInMiddleOfLine(target.get()))
        text->prepend('\n');
    return appendOnce(target.get(), *text, file);
}

} // namespace rollcall::openssh
