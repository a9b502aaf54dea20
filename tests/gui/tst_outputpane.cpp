// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fixture.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/output/outputpane.h"
#include "gui/output/outputview.h"
#include "support/testmain.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::OutputPane;
using rollcall::test::find;

namespace {

QAction* wrapAction(gui::OutputView* view)
{
    QContextMenuEvent click(QContextMenuEvent::Keyboard, {5, 5}, view->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(view, &click);
    for (QAction* action : view->findChild<QMenu*>(u"outputMenu"_s)->actions()) {
        if (gui::commandOf(action) == gui::Command::WrapLines)
            return action;
    }
    return nullptr;
}

} // namespace

// What stands around the output of a task.
class OutputPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// One state: the menu ticks the button, and the button the menu.
    void wrappingIsTheSameInMenuAndButton()
    {
        OutputPane pane;
        auto* const view = find<gui::OutputView>(&pane, "outputView");
        auto* const button = find<QToolButton>(&pane, "wrapButton");
        QVERIFY(!button->isChecked());
        QAction* wrap = wrapAction(view);
        QVERIFY(wrap != nullptr && !wrap->isChecked());
        wrap->trigger();
        QVERIFY(button->isChecked());
        delete view->findChild<QMenu*>(u"outputMenu"_s);
        button->click();
        wrap = wrapAction(view);
        QVERIFY(wrap != nullptr && !wrap->isChecked());
    }
};

ROLLCALL_TEST(tst_outputpane, OutputPaneTest)
#include "tst_outputpane.moc"
