// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/difference.h"
#include "app/prepare/preflight.h"
#include "core/run/composition.h"
#include "core/run/hostspec.h"
#include "core/run/storedspec.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>
#include <variant>

// The hosts that a tab has shown: those of the target as the user wrote it, or of the run that is in front. What others
// change in files meanwhile is not shown by that, and is another than what the user would let run; nor is it by a host
// that is typed anew after it was taken out. A value; GUI thread.
namespace rollcall::gui {

class ShownHosts
{
public:
    enum class Cause {
        Asked,     // the user asks for something else here
        Edited,    // the user has edited a library here
        Elsewhere, // files have changed
    };

    /// Why the target is resolved anew; resolved() follows, maybe after several.
    void expect(Cause cause);
    void resolved(const app::Preflight& now, const Composition& composition);

    /// All of this has been shown.
    void show(const QList<HostSpec>& hosts);
    void show(const QList<StoredHost>& hosts);

    /// Empty where nothing was shown yet.
    QList<app::Difference> differences(const app::Preflight& now, const Composition& composition) const;

private:
    using Hosts = std::variant<QList<HostSpec>, QList<StoredHost>>;
    using Named = QHash<QPair<QString, QString>, StoredHost>; // by library and name
    static constexpr qsizetype mostLeft = 50'000;

    void show(Hosts&& hosts, bool isBehind);
    void take(Hosts&& hosts);
    Hosts asShownOf(const QList<HostSpec>& now, bool isAsShown) const;
    QList<StoredHost> stored() const;

    std::optional<Hosts> m_hosts;
    Named m_left;                // shown before, and no longer among them
    bool m_leftIsBehind = false; // others may have changed those
    bool m_edited = false;       // since it was resolved last
    bool m_asked = false;
    bool m_elsewhere = false;
    bool m_isBehind = false; // what is known is another than what was shown
};

} // namespace rollcall::gui
