// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/journal.h"

#include "core/base/error.h"
#include "library/files/folder.h"
#include "library/yaml/yamltree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rollcall::library {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

QByteArray sumOf(const QJsonArray& files)
{
    return Folder::stamp(QJsonDocument(files).toJson(QJsonDocument::Compact)).toHex();
}

/// hosts.yaml, groups/NAME.yaml and snippets/NAME.yaml, and never a way out of the folder.
bool isOfALibrary(const QString& file)
{
    if (file == Folder::hostsFile())
        return true;
    const QString name = file.section(u'/', 1);
    const QString dir = file.section(u'/', 0, 0);
    return (dir == Folder::groupsDir() || dir == Folder::snippetsDir()) && !name.startsWith(u'.') &&
           !name.contains(u'/') && !name.contains(QChar(0)) && (name.endsWith(".yaml"_L1) || name.endsWith(".yml"_L1));
}

} // namespace

QByteArray Journal::bytes() const
{
    QJsonArray files;
    for (const JournalEntry& entry : m_entries) {
        QJsonObject object{{u"file"_s, entry.file}, {u"before"_s, QString::fromLatin1(entry.before.toHex())}};
        if (entry.after)
            object.insert(u"after"_s, QString::fromLatin1(entry.after->toBase64()));
        files.append(object);
    }
    const QJsonObject all{{u"version"_s, version}, {u"files"_s, files}, {u"sum"_s, QString::fromLatin1(sumOf(files))}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

Result<Journal> Journal::parse(const QByteArray& bytes, const QString& file)
{
    const QJsonObject all = QJsonDocument::fromJson(bytes).object();
    if (all.value("version"_L1).toInt() > version)
        return Error{ErrorKind::FileTooNew, {}, {}, file, 0};
    const Error broken{
        ErrorKind::FileSyntax, {}, LibraryText::tr("it is not a whole list of changes; delete it"), file, 0};
    const QJsonArray files = all.value("files"_L1).toArray();
    if (files.isEmpty() || all.value("sum"_L1).toString().toLatin1() != sumOf(files))
        return broken;
    QList<JournalEntry> entries;
    for (const auto& value : files) {
        const QJsonObject object = value.toObject();
        JournalEntry entry{object.value("file"_L1).toString(),
                           QByteArray::fromHex(object.value("before"_L1).toString().toLatin1()), std::nullopt};
        if (!isOfALibrary(entry.file))
            return broken;
        if (object.contains("after"_L1))
            entry.after = QByteArray::fromBase64(object.value("after"_L1).toString().toLatin1());
        entries.append(std::move(entry));
    }
    return Journal(std::move(entries));
}

Journal::Files Journal::pending(const std::function<QByteArray(const QString&)>& stampOf) const
{
    Files todo;
    bool begun = false;
    bool changed = false;
    for (const JournalEntry& entry : m_entries) {
        const QByteArray now = stampOf(entry.file);
        if (now == (entry.after ? Folder::stamp(*entry.after) : QByteArray()))
            begun = true;
        else if (now == entry.before)
            todo.insert(entry.file, entry.after);
        else
            changed = true;
    }
    return changed && !begun ? Files() : todo;
}

} // namespace rollcall::library
