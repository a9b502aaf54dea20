// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"
#include "library/live/library.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QByteArray>
#include <QFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <cstdio>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

/// A library whose files others write, too, or where writing fails: nothing is lost, nothing overwritten.
class LibraryOthersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picksUpChangesOfOthers();
    void picksUpReplacedAndNewFiles();
    void mergesWithOthers();
    void reportsConflicts();
    void writesAgainOverWhatOthersWrote();
    void aRenameIsRebasedOverANameThatOthersTook();
    void neverTouchesBrokenFiles();
    void obeysReadOnlyFolders();
    void reportsAFullDisk();
    void writesInOrder();
};

void LibraryOthersTest::picksUpChangesOfOthers()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n");
    disk.write(u"groups/g.yaml"_s, "members: [a]\n");
    Library library(loadLibrary(disk.path()));
    QVERIFY(library.flush().ok()); // watching
    QSignalSpy groups(&library, &Library::groupsChanged);
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n  b:\n");
    QTRY_COMPARE(library.hosts().size(), 2);
    QCOMPARE(groups.count(), 0);
    disk.write(u"hosts.yaml"_s, "hosts: [\n");
    QTRY_COMPARE(library.errors().size(), 1);
    disk.write(u"hosts.yaml"_s, "hosts:\n  c:\n");
    QTRY_VERIFY(library.errors().isEmpty() && library.host(u"c"_s));
}

void LibraryOthersTest::picksUpReplacedAndNewFiles()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    Library library(loadLibrary(disk.path()));
    QVERIFY(library.flush().ok());
    for (int i = 1; i <= 3; ++i) { // as editors and git do it, again and again
        disk.write(u"hosts.new"_s, "hosts:\n  h" + QByteArray::number(i) + ":\n");
        QVERIFY(::rename(QFile::encodeName(disk.path() + u"/hosts.new"_s).constData(),
                         QFile::encodeName(disk.path() + u"/hosts.yaml"_s).constData()) == 0);
        QTRY_VERIFY(library.host(u"h%1"_s.arg(i)));
    }
    disk.write(u"snippets/s.yaml"_s, "steps: [uptime]\n");
    QTRY_VERIFY(library.snippet(u"s"_s));
    QVERIFY(QFile::remove(disk.path() + u"/snippets/s.yaml"_s));
    QTRY_VERIFY(library.snippets().isEmpty());
    QVERIFY(library.apply(Change::add(groupNamed(u"g"_s, {}))).ok());
    disk.write(u"groups/h.yaml"_s, "members: []\n");
    QTRY_COMPARE(library.groups().size(), 2);
}

void LibraryOthersTest::mergesWithOthers()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a: # mine\n  b:\n");
    Library library(loadLibrary(disk.path()));
    disk.write(u"hosts.yaml"_s, "hosts:\n  a: # mine\n  b:\n    user: theirs\n  c:\n");
    QVERIFY(library.apply(Change::add(hostNamed(u"d"_s))).ok());
    QVERIFY(library.flush().ok());
    QTRY_COMPARE(library.hosts().size(), 4);
    QCOMPARE(library.host(u"b"_s)->access.user, u"theirs"_s);
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("  a: # mine\n"));
}

void LibraryOthersTest::reportsConflicts()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n    user: x\n");
    Library library(loadLibrary(disk.path()));
    QSignalSpy failed(&library, &Library::saveFailed);
    const QByteArray theirs("hosts:\n  a:\n    user: theirs\n");
    disk.write(u"hosts.yaml"_s, theirs);
    const Change change = Change::of(Edit<Host>{hostNamed(u"a"_s, u"x"_s), hostNamed(u"a"_s, u"mine"_s)});
    QVERIFY(library.apply(change).ok());
    QCOMPARE(library.flush().error().kind, ErrorKind::FileConflict);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][1].value<Change>() == change);
    QCOMPARE(disk.read(u"hosts.yaml"_s), theirs);
    QCOMPARE(library.host(u"a"_s)->access.user, u"theirs"_s); // memory follows the file
}

void LibraryOthersTest::writesAgainOverWhatOthersWrote()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n    user: x\n  b:\n");
    disk.write(u"groups/g.yaml"_s, "members: [a]\n");
    Library library(loadLibrary(disk.path()));
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n    user: theirs\n  b:\n    user: theirs\n");
    QVERIFY(QFile::remove(disk.path() + u"/groups/g.yaml"_s));
    Change change = Change::of(Edit<Host>{hostNamed(u"a"_s, u"x"_s), hostNamed(u"a"_s, u"mine"_s)});
    change.groups = {{groupNamed(u"g"_s, {u"a"_s}), groupNamed(u"g"_s, {u"b"_s})}};
    QSignalSpy failed(&library, &Library::saveFailed);
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.flush().error().kind == ErrorKind::FileConflict);
    QTRY_COMPARE(failed.count(), 1);
    const Change mine = library.rebased(failed[0][1].value<Change>());
    QCOMPARE(mine.hosts[0].before->access.user, u"theirs"_s);
    QVERIFY(!mine.groups[0].before);
    QVERIFY(library.apply(mine).ok()); // the user said so
    QVERIFY(library.flush().ok());
    QCOMPARE(loadLibrary(disk.path()).groups, QList<Group>{groupNamed(u"g"_s, {u"b"_s})});
    QCOMPARE(loadLibrary(disk.path()).hosts,
             (QList<Host>{hostNamed(u"a"_s, u"mine"_s), hostNamed(u"b"_s, u"theirs"_s)}));
    QVERIFY(library.apply(mine.reversed()).ok()); // undo: what the others wrote, not what was before
    QVERIFY(library.flush().ok());
    QCOMPARE(loadLibrary(disk.path()).hosts,
             (QList<Host>{hostNamed(u"a"_s, u"theirs"_s), hostNamed(u"b"_s, u"theirs"_s)}));
}

