// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rerun.h"

#include "app/surroundings.h"
#include "core/placeholder.h"
#include "core/runfields.h"
#include "core/targettext.h"
#include "core/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

class RerunText
{
    Q_DECLARE_TR_FUNCTIONS(Rerun)
};

/// As it was sent, with nothing left to be filled in.
StepTemplate templateOf(const StoredStep& step)
{
    StepTemplate made{step.title, step.work};
    if (isScript(step.work))
        made.work = literalScript(step.command());
    return made;
}

/// A run from before requests were kept: its steps as they were sent, its options where they are not the usual ones.
RunRequest requestFromSteps(const StoredSpec& run)
{
    RunRequest request;
    request.target = run.target;
    Composition& composition = request.composition;
    for (const StoredStep& step : run.steps)
        composition.steps.append(templateOf(step));
    if (!run.steps.isEmpty()) {
        composition.interpreter = run.steps.constFirst().interpreter;
        composition.success = run.steps.constFirst().success;
    }
    forEachOption([&, defaults = RunOptions()](const auto& option, const auto& said) {
        if (said.keep == Keep::Stored && run.options.*option.member != defaults.*option.member)
            request.options.*said.member = run.options.*option.member;
    });
    return request;
}

QString wordOf(const StoredHost& host)
{
    return host.word.isEmpty() ? shownWord(host.name) : host.word;
}

/// The hosts' words as one target. Where a word stands is known, so that a host that is gone can be found.
class Words
{
public:
    explicit Words(QList<HostIndex> hosts, const StoredSpec& run) : m_hosts(std::move(hosts)), m_run(run) {}

    QString target()
    {
        m_begins.clear();
        QString text;
        for (const HostIndex host : std::as_const(m_hosts)) {
            if (!text.isEmpty())
                text += u", "_s;
            m_begins.append(text.size());
            text += wordOf(m_run.hosts[host]);
        }
        return text;
    }

    /// Takes out the hosts that these problems are about; the other problems stay.
    QSet<HostIndex> takeUnknown(const QList<TargetError>& problems)
    {
        QSet<HostIndex> gone;
        for (const TargetError& problem : problems) {
            const bool unknown =
                problem.error.kind == ErrorKind::UnknownHost || problem.error.kind == ErrorKind::HostIsGroup;
            if (!unknown || problem.position < 0)
                continue;
            const auto after = std::upper_bound(m_begins.cbegin(), m_begins.cend(), problem.position);
            if (after != m_begins.cbegin())
                gone.insert(m_hosts[std::distance(m_begins.cbegin(), after) - 1]);
        }
        m_hosts.removeIf([&](HostIndex host) { return gone.contains(host); });
        return gone;
    }

    bool isEmpty() const { return m_hosts.isEmpty(); }
    const QList<HostIndex>& hosts() const { return m_hosts; }

private:
    QList<HostIndex> m_hosts;
    const StoredSpec& m_run;
    QList<qsizetype> m_begins;
};

QString shownWay(const QStringList& way)
{
    return way.isEmpty() ? RerunText::tr("directly") : displayLine(way.join(u", "_s));
}

void compare(const StoredHost& then, const HostSpec& now, QList<Difference>& differences)
{
    const QString loginThen = loginText(then.user, then.address, then.port);
    const QString loginNow = loginText(now.user, now.address, now.port);
    if (loginThen != loginNow)
        differences.append({Difference::Kind::Login, then.name, loginThen, loginNow});
    const QStringList way = wayTo(now);
    if (!then.isWayKnown) // it may have been another, whatever is known of it
        differences.append({Difference::Kind::WayUnknown, then.name, {}, shownWay(way)});
    else if (then.way != way)
        differences.append({Difference::Kind::Way, then.name, shownWay(then.way), shownWay(way)});
}

bool hadInput(const StoredSpec& run)
{
    return std::any_of(run.steps.cbegin(), run.steps.cend(), [](const StoredStep& step) { return step.inputSize > 0; });
}

} // namespace

RunRequest requestOf(const StoredSpec& run)
{
    return run.request ? *run.request : requestFromSteps(run);
}

Result<Rerun> prepareAgain(const Surroundings& surroundings, const StoredSpec& run, const QList<HostIndex>& hosts,
                           const OptionOverrides& options)
{
    if (hadInput(run))
        return Error{ErrorKind::InputNotKept, run.title, {}, {}};
    Rerun again;
    again.parent = run.id;
    again.request = requestOf(run);
    again.request.options = withOverrides(std::move(again.request.options), options);
    Words words(hosts, run);
    again.request.target = words.target();
    again.preflight = prepare(surroundings, again.request);
    if (const QSet<HostIndex> gone = words.takeUnknown(again.preflight.problems); !gone.isEmpty()) {
        for (const HostIndex host : hosts) {
            if (gone.contains(host))
                again.differences.append({Difference::Kind::Gone, run.hosts[host].name, {}, {}});
        }
        if (words.isEmpty())
            return Error{ErrorKind::UnknownHost, again.differences.constFirst().host, {}, {}};
        again.request.target = words.target();
        again.preflight = prepare(surroundings, again.request);
    }
    // By word where names are not enough; a word may lead to another kind of host now, which says its name otherwise.
    QHash<QString, const HostSpec*> byName;
    QHash<QString, const HostSpec*> byWord;
    for (const HostSpec& host : std::as_const(again.preflight.hosts)) {
        byName.insert(host.name, &host);
        byWord.insert(host.word, &host);
    }
    for (const HostIndex host : words.hosts()) {
        const StoredHost& then = run.hosts[host];
        if (const HostSpec* found = byWord.value(then.word, byName.value(then.name)))
            compare(then, *found, again.differences);
    }
    return again;
}

QString differenceText(const Difference& difference)
{
    const QString host = displayLine(difference.host);
    switch (difference.kind) {
    case Difference::Kind::Gone:
        return RerunText::tr("%1 is in no library any more and is left out.").arg(host);
    case Difference::Kind::Login:
        return RerunText::tr("%1 is reached as %2 now; then it was %3.").arg(host, displayLine(difference.now), displayLine(difference.then));
    case Difference::Kind::Way:
        return RerunText::tr("The way to %1 is another now: %2. Then: %3.").arg(host, difference.now, difference.then);
    case Difference::Kind::WayUnknown:
        return RerunText::tr("How %1 was reached then is not known; now: %2.").arg(host, difference.now);
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
        texts.append(RerunText::tr("… and %n more.", nullptr, static_cast<int>(differences.size() - enough)));
    return texts;
}

} // namespace rollcall::app
