// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "core/run/hostspec.h"
#include "core/targets/host.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "library/change/change.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/testmain.h"

#include <QAction>
#include <QLabel>
#include <QLatin1String>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// A group whose members are no hosts of a library, in the window.
class GroupMembersTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    gui::RunTabs* tabs() { return find<gui::RunTabs>(m_window.get(), "tabs"); }
    gui::Composer* composer() { return tabs()->current()->composer(); }
    QTreeView* tree() { return find<QTreeView>(find<QWidget>(m_window.get(), "hostsPanel"), "tree"); }
    QModelIndex at(const QString& name)
    {
        const QAbstractItemModel* const model = tree()->model();
        return model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    }

    void trigger(const char* name)
    {
        auto* const action = m_window->findChild<QAction*>(QLatin1String(name));
        QVERIFY2(action != nullptr && action->isEnabled(), name);
        action->trigger();
    }

    /// Ports that nobody listens at.
    void addGroup()
    {
        Group group;
        group.name = u"pw"_s;
        group.members = QStringList{u"127.16.0.1:1"_s, u"127.16.0.3:1"_s};
        group.access.user = u"admin"_s;
        const Status added = m_fixture->workspace().libraries().set().personal()->apply(library::Change::add(group));
        QVERIFY(added.ok());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void aMemberThatIsTickedIsAsItsGroupSays()
    {
        addGroup();
        QTRY_VERIFY(at(u"127.16.0.1:1"_s).isValid());
        tree()->model()->setData(at(u"127.16.0.1:1"_s), Qt::Checked, Qt::CheckStateRole);
        QTRY_COMPARE(composer()->target(), u"@pw&=127.16.0.1:1"_s);
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 1);
        QCOMPARE(composer()->launch()->preflight().hosts.constFirst().user, u"admin"_s);
        QTRY_COMPARE(at(u"127.16.0.1:1"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        tree()->model()->setData(at(u"127.16.0.1:1"_s), Qt::Unchecked, Qt::CheckStateRole);
        QTRY_COMPARE(composer()->target(), QString());
        tree()->setCurrentIndex(at(u"127.16.0.3:1"_s));
        QTest::keyClick(tree(), Qt::Key_Return); // as the target
        QTRY_COMPARE(composer()->target(), u"@pw&=127.16.0.3:1"_s);
    }

    void rowsBecomeATargetAsTheyWere()
    {
        addGroup();
        QTRY_VERIFY(at(u"127.16.0.1:1"_s).isValid());
        composer()->setTarget(u"@pw"_s);
        find<QPlainTextEdit>(composer(), "commandEditor")->setPlainText(u"true"_s);
        composer()->launch()->run(true);
        QTRY_COMPARE(tabs()->current()->runs().count(), 1);
        QTRY_VERIFY(!tabs()->current()->runs().isRunning());
        auto* const table = find<QTableView>(tabs()->current(), "table");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectAll();
        trigger("actionUseSelection");
        QTRY_COMPARE(tabs()->count(), 2);
        QCOMPARE(composer()->target(), u"@pw&=127.16.0.[1,3]:1"_s);
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 2);
        for (const HostSpec& host : composer()->launch()->preflight().hosts)
            QCOMPARE(host.user, u"admin"_s);
    }

    /// They count as hosts that are there.
    void aGroupOfThemIsNoEmptyLibrary()
    {
        auto* const pages = find<QStackedWidget>(m_window.get(), "pages");
        QCOMPARE(pages->currentWidget()->objectName(), u"welcomePage"_s);
        auto* const hint = find<QLabel>(find<QWidget>(m_window.get(), "hostsPanel"), "hintLabel");
        QVERIFY(hint->isVisible());
        addGroup();
        QTRY_COMPARE(pages->currentWidget()->objectName(), u"tabs"_s);
        QTRY_VERIFY(!hint->isVisible());
    }
};

ROLLCALL_TEST(tst_groupmembers, GroupMembersTest)
#include "tst_groupmembers.moc"
