// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configreading.h"

#include "openssh/config/configvalues.h"

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

bool isNone(const QString& text)
{
    return text.compare(QLatin1StringView("none"), Qt::CaseInsensitive) == 0;
}

bool ConfigReading::flag(Keyword keyword, bool otherwise) const
{
    return has(keyword) ? isYes(text(keyword)) : otherwise;
}

int ConfigReading::number(Keyword keyword, int otherwise) const
{
    return has(keyword) ? text(keyword).toInt() : otherwise;
}

int ConfigReading::seconds(Keyword keyword) const
{
    return secondsOf(text(keyword)).value_or(0);
}

QString ConfigReading::path(Keyword keyword, const QString& name, const QString& written)
{
    const Expansion home = expandTilde(written, m_sources.homeDir);
    const Expansion full = home.text ? expand(*home.text, m_tokens, &m_sources.environment) : home;
    if (!full.text)
        refuse(keyword, name, ErrorKind::FileSyntax, full.problem);
    else if (const QString token = tokenWithPath(*home.text); !token.isEmpty()) {
        refuse(keyword, name, ErrorKind::BadValue, u'%' + token + u" = "_s + m_tokens.value(token[0].unicode()));
        return {};
    }
    return full.text.value_or(QString());
}

// Host, user and way may come from a shared library: they name files in the folder that is written there, and lead to
// no other one.
QString ConfigReading::tokenWithPath(const QString& written) const
{
    for (const char16_t token : {u'h', u'n', u'k', u'r', u'j'}) {
        const QString value = m_tokens.value(token);
        const bool leads = value.contains(u'/') || value.contains(QChar(u'\0')) || value == u"." || value == u".." ||
                           value.startsWith(u'~');
        Tokens others = m_tokens;
        others.remove(token);
        if (leads && !expand(written, others, &m_sources.environment).text)
            return QChar(token);
    }
    return {};
}

QStringList ConfigReading::paths(Keyword keyword, const QString& name)
{
    QStringList all;
    const QStringList written = values(keyword);
    for (const QString& one : written) {
        if (!isNone(one))
            all.append(path(keyword, name, one));
    }
    all.removeAll(QString());
    return all;
}

void ConfigReading::refuse(Keyword keyword, const QString& name, ErrorKind kind, const QString& detail)
{
    const Setting setting = m_raw.set.value(keyword);
    m_raw.unsupported.append({kind, name, detail, setting.file, setting.line});
}

void ConfigReading::refuseIfSaid(Keyword keyword, const QString& name)
{
    const QString value = text(keyword);
    if (!value.isEmpty() && !isNone(value))
        refuse(keyword, name, ErrorKind::Unsupported, value);
}

} // namespace rollcall::openssh
