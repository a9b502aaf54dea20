// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/fixture.h"
#include "gui/library/membersedit.h"
#include "gui/look/syntax.h"
#include "support/testmain.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::Composer;
using rollcall::test::find;

/// Lists of hosts that somebody pastes.
class PastedHostsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_syntax = std::make_unique<gui::Syntax>();
        m_composer = std::make_unique<Composer>(m_fixture->workspace().libraries(), *m_syntax);
        m_composer->show();
    }

    void cleanup()
    {
        m_composer.reset();
        m_fixture.reset();
    }

    void oneClickTakesAllUnknownWords()
    {
        paste(*target(), u"new1\nweb-01\nnew2\n"_s);
        QCOMPARE(target()->text(), u"new1, web-01, new2"_s);
        QPushButton* const cure = find<QPushButton>(m_composer.get(), "cureButton");
        QTRY_VERIFY(cure->isVisible());
        QCOMPARE(cure->text(), u"Use all 2 as host names"_s);
        QTest::mouseClick(cure, Qt::LeftButton);
        QCOMPARE(target()->text(), u"=new1, web-01, =new2"_s);
        QTRY_COMPARE(find<QToolButton>(m_composer.get(), "hostCountButton")->text(), u"3 hosts"_s);
    }

    void aTableIsShownFirst()
    {
        paste(*target(), u"ip,password\n192.0.2.8,hunter2\n192.0.2.9,hunter2\n"_s);
        QMessageBox* const box = question();
        QVERIFY(box != nullptr);
        QVERIFY2(box->text().startsWith(u"2 hosts"_s), qPrintable(box->text()));
        QVERIFY2(box->informativeText().contains(u"192.0.2.8, 192.0.2.9"_s), qPrintable(box->informativeText()));
        QVERIFY(!box->informativeText().contains(u"hunter2"_s));
        box->defaultButton()->click();
        QCOMPARE(target()->text(), u"192.0.2.8, 192.0.2.9"_s);
    }

    /// Each host is a word of its own, whatever stands beside them.
    void nothingIsGluedToAPastedList_data()
    {
        QTest::addColumn<QString>("before"); // "|": the cursor, two of them: what is selected
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("after");
        QTest::newRow("empty") << u"|"_s << u"db1\ndb2"_s << u"db1, db2"_s;
        QTest::newRow("behind") << u"web1|"_s << u"db1\ndb2"_s << u"web1, db1, db2"_s;
        QTest::newRow("before") << u"|web1"_s << u"db1\ndb2"_s << u"db1, db2, web1"_s;
        QTest::newRow("within a word") << u"we|b1"_s << u"db1\ndb2"_s << u"web1, db1, db2"_s;
        QTest::newRow("after a comma") << u"web1,|web2"_s << u"db1\ndb2"_s << u"web1, db1, db2, web2"_s;
        QTest::newRow("after a blank") << u"web1 |"_s << u"db1\ndb2"_s << u"web1 db1, db2"_s;
        QTest::newRow("before a comma") << u"web1|, web2"_s << u"db1\ndb2"_s << u"web1, db1, db2, web2"_s;
        QTest::newRow("in place of some") << u"web1, |web2|, web3"_s << u"db1\ndb2"_s << u"web1, db1, db2, web3"_s;
        QTest::newRow("in place of all") << u"|web1, web2|"_s << u"db1\ndb2"_s << u"db1, db2"_s;
        QTest::newRow("one line with its end") << u"web1|"_s << u"db1\n"_s << u"web1, db1"_s;
        QTest::newRow("of Windows") << u"web1|"_s << u"db1\r\ndb2\r\n"_s << u"web1, db1, db2"_s;
        QTest::newRow("on one line") << u"web1|"_s << u"db1, db2"_s << u"web1, db1, db2"_s;
        QTest::newRow("what is taken away") << u"@web!|"_s << u"db1\ndb2"_s << u"@web!db1!db2"_s;
        QTest::newRow("before what is taken away") << u"@web!|web3"_s << u"db1\ndb2"_s << u"@web!db1!db2!web3"_s;
        QTest::newRow("before an operator") << u"@web|!web3"_s << u"db1\ndb2"_s << u"@web, db1, db2!web3"_s;
        QTest::newRow("words of a target") << u"web1|"_s << u"@db\n!web-02"_s << u"web1, @db !web-02"_s;
        QTest::newRow("a piece of a word") << u"web|"_s << u"1"_s << u"web1"_s;
    }

    void nothingIsGluedToAPastedList()
    {
        QFETCH(QString, before);
        const QStringList parts = before.split(u'|');
        target()->setText(parts.join(QString()));
        target()->setCursorPosition(static_cast<int>(parts[0].size()));
        if (parts.size() > 2)
            target()->setSelection(static_cast<int>(parts[0].size()), static_cast<int>(parts[1].size()));
        QFETCH(QString, pasted);
        paste(*target(), pasted);
        QTEST(target()->text(), "after");
    }

    void otherWaysOfPastingAreNoneElse()
    {
        QGuiApplication::clipboard()->setText(u"db1\ndb2"_s);
        target()->setText(u"web1"_s);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, {}, target()->mapToGlobal(QPoint()));
        QApplication::sendEvent(target(), &asked);
        QMenu* const menu = find<QMenu>(target(), "targetMenu");
        const QList<QAction*> actions = menu->actions();
        const auto entry = std::find_if(actions.begin(), actions.end(),
                                        [](QAction* action) { return action->text().startsWith(u"&Paste"_s); });
        QVERIFY(entry != actions.end());
        (*entry)->trigger();
        menu->close();
        QCOMPARE(target()->text(), u"web1, db1, db2"_s);

        QMimeData dragged;
        dragged.setText(u"db3\ndb4"_s);
        const QPoint place = target()->rect().topLeft() + QPoint(2, target()->height() / 2);
        QDragEnterEvent enters(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target(), &enters);
        QDropEvent drop(place, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target(), &drop);
        QCOMPARE(target()->text(), u"db3, db4, web1, db1, db2"_s);
    }

    void membersAreReadAsWell()
    {
        gui::MembersEdit members;
        members.show();
        paste(members, u"# web servers\nweb1 # main\nweb2\n"_s);
        QMessageBox* box = question(&members);
        QVERIFY(box != nullptr);
        box->defaultButton()->click();
        QCOMPARE(members.toPlainText(), u"web1\nweb2"_s);
        QTRY_VERIFY(question(&members) == nullptr);
        members.setPlainText(u"app1\napp2"_s); // nor is anything glued here
        members.moveCursor(QTextCursor::Start);
        members.moveCursor(QTextCursor::Right);
        paste(members, u"web1\nweb2"_s);
        QCOMPARE(members.toPlainText(), u"app1\nweb1\nweb2\napp2"_s);
        members.moveCursor(QTextCursor::Start);
        paste(members, u"web3\nweb4"_s);
        QCOMPARE(members.toPlainText(), u"web3\nweb4\napp1\nweb1\nweb2\napp2"_s);
        members.clear();
        paste(members, u"@db\nweb-*\n!web-02\n"_s); // members, not a list
        QVERIFY(question(&members) == nullptr);
        QCOMPARE(members.toPlainText(), u"@db\nweb-*\n!web-02\n"_s);
        members.clear();
        paste(members, u"web1 x\nno(host) hunter2\n"_s);
        box = question(&members);
        QVERIFY(box != nullptr);
        QVERIFY2(box->informativeText().contains(u"pasted text:2 "_s), qPrintable(box->informativeText()));
        box->button(QMessageBox::Cancel)->click();
        QCOMPARE(members.toPlainText(), QString());
    }

private:
    QLineEdit* target() { return find<QLineEdit>(m_composer.get(), "targetEdit"); }

    static void paste(QWidget& widget, const QString& text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(&widget, QKeySequence::Paste);
    }

    QMessageBox* question(QWidget* parent = nullptr)
    {
        QWidget* const owner = parent == nullptr ? target() : parent;
        return owner->findChild<QMessageBox*>(u"pasteHostsBox"_s);
    }

    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::Syntax> m_syntax;
    std::unique_ptr<Composer> m_composer;
};

ROLLCALL_TEST(tst_pastedhosts, PastedHostsTest)
#include "tst_pastedhosts.moc"
