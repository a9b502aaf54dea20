// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/stepname.h"

#include "core/run/placeholder.h"

#include <QStringView>

#include <algorithm>

namespace rollcall {

QString stepName(const QString& title, const StepWork& work, qsizetype limit)
{
    if (const QStringView said = QStringView(title).trimmed(); !said.isEmpty())
        return said.toString();
    const QString text = workText(work);
    const QStringView all = QStringView(text).trimmed();
    const qsizetype end = all.indexOf(u'\n');
    return shortened(all.left(end < 0 ? all.size() : end).trimmed().toString(), limit);
}

QString runTitle(const Composition& composition)
{
    constexpr qsizetype longest = 200;
    if (!composition.snippet.isEmpty())
        return composition.snippet;
    const auto step = std::ranges::find_if_not(composition.steps, &StepTemplate::isBlank);
    if (step == composition.steps.end())
        return {};
    StepTemplate filled = *step;
    if (isScript(filled.work)) {
        if (const Result<QString> script = expand(filled.script(), composition.values, composition.parameters))
            filled.work = *script;
    }
    return stepName(filled, longest);
}

} // namespace rollcall
