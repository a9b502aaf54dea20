// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// What every file of the tree keeps to, whoever wrote it.
class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFileNamesItsLicence();
    void noSourceGrowsOverItsLimit();
    void everyHeaderIsGuarded();
    void nothingIsLeftForLater();
    void testsAreSkippedInOnePlace();
    void noThreadSharesTheSystemsWords();
    void theWindowWaitsForNobody();
    void theWindowHoldsLibrariesByName();

private:
    struct Entry
    {
        QString path; // below the source folder
        QByteArray text;
    };
    QList<Entry> m_files;
    void report(const QStringList& faults) const;
};

void FilesTest::report(const QStringList& faults) const
{
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void FilesTest::initTestCase()
{
    const QString root = sourcePath();
    for (const QString& folder : {u"src"_s, u"ui"_s, u"tests"_s, u"packaging"_s, u"resources"_s, u".ci"_s}) {
        QDirIterator it(root + u'/' + folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            if (path.contains(u"__pycache__"_s))
                continue;
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            m_files.append({path.mid(root.size() + 1), file.readAll()});
        }
    }
    QVERIFY(m_files.size() > 100);
}

/// Who has not what a test needs skips it, which is said in one place and fails in continuous integration.
void FilesTest::testsAreSkippedInOnePlace()
{
    QStringList faults;
    for (const Entry& entry : std::as_const(m_files)) {
        const bool isTest = entry.path.startsWith(u"tests/"_s) && !entry.path.startsWith(u"tests/house/"_s);
        if (isTest && entry.path != "tests/support/needs.h"_L1 && entry.text.contains("QSKIP"))
            faults << entry.path;
    }
    report(faults);
}

/// strerror's buffer is everybody's: loops and executors use qt_error_string.
void FilesTest::noThreadSharesTheSystemsWords()
{
    static const QRegularExpression call(u"\\bstrerror\\("_s);
    QStringList faults;
    for (const Entry& entry : std::as_const(m_files)) {
        if (entry.path.startsWith(u"src/"_s) && QString::fromUtf8(entry.text).contains(call))
            faults << entry.path;
    }
    report(faults);
}

/// Work of the GUI thread's objects goes through app::Jobs, which lets them go; what waits for a thread, a process or
/// a disk stands in these places alone.
void FilesTest::theWindowWaitsForNobody()
{
    static const QRegularExpression waiting(
        u"waitForDone\\(|waitForFinished\\(|->wait\\(|BlockingQueuedConnection|QThreadPool|QtConcurrent|QFutureWatcher"_s);
    static const QRegularExpression ofTerminals(u"openNow\\(|readNow\\(|\\bflush\\(\\)|\\bQSettings\\b"_s);
    static const QSet<QString> allowed{
        u"src/app/async/jobs.cpp"_s,       // itself
        u"src/library/live/library.cpp"_s, // flush(), and an event loop that has nothing to do
    };
    QStringList faults;
    for (const Entry& entry : std::as_const(m_files)) {
        const QString room = entry.path.section(u'/', 1, 1);
        const QString text = QString::fromUtf8(entry.text);
        if (!entry.path.startsWith(u"src/"_s) || allowed.contains(entry.path))
            continue;
        if (QStringList{u"gui"_s, u"models"_s, u"app"_s, u"library"_s}.contains(room) && text.contains(waiting))
            faults << entry.path + u" waits for a thread"_s;
        if (room == "gui"_L1 && text.contains(ofTerminals))
            faults << entry.path + u" waits for the disk"_s;
    }
    report(faults);
}

/// A library may be closed while a dialog is open: headers of the window know LibraryPtr, which finds that out.
void FilesTest::theWindowHoldsLibrariesByName()
{
    static const QRegularExpression pointer(u"\\bLibrary\\s*\\*\\s*(const\\s+)?\\w+\\s*[;={,)]"_s);
    QStringList faults;
    for (const Entry& entry : std::as_const(m_files)) {
        if (!entry.path.startsWith(u"src/gui/"_s) || !entry.path.endsWith(u".h"_s) ||
            entry.path == "src/gui/library/libraryptr.h"_L1)
            continue;
        if (const auto found = pointer.match(QString::fromUtf8(entry.text)); found.hasMatch())
            faults << entry.path + u": "_s + found.captured();
    }
    report(faults);
}

// Pictures and data of tests cannot carry the lines; everything else does, near its beginning.
void FilesTest::everyFileNamesItsLicence()
{
    QStringList faults;
    for (const Entry& file : std::as_const(m_files)) {
        if (file.path.endsWith(u".png"_s) || file.path.contains(u"/data/"_s))
            continue;
        const QByteArray head = file.text.left(1000);
        if (!head.contains("SPDX-FileCopyrightText: 2026 The Rollcall developers") ||
            !head.contains("SPDX-License-Identifier: "))
            faults << file.path;
    }
    report(faults);
}

void FilesTest::noSourceGrowsOverItsLimit()
{
    constexpr int limit = 600;
    QStringList faults;
    for (const Entry& file : std::as_const(m_files)) {
        if (!file.path.startsWith(u"src/"_s))
            continue;
        if (const auto lines = file.text.count('\n'); lines > limit)
            faults << u"%1 has %2 lines"_s.arg(file.path).arg(lines);
    }
    report(faults);
}

void FilesTest::everyHeaderIsGuarded()
{
    QStringList faults;
    for (const Entry& file : std::as_const(m_files)) {
        if (file.path.endsWith(u".h"_s) && !file.text.contains("\n#pragma once\n"))
            faults << file.path;
    }
    report(faults);
}

// Words that mark unfinished work; written in halves so that this file passes too.
void FilesTest::nothingIsLeftForLater()
{
    static const QByteArrayList words{"TO"
                                      "DO",
                                      "FIX"
                                      "ME",
                                      "XX"
                                      "X:"};
    QStringList faults;
    for (const Entry& file : std::as_const(m_files)) {
        for (const QByteArray& word : words) {
            if (file.text.contains(word))
                faults << file.path + u" says "_s + QString::fromLatin1(word);
        }
    }
    report(faults);
}

ROLLCALL_TEST(tst_files, FilesTest)

#include "tst_files.moc"
