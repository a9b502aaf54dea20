// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/edits/renaming.h"

#include "core/base/error.h"
#include "core/targets/foldednames.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/yaml/yamltree.h"

#include <optional>

// Jump hosts by name: "a", "user@a:22", "[a]:22", "ssh://user@a:22", several divided by commas.
namespace rollcall::library {

namespace {

struct Hop
{
    QString before;
    QString host;
    QString after;
};

Hop hopOf(const QString& text)
{
    qsizetype start = text.lastIndexOf(u'@') + 1;
    if (start == 0 && text.trimmed().startsWith(QLatin1String("ssh://"), Qt::CaseInsensitive))
        start = text.indexOf(QLatin1String("//")) + 2;
    while (start < text.size() && text[start].isSpace())
        ++start;
    const bool bracketed = start < text.size() && text[start] == u'[';
    start += bracketed ? 1 : 0;
    qsizetype end = start;
    while (end < text.size() &&
           (bracketed ? text[end] != u']' : text[end] != u':' && text[end] != u'/' && !text[end].isSpace()))
        ++end;
    return {text.left(start), text.mid(start, end - start), text.mid(end)};
}

/// The hops of the list; none for "none", which is no host.
QStringList hopsIn(const QString& jump)
{
    const bool none =
        jump.trimmed().isEmpty() || jump.trimmed().compare(QLatin1String("none"), Qt::CaseInsensitive) == 0;
    return none ? QStringList() : jump.split(u',');
}

/// The host that goes and is a hop of the list.
std::optional<QString> neededHop(const QString& jump, const QHash<QString, QString>& names)
{
    for (const QString& hop : hopsIn(jump)) {
        const auto changed = names.constFind(hopOf(hop).host);
        if (changed != names.constEnd() && changed->isEmpty())
            return changed.key();
    }
    return std::nullopt;
}

} // namespace

QString jumpWith(const QString& jump, const QHash<QString, QString>& names)
{
    QStringList hops = hopsIn(jump);
    bool changed = false;
    for (QString& hop : hops) {
        const Hop parts = hopOf(hop);
        QString name = names.value(parts.host);
        if (name.isEmpty())
            continue;
        changed = true;
        if (isIpv6Literal(name) && !parts.before.endsWith(u'['))
            name = u'[' + name + u']';
        hop = parts.before + name + parts.after;
    }
    return changed ? hops.join(u',') : jump;
}

Status checkJumps(const Renaming& renaming, const LibraryData& data)
{
    QString needed;
    QStringList users;
    const auto look = [&](const AccessSettings& access, const QString& word) {
        const std::optional<QString> hop = neededHop(access.jump, renaming.hosts);
        if (!hop || (!needed.isEmpty() && *hop != needed))
            return;
        needed = *hop;
        users.append(word);
    };
    for (const Host& host : data.hosts) {
        if (!renaming.hosts.contains(host.name))
            look(host.access, host.name);
    }
    QStringList words = users.isEmpty() ? QStringList() : QStringList{foldNames(users)};
    users.clear();
    for (const Group& group : data.groups) {
        if (!renaming.groups.contains(group.name))
            look(group.access, groupWord(group.name));
    }
    words += users;
    if (words.isEmpty())
        return {};
    return Error{ErrorKind::InUse,
                 needed,
                 LibraryText::tr("it is the jump host of %1").arg(words.join(QStringLiteral(", "))),
                 {},
                 0};
}

} // namespace rollcall::library
