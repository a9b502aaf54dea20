// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runspec.h"
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "library/files/folderlock.h"
#include "library/live/library.h"
#include "support/paths.h"
#include "support/silentfile.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// Quitting while commands run, on hosts that are real: what they are left with, and what history says of it.
class QuitTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::SshdFixture> m_sshd;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    gui::RunTabs* tabs() { return find<gui::RunTabs>(m_window.get(), "tabs"); }

    /// Nobody else's sleep has this length.
    static QString sleep(int which) { return u"sleep 10%1.%2"_s.arg(which).arg(QCoreApplication::applicationPid()); }

    static int processes(const QString& command)
    {
        int count = 0;
        const QByteArray wanted = command.toUtf8().replace(' ', '\0') + '\0';
        for (const QString& pid : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
            QFile file(u"/proc/%1/cmdline"_s.arg(pid));
            count += file.open(QIODevice::ReadOnly) && file.readAll() == wanted ? 1 : 0;
        }
        return count;
    }

    QString start(int hosts, const QString& command)
    {
        auto login = std::make_shared<LoginSpec>();
        login->keyFiles = {m_sshd->clientKey()};
        login->keyboardInteractive = login->password = false;
        auto trust = std::make_shared<TrustSpec>();
        trust->userFiles = {m_sshd->knownHosts()};
        trust->policy = HostKeyPolicy::Strict;
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        for (int i = 0; i < hosts; ++i) {
            HostSpec host;
            host.name = u"host-%1"_s.arg(i + 1);
            host.address = u"127.0.0.1"_s;
            host.port = m_sshd->port();
            host.user = m_sshd->user();
            host.login = login;
            host.trust = trust;
            host.algorithms = std::make_shared<AlgorithmSpec>();
            spec->hosts.append(host);
        }
        Step step;
        step.work = command;
        spec->steps = {step};
        gui::RunTab* const tab = tabs()->current()->runs().count() > 0 ? tabs()->addRunTab() : tabs()->current();
        tab->start(spec);
        static_cast<void>(
            QTest::qWaitFor([tab] { return tab->runs().count() > 0; }, test::patience)); // a disk may be slow
        return spec->id;
    }

    /// "ended", "unknown"… of every task, as history tells it once the program is gone.
    QStringList told(const QString& run)
    {
        m_window.reset();
        m_fixture->endWorkspace();
        QStringList states;
        const auto store = history::Store::open(m_fixture->paths().historyDir(), {});
        const auto opened = store ? (*store)->open(run) : Result<history::StoredRunPtr>(store.error());
        if (!opened)
            return {errorText(opened.error())};
        if ((*opened)->summary().state != RunState::Cancelled)
            states.append(u"not cancelled"_s);
        for (TaskIndex task = 0; task < static_cast<TaskIndex>((*opened)->spec()->hosts.size()); ++task) {
            const Verdict verdict = (*opened)->task(task).verdict;
            QString state = verdict.reason == Reason::CancelledByQuit ? QString() : reasonLabel(verdict.reason) + u' ';
            state += verdict.remote == RemoteState::Ended          ? u"ended"_s
                     : verdict.remote == RemoteState::Unknown      ? u"unknown"_s
                     : verdict.remote == RemoteState::StillRunning ? u"running"_s
                                                                   : u"not started"_s;
            states.append(state);
        }
        return states;
    }

    QWidget* stopping()
    {
        m_window->close();
        QWidget* const box = test::waitForTopLevel(u"quitBox"_s);
        if (box == nullptr)
            return nullptr;
        QTest::mouseClick(find<QPushButton>(box, "stopAndQuitButton"), Qt::LeftButton);
        return test::waitForTopLevel(u"stoppingDialog"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_sshd = std::make_unique<test::SshdFixture>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->error()));
        m_fixture = std::make_unique<test::Fixture>();
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        m_sshd.reset();
    }

    /// Another program keeps the library's folder: the edit cannot be written yet.
    void anEditIsWrittenBeforeTheWindowCloses()
    {
        const QString folder = m_fixture->workspace().libraries().set().personal()->path();
        {
            Result<library::FolderLock> other = library::FolderLock::take(folder);
            QVERIFY(other.ok());
            m_fixture->addHost(u"late"_s);
            m_window->close();
            QWidget* const dialog = test::waitForTopLevel(u"stoppingDialog"_s);
            QVERIFY(dialog != nullptr);
            QVERIFY(m_window->isVisible());
            const QString said = find<QLabel>(dialog, "stoppingLabel")->text();
            QVERIFY2(said.startsWith(u"Saving: 1 file or library"_s), qPrintable(said));
            QCOMPARE(find<QProgressBar>(dialog, "stoppingBar")->maximum(), 0);
        }
        QTRY_VERIFY(!m_window->isVisible());
        QFile hosts(folder + u"/hosts.yaml"_s);
        QVERIFY(hosts.open(QIODevice::ReadOnly));
        QVERIFY(hosts.readAll().contains("late:"));
    }

    /// The file that keeps how the window was left, and the settings', do not answer.
    void neitherDoOwnFilesHoldItUp_data()
    {
        QTest::addColumn<bool>("settings");
        QTest::newRow("window") << false;
        QTest::newRow("settings") << true;
    }
    void neitherDoOwnFilesHoldItUp()
    {
        QFETCH(const bool, settings);
        app::Person& person = m_fixture->workspace().person();
        QVERIFY(QDir().mkpath(person.paths().configDir));
        test::SilentFile silent(settings ? person.paths().settingsFile() : person.paths().windowFile());
        if (settings) {
            person.setSettings(person.settings());
            QTRY_VERIFY(silent.isHolding());
        }
        m_window->close();
        QWidget* const dialog = test::waitForTopLevel(u"stoppingDialog"_s);
        QVERIFY(dialog != nullptr);
        QVERIFY(silent.isHolding());
        QVERIFY(find<QLabel>(dialog, "stoppingLabel")->text().startsWith(u"Saving: "_s));
        QTest::mouseClick(find<QPushButton>(dialog, "quitNowButton"), Qt::LeftButton);
        QVERIFY(!m_window->isVisible());
        m_window.reset();
        m_fixture->endWorkspace();
        QVERIFY(silent.isHolding());
    }

    void whoDoesNotWantToWaitForTheDiskNeedNot()
    {
        const Result<library::FolderLock> other =
            library::FolderLock::take(m_fixture->workspace().libraries().set().personal()->path());
        QVERIFY(other.ok());
        m_fixture->addHost(u"late"_s);
        m_window->close();
        const QPointer<QWidget> dialog = test::waitForTopLevel(u"stoppingDialog"_s);
        QVERIFY(dialog != nullptr);
        QTest::mouseClick(find<QPushButton>(dialog, "keepOpenButton"), Qt::LeftButton);
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY(dialog.isNull()); // the next one may have its address
        m_window->close();
        QWidget* const again = test::waitForTopLevel(u"stoppingDialog"_s);
        QVERIFY(again != nullptr);
        QTest::mouseClick(find<QPushButton>(again, "quitNowButton"), Qt::LeftButton);
        QVERIFY(!m_window->isVisible());
        m_window.reset();
        m_fixture->endWorkspace();
        QVERIFY(m_fixture->paths().personalLibrary().size() > 0);
    }

    void everyRunOfEveryTabIsStoppedTruthfully()
    {
        const QString first = start(5, sleep(1));
        const QString second = start(3, sleep(2));
        QTRY_COMPARE_WITH_TIMEOUT(processes(sleep(1)) + processes(sleep(2)), 8, 30'000);
        QWidget* const dialog = stopping();
        QVERIFY(dialog != nullptr);
        QVERIFY(m_window->isVisible());
        const QString said = find<QLabel>(dialog, "stoppingLabel")->text();
        QVERIFY2(said.contains(u"of 8 hosts"_s), qPrintable(said));
        QCOMPARE(find<QProgressBar>(dialog, "stoppingBar")->maximum(), 8);
        QVERIFY(!find<QPushButton>(dialog, "quitNowButton")->isDefault());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 30'000);
        QCOMPARE(processes(sleep(1)) + processes(sleep(2)), 0);
        QCOMPARE(told(first), QStringList(5, u"ended"_s));
        QCOMPARE(told(second), QStringList(3, u"ended"_s));
    }

    void theWindowCanBeKept()
    {
        const QString run = start(2, sleep(3));
        QTRY_COMPARE_WITH_TIMEOUT(processes(sleep(3)), 2, 30'000);
        QPointer<QWidget> dialog = stopping();
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_Return); // the harmless way is the default
        QTRY_VERIFY(dialog == nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(tabs()->runningCount(), 0, 30'000);
        QCoreApplication::processEvents(); // what their end has called for
        QVERIFY(m_window->isVisible());
        QCOMPARE(processes(sleep(3)), 0);
        m_window->close(); // nothing to ask any more
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(told(run), QStringList(2, u"ended"_s));
    }

    void aTabThatWasClosedIsWaitedForToo()
    {
        const QString run = start(2, sleep(6));
        QTRY_COMPARE_WITH_TIMEOUT(processes(sleep(6)), 2, 30'000);
        tabs()->requestClose(0);
        QWidget* const box = test::waitForTopLevel(u"closeTabBox"_s);
        QVERIFY(box != nullptr);
        for (QPushButton* button : box->findChildren<QPushButton*>()) {
            if (!button->isDefault())
                button->click();
        }
        QCOMPARE(tabs()->current()->runs().count(), 0); // it is gone
        QCOMPARE(tabs()->runningCount(), 1);
        m_window->close(); // nothing to ask: it is being stopped
        QVERIFY(m_window->isVisible());
        QVERIFY(test::waitForTopLevel(u"stoppingDialog"_s) != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 30'000);
        QCOMPARE(processes(sleep(6)), 0);
        QCOMPARE(told(run), QStringList(2, reasonLabel(Reason::CancelledByUser) + u" ended"));
    }

    void quittingNowLeavesTheRestUnknown_data()
    {
        QTest::addColumn<QString>("way");
        for (const QString& way : {u"button"_s, u"dialog closed"_s, u"window closed again"_s})
            QTest::newRow(qPrintable(way)) << way;
    }

    void quittingNowLeavesTheRestUnknown()
    {
        QFETCH(QString, way);
        const QString pids = m_sshd->file(u"pids"_s); // of a session that hears nothing any more
        const QString run =
            start(1, u"echo $PPID $$ >%1.new; mv %1.new %1; kill -STOP $PPID; exec sleep 600"_s.arg(pids));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pids), 30'000);
        QWidget* const dialog = stopping();
        QVERIFY(dialog != nullptr);
        if (way == "button"_L1)
            QTest::mouseClick(find<QPushButton>(dialog, "quitNowButton"), Qt::LeftButton);
        else if (way == "dialog closed"_L1)
            dialog->close();
        else
            m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(told(run), QStringList({u"unknown"_s}));
        QFile file(pids);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray& pid : file.readAll().simplified().split(' ')) {
            ::kill(pid.toInt(), SIGTERM);
            ::kill(pid.toInt(), SIGCONT);
        }
    }

    void fromOutsideNothingIsAsked()
    {
        const QString run = start(2, sleep(4));
        QTRY_COMPARE_WITH_TIMEOUT(processes(sleep(4)), 2, 30'000);
        m_window->close();
        QPointer<QWidget> box = test::waitForTopLevel(u"quitBox"_s);
        QVERIFY(box != nullptr);
        m_window->end();
        QTRY_VERIFY(box == nullptr);
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 30'000);
        QCOMPARE(processes(sleep(4)), 0);
        QCOMPARE(told(run), QStringList(2, u"ended"_s));
    }

    void fromOutsideTwiceIsAtOnce()
    {
        start(1, sleep(5));
        QTRY_COMPARE_WITH_TIMEOUT(processes(sleep(5)), 1, 30'000);
        m_window->end();
        QVERIFY(m_window->isVisible());
        m_window->end();
        QVERIFY(!m_window->isVisible());
    }

    void theProgramHeedsSigterm()
    {
        const QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(test::programPath(u"rollcall"_s), QStringList());
        QVERIFY(process.waitForStarted());
        // It catches signals a moment after its start.
        const auto catches = [&] {
            QFile status(u"/proc/%1/status"_s.arg(process.processId()));
            if (!status.open(QIODevice::ReadOnly))
                return false;
            const QByteArray all = status.readAll();
            const QByteArray mask = all.sliced(all.indexOf("SigCgt:") + 7).split('\n').constFirst().trimmed();
            return (mask.toULongLong(nullptr, 16) & (1ULL << (SIGTERM - 1))) != 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(catches(), 20'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
};

ROLLCALL_TEST(tst_quit, QuitTest)
#include "tst_quit.moc"
