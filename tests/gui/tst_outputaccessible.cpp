// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/syntax.h"
#include "gui/output/outputaccessible.h"
#include "gui/output/outputview.h"
#include "support/testmain.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QByteArray>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::OutputView;

namespace {

class Lines : public gui::LineSource
{
public:
    qint64 lineCount() const override { return count; }
    gui::SourceLine line(qint64 index) const override { return {Stream::Output, "line " + QByteArray::number(index)}; }

    qint64 count = 3;
};

} // namespace

// A screen reader reads what a host said, line by line.
class OutputAccessibleTest : public QObject
{
    Q_OBJECT

private:
    gui::Syntax m_syntax;
    Lines m_lines;
    std::unique_ptr<OutputView> m_view;

    QAccessibleInterface* interface() { return QAccessible::queryAccessibleInterface(m_view.get()); }
    QAccessibleTextInterface& text() { return *interface()->textInterface(); }

private Q_SLOTS:
    void init()
    {
        m_lines.count = 3;
        m_view = std::make_unique<OutputView>();
        m_view->lines().setSyntax(&m_syntax);
        m_view->lines().setSource(&m_lines);
        m_view->resize(400, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void itIsAText()
    {
        QVERIFY(interface()->textInterface() != nullptr);
        QVERIFY(interface()->state().readOnly && interface()->state().multiLine);
        QCOMPARE(interface()->text(QAccessible::Value), u"line 0\nline 1\nline 2"_s);
        QCOMPARE(text().characterCount(), 20);
        QCOMPARE(text().text(7, 13), u"line 1"_s);
        int start = 0;
        int end = 0;
        QVERIFY(text().textAtOffset(8, QAccessible::LineBoundary, &start, &end).startsWith(u"line 1"_s));
        QCOMPARE(start, 7);
    }

    void theCaretAndTheSelectionAreFollowed()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(text().cursorPosition(), 7);
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(text().selectionCount(), 1);
        int start = 0;
        int end = 0;
        text().selection(0, &start, &end);
        QCOMPARE(text().text(start, end), u"line 1"_s);
        text().setCursorPosition(15);
        QCOMPARE(m_view->selection().cursor().line, 2);
        QCOMPARE(m_view->selection().cursor().column, 1);
        QVERIFY(!text().characterRect(15).isEmpty());
        QCOMPARE(text().offsetAtPoint(text().characterRect(15).center() - QPoint(2, 0)), 15);
    }

    void ofMillionsOfLinesThoseAroundTheCaretAreRead()
    {
        m_lines.count = 3'000'000;
        m_view->lines().sourceGrew();
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
        QVERIFY(text().characterCount() < 20'000);
        QVERIFY(interface()->text(QAccessible::Value).endsWith(u"line 2999999"_s));
        QCOMPARE(text().cursorPosition(), text().characterCount());
    }

    void whatGrowsIsReadAnew()
    {
        QCOMPARE(text().characterCount(), 20);
        m_lines.count = 4;
        m_view->lines().sourceGrew();
        QVERIFY(interface()->text(QAccessible::Value).endsWith(u"line 3"_s));
    }
};

ROLLCALL_TEST(tst_outputaccessible, OutputAccessibleTest)
#include "tst_outputaccessible.moc"
