// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/identities.h"
#include "core/run/hostspec.h"
#include "openssh/config/hostsettings.h"

#include <QHash>
#include <QString>

#include <memory>

// How to log in, whom to trust, what to speak: the parts of a HostSpec that hosts have in common. Equal ones are the
// same object, so that 10,000 hosts stay small. Made for one preflight, used in its thread.
namespace rollcall {
struct TargetOverrides;
}

namespace rollcall::app {

struct LibraryCompanion;
struct Surroundings;

class SpecPool
{
public:
    SpecPool(const Surroundings& surroundings, const TargetOverrides& overrides);

    /// `name`: of the identity; `identity`: what it is bound to here, if anything.
    std::shared_ptr<const LoginSpec> login(const openssh::AuthenticationSettings& settings, const QString& name,
                                           const IdentityBinding* identity);
    std::shared_ptr<const TrustSpec> trust(const openssh::HostKeySettings& settings, const LibraryCompanion* companion);
    std::shared_ptr<const AlgorithmSpec> algorithms(const openssh::AlgorithmSettings& settings, bool legacy);
    std::shared_ptr<const SessionSpec> session(const openssh::HostSettings& settings, const LoginSpec& login);

private:
    void addKeyFiles(LoginSpec& spec, const openssh::AuthenticationSettings& settings);
    bool exists(const QString& file);

    const Surroundings& m_surroundings;
    const TargetOverrides& m_overrides;
    QHash<QString, std::shared_ptr<const LoginSpec>> m_logins;
    QHash<QString, std::shared_ptr<const TrustSpec>> m_trusts;
    QHash<QString, std::shared_ptr<const AlgorithmSpec>> m_algorithms;
    QHash<QString, std::shared_ptr<const SessionSpec>> m_sessions;
    QHash<QString, bool> m_files;
};

} // namespace rollcall::app
