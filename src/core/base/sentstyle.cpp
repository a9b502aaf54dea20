// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentstyle.h"

#include "core/base/ansicolors.h"
#include "core/base/contrast.h"

#include <array>
#include <utility>

namespace rollcall {

namespace {

using ColorKind = AnsiColor::Kind;

constexpr RgbColor inkBlack = 0x000000;
constexpr RgbColor inkWhite = 0xffffff;
constexpr double leastSeen = 1.5;
constexpr quint8 namedBlack = 0;
constexpr quint8 namedWhite = 15;
constexpr quint8 namedCount = 16;

AnsiColor named(quint8 index)
{
    return {ColorKind::Indexed, index, 0};
}

bool isNamed(const AnsiColor& color)
{
    return color.kind == ColorKind::Indexed && color.index < namedCount;
}

/// As most terminals have it; a theme may have it otherwise.
RgbColor usualRgb(const AnsiColor& color)
{
    if (color.kind == ColorKind::Rgb)
        return color.rgb & inkWhite;
    return color.index < namedCount ? ansiOnTerminals[color.index] : ansiIndexedRgb(color.index);
}

bool isSeen(const AnsiColor& text, RgbColor background)
{
    return contrast(usualRgb(text), background) >= leastSeen;
}

/// White as long as it can be, as black is drawn grey where it is bold.
AnsiColor readableOn(RgbColor background)
{
    constexpr double enough = 2.5;
    return named(contrast(inkWhite, background) >= enough ? namedWhite : namedBlack);
}

/// On a background of the host's own. Many terminals draw the first eight brighter where they are bold.
AnsiColor seenOn(const AnsiColor& background, const AnsiColor& text, bool bold)
{
    const RgbColor behind = usualRgb(background);
    if (text.kind == ColorKind::Default || !isSeen(text, behind))
        return readableOn(behind);
    const bool brighter = bold && text.kind == ColorKind::Indexed && text.index < 8;
    return brighter && !isSeen(named(static_cast<quint8>(text.index + 8)), behind) ? readableOn(behind) : text;
}

/// On the terminal's own background, which is dark or light. Its themes see to its named colours, but for those that
/// are black and white.
AnsiColor seenAnywhere(const AnsiColor& text)
{
    if (text.kind == ColorKind::Default)
        return text;
    if (isNamed(text))
        return text.index == namedBlack || text.index == 7 || text.index == namedWhite ? AnsiColor() : text;
    constexpr RgbColor grey = 0x808080;
    constexpr int steps = 10;
    AnsiColor seen = text;
    for (int step = 1; step < steps && !(isSeen(seen, inkBlack) && isSeen(seen, inkWhite)); ++step)
        seen = {ColorKind::Rgb, 0, mixed(grey, usualRgb(text), double(step) / steps)};
    return seen;
}

QByteArray colorCode(const AnsiColor& color, int base)
{
    switch (color.kind) {
    case ColorKind::Default:
        return QByteArray::number(base + 9);
    case ColorKind::Indexed:
        if (color.index < 8)
            return QByteArray::number(base + color.index);
        if (color.index < namedCount)
            return QByteArray::number(base + 60 + color.index - 8);
        return QByteArray::number(base + 8) + ";5;" + QByteArray::number(color.index);
    case ColorKind::Rgb:
        break;
    }
    const auto part = [&color](int shift) { return QByteArray::number(color.rgb >> shift & 0xff); };
    return QByteArray::number(base + 8) + ";2;" + part(16) + ';' + part(8) + ';' + part(0);
}

} // namespace

SentStyle sentStyle(const AnsiStyle& style)
{
    SentStyle sent{style.foreground, style.background, style.bold, style.italic, style.underline, false};
    const bool isOwn = sent.text.kind == ColorKind::Default && sent.background.kind == ColorKind::Default;
    sent.inverse = style.inverse && isOwn;
    if (style.inverse)
        std::swap(sent.text, sent.background);
    sent.text = sent.background.kind == ColorKind::Default ? seenAnywhere(sent.text)
                                                           : seenOn(sent.background, sent.text, sent.bold);
    return sent;
}

QByteArray sgrBetween(const SentStyle& from, const SentStyle& to)
{
    if (from == to)
        return {};
    if (to == SentStyle())
        return QByteArrayLiteral("\x1b[0m");
    QByteArray codes;
    const auto add = [&codes](const QByteArray& code) { codes += (codes.isEmpty() ? "" : ";") + code; };
    const auto flag = [&add](bool before, bool after, const char* on, const char* off) {
        if (before != after)
            add(after ? on : off);
    };
    flag(from.bold, to.bold, "1", "22");
    flag(from.italic, to.italic, "3", "23");
    flag(from.underline, to.underline, "4", "24");
    flag(from.inverse, to.inverse, "7", "27");
    if (from.text != to.text)
        add(colorCode(to.text, 30));
    if (from.background != to.background)
        add(colorCode(to.background, 40));
    return "\x1b[" + codes + 'm';
}

} // namespace rollcall
