// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"
#include "library/change/savechange.h"
#include "library/edits/edits.h"
#include "library/files/folder.h"
#include "library/schema/librarydata.h"
#include "stoppedsave.h"
#include "support/testmain.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// A folder that somebody else fills: links to elsewhere, pipes, devices.
class PlainFilesTest : public QObject
{
    Q_OBJECT

private:
    /// A library, and beside it a folder that is nobody's business.
    struct Place
    {
        Disk disk;
        QTemporaryDir outside;

        Place()
        {
            disk.write(u"hosts.yaml"_s, "hosts:\n  web1:\n  web2:\n");
            disk.write(u"groups/a.yaml"_s, "members: [web1]\n");
            disk.write(u"groups/b.yaml"_s, "members: [web1]\n");
            disk.write(u"snippets/s.yaml"_s, "steps: [id]\n");
        }
        QString target(const QString& name) const { return outside.filePath(name); }
        /// What is there goes elsewhere in the folder, and a link to it stands in its place.
        void moveAway(const QString& name) const
        {
            QVERIFY(QDir(disk.path()).mkpath(u"elsewhere"_s));
            const QString moved = disk.path() + u"/elsewhere/"_s + QFileInfo(name).fileName();
            QVERIFY(QFile::rename(disk.path() + u'/' + name, moved) && QFile::link(moved, disk.path() + u'/' + name));
        }
        QMap<QString, QByteArray> bytes() const
        {
            QMap<QString, QByteArray> all;
            for (const QString& root : {disk.path(), outside.path()}) {
                QDirIterator files(root, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                   QDirIterator::Subdirectories);
                while (files.hasNext()) {
                    QFile file(files.next());
                    const QFileInfo info(file);
                    all[file.fileName()] = info.isSymLink() ? "-> " + info.symLinkTarget().toUtf8() : QByteArray();
                    if (info.isFile() && file.open(QIODevice::ReadOnly))
                        all[file.fileName()] += file.readAll();
                }
            }
            return all;
        }
    };
    static Change edited(const Place& place, const QString& what)
    {
        const LibraryData data = loadLibrary(place.disk.path());
        if (what == "host"_L1)
            return Change::add(hostNamed(u"new"_s));
        if (what == "new group"_L1)
            return Change::add(groupNamed(u"new"_s, {u"web1"_s}));
        if (what == "new snippet"_L1)
            return Change::add(snippetNamed(u"new"_s, u"id"_s));
        if (what == "renamed host"_L1)
            return *renameHost(data, u"web1"_s, u"front1"_s, test::namesOf(data));
        const auto group =
            std::find_if(data.groups.begin(), data.groups.end(), [](const Group& g) { return g.name == "a"_L1; });
        if (group == data.groups.end())
            qFatal("what a link leads to is not read");
        Edit<Group> edit{*group, std::nullopt};
        if (what == "group"_L1)
            edit.after = groupNamed(u"a"_s, {u"web2"_s});
        if (what == "renamed group"_L1)
            edit.after = groupNamed(u"z"_s, group->members);
        return Change::of(edit);
    }

private Q_SLOTS:
    void nothingIsWrittenThroughALink_data();
    void nothingIsWrittenThroughALink();
    void noLinkLeadsANewLibraryOut();
    void aFolderBehindALinkIsWritten();
    void noLinkIsReadThatLeadsOut_data();
    void noLinkIsReadThatLeadsOut();
    void hugeFilesAreNotRead();
    void whatIsNoFileIsAnError_data();
    void whatIsNoFileIsAnError();
    void aNameThatCannotBeDecodedIsAProblem();
    void permissionsAreKept();
    void aFileThatIsReadOnlyStays();
};

