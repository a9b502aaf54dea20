// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/runjudge.h"

#include <QString>
#include <QStringList>

namespace rollcall::models {

/// An answer as a worker gives it to AnswersModel. A value.
struct AnswerRow
{
    quint64 id = 0; // of the model, while the row stays
    analysis::AnswerEntry of;
    QString names;         // of all its hosts, folded
    QStringList textNames; // of each of its texts
    double share = 0;      // of the tasks of its step that are shown
};

} // namespace rollcall::models
