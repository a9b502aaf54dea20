// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/difference.h"

#include "app/prepare/preflight.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/run/fieldtext.h"
#include "core/run/placeholder.h"
#include "core/run/runfields.h"
#include "core/run/snippet.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QPair>
#include <QSet>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView betweenNames = u", ";

class RerunText
{
    Q_DECLARE_TR_FUNCTIONS(Rerun)
};

QString shownWay(const QStringList& way)
{
    return way.isEmpty() ? RerunText::tr("directly") : displayLine(way.join(u", "_s));
}

void compareWays(const StoredHost& then, const HostSpec& now, QList<Difference>& differences)
{
    const auto differ = [&](Difference::Kind kind, const QString& before, const QString& after) {
        if (before != after)
            differences.append({kind, then.name, before, after});
    };
    const StoredHost today = storedHost(now);
    if (then.isWayKnown)
        differ(Difference::Kind::Production, fieldText(then.production), fieldText(today.production));
    differ(Difference::Kind::Login, loginText(then.user, then.address, then.port),
           loginText(now.user, now.address, now.port));
    if (!then.isWayKnown) { // it may have been another, whatever is known of it
        differences.append({Difference::Kind::WayUnknown, then.name, {}, shownWay(today.way)});
        return;
    }
    if (then.way != today.way)
        differences.append({Difference::Kind::Way, then.name, shownWay(then.way), shownWay(today.way)});
    differ(Difference::Kind::Source, then.source, today.source);
    differ(Difference::Kind::KeyName, then.hostKeyAlias, today.hostKeyAlias);
    differ(Difference::Kind::KeyPolicy, fieldText(then.hostKeys), fieldText(today.hostKeys));
    differ(Difference::Kind::Identity, then.identity, today.identity);
    if (today.legacyAlgorithms && !then.legacyAlgorithms)
        differences.append({Difference::Kind::OldAlgorithms, then.name, {}, {}});
    differ(Difference::Kind::Sent, then.sentNames.join(betweenNames), today.sentNames.join(betweenNames));
    differ(Difference::Kind::Terminal, fieldText(then.terminal), fieldText(today.terminal));
    differ(Difference::Kind::Encoding, fieldText(then.encoding), fieldText(today.encoding));
}

} // namespace

HostComparison::HostComparison(const Composition& composition)
{
    for (const StepTemplate& step : composition.steps) {
        const Result<QString> text = expand(step.script(), composition.values, composition.parameters);
        if (isScript(step.work) && text && usesHostPlaceholders(*text))
            m_texts.append(*text);
    }
}

void HostComparison::compare(const StoredHost& then, const HostSpec& now, QList<Difference>& differences) const
{
    compareWays(then, now, differences);
    for (const QString& text : m_texts) {
        const Result<QString> before = expandForHost(text, then);
        const Result<QString> after = expandForHost(text, now);
        if (before && after && *before != *after) // what lacks a variable now is told as an error
            return differences.append({Difference::Kind::Command, then.name, *before, *after});
    }
}

QList<Difference> differencesFrom(const QList<StoredHost>& shown, const QList<HostSpec>& now,
                                  const Composition& composition)
{
    QHash<QPair<QString, QString>, qsizetype> places;
    for (qsizetype place = 0; place < shown.size(); ++place)
        places.insert({shown[place].library, shown[place].name}, place);
    QList<Difference> differences;
    const HostComparison comparison(composition);
    for (const HostSpec& host : now) {
        const qsizetype place = places.value({host.library, host.name}, -1);
        if (place < 0) {
            differences.append({Difference::Kind::New, host.name, {}, loginText(host.user, host.address, host.port)});
            continue;
        }
        places.remove({host.library, host.name});
        comparison.compare(shown[place], host, differences);
    }
    QList<qsizetype> left = places.values();
    std::sort(left.begin(), left.end());
    for (const qsizetype place : left)
        differences.append({Difference::Kind::Left, shown[place].name, {}, {}});
    differences.removeIf([](const Difference& each) { return each.kind == Difference::Kind::WayUnknown; }); // nor shown
    return differences;
}

namespace {

QString shownSource(const QString& address)
{
    return address.isEmpty() ? RerunText::tr("any address") : displayLine(address);
}

QString shownName(const QString& alias, const QString& host)
{
    return displayLine(alias.isEmpty() ? host : alias);
}

QString shownIdentity(const QString& identity)
{
    return identity.isEmpty() ? RerunText::tr("your own") : displayLine(identity);
}

QString shownNames(const QString& names)
{
    return names.isEmpty() ? RerunText::tr("none") : displayLine(names);
}

/// Its lines from the first that the other has not to the last, as far as there is room.
QString shownCommand(const QString& text, const QString& other)
{
    constexpr qsizetype enough = 400;
    QStringList lines = text.split(u'\n');
    QStringList others = other.split(u'\n');
    while (lines.size() > 1 && others.size() > 1 && lines.first() == others.first()) {
        lines.removeFirst();
        others.removeFirst();
    }
    while (lines.size() > 1 && others.size() > 1 && lines.last() == others.last()) {
        lines.removeLast();
        others.removeLast();
    }
    const QString shown = displayLines(lines.join(u'\n'));
    if (shown.size() <= enough)
        return shown;
    return RerunText::tr("%1… (%2 characters in all)").arg(shown.first(enough), QLocale().toString(shown.size()));
}

/// Many of one kind do not hide one of another.
QList<Difference> eachKindFirst(const QList<Difference>& differences)
{
    QList<Difference> first;
    QList<Difference> others;
    QSet<Difference::Kind> seen;
    for (const Difference& each : differences) {
        (seen.contains(each.kind) ? others : first).append(each);
        seen.insert(each.kind);
    }
    return first + others;
}

} // namespace