void LibraryOthersTest::aRenameIsRebasedOverANameThatOthersTook()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n    user: x\n");
    Library library(loadLibrary(disk.path()));
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n    user: x\n  b:\n    user: theirs\n");
    QVERIFY(library.apply(Change::of(Edit<Host>{hostNamed(u"a"_s, u"x"_s), hostNamed(u"b"_s, u"mine"_s)})).ok());
    QSignalSpy failed(&library, &Library::saveFailed);
    QCOMPARE(library.flush().error().kind, ErrorKind::FileConflict);
    QVERIFY(library.apply(library.rebased(failed[0][1].value<Change>())).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(loadLibrary(disk.path()).hosts, QList<Host>{hostNamed(u"b"_s, u"mine"_s)});
}

void LibraryOthersTest::neverTouchesBrokenFiles()
{
    const Disk disk;
    const QByteArray broken("hosts:\n  a:\n  b: [\n");
    const QByteArray tooNew("version: 9\nname: g\n");
    disk.write(u"hosts.yaml"_s, broken);
    disk.write(u"groups/g.yaml"_s, tooNew);
    disk.write(u"snippets/s1.yaml"_s, "name: s\n");
    disk.write(u"snippets/s2.yaml"_s, "name: s\n");
    Library library(loadLibrary(disk.path()));
    QCOMPARE(library.apply(Change::add(hostNamed(u"c"_s))).error().kind, ErrorKind::FileSyntax);
    QCOMPARE(library.apply(Change::add(groupNamed(u"g"_s, {u"x"_s}))).error().kind, ErrorKind::ClosedByNewer);
    QVERIFY(library.apply(Change::add(groupNamed(u"g!"_s, {u"x"_s}))).ok()); // goes into another file
    QCOMPARE(library.apply(Change::of(Edit<Snippet>{snippetNamed(u"s"_s, u"id"_s), std::nullopt})).error().kind,
             ErrorKind::DuplicateName);
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.read(u"hosts.yaml"_s), broken);
    QCOMPARE(disk.read(u"groups/g.yaml"_s), tooNew);
    QCOMPARE(disk.files(u"groups"_s), (QStringList{u"g-2.yaml"_s, u"g.yaml"_s}));
    QCOMPARE(disk.files(u"snippets"_s).size(), 2);
    // broken since it was read
    disk.write(u"hosts.yaml"_s, "hosts: {}\n");
    QTRY_COMPARE(library.errors().size(), 2);
    QVERIFY(library.apply(Change::add(hostNamed(u"c"_s))).ok());
    QVERIFY(library.flush().ok());
}

void LibraryOthersTest::obeysReadOnlyFolders()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a:\n");
    const auto readOnly = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(disk.path(), readOnly));
    Library library(loadLibrary(disk.path()));
    QVERIFY(!library.isWritable());
    QCOMPARE(library.apply(Change::add(hostNamed(u"b"_s))).error().kind, ErrorKind::FolderReadOnly);
    QVERIFY(QFile::setPermissions(disk.path(), readOnly | QFile::WriteOwner));
    QCOMPARE(library.hosts().size(), 1);
}

void LibraryOthersTest::reportsAFullDisk()
{
    const QTemporaryDir small;
    ROLLCALL_NEEDS(::mount("tmpfs", qPrintable(small.path()), "tmpfs", 0, "size=64k") == 0,
                   "the right to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(small.path()), MNT_DETACH); });
    const QString path = small.filePath(u"lib"_s);
    QVERIFY(createPersonalLibrary(path).ok());
    Library library(loadLibrary(path));
    const Change change = Change::add(hostNamed(u"a"_s));
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.flush().ok());
    Group big = groupNamed(u"big"_s, {});
    big.description = QString(200000, u'x');
    QVERIFY(library.apply(Change::add(big)).ok());
    QCOMPARE(library.flush().error().kind, ErrorKind::DiskFull);
    QVERIFY(!library.group(u"big"_s)); // memory follows the files
    QCOMPARE(loadLibrary(path).hosts.size(), 1);
    QVERIFY(library.apply(Change::add(hostNamed(u"b"_s))).ok()); // there is room for this
    QVERIFY(library.flush().ok());
}

void LibraryOthersTest::writesInOrder()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    {
        Library library(loadLibrary(disk.path()));
        for (int i = 0; i < 50; ++i) {
            const Host before = hostNamed(u"a"_s, QString::number(i - 1));
            const Host after = hostNamed(u"a"_s, QString::number(i));
            QVERIFY(library.apply(i == 0 ? Change::add(after) : Change::of(Edit<Host>{before, after})).ok());
        }
        QVERIFY(library.isSaving());
    } // which waits for nothing, and loses nothing
    QTRY_COMPARE(loadLibrary(disk.path()).hosts, QList<Host>{hostNamed(u"a"_s, u"49"_s)});
}

ROLLCALL_TEST(tst_libraryothers, LibraryOthersTest)
#include "tst_libraryothers.moc"
