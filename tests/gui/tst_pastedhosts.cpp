// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/fixture.h"
#include "gui/library/membersedit.h"
#include "gui/look/syntax.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

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

    void membersAreReadAsWell()
    {
        gui::MembersEdit members;
        members.show();
        paste(members, u"# web servers\nweb1 # main\nweb2\n"_s);
        QMessageBox* box = question(&members);
        QVERIFY(box != nullptr);
        box->defaultButton()->click();
        QCOMPARE(members.toPlainText(), u"web1\nweb2"_s);
        members.clear();
        QTRY_VERIFY(question(&members) == nullptr);
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
