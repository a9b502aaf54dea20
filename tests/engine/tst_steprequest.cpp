// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/steprequest.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::engine;

class StepRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interpreters_data()
    {
        QTest::addColumn<QString>("interpreter");
        QTest::addColumn<QString>("command");
        QTest::newRow("shell") << u"bash"_s << u"bash -c \"exec 3<&0 </dev/null; . /dev/fd/3\""_s;
        QTest::newRow("path and option") << u"/bin/sh -e"_s << u"/bin/sh -e -c \"exec 3"_s;
        QTest::newRow("shell, said already") << u"bash -s"_s << u"bash -c \"exec 3"_s;
        QTest::newRow("fish") << u"fish"_s << u"{ exec 3<&0 </dev/null; exec fish /dev/fd/3; }"_s;
        QTest::newRow("python") << u"python3"_s << u"python3 -"_s;
        QTest::newRow("option") << u"python3 -u"_s << u"python3 -u -"_s;
        QTest::newRow("perl") << u"/usr/bin/perl -w"_s
                              << u"{ exec 3<&0 </dev/null; exec /usr/bin/perl -w /dev/fd/3; }"_s;
        QTest::newRow("perl by env") << u"/usr/bin/env perl"_s
                                     << u"{ exec 3<&0 </dev/null; exec /usr/bin/env perl /dev/fd/3; }"_s;
        QTest::newRow("node") << u"node"_s << u"{ exec 3<&0 </dev/null; exec node -e \""_s;
        QTest::newRow("node with options") << u"node --use-strict"_s << u"node --use-strict -"_s;
        QTest::newRow("said already") << u"perl -"_s << u"perl -"_s;
        QTest::newRow("through sudo") << u"sudo -n bash"_s << u"sudo -n bash -c \"exec 3"_s;
    }

    void interpreters()
    {
        QFETCH(QString, interpreter);
        QFETCH(QString, command);
        const QString all = scriptCommand(interpreter);
        QVERIFY2(all.startsWith(u"exec /bin/sh -c '"_s) && all.contains(u"| "_s + command), qPrintable(all));
        QVERIFY2(!all.contains(u'!') && !all.contains(u'\n'), qPrintable(all)); // csh
    }

    void aCommandGoesAsItIs()
    {
        Step step;
        step.work = u"printf '%s\\n' \"ä b\"\nid"_s;
        step.standardInput = "input";
        const auto request = stepRequest(step, {}, {});
        QVERIFY(request.ok());
        QCOMPARE(request->command, step.command().toUtf8());
        QCOMPARE(request->standardInput, QByteArray("input"));
    }

    void whatTheHostsConfigurationAsksFor()
    {
        Step step;
        step.work = u"id"_s;
        HostSpec host;
        auto session = std::make_shared<SessionSpec>();
        session->environment = {{u"A"_s, u"1"_s}};
        session->terminal = true;
        host.session = session;
        RunOptions options;
        options.environment = {{u"A"_s, u"2"_s}};
        const auto request = stepRequest(step, host, options);
        QVERIFY(request.ok());
        QCOMPARE(request->environment, session->environment); // asked of the server
        QVERIFY(request->command.contains(" export A=2 ") &&
                request->command.endsWith("; id")); // whatever it says to that
        QVERIFY(request->pty);
    }

    void aScriptGoesToTheInterpreter()
    {
        Step step;
        step.work = u"print('hello')\n"_s;
        step.interpreter = u"python3"_s;
        const auto request = stepRequest(step, {}, {});
        QVERIFY(request.ok());
        QCOMPARE(request->command, scriptCommand(u"python3"_s).toUtf8());
        QCOMPARE(request->standardInput, scriptInput("print('hello')\n"));
    }

    void aLongCommandGoesToTheShellsInput()
    {
        Step step;
        step.work = QString(longestCommand + 1, u'#');
        const auto request = stepRequest(step, {}, {});
        QVERIFY(request.ok());
        QCOMPARE(request->command, scriptCommand(u"sh"_s).toUtf8());
        QCOMPARE(request->standardInput, scriptInput(step.command().toUtf8()));
    }

    void aStepsOwnTimeBeatsTheRuns()
    {
        Step step;
        step.work = u"id"_s;
        RunOptions options;
        options.commandTimeout = Milliseconds(7000);
        QCOMPARE(stepRequest(step, {}, options)->timeout, Milliseconds(7000));
        step.timeout = Milliseconds(0); // none
        QCOMPARE(stepRequest(step, {}, options)->timeout, Milliseconds(0));
    }

    void whatCannotBeDoneIsNotDoneInAnotherWay()
    {
        Step step;
        step.work = u"id"_s;
        step.become = Become();
        QCOMPARE(stepRequest(step, {}, {}).error().kind, ErrorKind::Unsupported);
        step.become.reset();
        step.work = RebootStep();
        QCOMPARE(stepRequest(step, {}, {}).error().kind, ErrorKind::Unsupported);
    }

    /// In each shell, as sshd would call it as a login shell.
    void theEnvironmentIsSet_data()
    {
        QTest::addColumn<QStringList>("shell");
        for (const char* name : {"sh", "bash", "dash", "zsh", "ksh", "mksh", "csh", "tcsh", "fish"})
            QTest::newRow(name) << QStringList{QString::fromLatin1(name), u"-c"_s};
        QTest::newRow("busybox") << QStringList{u"busybox"_s, u"sh"_s, u"-c"_s};
    }

    void theEnvironmentIsSet()
    {
        QFETCH(QStringList, shell);
        ROLLCALL_NEEDS(!QStandardPaths::findExecutable(shell.constFirst()).isEmpty(), "that shell");
        const QString odd = u"it's \\ !25 $HOME `id` \"ä\" \\'"_s;
        Step step;
        step.work = u"env printenv A B; echo on"_s; // tcsh has one of its own
        RunOptions options;
        options.environment = {{u"A"_s, u"plain"_s}, {u"B"_s, odd}};
        const auto request = stepRequest(step, {}, options);
        QVERIFY(request.ok());
        QProcess process;
        process.start(shell.constFirst(), shell.mid(1) + QStringList{QString::fromUtf8(request->command)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), u"plain\n%1\non\n"_s.arg(odd));
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void quotedValuesAreWords_data() { theEnvironmentIsSet_data(); }
    /// What a value has in it is no command, in any login shell; csh, which knows no line end in quotes, runs nothing.
    void quotedValuesAreWords()
    {
        QFETCH(QStringList, shell);
        ROLLCALL_NEEDS(!QStandardPaths::findExecutable(shell.constFirst()).isEmpty(), "that shell");
        const bool isCsh = shell.constFirst().endsWith(u"csh"_s);
        for (const QString& value : {u"\\' ; echo PWN #"_s, u"a!b \\"_s, u"it's\necho PWN;#"_s}) {
            const bool isLong = value.contains(u'\n');
            HostSpec host;
            host.variables.insert(u"note"_s, value);
            Step step;
            step.work = u"printf '%s' {{var.note|q}}"_s;
            RunOptions options;
            for (const bool inEnvironment : {false, true}) {
                if (inEnvironment) {
                    step.work = u"printenv A"_s;
                    options.environment = {{u"A"_s, value}};
                }
                const auto request = stepRequest(step, host, options);
                QVERIFY(request.ok());
                QProcess process;
                process.start(shell.constFirst(), shell.mid(1) + QStringList{QString::fromUtf8(request->command)});
                QVERIFY(process.waitForFinished());
                const QString said = QString::fromUtf8(process.readAllStandardOutput());
                if (isCsh && isLong) {
                    QCOMPARE(said, QString());
                    QCOMPARE(process.exitCode(), 1);
                    QVERIFY(process.readAllStandardError().contains("Not run"));
                } else {
                    QCOMPARE(said, inEnvironment ? QString(value + u'\n') : value);
                }
            }
        }
    }

    /// A quotation that stays open; else csh runs several lines as it always did.
    void onlyOpenQuotesKeepCshOut()
    {
        for (const auto& [command, guarded] : {std::pair("echo a\necho b", false),
                                               {"echo 'a\nb'", true},
                                               {"echo \"a\nb\"", true},
                                               {"# don't\nid", false},
                                               {"echo it\\'s\nid", false},
                                               {"echo 'a' \"b\"\nid", false}}) {
            Step step;
            step.work = QString::fromLatin1(command);
            const auto request = stepRequest(step, {}, {});
            QVERIFY2(request->command.startsWith("test \"$shell\"") == guarded, command);
        }
    }

    void withoutItsEnvironmentNothingRuns()
    {
        Step step;
        step.work = u"echo on"_s;
        RunOptions options;
        options.environment = {{u"UID"_s, u"1"_s}}; // read-only in bash
        const auto request = stepRequest(step, {}, options);
        QProcess process;
        process.start(u"bash"_s, {u"-c"_s, QString::fromUtf8(request->command)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("UID"));
    }

    void hostPlaceholdersAreFilledIn()
    {
        Step step;
        step.work = u"echo {{host}} {{var.site}} {{.Names}}"_s;
        HostSpec host;
        host.name = u"web-01"_s;
        host.variables.insert(u"site"_s, u"fra"_s);
        const auto request = stepRequest(step, host, {});
        QVERIFY(request.ok());
        QCOMPARE(request->command, QByteArray("echo web-01 fra {{.Names}}"));
        host.variables.clear();
        QCOMPARE(stepRequest(step, host, {}).error().kind, ErrorKind::MissingParameter);
    }
};

ROLLCALL_TEST(tst_steprequest, StepRequestTest)
#include "tst_steprequest.moc"
