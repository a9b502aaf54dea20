// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"

#include <QList>
#include <QString>
#include <QStringList>

// A login is in a run once (LoginKey), by whatever names it was asked for: what runs twice on one machine at the same
// time does harm. Pure; any thread.
namespace rollcall::app {

/// Takes out each host that is the login of one before it, which is told its name (RunHost::sameLogin) and is in its
/// groups and in production as well. What is skipped is no login. Gives the places they had.
QList<qsizetype> foldLogins(QList<HostSpec>& hosts);

/// What one host is by the name of another, as one sentence; translated.
QString sameLoginText(const QString& name, const RunHost& host);
/// Those of the hosts, the first few of them and then how many more there are.
QStringList sameLoginTexts(const QList<HostSpec>& hosts, qsizetype enough = 8);

} // namespace rollcall::app
