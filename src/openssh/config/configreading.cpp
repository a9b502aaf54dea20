// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configreading.h"

#include "openssh/config/configvalues.h"

namespace rollcall::openssh {

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
    return full.text.value_or(QString());
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
