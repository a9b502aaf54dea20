// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/settings.h"
#include "core/run/event.h"
#include "core/run/placeholder.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/syntax.h"
#include "gui/questions/questioner.h"
#include "gui/results/resultspage.h"
#include "gui/shell/runtab.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "library/schema/librarydata.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace rollcall;

// A run from history is prepared anew: it goes where the library and ssh_config lead today, and says so first.
class RunAgainTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::Syntax> m_syntax;
    std::unique_ptr<QWidget> m_window;
    gui::RunTab* m_tab = nullptr;

    void writeConfig(const QByteArray& text)
    {
        QDir(m_home.path()).mkpath(u".ssh"_s);
        QFile file(m_home.filePath(u".ssh/config"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// As it is kept of a run that went to this port of the loopback.
    std::shared_ptr<history::StoredRun> pastRun(const QString& host, quint16 port, const QByteArray& input = {},
                                                const Snippet& snippet = {}, const QStringList& libraries = {})
    {
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        spec->title = u"true"_s;
        spec->target = host;
        spec->created = QDateTime::currentDateTimeUtc();
        HostSpec one;
        one.name = host;
        one.address = u"127.0.0.1"_s;
        one.port = port;
        one.user = u"nobody"_s;
        one.login = std::make_shared<const LoginSpec>();
        spec->hosts.append(one);
        Step step;
        step.work = u"echo {{end}}"_s;
        step.standardInput = input;
        spec->steps.append(step);
        spec->request.target = host;
        spec->request.composition = Composition::fromCommands({literalScript(step.command())});
        if (!snippet.name.isEmpty())
            spec->request.composition = Composition::fromSnippet(snippet);
        spec->request.composition.standardInput = input;
        spec->request.libraries = libraries;
        const auto store = m_fixture->workspace().history().openNow();
        if (!store)
            return nullptr;
        {
            auto recorder = (*store)->record(spec);
            if (!recorder)
                return nullptr;
            TaskEnded ended;
            ended.verdict.reason = Reason::Refused;
            EventBatch batch;
            batch.emplace_back(ended);
            batch.emplace_back(RunEnded{});
            (*recorder)->deliver(std::move(batch));
            if (!QTest::qWaitFor([&] { return !(*recorder)->run()->isLive(); }, test::patience))
                return nullptr;
        }
        auto run = (*store)->open(spec->id);
        return run ? *run : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        qputenv("ROLLCALL_SSH_HOME", QFile::encodeName(m_home.path()));
        writeConfig("Host web-09\n HostName 127.0.0.1\n Port 1\n User nobody\n"
                    "Host web-01\n HostName 127.0.0.1\n Port 1\n User nobody\n ProxyCommand /bin/false\n");
        m_fixture = std::make_unique<test::Fixture>();
        m_syntax = std::make_unique<gui::Syntax>();
        m_window = std::make_unique<QWidget>();
        auto* const questioner = new gui::Questioner(m_window.get());
        m_tab = new gui::RunTab(m_fixture->workspace(), *m_syntax, *questioner, m_window.get());
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void aTabThatIsNotRunStaysAsItWas()
    {
        const auto past = pastRun(u"web-01"_s, 1);
        QVERIFY(past);
        m_tab->addPastRun(past);
        const RunRequest before = m_tab->composer()->request();
        m_tab->runAgain({0});
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"differencesBox"_s));
        QVERIFY(box);
        QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        QCOMPARE(m_tab->composer()->request(), before);
        m_tab->runAgain({0});
        auto* const again = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"differencesBox"_s));
        QVERIFY(again);
        QTest::mouseClick(again->findChild<QPushButton*>(u"runNowButton"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_tab->runs().openHosts() == 0, 20'000);
        QCOMPARE(m_tab->composer()->request().target, before.target);
        QCOMPARE(m_tab->composer()->request().only, (QList<ChosenHost>{{u"web-01"_s, {}}}));
    }

    /// Which of the target's hosts a tab means is seen, and taken back.
    void chosenHostsAreShown()
    {
        m_fixture->addExamples();
        gui::Composer* const composer = m_tab->composer();
        RunRequest request = composer->request();
        request.target = u"@web"_s;
        request.composition = Composition::fromCommands({u"true"_s});
        request.only = {{u"web-01"_s, m_fixture->workspace().libraries().set().personal()->name()}, {u"web-03"_s, {}}};
        composer->setRequest(request);
        auto* const row = composer->findChild<QWidget*>(u"onlyRow"_s);
        QVERIFY(row->isVisible());
        QTRY_VERIFY(composer->launch()->isResolved());
        QCOMPARE(composer->launch()->preflight().hosts.size(), 2);
        composer->setFolded(true);
        QVERIFY(!row->isVisible());
        QVERIFY(composer->findChild<gui::ElidedLabel*>(u"foldedLabel"_s)->fullText().contains(u"2"_s));
        composer->setFolded(false);
        QVERIFY(row->isVisible());
        QCOMPARE(composer->draft().request.only, request.only);
        QTest::mouseClick(composer->findChild<QToolButton*>(u"allHostsButton"_s), Qt::LeftButton);
        QVERIFY(!row->isVisible());
        QTRY_VERIFY(composer->launch()->isResolved());
        QCOMPARE(composer->launch()->preflight().hosts.size(), 3);
        composer->setRequest(request);
        test::type(composer->findChild<QLineEdit*>(u"targetEdit"_s), u" web-02"_s); // another target
        QVERIFY(!row->isVisible());
        QVERIFY(composer->request().only.isEmpty());
    }

    void itGoesTheWayThatLeadsThereToday()
    {
        const auto past = pastRun(u"web-01"_s, 1);
        QVERIFY(past);
        m_tab->addPastRun(past);
        m_tab->runAgain({0});
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"differencesBox"_s));
        QVERIFY(box);
        QVERIFY2(box->informativeText().contains(u"ProxyCommand /bin/false"_s), qPrintable(box->informativeText()));
        QVERIFY(!m_tab->runs().isRunning());
        QSignalSpy finished(m_tab, &gui::RunTab::finished);
        box->findChild<QPushButton*>(u"runNowButton"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        const Newest run = newest();
        QCOMPARE(run.reason, Reason::ProxyCommandFailed); // directly it would be refused
        QCOMPARE(run.command, u"echo {{end}}"_s);
    }

    void whatIsAsItWasRunsAtOnce()
    {
        const auto past = pastRun(u"web-09"_s, 1);
        QVERIFY(past);
        m_tab->addPastRun(past);
        QSignalSpy finished(m_tab, &gui::RunTab::finished);
        m_tab->runAgain({0});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QCOMPARE(newest().reason, Reason::Refused);
    }

    /// It runs as it was then, once that is said; and the tab goes on saying it.
    void aSnippetThatSaysSomethingElseIsSaidFirst()
    {
        m_fixture->addExamples();
        Snippet then = *m_fixture->snippet(u"Disk usage"_s);
        then.steps[0].work = u"echo then"_s;
        const auto past = pastRun(u"web-09"_s, 1, {}, then);
        QVERIFY(past);
        m_tab->addPastRun(past);
        m_tab->runAgain({0});
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"differencesBox"_s));
        QVERIFY(box);
        QVERIFY2(box->informativeText().contains(u"“Disk usage” says something else today"_s),
                 qPrintable(box->informativeText()));
        QVERIFY(!m_tab->runs().isRunning());
        QSignalSpy finished(m_tab, &gui::RunTab::finished);
        box->findChild<QPushButton*>(u"runNowButton"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QCOMPARE(newest().command, u"echo then"_s);
        auto* const note = m_tab->composer()->findChild<QLabel*>(u"snippetNote"_s);
        QVERIFY2(note->text().contains(u"“Disk usage”"_s), qPrintable(note->text()));
    }

    void withoutItsInputItIsNotRun()
    {
        const auto past = pastRun(u"web-09"_s, 1, "a password");
        QVERIFY(past);
        m_tab->addPastRun(past);
        QSignalSpy refused(m_tab, &gui::RunTab::refused);
        m_tab->runAgain({0});
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!m_tab->runs().isRunning());
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"notStartedBox"_s));
        QVERIFY(box);
        QVERIFY2(box->text().contains(u"standard input"_s), qPrintable(box->text()));
        box->close();
    }

    /// As on the command line, for as long as the window is there.
    void theLibrariesThatItWasKeptWithAreOpened()
    {
        const QString folder = m_fixture->path(u"kept"_s);
        QVERIFY(library::createLibrary(folder, u"kept"_s).ok());
        QFile hosts(folder + u"/hosts.yaml"_s);
        QVERIFY(hosts.open(QIODevice::WriteOnly));
        QVERIFY(hosts.write("version: 1\nhosts:\n  far-1:\n    address: 127.0.0.1\n    port: 1\n    user: nobody\n") >
                0);
        hosts.close();
        const auto past = pastRun(u"far-1"_s, 1, {}, {}, {folder});
        QVERIFY(past);
        m_tab->addPastRun(past);
        QSignalSpy finished(m_tab, &gui::RunTab::finished);
        m_tab->runAgain({0});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QCOMPARE(newest().reason, Reason::Refused);
        QVERIFY(m_fixture->workspace().person().settings().libraries.isEmpty()); // it is not remembered
        m_tab->runAgain({0});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60'000);
        QCOMPARE(m_fixture->workspace().libraries().set().libraries().size(), 2);
    }

    void withoutThemItIsNotRun()
    {
        const QString folder = m_fixture->path(u"gone"_s);
        const auto past = pastRun(u"far-1"_s, 1, {}, {}, {folder});
        QVERIFY(past);
        m_tab->addPastRun(past);
        QSignalSpy refused(m_tab, &gui::RunTab::refused);
        m_tab->runAgain({0});
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY2(refused.first().first().toString().contains(folder), qPrintable(refused.first().first().toString()));
        QVERIFY(!m_tab->runs().isRunning());
    }

    void whatIsGoneIsNotRun()
    {
        const auto past = pastRun(u"web-77"_s, 1);
        QVERIFY(past);
        m_tab->addPastRun(past);
        QSignalSpy refused(m_tab, &gui::RunTab::refused);
        m_tab->runAgain({0});
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused.first().first().toString().contains(u"web-77"_s));
        QVERIFY(!m_tab->runs().isRunning());
    }

private:
    struct Newest
    {
        Reason reason = Reason::None;
        QString command;
    };
    Newest newest()
    {
        const auto run = m_fixture->workspace().history().openNow();
        const auto opened = (*run)->open(m_tab->draft().runIds.constLast());
        return {(*opened)->task(0).verdict.reason, (*opened)->spec()->steps.constFirst().command()};
    }
};

ROLLCALL_TEST(tst_runagain, RunAgainTest)
#include "tst_runagain.moc"
