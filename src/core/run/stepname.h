// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/run/composition.h"
#include "core/run/snippet.h"

#include <QString>

// What a step, and a run, is called where there is one line for it: in headings, lists and on tabs. Pure; any thread.
namespace rollcall {

/// Its title, else the first line of what it does that is not blank, shortened.
QString stepName(const QString& title, const StepWork& work, qsizetype limit = firstLineLimit);

/// Of a StepTemplate, Step or StoredStep.
template <typename S> QString stepName(const S& step, qsizetype limit = firstLineLimit)
{
    return stepName(step.title, step.work, limit);
}

/// Of a run: the snippet's name, else the first step that is not blank, with the values filled in as far as they fit.
QString runTitle(const Composition& composition);

} // namespace rollcall
