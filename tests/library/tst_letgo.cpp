// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"
#include "library/files/folderlock.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/silentfile.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// A library is closed while its disk is at work: nobody waits for the disk, and what was to be written is.
class LetGoTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Library> m_library;

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_unique<Disk>();
        QVERIFY(createPersonalLibrary(m_disk->path()).ok());
        m_library = std::make_unique<Library>(loadLibrary(m_disk->path()));
    }

    void cleanup()
    {
        m_library.reset();
        m_disk.reset();
    }

    void aSaveUnderWayIsFinishedByItself()
    {
        QVERIFY(m_library->flush().ok()); // its thread has looked at the folder
        {
            const Result<FolderLock> other = FolderLock::take(m_disk->path()); // another program writes
            QVERIFY(other.ok());
            QVERIFY(m_library->apply(Change::add(hostNamed(u"a"_s))).ok());
            QVERIFY(m_library->apply(Change::add(hostNamed(u"b"_s))).ok());
            m_library.reset();
            QVERIFY(!m_disk->read(u"hosts.yaml"_s).contains("a:")); // so nobody has waited for it
        }
        QTRY_VERIFY(m_disk->read(u"hosts.yaml"_s).contains("  b:"));
        QVERIFY(m_disk->read(u"hosts.yaml"_s).contains("  a:"));
    }

    void aReadingThatHangsIsLeftBehind()
    {
        QVERIFY(m_library->flush().ok());
        SilentFile hosts(m_disk->path() + u"/hosts.yaml"_s);
        QSignalSpy changed(m_library.get(), &Library::hostsChanged);
        m_library->reload();
        QTRY_VERIFY(hosts.isHolding());
        m_library.reset();
        QVERIFY(hosts.isHolding());
    }

    void oneThatIsRemovedStaysUntilItIsWritten()
    {
        LibrarySet set;
        Library* const library = m_library.release();
        set.add(library);
        QVERIFY(library->flush().ok());
        QSignalSpy gone(library, &QObject::destroyed);
        {
            const Result<FolderLock> other = FolderLock::take(m_disk->path());
            QVERIFY(other.ok());
            QVERIFY(library->apply(Change::add(hostNamed(u"a"_s))).ok());
            set.remove(library);
            QVERIFY(set.libraries().isEmpty());
            QCOMPARE(set.saving(), 1);
            QCOMPARE(gone.size(), 0);
        }
        QTRY_COMPARE(set.saving(), 0);
        QVERIFY(m_disk->read(u"hosts.yaml"_s).contains("  a:"));
        QTRY_COMPARE(gone.size(), 1);
    }

    void itsFailureIsStillTold()
    {
        LibrarySet set;
        Library* const library = m_library.release();
        set.add(library);
        QVERIFY(library->flush().ok());
        int failures = 0;
        connect(library, &Library::saveFailed, this, [&failures] { ++failures; });
        QVERIFY(QDir(m_disk->path()).rename(u"hosts.yaml"_s, u"hosts.old"_s));
        QVERIFY(QDir(m_disk->path()).mkpath(u"hosts.yaml"_s)); // what cannot be replaced
        QVERIFY(library->apply(Change::add(hostNamed(u"a"_s))).ok());
        set.remove(library);
        QTRY_COMPARE(set.saving(), 0);
        QTRY_COMPARE(failures, 1);
    }

    void whatNobodyWaitsForEndsAtOnce()
    {
        const QPointer<Library> library = m_library.get();
        LibrarySet set;
        set.add(m_library.release());
        QVERIFY(library->flush().ok());
        set.remove(library);
        QVERIFY(!library);
    }
};

ROLLCALL_TEST(tst_letgo, LetGoTest)
#include "tst_letgo.moc"