QString differenceText(const Difference& difference)
{
    const QString host = displayLine(difference.host);
    switch (difference.kind) {
    case Difference::Kind::Gone:
        return RerunText::tr("%1 is in no library any more and is left out.").arg(host);
    case Difference::Kind::NotOpen:
        return RerunText::tr("%1 is left out: the library “%2” that has it is not open.")
            .arg(host, displayLine(difference.then));
    case Difference::Kind::SameLogin:
        return difference.now;
    case Difference::Kind::Login:
        return RerunText::tr("%1 is reached as %2 now; then it was %3.")
            .arg(host, displayLine(difference.now), displayLine(difference.then));
    case Difference::Kind::Way:
        return RerunText::tr("The way to %1 is another now: %2. Then: %3.").arg(host, difference.now, difference.then);
    case Difference::Kind::WayUnknown:
        return RerunText::tr("How %1 was reached then is not known; now: %2.").arg(host, difference.now);
    case Difference::Kind::Source:
        return RerunText::tr("%1 is reached from %2 now; then from %3.")
            .arg(host, shownSource(difference.now), shownSource(difference.then));
    case Difference::Kind::KeyName:
        return RerunText::tr("The host key of %1 is looked up as %2 now; then as %3.")
            .arg(host, shownName(difference.now, difference.host), shownName(difference.then, difference.host));
    case Difference::Kind::KeyPolicy:
        return RerunText::tr("The host key of %1 is checked by “%2” now; then by “%3”.")
            .arg(host, difference.now, difference.then);
    case Difference::Kind::Identity:
        return RerunText::tr("The identity for %1 is %2 now; then it was %3.")
            .arg(host, shownIdentity(difference.now), shownIdentity(difference.then));
    case Difference::Kind::OldAlgorithms:
        return RerunText::tr("Old algorithms may be used for %1 now.").arg(host);
    case Difference::Kind::Sent:
        return RerunText::tr("%1 is sent other variables now: %2; then: %3.")
            .arg(host, shownNames(difference.now), shownNames(difference.then));
    case Difference::Kind::Terminal:
        return difference.now == fieldText(true)
                   ? RerunText::tr("ssh_config asks for a terminal on %1 now.").arg(host)
                   : RerunText::tr("ssh_config does not ask for a terminal on %1 any more.").arg(host);
    case Difference::Kind::Encoding:
        return RerunText::tr("What %1 says is read as %2 now; then as %3.").arg(host, difference.now, difference.then);
    case Difference::Kind::Command:
        return RerunText::tr("The command for %1 is another now: %2. Then: %3.")
            .arg(host, shownCommand(difference.now, difference.then), shownCommand(difference.then, difference.now));
    case Difference::Kind::Steps:
        return RerunText::tr("What the history shows of that run is not what would run: %1. It shows: %2.")
            .arg(shownCommand(difference.now, difference.then), shownCommand(difference.then, difference.now));
    case Difference::Kind::Snippet:
        return RerunText::tr("What runs is what ran then; the snippet “%1” says something else today.")
            .arg(displayLine(difference.then));
    case Difference::Kind::New:
        return RerunText::tr("%1 is new: %2.").arg(host, displayLine(difference.now));
    case Difference::Kind::Left:
        return RerunText::tr("%1 is not among the hosts any more.").arg(host);
    case Difference::Kind::Production:
        return difference.now == fieldText(true) ? RerunText::tr("%1 is a production host now.").arg(host)
                                                 : RerunText::tr("%1 is not a production host any more.").arg(host);
    case Difference::Kind::ShownSnippet:
        return RerunText::tr("The snippet says something else today: %1. What this tab shows, and runs: %2.")
            .arg(shownCommand(difference.now, difference.then), shownCommand(difference.then, difference.now));
    }
    return {};
}

QStringList differenceTexts(const QList<Difference>& differences, qsizetype enough)
{
    QStringList texts;
    for (const Difference& each : eachKindFirst(differences).first(std::min(enough, differences.size())))
        texts.append(differenceText(each));
    if (differences.size() > enough)
        texts.append(RerunText::tr("… and %n more.", nullptr, static_cast<int>(differences.size() - enough)));
    return texts;
}

} // namespace rollcall::app
