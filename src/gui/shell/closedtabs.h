// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/drafts.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

// The tabs that were closed last, so that no typed word is lost by it; the oldest are forgotten. They are kept with the
// drafts. GUI thread.
namespace rollcall::gui {

class RunTab;

class ClosedTabs
{
public:
    static constexpr qsizetype most = 10;

    struct Closed : app::ClosedDraft
    {
        QPointer<QWidget> tab; // while what it ran is still being stopped
    };

    void add(RunTab* tab, int index);                    // nothing where there is nothing in it
    void addBefore(const QList<app::ClosedDraft>& tabs); // closed before all that are there
    QList<app::ClosedDraft> drafts() const;
    std::optional<Closed> takeLast();

private:
    QList<Closed> m_tabs;
};

} // namespace rollcall::gui
