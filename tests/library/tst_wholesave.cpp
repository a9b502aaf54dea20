// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"
#include "library/change/savechange.h"
#include "library/files/journal.h"
#include "library/files/ownsaves.h"
#include "library/files/plainfile.h"
#include "library/live/library.h"
#include "stoppedsave.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QScopeGuard>

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// A save that touches several files: all or nothing, whatever happens between two of them.
class WholeSaveTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int groups = 12;

    static void fill(const Disk& disk)
    {
        disk.write(u"hosts.yaml"_s, "hosts:\n  web1: # the first\n  web2:\n    jump: web1\n");
        for (int i = 0; i < groups; ++i)
            disk.write(u"groups/g%1.yaml"_s.arg(i), "members:\n  - web1\n  - web2\n");
        disk.write(u"snippets/s.yaml"_s, "steps: [id]\n");
    }
    static QString journal(const Disk& disk) { return disk.path() + u'/' + Journal::fileName(); }
    static bool isSame(const LibraryData& a, const LibraryData& b)
    {
        return a.hosts == b.hosts && a.groups == b.groups && a.snippets == b.snippets && a.errors == b.errors;
    }
    /// What the folder says before and after the change.
    struct Sides
    {
        LibraryData before;
        LibraryData after;
    };
    static Sides sides(const Disk& disk)
    {
        Sides sides{loadLibrary(disk.place()), {}};
        const Disk copy;
        fill(copy);
        if (!saveChange(copy.place(), stoppedChange(sides.before)).ok())
            qFatal("it cannot be saved at all");
        sides.after = loadLibrary(copy.place());
        return sides;
    }
    static QMap<QString, QByteArray> bytes(const Disk& disk)
    {
        QMap<QString, QByteArray> all;
        QDirIterator files(disk.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            all.insert(file, disk.read(file.mid(disk.path().size() + 1)));
        }
        return all;
    }

private Q_SLOTS:
    void killedAtEveryStep();
    void killedWhileFinishing();
    void oneFileNeedsNoJournal();
    void aConflictWritesNothing();
    void whoWritesAtTheLastMomentIsNotOverwritten();
    void whatCannotBeWrittenIsTakenBack();
    void openingFinishes();
    void theNextSaveFinishesFirst();
    void readOnlyReadersSeeTheNew();
    void othersChangesStay();
    void aJournalIsNoWayOut_data();
    void aJournalIsNoWayOut();
};

void WholeSaveTest::killedAtEveryStep()
{
    int step = 1;
    for (bool stopped = true; stopped; ++step) {
        const Disk disk;
        fill(disk);
        const Sides sides = WholeSaveTest::sides(disk);
        stopped = killAtStep(Doing::Save, disk.place(), step);
        const bool written = QFile::exists(journal(disk));
        QCOMPARE(written, stopped && step > 1);
        const LibraryData& expected = step > 1 ? sides.after : sides.before;
        QVERIFY2(isSame(loadLibrary(disk.place()), expected), qPrintable(u"read after step %1"_s.arg(step)));
        QVERIFY(finishSave(disk.place()).ok());
        QVERIFY(!QFile::exists(journal(disk)));
        QVERIFY2(isSame(loadLibrary(disk.place()), expected), qPrintable(u"finished after step %1"_s.arg(step)));
        QCOMPARE(disk.files(u"groups"_s).size(), groups); // nothing half is left lying about
    }
    QCOMPARE(step - 1,
             groups + 5); // journal, hosts, the groups, the old name's file, the journal's end; and the whole one
}

void WholeSaveTest::killedWhileFinishing()
{
    int step = 1;
    for (bool stopped = true; stopped; ++step) {
        const Disk disk;
        fill(disk);
        const Sides sides = WholeSaveTest::sides(disk);
        QVERIFY(killAtStep(Doing::Save, disk.place(), 5));
        stopped = killAtStep(Doing::Finish, disk.place(), step);
        QVERIFY(isSame(loadLibrary(disk.place()), sides.after));
        QVERIFY(finishSave(disk.place()).ok());
        QVERIFY(isSame(loadLibrary(disk.place()), sides.after) && !QFile::exists(journal(disk)));
    }
    QVERIFY(step > 10);
}

