// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/consent.h"

#include "app/prepare/filledin.h"
#include "app/prepare/hostparts.h"

#include <QStringList>

#include <algorithm>

namespace rollcall::app {

Consent consentTo(const RunSpec& run)
{
    Consent consent{{}, run.steps, run.options};
    const QStringList variables = variablesIn(run);
    consent.hosts.reserve(run.hosts.size());
    for (const HostSpec& host : run.hosts)
        consent.hosts.append({host.name, loginKey(host), host.login == nullptr ? QString() : host.login->identity,
                              host.production, valuesOf(host, variables)});
    return consent;
}

bool staysOnThisMachine(const RunSpec& run)
{
    return std::all_of(run.hosts.begin(), run.hosts.end(),
                       [](const HostSpec& host) { return isLoopback(host.address) && wayTo(host).isEmpty(); });
}

int productionHostCount(const RunSpec& run)
{
    return static_cast<int>(std::count_if(run.hosts.begin(), run.hosts.end(),
                                          [](const HostSpec& host) { return host.production && host.skip.isEmpty(); }));
}

} // namespace rollcall::app
