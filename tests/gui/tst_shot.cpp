// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/shot.h"
#include "gui/shell/startoptions.h"
#include "library/schema/librarydata.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;

// --shot ends the program in every case.
class ShotTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    struct End
    {
        int code = -1;
        QString why;
    };

    static End endOf(QSignalSpy& ended)
    {
        if (ended.isEmpty() && !ended.wait(20'000))
            return {};
        return {ended.constFirst().at(0).toInt(), ended.constFirst().at(1).toString()};
    }

    End begin(const gui::StartOptions& wanted)
    {
        test::Fixture fixture;
        gui::MainWindow window(fixture.workspace());
        QSignalSpy ended(&window, &gui::MainWindow::shotEnded);
        window.begin(wanted);
        window.show();
        return endOf(ended);
    }

    gui::StartOptions shotOf(const QString& file) const
    {
        gui::StartOptions wanted;
        wanted.shotFile = m_folder.filePath(file);
        return wanted;
    }

private Q_SLOTS:
    void aWindowWithoutARunIsTaken()
    {
        const QString folder = m_folder.filePath(u"lib"_s);
        QVERIFY(library::createLibrary(folder, u"Shared"_s).ok());
        gui::StartOptions wanted = shotOf(u"plain.png"_s);
        wanted.libraries = QStringList{folder};
        QCOMPARE(begin(wanted).code, 0);
        QVERIFY(QImage(wanted.shotFile).width() > 100);
    }

    void aLibraryThatIsNotThereEndsIt_data()
    {
        QTest::addColumn<bool>("demo");
        QTest::addColumn<bool>("run");
        QTest::newRow("library") << false << false;
        QTest::newRow("demo") << true << false;
        QTest::newRow("demo, run") << true << true;
    }

    void aLibraryThatIsNotThereEndsIt()
    {
        QFETCH(bool, demo);
        QFETCH(bool, run);
        gui::StartOptions wanted = shotOf(u"nope.png"_s);
        if (demo)
            wanted.demoDir = u"/nope"_s;
        else
            wanted.libraries = QStringList{u"/nope"_s};
        wanted.run = run;
        const End end = begin(wanted);
        QCOMPARE(end.code, 1);
        QVERIFY2(end.why.contains(u"/nope"_s), qPrintable(end.why));
        QVERIFY(!QFile::exists(wanted.shotFile));
    }

    void aRunThatCannotStartEndsIt()
    {
        QVERIFY(library::createLibrary(m_folder.filePath(u"empty/library"_s), u"Empty"_s).ok());
        gui::StartOptions wanted = shotOf(u"norun.png"_s);
        wanted.demoDir = m_folder.filePath(u"empty"_s);
        wanted.run = true;
        const End end = begin(wanted);
        QCOMPARE(end.code, 1);
        QVERIFY(!end.why.isEmpty());
    }

    void aPictureThatCannotBeWrittenIsSaid()
    {
        const End end = begin(shotOf(u"nodir/x.png"_s));
        QCOMPARE(end.code, 1);
        QVERIFY2(end.why.contains(u"nodir/x.png cannot be written"_s), qPrintable(end.why));
    }

    void whatNeverSettlesEnds()
    {
        QWidget window;
        gui::Shot shot(m_folder.filePath(u"never.png"_s), &window);
        QSignalSpy ended(&shot, &gui::Shot::ended);
        shot.take([] { return false; });
        shot.setLongest(50);
        QCOMPARE(endOf(ended).code, 1);
        shot.fail(u"later"_s);
        QCoreApplication::processEvents();
        QCOMPARE(ended.count(), 1);
    }

    void theProgramSaysItAndEnds_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("library") << QStringList{u"--library"_s, u"/nope"_s, u"--shot"_s, u"x.png"_s} << 1
                                 << QByteArray("rollcall: /nope");
        QTest::newRow("run alone") << QStringList{u"--run"_s, u"--shot"_s, u"x.png"_s} << 2 << QByteArray("--demo");
        QTest::newRow("no name") << QStringList{u"--shot"_s, QString()} << 2 << QByteArray("--shot");
    }

    void theProgramSaysItAndEnds()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const QString program = test::programPath(u"rollcall"_s);
        if (!QFile::exists(program))
            QFAIL("rollcall is not built");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
            environment.insert(name, m_folder.filePath(u"home"_s));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        QVERIFY(process.waitForFinished());
        const QByteArray err = process.readAllStandardError();
        QCOMPARE(process.exitCode(), code);
        QVERIFY2(err.contains(said), err.constData());
    }
};

ROLLCALL_TEST(tst_shot, ShotTest)
#include "tst_shot.moc"