void WholeSaveTest::oneFileNeedsNoJournal()
{
    const Disk disk;
    fill(disk);
    int steps = 0;
    QVERIFY(saveChange(disk.place(), Change::add(hostNamed(u"new"_s)), [&] {
                ++steps;
                QVERIFY(!QFile::exists(journal(disk)));
            }).ok());
    QCOMPARE(steps, 1);
}

void WholeSaveTest::aConflictWritesNothing()
{
    const Disk disk;
    fill(disk);
    const Change change = stoppedChange(loadLibrary(disk.place()));
    disk.write(u"groups/g7.yaml"_s, "members: [web1] # theirs\n");
    const QMap<QString, QByteArray> before = bytes(disk);
    const Result<QList<Touched>> saved =
        saveChange(disk.place(), change, [] { QFAIL("a file was about to be written"); });
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileConflict);
    QCOMPARE(bytes(disk), before);
}

/// An editor, or git, knows nothing of the lock: a file is looked at once more before it is replaced.
void WholeSaveTest::whoWritesAtTheLastMomentIsNotOverwritten()
{
    const QByteArray theirs = "members: [web1] # theirs\n";
    for (int moment = 1; moment <= groups + 3; ++moment) {
        const Disk disk;
        fill(disk);
        const Change change = stoppedChange(loadLibrary(disk.place()));
        const QMap<QString, QByteArray> before = bytes(disk);
        int step = 0;
        bool wrote = false;
        const Result<QList<Touched>> saved = saveChange(disk.place(), change, [&] {
            if (++step == moment) {
                wrote = disk.read(u"groups/g7.yaml"_s) == before[disk.path() + u"/groups/g7.yaml"_s];
                if (wrote)
                    disk.write(u"groups/g7.yaml"_s, theirs);
            }
        });
        if (!wrote) // it had been replaced by then
            continue;
        QVERIFY2(!saved.ok(), qPrintable(u"step %1"_s.arg(moment)));
        QCOMPARE(saved.error().kind, ErrorKind::FileConflict);
        QMap<QString, QByteArray> expected = before;
        expected[disk.path() + u"/groups/g7.yaml"_s] = theirs;
        QCOMPARE(bytes(disk), expected); // and all else is as it was
    }
    const Disk disk; // one file alone
    disk.write(u"groups/g.yaml"_s, "members: [a]\n");
    const Result<PlainFile> file = PlainFile::at(disk.path(), u"groups/g.yaml"_s, PlainFile::Missing::Leave);
    QVERIFY(file.ok());
    const Status refused = file->replace("members: [b]\n", PlainFile::Access::AsUsual, [&] {
        return Status(Error{ErrorKind::FileConflict, {}, {}, {}, 0});
    });
    QVERIFY(!refused.ok());
    QCOMPARE(disk.read(u"groups/g.yaml"_s), "members: [a]\n");
    QCOMPARE(disk.files(u"groups"_s).size(), 1);
}

void WholeSaveTest::whatCannotBeWrittenIsTakenBack()
{
    const Disk disk;
    fill(disk);
    const LibraryData before = loadLibrary(disk.place());
    const QString path = disk.path() + u"/groups/g7.yaml"_s;
    QByteArray text;
    int steps = 0;
    const Result<QList<Touched>> saved = saveChange(disk.place(), stoppedChange(before), [&] {
        if (++steps != 4)
            return;
        text = disk.read(u"groups/g7.yaml"_s);
        QVERIFY(QFile::remove(path) && QDir().mkpath(path)); // nothing can be put in its place
    });
    QVERIFY(!saved.ok());
    QVERIFY(steps > 4);
    QVERIFY(!QFile::exists(journal(disk)));
    QVERIFY(QDir().rmdir(path));
    disk.write(u"groups/g7.yaml"_s, text);
    QVERIFY(isSame(loadLibrary(disk.place()), before));
}

void WholeSaveTest::openingFinishes()
{
    const Disk disk;
    fill(disk);
    const Sides sides = WholeSaveTest::sides(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 4));
    const Library library(loadLibrary(disk.place()));
    QTRY_VERIFY(!QFile::exists(journal(disk)));
    QVERIFY(isSame(library.data(), sides.after));
    QVERIFY(disk.read(u"groups/g9.yaml"_s).contains("front1"));
}

