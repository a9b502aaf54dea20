// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/runquery.h"
#include "core/run/event.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/results/resultspage.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "library/change/change.h"
#include "library/live/library.h"
#include "support/testmain.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

// Nothing runs on production before it has been agreed to: these hosts, these commands, as these users.
class ProductionTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;
    int m_hosts = 0;

    gui::RunTab* tab() { return find<gui::RunTabs>(m_window.get(), "tabs")->current(); }

    /// An address of its own, at a port that nobody listens on: it ends at once.
    void addHost(const QString& name)
    {
        Host host;
        host.name = name;
        host.address = u"127.0.0."_s + QString::number(++m_hosts);
        host.access.port = quint16(1);
        host.access.user = u"admin"_s;
        QVERIFY(m_fixture->workspace().libraries().set().personal()->apply(library::Change::add(host)).ok());
    }

    void compose(const QString& target, const QString& command, const TargetOverrides& overrides = {})
    {
        RunRequest request;
        request.target = target;
        request.composition = Composition::fromCommands({command});
        request.overrides = overrides;
        tab()->composer()->setRequest(request);
        QTRY_VERIFY(tab()->composer()->launch()->isResolved() && tab()->composer()->launch()->preflight().ok());
    }

    static QWidget* question()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == u"productionDialog" && widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    void run() { tab()->composer()->launch()->run(); }
    void agree() { find<QPushButton>(question(), "runNowButton")->click(); }
    bool hasRun(int runs)
    {
        return QTest::qWaitFor([&] { return tab()->runs().count() == runs && !tab()->runs().isRunning(); }, 30'000);
    }

    /// Asks, and is answered no.
    bool isAskedFor()
    {
        run();
        const QPointer<QWidget> asked = question();
        if (asked == nullptr)
            return false;
        QTest::keyClick(asked, Qt::Key_Escape);
        return QTest::qWaitFor([&] { return asked.isNull(); }, test::patience) && !tab()->runs().isRunning();
    }

private Q_SLOTS:
    void init()
    {
        qputenv("ROLLCALL_SSH_HOME", QFile::encodeName(m_home.path()));
        m_fixture = std::make_unique<test::Fixture>();
        m_hosts = 0;
        for (const char* name : {"db-1", "db-2", "test-1"})
            addHost(QLatin1String(name));
        m_fixture->addGroup(u"db"_s, {u"db-1"_s, u"db-2"_s}, true);
        m_fixture->addGroup(u"all"_s, {u"@db"_s, u"test-1"_s});
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void whatIsNotInProductionRunsAtOnce()
    {
        compose(u"test-1"_s, u"true"_s);
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(1));
    }

    void theQuestionSaysWhatAndWhere()
    {
        compose(u"@all"_s, u"systemctl restart\nnginx"_s);
        run();
        QVERIFY(question() != nullptr);
        QCOMPARE(find<QLabel>(question(), "headLabel")->text(), u"This runs on 3 hosts, of which in production: 2."_s);
        QCOMPARE(find<QPlainTextEdit>(question(), "commandsView")->toPlainText(), u"systemctl restart\nnginx"_s);
        QCOMPARE(find<QPlainTextEdit>(question(), "hostsView")->toPlainText(),
                 u"db-1: admin@127.0.0.1:1 · production\ndb-2: admin@127.0.0.2:1 · production\n"
                 "test-1: admin@127.0.0.3:1"_s);
        QVERIFY(!find<QLineEdit>(question(), "countEdit")->isVisible());
        // Return is no, and nothing has run.
        const QPointer<QWidget> asked = question();
        QTest::keyClick(asked, Qt::Key_Return);
        QTRY_VERIFY(asked.isNull());
        QCOMPARE(tab()->runs().count(), 0);
    }

    void whatWasAgreedToHoldsForNothingElse()
    {
        compose(u"@db"_s, u"true"_s);
        QVERIFY(isAskedFor());
        QVERIFY(isAskedFor()); // a no is not kept
        run();
        agree();
        QVERIFY(hasRun(1));
        run(); // the very same
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(2));
        compose(u"@db"_s, u"true "_s);
        QVERIFY(isAskedFor());
        compose(u"@all"_s, u"true"_s);
        QVERIFY(isAskedFor());
        TargetOverrides asRoot;
        asRoot.user = u"root"_s;
        compose(u"@db"_s, u"true"_s, asRoot);
        QVERIFY(isAskedFor());
        compose(u"@db"_s, u"true"_s);
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(3));
        // Another tab was agreed to nothing.
        find<gui::RunTabs>(m_window.get(), "tabs")->addRunTab();
        compose(u"@db"_s, u"true"_s);
        QVERIFY(isAskedFor());
    }

    /// Whoever writes to the library chooses the values, so they are read before it runs, and agreed to.
    void whatHostsPutIntoACommand()
    {
        library::Library* const library = m_fixture->workspace().libraries().set().personal();
        const auto site = [library](const QString& value) {
            const Host before = *library->host(u"db-1"_s);
            Host after = before;
            after.variables = {{u"site"_s, value}, {u"other"_s, u"unused"_s}};
            QVERIFY(library->apply(library::Change::of(library::Edit<Host>{before, after})).ok());
        };
        site(u"ams"_s);
        compose(u"@db"_s, u"echo {{var.site:none}}"_s);
        run();
        QVERIFY(question() != nullptr);
        QCOMPARE(find<QPlainTextEdit>(question(), "hostsView")->toPlainText(),
                 u"db-1: admin@127.0.0.1:1 · production · site = ams\ndb-2: admin@127.0.0.2:1 · production"_s);
        agree();
        QVERIFY(hasRun(1));
        site(u"ams\nreboot"_s);
        compose(u"@db"_s, u"echo {{var.site:none}}"_s);
        run();
        QVERIFY(question() != nullptr);
        const QString hosts = find<QPlainTextEdit>(question(), "hostsView")->toPlainText();
        QVERIFY2(hosts.contains(u"db-1: admin@127.0.0.1:1 · production · site = ams ⏎ reboot\n"_s), qPrintable(hosts));
        agree();
        QVERIFY(hasRun(2));
    }

    void runningAgainIsAskedAboutAsWell()
    {
        compose(u"@db"_s, u"true"_s);
        run();
        agree();
        QVERIFY(hasRun(1));
        QTRY_COMPARE(tab()->results()->queriedHosts(RunQuery::notOk()).size(), 2);
        tab()->runAgain({0});
        QTRY_VERIFY(question() != nullptr);
        QCOMPARE(find<QLabel>(question(), "headLabel")->text(), u"This runs on 1 production host."_s);
        QCOMPARE(tab()->composer()->request().only, QList<ChosenHost>()); // not yet
        agree();
        QVERIFY(hasRun(2));
    }

    void manyAreCountedByHand()
    {
        app::Settings settings = m_fixture->workspace().person().settings();
        settings.typedAbove = 1;
        m_fixture->workspace().person().setSettings(settings);
        compose(u"@all"_s, u"true"_s);
        run();
        auto* const count = find<QLineEdit>(question(), "countEdit");
        auto* const start = find<QPushButton>(question(), "runNowButton");
        QVERIFY(count->isVisible());
        QVERIFY(!start->isEnabled());
        test::type(count, u"3"_s); // of all, not of those in production
        QVERIFY(!start->isEnabled());
        QVERIFY(!start->isDefault());
        count->clear();
        test::type(count, u"2"_s);
        QVERIFY(start->isEnabled());
        QTest::keyClick(count, Qt::Key_Return); // which means it, behind the right number
        QVERIFY(hasRun(1));
    }
};

ROLLCALL_TEST(tst_production, ProductionTest)
#include "tst_production.moc"
