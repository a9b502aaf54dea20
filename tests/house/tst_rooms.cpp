// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/rooms.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// The link list of a room is its permission list: proved by reading every include line of src/.
class RoomsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsTheTable();
    void judgesIncludes_data();
    void judgesIncludes();
    void everyIncludeIsAllowed_data();
    void everyIncludeIsAllowed();
    void seesLinksThatNothingUses();
    void everyLinkIsUsed();
    void fewRoomsKnowTheBigLibraries();
    void noRoomLinksInACircle();

private:
    static QString read(const QString& path);
    Rooms m_rooms;
    QHash<QString, QString> m_modules;
};

QString RoomsTest::read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void RoomsTest::initTestCase()
{
    m_rooms = roomsOf(read(sourcePath(u"src/CMakeLists.txt"_s)));
    m_modules = qtModules();
    QCOMPARE(m_rooms.size(), 13);
    QCOMPARE(m_modules.value(u"QLabel"_s), u"Qt6::Widgets"_s);
    QCOMPARE(m_modules.value(u"QString"_s), u"Qt6::Core"_s);
}

void RoomsTest::readsTheTable()
{
    const Rooms rooms =
        roomsOf(u"rollcall_room(a \"All LINKS (pure)\" LINKS Qt6::Core)\nrollcall_room(b   LINKS rollcall::a\n"
                "      PRIVATE_LINKS ssh PCH widgets FORMS x)"_s);
    QCOMPARE(rooms.value(u"a"_s), QSet<QString>{u"Qt6::Core"_s});
    QCOMPARE(rooms.value(u"b"_s), (QSet<QString>{u"rollcall::a"_s, u"ssh"_s}));
    QCOMPARE(includesOf(u"#include \"core/targets/host.h\"\n//#include <no>\n  # include <QString>\n"_s),
             (QStringList{u"\"core/targets/host.h\""_s, u"<QString>"_s}));
}

void RoomsTest::judgesIncludes_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("include");
    QTest::addColumn<QString>("missing");

    QTest::newRow("own header") << u"ssh"_s << u"\"ssh/session/session.h\""_s << QString();
    QTest::newRow("core") << u"ssh"_s << u"\"core/base/error.h\""_s << QString();
    QTest::newRow("a room linked") << u"ssh"_s << u"\"openssh/knownhosts/knownhosts.h\""_s << QString();
    QTest::newRow("a room not linked") << u"core"_s << u"\"ssh/session/session.h\""_s << u"rollcall::ssh"_s;
    QTest::newRow("no way round") << u"cli"_s << u"\"ssh/session/session.h\""_s << u"rollcall::ssh"_s;
    QTest::newRow("libssh in ssh") << u"ssh"_s << u"<libssh/libssh.h>"_s << QString();
    QTest::newRow("libssh in engine") << u"engine"_s << u"<libssh/libssh.h>"_s << u"ssh"_s;
    QTest::newRow("libssh in fleet") << u"fleet"_s << u"<libssh/server.h>"_s << QString();
    QTest::newRow("widgets in gui") << u"gui"_s << u"<QLabel>"_s << QString();
    QTest::newRow("gui in gui") << u"gui"_s << u"<QPainter>"_s << QString();
    QTest::newRow("widgets in models") << u"models"_s << u"<QtWidgets/QLabel>"_s << u"Qt6::Widgets"_s;
    QTest::newRow("colours in models") << u"models"_s << u"<QColor>"_s << u"Qt6::Gui"_s;
    QTest::newRow("sql in app") << u"app"_s << u"<QSqlDatabase>"_s << u"Qt6::Sql"_s;
    QTest::newRow("standard library") << u"core"_s << u"<vector>"_s << QString();
}

void RoomsTest::judgesIncludes()
{
    QFETCH(QString, room);
    QFETCH(QString, include);
    QTEST(missingPermission(m_rooms, room, include, m_modules), "missing");
}

void RoomsTest::everyIncludeIsAllowed_data()
{
    QTest::addColumn<QString>("room");
    for (auto it = m_rooms.cbegin(); it != m_rooms.cend(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key();
}

void RoomsTest::everyIncludeIsAllowed()
{
    QFETCH(QString, room);
    const QString folder = sourcePath(u"src/"_s + room);
    QStringList trespasses;
    int read = 0;
    QDirIterator files(folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        ++read;
        for (const QString& include : includesOf(RoomsTest::read(file))) {
            if (const QString missing = missingPermission(m_rooms, room, include, m_modules); !missing.isEmpty())
                trespasses << file.mid(folder.size() + 1) + u" includes "_s + include + u", which needs "_s + missing;
        }
    }
    QVERIFY2(read > 0, "the room is empty");
    QVERIFY2(trespasses.isEmpty(), qPrintable(u'\n' + trespasses.join(u'\n')));
}

void RoomsTest::seesLinksThatNothingUses()
{
    const Rooms rooms{{u"a"_s, {u"Qt6::Core"_s}},
                      {u"b"_s, {u"rollcall::a"_s, u"Qt6::Widgets"_s, u"Qt6::Sql"_s, u"ssh"_s}}};
    QCOMPARE(unusedLinks(rooms, u"b"_s, {u"\"a/x.h\""_s, u"<QLabel>"_s, u"<QSqlQuery>"_s, u"<libssh/libssh.h>"_s},
                         m_modules),
             QStringList());
    QCOMPARE(unusedLinks(rooms, u"b"_s, {u"\"b/x.h\""_s, u"<QLabel>"_s, u"<QString>"_s}, m_modules),
             (QStringList{u"Qt6::Sql"_s, u"rollcall::a"_s, u"ssh"_s}));
}

void RoomsTest::everyLinkIsUsed()
{
    QStringList faults;
    for (auto it = m_rooms.cbegin(); it != m_rooms.cend(); ++it) {
        QStringList includes;
        QDirIterator files(sourcePath(u"src/"_s + it.key()), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            includes += includesOf(read(files.next()));
        for (const QString& link : unusedLinks(m_rooms, it.key(), includes, m_modules))
            faults << it.key() + u" links "_s + link + u" and includes nothing of it"_s;
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void RoomsTest::fewRoomsKnowTheBigLibraries()
{
    const auto knowing = [this](const QString& word) {
        QStringList rooms;
        for (auto it = m_rooms.cbegin(); it != m_rooms.cend(); ++it) {
            if (it.value().contains(word))
                rooms << it.key();
        }
        return rooms;
    };
    QCOMPARE(knowing(u"ssh"_s), (QStringList{u"fleet"_s, u"ssh"_s}));
    QCOMPARE(knowing(u"Qt6::Widgets"_s), QStringList{u"gui"_s});
    QCOMPARE(knowing(u"Qt6::Sql"_s), QStringList{u"history"_s});
    QCOMPARE(m_rooms.value(u"core"_s), QSet<QString>{u"Qt6::Core"_s});
}

void RoomsTest::noRoomLinksInACircle()
{
    QSet<QString> settled;
    for (bool moved = true; moved;) {
        moved = false;
        for (auto it = m_rooms.cbegin(); it != m_rooms.cend(); ++it) {
            bool ready = !settled.contains(it.key());
            for (const QString& link : it.value())
                ready = ready && (!link.startsWith(u"rollcall::"_s) || settled.contains(link.mid(10)));
            if (ready)
                settled.insert(it.key());
            moved = moved || ready;
        }
    }
    QCOMPARE(settled.size(), m_rooms.size());
}

ROLLCALL_TEST(tst_rooms, RoomsTest)

#include "tst_rooms.moc"
