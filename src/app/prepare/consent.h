// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runspec.h"

#include <QList>
#include <QMap>
#include <QString>

// What a person agrees to who lets a run begin on production: these hosts, reached and logged in to in this way, these
// commands with what is filled in, as whom they run, and with these options. Where anything of it is another, it is
// another consent, and is asked for anew. Never stored. Values; any thread.
namespace rollcall::app {

struct Consent
{
    struct Host
    {
        QString name;
        LoginKey login;
        QString identity;
        bool production = false;
        QMap<QString, QString> values; // of its variables that the commands hold

        bool operator==(const Host&) const = default;
    };

    QList<Host> hosts;
    QList<Step> steps;
    RunOptions options;

    bool operator==(const Consent&) const = default;
};

Consent consentTo(const RunSpec& run);
/// Each of its hosts is reached directly, on the loopback device.
bool staysOnThisMachine(const RunSpec& run);
/// How many of its hosts are in production, and would be connected to.
int productionHostCount(const RunSpec& run);

} // namespace rollcall::app
