// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/chosenhosts.h"

#include "core/base/error.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"

#include <QHash>

#include <algorithm>

namespace rollcall::app {

namespace {

bool isMeant(const ChosenHost& chosen, const TargetHost& host)
{
    return chosen.library.isEmpty() || chosen.library == host.library;
}

/// What the target holds, by what names it.
class Holder
{
public:
    Holder(const QString& target, const TargetDirectory& directory)
        : m_directory(directory), m_whole(resolveTarget(target, directory))
    {
        for (const TargetHost& host : m_whole.hosts)
            m_byWord[wordOf(host)].append(&host);
    }

    /// Exactly one host, or an error that says why there is none.
    TargetResolution find(const ChosenHost& chosen) const
    {
        const bool theirs = !chosen.library.isEmpty() && isIpLiteral(chosen.word); // as older runs have it
        const QString word = theirs ? libraryHostWord(chosen.word) : chosen.word;
        for (const TargetHost* const host : m_byWord.value(word)) {
            if (isMeant(chosen, *host))
                return {{*host}, {}};
        }
        TargetResolution alone = resolveTarget(word, m_directory);
        if (alone.ok() && !(alone.hosts.size() == 1 && isMeant(chosen, alone.hosts.constFirst())))
            alone.errors.append({Error{ErrorKind::UnknownHost, chosen.word, chosen.library, {}, 0}});
        if (!alone.ok())
            alone.hosts.clear();
        return alone;
    }

private:
    const TargetDirectory& m_directory;
    const TargetResolution m_whole;
    QHash<QString, QList<const TargetHost*>> m_byWord;
};

bool saysGone(const TargetError& problem)
{
    return problem.error.kind == ErrorKind::UnknownHost || problem.error.kind == ErrorKind::HostIsGroup;
}

} // namespace

QString wordOf(const TargetHost& host)
{
    if (host.isAdHoc())
        return asHostName(host.name);
    return libraryHostWord(host.host->name, host.typedUser, host.typedPort);
}

TargetResolution resolveRequest(const RunRequest& request, const TargetDirectory& directory)
{
    if (request.only.isEmpty())
        return resolveTarget(request.target, directory);
    const Holder holder(request.target, directory);
    TargetResolution chosen;
    for (const ChosenHost& each : request.only) {
        TargetResolution found = holder.find(each);
        chosen.hosts += found.hosts;
        for (TargetError& problem : found.errors)
            chosen.errors.append({std::move(problem.error), -1, 0});
    }
    return chosen;
}

QList<qsizetype> goneHosts(const RunRequest& request, const TargetDirectory& directory)
{
    QList<qsizetype> gone;
    const Holder holder(request.target, directory);
    for (qsizetype place = 0; place < request.only.size(); ++place) {
        const TargetResolution found = holder.find(request.only[place]);
        if (std::any_of(found.errors.cbegin(), found.errors.cend(), saysGone))
            gone.append(place);
    }
    return gone;
}

} // namespace rollcall::app
