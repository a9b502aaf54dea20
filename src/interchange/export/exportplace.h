// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QFile>
#include <QString>

#include <memory>

#include <sys/stat.h>

// Where an export may go. A file is replaced as a whole, by one that is made beside it and that nobody else can have
// put there; what is no file (a pipe, a device) is written to only where its user has named it and nobody else can
// have planted it. Opening waits for nobody for ever. Blocking; any thread.
namespace rollcall::interchange {

enum class Links { Followed, Never };

struct ExportPlace
{
    QString path; // behind all links
    bool exists = false;
    struct stat info = {}; // where it exists

    bool isFile() const { return !exists || S_ISREG(info.st_mode); }
};

/// FileUnwritable for a folder, a block device, what others can have planted: a link on the way (exportWay), a link, a
/// pipe or a device in a folder that they can write to, somebody else's file in one that everybody can.
/// `Links::Never`: nobody has named this file, so it is a file or nothing.
Result<ExportPlace> exportPlace(const QString& path, Links links);
/// Likewise, and whether it can be written to as far as can be told without doing so.
Status checkExportPlace(const QString& path);

/// Of a folder that is there, for many files: FileUnwritable where somebody else can have put it there.
Status checkExportFolder(const QString& path);

/// The descriptor that the path means ("/dev/stdout", "/dev/fd/63"); -1 for any other path.
int descriptorNamed(const QString& path);

/// A pipe or device, open for writing. A pipe is waited for until somebody reads from it, for a few seconds.
Result<std::unique_ptr<QFile>> openStream(const ExportPlace& place);

/// A new file in the place's folder, for this user alone, that takes the place of what is there at commit(), and goes
/// again without it.
class Replacement
{
public:
    explicit Replacement(ExportPlace place);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    Status open();
    QFile& file() { return m_file; }
    Status commit();

private:
    Error failure(int why) const;

    const ExportPlace m_place;
    QFile m_file; // by the name of the place
    QByteArray m_temporary;
    int m_folder = -1;
};

} // namespace rollcall::interchange