void WholeSaveTest::theNextSaveFinishesFirst()
{
    const Disk disk;
    fill(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 4));
    QVERIFY(saveChange(disk.place(), Change::add(hostNamed(u"new"_s))).ok());
    QVERIFY(!QFile::exists(journal(disk)));
    QVERIFY(disk.read(u"groups/g9.yaml"_s).contains("front1"));
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("new"));
}

void WholeSaveTest::readOnlyReadersSeeTheNew()
{
    const Disk disk;
    fill(disk);
    const Sides sides = WholeSaveTest::sides(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 4));
    const QFile::Permissions all = QFile(disk.path()).permissions();
    QVERIFY(QFile::setPermissions(disk.path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto back = qScopeGuard([&] { QFile::setPermissions(disk.path(), all); });
    const QMap<QString, QByteArray> before = bytes(disk);
    {
        Library library(loadLibrary(disk.place()));
        QVERIFY(isSame(library.data(), sides.after) && !library.isWritable());
        QVERIFY(library.flush().ok());
    }
    QCOMPARE(bytes(disk), before);
}

void WholeSaveTest::othersChangesStay()
{
    const Disk begun;
    fill(begun);
    QVERIFY(killAtStep(Doing::Save, begun.place(), 4));
    begun.write(u"groups/g9.yaml"_s, "members: [web2] # theirs\n");
    QVERIFY(finishSave(begun.place()).ok());
    QCOMPARE(begun.read(u"groups/g9.yaml"_s), QByteArray("members: [web2] # theirs\n"));
    QVERIFY(begun.read(u"hosts.yaml"_s).contains("front1") && begun.read(u"groups/g8.yaml"_s).contains("front1"));

    const Disk notBegun; // the journal is all there is: the change goes, as with any conflict
    fill(notBegun);
    QVERIFY(killAtStep(Doing::Save, notBegun.place(), 2));
    notBegun.write(u"groups/g9.yaml"_s, "members: [web2] # theirs\n");
    const QMap<QString, QByteArray> before = bytes(notBegun);
    QVERIFY(finishSave(notBegun.place()).ok());
    QMap<QString, QByteArray> expected = before;
    expected.remove(journal(notBegun));
    QCOMPARE(bytes(notBegun), expected);
}

void WholeSaveTest::aJournalIsNoWayOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("out of the folder") << Journal({{u"../evil.yaml"_s, {}, "x"}}).bytes();
    QTest::newRow("out of a folder in it") << Journal({{u"groups/../../evil.yaml"_s, {}, "x"}}).bytes();
    QTest::newRow("absolute") << Journal({{u"/tmp/evil.yaml"_s, {}, "x"}}).bytes();
    QTest::newRow("another file") << Journal({{u".git/config"_s, {}, "x"}}).bytes();
    QTest::newRow("cut off") << Journal({{u"hosts.yaml"_s, {}, "x"}}).bytes().chopped(5);
    QTest::newRow("changed") << Journal({{u"hosts.yaml"_s, {}, "x"}}).bytes().replace("hosts", "hastx");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("newer") << QByteArray("{\"version\": 99}");
}

void WholeSaveTest::aJournalIsNoWayOut()
{
    QFETCH(const QByteArray, text);
    const Disk disk;
    fill(disk);
    disk.write(Journal::fileName(), text);
    QVERIFY(OwnSaves(disk.place().saves).note(disk.path(), text).ok()); // as if it were my own
    const QMap<QString, QByteArray> before = bytes(disk);
    const LibraryData data = loadLibrary(disk.place());
    QCOMPARE(data.errors.size(), 1);
    QVERIFY(data.errors[0].kind == ErrorKind::FileSyntax || data.errors[0].kind == ErrorKind::FileTooNew);
    QCOMPARE(data.errors[0].file, journal(disk));
    QCOMPARE(data.hosts.size(), 2);
    QVERIFY(!finishSave(disk.place()).ok());
    QVERIFY(!saveChange(disk.place(), Change::add(hostNamed(u"new"_s))).ok());
    QCOMPARE(bytes(disk), before);
}

ROLLCALL_TEST(tst_wholesave, WholeSaveTest)
#include "tst_wholesave.moc"
