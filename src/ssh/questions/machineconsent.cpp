// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/machineconsent.h"

#include <algorithm>

namespace rollcall::ssh {

QString MachineConsent::one(const Machine& machine)
{
    return machine.fingerprint + u'\n' + machine.address;
}

MachineConsent::Standing MachineConsent::standing(const Machine& machine) const
{
    const QString& print = machine.fingerprint;
    const QString who = one(machine);
    if (m_leftOut.contains(who))
        return Standing::LeftOut;
    if (!m_provedOn)
        return Standing::Known;
    std::set<QString> places; // where that key is known
    for (const Machine& known : *m_provedOn) {
        if (!print.isEmpty() && known.fingerprint == print)
            places.insert(known.address);
    }
    if (places.contains(machine.address) || (places.size() == 1 && hasMoved(machine, *places.begin())))
        return Standing::Known;
    return m_allowed.contains(who) ? Standing::Allowed : Standing::New;
}

bool MachineConsent::hasMoved(const Machine& machine, const QString& from) const
{
    const auto seen = m_seen.find(machine.fingerprint);
    const bool elsewhere =
        seen != m_seen.end() &&
        std::any_of(seen->second.begin(), seen->second.end(), [&](const QString& at) { return at != machine.address; });
    return !machine.placedByOthers && !m_addresses.contains(from) && !elsewhere;
}

bool MachineConsent::hasOtherKey(const Machine& machine) const
{
    const auto same = [&](const Machine& known) {
        return known.name == machine.name || known.address == machine.address;
    };
    return m_provedOn && std::any_of(m_provedOn->begin(), m_provedOn->end(), same);
}

void MachineConsent::decided(const Answer& answer)
{
    for (qsizetype i = 0; i < m_asked.size(); ++i) {
        const bool yes = !answer.declined && answer.accepted.value(i, false);
        (yes ? m_allowed : m_leftOut).insert(one(m_asked[i]));
    }
}

} // namespace rollcall::ssh
