// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/syntax.h"
#include "gui/output/outputview.h"
#include "support/testmain.h"

#include <QByteArray>
#include <QChar>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>
#include <QTextLine>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::OutputView;

namespace {

/// A hundred thousand lines that count how many of them were read.
class ManyLines : public gui::LineSource
{
public:
    qint64 lineCount() const override { return count; }
    gui::SourceLine line(qint64 index) const override
    {
        ++reads;
        if (index == 1)
            return {Stream::Error, "\x1b[31mred\x1b[0m and \x07 bell"};
        return {Stream::Output, "line " + QByteArray::number(index) + tail};
    }

    qint64 count = 100'000;
    QByteArray tail;
    mutable int reads = 0;
};

} // namespace

// The virtual line view: it reads what is visible, selects and copies.
class OutputViewTest : public QObject
{
    Q_OBJECT

private:
    gui::Syntax m_syntax;
    ManyLines m_lines;
    std::unique_ptr<OutputView> m_view;

    /// That the last page is full, and the last line in it whole.
    void isAtTheEnd()
    {
        const qint64 top = m_view->verticalScrollBar()->value();
        QCOMPARE(top, m_view->verticalScrollBar()->maximum());
        qreal height = gui::OutputLines::above;
        for (qint64 line = top; line < m_lines.count; ++line)
            height += m_view->lines().row(line).height;
        QVERIFY(height <= m_view->viewport()->height());
        QVERIFY(height + m_view->lines().row(top - 1).height > m_view->viewport()->height());
    }

private Q_SLOTS:
    void init()
    {
        m_lines.count = 100'000;
        m_lines.tail.clear();
        m_lines.reads = 0;
        m_view = std::make_unique<OutputView>();
        m_view->lines().setSyntax(&m_syntax);
        m_view->resize(400, 300);
        m_view->lines().setSource(&m_lines);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void readsOnlyWhatIsVisible()
    {
        m_view->grab();
        QVERIFY(m_lines.reads > 5);
        QVERIFY(m_lines.reads < 300);
        m_view->verticalScrollBar()->setValue(50'000);
        m_view->grab();
        QVERIFY(m_lines.reads < 600);
        QVERIFY(m_view->visibleText().startsWith(u"line 50000\n"_s));
    }

    void hostileTextIsNeutralised()
    {
        const QString text = m_view->lines().text(1);
        QVERIFY(text.startsWith(u"red and "_s));
        QVERIFY(!text.contains(QChar(7)));
        QVERIFY(!text.contains(QChar(27)));
    }

    void keysSelectAndCopy()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
        QVERIFY(m_view->selectedText().startsWith(u"line 0\nred"_s));
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"line 0\nred"_s));
    }

    void copyingAllIsBounded()
    {
        m_lines.count = 3'000'000;
        m_view->lines().sourceGrew();
        m_view->selectAll();
        QCOMPARE(m_view->selection().cursor().line, 2'999'999);
        QVERIFY(m_view->selectedText().size() <= OutputView::copyLimit);
    }

    void aMatchIsScrolledTo()
    {
        m_view->showMatch(70'000, 0, 4);
        QCOMPARE(m_view->selectedText(), u"line"_s);
        const int top = m_view->verticalScrollBar()->value();
        QVERIFY(top <= 70'000 && top > 69'900);
    }

    void whoFollowsSeesAFullPageOfWrappedLines()
    {
        m_lines.tail = QByteArray(300, 'x');
        m_view->setFollowing(true);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
        m_view->setWrapped(true); // and goes on following
        isAtTheEnd();
        m_lines.count += 50;
        m_view->lines().sourceGrew();
        isAtTheEnd();
        m_view->resize(300, 260);
        isAtTheEnd();
        m_view->setWrapped(false);
        QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    }

    void aFewWrappedLinesAreAllInSight()
    {
        m_lines.count = 2;
        m_lines.tail = QByteArray(100, 'x');
        m_view->lines().setSource(&m_lines);
        m_view->setWrapped(true);
        QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    }

    void aMatchInWrappedLinesComesIntoSight()
    {
        m_lines.tail = QByteArray(600, 'x');
        m_view->setWrapped(true);
        m_view->showMatch(8, 0, 4);
        qreal height = 0;
        for (qint64 line = m_view->verticalScrollBar()->value(); line <= 8; ++line)
            height += m_view->lines().row(line).height;
        QVERIFY(height <= m_view->viewport()->height());
    }

    void draggingBeyondTheEdgeScrollsOn()
    {
        QWidget* const viewport = m_view->viewport();
        const QPoint start(100, 50);
        const QPointF beyond(100, viewport->height() + 60);
        QTest::mousePress(viewport, Qt::LeftButton, {}, start);
        const qint64 line = m_view->selection().cursor().line;
        QVERIFY(line > 0 && line < 20);
        QMouseEvent move(QEvent::MouseMove, beyond, viewport->mapToGlobal(beyond), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &move);
        QTRY_VERIFY(m_view->verticalScrollBar()->value() > 40);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, beyond.toPoint());
        QCOMPARE(m_view->selection().first().line, line);
        QVERIFY(m_view->selection().last().line > 40);
        const int stopped = m_view->verticalScrollBar()->value();
        QMouseEvent hover(QEvent::MouseMove, start, viewport->mapToGlobal(start), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(viewport, &hover);
        QCoreApplication::processEvents();
        QCOMPARE(m_view->verticalScrollBar()->value(), stopped);
    }

    void aDoubleClickTakesTheWord()
    {
        const QTextLayout& row = *m_view->lines().row(2).layout;
        QPoint at(30 + qRound(row.lineAt(0).cursorToX(5)), 0);
        while (m_view->positionAt(at).line < 2)
            ++at.ry();
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(m_view->selectedText(), u"2"_s);
    }

    void followsTheEnd()
    {
        m_view->setFollowing(true);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
        m_lines.count = 100'500;
        m_view->lines().sourceGrew();
        QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
        QVERIFY(m_view->visibleText().contains(u"line 100499"_s));
    }
};

ROLLCALL_TEST(tst_outputview, OutputViewTest)
#include "tst_outputview.moc"
