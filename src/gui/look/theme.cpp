// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/theme.h"

#include "gui/look/contrast.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPixmap>
#include <QRgb>
#include <QStringList>

namespace rollcall::gui::theme {

using namespace Qt::StringLiterals;

namespace {

struct ThemePair
{
    QRgb light;
    QRgb dark;
};

// Contrast of at least 4.5:1 on white and on #202326.
constexpr ThemePair green{0xff1b7a34, 0xff5cc777};
constexpr ThemePair red{0xffb8222f, 0xfff2777f};
constexpr ThemePair orange{0xff9c5200, 0xfff0a04b};
constexpr ThemePair violet{0xff7b3297, 0xffcb95e4};
constexpr ThemePair grey{0xff5d646b, 0xffa7aeb5};

/// Also on the palettes that these were not made for.
QColor onAll(const QColor& colour, const QPalette& palette)
{
    return readable(colour, {palette.color(QPalette::Base), palette.color(QPalette::AlternateBase),
                             palette.color(QPalette::Window)});
}

QColor pick(const ThemePair& pair, const QPalette& palette)
{
    return onAll(QColor::fromRgb(isDark(palette) ? pair.dark : pair.light), palette);
}

const ThemePair& pairOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return green;
    case Outcome::Failed:
    case Outcome::Denied:
        return red;
    case Outcome::Unreachable:
    case Outcome::TimedOut:
        return orange;
    case Outcome::Untrusted:
    case Outcome::Lost:
        return violet;
    case Outcome::Cancelled:
    case Outcome::Skipped:
        return grey;
    }
    return grey;
}

} // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

void useIconsFor(const QPalette& palette)
{
    QStringList paths = QIcon::themeSearchPaths();
    if (!paths.contains(u":/icons"_s))
        QIcon::setThemeSearchPaths(QStringList(u":/icons"_s) + paths);
    QIcon::setThemeName(isDark(palette) ? u"rollcall-dark"_s : u"rollcall"_s);
}

QIcon icon(const QString& name)
{
    return QIcon::fromTheme(name);
}

namespace {

/// Keeps its colours in a selected row, where a style would tint them.
QIcon steadyIcon(const QIcon& source)
{
    QIcon steady;
    for (const int extent : {16, 22, 32}) {
        const QPixmap pixmap = source.pixmap(extent, extent);
        steady.addPixmap(pixmap, QIcon::Normal);
        steady.addPixmap(pixmap, QIcon::Selected);
    }
    return steady;
}

} // namespace

QIcon iconBeside(const QString& name, const QColor& text)
{
    const QString file = u":/icons/%1/scalable/%2.svg"_s;
    const QString onDark = file.arg(u"rollcall-dark"_s, name);
    const bool isOnDark = text.lightness() > 127 && QFile::exists(onDark);
    return steadyIcon(QIcon(isOnDark ? onDark : file.arg(u"rollcall"_s, name)));
}

QColor outcomeColor(Outcome outcome, const QPalette& palette)
{
    return pick(pairOf(outcome), palette);
}

QString outcomeIconName(Outcome outcome)
{
    return u"outcome-"_s + outcomeName(outcome);
}

QIcon outcomeIcon(Outcome outcome)
{
    return steadyIcon(icon(outcomeIconName(outcome)));
}

QIcon phaseIcon(HostPhase phase)
{
    switch (phase) {
    case HostPhase::Waiting:
    case HostPhase::Done:
        return steadyIcon(icon(u"outcome-waiting"_s));
    case HostPhase::Asking:
        return steadyIcon(icon(u"key"_s));
    case HostPhase::Connecting:
    case HostPhase::Verifying:
    case HostPhase::LoggingIn:
    case HostPhase::Running:
        return steadyIcon(icon(u"outcome-running"_s));
    }
    return {};
}

QString phaseLabel(HostPhase phase)
{
    switch (phase) {
    case HostPhase::Waiting:
        return QCoreApplication::translate("Phase", "Waiting");
    case HostPhase::Connecting:
        return QCoreApplication::translate("Phase", "Connecting");
    case HostPhase::Verifying:
        return QCoreApplication::translate("Phase", "Checking key");
    case HostPhase::LoggingIn:
        return QCoreApplication::translate("Phase", "Logging in");
    case HostPhase::Asking:
        return QCoreApplication::translate("Phase", "Asks you");
    case HostPhase::Running:
        return QCoreApplication::translate("Phase", "Running");
    case HostPhase::Done:
        return QCoreApplication::translate("Phase", "Done");
    }
    return {};
}

QColor productionColor(const QPalette& palette)
{
    // A style draws a button lighter than it is told to.
    return isDark(palette) ? QColor::fromRgb(0xff742a19) : QColor::fromRgb(0xff7d2611);
}

QColor errorColor(const QPalette& palette)
{
    return pick(red, palette);
}

QColor changePaper(bool isAdded, bool strong, const QPalette& palette)
{
    if (isDark(palette))
        return isAdded ? (strong ? QColor(0x1f, 0x6b, 0x37) : QColor(0x15, 0x35, 0x20))
                       : (strong ? QColor(0x86, 0x2f, 0x2c) : QColor(0x43, 0x20, 0x20));
    return isAdded ? (strong ? QColor(0xa6, 0xee, 0xb4) : QColor(0xe2, 0xfa, 0xe6))
                   : (strong ? QColor(0xff, 0xbd, 0xb6) : QColor(0xff, 0xea, 0xe8));
}

QColor mutedColor(const QPalette& palette)
{
    return onAll(mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.65), palette);
}

AnsiPaper ansiPaper(const QPalette& palette)
{
    return {rgbOf(palette.color(QPalette::Text)), rgbOf(palette.color(QPalette::Base)),
            isDark(palette) ? &ansiOnDark : &ansiOnLight};
}

QFont monospaceFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

} // namespace rollcall::gui::theme
