// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <set>

// Who may have a secret that is known to be right on certain machines: those, and whom else the user names. A machine
// is known by its key's fingerprint and its address; one without a fingerprint is no known one. With the key alone it
// has moved, if nobody else is known to have that key (copied images have one in common), nor shows it in this run, and
// if the user, not a shared library, says where it is now. Values only. Pure; any thread.
namespace rollcall::ssh {

class MachineConsent
{
public:
    enum class Standing { Known, Allowed, New, LeftOut };

    /// None: whoever waits may have the secret.
    void setProvedOn(std::optional<QList<Machine>>&& machines, QStringList&& addresses)
    {
        m_provedOn = std::move(machines);
        m_addresses = std::move(addresses);
    }
    void sees(const Machine& machine) { m_seen[machine.fingerprint].insert(machine.address); } // it waits
    bool isBound() const { return m_provedOn.has_value(); }
    bool isProvedSomewhere() const { return m_provedOn && !m_provedOn->isEmpty(); }

    Standing standing(const Machine& machine) const;
    /// Another machine of that name or address is known: it has another key now.
    bool hasOtherKey(const Machine& machine) const;

    void ask(const QList<Machine>& machines) { m_asked = machines; }
    void decided(const Answer& answer); // about those that were asked about
    void leaveOut(const Machine& machine) { m_leftOut.insert(one(machine)); }

private:
    static QString one(const Machine& machine); // key and address
    bool hasMoved(const Machine& machine, const QString& from) const;

    std::optional<QList<Machine>> m_provedOn;
    QStringList m_addresses;                     // of the run's hosts
    std::map<QString, std::set<QString>> m_seen; // addresses by fingerprint
    std::set<QString> m_allowed;                 // new machines that the user lets have it
    std::set<QString> m_leftOut;                 // and those that never get it
    QList<Machine> m_asked;
};

} // namespace rollcall::ssh
