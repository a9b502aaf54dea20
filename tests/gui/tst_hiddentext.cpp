// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "gui/compose/commandeditor.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/look/elidedlabel.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "library/live/library.h"
#include "support/testmain.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextCursor>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using gui::CommandEditor;
using test::find;

/// What cannot be seen in a text of other people is shown, and text with tags or "&" in it as it is.
class HiddenTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksInTheEditor_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("shown");
        QTest::newRow("nothing hidden") << u"echo a b\n\tdone"_s << u"echo a b\n\tdone"_s;
        QTest::newRow("turned round") << u"ls \u202Etxt.sh"_s << u"ls ⟨U+202E⟩txt.sh"_s;
        QTest::newRow("isolates") << u"a\u2066b\u2069c"_s << u"a⟨U+2066⟩b⟨U+2069⟩c"_s;
        QTest::newRow("of no width") << u"r\u200Bm\u200D\uFEFF x"_s << u"r⟨U+200B⟩m⟨U+200D⟩⟨U+FEFF⟩ x"_s;
        QTest::newRow("several of one") << u"\u200E\u200E\u200E"_s << u"⟨U+200E⟩⟨U+200E⟩⟨U+200E⟩"_s;
        QTest::newRow("line separators") << u"# off\u2028rm\u2029x"_s << u"# off⟨U+2028⟩rm⟨U+2029⟩x"_s;
        QTest::newRow("selector") << u"a\uFE0F"_s << u"a⟨U+FE0F⟩"_s;
        QTest::newRow("tags") << u"a\U000E0041b"_s << u"a⟨U+E0041⟩b"_s;
        QTest::newRow("control characters") << u"a\x1b[2Kb\x07"_s << u"a⟨U+001B⟩[2Kb⟨U+0007⟩"_s;
        QTest::newRow("several lines") << u"a\u200B\n\n\u202Eb"_s << u"a⟨U+200B⟩\n\n⟨U+202E⟩b"_s;
        QTest::newRow("a mark that is none") << u"echo ⟨U+202E⟩"_s << u"echo ⟨U+202E⟩"_s;
    }

    void marksInTheEditor()
    {
        QFETCH(QString, command);
        CommandEditor editor;
        editor.setCommand(command);
        QTEST(editor.toPlainText(), "shown");
        QCOMPARE(editor.command(), command);
        // What is taken out and put back is the same.
        editor.selectAll();
        editor.cut();
        QCOMPARE(editor.command(), QString());
        editor.paste();
        QCOMPARE(editor.command(), command);
        QTEST(editor.toPlainText(), "shown");
        editor.undo();
        editor.undo();
        QCOMPARE(editor.command(), command);
    }

    void anEditBesideAMark()
    {
        CommandEditor editor;
        editor.setCommand(u"a\u202Eb"_s);
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(9); // behind the mark
        editor.setTextCursor(cursor);
        QTest::keyClicks(&editor, u"xy"_s);
        QCOMPARE(editor.command(), u"a\u202Exyb"_s);
        cursor.setPosition(9);
        editor.setTextCursor(cursor);
        QTest::keyClick(&editor, Qt::Key_Backspace); // a piece of it is all of it
        QCOMPARE(editor.command(), u"axyb"_s);
        QCOMPARE(editor.toPlainText(), u"axyb"_s);
        editor.undo();
        QCOMPARE(editor.command(), u"a\u202Exyb"_s);
        editor.textCursor().insertText(u"q\u200B"_s); // however it comes in
        QVERIFY2(editor.toPlainText().contains(u"q⟨U+200B⟩"_s), qPrintable(editor.toPlainText()));
        QVERIFY(editor.command().contains(u"q\u200B"_s));
    }

    /// A non-breaking blank is one; the editor of Qt makes a plain one of it.
    void otherCharactersStay()
    {
        CommandEditor editor;
        editor.setCommand(u"a\u00A0b → ü 👩"_s);
        QCOMPARE(editor.command(), u"a\u00A0b → ü 👩"_s);
    }

    void theWindowShowsThem()
    {
        test::Fixture fixture;
        fixture.addHost(u"web-1"_s);
        Snippet snippet;
        snippet.name = u"Free\u202Ekcart"_s;
        snippet.folder = u"a\u200Bb"_s;
        snippet.description = u"says\u2066 so"_s;
        snippet.steps = {{{}, u"df \u202E-h"_s}, {u"two\u200D"_s, u"true"_s}};
        fixture.addSnippet(snippet);
        gui::MainWindow window(fixture.workspace());
        window.begin();
        window.show();
        gui::RunTab* const tab = find<gui::RunTabs>(&window, "tabs")->current();
        tab->composer()->setTarget(u"web-1"_s);
        tab->composer()->loadSnippet(*fixture.snippet(snippet.name));
        QTRY_VERIFY(tab->composer()->launch()->preflight().ok());
        auto* const problem = find<QLabel>(tab->composer(), "problemLabel");
        QVERIFY2(problem->text().contains(u"(U+202E)"_s), qPrintable(problem->text()));
        QCOMPARE(tab->composer()->request().composition.steps, snippet.steps);
        tab->composer()->setFolded(true);
        QVERIFY(find<gui::ElidedLabel>(tab->composer(), "foldedLabel")->fullText().contains(u"Free\uFFFDkcart"_s));
        auto* const tabs = find<gui::RunTabs>(&window, "tabs");
        QCOMPARE(tabs->tabText(0), u"Free\uFFFDkcart"_s);
        QVERIFY(window.windowTitle().contains(u"Free\uFFFDkcart"_s));
        checkAll();
    }

    void tagsAndMnemonics()
    {
        const QString hostile = u"<b>x</b> &yes"_s;
        test::Fixture fixture;
        fixture.addHost(u"web-1"_s);
        fixture.addGroup(hostile, {u"web-1"_s});
        Snippet snippet;
        snippet.name = hostile;
        snippet.description = hostile;
        snippet.steps = {{{}, u"echo {{p}}"_s}, {hostile, u"true"_s}};
        snippet.parameters = {{u"p"_s, hostile, hostile, hostile, {}}};
        fixture.addSnippet(snippet);
        gui::MainWindow window(fixture.workspace());
        window.begin();
        window.show();
        auto* const tabs = find<gui::RunTabs>(&window, "tabs");
        gui::RunTab* const tab = tabs->current();
        tab->composer()->setTarget(u"nosuch<img src=x>"_s);
        tab->composer()->loadSnippet(*fixture.snippet(snippet.name));
        QTRY_VERIFY(tab->composer()->launch()->isResolved());
        QCOMPARE(tabs->tabText(0), u"<b>x</b> &&yes"_s);
        QCOMPARE(tabs->tabToolTip(0), tipText(hostile));
        auto* const box = new QMessageBox(QMessageBox::Warning, u"t"_s, hostile, QMessageBox::Ok, &window);
        box->setInformativeText(hostile);
        box->open();
        QTRY_VERIFY(box->isVisible());
        const QList<QLabel*> labels = box->findChildren<QLabel*>();
        QVERIFY(labels.size() >= 2);
        for (const QLabel* label : labels)
            QVERIFY(label->textFormat() == Qt::PlainText || !label->isVisible());
        checkAll();
        box->close();
    }

