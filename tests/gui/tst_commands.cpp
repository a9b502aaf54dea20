// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/look/commandactions.h"
#include "gui/results/resultspage.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QIcon>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::Command;
using gui::CommandRow;
using gui::Given;
using gui::Givens;

// One table names every command of the window: nothing in it clashes, and all that can be pressed comes from it.
class CommandsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    gui::RunTab* tab() { return test::find<gui::RunTabs>(m_window.get(), "tabs")->current(); }
    QAbstractItemView* table() { return tab()->findChild<QAbstractItemView*>(u"table"_s); }

    static bool areTogether(const CommandRow& one, const CommandRow& other)
    {
        return !one.keys.focused || !other.keys.focused || one.scope == other.scope;
    }

    static bool haveAKeyInCommon(const CommandRow& one, const CommandRow& other)
    {
        const QList<QKeySequence> keys = gui::commandKeys(one.command);
        return std::ranges::any_of(gui::commandKeys(other.command),
                                   [&](const QKeySequence& key) { return keys.contains(key); });
    }

    /// Of the menu and of those in it: what no command stands behind, or what says or shows something else than it.
    /// What can be undone the undo stack knows.
    static QStringList strangers(const QMenu* menu)
    {
        QStringList found;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator())
                continue;
            const auto command = gui::commandOf(action);
            const QString place = menu->objectName() + u'/' + action->text();
            if (!command)
                found.append(place + u" is no command"_s);
            else if (!action->text().startsWith(gui::commandText(*command).section(u'%', 0, 0)))
                found.append(place + u" is not called "_s + gui::commandText(*command));
            else if (action->icon().name() != QLatin1String(gui::commandRow(*command).icon))
                found.append(place + u" has the icon "_s + action->icon().name());
            else if (!action->isEnabled() && !gui::commandRow(*command).needs && command != Command::Undo &&
                     command != Command::Redo)
                found.append(place + u" needs nothing and is not possible"_s);
            if (action->menu() != nullptr)
                found += strangers(action->menu());
        }
        return found;
    }

    /// Opens it as a right click does, looks, and closes it.
    template <typename Look> void withMenu(QWidget* owner, const char* name, const QPoint& at, Look look)
    {
        Q_EMIT owner->customContextMenuRequested(at);
        auto* const menu = m_window->findChild<QMenu*>(QLatin1String(name));
        QVERIFY2(menu != nullptr, name);
        QVERIFY2(!menu->actions().isEmpty(), name);
        look(menu);
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void isKnown(QWidget* owner, const char* name, const QPoint& at = {5, 5})
    {
        withMenu(owner, name, at, [](const QMenu* menu) { QCOMPARE(strangers(menu), QStringList()); });
    }

    /// A run on a port that nobody listens on: it ends at once, and not well.
    void runSomething()
    {
        RunRequest request;
        request.target = u"127.0.0.1:1"_s;
        request.composition = Composition::fromCommands({u"true"_s});
        tab()->composer()->setRequest(request);
        tab()->composer()->launch()->run();
        QTRY_VERIFY_WITH_TIMEOUT(tab()->runs().count() > 0 && !tab()->runs().isRunning(), 30'000);
        QTRY_VERIFY(table()->selectionModel()->hasSelection());
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
        runSomething();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void everyCommandHasANameOfItsOwn()
    {
        static const QRegularExpression form(u"\\A[a-z]+\\.[a-z]+(-[a-z]+)*\\z"_s);
        QSet<QString> ids;
        for (const CommandRow& row : gui::commands()) {
            const QString id = QLatin1String(row.id);
            QVERIFY2(form.match(id).hasMatch(), row.id);
            QVERIFY2(!ids.contains(id), row.id);
            QVERIFY2(!gui::commandText(row.command).isEmpty(), row.id);
            ids.insert(id);
        }
    }

    void keysDoNotClash()
    {
        const auto all = gui::commands();
        QStringList clashes;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const CommandRow& row = all[i];
            const bool said = *row.keys.text != '\0' || row.keys.standard != QKeySequence::UnknownKey;
            QVERIFY2(said == !gui::commandKeys(row.command).isEmpty(), row.id); // one that is misspelt is none
            for (std::size_t other = 0; other < i; ++other) {
                if (areTogether(row, all[other]) && haveAKeyInCommon(row, all[other]))
                    clashes.append(QLatin1String(row.id) + u" and "_s + QLatin1String(all[other].id));
            }
        }
        QCOMPARE(clashes, QStringList());
    }

    void aKeyIsPressed()
    {
        const QKeyEvent remove(QEvent::KeyPress, Qt::Key_Delete, Qt::KeypadModifier);
        QVERIFY(gui::isPressed(Command::DeleteEntries, remove));
        QVERIFY(!gui::isPressed(Command::EditEntry, remove));
        QVERIFY(
            !gui::isPressed(Command::DeleteEntries, QKeyEvent(QEvent::KeyPress, Qt::Key_Delete, Qt::ShiftModifier)));
        QVERIFY(!gui::isPressed(Command::NewHost, QKeyEvent(QEvent::KeyPress, 0, Qt::NoModifier))); // it has no keys
    }

    void aCommandIsPossibleWhereItHasWhatItNeeds()
    {
        QVERIFY(gui::isPossible(Command::NewTab, {}));
        QVERIFY(gui::isPossible(Command::NewTab, Given::Rows));
        QVERIFY(!gui::isPossible(Command::RunFailed, Givens(Given::Rows) | Given::NotOk));
        QVERIFY(gui::isPossible(Command::RunFailed, Givens(Given::Rows) | Given::NotOk | Given::Idle));
        QVERIFY(!gui::isPossible(Command::DeleteEntries, Given::Selected));
        // Of the run that is shown: the hosts of another one would be stopped.
        QVERIFY(!gui::isPossible(Command::StopHost, Givens(Given::Rows) | Given::Selected | Given::Stoppable));
    }

    void theMenuBarIsOfTheTable()
    {
        int menus = 0;
        for (const QAction* title : m_window->menuBar()->actions()) {
            QVERIFY(title->menu() != nullptr);
            QCOMPARE(strangers(title->menu()), QStringList());
            ++menus;
        }
        QCOMPARE(menus, 5);
        for (const CommandRow& row : gui::commands()) { // what comes first in the table is what the menu bar has
            const QAction* const action = m_window->findChild<QAction*>(
                u"action"_s + QLatin1String(QMetaEnum::fromType<Command>().valueToKey(int(row.command))));
            QCOMPARE(action != nullptr, row.command <= Command::AboutQt);
            if (action != nullptr)
                QCOMPARE(action->shortcut(), gui::commandKeys(row.command).value(0));
        }
    }

    void contextMenusAreOfTheTable()
    {
        auto* const hosts = test::find<QWidget>(m_window.get(), "hostsPanel")->findChild<QAbstractItemView*>(u"tree"_s);
        hosts->selectAll();
        isKnown(hosts, "hostsMenu");
        auto* const snippets =
            test::find<QWidget>(m_window.get(), "snippetsPanel")->findChild<QAbstractItemView*>(u"tree"_s);
        QTRY_VERIFY(snippets->model()->rowCount() > 0);
        for (int row = 0; row < snippets->model()->rowCount(); ++row)
            isKnown(snippets, "snippetsMenu", snippets->visualRect(snippets->model()->index(row, 0)).center());
        auto* const bar = test::find<gui::RunTabs>(m_window.get(), "tabs")->tabBar();
        isKnown(bar, "tabMenu", bar->tabRect(0).center());
        isKnown(table(), "resultsMenu");
        isKnown(qobject_cast<QTableView*>(table())->horizontalHeader(), "columnsMenu");
        auto* const view = tab()->findChild<QWidget*>(u"outputView"_s);
        QContextMenuEvent click(QContextMenuEvent::Keyboard, {5, 5}, view->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(view, &click);
        auto* const menu = view->findChild<QMenu*>(u"outputMenu"_s);
        QVERIFY(menu != nullptr && menu->actions().size() > 2);
        QCOMPARE(strangers(menu), QStringList());
        menu->close();
    }

    void menusOfButtonsAreOfTheTable()
    {
        int filled = 0;
        for (const QToolButton* button : m_window->findChildren<QToolButton*>()) {
            if (button->menu() == nullptr || !button->isVisible())
                continue;
            Q_EMIT button->menu()->aboutToShow();
            filled += button->menu()->actions().isEmpty() ? 0 : 1;
            QCOMPARE(strangers(button->menu()), QStringList());
        }
        QVERIFY2(filled >= 3, qPrintable(QString::number(filled))); // what to add, what to run again, an outcome
    }

    void buttonsAreOfTheTable()
    {
        QStringList strange;
        int known = 0;
        for (const QToolButton* button : m_window->findChildren<QToolButton*>()) {
            const QWidget* const owner = button->parentWidget(); // what Qt puts into its own is not ours
            if (button->icon().isNull() || button->testAttribute(Qt::WA_TransparentForMouseEvents) ||
                qobject_cast<const QLineEdit*>(owner) != nullptr || qobject_cast<const QTabBar*>(owner) != nullptr ||
                button->objectName().startsWith(u"qt_"_s))
                continue;
            if (gui::commandOf(button))
                ++known;
            else
                strange.append(button->objectName());
        }
        QCOMPARE(strange, QStringList());
        QVERIFY2(known > 20, qPrintable(QString::number(known)));
        for (const char* name : {"runButton", "stopButton", "importButton", "groupButton", "openButton"})
            QVERIFY2(gui::commandOf(test::find<QAbstractButton>(m_window.get(), name)), name);
    }

    /// The entry of a context menu and that of the menu bar are possible at the same times.
    void whatIsPossibleIsSoEverywhere()
    {
        const auto compare = [this] {
            withMenu(table(), "resultsMenu", {5, 5}, [this](const QMenu* menu) {
                int both = 0;
                for (const QAction* entry : menu->actions()) {
                    const auto command = gui::commandOf(entry);
                    if (!command || *command > Command::AboutQt)
                        continue;
                    const QString name =
                        u"action"_s + QLatin1String(QMetaEnum::fromType<Command>().valueToKey(int(*command)));
                    const auto* const action = m_window->findChild<QAction*>(name);
                    QVERIFY2(action->isEnabled() == entry->isEnabled(), qPrintable(name));
                    ++both;
                }
                QVERIFY(both >= 6);
            });
        };
        compare();
        QVERIFY(m_window->findChild<QAction*>(u"actionRunFailed"_s)->isEnabled());
        QVERIFY(!m_window->findChild<QAction*>(u"actionStopHost"_s)->isEnabled());
        QVERIFY(test::find<QToolButton>(m_window.get(), "runFailedButton")->isVisible());
        // Another run of this tab goes: none of it can be stopped from here, and nothing be run again.
        tab()->results()->setTabRunning(true);
        Q_EMIT tab()->changed();
        compare();
        QVERIFY(!m_window->findChild<QAction*>(u"actionRunFailed"_s)->isEnabled());
        QVERIFY(m_window->findChild<QAction*>(u"actionStop"_s)->isEnabled());
        QVERIFY(!test::find<QToolButton>(m_window.get(), "runFailedButton")->isVisible());
        tab()->results()->setTabRunning(false);
    }

    /// A menu that is made by hand would have texts, icons and keys of its own; and so would a sentence that names
    /// keys.
    void noOtherPlaceMakesCommands()
    {
        static const QRegularExpression byHand(
            u"\\bnew Q(Action|Shortcut)\\b|[mM]enu->addAction\\(|\\bsetShortcuts?\\(|\\bsetKey\\(|->matches\\(QKeySequence"
            u"|tr\\(\"[^\"]*(Ctrl|Alt|Shift)\\+"_s);
        static const QRegularExpression inForms(
            u"(Ctrl|Alt|Shift)\\+|<action |<widget class=\"QToolButton\"[^>]*>(?:(?!</widget>).)*<iconset"_s,
            QRegularExpression::DotMatchesEverythingOption);
        static const QSet<QString> allowed{u"commandactions.cpp"_s, u"menubar.cpp"_s};
        QStringList faults;
        int looked = 0;
        for (const QString& folder : {u"src/gui"_s, u"ui"_s}) {
            QDirIterator it(test::sourcePath(folder), {u"*.cpp"_s, u"*.h"_s, u"*.ui"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString name = QFileInfo(file).fileName();
                ++looked;
                if (const auto found = (folder == u"ui" ? inForms : byHand).match(QString::fromUtf8(file.readAll()));
                    found.hasMatch() && !allowed.contains(name))
                    faults.append(name + u": "_s + found.captured().left(80));
            }
        }
        QVERIFY(looked > 100);
        QCOMPARE(faults, QStringList());
    }
};

ROLLCALL_TEST(tst_commands, CommandsTest)
#include "tst_commands.moc"
