// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/savedhostslabel.h"

#include "app/workspace/libraries.h"
#include "gui/library/names.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

namespace rollcall::gui {

SavedHostsLabel::SavedHostsLabel(app::Libraries& libraries, const Names& names, QWidget* parent)
    : QLabel(parent), m_libraries(libraries)
{
    setTextFormat(Qt::PlainText);
    connect(&names, &Names::changed, this, &SavedHostsLabel::count);
    connect(&libraries, &app::Libraries::ready, this, &SavedHostsLabel::count);
    count();
}

void SavedHostsLabel::count()
{
    if (m_libraries.state().isLoading())
        return setText(tr("Reading libraries…"));
    int saved = 0;
    for (const library::Library* library : m_libraries.set().libraries())
        saved += static_cast<int>(library->hosts().size());
    setText(tr("%Ln saved host(s)", nullptr, saved));
}

} // namespace rollcall::gui
