// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/pages.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// What a page sends its reader to is there.
class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPaths_data();
    void readsPaths();
    void seesWhatIsMissing();
    void everyPathIsThere();
    void theDrawingHasEveryRoom();
};

void PagesTest::readsPaths_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("path") << u"see `src/core/x.h`, and `ui/`"_s << QStringList{u"src/core/x.h"_s};
    QTest::newRow("folder") << u"`tests/bench/`"_s << QStringList{u"tests/bench/"_s};
    QTest::newRow("command") << u"`tests/on trixie --rounds 3`"_s << QStringList{u"tests/on"_s};
    QTest::newRow("test") << u"(`core.tst_secret`, `core.tst_text`)"_s
                          << QStringList{u"tests/core/tst_secret.cpp"_s, u"tests/core/tst_text.cpp"_s};
    QTest::newRow("link") << u"[why](decisions/README.md), [far](https://example.org/x), [here](#top)"_s
                          << QStringList{u"decisions/README.md"_s};
    QTest::newRow("page") << u"`src/decisions/README.md`"_s << QStringList{u"src/decisions/README.md"_s};
    for (const QString& none :
         {u"groups/*.yaml"_s, u"~/.ssh/config"_s, u"/tmp/fleet/x"_s, u"tests/ROOM/tst_SUBJECT.cpp"_s,
          u"ROOM.tst_SUBJECT"_s, u"build/dev/bin/rollcall"_s, u"core.tst_*"_s, u"a, b/c"_s, u"x.h"_s})
        QTest::newRow(qPrintable(none)) << u'`' + none + u'`' << QStringList();
}

void PagesTest::readsPaths()
{
    QFETCH(QString, page);
    QTEST(pathsNamedIn(page), "paths");
}

void PagesTest::seesWhatIsMissing()
{
    const QStringList there{u"a/x"_s, u"src/b/x"_s, u"src/c/d/x"_s};
    const auto isThere = [&](const QString& path) { return there.contains(path); };
    QCOMPARE(missingPaths(u"`a/x` `b/x` `d/x` [x](../b/x) [y](x)"_s, u"src/c"_s, isThere), QStringList{u"x"_s});
    QCOMPARE(missingPaths(u"`b/y` `core.tst_none`"_s, u"src/c"_s, isThere),
             (QStringList{u"b/y"_s, u"tests/core/tst_none.cpp"_s}));
}

void PagesTest::everyPathIsThere()
{
    const QDir root(sourcePath());
    QStringList pages = root.entryList({u"*.md"_s}, QDir::Files);
    for (const QString& folder : {u"src"_s, u"tests"_s, u"packaging"_s}) {
        QDirIterator it(root.filePath(folder), {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            pages << root.relativeFilePath(it.next());
    }
    QVERIFY(pages.contains(u"README.md"_s) && pages.contains(u"src/README.md"_s));
    QStringList faults;
    for (const QString& page : std::as_const(pages)) {
        QFile file(root.filePath(page));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(page));
        const QString text = QString::fromUtf8(file.readAll());
        if (!text.left(200).contains("SPDX-License-Identifier: "_L1))
            faults << page + u" does not name its licence"_s;
        const auto isThere = [&root](const QString& path) { return QFileInfo::exists(root.filePath(path)); };
        for (const QString& path : missingPaths(text, QFileInfo(page).path(), isThere))
            faults << page + u" names "_s + path + u", which is not there"_s;
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

/// The page about the house shows the rooms and folders that src/CMakeLists.txt tells of.
void PagesTest::theDrawingHasEveryRoom()
{
    static const QRegularExpression told(u"^rollcall_(?:room|folder)\\(\\s*(\\w+)(?:/(\\w+))?"_s,
                                         QRegularExpression::MultilineOption);
    QFile table(sourcePath(u"src/CMakeLists.txt"_s));
    QFile page(sourcePath(u"src/README.md"_s));
    QVERIFY(table.open(QIODevice::ReadOnly) && page.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(page.readAll()).split(u'\n');
    QStringList faults;
    int rooms = 0;
    for (auto it = told.globalMatch(QString::fromUtf8(table.readAll())); it.hasNext();) {
        const auto match = it.next();
        const QString folder = match.captured(2);
        rooms += folder.isEmpty() ? 1 : 0;
        const QString room = u"| `"_s + match.captured(1) + u"` | "_s;
        const bool drawn = std::ranges::any_of(lines, [&](const QString& line) {
            const QString row = line.section(room, 1); // of folders: nothing but their names
            return folder.isEmpty() ? !row.isEmpty() : row.startsWith(u'`') && row.contains(u'`' + folder + u'`');
        });
        if (!drawn)
            faults << u"src/README.md does not draw "_s + match.captured(1) + u'/' + folder;
    }
    QVERIFY(rooms >= 12);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

ROLLCALL_TEST(tst_pages, PagesTest)

#include "tst_pages.moc"
