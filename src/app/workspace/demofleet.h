// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

// The demo fleet for the first start: rollcall-fleet, which lies beside this program, run as a child on
// loopback. It writes a library, its known_hosts and its login into `folder`; Libraries::openDemo(folder)
// opens it. The fleet ends with us, and nobody waits until it has. Lives in the main thread.
namespace rollcall::app {

class DemoFleet : public QObject
{
    Q_OBJECT

public:
    explicit DemoFleet(QString folder, QObject* parent = nullptr);
    ~DemoFleet() override; // tells the fleet to end

    void setProgram(const QString& program); // else the one beside this program, else in PATH
    void setHosts(int hosts);
    void setExtraArguments(const QStringList& arguments); // "--instant", "--addresses"…
    bool isAvailable() const;                             // the program is there
    bool isRunning() const;
    QString folder() const;
    void start();
    void stop();

Q_SIGNALS:
    void started(); // the library is in folder() and the servers listen
    void failed(const rollcall::Error& error);
    void stopped();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::app
