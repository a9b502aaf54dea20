// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/commandform.h"

#include "gui/compose/parameterform.h"
#include "gui/compose/stepseditor.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QString>

namespace rollcall::gui {

CommandForm::CommandForm(const Fields& fields, QObject* parent) : QObject(parent), m_fields(fields)
{
    connect(m_fields.parameters, &ParameterForm::edited, this, &CommandForm::edited);
    connect(m_fields.steps, &StepsEditor::edited, this, [this] {
        showParameters();
        Q_EMIT edited();
    });
    connect(m_fields.interpreter, &QComboBox::currentTextChanged, this, [this](const QString& interpreter) {
        m_fields.steps->setInterpreter(interpreter.trimmed());
        Q_EMIT edited();
    });
}

ComposedCommand CommandForm::command() const
{
    ComposedCommand command{m_loaded, m_loaded};
    command.now.steps = m_fields.steps->steps();
    command.now.interpreter = m_fields.interpreter->currentText().trimmed();
    command.now.values = m_fields.parameters->values();
    return command;
}

void CommandForm::load(const Composition& composition)
{
    const QSignalBlocker blocker(this);
    m_loaded = composition;
    m_fields.interpreter->setCurrentText(composition.interpreter);
    m_fields.steps->setInterpreter(composition.interpreter);
    if (m_fields.steps->steps() != composition.steps) // as when it has just been saved: the cursor stays
        m_fields.steps->setSteps(composition.steps);
    m_fields.parameters->setParameters(parametersOf(composition));
    m_fields.parameters->setValues(composition.values);
    m_loaded = command().composition(); // the fields have their own way of holding it
}

void CommandForm::showParameters()
{
    Composition asks = m_loaded;
    asks.steps = m_fields.steps->steps();
    m_fields.parameters->setParameters(parametersOf(asks));
}

} // namespace rollcall::gui
