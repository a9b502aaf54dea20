// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"
#include "library/change/savechange.h"
#include "library/edits/edits.h"
#include "library/files/folder.h"
#include "library/files/folderlock.h"
#include "library/files/journal.h"
#include "library/files/ownsaves.h"
#include "library/live/library.h"
#include "stoppedsave.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QSignalSpy>

#include <optional>
#include <thread>

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// A save that was cut off is finished by whoever began it; what others leave or put into the folder changes nothing.
class OwnSavesTest : public QObject
{
    Q_OBJECT

private:
    using Bytes = QMap<QString, QByteArray>;

    static constexpr auto before = "hosts:\n  web1:\n    port: 22001\n";
    static constexpr auto after = "hosts:\n  web1:\n    port: 22002\n";

    static void fill(const Disk& disk)
    {
        disk.write(u"hosts.yaml"_s, before);
        disk.write(u"groups/g3.yaml"_s, "members: [web1]\n");
    }
    static Journal journal()
    {
        return Journal(
            {{u"hosts.yaml"_s, Folder::stamp(before), after}, {u"groups/new.yaml"_s, {}, "members: [web1]\n"}});
    }
    static QString journalFile(const Disk& disk) { return disk.path() + u'/' + Journal::fileName(); }
    static LibraryPlace ofSomebodyElse(const Disk& disk) { return {disk.path(), disk.path() + u"/../others"_s}; }
    static Bytes bytes(const Disk& disk)
    {
        Bytes all;
        QDirIterator files(disk.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const bool plain = QFileInfo(file).isFile(); // not where a link leads to a device
            all.insert(file, plain ? disk.read(file.mid(disk.path().size() + 1)) : QByteArray());
        }
        return all;
    }
    /// The files as they are, with an error, and nothing is written.
    static void checkItIsNotMine(const Disk& disk, const LibraryPlace& place)
    {
        const Bytes files = bytes(disk);
        const LibraryData data = loadLibrary(place);
        QCOMPARE(data.errors.size(), 1);
        QCOMPARE(data.errors[0].kind, ErrorKind::UnfinishedSave);
        QCOMPARE(data.errors[0].file, place.path + u'/' + Journal::fileName());
        QVERIFY(errorText(data.errors[0]).contains(data.errors[0].file));
        QCOMPARE(data.hosts.size(), 1);
        QCOMPARE(data.hosts[0].access.port, 22001);
        const Status finished = finishSave(place);
        QVERIFY(!finished.ok());
        QCOMPARE(finished.error().kind, ErrorKind::UnfinishedSave);
        const Result<QList<Touched>> saved = saveChange(place, Change::add(snippetNamed(u"new"_s, u"id"_s)));
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().kind, ErrorKind::UnfinishedSave);
        QCOMPARE(bytes(disk), files);
    }
    static QStringList notes(const Disk& disk)
    {
        return QDir(disk.place().saves)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    static QString note(const Disk& disk) { return disk.place().saves + u'/' + notes(disk).value(0); }

private Q_SLOTS:
    void ofSomebodyElseItIsNotCarriedOut();
    void aPlantedOneIsNotRead_data();
    void aPlantedOneIsNotRead();
    void theOpenLibraryWaitsForItsEnd();
    void oneThatIsDoneDoesNotCountAgain();
    void itCountsInItsOwnFolder();
    void aNoteOfOthersDoesNotCount_data();
    void aNoteOfOthersDoesNotCount();
    void notesArePrivateAndGo();
    void withoutNotesTheSaveIsWhole();
    void anotherProgramIsLetFinish();
};

void OwnSavesTest::ofSomebodyElseItIsNotCarriedOut()
{
    const Disk disk;
    fill(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 2));
    checkItIsNotMine(disk, ofSomebodyElse(disk));
    checkItIsNotMine(disk, disk.path());
    QVERIFY(finishSave(disk.place()).ok());
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("front1"));
    const LibraryData data = loadLibrary(ofSomebodyElse(disk));
    QVERIFY(data.errors.isEmpty() && data.hosts.size() == 1);
    QVERIFY(saveChange(ofSomebodyElse(disk), Change::add(hostNamed(u"new"_s))).ok());
}

void OwnSavesTest::aPlantedOneIsNotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << journal().bytes();
    QTest::newRow("of a newer program") << QByteArray("{\"version\": 99}");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a link") << QByteArray("link");
    QTest::newRow("a pipe") << QByteArray("pipe");
}

void OwnSavesTest::aPlantedOneIsNotRead()
{
    QFETCH(const QByteArray, text);
    const Disk disk;
    fill(disk);
    if (text == "link")
        QVERIFY(QFile::link(u"/dev/zero"_s, journalFile(disk)));
    else if (text == "pipe")
        QCOMPARE(::mkfifo(QFile::encodeName(journalFile(disk)).constData(), 0600), 0);
    else
        disk.write(Journal::fileName(), text);
    checkItIsNotMine(disk, disk.place());
}

