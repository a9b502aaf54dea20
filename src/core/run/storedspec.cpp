// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/storedspec.h"

#include <QCryptographicHash>

namespace rollcall {

namespace {

StoredStep storedStep(const Step& step)
{
    StoredStep stored{step.title,        step.work,    step.interpreter, step.success,   0, {}, step.become,
                      step.afterFailure, step.timeout, step.effect,      step.repeatable};
    setInput(stored, step.standardInput);
    return stored;
}

/// Of the terminal that a run is started from, and sent from every terminal by what distributions ship as ssh_config.
bool isOfTerminal(const QString& name)
{
    return name == u"LANG" || name == u"LANGUAGE" || name == u"COLORTERM" || name.startsWith(u"LC_");
}

/// Their values may be secrets.
QStringList sentNames(const SessionSpec& session)
{
    QStringList names;
    for (const auto& [name, value] : session.environment) {
        if (!isOfTerminal(name))
            names.append(name);
    }
    names.sort();
    return names;
}

} // namespace

StoredHost storedHost(const HostSpec& host)
{
    StoredHost stored{host, {}};
    stored.identity = host.login ? host.login->identity : QString();
    stored.way = wayTo(host);
    stored.legacyAlgorithms = host.algorithms && host.algorithms->legacy;
    if (host.trust) {
        stored.hostKeyAlias = host.trust->hostKeyAlias;
        stored.hostKeys = host.trust->policy;
    }
    if (host.session) {
        stored.source = host.session->bindAddress;
        stored.sentNames = sentNames(*host.session);
        stored.terminal = host.session->terminal;
    }
    return stored;
}

void setInput(StoredStep& step, const QByteArray& input)
{
    step.inputSize = input.size();
    const bool known = input.count('\0') < input.size();
    step.inputDigest = known ? QCryptographicHash::hash(input, QCryptographicHash::Sha256) : QByteArray();
}

StoredSpec::StoredSpec(const RunSpec& run) : request(run.request)
{
    static_cast<RunShape&>(*this) = run;
    hosts.reserve(run.hosts.size());
    for (const HostSpec& host : run.hosts)
        hosts.append(storedHost(host));
    for (const Step& step : run.steps)
        steps.append(storedStep(step));
    request->composition.standardInput.clear();
}

} // namespace rollcall
