// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/compose/heading.h"
#include "gui/compose/launchcontroller.h"
#include "gui/compose/stepseditor.h"
#include "gui/fixture.h"
#include "gui/look/elidedlabel.h"
#include "gui/results/resultspage.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "support/testmain.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

// Title and heading tell what ran; what would run next has a line of its own.
class HeadingsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    gui::RunTabs* tabs() { return find<gui::RunTabs>(m_window.get(), "tabs"); }
    gui::RunTab* tab() { return tabs()->current(); }
    QString label(const char* name) { return find<gui::ElidedLabel>(tab()->composer(), name)->fullText(); }
    void setScript(const QString& text)
    {
        find<QPlainTextEdit>(tab()->composer(), "commandEditor")->setPlainText(text);
    }

    void run(const QString& target, int runs)
    {
        tab()->composer()->setTarget(target);
        tab()->composer()->launch()->run();
        QTRY_VERIFY_WITH_TIMEOUT(tab()->runs().count() == runs && !tab()->runs().isRunning(), 30'000);
    }

    static Snippet diskUsage()
    {
        Snippet snippet;
        snippet.name = u"Space"_s;
        snippet.steps = {{u"Disk usage"_s, u"df -h {{path}}"_s}};
        return snippet;
    }

private Q_SLOTS:
    void init()
    {
        qputenv("ROLLCALL_SSH_HOME", QFile::encodeName(m_home.path()));
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_fixture->addSnippet(diskUsage());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
        tab()->composer()->loadSnippet(*m_fixture->snippet(u"Space"_s));
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void aStepsTitleGoesWithItsScript()
    {
        auto* const editor = find<gui::StepsEditor>(tab()->composer(), "stepsEditor");
        QCOMPARE(editor->steps().constFirst().title, u"Disk usage"_s);
        setScript(u"uptime"_s);
        QCOMPARE(editor->steps().constFirst().title, QString());
        setScript(u"df -h {{path}}"_s);
        QCOMPARE(editor->steps().constFirst().title, u"Disk usage"_s);
    }

    void theHeadingIsOfTheRunThatIsShown()
    {
        RunRequest request = tab()->composer()->request();
        request.composition.values[u"path"_s] = u"/var"_s;
        tab()->composer()->setRequest(request);
        run(u"127.0.0.1:1"_s, 1);
        QCOMPARE(label("foldedLabel"), u"Space (/var) on 127.0.0.1:1"_s);
        QCOMPARE(tab()->title(), u"Space"_s);
        QVERIFY(!find<gui::ElidedLabel>(tab()->composer(), "draftLabel")->isVisible());

        setScript(u"uptime"_s);
        QCOMPARE(label("foldedLabel"), u"Space (/var) on 127.0.0.1:1"_s); // of what stands below
        QCOMPARE(label("draftLabel"), u"Run would start: uptime on 127.0.0.1:1"_s);
        QVERIFY(find<gui::ElidedLabel>(tab()->composer(), "draftLabel")->isVisible());
        run(u"127.0.0.1:2"_s, 2);
        QCOMPARE(label("foldedLabel"), u"uptime on 127.0.0.1:2"_s);
        QCOMPARE(tab()->title(), u"uptime"_s);
        QVERIFY(tabs()->tabText(tabs()->currentIndex()).contains(u"uptime"_s));
        QVERIFY(m_window->windowTitle().contains(u"uptime"_s));
        QCOMPARE(tab()->results()->spec()->steps.constFirst().title, QString());

        Q_EMIT tab()->results()->revisionChosen(0);
        QCOMPARE(label("foldedLabel"), u"Space (/var) on 127.0.0.1:1"_s);
        QVERIFY(m_window->windowTitle().contains(u"Space"_s));
        QCOMPARE(label("draftLabel"), u"Run would start: uptime on 127.0.0.1:2"_s);
    }

    void anEditedSnippetKeepsItsNameInTheTab()
    {
        QCOMPARE(tab()->title(), u"Space"_s);
        setScript(u"df -hT {{path}}"_s);
        QCOMPARE(tab()->title(), u"Space •"_s);
    }
};

ROLLCALL_TEST(tst_headings, HeadingsTest)
#include "tst_headings.moc"
