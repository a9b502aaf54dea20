// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configvalues.h"

#include "openssh/words/destination.h"

#include <limits>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

bool isNone(const QString& text)
{
    return text.compare("none"_L1, Qt::CaseInsensitive) == 0;
}

std::optional<QString> expectChoice(const QString& choices, const QString& value)
{
    if (choices.split(u',').contains(value, Qt::CaseInsensitive))
        return std::nullopt;
    return choices;
}

std::optional<QString> expectNumber(const QString& value, int least, int most)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    if (ok && number >= least && number <= most)
        return std::nullopt;
    return u"%1…%2"_s.arg(least).arg(most);
}

std::optional<QString> expectSetEnv(const QStringList& arguments)
{
    for (const QString& argument : arguments) {
        if (!argument.contains(u'='))
            return u"NAME=VALUE"_s;
    }
    return std::nullopt;
}

std::optional<QString> problemWithOne(const KeywordInfo& info, const QString& value)
{
    switch (info.kind) {
    case ValueKind::Flag:
        return expectChoice(u"yes,no,true,false"_s, value);
    case ValueKind::Choice:
        return expectChoice(QString::fromLatin1(info.choices), value);
    case ValueKind::Number:
        return expectNumber(value, 0, std::numeric_limits<int>::max());
    case ValueKind::Port:
        if (portOf(value))
            return std::nullopt;
        return u"1…65535"_s;
    case ValueKind::Time:
        if (isNone(value) || secondsOf(value))
            return std::nullopt;
        return u"90, 1m30s"_s;
    case ValueKind::Any:
    case ValueKind::One:
    case ValueKind::Many:
    case ValueKind::Rest:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> problemWith(const KeywordInfo& info, const QStringList& arguments, const QString& rest)
{
    const QString name = QString::fromLatin1(info.name);
    if (rest.isEmpty())
        return name + u" …"_s;
    if (info.kind == ValueKind::Any)
        return std::nullopt;
    if (info.keyword == Keyword::ProxyJump) {
        // Tokens stand for something only when a host is known.
        if (rest.contains(u'%') || parseProxyJump(arguments.join(QString())))
            return std::nullopt;
        return u"ProxyJump [user@]host[:port],…"_s;
    }
    if (info.kind == ValueKind::Rest)
        return std::nullopt;
    if (arguments.isEmpty() || arguments.first().isEmpty())
        return name + u" …"_s;
    if (info.keyword == Keyword::SetEnv)
        return expectSetEnv(arguments);
    if (info.kind == ValueKind::Many)
        return arguments.contains(QString()) ? std::optional(name + u" …"_s) : std::nullopt;
    if (arguments.size() > 1)
        return u"%1 %2"_s.arg(name, arguments.first());
    return problemWithOne(info, arguments.first());
}

std::optional<int> secondsOf(const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    qint64 total = 0;
    qint64 number = -1;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            number = qMax<qint64>(number, 0) * 10 + c.digitValue();
        } else {
            static const QString units = u"smhdw"_s;
            constexpr qint64 seconds[] = {1, 60, 3600, 86400, 604800};
            const qsizetype unit = units.indexOf(c.toLower());
            if (unit < 0 || number < 0)
                return std::nullopt;
            total += number * seconds[unit];
            number = -1;
        }
        if (number > std::numeric_limits<int>::max() || total > std::numeric_limits<int>::max())
            return std::nullopt;
    }
    total += qMax<qint64>(number, 0);
    if (total > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(total);
}

bool isYes(const QString& text)
{
    return text.compare("yes"_L1, Qt::CaseInsensitive) == 0 || text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

bool canonicalizes(const QString& text)
{
    return isYes(text) || text.compare("always"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace rollcall::openssh
