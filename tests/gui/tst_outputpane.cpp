// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "gui/fixture.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/output/outputpane.h"
#include "gui/output/outputtexts.h"
#include "gui/output/outputview.h"
#include "support/chunkedsource.h"
#include "support/fakesource.h"
#include "support/gate.h"
#include "support/gatedsource.h"
#include "support/testmain.h"

#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::OutputPane;
using rollcall::test::find;
using rollcall::test::Gate;
using rollcall::test::GatedSource;

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

    /// The pane alone is read otherwise: what is recorded, and other panes, stay as they are.
    void theEncodingIsChosenForThePane()
    {
        const auto source = std::make_shared<test::ChunkedSource>(2, QStringList{u"cat"_s});
        source->edit().hosts[0].encoding = encodingFromName(u"ISO-8859-1").value();
        for (const TaskIndex task : {0U, 1U}) {
            source->grow(task, Stream::Output, "\x81gr\xFC\n");
            source->grow(task, Stream::Error, "\xC3\xA9\n");
            source->finish(task);
        }
        OutputPane pane;
        auto* const box = find<QComboBox>(&pane, "encodingBox");
        auto* const view = find<gui::OutputView>(&pane, "outputView");
        const auto shown = [view]() -> QString { return view->lines().text(0) + u'|' + view->lines().text(1); };
        const auto choose = [box](const QString& name) {
            box->setCurrentIndex(box->findText(name));
            Q_EMIT box->activated(box->currentIndex());
        };
        pane.setSource(source);
        QCOMPARE(box->currentText(), u"Read as UTF-8"_s);
        pane.showTasks({0});
        QTRY_COMPARE(shown(), u"\uFFFDgrü|é"_s); // a control character of Latin-1
        QCOMPARE(box->currentText(), u"Read as ISO-8859-1"_s);
        pane.showTasks({1});
        QTRY_COMPARE(shown(), u"\uFFFDgr\uFFFD|é"_s);
        QCOMPARE(box->currentText(), u"Read as UTF-8"_s);

        choose(u"IBM437"_s);
        QTRY_COMPARE(shown(), u"ügrⁿ|├⌐"_s); // strictly
        pane.find();
        find<QLineEdit>(&pane, "findEdit")->setText(u"ⁿ"_s);
        QTRY_COMPARE(find<QLabel>(&pane, "countLabel")->text(), u"1 of 1"_s);
        find<QToolButton>(&pane, "closeButton")->click();
        pane.showTasks({0}); // and of the next host
        QTRY_COMPARE(shown(), u"ügrⁿ|├⌐"_s);
        pane.setSource(nullptr);
        pane.setSource(source); // and of the next run
        pane.showTasks({0});
        QTRY_COMPARE(shown(), u"ügrⁿ|├⌐"_s);
        choose(u"UTF-8"_s);
        QTRY_COMPARE(shown(), u"\uFFFDgr\uFFFD|é"_s);
        box->setCurrentIndex(0);
        Q_EMIT box->activated(0);
        QTRY_COMPARE(shown(), u"\uFFFDgrü|é"_s);
        QCOMPARE(source->spec()->hosts[0].encoding, encodingFromName(u"ISO-8859-1").value());
    }

    void findingStepsFromMatchToMatch()
    {
        Gate gate;
        OutputPane pane;
        pane.setSource(std::make_shared<GatedSource>(gate, GatedSource::Nothing)); // "one", "two"
        pane.showTasks({0});
        pane.find();
        find<QLineEdit>(&pane, "findEdit")->setText(u"o"_s);
        auto* const count = find<QLabel>(&pane, "countLabel");
        auto* const view = find<gui::OutputView>(&pane, "outputView");
        QTRY_COMPARE(count->text(), u"1 of 2"_s);
        QTRY_COMPARE(view->selection().first(), (gui::OutputPosition{0, 0}));
        pane.findNext(true);
        QCOMPARE(count->text(), u"2 of 2"_s);
        QCOMPARE(view->selection().first(), (gui::OutputPosition{1, 2}));
        pane.findNext(true);
        QCOMPARE(count->text(), u"1 of 2"_s);
        pane.findNext(false);
        QCOMPARE(count->text(), u"2 of 2"_s);
        find<QToolButton>(&pane, "closeButton")->click();
        QVERIFY(find<QWidget>(&pane, "findBar")->isHidden());
    }

    /// An output that grows is searched on, and the match stays that is shown.
    void whatGrowsIsFoundAsWell()
    {
        const auto source = std::make_shared<test::ChunkedSource>(1, QStringList{u"cat"_s});
        source->grow(0, Stream::Output, "one\ntwo\no");
        OutputPane pane;
        pane.setSource(source);
        pane.showTasks({0});
        pane.find();
        auto* const edit = find<QLineEdit>(&pane, "findEdit");
        auto* const count = find<QLabel>(&pane, "countLabel");
        auto* const view = find<gui::OutputView>(&pane, "outputView");
        edit->setText(u"o"_s);
        QTRY_COMPARE(count->text(), u"1 of 3"_s);
        pane.findNext(false); // around the top
        QCOMPARE(count->text(), u"3 of 3"_s);
        QCOMPARE(view->selection().first(), (gui::OutputPosition{2, 0}));
        source->grow(0, Stream::Output, "o more\nnothing here\n");
        pane.tasksChanged({0}, true);
        QTRY_COMPARE(count->text(), u"3 of 6"_s);
        source->grow(0, Stream::Error, "o");
        pane.tasksChanged({0}, true);
        QTRY_COMPARE(count->text(), u"3 of 7"_s);
        source->grow(0, Stream::Output, "o\n"); // before the line that is open
        source->finish(0);
        pane.tasksChanged({0}, false);
        QTRY_COMPARE(count->text(), u"3 of 8"_s);
        QCOMPARE(view->selection().first(), (gui::OutputPosition{2, 0}));
        for (const int number : {4, 5, 6, 7, 8, 1}) {
            pane.findNext(true);
            QCOMPARE(count->text(), u"%1 of 8"_s.arg(number));
        }
        QCOMPARE(view->selection().first(), (gui::OutputPosition{0, 0}));
    }

    void whatWasNotThereIsCountedOnceItIs()
    {
        const auto source = std::make_shared<test::ChunkedSource>(1, QStringList{u"cat"_s});
        source->grow(0, Stream::Output, "one\n");
        OutputPane pane;
        pane.setSource(source);
        pane.showTasks({0});
        pane.find();
        auto* const edit = find<QLineEdit>(&pane, "findEdit");
        auto* const count = find<QLabel>(&pane, "countLabel");
        edit->setText(u"two"_s);
        QTRY_COMPARE(count->text(), u"not found"_s);
        source->grow(0, Stream::Output, "two\n");
        pane.tasksChanged({0}, true);
        QTRY_COMPARE(count->text(), u"1 match"_s);
        pane.findNext(true);
        QCOMPARE(count->text(), u"1 of 1"_s);
    }

    /// Nor are the matches of what was looked for before.
    void whatIsNoExpressionIsNotCounted()
    {
        const auto source = std::make_shared<test::ChunkedSource>(1, QStringList{u"cat"_s});
        source->grow(0, Stream::Output, "one\n");
        OutputPane pane;
        pane.setSource(source);
        pane.showTasks({0});
        pane.find();
        auto* const edit = find<QLineEdit>(&pane, "findEdit");
        auto* const count = find<QLabel>(&pane, "countLabel");
        find<QToolButton>(&pane, "regexButton")->click();
        edit->setText(u"o"_s);
        QTRY_COMPARE(count->text(), u"1 of 1"_s);
        edit->setText(u"o("_s);
        const QString wrong = count->text();
        QVERIFY2(wrong.startsWith(u"Not a regular expression"_s), qPrintable(wrong));
        pane.findNext(true);
        source->grow(0, Stream::Output, "another\n");
        pane.tasksChanged({0}, true);
        QTRY_VERIFY(pane.isSettled());
        QCOMPARE(count->text(), wrong);
        edit->setText(u"o(n|t)"_s);
        QTRY_COMPARE(count->text(), u"1 of 2"_s);
    }

    /// What comes late is not shown of a task that is not.
    void aLogThatComesLateIsDropped()
    {
        Gate gate;
        const auto source = std::make_shared<GatedSource>(gate, GatedSource::Log);
        OutputPane pane;
        pane.setSource(source);
        pane.showTasks({0});
        find<QTabWidget>(&pane, "tabs")->setCurrentWidget(find<QWidget>(&pane, "logTab"));
        QTRY_VERIFY(gate.isHeld());
        pane.setSource(nullptr);
        gate.open();
        QTRY_COMPARE(source.use_count(), 1L);
        QCoreApplication::processEvents();
        QCOMPARE(find<QPlainTextEdit>(&pane, "logView")->toPlainText(), QString());
    }

    void anOutputIsCalledAfterAllThatItStandsFor()
    {
        test::FakeSource source(3, {u"true"_s});
        source.end(0, QByteArray());
        source.end(1, QByteArray(), {}, 3);
        source.end(2, verdictOf(Reason::Refused));
        const QString name = source.spec()->hosts.constFirst().name;
        QCOMPARE(gui::outputTitle(source, 0, {0}), name);
        QVERIFY(gui::outputTitle(source, 0, {0, 1, 2}).startsWith(u"3 hosts: "_s));
        QCOMPARE(gui::outputTitle(source, 1, {1}).section(u" — "_s, 1), verdictSentence(source.task(1).verdict));
        QCOMPARE(gui::outputTitle(source, 1, {1, 2}).section(u" — "_s, 1),
                 u"They ended in different ways; the table says how."_s);
    }

    void anEmptyOutputSaysWhy()
    {
        test::FakeSource source(3, {u"true"_s});
        source.end(1, QByteArray());
        source.end(2, verdictOf(Reason::Refused));
        QCOMPARE(gui::emptyOutputText(source, 0, {0}), u"Nothing has arrived yet."_s);
        QCOMPARE(gui::emptyOutputText(source, 1, {1}), u"The command ended well and printed nothing."_s);
        QVERIFY(gui::emptyOutputText(source, 2, {2}).startsWith(verdictSentence(source.task(2).verdict) + u'\n'));
    }
};

ROLLCALL_TEST(tst_outputpane, OutputPaneTest)
#include "tst_outputpane.moc"
