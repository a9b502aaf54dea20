// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/composition.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"

#include <QMap>
#include <QString>
#include <QStringList>

// What hosts put into the commands of a run: the values of their variables. Whoever writes to the library chooses them,
// so they are shown wherever somebody reads what will run. Pure; any thread.
namespace rollcall::app {

/// The names of the variables, without "var.".
QStringList variablesIn(const RunSpec& run);
QStringList variablesIn(const Composition& composition);

/// Those that the host has.
QMap<QString, QString> valuesOf(const HostSpec& host, const QStringList& variables);
/// The same to be read, in one line, whole: "site = ams, rack = 3". "" for none.
QString filledInText(const HostSpec& host, const QStringList& variables);

} // namespace rollcall::app
