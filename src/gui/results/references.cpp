// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/references.h"

#include "core/base/text.h"
#include "core/result/maskset.h"
#include "core/run/hostspec.h"
#include "core/run/storedspec.h"
#include "gui/results/answersview.h"
#include "gui/results/compareview.h"
#include "gui/results/resultsviews.h"

#include <QCoreApplication>

namespace rollcall::gui {

namespace {
struct References
{
    Q_DECLARE_TR_FUNCTIONS(References)
};
} // namespace

ChangesView::Reference referenceOf(const ResultsViews& views, const ResultSourcePtr& run, TaskIndex task)
{
    if (views.view() == ResultsViews::Compare)
        return views.compare()->referenceOf(task);
    AnswersView* const answers = views.answers(); // they alone know what is most common
    answers->setTasks(views.shownTasks());
    const StoredSpecPtr spec = run->spec();
    const auto common = answers->commonOf(spec->stepOf(task));
    if (!common) {
        const QString why = answers->isSettled()
                                ? References::tr("There is no answer yet that others could be compared with.")
                                : References::tr("The answers are being compared…");
        return {nullptr, 0, {}, {}, why};
    }
    if (common->sample == task)
        return {nullptr, 0, {}, {}, References::tr("This is the most common answer: the others are compared with it.")};
    const QString host = spec->hosts[static_cast<qsizetype>(spec->hostOf(common->sample))].name;
    // What the masks have made equal to it is compared without them.
    const MaskSet masks = common->tasks.contains(task) ? MaskSet() : answers->masks();
    return {run, common->sample, displayLine(References::tr("the most common answer (%1)").arg(host)), masks, {}};
}

} // namespace rollcall::gui
