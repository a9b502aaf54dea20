// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QList>
#include <QString>

#include <optional>
#include <set>

// Who may have a secret that is known to be right on certain machines: those, and whom else the user names. A machine
// is known by its key's fingerprint; one that has none is no known one. Values only. Pure; any thread.
namespace rollcall::ssh {

class MachineConsent
{
public:
    enum class Standing { Known, Allowed, New, LeftOut };

    /// None: whoever waits may have the secret.
    void setProvedOn(std::optional<QList<Machine>>&& machines) { m_provedOn = std::move(machines); }
    bool isBound() const { return m_provedOn.has_value(); }
    bool isProvedSomewhere() const { return m_provedOn && !m_provedOn->isEmpty(); }

    Standing standing(const Machine& machine) const;
    /// Another machine of that name or address is known: it has another key now.
    bool hasOtherKey(const Machine& machine) const;

    void ask(const QList<Machine>& machines) { m_asked = machines; }
    void decided(const Answer& answer); // about those that were asked about
    void leaveOut(const Machine& machine) { m_leftOut.insert(machine.fingerprint); }

private:
    std::optional<QList<Machine>> m_provedOn;
    std::set<QString> m_allowed; // fingerprints of new machines that the user lets have it
    std::set<QString> m_leftOut; // and of those that never get it
    QList<Machine> m_asked;
};

} // namespace rollcall::ssh
