// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/windowgeometry.h"

#include "gui/results/resultspage.h"

#include <QAction>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

void WindowGeometry::save(const ResultsPage* results) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue("window/geometry"_L1, m_parts.window->saveGeometry());
    settings.setValue("window/mainSplitter"_L1, m_parts.main->saveState());
    settings.setValue("window/sideSplitter"_L1, m_parts.side->saveState());
    settings.setValue("window/sidePanels"_L1, m_parts.side->isVisibleTo(m_parts.window));
    if (results != nullptr)
        results->saveState(settings);
}

void WindowGeometry::restore() const
{
    const QSettings settings(m_file, QSettings::IniFormat);
    m_parts.window->restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    m_parts.main->restoreState(settings.value("window/mainSplitter"_L1).toByteArray());
    m_parts.side->restoreState(settings.value("window/sideSplitter"_L1).toByteArray());
    m_parts.sidePanels->setChecked(settings.value("window/sidePanels"_L1, true).toBool());
}

void WindowGeometry::restore(ResultsPage* results) const
{
    results->restoreState(QSettings(m_file, QSettings::IniFormat));
}

} // namespace rollcall::gui
