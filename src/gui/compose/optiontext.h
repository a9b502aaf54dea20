// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/optionorigin.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/snippet.h"

#include <QList>
#include <QString>
#include <QStringList>

// What a tab's options come to, in words. Every option of the table has its words here; one that has none of its own is
// shown by its key. Pure; GUI thread, as all that is translated.
namespace rollcall::gui {

/// All that is said of how a run is carried out.
struct SaidOptions
{
    RunOptions defaults; // for all runs
    OptionOverrides snippet;
    OptionOverrides here; // in the tab

    RunOptions held() const { return withOverrides(withOverrides(defaults, snippet), here); }
    bool operator==(const SaidOptions&) const = default;
};

struct OptionText
{
    const char* key; // the table's
    QString text;    // "connect within 10 s"
    OptionOrigin origin;
};

/// Each option once, in the table's order.
QList<OptionText> optionTexts(const SaidOptions& said);
/// What is said of the way to the hosts; host keys not, which have their own field.
QStringList overrideTexts(const TargetOverrides& overrides);
/// What steps say themselves, as far as it holds: "step 1: goes on when it fails, within 20 s".
QStringList stepTexts(const QList<StepTemplate>& steps, const SaidOptions& said);

/// What becomes of a host whose step fails. A step's own word beats what is said of all, but not what is said of this
/// run.
QString failureText(OnFailure word, bool forThisRun);

} // namespace rollcall::gui
