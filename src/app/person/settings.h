// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/runoptions.h"

#include <QString>
#include <QStringList>

// What a person has set for all runs, kept as an INI file with a version. A plain value that is loaded once
// and handed on by whoever loaded it (there is no global). Values out of range fall back to their default. A
// file of a newer version is read as far as it is understood, and save() refuses to overwrite it. No secrets.
namespace rollcall::app {

struct Settings
{
    static constexpr int version = 1;

    RunOptions run;           // the defaults of every run; environment and batch are not kept
    bool useSshConfig = true; // read ~/.ssh/config and the system's
    bool keepHistory = true;
    int typedAbove = 10;     // with more production hosts than that, how many they are is to be typed before a run
    QStringList libraries;   // folders of shared libraries opened beside the personal one
    bool demoOpened = false; // the demo fleet was started once: offer it at the next start

    bool operator==(const Settings&) const = default;

    static Result<Settings> load(const QString& file);
    Status save(const QString& file) const;
};

} // namespace rollcall::app
