// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/async/filewatch.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/workspace.h"
#include "personhome.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;
using namespace rollcall::test;

/// ssh_config that another program writes while the window is open.
class ConfigWatchTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Workspace> m_workspace;

    /// Where web1 leads for what runs next.
    QString address() const { return m_workspace->libraries().surroundings()->sshConfig.resolve(u"web1"_s).hostName; }
    qsizetype problems() const { return m_workspace->libraries().surroundings()->sshConfig.errors().size(); }
    void open()
    {
        m_workspace = std::make_unique<Workspace>(Paths::below(m_home->filePath(u"own"_s)));
        QSignalSpy ready(&m_workspace->libraries(), &Libraries::ready);
        m_workspace->open();
        QTRY_COMPARE(ready.size(), 1);
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("ROLLCALL_SSH_HOME", m_home->path().toUtf8());
    }
    void cleanup()
    {
        m_workspace.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
        m_home.reset();
    }

    void madeChangedAndRemoved()
    {
        open();
        QCOMPARE(address(), u"web1"_s);
        writeConfig(m_home->path(), "Host web1\nHostName 192.0.2.1\n"); // in a folder that is not there yet
        QTRY_COMPARE(address(), u"192.0.2.1"_s);
        writeConfig(m_home->path(), "Host web1\nHostName 192.0.2.2\n");
        QTRY_COMPARE(address(), u"192.0.2.2"_s);
        QVERIFY(QFile::remove(configFile(m_home->path())));
        QTRY_COMPARE(address(), u"web1"_s);
    }

    void whatIsIncluded()
    {
        writeConfig(m_home->path(), "Include config.d/*.conf\n");
        open();
        QCOMPARE(address(), u"web1"_s);
        QVERIFY(QDir(m_home->path()).mkpath(u".ssh/config.d"_s));
        QFile file(m_home->filePath(u".ssh/config.d/web.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Host web1\nHostName 192.0.2.3\n");
        file.close();
        QTRY_COMPARE(address(), u"192.0.2.3"_s);
        QVERIFY(file.remove());
        QTRY_COMPARE(address(), u"web1"_s);
    }

    void whatIsWrongIsSaidUntilItIsMended()
    {
        writeConfig(m_home->path(), "Host web1\nHostName 192.0.2.1\n");
        open();
        QCOMPARE(problems(), 0);
        QSignalSpy said(&m_workspace->libraries(), &Libraries::problemsChanged);
        writeConfig(m_home->path(), "Host web1\nPort many\n");
        QTRY_COMPARE(problems(), 1);
        QVERIFY(!said.isEmpty());
        writeConfig(m_home->path(), "Host web1\nPort 22\n");
        QTRY_COMPARE(problems(), 0);
    }

    /// Nothing is prepared anew because a file beside it was written, as known_hosts is by every first connection.
    void whatIsBesideItChangesNothing()
    {
        writeConfig(m_home->path(), "Host web1\nHostName 192.0.2.1\n");
        open();
        QSignalSpy prepared(&m_workspace->libraries(), &Libraries::surroundingsChanged);
        writeConfig(m_home->path(), "Host web1\nHostName 192.0.2.2\n");
        QTRY_COMPARE(address(), u"192.0.2.2"_s);
        const qsizetype once = prepared.size();
        FileWatch watch;
        QSignalSpy seen(&watch, &FileWatch::changed);
        watch.setFiles({configFile(m_home->path())});
        QTRY_COMPARE(seen.size(), 1); // it watches
        QFile file(m_home->filePath(u".ssh/known_hosts"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QTRY_COMPARE(seen.size(), 2);
        writeConfig(m_home->path(), "Host web1\nHostName 192.0.2.3\n");
        QTRY_COMPARE(address(), u"192.0.2.3"_s);
        QCOMPARE(prepared.size(), 2 * once);
    }
};

ROLLCALL_TEST(tst_configwatch, ConfigWatchTest)
#include "tst_configwatch.moc"
