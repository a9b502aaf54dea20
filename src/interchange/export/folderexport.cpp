// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/folderexport.h"

#include "core/base/error.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "core/run/storedspec.h"
#include "interchange/export/exportplace.h"

#include <QFileInfo>
#include <QHash>
#include <QSet>

namespace rollcall::interchange {

using namespace Qt::StringLiterals;

QString fileNameOf(const QString& host)
{
    QString name;
    for (const QChar character : host) {
        const bool plain = character.isLetterOrNumber() || u"-_.@:%+"_s.contains(character);
        name += plain ? character : u'_';
    }
    if (name.isEmpty() || name.startsWith(u'.') || name.startsWith(u'-'))
        name.prepend(u'_');
    return name.left(200);
}

static QHash<HostIndex, QString> fileNames(const StoredSpec& spec)
{
    QHash<HostIndex, QString> names;
    QSet<QString> taken;
    for (HostIndex host = 0; host < static_cast<HostIndex>(spec.hosts.size()); ++host) {
        const QString base = fileNameOf(spec.hosts[host].name);
        QString name = base;
        for (int number = 2; taken.contains(name); ++number)
            name = base + u'~' + QString::number(number);
        taken.insert(name);
        names.insert(host, name);
    }
    return names;
}

/// Where nothing was said there is no file; one of an earlier run becomes empty, so that its words are not taken for
/// this one's.
static Status writeStream(const ResultSource& source, TaskIndex task, Stream stream, const QString& path)
{
    const QFileInfo there(path);
    if (source.task(task).bytes[static_cast<size_t>(stream)] == 0 && !there.exists() && !there.isSymLink())
        return {};
    const auto write = [&](QIODevice& device) {
        return eachPiece(source, task, stream, [&device](const QByteArray& bytes) { return put(device, bytes); });
    };
    return writeFile(path, write, Links::Never); // nobody has named this file
}

Status exportFolder(const ResultSource& source, const QList<TaskIndex>& tasks, const QString& folder,
                    const ExportControl& control)
{
    if (const Status made = makeFolder(folder); !made)
        return made;
    const StoredSpec& spec = *source.spec();
    const QHash<HostIndex, QString> names = fileNames(spec);
    int count = 0;
    for (const TaskIndex task : tasks) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, {}, {}, {}};
        const QString base =
            folder + u'/' + names.value(spec.hostOf(task)) + u'.' + QString::number(spec.stepOf(task) + 1);
        if (Status written = writeStream(source, task, Stream::Output, base + u".out"_s); !written)
            return written;
        if (Status written = writeStream(source, task, Stream::Error, base + u".err"_s); !written)
            return written;
        if (control.progress)
            control.progress(++count);
    }
    return {};
}

} // namespace rollcall::interchange
