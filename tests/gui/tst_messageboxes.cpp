// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/screenfit.h"
#include "support/testmain.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QRect>
#include <QString>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;

// What the boxes say that names, paths and other people's words stand in.
class MessageBoxesTest : public QObject
{
    Q_OBJECT

private:
    /// All of a label's text is on it, as it is broken into lines there.
    static bool isWhole(const QLabel& label)
    {
        const QRect room = label.contentsRect();
        const QRect needed =
            label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 100'000),
                                             Qt::AlignLeft | (label.wordWrap() ? Qt::TextWordWrap : 0), label.text());
        return needed.width() <= room.width() && needed.height() <= room.height() + label.fontMetrics().leading() + 1;
    }

private Q_SLOTS:
    void noWordIsCutOff_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("a name") << QString(300, u'm');
        QTest::newRow("a path") << u"/srv/"_s + QString(120, u'm') + u'/' + QString(200, u'w') + u".txt"_s;
        QTest::newRow("of characters that stand together") << u"e\u0301"_s.repeated(200);
        QTest::newRow("of two units each") << u"\U0001F600"_s.repeated(150);
    }

    void noWordIsCutOff()
    {
        QFETCH(QString, word);
        QWidget window;
        QMessageBox box(QMessageBox::Question, u"Title"_s, u"“%1” is there."_s.arg(word), QMessageBox::Ok, &window);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(u"It is called %1 by now."_s.arg(word));
        const gui::ScreenFit fit(qApp);
        box.open();
        const auto labels = box.findChildren<QLabel*>();
        int looked = 0;
        for (const QLabel* const label : labels) {
            if (label->text().isEmpty())
                continue;
            ++looked;
            QVERIFY2(isWhole(*label),
                     qPrintable(u"%1 in %2x%3"_s.arg(label->objectName()).arg(label->width()).arg(label->height())));
            QVERIFY(QString(label->text()).remove(QChar(0x200B)).contains(word));
            QCOMPARE(label->text().contains(QChar(0x200B)), !word.startsWith(u"\U0001F600"_s)); // which have places
            QVERIFY(box.rect().contains(QRect(label->mapTo(&box, QPoint()), label->size())));
        }
        QCOMPARE(looked, 2);
    }

    void whatHasPlacesToBreakStaysAsItIs()
    {
        QMessageBox box(QMessageBox::Question, u"Title"_s, u"“web-01” is there."_s, QMessageBox::Ok);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(u"/srv/one/two/three/four/five/six/seven/eight/nine/ten/eleven/twelve"_s);
        const gui::ScreenFit fit(qApp);
        box.open();
        QCOMPARE(box.text(), u"“web-01” is there."_s);
        QVERIFY(!box.informativeText().contains(QChar(0x200B)));
    }
};

ROLLCALL_TEST(tst_messageboxes, MessageBoxesTest)
#include "tst_messageboxes.moc"
