// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/windowgeometry.h"

#include "app/person/inifile.h"
#include "gui/results/resultspage.h"

#include <QAction>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

void WindowGeometry::save(const ResultsPage* results) const
{
    m_kept.setValue(u"window/geometry"_s, m_parts.window->saveGeometry());
    m_kept.setValue(u"window/mainSplitter"_s, m_parts.main->saveState());
    m_kept.setValue(u"window/sideSplitter"_s, m_parts.side->saveState());
    m_kept.setValue(u"window/sidePanels"_s, m_parts.side->isVisibleTo(m_parts.window));
    if (results != nullptr)
        results->saveState(m_kept);
    m_kept.save();
}

QSize WindowGeometry::firstSize(const QSize& wanted, const QSize& screen)
{
    const QSize frame(16, 48); // of the window manager, about
    return wanted.boundedTo(screen - frame);
}

void WindowGeometry::restore() const
{
    if (!m_parts.window->restoreGeometry(m_kept.value(u"window/geometry"_s).toByteArray()))
        m_parts.window->resize(firstSize(m_parts.window->size(), m_parts.window->screen()->availableGeometry().size()));
    m_parts.main->restoreState(m_kept.value(u"window/mainSplitter"_s).toByteArray());
    m_parts.side->restoreState(m_kept.value(u"window/sideSplitter"_s).toByteArray());
    m_parts.sidePanels->setChecked(m_kept.value(u"window/sidePanels"_s, true).toBool());
}

void WindowGeometry::restore(ResultsPage* results) const
{
    results->restoreState(m_kept);
}

} // namespace rollcall::gui
