// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/outcome.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/library/libraryeditor.h"
#include "gui/look/commands.h"
#include "gui/results/resultspage.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "library/live/library.h"
#include "support/testmain.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::Command;
using test::find;

namespace {

/// Wants each key for itself, as a text field on some desktops does.
class GreedyEdit : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        return QLineEdit::event(event);
    }
};

} // namespace

// A key does what it does only where one can see it, and everywhere where the menu promises it.
class KeysInFocusTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    gui::RunTab* tab() { return find<gui::RunTabs>(m_window.get(), "tabs")->current(); }
    QWidget* panel(const char* name) { return find<QWidget>(m_window.get(), name); }
    bool hasRun(int runs)
    {
        return QTest::qWaitFor([&] { return tab()->runs().count() == runs && !tab()->runs().isRunning(); }, 30'000);
    }

    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        widget->setFocus();
        QVERIFY(widget->hasFocus());
        QTest::keyClick(widget, key, modifiers);
    }

    QUndoStack* edits() { return m_window->libraryEditor()->edits().undoStack(); }
    bool hasWeb() { return m_fixture->workspace().libraries().set().personal()->group(u"web"_s) != nullptr; }

    void deleteWeb()
    {
        m_window->libraryEditor()->remove(m_fixture->workspace().libraries().set().personal(), {}, {u"web"_s});
        QVERIFY(!hasWeb());
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
        RunRequest request;
        request.target = u"127.0.0.1:1"_s;
        request.composition = Composition::fromCommands({u"true"_s});
        tab()->composer()->setRequest(request);
        QTRY_VERIFY(tab()->composer()->launch()->isResolved());
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void runIsPressedWhereTheCommandOrItsAnswersAre()
    {
        press(find<QPlainTextEdit>(tab(), "commandEditor"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(1));
        press(find<QTableView>(tab(), "table"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(2));
        tab()->composer()->setFolded(false);
        press(find<QLineEdit>(tab(), "targetEdit"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(3));
    }

    /// As the README says: double-click it, and press Ctrl+Return.
    void aSnippetThatIsLoadedRunsFromThere()
    {
        RunRequest request;
        request.target = u"127.0.0.1:1"_s;
        tab()->composer()->setRequest(request);
        QTRY_VERIFY(tab()->composer()->launch()->isResolved());
        auto* const tree = find<QTreeView>(panel("snippetsPanel"), "tree");
        QModelIndex index;
        const auto look = [&] {
            const QAbstractItemModel* const model = tree->model();
            index = model
                        ->match(model->index(0, 0), Qt::DisplayRole, u"Disk usage"_s, 1,
                                Qt::MatchExactly | Qt::MatchRecursive)
                        .value(0);
            return index.isValid();
        };
        QTRY_VERIFY(look());
        tree->setFocus();
        Q_EMIT tree->doubleClicked(index);
        QTRY_COMPARE(tab()->composer()->request().composition.snippet, u"Disk usage"_s);
        QVERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(1));
    }

    void nothingRunsFromASearch()
    {
        press(find<QPlainTextEdit>(tab(), "commandEditor"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(1));
        tab()->results()->find();
        const QString target = tab()->composer()->target();
        QList<QWidget*> elsewhere{find<QLineEdit>(panel("hostsPanel"), "searchEdit"),
                                  find<QLineEdit>(panel("snippetsPanel"), "searchEdit"),
                                  find<QTreeView>(panel("hostsPanel"), "tree"),
                                  find<QTreeView>(panel("snippetsPanel"), "tree"),
                                  find<QLineEdit>(tab(), "filterEdit"),
                                  find<QLineEdit>(tab(), "exitCodeEdit")};
        if (auto* const findEdit = find<QLineEdit>(tab(), "findEdit"); findEdit->isVisible())
            elsewhere.append(findEdit);
        for (QWidget* widget : std::as_const(elsewhere)) {
            press(widget, Qt::Key_Return, Qt::ControlModifier);
            QVERIFY2(!tab()->runs().isRunning(), qPrintable(widget->objectName()));
            QCOMPARE(tab()->runs().count(), 1);
            QCOMPARE(tab()->composer()->target(), target);
        }
    }

    void undoHoldsInTheTrees()
    {
        press(find<QPlainTextEdit>(tab(), "commandEditor"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(1));
        deleteWeb();
        press(find<QTableView>(tab(), "table"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!hasWeb());
        press(find<QTreeView>(panel("hostsPanel"), "tree"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(hasWeb());
        const QKeyCombination redo = gui::commandKeys(Command::Redo).constFirst()[0];
        press(find<QTableView>(tab(), "table"), redo.key(), redo.keyboardModifiers());
        QVERIFY(hasWeb());
        press(find<QTreeView>(panel("snippetsPanel"), "tree"), redo.key(), redo.keyboardModifiers());
        QVERIFY(!hasWeb());
    }

    void whatIsTakenBackIsSaid()
    {
        auto* const bar = find<QStatusBar>(m_window.get(), "statusBar");
        auto* const tree = find<QTreeView>(panel("hostsPanel"), "tree");
        deleteWeb();
        QCOMPARE(bar->currentMessage(), u"Delete web"_s);
        press(tree, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(hasWeb());
        QCOMPARE(bar->currentMessage(), u"Undone: Delete web"_s);
        const QKeyCombination redo = gui::commandKeys(Command::Redo).constFirst()[0];
        press(tree, redo.key(), redo.keyboardModifiers());
        QVERIFY(!hasWeb());
        QCOMPARE(bar->currentMessage(), u"Done again: Delete web"_s);
        find<QToolButton>(m_window.get(), "undoOffer")->click();
        QCOMPARE(bar->currentMessage(), u"Undone: Delete web"_s);
    }

    void elsewhereAnEditIsOfferedBackByName()
    {
        auto* const offer = find<QToolButton>(m_window.get(), "undoOffer");
        QVERIFY(!offer->isVisible());
        deleteWeb();
        QVERIFY(offer->isVisible());
        QCOMPARE(offer->text(), u"Undo: Delete web"_s);
        offer->click();
        QVERIFY(hasWeb());
        QVERIFY(!offer->isVisible());
        QVERIFY(edits()->canRedo());
    }

    void enterInASearchGoesToTheFirstHit()
    {
        auto* const hosts = find<QTreeView>(panel("hostsPanel"), "tree");
        test::type(find<QLineEdit>(panel("hostsPanel"), "searchEdit"), u"web-02"_s);
        QTest::keyClick(find<QLineEdit>(panel("hostsPanel"), "searchEdit"), Qt::Key_Return);
        QVERIFY(hosts->hasFocus());
        QCOMPARE(hosts->currentIndex().data().toString(), u"web-02"_s);
        auto* const snippets = find<QTreeView>(panel("snippetsPanel"), "tree");
        test::type(find<QLineEdit>(panel("snippetsPanel"), "searchEdit"), u"greet"_s);
        QTest::keyClick(find<QLineEdit>(panel("snippetsPanel"), "searchEdit"), Qt::Key_Return);
        QVERIFY(snippets->hasFocus());
        QCOMPARE(snippets->currentIndex().data().toString(), u"Greeting"_s);
    }

    void aSearchWithoutAHitSaysSo()
    {
        for (const char* name : {"hostsPanel", "snippetsPanel"}) {
            auto* const hint = find<QLabel>(panel(name), "hintLabel");
            QVERIFY(!hint->isVisible());
            test::type(find<QLineEdit>(panel(name), "searchEdit"), u"nowhere"_s);
            QTRY_VERIFY(hint->isVisible());
            QVERIFY(hint->text().contains(u"“nowhere”"_s));
            find<QLineEdit>(panel(name), "searchEdit")->clear();
            QTRY_VERIFY(!hint->isVisible());
        }
    }

    void snippetsHaveTheKeysOfHosts()
    {
        auto* const tree = find<QTreeView>(panel("snippetsPanel"), "tree");
        test::type(find<QLineEdit>(panel("snippetsPanel"), "searchEdit"), u"greet"_s);
        QTest::keyClick(find<QLineEdit>(panel("snippetsPanel"), "searchEdit"), Qt::Key_Return);
        press(tree, Qt::Key_F2, {});
        QWidget* const dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(dialog != nullptr);
        dialog->close();
        press(tree, Qt::Key_Delete, {});
        QVERIFY(m_fixture->snippet(u"Greeting"_s) == nullptr);
        edits()->undo();
        QVERIFY(m_fixture->snippet(u"Greeting"_s) != nullptr);
    }

    void aCopyOfASnippetHasANameOfItsOwn()
    {
        auto* const editor = m_window->libraryEditor();
        library::Library* const library = m_fixture->workspace().libraries().set().personal();
        editor->duplicateSnippet(library, u"Greeting"_s);
        editor->duplicateSnippet(library, u"Greeting"_s);
        Snippet expected = *m_fixture->snippet(u"Greeting"_s);
        expected.name = u"Greeting (copy 2)"_s;
        QVERIFY(m_fixture->snippet(u"Greeting (copy)"_s) != nullptr);
        QCOMPARE(*m_fixture->snippet(u"Greeting (copy 2)"_s), expected);
    }

    void namesAreCopiedAndPastedIntoAGroup()
    {
        auto* const tree = find<QTreeView>(panel("hostsPanel"), "tree");
        const auto select = [&](const QString& name) {
            const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                               Qt::MatchExactly | Qt::MatchRecursive);
            QVERIFY(!found.isEmpty());
            tree->selectionModel()->setCurrentIndex(found.constFirst(), QItemSelectionModel::ClearAndSelect);
        };
        tree->expandAll();
        select(u"web-01"_s);
        press(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"web-01"_s);
        QGuiApplication::clipboard()->setText(u"web-01\nweb-03\n"_s);
        select(u"db"_s);
        press(tree, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_fixture->workspace().libraries().set().personal()->group(u"db"_s)->members,
                 QStringList({u"db-1"_s, u"web-01"_s, u"web-03"_s}));
    }

    void rowsAreCopiedWhole()
    {
        press(find<QPlainTextEdit>(tab(), "commandEditor"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hasRun(1));
        auto* const table = find<QTableView>(tab(), "table");
        table->selectAll();
        press(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
        QVERIFY(cells.size() > 4);
        QCOMPARE(cells.constFirst(), u"127.0.0.1:1"_s);
        QVERIFY(cells.contains(outcomeLabel(Outcome::Unreachable)));
    }

    void noFieldKeepsAKeyThatTheWholeWindowHas()
    {
        GreedyEdit field(tab());
        field.show();
        for (const gui::CommandRow& row : gui::commands()) {
            const QList<QKeySequence> keys = gui::commandKeys(row.command);
            if (keys.isEmpty())
                continue;
            const QKeyCombination key = keys.constFirst()[0];
            QKeyEvent event(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
            event.ignore();
            QCoreApplication::sendEvent(&field, &event);
            QVERIFY2(event.isAccepted() == row.keys.focused, row.id);
        }
    }
};

ROLLCALL_TEST(tst_keysinfocus, KeysInFocusTest)
#include "tst_keysinfocus.moc"
