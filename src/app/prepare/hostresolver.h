// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/identities.h"
#include "app/prepare/preflight.h"
#include "app/prepare/specpool.h"
#include "app/prepare/surroundings.h"
#include "app/prepare/wayremarks.h"
#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/run/runrequest.h"
#include "core/targets/target.h"
#include "openssh/config/hostsettings.h"
#include "openssh/config/sshconfig.h"
#include "openssh/words/destination.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

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
    /// What ssh_config says of hosts and does not hold for them.
    QList<WayRemark> leftOut() const { return m_leftOut; }

private:
    HostSpec make(const HostContext& context);
    openssh::Overrides overridesOf(const HostContext& context, const IdentityBinding* identity) const;
    HostSpec route(const HostContext& context, const openssh::HostSettings& settings);
    void setEnd(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings) const;
    QString shared(const QString& library) const;
    std::optional<openssh::HostSettings> ownSettings(const QString& alias, const HostContext& context,
                                                     const HostSpec& reached);
    void keepToOwnWord(const QString& alias, const openssh::Overrides& overrides, const HostContext& context,
                       const HostSpec& reached, openssh::HostSettings& settings);
    const LibraryCompanion* companionOf(const HostContext& context) const;
    const IdentityBinding* binding(const HostContext& context);
    QString jumpText(const HostContext& context) const;
    bool isLinesJump(const HostContext& context) const;
    void addJump(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings);
    std::shared_ptr<const HostSpec> listedWay(const HostContext& context, const QString& list, QString& problem);
    QStringList jumpLibraries(const HostContext& context, const QString& name) const;
    std::shared_ptr<const HostSpec> configuredWay(const openssh::HostSettings& settings, QString& problem);
    std::shared_ptr<const HostSpec> jumpHost(const HostContext& context, const openssh::Destination& hop,
                                             const std::shared_ptr<const HostSpec>& way);
    std::shared_ptr<const HostSpec> configuredJumpHost(const openssh::HostSettings& hop,
                                                       const std::shared_ptr<const HostSpec>& way);
    std::shared_ptr<const HostSpec> deadEnd(const QString& name, const QString& problem);
    void fill(HostSpec& spec, const HostContext& context, const openssh::HostSettings& settings,
              const IdentityBinding* identity);

    const Surroundings& m_surroundings;
    const TargetOverrides& m_overrides;
    SpecPool m_pool;
    const bool m_hostTimeouts; // a ConnectTimeout in ssh_config counts: nobody has said another
    QHash<QString, std::shared_ptr<const HostSpec>> m_jumps;
    QSet<QString> m_unbound;
    QList<Error> m_warnings;
    QList<WayRemark> m_leftOut;
    QString m_target;   // the name of the host that is being made
    QStringList m_path; // keys of the jump hosts that are being made, one for the other
    bool m_cut = false; // a loop or the limit was met: what is made now is wrong for others
};

} // namespace rollcall::app
