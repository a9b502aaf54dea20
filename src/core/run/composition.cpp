// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/composition.h"

#include "core/base/text.h"
#include "core/run/placeholder.h"
#include "core/run/snippet.h"

#include <QString>

#include <variant>

namespace rollcall {

Composition Composition::fromSnippet(const Snippet& snippet, const QMap<QString, QString>& values)
{
    Composition composition;
    composition.snippet = snippet.name;
    composition.interpreter = snippet.interpreter;
    for (StepTemplate step : snippet.steps) {
        if (auto* const script = std::get_if<QString>(&step.work))
            *script = unixLineEnds(*script);
        composition.steps.append(step);
    }
    composition.parameters = snippet.parameters;
    composition.values = values;
    composition.success = snippet.success;
    composition.options = snippet.options;
    return composition;
}

Composition Composition::fromCommands(const QStringList& commands)
{
    Composition composition;
    for (const QString& command : commands)
        composition.steps.append({{}, unixLineEnds(command)});
    return composition;
}

QList<Parameter> parametersOf(const Composition& composition)
{
    Snippet snippet;
    snippet.parameters = composition.parameters;
    snippet.steps = composition.steps;
    return parametersOf(snippet, composition.values.keys());
}

} // namespace rollcall
