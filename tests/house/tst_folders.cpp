// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/folders.h"
#include "house/names.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// Rooms inside rooms: each folder of src/ says what it is for and whom it uses, and keeps to it.
class FoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsTheTable();
    void judgesTheTable();
    void judgesPlaces();
    void judgesTheOrder();
    void seesWhatIsNotUsed();
    void theTableIsSound() { report(faultsOfTable(m_folders)); }
    void everyFileLiesInAFolderThatSaysWhatItIsFor() { report(faultsOfPlaces(m_folders, m_sources)); }
    void foldersUseWhatStandsBeforeThem() { report(faultsOfOrder(m_folders, m_sources)); }
    void everyFolderThatMayBeUsedIs() { report(unusedFolders(m_folders, m_sources)); }

private:
    static void report(const QStringList& faults);
    QList<Folder> m_folders;
    Sources m_sources;
};

namespace {

const QList<Folder> house{{u"a"_s, u"Pure"_s, {}},
                          {u"b"_s, u"Sessions"_s, {}},
                          {u"b/base"_s, u"Loops"_s, {}},
                          {u"b/login"_s, u"Logging in"_s, {u"base"_s}}};
const Sources files{{u"a/x.h"_s, {}},
                    {u"b/main.cpp"_s, u"#include \"b/login/y.h\"\n"_s},
                    {u"b/base/x.h"_s, u"#include \"a/x.h\"\n"_s},
                    {u"b/login/y.h"_s, u"#include \"b/base/x.h\"\n"_s}};

} // namespace

void FoldersTest::report(const QStringList& faults)
{
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void FoldersTest::initTestCase()
{
    QFile table(sourcePath(u"src/CMakeLists.txt"_s));
    QVERIFY(table.open(QIODevice::ReadOnly));
    m_folders = foldersOf(QString::fromUtf8(table.readAll()));
    m_sources = sourcesBelow(sourcePath(u"src"_s));
    QVERIFY(m_folders.size() >= 12);
    QVERIFY(m_sources.size() > 400);
}

void FoldersTest::readsTheTable()
{
    const QList<Folder> read =
        foldersOf(u"rollcall_room(b \"Sessions\"\n    LINKS x)\nrollcall_folder(b/base \"Loops\")\n"
                  "rollcall_folder(b/login \"Logging in\" USES base\n    reach)\nother(b/x)\n"_s);
    QCOMPARE(read.size(), 3);
    QCOMPARE(read.at(0).path, u"b"_s);
    QCOMPARE(read.at(0).purpose, u"Sessions"_s);
    QCOMPARE(read.at(1).uses, QStringList());
    QCOMPARE(read.at(2).path, u"b/login"_s);
    QCOMPARE(read.at(2).purpose, u"Logging in"_s);
    QCOMPARE(read.at(2).uses, (QStringList{u"base"_s, u"reach"_s}));
}

void FoldersTest::judgesTheTable()
{
    QCOMPARE(faultsOfTable(house), QStringList());
    QCOMPARE(faultsOfTable({{u"a"_s, {}, {}}}), QStringList{u"a has no line of purpose"_s});
    QCOMPARE(faultsOfTable(house + house.first(1)), QStringList{u"a is told of twice"_s});
    QCOMPARE(faultsOfTable({{u"a/x"_s, u"X"_s, {}}}), QStringList{u"a/x stands before its room"_s});
    QCOMPARE(faultsOfTable(house + QList<Folder>{{u"b/x"_s, u"X"_s, {u"login"_s, u"y"_s}}, {u"b/y"_s, u"Y"_s, {}}}),
             QStringList{u"b/x uses y, which does not stand before it"_s});
}

void FoldersTest::judgesPlaces()
{
    QCOMPARE(faultsOfPlaces(house, files), QStringList());
    Sources more = files;
    more.insert(u"b/z.h"_s, {});
    more.insert(u"b/trust/z.h"_s, {});
    QCOMPARE(faultsOfPlaces(house, more), (QStringList{u"b/trust/z.h lies in a folder that nobody tells of"_s,
                                                       u"b/z.h lies beside the folders of its room"_s}));
    more = files;
    more.remove(u"b/base/x.h"_s);
    QCOMPARE(faultsOfPlaces(house, more), QStringList{u"b/base is empty"_s});
}

void FoldersTest::judgesTheOrder()
{
    QCOMPARE(faultsOfOrder(house, files), QStringList());
    Sources more = files;
    more.insert(u"b/base/z.cpp"_s, u"#include \"b/login/y.h\"\n"_s);
    QCOMPARE(faultsOfOrder(house, more),
             QStringList{u"b/base/z.cpp includes something of login, which its folder does not use"_s});
}

void FoldersTest::seesWhatIsNotUsed()
{
    QCOMPARE(unusedFolders(house, files), QStringList());
    Sources more = files;
    more[u"b/login/y.h"_s].clear();
    QCOMPARE(unusedFolders(house, more), QStringList{u"b/login may use base and does not"_s});
}

ROLLCALL_TEST(tst_folders, FoldersTest)

#include "tst_folders.moc"
