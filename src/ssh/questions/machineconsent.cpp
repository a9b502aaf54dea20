// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/machineconsent.h"

#include <algorithm>

namespace rollcall::ssh {

MachineConsent::Standing MachineConsent::standing(const Machine& machine) const
{
    const QString& print = machine.fingerprint;
    if (m_leftOut.contains(print))
        return Standing::LeftOut;
    const auto has = [&print](const Machine& known) { return !print.isEmpty() && known.fingerprint == print; };
    if (!m_provedOn || std::any_of(m_provedOn->begin(), m_provedOn->end(), has))
        return Standing::Known;
    return m_allowed.contains(print) ? Standing::Allowed : Standing::New;
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
        (yes ? m_allowed : m_leftOut).insert(m_asked[i].fingerprint);
    }
}

} // namespace rollcall::ssh
