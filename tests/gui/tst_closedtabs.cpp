// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "support/testmain.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

// What was typed in a tab comes back after it was closed.
class ClosedTabsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    gui::RunTabs* tabs() { return find<gui::RunTabs>(m_window.get(), "tabs"); }
    gui::RunTab* tab() { return tabs()->current(); }
    void trigger(const char* action) { find<QAction>(m_window.get(), action)->trigger(); }

    gui::RunTab* add(const QString& command)
    {
        gui::RunTab* const added = tabs()->blankTab();
        added->composer()->carryOut(gui::Command::GoCommand);
        QTest::keyClicks(find<QPlainTextEdit>(added, "commandEditor"), command);
        return added;
    }

    QStringList titles()
    {
        QStringList titles;
        for (int i = 0; i < tabs()->count(); ++i)
            titles.append(tabs()->tab(i)->title());
        return titles;
    }

private Q_SLOTS:
    void init()
    {
        qputenv("ROLLCALL_SSH_HOME", QFile::encodeName(m_home.path()));
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void aClosedTabComesBackWhereItWas()
    {
        for (const char* command : {"echo one", "echo two", "echo three"}) {
            add(QLatin1String(command));
            tabs()->addRunTab();
        }
        trigger("actionCloseTab"); // the last one, with nothing in it
        QCOMPARE(titles(), QStringList({u"echo one"_s, u"echo two"_s, u"echo three"_s}));
        tabs()->setCurrentIndex(1);
        trigger("actionCloseTab");
        QCOMPARE(titles(), QStringList({u"echo one"_s, u"echo three"_s}));
        trigger("actionReopenTab");
        QCOMPARE(titles(), QStringList({u"echo one"_s, u"echo two"_s, u"echo three"_s}));
        QCOMPARE(tab()->title(), u"echo two"_s);
        QVERIFY(tab()->composer()->command().isEdited()); // not saved anywhere
        trigger("actionReopenTab");                       // that was all
        QCOMPARE(tabs()->count(), 3);
    }

    void theLastTabComesBackInPlaceOfTheBlankOne()
    {
        add(u"echo one"_s);
        trigger("actionCloseTab");
        QCOMPARE(titles(), QStringList{QString()});
        trigger("actionReopenTab");
        QCOMPARE(titles(), QStringList{u"echo one"_s});
    }

    void tenAreKept()
    {
        for (int i = 0; i < 12; ++i) {
            add(u"echo %1"_s.arg(i));
            trigger("actionCloseTab");
        }
        for (int i = 0; i < 12; ++i)
            trigger("actionReopenTab");
        QCOMPARE(tabs()->count(), 10);
        QCOMPARE(tabs()->tab(0)->title(), u"echo 2"_s);
    }

    void theyAreThereAfterARestart()
    {
        for (const char* command : {"echo one", "echo two", "echo three"}) {
            add(QLatin1String(command));
            tabs()->addRunTab();
        }
        tabs()->setCurrentIndex(0);
        RunRequest secret = tab()->composer()->request();
        secret.composition.standardInput = "a password";
        tab()->composer()->setRequest(secret);
        trigger("actionCloseTab");
        trigger("actionCloseTab");
        QCOMPARE(titles(), (QStringList{u"echo three"_s, QString()}));
        for (int restart = 0; restart < 2; ++restart) {
            m_window->close();
            QTRY_VERIFY(!m_window->isVisible());
            QFile file(m_fixture->paths().draftsFile());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray kept = file.readAll();
            QVERIFY(kept.contains("echo one") && kept.contains("echo two"));
            QVERIFY(!kept.contains("a password") && !kept.contains(QByteArray("a password").toBase64()));
            m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
            m_window->begin();
            m_window->show();
            QTRY_COMPARE(titles(), QStringList{u"echo three"_s});
        }
        trigger("actionReopenTab");
        QCOMPARE(titles(), (QStringList{u"echo two"_s, u"echo three"_s}));
        trigger("actionReopenTab");
        QCOMPARE(titles(), (QStringList{u"echo one"_s, u"echo two"_s, u"echo three"_s}));
        trigger("actionReopenTab");
        QCOMPARE(tabs()->count(), 3);
    }

    void theFocusStaysWithTheTabs()
    {
        add(u"echo one"_s);
        tabs()->addRunTab();
        add(u"echo two"_s);
        trigger("actionCloseTab");
        QVERIFY(tab()->isAncestorOf(QApplication::focusWidget()));
        trigger("actionReopenTab");
        QVERIFY(tab()->isAncestorOf(QApplication::focusWidget()));
    }
};

ROLLCALL_TEST(tst_closedtabs, ClosedTabsTest)
#include "tst_closedtabs.moc"
