// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"
#include "support/testmain.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

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

    static Answer start(const QStringList& arguments, const QString& language = u"C.UTF-8"_s)
    {
        const QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"LANGUAGE"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"LC_ALL"_s, language);
        environment.insert(u"LANG"_s, language);
        QProcess process;
        process.setProcessEnvironment(environment);
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
        QVERIFY2(answer.error.contains(u"DISPLAY"_s) && answer.error.contains(u"rollcall-cli"_s), qPrintable(answer.error));
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
