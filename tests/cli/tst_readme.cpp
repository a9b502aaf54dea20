// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ptychild.h"
#include "support/clirunner.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Each command line of the README, as a newcomer types it: against the demo fleet, in a home of its own whose
/// ssh_config leads every name and address there.
class ReadmeTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_fleet;
    std::unique_ptr<CliRunner> m_cli;

    QString fleet() const { return m_folder.filePath(u"fleet"_s); }

    /// Those that stand in a block, whole; then those that stand in a sentence.
    static QStringList commands()
    {
        QFile readme(sourcePath(u"README.md"_s));
        if (!readme.open(QIODevice::ReadOnly))
            return {};
        QString text = QString::fromUtf8(readme.readAll());
        text.replace(QRegularExpression(u"\\\\\\n *"_s), QString());
        QStringList found;
        static const QRegularExpression block(u"^    (\\S.*?)(?: +#.*| &)?$"_s, QRegularExpression::MultilineOption);
        for (auto it = block.globalMatch(text); it.hasNext();)
            found.append(it.next().captured(1));
        static const QRegularExpression sentence(u"`(rollcall-cli [^`]* [^`]*)`"_s);
        for (auto it = sentence.globalMatch(text); it.hasNext();)
            found.append(it.next().captured(1).simplified());
        return found;
    }

    /// On a terminal, where whoever is asked whether it may run on production agrees.
    CliResult terminal(QString command) const
    {
        QMap<QString, QString> environment;
        for (const QString& name : m_cli->environment().keys())
            environment.insert(name, m_cli->environment().value(name));
        environment[u"PATH"_s] = QFileInfo(programPath(u"rollcall-cli"_s)).path() + u':' + environment[u"PATH"_s];
        PtyChild child;
        if (!child.start(u"/bin/sh"_s, {u"-c"_s, command.replace(u"/tmp/fleet"_s, fleet())}, environment,
                         m_cli->home()) ||
            !child.waitFor("yes or no: "))
            return {-1, child.screen(), {}};
        child.type("yes\n");
        const int code = child.waitForEnd();
        return {code, child.screen(), {}};
    }

    CliResult shell(QString command) const
    {
        QProcessEnvironment environment = m_cli->environment();
        environment.insert(u"PATH"_s,
                           QFileInfo(programPath(u"rollcall-cli"_s)).path() + u':' + environment.value(u"PATH"_s));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_cli->home());
        process.start(u"/bin/sh"_s, {u"-c"_s, command.replace(u"/tmp/fleet"_s, fleet())});
        process.closeWriteChannel();
        if (!process.waitForFinished(90'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_fleet.setProcessChannelMode(QProcess::MergedChannels);
        m_fleet.start(programPath(u"rollcall-fleet"_s),
                      {u"--dir"_s, fleet(), u"--hosts"_s, u"8"_s, u"--trouble"_s, u"off"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += m_fleet.readAll()).contains("ready "), 30'000);
    }

    void cleanupTestCase()
    {
        m_fleet.terminate();
        m_fleet.waitForFinished(5000);
    }

    /// A new program in it wants a line here: who tries it?
    void everyProgramIsTriedSomewhere()
    {
        static const QStringList elsewhere{u"packaging/try"_s, u"tests/run"_s, u"cmake"_s, // by .ci/run
                                           u"rollcall-fleet"_s, u"rollcall"_s};            // by fleet and gui
        QStringList unknown;
        for (const QString& command : commands()) {
            const QString program = command.section(u' ', 0, 0);
            if (program != u"rollcall-cli"_s && !elsewhere.contains(program))
                unknown.append(command);
        }
        QCOMPARE(unknown, QStringList());
    }

    void everyCommandDoesWhatItSays()
    {
        QFile hosts(fleet() + u"/library/hosts.yaml"_s);
        QVERIFY(hosts.open(QIODevice::ReadOnly));
        static const QRegularExpression port(u"port: (\\d+)"_s);
        const QString first = port.match(QString::fromUtf8(hosts.readAll())).captured(1);
        QVERIFY(!first.isEmpty());
        m_cli = std::make_unique<CliRunner>();
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->home());
        const QByteArray config("Host *\n  StrictHostKeyChecking accept-new\n  IdentityFile " + fleet().toUtf8() +
                                "/id_ed25519\n  ProxyCommand bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + first.toUtf8() +
                                "; cat <&3 & cat >&3'\n");
        int tried = 0;
        for (const QString& command : commands()) {
            if (!command.startsWith(u"rollcall-cli "_s))
                continue;
            m_cli->write(u".ssh/config"_s, command.contains(u"/tmp/fleet"_s) ? QByteArray() : config); // it has its own
            const bool asks = command.contains(u" run @web "_s) && command.contains(u"/tmp/fleet"_s);  // half of it is
            const CliResult result = asks ? terminal(command) : shell(command);
            const QByteArray told = command.toUtf8() + "\n" + result.out + result.err;
            if (command.startsWith(u"rollcall-cli again "_s)) { // all of it went well: there is nothing to do again
                QVERIFY2(result.exitCode == 0 && result.err.contains("of no host of that run"), told.constData());
            } else {
                QVERIFY2(result.exitCode == 0, told.constData());
                QVERIFY2(command.contains(u" hosts add "_s) || result.out.contains("---- "), told.constData());
            }
            ++tried;
        }
        QVERIFY2(tried >= 5, qPrintable(QString::number(tried)));
        QVERIFY(m_cli->read(u"answers.csv"_s).startsWith("run_id,"));
    }
};

ROLLCALL_TEST(tst_readme, ReadmeTest)
#include "tst_readme.moc"
