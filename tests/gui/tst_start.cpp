// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"
#include "support/silentfile.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace rollcall;

// The program itself, as it is started where no window can be opened.
class StartTest : public QObject
{
    Q_OBJECT

private:
    struct Answer
    {
        int exitCode = -1;
        QString output;
        QString error;
    };

    static QProcessEnvironment environmentIn(const QString& home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"LANGUAGE"_s,
                                    u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, home);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"LANG"_s, u"C.UTF-8"_s);
        return environment;
    }

    static Answer start(const QStringList& arguments)
    {
        const QTemporaryDir home;
        QProcess process;
        process.setProcessEnvironment(environmentIn(home.path()));
        process.start(test::programPath(u"rollcall"_s), arguments);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay()
    {
        const Answer help = start({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY2(help.output.startsWith(u"Usage: "_s) && help.output.contains(u"--demo"_s), qPrintable(help.output));
        QCOMPARE(help.error, QString());
        const Answer version = start({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY2(version.output.startsWith(u"rollcall "_s), qPrintable(version.output));
    }

    void withoutADisplayItSaysSo()
    {
        const Answer answer = start({});
        QCOMPARE(answer.exitCode, 2);
        QCOMPARE(answer.output, QString());
        QVERIFY2(answer.error.contains(u"DISPLAY"_s) && answer.error.contains(u"rollcall-cli"_s),
                 qPrintable(answer.error));
    }

    /// The personal library's file does not answer. The drafts of the last time have not been read by then.
    void itEndsWhileADiskHangs()
    {
        const QTemporaryDir home;
        const QString library = home.filePath(u".local/share/rollcall/library"_s);
        const QString drafts = home.filePath(u".local/state/rollcall/drafts.json"_s);
        QVERIFY(QDir().mkpath(library) && QDir().mkpath(home.filePath(u".local/state/rollcall"_s)));
        QFile kept(drafts);
        QVERIFY(kept.open(QIODevice::ReadWrite) && kept.write("typed") == 5 && kept.flush());
        test::SilentFile hosts(library + u"/hosts.yaml"_s);
        QProcess process;
        process.setProcessEnvironment(environmentIn(home.path()));
        process.start(test::programPath(u"rollcall"_s), {u"-platform"_s, u"offscreen"_s});
        QTRY_VERIFY(hosts.isHolding());
        process.terminate();
        QVERIFY(process.waitForFinished(test::patience));
        QVERIFY(hosts.isHolding());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        kept.seek(0);
        QCOMPARE(kept.readAll(), "typed");
        QFile now(drafts);
        QVERIFY(now.open(QIODevice::ReadOnly));
        QCOMPARE(now.readAll(), "typed");
    }

    /// Pipes that nobody writes into, in place of the person's own files: it starts, and ends when it is told to.
    void itStartsWithoutFilesThatDoNotAnswer()
    {
        const QTemporaryDir home;
        const QString config = home.filePath(u".config/rollcall"_s);
        const QString state = home.filePath(u".local/state/rollcall"_s);
        QVERIFY(QDir().mkpath(config) && QDir().mkpath(state + u"/history"_s));
        const QStringList files{config + u"/settings.ini"_s, config + u"/identities.yaml"_s, config + u"/window.ini"_s,
                                state + u"/drafts.json"_s, state + u"/history/history.sqlite"_s};
        for (const QString& file : files)
            QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
        const QString shot = home.filePath(u"shot.png"_s);
        QProcess process;
        process.setProcessEnvironment(environmentIn(home.path()));
        process.start(test::programPath(u"rollcall"_s), {u"-platform"_s, u"offscreen"_s, u"--shot"_s, shot});
        QVERIFY(process.waitForFinished(test::patience));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(QFile::exists(shot));
    }

    void badArgumentsAreNamed()
    {
        const Answer answer = start({u"-platform"_s, u"offscreen"_s, u"--nonsense"_s});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.error.contains(u"nonsense"_s), qPrintable(answer.error));
    }
};

ROLLCALL_TEST(tst_start, StartTest)
#include "tst_start.moc"
