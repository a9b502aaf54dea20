// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "ptychild.h"
#include "support/clirunner.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Ctrl-C while results are being printed to somebody who does not read them.
class InterruptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fleet.setProcessChannelMode(QProcess::MergedChannels);
        m_fleet.start(programPath(u"rollcall-fleet"_s),
                      {u"--dir"_s, fleet(), u"--instant"_s, u"--trouble"_s, u"off"_s, u"--hosts"_s, u"1"_s});
        QByteArray said;
        QVERIFY(QTest::qWaitFor([&] { return (said += m_fleet.readAll()).contains("ready "); }, patience));
    }

    void cleanupTestCase()
    {
        m_fleet.terminate();
        m_fleet.waitForFinished(5000);
    }

    void onATerminal_data()
    {
        QTest::addColumn<QStringList>("form");
        QTest::newRow("lines") << QStringList();
        QTest::newRow("folded") << QStringList{u"--fold"_s};
        QTest::newRow("CSV") << QStringList{u"--csv"_s, u"-"_s};
    }

    void onATerminal()
    {
        QFETCH(QStringList, form);
        PtyChild child;
        const QString home = m_cli.home();
        QVERIFY(child.start(programPath(u"rollcall-cli"_s), run(form),
                            {{u"HOME"_s, home},
                             {u"XDG_CONFIG_HOME"_s, home + u"/config"_s},
                             {u"XDG_DATA_HOME"_s, home + u"/data"_s},
                             {u"XDG_STATE_HOME"_s, home + u"/state"_s},
                             {u"TERM"_s, u"xterm"_s},
                             {u"LC_ALL"_s, u"C.UTF-8"_s}},
                            home));
        QTRY_VERIFY(child.unread() > 2000); // the terminal takes no more
        child.type("\x03");
        QCOMPARE(child.waitForEnd(), 130);
        QVERIFY(child.screen().contains("Cancelling"));
        QVERIFY2(!child.screen().contains("at work)\x1b"), child.screen().right(500).constData()); // no bar is left
        QVERIFY(child.screen().count('\n') < lines / 2);
    }

    void intoAPipe_data()
    {
        QTest::addColumn<QStringList>("form");
        QTest::newRow("lines") << QStringList();
        QTest::newRow("folded") << QStringList{u"--fold"_s};
        QTest::newRow("CSV") << QStringList{u"--csv"_s, u"-"_s};
        QTest::newRow("JSON") << QStringList{u"--json"_s, u"-"_s};
        QTest::newRow("JSON lines") << QStringList{u"--jsonl"_s, u"-"_s};
        QTest::newRow("web page, and a file") << QStringList{u"--html"_s, u"-"_s, u"--csv"_s, u"all.csv"_s};
        QTest::newRow("lines, next step") << QStringList{u"--command"_s, u"sleep 600"_s};
    }

    void intoAPipe()
    {
        QFETCH(QStringList, form);
        Pipe pipe(m_cli.file(u"pipe"_s));
        QProcess process;
        process.setStandardOutputFile(pipe.path);
        m_cli.start(process, run(form));
        QTRY_VERIFY(pipe.isFull());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(patience));
        const QByteArray said = process.readAllStandardError();
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QVERIFY2(process.exitCode() == 130, said.constData());
        QVERIFY2(said.contains("Cancelling") && said.contains("Nobody reads standard output"), said.constData());
        QVERIFY2(!form.contains(u"sleep 600"_s) || said.contains("1 cancelled"), said.constData());
        QVERIFY(!form.contains(u"all.csv"_s) || m_cli.read(u"all.csv"_s).count('\n') >= lines);
    }

    void twiceEndsAtOnce()
    {
        Pipe pipe(m_cli.file(u"second"_s));
        QProcess process;
        process.setStandardOutputFile(pipe.path);
        m_cli.start(process, run({u"--command"_s, u"sleep 600"_s}));
        QTRY_VERIFY(pipe.isFull());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QByteArray said;
        QVERIFY(
            QTest::qWaitFor([&] { return (said += process.readAllStandardError()).contains("Cancelling"); }, patience));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 130);
    }

    /// Who reads slowly, but reads, gets all of it.
    void aSlowReaderGetsAll()
    {
        Pipe pipe(m_cli.file(u"slow"_s));
        QProcess process;
        process.setStandardOutputFile(pipe.path);
        m_cli.start(process, run({}));
        QTRY_VERIFY(pipe.isFull());
        QByteArray all;
        QTRY_VERIFY((all += pipe.read(), process.state() == QProcess::NotRunning));
        all += pipe.read();
        QCOMPARE(all.count('\n'), lines);
        QCOMPARE(process.exitCode(), 0);
    }

private:
    static constexpr int lines = 400'000;

    struct Pipe
    {
        explicit Pipe(const QString& where) : path(where)
        {
            ::mkfifo(QFile::encodeName(path).constData(), 0600);
            descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        }
        ~Pipe()
        {
            ::close(descriptor);
            QFile::remove(path);
        }
        Pipe(const Pipe&) = delete;
        Pipe& operator=(const Pipe&) = delete;

        bool isFull() const
        {
            constexpr int most = 60'000; // of 64 KiB
            int waiting = 0;
            return ::ioctl(descriptor, FIONREAD, &waiting) == 0 && waiting > most;
        }
        QByteArray read() const
        {
            QByteArray bytes(65'536, '\0');
            bytes.truncate(std::max<ssize_t>(::read(descriptor, bytes.data(), static_cast<size_t>(bytes.size())), 0));
            return bytes;
        }

        const QString path;
        int descriptor = -1;
    };

    QString fleet() const { return m_folder.filePath(u"fleet"_s); }

    QStringList run(const QStringList& more) const
    {
        const QByteArray production =
            m_cli.run({u"groups"_s, u"resolve"_s, u"@production"_s, u"--library"_s, fleet()}).out;
        return QStringList{u"run"_s,
                           u"--production"_s,
                           QString::number(production.count('\n')),
                           u"--library"_s,
                           fleet(),
                           u"@*"_s,
                           u"--identity"_s,
                           fleet() + u"/id_ed25519"_s,
                           u"--known-hosts"_s,
                           fleet() + u"/known_hosts"_s,
                           u"--command"_s,
                           u"seq "_s + QString::number(lines)} +
               more;
    }

    QTemporaryDir m_folder;
    QProcess m_fleet;
    CliRunner m_cli;
};

ROLLCALL_TEST(tst_interrupt, InterruptTest)
#include "tst_interrupt.moc"
