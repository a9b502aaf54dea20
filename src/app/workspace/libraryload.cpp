// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/libraryload.h"

#include "app/person/identities.h"
#include "core/base/result.h"
#include "library/live/library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QString>

#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::app {

using namespace Qt::StringLiterals;

/// What lies in it lets in and says whom to trust: nobody else may have put it there.
static bool isOnesOwn(const QString& folder)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(folder).constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == ::geteuid() && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

LibraryCompanion LibraryCompanion::load(const QString& folder, QList<Error>& problems)
{
    LibraryCompanion companion;
    const QDir fleet(folder);
    const QString identitiesFile = fleet.filePath(u"identities.yaml"_s);
    if (!QFileInfo::exists(identitiesFile))
        return companion;
    if (!isOnesOwn(folder)) {
        problems.append({ErrorKind::FileUnreadable, folder, u"open to others, or not yours"_s, folder});
        return companion;
    }
    if (fleet.exists(u"known_hosts"_s))
        companion.knownHostsFile = fleet.filePath(u"known_hosts"_s);
    Result<IdentityBindings> identities = IdentityBindings::load(identitiesFile);
    if (identities)
        companion.identities = *identities;
    else
        problems.append(identities.error());
    return companion;
}

QString libraryFolder(const QString& folder)
{
    const QDir given(QDir::cleanPath(QDir(folder).absolutePath()));
    const bool itself = given.exists(u"hosts.yaml"_s) || given.exists(u"rollcall.yaml"_s);
    return !itself && given.exists(u"library/hosts.yaml"_s) ? given.filePath(u"library"_s) : given.path();
}

LoadedLibrary loadOne(const library::LibraryPlace& folder)
{
    return {library::loadLibrary({libraryFolder(folder.path), folder.saves}), {}};
}

LoadedLibrary loadDemo(const library::LibraryPlace& fleet, QList<Error>& problems)
{
    const QDir folder(QDir::cleanPath(QDir(fleet.path).absolutePath()));
    return {library::loadLibrary({folder.filePath(u"library"_s), fleet.saves}),
            LibraryCompanion::load(folder.path(), problems)};
}

Loaded load(const LoadRequest& request)
{
    Loaded loaded;
    if (!request.personal.isEmpty()) {
        const bool there = QFileInfo(request.personal).isDir();
        if (!there && request.createPersonal) {
            if (const Status made = library::createPersonalLibrary(request.personal); !made)
                loaded.problems.append(made.error());
        }
        if (there || request.createPersonal)
            loaded.libraries.append(loadOne({request.personal, request.saves}));
    }
    QSet<QString> opened; // twice is once: else every name in it would be one of two libraries
    for (const QString& folder : request.folders) {
        const QString canonical = QFileInfo(folder).canonicalFilePath();
        if (!canonical.isEmpty() && opened.contains(canonical))
            continue;
        opened.insert(canonical);
        if (QFileInfo(folder).isDir())
            loaded.libraries.append(loadOne({folder, request.saves}));
        else
            loaded.problems.append({ErrorKind::FileMissing, {}, {}, folder});
    }
    loaded.configs = ReadConfigs::read(request.useSshConfig);
    return loaded;
}

} // namespace rollcall::app
