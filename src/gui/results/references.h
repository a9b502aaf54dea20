// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "gui/output/changesview.h"

namespace rollcall::gui {

class ResultsViews;

/// What an output of the run is compared with in the view that is shown: the most common answer, or an earlier run's.
/// GUI thread.
ChangesView::Reference referenceOf(const ResultsViews& views, const ResultSourcePtr& run, TaskIndex task);

} // namespace rollcall::gui
