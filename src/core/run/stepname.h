// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/run/snippet.h"

#include <QString>

// What a step is called where there is one line for it: in headings, lists and on tabs. Pure; any thread.
namespace rollcall {

/// Its title, else the first line of what it does that is not blank, shortened.
QString stepName(const QString& title, const StepWork& work, qsizetype limit = firstLineLimit);

/// Of a StepTemplate, Step or StoredStep.
template <typename S> QString stepName(const S& step, qsizetype limit = firstLineLimit)
{
    return stepName(step.title, step.work, limit);
}

} // namespace rollcall
