// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/keyring.h"
#include "gui/compose/composer.h"
#include "gui/compose/hostlistdialog.h"
#include "gui/fixture.h"
#include "gui/library/groupdialog.h"
#include "gui/library/hostdialog.h"
#include "gui/library/snippetdialog.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/indicatorstyle.h"
#include "gui/pages/preferencesdialog.h"
#include "gui/questions/hostkeysdialog.h"
#include "gui/questions/promptdialog.h"
#include "gui/results/exportdialog.h"
#include "gui/shell/mainwindow.h"
#include "support/testmain.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QCheckBox>
#include <QColor>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLatin1String>
#include <QLineEdit>
#include <QPalette>
#include <QPlainTextEdit>
#include <QStringList>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;

// Every input of every window has a name that assistive technology can read.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private:
    static bool isInput(const QWidget* widget)
    {
        return qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr ||
               qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
               qobject_cast<const QAbstractButton*>(widget) != nullptr ||
               qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
               qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
    }

    static QStringList nameless(const QWidget* root)
    {
        QStringList names;
        for (QWidget* widget : root->findChildren<QWidget*>()) {
            // Parts that Qt itself puts inside a widget are its own matter.
            if (!isInput(widget) || widget->objectName().startsWith(u"qt_"_s) ||
                qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr ||
                qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr || widget->objectName().isEmpty() ||
                widget->objectName() == u"ScrollLeftButton" || widget->objectName() == u"ScrollRightButton")
                continue;
            QAccessibleInterface* const accessible = QAccessible::queryAccessibleInterface(widget);
            if (accessible == nullptr || accessible->text(QAccessible::Name).trimmed().isEmpty())
                names.append(QLatin1String(root->metaObject()->className()) + u'/' + widget->objectName());
        }
        return names;
    }

private Q_SLOTS:
    void anEmptyBoxIsSeenOnADarkWindow()
    {
        const QColor window(0x2a, 0x2e, 0x32);
        gui::IndicatorStyle style;
        QCheckBox box;
        box.setStyle(&style);
        box.setPalette(QPalette(QColor(0x31, 0x36, 0x3b), window));
        box.resize(box.sizeHint());
        const QImage drawn = box.grab().toImage();
        int brightest = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x)
                brightest = std::max(brightest, drawn.pixelColor(x, y).lightness());
        }
        QVERIFY2(brightest > window.lightness() + 60, qPrintable(QString::number(brightest)));
    }

    void everyInputHasAName()
    {
        QStringList all;
        ofEveryWindow([&](const QWidget* root) { all += nameless(root); });
        QVERIFY2(all.isEmpty(), qPrintable(all.join(u", "_s)));
    }

    /// What a label is for may be added, but does not take the place of what it says.
    void everyLabelIsHeardAsItReads()
    {
        QStringList others;
        int labels = 0;
        ofEveryWindow([&](QWidget* root) {
            for (QLabel* const label : root->findChildren<QLabel*>()) {
                auto* const elided = qobject_cast<gui::ElidedLabel*>(label);
                if (elided != nullptr)
                    elided->setFullText(QString(300, u'w'));
                else if (label->buddy() == nullptr && label->text().isEmpty())
                    label->setText(u"said"_s);
                QAccessibleInterface* const accessible = QAccessible::queryAccessibleInterface(label);
                const QString said = elided != nullptr ? QString(300, u'w') : label->text();
                if (label->textFormat() != Qt::RichText && label->buddy() == nullptr &&
                    accessible->text(QAccessible::Name) != said)
                    others.append(QLatin1String(root->metaObject()->className()) + u'/' + label->objectName());
                ++labels;
            }
        });
        QVERIFY2(others.isEmpty(), qPrintable(others.join(u", "_s)));
        QVERIFY(labels > 50);
    }

private:
    template <typename Look> static void ofEveryWindow(Look look)
    {
        test::Fixture fixture;
        fixture.addExamples();
        gui::MainWindow window(fixture.workspace());
        window.begin();
        window.show();
        gui::HostDialog host({u"a"_s}, {}, [](int, const Host&) { return Status(); });
        gui::GroupDialog group({u"a"_s}, {}, [](const gui::GroupDialog::Typed&) { return Status(); });
        gui::SnippetDialog snippet({u"a"_s}, {}, [](int, const Snippet&) { return Status(); });
        gui::PreferencesDialog preferences({}, fixture.workspace().person().keyring());
        gui::HostListDialog list({});
        auto question = std::make_shared<Question>();
        gui::PromptDialog prompt(question);
        gui::HostKeysDialog keys(question);
        for (QWidget* root :
             {static_cast<QWidget*>(&window), static_cast<QWidget*>(&host), static_cast<QWidget*>(&group),
              static_cast<QWidget*>(&snippet), static_cast<QWidget*>(&preferences), static_cast<QWidget*>(&list),
              static_cast<QWidget*>(&prompt), static_cast<QWidget*>(&keys)})
            look(root);
    }
};

ROLLCALL_TEST(tst_accessibility, AccessibilityTest)
#include "tst_accessibility.moc"
