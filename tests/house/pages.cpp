// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/pages.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rollcall::test {

namespace {

bool isStandIn(const QString& path)
{
    static const QRegularExpression upperCase(u"(^|[/_.])[A-Z]{2,}([/_.]|$)"_s);
    static const QRegularExpression word(u"^[\\w.+-]+(/[\\w.+-]+)+/?$"_s);
    static const QSet<QString> inCapitals{u"README.md"_s, u"CONTRIBUTING.md"_s, u"SECURITY.md"_s, u"CHANGELOG.md"_s,
                                          u"LICENSE"_s};
    const QString name = path.section(u'/', -1);
    const QString rest = inCapitals.contains(name) ? path.chopped(name.size()) : path;
    return !word.match(path).hasMatch() || path.startsWith("build/"_L1) || rest.contains(upperCase);
}

} // namespace

QStringList pathsNamedIn(const QString& page)
{
    static const QRegularExpression quoted(u"`([^`\\n]+)`"_s);
    static const QRegularExpression test(u"^([a-z]+)\\.(tst_[a-z]\\w*)$"_s);
    static const QRegularExpression link(u"\\]\\(([^)#:\\s]+)\\)"_s);
    QStringList paths;
    for (auto it = quoted.globalMatch(page); it.hasNext();) {
        const QString word = it.next().captured(1).section(u' ', 0, 0);
        if (const auto match = test.match(word); match.hasMatch())
            paths << u"tests/"_s + match.captured(1) + u'/' + match.captured(2) + u".cpp"_s;
        else if (word.contains(u'/') && !isStandIn(word))
            paths << word;
    }
    for (auto it = link.globalMatch(page); it.hasNext();)
        paths << it.next().captured(1);
    return paths;
}

QStringList missingPaths(const QString& page, const QString& folder, const std::function<bool(const QString&)>& isThere)
{
    QStringList missing;
    for (const QString& path : pathsNamedIn(page)) {
        const QStringList places{path, u"src/"_s + path, folder + u'/' + path};
        if (std::ranges::none_of(places, [&](const QString& place) { return isThere(QDir::cleanPath(place)); }))
            missing << path;
    }
    return missing;
}

} // namespace rollcall::test
