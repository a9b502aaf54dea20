// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/drafts.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/library/libraryeditor.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/results/resultspage.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "gui/shell/startoptions.h"
#include "library/live/library.h"
#include "library/schema/librarydata.h"
#include "support/testmain.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCommandLinkButton>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLatin1String>
#include <QLineEdit>
#include <QMenu>
#include <QModelIndex>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTreeView>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// The window without any server: first start, panels, snippets, tabs, undo.
class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    void open(bool withExamples)
    {
        m_fixture = std::make_unique<test::Fixture>();
        if (withExamples)
            m_fixture->addExamples();
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    gui::RunTabs* tabs() { return find<gui::RunTabs>(m_window.get(), "tabs"); }
    gui::Composer* composer() { return tabs()->current()->composer(); }
    void trigger(const char* action) { find<QAction>(m_window.get(), action)->trigger(); }

    static QModelIndex indexOf(const QAbstractItemModel* model, const QString& text, const QModelIndex& parent = {})
    {
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            if (index.data().toString() == text)
                return index;
            if (const QModelIndex below = indexOf(model, text, index); below.isValid())
                return below;
        }
        return {};
    }

    template <typename T> static T* find(const QObject* root, const char* name)
    {
        T* const found = root->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }

    static void click(QWidget* box, const QString& text)
    {
        for (QPushButton* button : box->findChildren<QPushButton*>()) {
            if (QString(button->text()).remove(u'&') == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable(u"no button "_s + text));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void firstStartOffersThreeWays()
    {
        open(false);
        auto* pages = find<QStackedWidget>(m_window.get(), "pages");
        QCOMPARE(pages->currentWidget()->objectName(), u"welcomePage"_s);
        for (const char* name : {"demoButton", "importButton", "groupButton"})
            QVERIFY(find<QCommandLinkButton>(m_window.get(), name)->isVisible());
        find<QCommandLinkButton>(m_window.get(), "groupButton")->click();
        QWidget* dialog = test::waitForTopLevel(u"GroupDialog"_s);
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"web"_s);
        find<QPlainTextEdit>(dialog, "membersEdit")->setPlainText(u"web-[01-03]\ndb-1"_s);
        QTest::keyClick(find<QLineEdit>(dialog, "nameEdit"), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->workspace().libraries().set().personal()->hosts().size(), 4);
        QTRY_COMPARE(pages->currentWidget()->objectName(), u"tabs"_s);
        m_window->libraryEditor()->edits().undoStack()->undo();
        QCOMPARE(m_fixture->workspace().libraries().set().personal()->hosts().size(), 0);
        QVERIFY(m_fixture->workspace().libraries().set().personal()->groups().isEmpty());
        m_window->libraryEditor()->edits().undoStack()->redo();
        QCOMPARE(m_fixture->workspace().libraries().set().personal()->hosts().size(), 4);
    }

    void ticksEditTheTargetLine()
    {
        open(true);
        QWidget* panel = find<QWidget>(m_window.get(), "hostsPanel");
        auto* tree = find<QTreeView>(panel, "tree");
        QTRY_VERIFY(indexOf(tree->model(), u"web"_s).isValid());
        QVERIFY(!tree->model()->setData(indexOf(tree->model(), u"web"_s), Qt::Checked, Qt::CheckStateRole));
        QTRY_COMPARE(composer()->target(), u"@web"_s);
        QTRY_COMPARE(indexOf(tree->model(), u"web"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!tree->model()->setData(indexOf(tree->model(), u"web-02"_s), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_COMPARE(composer()->target(), u"@web!web-02"_s);
        QTRY_COMPARE(indexOf(tree->model(), u"web"_s).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 2);
    }

    void deletingAHostCanBeUndone()
    {
        open(true);
        library::Library* const personal = m_fixture->workspace().libraries().set().personal();
        m_window->libraryEditor()->addToGroup(personal, {u"db-1"_s}, u"web"_s);
        QVERIFY(personal->group(u"web"_s)->members.contains(u"db-1"_s));
        m_window->libraryEditor()->remove(personal, {u"db-1"_s}, {});
        QVERIFY(personal->host(u"db-1"_s) == nullptr);
        QVERIFY(!personal->group(u"web"_s)->members.contains(u"db-1"_s));
        m_window->libraryEditor()->edits().undoStack()->undo();
        QVERIFY(personal->host(u"db-1"_s) != nullptr);
        QVERIFY(personal->group(u"web"_s)->members.contains(u"db-1"_s));
    }

    void aSnippetNeverOverwritesAnEditedDraft()
    {
        open(true);
        auto* tree = find<QTreeView>(find<QWidget>(m_window.get(), "snippetsPanel"), "tree");
        QTRY_VERIFY(indexOf(tree->model(), u"Disk usage"_s).isValid());
        Q_EMIT tree->doubleClicked(indexOf(tree->model(), u"Disk usage"_s));
        QCOMPARE(tabs()->count(), 1);
        QCOMPARE(composer()->command().title(), u"Disk usage"_s);
        QVERIFY(!tabs()->current()->runs().isRunning());
        auto* editor = find<QPlainTextEdit>(composer(), "commandEditor");
        editor->setPlainText(u"something of my own"_s);
        Q_EMIT tree->doubleClicked(indexOf(tree->model(), u"Greeting"_s));
        QCOMPARE(tabs()->count(), 2);
        QCOMPARE(composer()->command().title(), u"Greeting"_s);
        QCOMPARE(tabs()->tab(0)->composer()->command().title(), u"something of my own"_s);
    }

    void aCommandIsSavedAsASnippet()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"free -m"_s);
        trigger("actionSaveSnippet");
        QWidget* dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"Memory"_s);
        QTest::keyClick(find<QLineEdit>(dialog, "nameEdit"), Qt::Key_Return);
        QTRY_VERIFY(m_fixture->snippet(u"Memory"_s) != nullptr);
        QCOMPARE(m_fixture->snippet(u"Memory"_s)->steps.constFirst().script(), u"free -m"_s);
        QVERIFY(!composer()->command().isEdited());
        QCOMPARE(composer()->command().title(), u"Memory"_s);
    }

    static Snippet full()
    {
        Snippet snippet;
        snippet.name = u"Disk of path"_s;
        snippet.folder = u"Storage"_s;
        snippet.description = u"How full it is"_s;
        snippet.tags = QStringList{u"disk"_s};
        Parameter path;
        path.name = u"path"_s;
        path.label = u"Path"_s;
        path.defaultValue = u"/"_s;
        snippet.parameters = {path};
        snippet.steps = {{u"Disk"_s, u"df -h {{path}}"_s}};
        snippet.success.exitCodes = {0, 1};
        snippet.options.commandTimeout = Milliseconds(5000);
        return snippet;
    }

    void aChangedSnippetIsSavedInItsPlace()
    {
        open(true);
        m_fixture->addSnippet(full());
        composer()->loadSnippet(*m_fixture->snippet(u"Disk of path"_s));
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"df -hT {{path}} {{more}}"_s);
        RunRequest request = composer()->request();
        trigger("actionSaveSnippet");
        QVERIFY(QApplication::activeModalWidget() == nullptr); // nothing is asked: it can be undone
        Snippet expected = full();
        expected.steps = {{u"Disk"_s, u"df -hT {{path}} {{more}}"_s}};
        Parameter more;
        more.name = u"more"_s;
        expected.parameters.append(more);
        QCOMPARE(*m_fixture->snippet(u"Disk of path"_s), expected);
        QVERIFY(!composer()->command().isAltered());
        QCOMPARE(composer()->command().title(), u"Disk of path"_s);
        m_window->libraryEditor()->edits().undoStack()->undo();
        QCOMPARE(*m_fixture->snippet(u"Disk of path"_s), full());
    }

    void aSnippetIsSavedAsANewOneWithAllItHas()
    {
        open(true);
        m_fixture->addSnippet(full());
        composer()->loadSnippet(*m_fixture->snippet(u"Disk of path"_s));
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"df -i {{path}}"_s);
        trigger("actionSaveSnippetAs");
        QWidget* const dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* const name = find<QLineEdit>(dialog, "nameEdit");
        QCOMPARE(name->text(), u"Disk of path"_s);
        name->setText(u"Inodes of path"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(m_fixture->snippet(u"Inodes of path"_s) != nullptr);
        Snippet expected = full();
        expected.name = u"Inodes of path"_s;
        expected.steps = {{u"Disk"_s, u"df -i {{path}}"_s}};
        QCOMPARE(*m_fixture->snippet(u"Inodes of path"_s), expected);
        QCOMPARE(*m_fixture->snippet(u"Disk of path"_s), full());
    }

    void replacingKeepsWhatWasNotFilledIn()
    {
        open(true);
        m_fixture->addSnippet(full());
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"df -k {{path}}"_s);
        trigger("actionSaveSnippet");
        QWidget* const dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(dialog != nullptr);
        auto* const name = find<QLineEdit>(dialog, "nameEdit");
        QCOMPARE(name->text(), u"df -k {{path}}"_s); // as good a start as any
        name->setText(u"Disk of path"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QWidget* const box = test::waitForTopLevel(u"replaceSnippetBox"_s);
        QVERIFY(box != nullptr);
        click(box, u"Replace"_s);
        const Snippet* const saved = m_fixture->snippet(u"Disk of path"_s);
        QTRY_COMPARE(saved->steps.constFirst().script(), u"df -k {{path}}"_s);
        QCOMPARE(saved->folder, full().folder);
        QCOMPARE(saved->description, full().description);
        QCOMPARE(saved->tags, full().tags);
        QCOMPARE(saved->success, full().success);
        QCOMPARE(saved->options, full().options);
    }

    void itFitsASmallScreen()
    {
        open(true);
        const QSize least = m_window->minimumSizeHint(); // 1600x1000 at 200 %
        QVERIFY2(least.width() <= 800 && least.height() <= 470,
                 qPrintable(u"%1x%2"_s.arg(least.width()).arg(least.height())));
    }

    void theKeysCanBeScrolledThrough()
    {
        open(true);
        trigger("actionShortcuts");
        QWidget* const dialog = test::waitForTopLevel(u"shortcutsDialog"_s);
        QVERIFY(dialog != nullptr);
        QVERIFY(dialog->minimumSizeHint().height() < 300);
        QVERIFY(dialog->findChild<QTextBrowser*>()->toPlainText().contains(u"Ctrl+T"_s));
        dialog->close();
    }

    void aSnippetIsReplacedOnlyWhenAsked()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"du -sh /"_s);
        trigger("actionSaveSnippet");
        const QPointer<QWidget> dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(!dialog.isNull());
        auto* name = find<QLineEdit>(dialog.data(), "nameEdit");
        const auto saveAs = [&](const QString& text) {
            name->setText(text);
            QTest::keyClick(name, Qt::Key_Return);
            return test::waitForTopLevel(u"replaceSnippetBox"_s);
        };
        const Snippet before = *m_fixture->snippet(u"Disk usage"_s);
        QPointer<QWidget> box = saveAs(u"Disk usage"_s);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape); // another name: nothing typed is lost
        QTRY_VERIFY(box.isNull());
        QVERIFY(dialog->isVisible());
        QCOMPARE(name->selectedText(), u"Disk usage"_s);
        QCOMPARE(*m_fixture->snippet(u"Disk usage"_s), before);
        box = saveAs(u"Disk usage"_s);
        QVERIFY(box);
        click(box, u"Replace"_s);
        QTRY_VERIFY(dialog.isNull());
        QCOMPARE(m_fixture->snippet(u"Disk usage"_s)->steps.constFirst().script(), u"du -sh /"_s);
        m_window->libraryEditor()->edits().undoStack()->undo();
        QCOMPARE(*m_fixture->snippet(u"Disk usage"_s), before);
    }

    void savingASnippetCanBeGivenUp()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"du -sh /"_s);
        trigger("actionSaveSnippet");
        const QPointer<QWidget> dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(!dialog.isNull());
        find<QLineEdit>(dialog.data(), "nameEdit")->setText(u"Greeting"_s);
        QTest::keyClick(find<QLineEdit>(dialog.data(), "nameEdit"), Qt::Key_Return);
        QWidget* box = test::waitForTopLevel(u"replaceSnippetBox"_s);
        QVERIFY(box);
        click(box, u"Cancel"_s);
        QTRY_VERIFY(dialog.isNull());
        QCOMPARE(m_fixture->snippet(u"Greeting"_s)->steps.constFirst().script(), u"echo {{word:hello}} {{name}}"_s);
        QVERIFY(composer()->command().isEdited());
    }

    void tabsComeAndGo()
    {
        open(true);
        trigger("actionNewTab");
        QCOMPARE(tabs()->count(), 2);
        trigger("actionPreviousTab");
        QCOMPARE(tabs()->currentIndex(), 0);
        trigger("actionCloseTab");
        trigger("actionCloseTab");
        QCOMPARE(tabs()->count(), 1); // there is always one
    }

    void theSameTabIsInFrontAfterARestart()
    {
        open(true);
        for (const QString& command : {u"one"_s, u"two"_s, u"three"_s}) {
            if (command != u"one"_s)
                tabs()->addRunTab();
            find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(command);
        }
        for (int time = 0; time < 2; ++time) {
            m_window->close();
            QTRY_VERIFY(!m_window->isVisible());
            m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
            m_window->begin();
            m_window->show();
            QTRY_COMPARE(tabs()->count(), 3);
            QCOMPARE(composer()->command().title(), u"three"_s);
        }
    }

    /// What was typed before the drafts had been read stands beside them.
    void nothingIsLostByTypingEarly()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"kept"_s);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"early"_s);
        m_window->begin();
        m_window->show();
        QTRY_COMPARE(tabs()->count(), 2);
        QCOMPARE(composer()->command().title(), u"early"_s);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        const auto drafts = app::Drafts::load(m_fixture->workspace().person().paths().draftsFile());
        QVERIFY(drafts.ok());
        QCOMPARE(drafts->tabs.size(), 2);
    }

    void draftsSurviveARestart()
    {
        open(true);
        composer()->setTarget(u"@web"_s);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"uptime -p"_s);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
        QTRY_COMPARE(composer()->command().title(), u"uptime -p"_s);
        QCOMPARE(composer()->target(), u"@web"_s);
    }

    /// What is typed beside the demo goes with it, and what was kept before is there the next time.
    void theDemoLeavesTheDraftsAlone()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"mine"_s);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        const QFileInfo drafts(m_fixture->paths().draftsFile());
        const auto kept = [&drafts] {
            QFile file(drafts.filePath());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = kept();
        QVERIFY(before.contains("mine"));
        const QStringList files = drafts.dir().entryList({u"drafts*.json"_s}, QDir::Files);
        const QString fleet = m_fixture->path(u"fleet"_s);
        QVERIFY(library::createLibrary(fleet + u"/library"_s, u"demo"_s).ok());

        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        gui::StartOptions options;
        options.demoDir = fleet;
        m_window->begin(options);
        m_window->show();
        QTRY_COMPARE(m_fixture->workspace().libraries().set().libraries().size(), 2);
        tabs()->addRunTab();
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"beside the demo"_s);
        trigger("actionCloseTab");
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(kept(), before);
        QCOMPARE(drafts.dir().entryList({u"drafts*.json"_s}, QDir::Files), files);
    }

    void theFocusStaysWhereASnippetIsSaved()
    {
        open(true);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        composer()->loadSnippet(*m_fixture->snippet(u"Greeting"_s));
        composer()->carryOut(gui::Command::GoCommand);
        auto* const editor = find<QPlainTextEdit>(composer(), "commandEditor");
        QVERIFY(editor->hasFocus());
        QTest::keyClicks(editor, u"# "_s);
        const int place = editor->textCursor().position();
        QTest::keySequence(editor, gui::commandKeys(gui::Command::SaveSnippet).constFirst());
        QTRY_VERIFY(m_fixture->snippet(u"Greeting"_s)->steps[0].script().contains(u"# "_s));
        auto* const now = find<QPlainTextEdit>(composer(), "commandEditor");
        QCOMPARE(QApplication::focusWidget(), now);
        QCOMPARE(now->textCursor().position(), place);
    }

    /// Which is in front is kept at once: a crash asks nobody.
    void anotherTabInFrontIsKept()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"left"_s);
        tabs()->addRunTab();
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"right"_s);
        const QString file = m_fixture->paths().draftsFile();
        const auto kept = [&file](int current) {
            const Result<app::Drafts> drafts = app::Drafts::load(file);
            return drafts && drafts->tabs.size() == 2 && drafts->current == current;
        };
        QTRY_VERIFY(kept(1));
        tabs()->setCurrentIndex(0);
        QTRY_VERIFY(kept(0));
    }

    void theEncodingOfATabIsThereAfterARestart()
    {
        open(true);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"left"_s);
        const auto encoding = [this] { return find<QComboBox>(tabs()->current()->results(), "encodingBox"); };
        encoding()->setCurrentIndex(encoding()->findText(u"IBM437"_s));
        Q_EMIT encoding()->activated(encoding()->currentIndex());
        tabs()->addRunTab();
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"right"_s);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
        QTRY_COMPARE(tabs()->count(), 2);
        QCOMPARE(encoding()->currentIndex(), 0);
        tabs()->setCurrentIndex(0);
        QCOMPARE(encoding()->currentText(), u"IBM437"_s);
    }

    /// Blank tabs are not kept, and so do not count.
    void theTabInFrontIsInFrontAgain()
    {
        open(true);
        tabs()->addRunTab();
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"left"_s);
        tabs()->addRunTab();
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"right"_s);
        tabs()->setCurrentIndex(1); // behind the blank one
        QCOMPARE(composer()->command().title(), u"left"_s);
        for (int restart = 0; restart < 2; ++restart) {
            m_window->close();
            QTRY_VERIFY(!m_window->isVisible());
            m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
            m_window->begin();
            m_window->show();
            QTRY_COMPARE(tabs()->count(), 2);
            QCOMPARE(composer()->command().title(), u"left"_s);
        }
    }
};

ROLLCALL_TEST(tst_mainwindow, MainWindowTest)
#include "tst_mainwindow.moc"
