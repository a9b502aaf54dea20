// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "interchange/export/exportfile.h"
#include "interchange/export/exportplace.h"
#include "support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::interchange;

/// What others may have put where an export goes gets nothing of it, and opening ends.
class ExportPlaceTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QByteArray name(const QString& file) const { return QFile::encodeName(path(file)); }

    static Status write(const QString& file, Links links = Links::Followed)
    {
        return writeFile(
            file, [](QIODevice& device) { return put(device, "secret\n"); }, links);
    }

    static QByteArray read(const QString& file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray("no file");
    }

    void plant(const QString& kind, const QString& file) const
    {
        if (kind == u"pipe"_s)
            QCOMPARE(::mkfifo(name(file).constData(), 0666), 0);
        else if (kind == u"link"_s)
            QCOMPARE(::symlink(name(u"elsewhere"_s).constData(), name(file).constData()), 0);
        else if (kind == u"link to nothing"_s)
            QCOMPARE(::symlink(name(u"nowhere"_s).constData(), name(file).constData()), 0);
        else if (kind == u"folder"_s)
            QVERIFY(QDir().mkdir(path(file)));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkdir(path(u"open"_s)));
        QCOMPARE(::chmod(name(u"open"_s).constData(), 01777), 0);
        QFile elsewhere(path(u"elsewhere"_s));
        QVERIFY(elsewhere.open(QIODevice::WriteOnly));
    }

    void whatOthersCanPlantIsLeftAlone_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("named");
        for (const QString& kind : {u"pipe"_s, u"link"_s, u"link to nothing"_s, u"folder"_s}) {
            QTest::addRow("%s, for everybody", qPrintable(kind)) << kind << u"open/x"_s << true;
            QTest::addRow("%s, of a name that nobody gave", qPrintable(kind)) << kind << u"x"_s << false;
        }
    }

    void whatOthersCanPlantIsLeftAlone()
    {
        QFETCH(QString, kind);
        QFETCH(QString, file);
        QFETCH(bool, named);
        plant(kind, file);
        const int reader = ::open(name(file).constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
        const Status written = write(path(file), named ? Links::Followed : Links::Never);
        char got = 0;
        const bool leaked = kind == u"pipe"_s && ::read(reader, &got, 1) > 0;
        if (reader >= 0)
            ::close(reader);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::FileUnwritable);
        QCOMPARE(written.error().file, path(file));
        QVERIFY(!leaked);
        QVERIFY(read(path(u"elsewhere"_s)).isEmpty());
        QVERIFY(!QFile::exists(path(u"nowhere"_s)));
        QCOMPARE(QDir(path(u"open"_s)).entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks).size(), 0);
    }

    void somebodyElsesFile()
    {
        if (::geteuid() != 0)
            return; // nobody else can make one
        QFile file(path(u"open/x"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(::chown(name(u"open/x"_s).constData(), 12345, 12345), 0);
        QVERIFY(!write(path(u"open/x"_s)));
        QVERIFY(read(path(u"open/x"_s)).isEmpty());
        QVERIFY(QDir().mkdir(path(u"open/folder"_s)));
        QCOMPARE(::chown(name(u"open/folder"_s).constData(), 12345, 12345), 0);
        QVERIFY(!makeFolder(path(u"open/folder"_s)));
    }

    void noLinkOfOthersIsFollowedOnTheWay_data()
    {
        QTest::addColumn<QString>("file"); // "out" in "team" is a link of somebody else's to the folder "theirs"
        QTest::newRow("a folder") << u"team/out/x"_s;
        QTest::newRow("a file that is there") << u"team/out/there"_s;
        QTest::newRow("further down") << u"team/out/sub/x"_s;
        QTest::newRow("up again") << u"team/out/../x"_s;
        QTest::newRow("behind a link of one's own") << u"own/out/x"_s;
        QTest::newRow("in a link of one's own") << u"to-x"_s;
    }

    void noLinkOfOthersIsFollowedOnTheWay()
    {
        QFETCH(QString, file);
        if (::geteuid() != 0)
            return; // nobody else can make one
        QVERIFY(QDir().mkpath(path(u"theirs/sub"_s)));
        QVERIFY(QDir().mkdir(path(u"team"_s)));
        QCOMPARE(::chmod(name(u"team"_s).constData(), 02775), 0);
        QFile there(path(u"theirs/there"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        QCOMPARE(::symlink("../theirs", name(u"team/out"_s).constData()), 0);
        QCOMPARE(::lchown(name(u"team/out"_s).constData(), 12345, 12345), 0);
        QCOMPARE(::symlink("team", name(u"own"_s).constData()), 0);
        QCOMPARE(::symlink("team/out/x", name(u"to-x"_s).constData()), 0);
        const Status written = write(path(file));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::FileUnwritable);
        QCOMPARE(written.error().file, path(u"team/out"_s));
        QVERIFY(!checkExportPlace(path(file)));
        QVERIFY(read(path(u"theirs/there"_s)).isEmpty());
        QVERIFY(!makeFolder(path(u"team/out/sub"_s)));
        QVERIFY(!makeFolder(path(u"team/out/new"_s)));
        QCOMPARE(QDir(path(u"theirs"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{u"sub"_s, u"there"_s}));

        // Whoever owns a folder that nobody else can write to decides what is in it.
        QCOMPARE(::chown(name(u"team"_s).constData(), 12345, 12345), 0);
        QVERIFY(!write(path(u"team/out/x"_s)));
        QCOMPARE(::chmod(name(u"team"_s).constData(), 0755), 0);
        QVERIFY(write(path(u"team/out/x"_s)).ok());
        QCOMPARE(read(path(u"theirs/x"_s)), QByteArray("secret\n"));
    }

    void linksOfOnesOwnAreFollowedOnTheWay()
    {
        QVERIFY(QDir().mkpath(path(u"real/sub"_s)));
        QCOMPARE(::symlink("../real/./sub/", name(u"open/own"_s).constData()), 0);
        QCOMPARE(::symlink(name(u"open/own"_s).constData(), name(u"further"_s).constData()), 0);
        QVERIFY(write(path(u"further/x"_s)).ok());
        QCOMPARE(read(path(u"real/sub/x"_s)), QByteArray("secret\n"));
        QVERIFY(write(path(u"further/../y"_s)).ok()); // as the system goes up
        QCOMPARE(read(path(u"real/y"_s)), QByteArray("secret\n"));
        QVERIFY(makeFolder(path(u"further/new/"_s)).ok());
        QVERIFY(QFileInfo(path(u"real/sub/new"_s)).isDir());
        QVERIFY(!write(path(u"further/missing/x"_s)));
        QVERIFY(!write(path(u"further/x/"_s)));
        QCOMPARE(::symlink("round", name(u"round"_s).constData()), 0);
        QVERIFY(!write(path(u"round/x"_s)));
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(path(u"further"_s)));
        const bool fromThere = write(u"z"_s).ok() && write(u"../../real/./z"_s).ok() && makeFolder(u"."_s).ok();
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(fromThere);
        QCOMPARE(read(path(u"real/sub/z"_s)), QByteArray("secret\n"));
        QCOMPARE(read(path(u"real/z"_s)), QByteArray("secret\n"));
    }

    void onesOwnIsWritten()
    {
        QVERIFY(write(path(u"x"_s)).ok());
        QCOMPARE(read(path(u"x"_s)), QByteArray("secret\n"));
        struct stat info = {};
        QCOMPARE(::stat(name(u"x"_s).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
        QCOMPARE(::chmod(name(u"x"_s).constData(), 0640), 0);
        QVERIFY(write(path(u"x"_s)).ok());
        QCOMPARE(::stat(name(u"x"_s).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0640));
        QVERIFY(write(path(u"open/x"_s)).ok());
        plant(u"link"_s, u"mine"_s);
        QVERIFY(write(path(u"mine"_s)).ok());
        QCOMPARE(read(path(u"elsewhere"_s)), QByteArray("secret\n"));
        QVERIFY(QFileInfo(path(u"mine"_s)).isSymLink());
        QVERIFY(write(u"/dev/null"_s).ok());
        QCOMPARE(write(u"/dev/full"_s).error().kind, ErrorKind::DiskFull);
        QCOMPARE(QDir(m_folder->path()).entryList({u".rollcall-*"_s}, QDir::Files | QDir::Hidden).size(), 0);
    }

    void aPipeOfOnesOwn()
    {
        plant(u"pipe"_s, u"pipe"_s);
        const Status nobody = write(path(u"pipe"_s));
        QVERIFY(!nobody.ok());
        QVERIFY2(errorText(nobody.error()).contains(u"nobody reads"_s), qPrintable(errorText(nobody.error())));
        std::future<QByteArray> reader = std::async(std::launch::async, [this] { return read(path(u"pipe"_s)); });
        QVERIFY(write(path(u"pipe"_s)).ok());
        QCOMPARE(reader.get(), QByteArray("secret\n"));
    }

    void aDescriptorOfTheShells()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QVERIFY(write(u"/dev/fd/%1"_s.arg(ends[1])).ok());
        char got[16];
        QCOMPARE(::read(ends[0], got, sizeof got), ssize_t(7));
        ::close(ends[0]);
        ::close(ends[1]);
        QVERIFY(!write(u"/dev/fd/%1"_s.arg(ends[1])).ok());
    }

    void whatFailsLeavesNothing()
    {
        const auto fails = [](QIODevice& device) -> Status {
            if (const Status written = put(device, "half"); !written)
                return written;
            return Error{ErrorKind::Cancelled, {}, {}, {}, 0};
        };
        QVERIFY(!writeFile(path(u"x"_s), fails).ok());
        QVERIFY(write(path(u"y"_s)).ok());
        QVERIFY(!writeFile(path(u"y"_s), fails).ok());
        QCOMPARE(read(path(u"y"_s)), QByteArray("secret\n"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 2); // elsewhere, y
    }
};

ROLLCALL_TEST(tst_exportplace, ExportPlaceTest)
#include "tst_exportplace.moc"
