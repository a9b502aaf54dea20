// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/servernotice.h"

#include "core/base/text.h"
#include "core/run/loglines.h"

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

/// "TIME  NAME: words" of a jump host, "TIME  words" of the host itself.
QString speaker(const QString& line, qsizetype words, const QString& host)
{
    const QString jump = line.left(words).section(u"  "_s, 1).section(u": "_s, 0, 0);
    return jump.isEmpty() ? host : jump;
}

bool endsAddress(QChar c)
{
    return c.isSpace() || u"<>\"'“”„‘’«»|\\^`{}"_s.contains(c);
}

} // namespace

QList<ServerNotice> serverNotices(const QStringList& log, const QString& host)
{
    QList<ServerNotice> notices;
    for (const QString& line : log) {
        if (const qsizetype start = line.indexOf(serverSays); start >= 0)
            notices.append({speaker(line, start, host), line.sliced(start + serverSays.size())});
    }
    return notices;
}

std::optional<PersonWanted> personWanted(const QStringList& log, const QString& host)
{
    constexpr qsizetype mostLines = 8; // there is room for so many
    const auto waits =
        std::find_if(log.crbegin(), log.crend(), [](const QString& line) { return line.contains(personIsWaitedFor); });
    if (waits == log.crend())
        return std::nullopt;
    const QList<ServerNotice> notices = serverNotices(log.first(log.crend() - waits), host);
    PersonWanted wanted;
    QStringList words;
    for (auto notice = notices.crbegin(); notice != notices.crend() && words.size() < mostLines; ++notice) {
        if (words.isEmpty())
            wanted.name = notice->name;
        else if (notice->name != wanted.name)
            break;
        words.prepend(notice->words);
        if (const QString address = pageAddressIn(notice->words); !address.isEmpty())
            wanted.address = address;
    }
    wanted.words = words.join(u'\n');
    return words.isEmpty() ? std::nullopt : std::optional(wanted);
}

QString pageAddressIn(const QString& text)
{
    qsizetype start = -1;
    for (const QString& scheme : {u"https://"_s, u"http://"_s}) {
        const qsizetype place = text.indexOf(scheme, 0, Qt::CaseInsensitive);
        if (place >= 0 && (start < 0 || place < start))
            start = place;
    }
    if (start < 0)
        return {};
    qsizetype end = start;
    while (end < text.size() && !endsAddress(text[end]))
        ++end;
    QString address = text.sliced(start, end - start);
    while (!address.isEmpty() && u".,;:!?)]"_s.contains(address.back()))
        address.chop(1);
    return displayLine(address);
}

} // namespace rollcall::app
