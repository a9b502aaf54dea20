// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/outcome.h"
#include "gui/look/contrast.h"
#include "gui/look/indicatorstyle.h"
#include "gui/look/theme.h"
#include "gui/output/linerenderer.h"
#include "support/testmain.h"

#include <QApplication>
#include <QIcon>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPushButton>
#include <QStyleOption>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
namespace theme = rollcall::gui::theme;

// What is written can be read on the palettes of desktops, also of those that set no colour for a hint, or have only
// two at all.
class ContrastTest : public QObject
{
    Q_OBJECT

private:
    static QPalette made(QRgb window, QRgb base, QRgb text, QRgb highlight, QRgb highlighted)
    {
        QPalette palette;
        for (const auto role : {QPalette::Window, QPalette::Button, QPalette::ToolTipBase})
            palette.setColor(role, QColor(window));
        palette.setColor(QPalette::Base, QColor(base));
        palette.setColor(QPalette::AlternateBase, QColor(window));
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
            palette.setColor(role, QColor(text));
        palette.setColor(QPalette::Highlight, QColor(highlight));
        palette.setColor(QPalette::HighlightedText, QColor(highlighted));
        palette.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128)); // what Qt has where nobody says another
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            palette.setColor(QPalette::Disabled, role, QColor(window).lighter(110));
        return palette;
    }

    static void addPalettes()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
        QTest::newRow("Breeze") << made(0xffeff0f1, 0xffffffff, 0xff232629, 0xff3daee9, 0xffffffff);
        QTest::newRow("Breeze Dark") << made(0xff2a2e32, 0xff1b1e20, 0xfffcfcfc, 0xff3daee9, 0xfffcfcfc);
        QTest::newRow("black and yellow") << made(0xff000000, 0xff000000, 0xffffff00, 0xffffff00, 0xffffff00);
        QTest::newRow("white on black") << made(0xff000000, 0xff000000, 0xffffffff, 0xff000080, 0xff000000);
        QTest::newRow("Solarized") << made(0xffeee8d5, 0xfffdf6e3, 0xff586e75, 0xff268bd2, 0xfffdf6e3);
    }

    static QPalette repaired(const QPalette& palette) { return theme::repairs(palette).resolve(palette); }