private:
    /// Everything that is there just now.
    static void checkAll()
    {
        const auto hidden = [](const QString& text) { return !hiddenNames(text).isEmpty(); };
        int labels = 0;
        for (QWidget* widget : QApplication::allWidgets()) {
            QVERIFY2(!hidden(widget->toolTip()), qPrintable(widget->objectName()));
            QVERIFY2(!hidden(widget->windowTitle()), qPrintable(widget->objectName()));
            QVERIFY2(!Qt::mightBeRichText(widget->toolTip()) || widget->toolTip().startsWith(u"<qt>"_s),
                     qPrintable(widget->toolTip()));
            for (const QAction* action : widget->actions())
                QVERIFY2(!hidden(action->text()), qPrintable(action->objectName()));
            const auto* const label = qobject_cast<QLabel*>(widget);
            if (label == nullptr || !label->isVisible() || label->inherits("QTipLabel"))
                continue;
            ++labels;
            QVERIFY2(label->textFormat() != Qt::AutoText, qPrintable(label->objectName() + label->text()));
            QVERIFY2(!hidden(label->text()), qPrintable(label->objectName()));
        }
        QVERIFY(labels > 2);
    }
};

ROLLCALL_TEST(tst_hiddentext, HiddenTextTest)
#include "tst_hiddentext.moc"
