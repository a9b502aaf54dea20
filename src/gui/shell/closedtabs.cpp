// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/closedtabs.h"

#include "gui/shell/runtab.h"

namespace rollcall::gui {

void ClosedTabs::add(RunTab* tab, int index)
{
    if (tab->isBlank())
        return;
    m_tabs.append({{tab->draft(), index}, tab->runs().isRunning() ? tab : nullptr});
    if (m_tabs.size() > most)
        m_tabs.removeFirst();
}

void ClosedTabs::addBefore(const QList<app::ClosedDraft>& tabs)
{
    for (auto tab = tabs.crbegin(); tab != tabs.crend() && m_tabs.size() < most; ++tab)
        m_tabs.prepend({*tab, nullptr});
}

QList<app::ClosedDraft> ClosedTabs::drafts() const
{
    return {m_tabs.begin(), m_tabs.end()};
}

std::optional<ClosedTabs::Closed> ClosedTabs::takeLast()
{
    if (m_tabs.isEmpty())
        return std::nullopt;
    return m_tabs.takeLast();
}

} // namespace rollcall::gui
