// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/config/configfiles.h"

// The criteria of a Match line (ssh_config(5)): taken apart when the file is read, decided for a host later.
// Nothing is ever executed or asked of the system: what only that could decide stays undecided. Pure.
namespace rollcall::openssh {

struct ParsedCriteria
{
    QList<MatchCriterion> criteria;
    QString expected; // what is wrong, else empty
};

ParsedCriteria parseCriteria(const QStringList& words);

struct MatchSubject // what is known about the host while the lines are gone through
{
    QString originalHost;
    QString host; // after HostName
    QString user;
    QString localUser;
    QString tag;
    bool finalPass = false;
    bool anyHost = false; // a pattern counts for what it matches only where it has no literal character
};

enum class MatchState { No, Yes, Undecided };

struct MatchVerdict
{
    MatchState state = MatchState::No;
    QString undecidedBy; // "Match exec"
};

MatchVerdict decideMatch(const QList<MatchCriterion>& criteria, const MatchSubject& subject);

/// The patterns of a Host line: one matches and no negated one does.
bool matchesHostLine(const QStringList& patterns, const QString& host);
/// One of the patterns is about no host in particular: "*".
bool isAboutAnyHost(const QStringList& patterns);

} // namespace rollcall::openssh
