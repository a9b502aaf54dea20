// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "library/live/library.h"
#include "support/silentfile.h"
#include "support/testmain.h"

#include <QAbstractItemDelegate>
#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QList>
#include <QModelIndex>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

// What cannot be read is said in the window for as long as it is so: broken files, and a history that is not to
// be had.
class ProblemsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<gui::MainWindow> m_window;
    app::Paths m_paths;

    void write(const QString& file, const QByteArray& text)
    {
        const QString path = m_paths.personalLibrary() + u'/' + file;
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

    void begin()
    {
        m_workspace = std::make_unique<app::Workspace>(m_paths);
        m_window = std::make_unique<gui::MainWindow>(*m_workspace);
        m_window->begin();
        m_window->show();
    }

    void open()
    {
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->libraries().state().isLoading(), 10'000);
    }

    QPushButton* button() { return find<QPushButton>(m_window.get(), "problemsButton"); }
    QString hint(const char* panel) { return find<QLabel>(find<QWidget>(m_window.get(), panel), "hintLabel")->text(); }
    static QString cell(const QTableWidget* table, int row, int column) { return table->item(row, column)->text(); }

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        m_paths = app::Paths::below(m_folder.filePath(QString::number(++count)));
    }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void aLibraryInOrderSaysNothing()
    {
        open();
        QVERIFY(!button()->isVisible());
    }

    void theirRowsAreAsHighAsTheyNeed()
    {
        write(u"hosts.yaml"_s, "version: 1\nhosts:\n  a:\n");
        write(u"groups/web.yaml"_s, "version: 1\nname: web\nmembers: [a\n");
        write(u"snippets/new.yaml"_s, "version: 99\nname: new\nsteps: []\n");
        open();
        QTRY_VERIFY(button()->isVisible());
        button()->click();
        QWidget* const dialog = test::waitForTopLevel(u"ProblemsDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* const table = find<QTableWidget>(dialog, "table");
        QCOMPARE(table->rowCount(), 2);
        const auto heights = [table] {
            QList<int> rows;
            for (int row = 0; row < table->rowCount(); ++row)
                rows.append(table->rowHeight(row));
            return rows;
        };
        const auto fits = [table, heights] {
            const QList<int> before = heights();
            table->resizeRowsToContents();
            return heights() == before;
        };
        const auto resize = [dialog](int width) {
            dialog->resize(width, dialog->height());
            QCoreApplication::sendPostedEvents();
        };
        QTRY_VERIFY(fits());
        resize(420);
        const int narrow = table->rowHeight(0);
        QVERIFY(narrow > 2 * table->fontMetrics().height());
        QVERIFY(fits());
        resize(3'000);
        QVERIFY(table->rowHeight(0) < narrow);
        QVERIFY(fits());
        resize(420);
        QCOMPARE(table->rowHeight(0), narrow);
        dialog->close();
    }

    void brokenFilesAreListedUntilTheyAreMended()
    {
        write(u"hosts.yaml"_s, "version: 1\nhosts:\n  a:\n");
        write(u"groups/web.yaml"_s, "version: 1\nname: web\nmembers: [a\n");
        write(u"snippets/bad.yaml"_s, "version: 1\nname: <b>bad</b>\nsteps:\n  - <img src=x>: 1\n");
        write(u"snippets/new.yaml"_s, "version: 99\nname: new\nsteps: []\n");
        open();
        QTRY_VERIFY(button()->isVisible());
        QCOMPARE(button()->text(), u"3 problems"_s);
        QCOMPARE(button()->accessibleName(), u"3 problems"_s);
        QVERIFY(button()->focusPolicy() & Qt::TabFocus);
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Space);
        QWidget* const dialog = test::waitForTopLevel(u"ProblemsDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* const table = find<QTableWidget>(dialog, "table");
        QCOMPARE(table->rowCount(), 3);
        QStringList files;
        for (int row = 0; row < 3; ++row)
            files.append(cell(table, row, 0));
        files.sort();
        QCOMPARE(files, (QStringList{u"bad.yaml"_s, u"new.yaml"_s, u"web.yaml"_s}));
        for (int row = 0; row < 3; ++row) {
            QVERIFY2(cell(table, row, 2).contains(m_paths.personalLibrary()), "the whole path");
            QVERIFY(cell(table, row, 2).contains(u"left as it is"_s));
            if (cell(table, row, 0) == "web.yaml"_L1)
                QVERIFY(cell(table, row, 1).toInt() >= 3);
        }
        find<QPushButton>(dialog, "copyButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 2);

        write(u"groups/web.yaml"_s, "version: 1\nname: web\nmembers: [a]\n");
        QTRY_COMPARE_WITH_TIMEOUT(button()->text(), u"2 problems"_s, 15'000);
        QTRY_COMPARE(table->rowCount(), 2);
        QVERIFY(QFile::remove(m_paths.personalLibrary() + u"/snippets/bad.yaml"_s));
        QTRY_COMPARE_WITH_TIMEOUT(button()->text(), u"1 problem"_s, 15'000);
        QVERIFY(QFile::remove(m_paths.personalLibrary() + u"/snippets/new.yaml"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!button()->isVisible(), 15'000);
        QCOMPARE(table->rowCount(), 0);
        QVERIFY(find<QLabel>(dialog, "countLabel")->text().contains(u"well again"_s));
        dialog->close();
    }

    /// A share that takes its time.
    void whatIsBeingReadIsSaid()
    {
        QVERIFY(QDir().mkpath(m_paths.personalLibrary()));
        test::SilentFile hosts(m_paths.personalLibrary() + u"/hosts.yaml"_s);
        begin();
        QTRY_VERIFY(hosts.isHolding());
        QTRY_VERIFY(!m_workspace->history().state().isLoading()); // which waits for nobody else
        QCOMPARE(hint("hostsPanel"), u"Your libraries are being read…"_s);
        QCOMPARE(hint("snippetsPanel"), u"Your libraries are being read…"_s);
        QVERIFY(!find<QWidget>(m_window.get(), "welcomePage")->isVisible());
        hosts.release();
        QTRY_VERIFY(!m_workspace->libraries().state().isLoading());
        QVERIFY(hint("snippetsPanel").startsWith(u"No snippets yet."_s));
    }

    void whatCouldNotBeReadIsNotCalledEmpty()
    {
        write(u"hosts.yaml"_s, "version: 1\nhosts: [\n");
        open();
        QVERIFY(m_workspace->libraries().state().hasFailed());
        QVERIFY2(hint("hostsPanel").contains(m_paths.personalLibrary() + u"/hosts.yaml"_s),
                 qPrintable(hint("hostsPanel")));
        QVERIFY(hint("snippetsPanel").startsWith(u"No snippets yet."_s));
        write(u"snippets/bad.yaml"_s, "version: 1\nname: bad\nsteps: [\n");
        QTRY_VERIFY(m_workspace->libraries().state(app::Libraries::Kind::Snippets).hasFailed());
        QTRY_VERIFY(hint("snippetsPanel").contains(u"bad.yaml"_s));
        QVERIFY(QFile::remove(m_paths.personalLibrary() + u"/snippets/bad.yaml"_s));
        write(u"hosts.yaml"_s, "version: 1\nhosts:\n  web-1:\n    port: many\n"); // each of them
        QTRY_VERIFY2(hint("hostsPanel").contains(u"port"_s), qPrintable(hint("hostsPanel")));
        write(u"hosts.yaml"_s, "version: 1\nhosts: {}\n");
        QTRY_VERIFY(hint("hostsPanel").startsWith(u"No hosts yet."_s));
        QTRY_VERIFY(hint("snippetsPanel").startsWith(u"No snippets yet."_s));
    }

    void aHistoryThatIsBeingOpenedIsSaid()
    {
        QVERIFY(QDir().mkpath(m_paths.historyDir()));
        test::SilentFile database(m_paths.historyDir() + u"/history.sqlite"_s);
        open(); // libraries wait for nobody else
        QTRY_VERIFY(database.isHolding());
        find<QAction>(m_window.get(), "actionHistory")->trigger();
        QWidget* const dialog = test::waitForTopLevel(u"HistoryDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* const label = find<QLabel>(dialog, "hintLabel");
        QCOMPARE(label->text(), u"History is being opened…"_s);
        database.release();
        QTRY_VERIFY(label->text().startsWith(u"Nothing was run yet."_s));
        dialog->close();
    }

    /// A file where the folder of the history should be.
    void aHistoryThatCannotBeOpenedIsSaid()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_paths.historyDir()).path()));
        QFile obstacle(m_paths.historyDir());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        obstacle.close();
        write(u"hosts.yaml"_s, "version: 1\nhosts:\n  a:\n    address: 127.0.0.1\n    port: 1\n");
        open();
        QTRY_VERIFY(button()->isVisible());
        QCOMPARE(button()->text(), u"1 problem"_s);
        auto* const tabs = find<gui::RunTabs>(m_window.get(), "tabs");
        gui::RunTab* const tab = tabs->current();
        tab->composer()->setTarget(u"a"_s);
        test::type(find<QPlainTextEdit>(tab->composer(), "commandEditor"), u"true"_s);
        QTRY_COMPARE(tab->composer()->launch()->preflight().hosts.size(), 1);

        find<QAction>(m_window.get(), "actionHistory")->trigger();
        QWidget* const past = test::waitForTopLevel(u"HistoryDialog"_s);
        QVERIFY(past != nullptr);
        QTRY_VERIFY(find<QLabel>(past, "hintLabel")->text().contains(m_paths.historyDir()));
        past->close();

        // With history: not started, and one click does without.
        tab->composer()->launch()->run();
        QWidget* const box = test::waitForTopLevel(u"notStartedBox"_s);
        QVERIFY(box != nullptr);
        QVERIFY(!tab->runs().isRunning());
        find<QPushButton>(box, "withoutHistoryButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(tab->state() == gui::RunTab::State::Bad, 30'000); // nothing listens there

        // Without history: it runs at once.
        app::Settings settings = m_workspace->person().settings();
        settings.keepHistory = false;
        m_workspace->person().setSettings(settings);
        QSignalSpy finished(tab, &gui::RunTab::finished);
        tab->composer()->launch()->run();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);

        // The obstacle goes: history opens when it is wanted next, and the problem is gone.
        QVERIFY(obstacle.remove());
        QVERIFY(m_workspace->history().openNow().ok());
        QTRY_VERIFY(!button()->isVisible());
    }
};

ROLLCALL_TEST(tst_problems, ProblemsTest)
#include "tst_problems.moc"