void PlainFilesTest::nothingIsWrittenThroughALink_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("what");
    QTest::newRow("hosts") << u"hosts.yaml"_s << u"host"_s;
    QTest::newRow("a group") << u"groups/a.yaml"_s << u"group"_s;
    QTest::newRow("a group gets another name") << u"groups/a.yaml"_s << u"renamed group"_s;
    QTest::newRow("a group goes") << u"groups/a.yaml"_s << u"no group"_s;
    QTest::newRow("the groups, changed") << u"groups"_s << u"group"_s;
    QTest::newRow("the groups, deleted") << u"groups"_s << u"no group"_s;
    QTest::newRow("the groups, a new one") << u"groups"_s << u"new group"_s;
    QTest::newRow("the snippets, a new one") << u"snippets"_s << u"new snippet"_s;
    QTest::newRow("one of several files") << u"groups/b.yaml"_s << u"renamed host"_s;
}

void PlainFilesTest::nothingIsWrittenThroughALink()
{
    QFETCH(const QString, link);
    QFETCH(const QString, what);
    const Place place;
    place.moveAway(link);
    const Change change = edited(place, what);
    const QMap<QString, QByteArray> before = place.bytes();
    const Result<QList<Touched>> saved = saveChange(place.disk.path(), change);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileIsLink);
    QCOMPARE(saved.error().file, place.disk.path() + u'/' + link);
    QVERIFY(errorText(saved.error()).contains(place.disk.path() + u'/' + link));
    QCOMPARE(place.bytes(), before);
}

void PlainFilesTest::noLinkLeadsANewLibraryOut()
{
    const Place place;
    for (const QString& file : {u"hosts.yaml"_s, u"rollcall.yaml"_s}) {
        QFile::remove(place.disk.path() + u'/' + file);
        QVERIFY(QFile::link(place.target(file), place.disk.path() + u'/' + file));
    }
    const QMap<QString, QByteArray> before = place.bytes();
    (void)createLibrary(place.disk.path(), u"new"_s);
    QVERIFY(!saveChange(place.disk.path(), Change::add(hostNamed(u"new"_s))).ok());
    QCOMPARE(place.bytes(), before);
}

void PlainFilesTest::aFolderBehindALinkIsWritten()
{
    const Place place;
    QVERIFY(QFile::link(place.disk.path(), place.target(u"way"_s)));
    for (const QString& what : {u"host"_s, u"group"_s, u"new snippet"_s})
        QVERIFY(saveChange(place.target(u"way"_s), edited(place, what)).ok());
    QVERIFY(place.disk.read(u"hosts.yaml"_s).contains("new:"));
    QVERIFY(place.disk.read(u"groups/a.yaml"_s).contains("web2"));
}

void PlainFilesTest::noLinkIsReadThatLeadsOut_data()
{
    QTest::addColumn<QString>("link");
    for (const char* link : {"hosts.yaml", "groups/a.yaml", "snippets/s.yaml", "groups"})
        QTest::newRow(link) << QString::fromLatin1(link);
}

/// A teammate's link to a file of this user's: pieces of it would stand in warnings.
void PlainFilesTest::noLinkIsReadThatLeadsOut()
{
    QFETCH(const QString, link);
    const Place place;
    const QString path = place.disk.path() + u'/' + link;
    const QString secret = place.target(link == "groups"_L1 ? u"a.yaml"_s : u"secret"_s);
    QFile file(secret);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("root:hash-of-a-password\n") > 0);
    file.close();
    QVERIFY(link == "groups"_L1 ? QDir(path).removeRecursively() : QFile::remove(path));
    QVERIFY(QFile::link(link == "groups"_L1 ? place.outside.path() : secret, path));
    const LibraryData data = loadLibrary(place.disk.path());
    QCOMPARE(data.errors.size(), 1);
    QCOMPARE(data.errors[0].kind, ErrorKind::LinkLeadsOut);
    QVERIFY(!errorText(data.errors[0]).contains(u"hash"_s));
}

void PlainFilesTest::hugeFilesAreNotRead()
{
    const Place place;
    place.disk.write(u"snippets/s.yaml"_s, "description: " + QByteArray(DiskFolder::largestFile, 'x') + '\n');
    const LibraryData data = loadLibrary(place.disk.path());
    QCOMPARE(data.errors.size(), 1);
    QCOMPARE(data.errors[0].kind, ErrorKind::FileUnreadable);
    QVERIFY(data.closed.snippetError(u"s"_s).has_value());
}

