// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/fixture.h"
#include "gui/look/syntax.h"
#include "support/testmain.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QModelIndex>
#include <QPlainTextEdit>
#include <QPoint>
#include <QTest>
#include <QToolButton>
#include <QWindow>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

// The list of names below the target line, and the mouse. Clicks come as from the window system, which gives all of
// them to the window that is open as a list.
class CompletionsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::Syntax> m_syntax;
    std::unique_ptr<gui::Composer> m_composer;

    QLineEdit* target() { return find<QLineEdit>(m_composer.get(), "targetEdit"); }
    QAbstractItemView* list() { return target()->findChild<QCompleter*>()->popup(); }
    bool open()
    {
        target()->setFocus();
        QTest::keyClicks(target(), u"we"_s);
        return QTest::qWaitForWindowExposed(list()) && list()->isVisible();
    }
    static void clickIn(QWidget* window, const QPoint& place)
    {
        QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, place);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_syntax = std::make_unique<gui::Syntax>();
        m_composer = std::make_unique<gui::Composer>(m_fixture->workspace().libraries(), *m_syntax);
        m_composer->setWords({u"@web"_s, u"web-01"_s, u"web-02"_s, u"web-03"_s});
        m_composer->resize(700, 400);
        m_composer->show();
        m_composer->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    }

    void cleanup()
    {
        m_composer.reset();
        m_fixture.reset();
    }

    void aClickOnANameTakesIt()
    {
        QVERIFY(open());
        const QModelIndex second = list()->model()->index(1, 0);
        const QString name = second.data().toString();
        const QPoint place = list()->viewport()->mapTo(list()->window(), list()->visualRect(second).center());
        clickIn(list()->window(), place);
        QCOMPARE(target()->text(), name);
        QVERIFY(!list()->isVisible());
        QVERIFY(target()->hasFocus());
    }

    void aClickBesideItClosesItAndIsAClick()
    {
        auto* const options = find<QToolButton>(m_composer.get(), "optionsButton");
        QVERIFY(!options->isChecked());
        QVERIFY(open());
        clickIn(m_composer.get(), options->mapTo(m_composer.get(), options->rect().center()));
        QVERIFY(!list()->isVisible());
        QTRY_VERIFY(options->isChecked());
        QCOMPARE(target()->text(), u"we"_s);
    }

    void aClickIntoAnotherFieldGoesThere()
    {
        auto* const editor = find<QPlainTextEdit>(m_composer.get(), "commandEditor");
        QVERIFY(open());
        const QPoint place =
            editor->viewport()->mapTo(m_composer.get(), editor->viewport()->rect().bottomRight() - QPoint(8, 4));
        QVERIFY(!list()->geometry().contains(m_composer->mapToGlobal(place)));
        clickIn(m_composer.get(), place);
        QVERIFY(!list()->isVisible());
        QTRY_VERIFY(editor->hasFocus());
    }

    /// It sets the cursor, and the list is gone.
    void aClickIntoTheLineItselfGoesThere()
    {
        QVERIFY(open());
        target()->setText(u"web-01"_s);
        QCOMPARE(target()->cursorPosition(), 6);
        const QPoint start(4, target()->height() / 2);
        clickIn(m_composer.get(), target()->mapTo(m_composer.get(), start));
        QVERIFY(!list()->isVisible());
        QTRY_COMPARE(target()->cursorPosition(), 0);
    }
};

ROLLCALL_TEST(tst_completions, CompletionsTest)
#include "tst_completions.moc"
