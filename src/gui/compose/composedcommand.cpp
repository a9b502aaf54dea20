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
    return runTitle(composition());
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
    snippet.steps = said.steps;
    snippet.success = said.success;
    snippet.options = said.options;
    return snippet;
}

Snippet ComposedCommand::inPlaceOf(const Snippet& snippet) const
{
    const Snippet held = asSnippet();
    Snippet after = snippet;
    after.interpreter = held.interpreter;
    after.steps = held.steps;
    for (qsizetype i = 0; i < after.steps.size() && snippet.steps.size() == after.steps.size(); ++i) {
        if (after.steps[i].title.isEmpty())
            after.steps[i].title = snippet.steps[i].title;
    }
    after.parameters.clear();
    for (const Parameter& asked : held.parameters) {
        const auto known = std::find_if(snippet.parameters.begin(), snippet.parameters.end(),
                                        [&](const Parameter& parameter) { return parameter.name == asked.name; });
        after.parameters.append(known == snippet.parameters.end() ? asked : *known);
    }
    return after;
}

} // namespace rollcall::gui
