// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hostspec.h"
#include "core/runspec.h"

#include <QList>
#include <QString>
#include <QStringList>

// A run that is read from history is never started itself: it is prepared anew from today's library and ssh_config.
// What has become different since is said before anything runs. Pure; any thread.
namespace rollcall::app {

struct Difference
{
    enum class Kind {
        Login, // another user, address or port
        Way,   // another way there: jump hosts, ProxyCommand
    };

    Kind kind = Kind::Login;
    QString host;
    QString then;
    QString now;

    bool operator==(const Difference&) const = default;
};

/// Of the hosts that are in both, by name. How a host was reached by a ProxyCommand is not kept: then is "directly".
QList<Difference> differences(const RunSpec& then, const QList<HostSpec>& now);

QString differenceText(const Difference& difference); // a sentence, translated
/// The first few as sentences, then how many more there are.
QStringList differenceTexts(const QList<Difference>& differences);

} // namespace rollcall::app
