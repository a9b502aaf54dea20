// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composedcommand.h"

#include "core/run/stepname.h"

#include <algorithm>

namespace rollcall::gui {

bool hasCommand(const Composition& composition)
{
    return std::any_of(composition.steps.begin(), composition.steps.end(),
                       [](const StepTemplate& step) { return !step.isBlank(); });
}

bool ComposedCommand::isAltered() const
{
    return now.steps != loaded.steps || now.interpreter != loaded.interpreter;
}

bool ComposedCommand::isEdited() const
{
    return (isAltered() || now.values != loaded.values) && hasCommand(now);
}

QString ComposedCommand::title() const
{
    if (!loaded.snippet.isEmpty() && !isAltered())
        return loaded.snippet;
    for (const StepTemplate& step : now.steps) {
        if (!step.isBlank())
            return stepName(step);
    }
    return {};
}

Composition ComposedCommand::composition() const
{
    Composition composition = now;
    if (isAltered())
        composition.snippet.clear();
    return composition;
}

Snippet ComposedCommand::asSnippet() const
{
    const Composition said = composition();
    Snippet snippet;
    snippet.name = said.snippet;
    snippet.interpreter = said.interpreter;
    snippet.parameters = parametersOf(said);
    for (Parameter& parameter : snippet.parameters) {
        if (said.values.contains(parameter.name))
            parameter.defaultValue = said.values.value(parameter.name);
    }
    snippet.steps = said.steps;
    snippet.success = said.success;
    snippet.options = said.options;
    return snippet;
}

} // namespace rollcall::gui