void OwnSavesTest::theOpenLibraryWaitsForItsEnd()
{
    const Disk disk;
    fill(disk);
    Library library(loadLibrary(disk.place()));
    QVERIFY(library.flush().ok() && library.errors().isEmpty());
    disk.write(Journal::fileName(), journal().bytes());
    QTRY_COMPARE(library.errors().size(), 1);
    const Status refused = library.apply(Change::add(hostNamed(u"new"_s)));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::UnfinishedSave);
    QCOMPARE(library.host(u"web1"_s)->access.port, 22001);
    QVERIFY(QFile::remove(journalFile(disk)));
    QTRY_VERIFY(library.errors().isEmpty());
    QVERIFY(library.apply(Change::add(hostNamed(u"new"_s))).ok());
    QVERIFY(library.flush().ok());
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("new:") && disk.read(u"hosts.yaml"_s).contains("22001"));
}

void OwnSavesTest::oneThatIsDoneDoesNotCountAgain()
{
    const Disk disk;
    fill(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 2));
    const QByteArray text = disk.read(Journal::fileName());
    QVERIFY(finishSave(disk.place()).ok());
    fill(disk);
    disk.write(Journal::fileName(), text);
    checkItIsNotMine(disk, disk.place());
}

void OwnSavesTest::itCountsInItsOwnFolder()
{
    const Disk disk;
    const Disk other;
    fill(disk);
    fill(other);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 2));
    other.write(Journal::fileName(), disk.read(Journal::fileName()));
    checkItIsNotMine(other, {other.path(), disk.place().saves});
    const QString way = disk.path() + u"-way"_s; // the same folder, whatever leads to it
    QVERIFY(QFile::link(disk.path(), way));
    QVERIFY(finishSave({way, disk.place().saves}).ok());
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("front1"));
}

void OwnSavesTest::aNoteOfOthersDoesNotCount_data()
{
    QTest::addColumn<QString>("how");
    for (const QString& how : {u"anybody writes it"_s, u"a link"_s, u"of another journal"_s, u"a pipe"_s})
        QTest::newRow(how.toUtf8().constData()) << how;
}

void OwnSavesTest::aNoteOfOthersDoesNotCount()
{
    QFETCH(const QString, how);
    const Disk disk;
    fill(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 2));
    QCOMPARE(notes(disk).size(), 1);
    const QString file = note(disk);
    if (how == "anybody writes it"_L1) {
        QVERIFY(QFile::setPermissions(file, QFile::permissions(file) | QFile::WriteOther));
    } else if (how == "a link"_L1) {
        QVERIFY(QFile::rename(file, disk.path() + u"-note"_s) && QFile::link(disk.path() + u"-note"_s, file));
    } else if (how == "of another journal"_L1) {
        disk.write(Journal::fileName(), journal().bytes());
    } else {
        QVERIFY(QFile::remove(file));
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    }
    checkItIsNotMine(disk, disk.place());
}

void OwnSavesTest::notesArePrivateAndGo()
{
    const Disk disk;
    fill(disk);
    QVERIFY(killAtStep(Doing::Save, disk.place(), 2));
    const auto mode = [](const QString& path) {
        struct stat info = {};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 0777U : 0U;
    };
    QCOMPARE(mode(disk.place().saves), 0700U);
    QCOMPARE(mode(note(disk)), 0600U);
    QVERIFY(finishSave(disk.place()).ok());
    QCOMPARE(notes(disk), QStringList());
    const LibraryData data = loadLibrary(disk.place());
    QVERIFY(saveChange(disk.place(), *renameHost(data, u"front1"_s, u"web1"_s, namesOf(data))).ok());
    QCOMPARE(notes(disk), QStringList());
}

void OwnSavesTest::withoutNotesTheSaveIsWhole()
{
    const Disk disk;
    fill(disk);
    const LibraryPlace place(disk.path(), u"/dev/null/nowhere"_s);
    QVERIFY(saveChange(place, stoppedChange(loadLibrary(place))).ok());
    QVERIFY(!QFile::exists(journalFile(disk)));
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("front1"));
}

/// Between two files of it nobody takes it for one that was cut off.
void OwnSavesTest::anotherProgramIsLetFinish()
{
    const Disk disk;
    fill(disk);
    disk.write(Journal::fileName(), journal().bytes());
    std::optional<Result<FolderLock>> other = FolderLock::take(disk.path());
    QVERIFY(other->ok());
    const int opened = ::inotify_init1(IN_CLOEXEC);
    QVERIFY(::inotify_add_watch(opened, QFile::encodeName(disk.path()).constData(), IN_OPEN) >= 0);
    std::thread finishing([&] {
        char event[4096];
        (void)!::read(opened, event, sizeof event); // somebody wants to know whether the folder is being written
        disk.write(u"hosts.yaml"_s, after);
        QFile::remove(journalFile(disk));
        other.reset();
    });
    const LibraryData data = loadLibrary(disk.place());
    (void)FolderLock::take(disk.path()); // the other one ends in any case
    finishing.join();
    ::close(opened);
    QCOMPARE(data.errors, QList<Error>());
    QCOMPARE(data.hosts.value(0).access.port, 22002);
}

ROLLCALL_TEST(tst_ownsaves, OwnSavesTest)
#include "tst_ownsaves.moc"
