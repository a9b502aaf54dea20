// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gui/library/libraryptr.h"

#include <QObject>
#include <QString>
#include <QWidget>

namespace rollcall::app {
class DemoFleet;
class Libraries;
class Person;
} // namespace rollcall::app

// The demo hosts of the window: starts their fleet, or takes one that runs, and opens its library for as long as the
// window is there. GUI thread.
namespace rollcall::gui {

class DemoHosts : public QObject
{
    Q_OBJECT

public:
    DemoHosts(app::Person& person, app::Libraries& libraries, QWidget* window);

    bool isAvailable() const; // the fleet's program is there
    bool isRunning() const;   // a fleet that was started here
    bool isOpen() const { return m_library != nullptr; }

    void start();
    void open(const QString& fleetFolder); // of a fleet that runs
    void close();                          // its hosts are gone with the fleet: its library is not to be remembered

Q_SIGNALS:
    void starting();
    void notStarted(); // which has been said
    void notOpened(const rollcall::Error& error);
    void ready(const rollcall::gui::LibraryPtr& library);

private:
    app::Person& m_person;
    app::Libraries& m_libraries;
    QWidget* const m_window;
    app::DemoFleet* m_fleet = nullptr;
    LibraryPtr m_library;
};

} // namespace rollcall::gui
