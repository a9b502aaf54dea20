// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targettext.h"
#include "gui/fixture.h"
#include "gui/library/libraryeditor.h"
#include "gui/shell/mainwindow.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/testmain.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMimeData>
#include <QModelIndex>
#include <QPointer>
#include <QTest>
#include <QTreeView>
#include <QUndoStack>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace rollcall;

// Hosts and groups dragged into groups, in the window's own tree.
class DragTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;
    QTreeView* m_tree = nullptr;

    library::Library* personal() { return m_fixture->workspace().libraries().set().personal(); }
    QStringList members(const QString& group) { return personal()->group(group)->members; }
    QUndoStack* undoStack() { return m_window->libraryEditor()->edits().undoStack(); }

    QModelIndex row(const QString& text, const QModelIndex& parent = {}) const
    {
        const QAbstractItemModel* model = m_tree->model();
        for (int i = 0; i < model->rowCount(parent); ++i) {
            const QModelIndex index = model->index(i, 0, parent);
            if (index.data().toString() == text)
                return index;
            if (const QModelIndex below = row(text, index); below.isValid())
                return below;
        }
        return {};
    }

    std::unique_ptr<QMimeData> picked(const QStringList& names)
    {
        m_tree->selectionModel()->clear();
        for (const QString& name : names)
            m_tree->selectionModel()->select(row(name), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        return std::unique_ptr<QMimeData>(m_tree->model()->mimeData(m_tree->selectionModel()->selectedIndexes()));
    }

    /// As the window system tells it; false where the tree would show the forbidden sign.
    bool drop(const QStringList& names, const QString& target)
    {
        const std::unique_ptr<QMimeData> data = picked(names);
        if (!data)
            return false;
        const QPoint at = m_tree->visualRect(row(target)).center();
        QWidget* const port = m_tree->viewport();
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(port, &enter);
        if (!enter.isAccepted())
            return false;
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(port, &move);
        if (!move.isAccepted())
            return false;
        QDropEvent let(at, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(port, &let);
        return true;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_fixture->addHost(u"spare-1"_s);
        m_fixture->addGroup(u"all"_s, {u"@web"_s});
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->resize(1200, 900);
        m_window->show();
        m_tree = m_window->findChild<QWidget*>(u"hostsPanel"_s)->findChild<QTreeView*>(u"tree"_s);
        QTRY_VERIFY(row(u"spare-1"_s).isValid() && row(u"all"_s).isValid());
        m_tree->expandAll();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void aHostIsDroppedIntoAGroup()
    {
        QVERIFY(drop({u"spare-1"_s}, u"db"_s));
        QCOMPARE(members(u"db"_s), (QStringList{u"db-1"_s, u"spare-1"_s}));
        QTRY_COMPARE(row(u"spare-1"_s).parent().data().toString(), u"db"_s); // the tree follows
        undoStack()->undo();
        QCOMPARE(members(u"db"_s), QStringList{u"db-1"_s});
        undoStack()->redo();
        QCOMPARE(members(u"db"_s), (QStringList{u"db-1"_s, u"spare-1"_s}));
    }

    void severalAreOneStepOfUndo()
    {
        QVERIFY(drop({u"spare-1"_s, u"web-01"_s, u"web"_s}, u"db"_s));
        QStringList sorted = members(u"db"_s);
        sorted.sort();
        QCOMPARE(sorted, (QStringList{u"@web"_s, u"db-1"_s, u"spare-1"_s, u"web-01"_s}));
        undoStack()->undo();
        QCOMPARE(members(u"db"_s), QStringList{u"db-1"_s});
    }

    void onlyGroupsTake()
    {
        const int before = undoStack()->count();
        const QString library = m_tree->model()->index(0, 0).data().toString();
        QVERIFY(!drop({u"spare-1"_s}, library));
        QVERIFY(!drop({library}, u"db"_s)); // a library cannot be dragged
        QCOMPARE(undoStack()->count(), before);
    }

    void aMembersRowStandsForItsGroup()
    {
        QVERIFY(drop({u"spare-1"_s}, u"db-1"_s));
        QCOMPARE(members(u"db"_s), (QStringList{u"db-1"_s, u"spare-1"_s}));
    }

    void whatIsInAlreadyChangesNothing()
    {
        const int before = undoStack()->count();
        drop({u"db-1"_s}, u"db"_s);
        drop({u"web"_s}, u"all"_s);
        drop({u"db"_s}, u"db"_s);
        QCOMPARE(undoStack()->count(), before);
        QCOMPARE(members(u"db"_s), QStringList{u"db-1"_s});
    }

    void aCircleIsRefused()
    {
        drop({u"all"_s}, u"web"_s);
        QWidget* const box = test::waitForTopLevel(u"errorBox"_s);
        QVERIFY(box != nullptr);
        QVERIFY2(box->property("text").toString().contains(u"web → all → web"_s),
                 qPrintable(box->property("text").toString()));
        QCOMPARE(members(u"web"_s), QStringList{u"web-[01-03]"_s});
        box->close();
    }

    void aHostThatWasTakenOutComesBack()
    {
        m_window->libraryEditor()->removeFromGroup(personal(), {u"web-02"_s}, u"web"_s);
        QTRY_VERIFY(row(u"web-02"_s).parent().data().toString() != u"web"_s);
        m_tree->expandAll();
        QVERIFY(drop({u"web-02"_s}, u"web"_s));
        QTRY_COMPARE(row(u"web-02"_s).parent().data().toString(), u"web"_s);
    }

    void whatIsLeftCanBeRead()
    {
        m_window->libraryEditor()->removeFromGroup(personal(), {u"web-01"_s}, u"web"_s);
        QCOMPARE(members(u"web"_s), (QStringList{u"web-[01-03]"_s, u"!web-01"_s}));
        const library::LibrarySet& libraries = m_fixture->workspace().libraries().set();
        const TargetResolution web = resolveTarget(u"@web"_s, *libraries.snapshot());
        QVERIFY2(web.ok(), qPrintable(web.ok() ? QString() : errorText(web.errors[0].error)));
        QCOMPARE(web.names(), (QStringList{u"web-02"_s, u"web-03"_s}));
        QVERIFY(resolveTarget(u"@all"_s, *libraries.snapshot()).ok());
    }

    void aHostThatIsInTwiceIsTakenOutAtOnce()
    {
        const Group before = *personal()->group(u"web"_s);
        Group after = before;
        after.members.append(u"web-03"_s); // by its name, and by the range
        QVERIFY(m_window->libraryEditor()
                    ->edits()
                    .apply(personal(), library::Change::of(library::Edit<Group>{before, after}), u"Edit"_s)
                    .ok());
        m_window->libraryEditor()->removeFromGroup(personal(), {u"web-03"_s}, u"web"_s);
        QVERIFY(!members(u"web"_s).contains(u"web-03"_s));
        QVERIFY(members(u"web"_s).contains(u"!web-03"_s));
        undoStack()->undo();
        undoStack()->undo();
        QCOMPARE(personal()->group(u"web"_s)->members, before.members);
    }

    void aSearchDoesNotMisleadIt()
    {
        QLineEdit* const search =
            m_window->findChild<QWidget*>(u"hostsPanel"_s)->findChild<QLineEdit*>(u"searchEdit"_s);
        search->setText(u"db"_s);
        QTRY_VERIFY(!row(u"spare-1"_s).isValid());
        search->clear();
        QTRY_VERIFY(row(u"spare-1"_s).isValid());
        m_tree->expandAll();
        QVERIFY(drop({u"spare-1"_s}, u"web"_s));
        QVERIFY(members(u"web"_s).contains(u"spare-1"_s));
    }
};

ROLLCALL_TEST(tst_drag, DragTest)
#include "tst_drag.moc"
