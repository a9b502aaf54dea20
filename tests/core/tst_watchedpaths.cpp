// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/watchedpaths.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace rollcall::test {

/// What is watched is what there is once it is watched, whatever another program did meanwhile.
class WatchedPathsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static void write(const QString& file, const QByteArray& bytes)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    static QStringList all(const QFileSystemWatcher& watcher)
    {
        QStringList paths = watcher.directories() + watcher.files();
        paths.sort();
        return paths;
    }

private Q_SLOTS:
    void whatIsMadeMeanwhileIsWatchedToo()
    {
        const QString below = m_folder.filePath(u"made"_s);
        const QString file = below + u"/file"_s;
        QFileSystemWatcher watcher;
        bool made = false;
        watchPaths(watcher, [&] {
            QStringList wanted{m_folder.path()};
            for (const QString& path : {below, file}) {
                if (QFileInfo::exists(path))
                    wanted.append(path);
            }
            if (!std::exchange(made, true)) { // another program, between the look and the watch
                QDir().mkpath(below);
                write(file, "one");
            }
            return wanted;
        });
        QCOMPARE(all(watcher), QStringList({m_folder.path(), below, file}));
        const QSignalSpy told(&watcher, &QFileSystemWatcher::fileChanged);
        write(file, "two");
        QTRY_VERIFY(!told.isEmpty());
    }

    void whatIsNotWantedAnyMoreIsLetGo()
    {
        const QString one = m_folder.filePath(u"one"_s);
        const QString two = m_folder.filePath(u"two"_s);
        write(one, "1");
        write(two, "2");
        QFileSystemWatcher watcher;
        watchPaths(watcher, [&] { return QStringList{one, two}; });
        QCOMPARE(all(watcher), QStringList({one, two}));
        watchPaths(watcher, [&] { return QStringList{two}; });
        QCOMPARE(all(watcher), QStringList{two});
    }

    void whatCannotBeWatchedIsNotAskedForForEver()
    {
        QFileSystemWatcher watcher;
        int asked = 0;
        watchPaths(watcher, [&] {
            ++asked;
            return QStringList{m_folder.filePath(u"nowhere"_s)};
        });
        QCOMPARE(asked, 2);
        QVERIFY(all(watcher).isEmpty());
    }
};

} // namespace rollcall::test

using rollcall::test::WatchedPathsTest;
ROLLCALL_TEST(tst_watchedpaths, WatchedPathsTest)
#include "tst_watchedpaths.moc"
