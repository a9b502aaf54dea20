// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/snippet.h"
#include "library/schema/fields.h"
#include "library/yaml/yamltext.h"

#include <QList>

// A snippet's steps in its file, by the tables of core/run/runfields.h: one key says the kind of a step, the others
// what holds for any: title, interpreter, become (method, user), on-failure, timeout, effect, repeatable.
//
//   script: TEXT     a text alone is such a step, too
//   push:            source, destination, mode, owner, times
//   pull:            source, destination, times
//   reboot:          within, command
//
// Pure; any thread.
namespace rollcall::library {

/// The keys of a step, those of its kinds among them.
QList<const char*> stepKeys();

QList<StepTemplate> readSteps(const Fields& snippet);
YamlValue stepValue(const StepTemplate& step);
/// Whether it says no more than steps of version 1 do: a title and a script.
bool isPlain(const StepTemplate& step);

} // namespace rollcall::library
