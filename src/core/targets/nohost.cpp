// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a word of core/targets/targetword.h stands for no host, and what was meant by it.
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/targets/targetword.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace rollcall {

QString hiddenPlaces(const QString& text)
{
    constexpr qsizetype enough = 3;
    QStringList places;
    if (hiddenNames(text).isEmpty())
        return {};
    qsizetype place = 0;
    for (const char32_t character : text.toUcs4()) {
        ++place;
        if (!isHidden(character))
            continue;
        if (places.size() == enough) {
            places.append(QString(QChar(0x2026)));
            break;
        }
        places.append(TargetText::tr("character %1 is %2").arg(QString::number(place), hiddenName(character)));
    }
    return places.join(QLatin1String(", "));
}

QString withBrackets(const QString& piece)
{
    static const QRegularExpression braces(
        QStringLiteral("\\{([A-Za-z0-9]+)\\.\\.([A-Za-z0-9]+)(?:\\.\\.([0-9]+))?\\}"));
    QString result;
    qsizetype at = 0;
    for (auto matches = braces.globalMatch(piece); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString step = match.captured(3).isEmpty() ? QString() : u'/' + match.captured(3);
        result += QStringView(piece).sliced(at, match.capturedStart() - at) + u'[' + match.captured(1) + u'-' +
                  match.captured(2) + step + u']';
        at = match.capturedEnd();
    }
    return at == 0 ? QString() : result + QStringView(piece).sliced(at);
}

Error noHost(const QString& piece, const QString& why)
{
    const QString meant = withBrackets(piece);
    return targetSyntax(piece, meant.isEmpty() ? why : TargetText::tr("a range is written %1").arg(meant));
}

namespace {

bool isOfDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Of a word of nothing but numbers and dots: what the system, too, would take for no address (127.1 is one).
QString whyNoAddress(const WordText& name)
{
    const QList<QStringView> parts = QStringView(name.text).split(u'.');
    const bool hasRange = name.indexOf(u'-') >= 0;
    const bool isOfNumbers = name.indexOf(u'.') >= 0 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
                                 const QList<QStringView> ends = part.split(u'-');
                                 return std::all_of(ends.begin(), ends.end(), isOfDigits);
                             });
    if (!isOfNumbers || parts.size() < 4)
        return {};
    if (hasRange)
        return TargetText::tr("a range of addresses is written like 192.0.2.[1-20]");
    return isIpLiteral(name.text) ? QString()
                                  : TargetText::tr("this is no IPv4 address, which has four numbers from 0 to 255");
}

} // namespace

QString whyNoHost(const WordText& name)
{
    if (name.indexOf(u'(') >= 0 || name.indexOf(u')') >= 0)
        return TargetText::tr(
            "there are no parentheses here: a,b adds, a&b keeps what is in both, a!b takes away, from "
            "left to right, and what is to be worked out first goes into a group");
    if (name.indexOf(u'{') >= 0 || name.indexOf(u'}') >= 0)
        return TargetText::tr("a range is written like web-[01-20], a choice like web-[a,b]");
    for (const QChar sign : QStringView(u";|<>$`'#~\\")) {
        if (name.indexOf(sign.unicode()) >= 0)
            return TargetText::tr("a host's name has no %1").arg(sign);
    }
    return whyNoAddress(name);
}

} // namespace rollcall
