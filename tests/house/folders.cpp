// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/folders.h"

#include "house/rooms.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace rollcall::test {

namespace {

QString folderOf(const QString& path)
{
    return path.section(u'/', 0, -2);
}

// Empty where it is a room.
QString outerFolderOf(const QString& folder)
{
    return folder.section(u'/', 0, -2);
}

QHash<QString, QStringList> byPath(const QList<Folder>& folders)
{
    QHash<QString, QStringList> uses;
    for (const Folder& folder : folders)
        uses.insert(folder.path, folder.uses);
    return uses;
}

// Folders of the same room that the files of each include: "ssh/login" → {"base", "questions"}.
QHash<QString, QSet<QString>> includedFolders(const Sources& sources)
{
    QHash<QString, QSet<QString>> included;
    for (auto it = sources.cbegin(); it != sources.cend(); ++it) {
        const QString folder = folderOf(it.key());
        for (const QString& include : includesOf(it.value())) {
            const QString other = folderOf(include.mid(1, include.size() - 2));
            if (include.startsWith(u'"') && other != folder && !other.isEmpty() &&
                outerFolderOf(other) == outerFolderOf(folder))
                included[folder].insert(other.section(u'/', -1));
        }
    }
    return included;
}

bool isProgram(const QString& path)
{
    return path.endsWith(u"/main.cpp"_s);
}

} // namespace

QList<Folder> foldersOf(const QString& cmakeLists)
{
    static const QRegularExpression call(u"^rollcall_(room|folder)\\(\\s*([\\w/]+)\\s*(?:\"([^\"]*)\")?([^)]*)\\)"_s,
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression blank(u"\\s+"_s);
    QList<Folder> folders;
    for (auto it = call.globalMatch(cmakeLists); it.hasNext();) {
        const auto match = it.next();
        Folder folder{match.captured(2), match.captured(3), {}};
        if (match.captured(1) == "folder"_L1)
            folder.uses = match.captured(4).section(u"USES"_s, 1).split(blank, Qt::SkipEmptyParts);
        folders << folder;
    }
    return folders;
}

QStringList faultsOfTable(const QList<Folder>& folders)
{
    QStringList faults;
    QSet<QString> before;
    for (const Folder& folder : folders) {
        const QString room = outerFolderOf(folder.path);
        if (folder.purpose.trimmed().isEmpty() || folder.purpose.contains(u'\n'))
            faults << folder.path + u" has no line of purpose"_s;
        if (before.contains(folder.path))
            faults << folder.path + u" is told of twice"_s;
        if (!room.isEmpty() && !before.contains(room))
            faults << folder.path + u" stands before its room"_s;
        for (const QString& used : folder.uses) {
            if (!before.contains(room + u'/' + used))
                faults << folder.path + u" uses "_s + used + u", which does not stand before it"_s;
        }
        before.insert(folder.path);
    }
    return faults;
}

QStringList faultsOfPlaces(const QList<Folder>& folders, const Sources& sources)
{
    QSet<QString> told, divided, filled;
    for (const Folder& folder : folders) {
        told.insert(folder.path);
        divided.insert(outerFolderOf(folder.path));
    }
    QStringList faults;
    for (auto it = sources.cbegin(); it != sources.cend(); ++it) {
        const QString folder = folderOf(it.key());
        filled.insert(folder);
        filled.insert(outerFolderOf(folder));
        if (!told.contains(folder))
            faults << it.key() + u" lies in a folder that nobody tells of"_s;
        else if (divided.contains(folder) && !isProgram(it.key()))
            faults << it.key() + u" lies beside the folders of its room"_s;
    }
    for (const Folder& folder : folders) {
        if (!filled.contains(folder.path))
            faults << folder.path + u" is empty"_s;
    }
    return faults;
}

QStringList faultsOfOrder(const QList<Folder>& folders, const Sources& sources)
{
    const QHash<QString, QStringList> uses = byPath(folders);
    QStringList faults;
    for (auto it = sources.cbegin(); it != sources.cend(); ++it) {
        const QString folder = folderOf(it.key());
        if (outerFolderOf(folder).isEmpty())
            continue; // of its room itself
        for (const QString& other : includedFolders({{it.key(), it.value()}}).value(folder)) {
            if (!uses.value(folder).contains(other))
                faults << it.key() + u" includes something of "_s + other + u", which its folder does not use"_s;
        }
    }
    return faults;
}

QStringList unusedFolders(const QList<Folder>& folders, const Sources& sources)
{
    const QHash<QString, QSet<QString>> included = includedFolders(sources);
    QStringList faults;
    for (const Folder& folder : folders) {
        for (const QString& used : folder.uses) {
            if (!included.value(folder.path).contains(used))
                faults << folder.path + u" may use "_s + used + u" and does not"_s;
        }
    }
    return faults;
}

} // namespace rollcall::test