private Q_SLOTS:
    void coloursAreReadable_data() { addPalettes(); }
    void coloursAreReadable()
    {
        QFETCH(QPalette, palette);
        const QPalette all = repaired(palette);
        QList<QColor> colours{theme::mutedColor(all), theme::errorColor(all)};
        for (int i = 0; i < outcomeCount; ++i)
            colours.append(theme::outcomeColor(static_cast<Outcome>(i), all));
        for (const QColor& colour : std::as_const(colours)) {
            for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
                QVERIFY2(theme::contrast(colour, all.color(role)) >= theme::textContrast, qPrintable(colour.name()));
        }
        QVERIFY(theme::contrast(Qt::white, theme::productionColor(all)) >= theme::textContrast);
    }

    void textsAreReadable_data() { addPalettes(); }
    void textsAreReadable()
    {
        QFETCH(QPalette, palette);
        const QPalette all = repaired(palette);
        const auto check = [&](QPalette::ColorGroup group, QPalette::ColorRole text, QPalette::ColorRole on) {
            const double least = group == QPalette::Disabled ? theme::partContrast : theme::textContrast;
            return theme::contrast(all.color(group, text), all.color(group, on)) >= least;
        };
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            QVERIFY(check(group, QPalette::WindowText, QPalette::Window));
            QVERIFY(check(group, QPalette::Text, QPalette::Base));
            QVERIFY(check(group, QPalette::ButtonText, QPalette::Button));
            QVERIFY(check(group, QPalette::HighlightedText, QPalette::Highlight));
            QVERIFY(check(group, QPalette::PlaceholderText, QPalette::Base));
            QVERIFY(check(group, QPalette::PlaceholderText, QPalette::Window));
        }
    }

    void outputsAreReadable_data() { addPalettes(); }
    /// Whatever colours a host asks for.
    void outputsAreReadable()
    {
        QFETCH(QPalette, palette);
        const QPalette all = repaired(palette);
        gui::LineRenderer renderer;
        renderer.setLook(QFont(), all, KSyntaxHighlighting::Theme());
        int formats = 0;
        for (int color = 0; color < 256; ++color) {
            const QByteArray code = QByteArray::number(color);
            const auto layout =
                renderer.layout(color,
                                {Stream::Output, "\x1b[38;5;" + code + "ma\x1b[48;5;" + code +
                                                     "mb\x1b[39mc\x1b[7md\x1b[2me\x1b[38;5;" + code + ";49mf\x1b[m"},
                                0);
            for (const QTextLayout::FormatRange& range : layout->formats()) {
                const auto colour = [&](QTextFormat::Property property, QPalette::ColorRole role) {
                    return range.format.hasProperty(property) ? range.format.brushProperty(property).color()
                                                              : all.color(role);
                };
                const QColor text = colour(QTextFormat::ForegroundBrush, QPalette::Text);
                const QColor background = colour(QTextFormat::BackgroundBrush, QPalette::Base);
                QVERIFY2(theme::contrast(text, background) >= theme::textContrast, code.constData());
                ++formats;
            }
        }
        QVERIFY(formats > 1000);
    }

    void theProductionButtonIsReadable_data() { addPalettes(); }
    void theProductionButtonIsReadable()
    {
        QFETCH(QPalette, palette);
        QPalette all = repaired(palette);
        all.setColor(QPalette::Button, theme::productionColor(all));
        gui::IndicatorStyle style;
        QPushButton button;
        button.setStyle(&style);
        button.setPalette(all);
        button.resize(120, 30);
        const QColor drawn = button.grab().toImage().pixelColor(10, 6); // where it is lightest
        QVERIFY2(theme::contrast(Qt::white, drawn) >= theme::textContrast, qPrintable(drawn.name()));
    }

    void whatCanBeReadStaysTheDesktops()
    {
        QPalette palette(QColor(0xef, 0xef, 0xef));
        palette.setColor(QPalette::PlaceholderText, QColor(0x50, 0x50, 0x50));
        const QPalette repairs = theme::repairs(palette);
        QVERIFY(!repairs.isBrushSet(QPalette::Active, QPalette::PlaceholderText));
        QVERIFY(!repairs.isBrushSet(QPalette::Active, QPalette::Text));
    }

    void whatCannotBeUsedIsFaint_data() { addPalettes(); }
    void whatCannotBeUsedIsFaint()
    {
        QFETCH(QPalette, palette);
        const QPalette all = repaired(palette);
        const QPalette before = QApplication::palette();
        theme::useIconsFor(all);
        const gui::IndicatorStyle style;
        QStyleOption option;
        option.palette = all;
        const auto seen = [&](const QPixmap& pixmap) { // on the window, where it differs most
            QImage drawn(pixmap.size(), QImage::Format_ARGB32);
            drawn.fill(all.color(QPalette::Window));
            QPainter painter(&drawn);
            painter.drawPixmap(0, 0, pixmap);
            painter.end();
            double most = 1;
            for (int y = 0; y < drawn.height(); ++y) {
                for (int x = 0; x < drawn.width(); ++x)
                    most = std::max(most, theme::contrast(drawn.pixelColor(x, y), all.color(QPalette::Window)));
            }
            return most;
        };
        for (const QString& name : {u"edit-copy"_s, u"run"_s, u"retry"_s}) {
            const QPixmap usual = theme::icon(name).pixmap(16, 16);
            QVERIFY2(!usual.isNull(), qPrintable(name));
            const QPixmap faint = style.generatedIconPixmap(QIcon::Disabled, usual, &option);
            QCOMPARE(faint.size(), usual.size());
            const double of = seen(usual);
            const double left = seen(faint);
            QVERIFY2(left > 1 && (left - 1) < (of - 1) * 0.6, qPrintable(name + u": %1 of %2"_s.arg(left).arg(of)));
        }
        theme::useIconsFor(before);
    }

    void fieldsHaveAFrame_data() { addPalettes(); }
    void fieldsHaveAFrame()
    {
        QFETCH(QPalette, palette);
        const QPalette all = repaired(palette);
        gui::IndicatorStyle style;
        QLineEdit field;
        field.setStyle(&style);
        field.setPalette(all);
        field.resize(120, 30);
        const QImage image = field.grab().toImage();
        double most = 1;
        for (int x = 0; x < 4; ++x)
            most = std::max(most, theme::contrast(image.pixelColor(x, 15), all.color(QPalette::Base)));
        QVERIFY2(most >= 1.2, qPrintable(QString::number(most)));
    }
};

ROLLCALL_TEST(tst_contrast, ContrastTest)
#include "tst_contrast.moc"
