// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetrunner.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>
#include <unistd.h>

using namespace rollcall::test;
using namespace Qt::StringLiterals;

/// The fleet's keys and programs lie where nobody else can put or change any, and it writes through no link.
class FleetFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkdir(m_folder->filePath(u"fleet"_s)));
        QVERIFY(QDir().mkdir(m_folder->filePath(u"mine"_s)));
        QFile precious(m_folder->filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious") == 8);
    }

    void whatOthersMayHaveFilledIsLeftAlone()
    {
        link("precious", "fleet/log");
        link("mine", "fleet/host_keys");
        QCOMPARE(::chmod(name("fleet").constData(), 0777), 0);
        verifyRefused();
        QCOMPARE(mode("fleet"), mode_t(0777));
        QCOMPARE(QDir(m_folder->filePath(u"fleet"_s)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
                 (QStringList{u"host_keys"_s, u"log"_s}));
    }

    void anOpenFolderWithNothingInItIsClosed()
    {
        QCOMPARE(::chmod(name("fleet").constData(), 0777), 0);
        FleetRunner fleet({u"--hosts"_s, u"1"_s}, m_folder->filePath(u"fleet"_s));
        QVERIFY(fleet.start());
        QCOMPARE(mode("fleet"), mode_t(0700));
        QCOMPARE(mode("fleet/bin"), mode_t(0700));
        QCOMPARE(mode("fleet/log"), mode_t(0600));
    }

    void somebodyElsesFolderIsLeftAlone()
    {
        if (::geteuid() != 0)
            return; // only root can give one away
        constexpr uid_t nobody = 65534;
        QCOMPARE(::chown(name("fleet").constData(), nobody, nobody), 0);
        verifyRefused();
        QVERIFY(QDir(m_folder->filePath(u"fleet"_s)).isEmpty());
        QCOMPARE(::chown(name("fleet").constData(), 0, 0), 0);
        QVERIFY(QDir().mkdir(m_folder->filePath(u"fleet/bin"_s)));
        QCOMPARE(::chown(name("fleet/bin").constData(), nobody, nobody), 0);
        verifyRefused();
        QVERIFY(QDir(m_folder->filePath(u"fleet/bin"_s)).isEmpty());
    }

    void noLinkIsFollowed_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char* file :
             {"log", "host_keys", "id_ed25519", "id_ed25519.pub", "ports", "known_hosts", "identities.yaml"})
            QTest::newRow(file) << QByteArray(file);
    }

    void noLinkIsFollowed()
    {
        QFETCH(QByteArray, file);
        link("precious", "fleet/" + file);
        verifyRefused();
    }

    void aLinkOfOnesOwnLeadsToTheFolder()
    {
        link("mine", "link");
        FleetRunner fleet({u"--hosts"_s, u"1"_s}, m_folder->filePath(u"link"_s));
        QVERIFY(fleet.start());
        QVERIFY(QFile::exists(m_folder->filePath(u"mine/id_ed25519"_s)));
    }

private:
    QByteArray name(const QByteArray& entry) const
    {
        return QFile::encodeName(m_folder->filePath(QString::fromUtf8(entry)));
    }
    mode_t mode(const QByteArray& entry) const
    {
        struct stat info = {};
        return ::stat(name(entry).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
    }
    void link(const QByteArray& target, const QByteArray& entry) const
    {
        QCOMPARE(::symlink(name(target).constData(), name(entry).constData()), 0);
    }
    void verifyRefused() const
    {
        FleetRunner fleet({u"--hosts"_s, u"1"_s}, m_folder->filePath(u"fleet"_s));
        QVERIFY(!fleet.start());
        QCOMPARE(fleet.process().exitCode(), 1);
        QFile precious(m_folder->filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), QByteArray("precious"));
        QVERIFY(QDir(m_folder->filePath(u"mine"_s)).isEmpty());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

ROLLCALL_TEST(tst_fleetfolder, FleetFolderTest)
#include "tst_fleetfolder.moc"
