// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/identities.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/run/runrequest.h"
#include "core/targets/target.h"
#include "openssh/config/hostsettings.h"
#include "openssh/words/destination.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

// Makes the HostSpec of one host after the other, out of the target, the library, the identity binding and
// ssh_config. Equal logins, trusts and jump hosts become the same object, so that 10,000 hosts stay small and
// share one jump connection. Made for one preflight, used in its thread.
namespace rollcall::app {

struct HostContext; // hostcontext.h

class HostResolver
{
public:
    HostResolver(const Surroundings& surroundings, const RunRequest& request);

    HostSpec resolve(const TargetHost& host);
    /// Identities named by libraries that nobody has bound here, and the like.
    QList<Error> warnings() const { return m_warnings; }

private:
    HostSpec make(const HostContext& context);
    const LibraryCompanion* companionOf(const HostContext& context) const;
    const IdentityBinding* binding(const HostContext& context);
    QString jumpText(const HostContext& context) const;
    void addJump(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings);
    std::shared_ptr<const HostSpec> listedWay(const QString& library, const QString& list, QString& problem);
    std::shared_ptr<const HostSpec> configuredWay(const openssh::HostSettings& settings, QString& problem);
    std::shared_ptr<const HostSpec> jumpHost(const QString& library, const openssh::Destination& hop,
                                             const std::shared_ptr<const HostSpec>& way);
    std::shared_ptr<const HostSpec> configuredJumpHost(const openssh::HostSettings& hop,
                                                       const std::shared_ptr<const HostSpec>& way);
    std::shared_ptr<const HostSpec> deadEnd(const QString& name, const QString& problem);
    void fill(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings,
              const IdentityBinding* identity);
    std::shared_ptr<const LoginSpec> login(const openssh::AuthenticationSettings& settings, const QString& name,
                                           const IdentityBinding* identity);
    std::shared_ptr<const TrustSpec> trust(const HostContext& context, const openssh::HostKeySettings& settings);
    std::shared_ptr<const AlgorithmSpec> algorithms(const openssh::AlgorithmSettings& settings, bool legacy);
    std::shared_ptr<const SessionSpec> session(const openssh::HostSettings& settings);
    void addKeyFiles(LoginSpec& spec, const openssh::AuthenticationSettings& settings);
    bool exists(const QString& file);

    const Surroundings& m_surroundings;
    const TargetOverrides& m_overrides;
    const bool m_hostTimeouts; // a ConnectTimeout in ssh_config counts: nobody has said another
    QHash<QString, std::shared_ptr<const LoginSpec>> m_logins;
    QHash<QString, std::shared_ptr<const TrustSpec>> m_trusts;
    QHash<QString, std::shared_ptr<const AlgorithmSpec>> m_algorithms;
    QHash<QString, std::shared_ptr<const SessionSpec>> m_sessions;
    QHash<QString, std::shared_ptr<const HostSpec>> m_jumps;
    QHash<QString, bool> m_files;
    QSet<QString> m_unbound;
    QList<Error> m_warnings;
    QString m_target;   // the name of the host that is being made
    QStringList m_path; // keys of the jump hosts that are being made, one for the other
    bool m_cut = false; // a loop or the limit was met: what is made now is wrong for others
};

} // namespace rollcall::app
