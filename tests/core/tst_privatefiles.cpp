// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rollcall;

/// What is made for one user is for that one, and goes through nothing that others have put in the way.
class PrivateFilesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    mode_t m_mask = 0;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QByteArray name(const QString& file) const { return QFile::encodeName(path(file)); }
    mode_t mode(const QString& file) const
    {
        struct stat info = {};
        return ::stat(name(file).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
    }

private Q_SLOTS:
    void aLinkLeadsToNothingThatIsRemoved()
    {
        QVERIFY(QDir().mkpath(path(u"precious/sub"_s)) && QDir().mkpath(path(u"own/sub"_s)));
        for (const QString& file : {u"precious/a"_s, u"precious/sub/b"_s, u"own/sub/c"_s}) {
            QFile made(path(file));
            QVERIFY(made.open(QIODevice::WriteOnly));
        }
        QVERIFY(QFile::link(path(u"precious"_s), path(u"own/inside"_s)));
        QVERIFY(QFile::link(path(u"precious"_s), path(u"link"_s)));
        removeFolder(path(u"own"_s));
        removeFolder(path(u"link"_s));
        QVERIFY(!QFile::exists(path(u"own"_s)) && !QFileInfo(path(u"link"_s)).isSymLink());
        QVERIFY(QFile::exists(path(u"precious/a"_s)) && QFile::exists(path(u"precious/sub/b"_s)));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_mask = ::umask(0);
    }

    void cleanup() { ::umask(m_mask); }

    void whateverTheUmask_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("none") << 0;
        QTest::newRow("usual") << 022;
        QTest::newRow("strict") << 077;
    }

    void whateverTheUmask()
    {
        QFETCH(int, mask);
        ::umask(static_cast<mode_t>(mask));
        QVERIFY(makePrivateFolder(path(u"a/b/c"_s)).ok());
        for (const QString& folder : {u"a"_s, u"a/b"_s, u"a/b/c"_s})
            QCOMPARE(mode(folder), mode_t(0700));
        const int file = openPrivateFile(path(u"a/lock"_s), O_RDWR);
        QVERIFY(file >= 0);
        ::close(file);
        QCOMPARE(mode(u"a/lock"_s), mode_t(0600));
        QVERIFY(replacePrivately(path(u"a/text"_s), "x").ok());
        QCOMPARE(mode(u"a/text"_s), mode_t(0600));
    }

    void whatIsThereIsTakenFromOthers()
    {
        QVERIFY(QDir().mkdir(path(u"a"_s)));
        QCOMPARE(mode(u"a"_s), mode_t(0777));
        QVERIFY(makePrivateFolder(path(u"a"_s)).ok());
        QCOMPARE(mode(u"a"_s), mode_t(0777)); // it may be meant so
        keepPrivate(path(u"a"_s));
        QCOMPARE(mode(u"a"_s), mode_t(0700));
        QFile old(path(u"a/lock"_s));
        QVERIFY(old.open(QIODevice::WriteOnly));
        QCOMPARE(mode(u"a/lock"_s), mode_t(0666));
        ::close(openPrivateFile(path(u"a/lock"_s), O_RDWR));
        QCOMPARE(mode(u"a/lock"_s), mode_t(0600));
        QCOMPARE(openPrivateFile(path(u"a/lock"_s), O_RDWR | O_EXCL), -1);
    }

    void whatIsNoFileIsNotOpened()
    {
        QCOMPARE(::symlink(name(u"elsewhere"_s).constData(), name(u"link"_s).constData()), 0);
        QCOMPARE(openPrivateFile(path(u"link"_s), O_RDWR), -1);
        QVERIFY(!QFile::exists(path(u"elsewhere"_s)));
        QCOMPARE(::mkfifo(name(u"pipe"_s).constData(), 0666), 0);
        QCOMPARE(openPrivateFile(path(u"pipe"_s), O_RDWR), -1); // and waits for nobody
        QCOMPARE(openPrivateFile(path(u"pipe"_s), O_WRONLY), -1);
        QCOMPARE(openPrivateFile(m_folder->path(), O_RDWR), -1);
        QCOMPARE(replacePrivately(path(u"no folder/text"_s), "x").error().kind, ErrorKind::FileUnwritable);
        QCOMPARE(makePrivateFolder(path(u"pipe/below"_s)).error().kind, ErrorKind::FileUnwritable);
    }

    void whatOthersHavePutThere()
    {
        if (::geteuid() != 0)
            return; // nobody else can put anything there
        QVERIFY(QDir().mkdir(path(u"open"_s)));
        QCOMPARE(::chmod(name(u"open"_s).constData(), 01777), 0);
        for (const QString& folder : {u"open/folder"_s, u"kept"_s}) {
            QVERIFY(QDir().mkdir(path(folder)));
            QCOMPARE(::chown(name(folder).constData(), 12345, 12345), 0);
        }
        QVERIFY(QDir().mkdir(path(u"mine"_s)));
        QCOMPARE(::symlink(name(u"mine"_s).constData(), name(u"open/link"_s).constData()), 0);
        QCOMPARE(::lchown(name(u"open/link"_s).constData(), 12345, 12345), 0);
        QFile file(path(u"open/file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(::chown(name(u"open/file"_s).constData(), 12345, 12345), 0);
        QVERIFY(!makePrivateFolder(path(u"open/folder"_s)).ok());
        QVERIFY(!makePrivateFolder(path(u"open/folder/"_s)).ok());
        QVERIFY(!makePrivateFolder(path(u"open/link"_s)).ok());
        QVERIFY(!makePrivateFolder(path(u"open/folder/below"_s)).ok());
        QVERIFY(makePrivateFolder(path(u"kept"_s)).ok()); // whoever may write above it knows it
        QCOMPARE(openPrivateFile(path(u"open/file"_s), O_RDWR), -1);
    }
};

ROLLCALL_TEST(tst_privatefiles, PrivateFilesTest)
#include "tst_privatefiles.moc"
