// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/files/libraryplace.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

// A library's folder on disk, and what the tests of the library put into it.
namespace rollcall::test {

using namespace Qt::StringLiterals;

/// A folder on disk to play others with.
class Disk
{
public:
    QString path() const { return m_dir.filePath(u"lib"_s); }
    /// With the notes of the user whose library it is.
    library::LibraryPlace place() const { return {path(), m_dir.filePath(u"state/saves"_s)}; }
    void write(const QString& file, const QByteArray& text) const
    {
        QDir().mkpath(QFileInfo(path() + u'/' + file).path());
        QFile out(path() + u'/' + file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(text), text.size());
    }
    QByteArray read(const QString& file) const
    {
        QFile in(path() + u'/' + file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(missing)");
    }
    QStringList files(const QString& dir) const { return QDir(path() + u'/' + dir).entryList(QDir::Files); }

private:
    QTemporaryDir m_dir;
};

inline Host hostNamed(const QString& name, const QString& user = {})
{
    Host host;
    host.name = name;
    host.access.user = user;
    return host;
}

inline Group groupNamed(const QString& name, const QStringList& members)
{
    Group group;
    group.name = name;
    group.members = members;
    return group;
}

inline Snippet snippetNamed(const QString& name, const QString& script)
{
    Snippet snippet;
    snippet.name = name;
    snippet.steps = {{{}, script}};
    return snippet;
}

} // namespace rollcall::test
