// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/demohosts.h"

#include "app/person/person.h"
#include "app/person/settings.h"
#include "app/workspace/demofleet.h"
#include "app/workspace/libraries.h"
#include "core/base/result.h"
#include "gui/look/errorbox.h"
#include "library/live/library.h"

namespace rollcall::gui {

DemoHosts::DemoHosts(app::Person& person, app::Libraries& libraries, QWidget* window)
    : QObject(window), m_person(person), m_libraries(libraries), m_window(window)
{
}

bool DemoHosts::isAvailable() const
{
    return app::DemoFleet(m_person.paths().demoDir()).isAvailable();
}

bool DemoHosts::isRunning() const
{
    return m_fleet != nullptr && m_fleet->isRunning();
}

void DemoHosts::start()
{
    if (m_fleet == nullptr) {
        m_fleet = new app::DemoFleet(m_person.paths().demoDir(), this);
        connect(m_fleet, &app::DemoFleet::started, this, [this] {
            app::Settings settings = m_person.settings();
            settings.demoOpened = true;
            m_person.setSettings(settings);
            open(m_fleet->folder());
        });
        connect(m_fleet, &app::DemoFleet::failed, this, [this](const Error& error) {
            showError(m_window, tr("The demo fleet did not start"), error);
            Q_EMIT notStarted();
        });
    }
    if (!m_fleet->isRunning())
        m_fleet->start();
    Q_EMIT starting();
}

void DemoHosts::open(const QString& fleetFolder)
{
    m_libraries.openDemo(fleetFolder, this, [this](const Result<library::Library*>& library) {
        if (!library) {
            Q_EMIT notOpened(library.error());
            return;
        }
        m_library = *library;
        Q_EMIT ready(m_library);
    });
}

void DemoHosts::close()
{
    if (m_library != nullptr)
        m_libraries.close(m_library);
}

} // namespace rollcall::gui
