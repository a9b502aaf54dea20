// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/filledin.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/run/placeholder.h"
#include "core/run/snippet.h"

namespace rollcall::app {

using namespace Qt::StringLiterals;

QStringList variablesIn(const RunSpec& run)
{
    QStringList names;
    for (const Step& step : run.steps)
        names.append(hostVariablesIn(step.command()));
    names.removeDuplicates();
    return names;
}

QStringList variablesIn(const Composition& composition)
{
    QStringList names;
    for (const StepTemplate& step : composition.steps) {
        const Result<QString> text = expand(step.script(), composition.values, composition.parameters);
        names.append(hostVariablesIn(text ? *text : step.script()));
    }
    names.removeDuplicates();
    return names;
}

QMap<QString, QString> valuesOf(const HostSpec& host, const QStringList& variables)
{
    QMap<QString, QString> values;
    for (const QString& name : variables) {
        if (const auto known = host.variables.constFind(name); known != host.variables.constEnd())
            values.insert(name, *known);
    }
    return values;
}

QString filledInText(const HostSpec& host, const QStringList& variables)
{
    QStringList texts;
    const QMap<QString, QString> values = valuesOf(host, variables);
    for (auto value = values.begin(); value != values.end(); ++value)
        texts.append(displayLine(value.key()) + u" = "_s + displayLines(value.value()));
    return texts.join(u", "_s);
}

} // namespace rollcall::app