void PlainFilesTest::whatIsNoFileIsAnError_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("target"); // empty: a pipe
    for (const QString& file : {u"hosts.yaml"_s, u"rollcall.yaml"_s, u"groups/a.yaml"_s, u"snippets/s.yaml"_s}) {
        const QByteArray name = file.toUtf8();
        QTest::addRow("%s, a pipe", name.constData()) << file << QString();
        QTest::addRow("%s, a device", name.constData()) << file << u"/dev/zero"_s;
        QTest::addRow("%s, a folder", name.constData()) << file << u"/"_s;
        QTest::addRow("%s, nothing", name.constData()) << file << u"/nowhere/at/all"_s;
    }
}

void PlainFilesTest::whatIsNoFileIsAnError()
{
    QFETCH(const QString, file);
    QFETCH(const QString, target);
    const Place place;
    const QString path = place.disk.path() + u'/' + file;
    QFile::remove(path);
    if (target.isEmpty())
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    else
        QVERIFY(QFile::link(target, path));
    const LibraryData data = loadLibrary(place.disk.path());
    QCOMPARE(data.errors.size(), 1);
    QCOMPARE(data.errors[0].kind, target.isEmpty()          ? ErrorKind::NotAFile
                                  : QFileInfo::exists(path) ? ErrorKind::LinkLeadsOut
                                                            : ErrorKind::FileMissing);
    QCOMPARE(data.errors[0].file, path);
    QVERIFY(errorText(data.errors[0]).contains(path));
    QCOMPARE(data.closed.hostsUnread, file == "hosts.yaml"_L1);
    QCOMPARE(data.closed.groupError(u"a"_s).has_value(), file == "groups/a.yaml"_L1);
    QCOMPARE(data.closed.snippetError(u"s"_s).has_value(), file == "snippets/s.yaml"_L1);
    QVERIFY(Folder(place.disk.path()).stamps().contains(file));
}

/// As an old share has them, or somebody who wants a mark to go.
void PlainFilesTest::aNameThatCannotBeDecodedIsAProblem()
{
    const Place place;
    const QByteArray folder = QFile::encodeName(place.disk.path());
    QVERIFY(::rename(QByteArray(folder + "/groups/a.yaml").constData(),
                     QByteArray(folder + "/groups/d\xe4ten.yaml").constData()) == 0);
    const LibraryData data = loadLibrary(place.disk.path());
    QCOMPARE(data.errors.size(), 1);
    QCOMPARE(data.errors[0].kind, ErrorKind::FileUnreadable);
    QVERIFY2(errorText(data.errors[0]).contains(u"UTF-8"_s), qPrintable(errorText(data.errors[0])));
    QVERIFY(!data.closed.doubts.isEmpty());
}

void PlainFilesTest::permissionsAreKept()
{
    const Place place;
    const QString hosts = place.disk.path() + u"/hosts.yaml"_s;
    const QFile::Permissions shared = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteGroup;
    QVERIFY(QFile::setPermissions(hosts, shared));
    QVERIFY(saveChange(place.disk.path(), edited(place, u"host"_s)).ok());
    QCOMPARE(QFile::permissions(hosts) & ~(QFile::ReadUser | QFile::WriteUser), shared);
    QVERIFY(saveChange(place.disk.path(), edited(place, u"new group"_s)).ok());
    QFile usual(place.target(u"usual"_s));
    QVERIFY(usual.open(QIODevice::WriteOnly));
    QCOMPARE(QFile::permissions(place.disk.path() + u"/groups/new.yaml"_s), usual.permissions());
    QCOMPARE(place.disk.files(u"groups"_s).size(), 3); // nothing is left beside them
}

void PlainFilesTest::aFileThatIsReadOnlyStays()
{
    const Place place;
    QVERIFY(QFile::setPermissions(place.disk.path() + u"/hosts.yaml"_s, QFile::ReadOwner));
    const Result<QList<Touched>> saved = saveChange(place.disk.path(), edited(place, u"host"_s));
    if (::geteuid() == 0) // nothing is read-only for root
        return;
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileUnwritable);
}

ROLLCALL_TEST(tst_plainfiles, PlainFilesTest)
#include "tst_plainfiles.moc"
