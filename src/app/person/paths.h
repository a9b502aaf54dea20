// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Where Rollcall keeps its things, by the XDG base directory specification: $XDG_CONFIG_HOME, $XDG_DATA_HOME,
// $XDG_STATE_HOME, each with a folder "rollcall". Nothing is created here. A value; tests give their own.
namespace rollcall::app {

struct Paths
{
    QString configDir; // settings, identity bindings, the window's geometry
    QString dataDir;   // the personal library, the demo fleet
    QString stateDir;  // history, drafts, saves under way

    static Paths forThisUser();
    static Paths below(const QString& root); // root/config, root/data, root/state

    QString settingsFile() const { return configDir + QStringLiteral("/settings.ini"); }
    QString windowFile() const { return configDir + QStringLiteral("/window.ini"); } // the gui's own QSettings
    QString keyringFile() const
    {
        return configDir + QStringLiteral("/keyring.ini");
    } // names of what is in the keyring
    QString identitiesFile() const { return configDir + QStringLiteral("/identities.yaml"); }
    QString personalLibrary() const { return dataDir + QStringLiteral("/library"); }
    QString demoDir() const { return dataDir + QStringLiteral("/demo"); }
    QString historyDir() const { return stateDir + QStringLiteral("/history"); }
    QString savesDir() const { return stateDir + QStringLiteral("/saves"); } // library/files/ownsaves.h
    QString draftsFile() const { return stateDir + QStringLiteral("/drafts.json"); }
};

} // namespace rollcall::app
