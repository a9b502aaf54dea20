// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rerun.h"

#include "app/way.h"
#include "core/text.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

class Rerun
{
    Q_DECLARE_TR_FUNCTIONS(Rerun)
};

QString shownWay(const QStringList& way)
{
    return way.isEmpty() ? Rerun::tr("directly") : displayLine(way.join(u", "_s));
}

void compare(const HostSpec& then, const HostSpec& now, QList<Difference>& found)
{
    if (loginText(then) != loginText(now))
        found.append({Difference::Kind::Login, then.name, loginText(then), loginText(now)});
    if (wayTo(then) != wayTo(now))
        found.append({Difference::Kind::Way, then.name, shownWay(wayTo(then)), shownWay(wayTo(now))});
}

} // namespace

QList<Difference> differences(const RunSpec& then, const QList<HostSpec>& now)
{
    QHash<QString, const HostSpec*> byName;
    for (const HostSpec& host : then.hosts)
        byName.insert(host.name, &host);
    QList<Difference> found;
    for (const HostSpec& host : now) {
        if (const HostSpec* before = byName.value(host.name))
            compare(*before, host, found);
    }
    return found;
}

QString differenceText(const Difference& difference)
{
    const QString host = displayLine(difference.host);
    switch (difference.kind) {
    case Difference::Kind::Login:
        return Rerun::tr("%1 is reached as %2 now; then it was %3.")
            .arg(host, displayLine(difference.now), displayLine(difference.then));
    case Difference::Kind::Way:
        return Rerun::tr("The way to %1 is another now: %2. Then: %3.").arg(host, difference.now, difference.then);
    }
    return {};
}

QStringList differenceTexts(const QList<Difference>& differences)
{
    constexpr qsizetype enough = 8;
    QStringList texts;
    for (const Difference& each : differences.first(std::min(enough, differences.size())))
        texts.append(differenceText(each));
    if (differences.size() > enough)
        texts.append(Rerun::tr("… and %n more.", nullptr, static_cast<int>(differences.size() - enough)));
    return texts;
}

} // namespace rollcall::app
