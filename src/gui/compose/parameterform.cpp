// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/parameterform.h"

#include "core/base/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 3;

QString labelOf(const Parameter& parameter)
{
    return parameter.label.isEmpty() ? parameter.name : parameter.label;
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    hide();
}

void ParameterForm::setParameters(const QList<Parameter>& parameters)
{
    if (parameters == m_parameters)
        return;
    m_parameters = parameters;
    rebuild();
}

void ParameterForm::setValues(const QMap<QString, QString>& values)
{
    m_values = values;
    rebuild();
}

QMap<QString, QString> ParameterForm::values() const
{
    QMap<QString, QString> values;
    for (const Parameter& parameter : m_parameters) {
        const auto typed = m_values.constFind(parameter.name);
        if (typed != m_values.cend() && *typed != parameter.defaultValue)
            values.insert(parameter.name, *typed);
    }
    return values;
}

void ParameterForm::focusField(const QString& name)
{
    if (QWidget* field = m_fields.value(name))
        field->setFocus(Qt::OtherFocusReason);
}

QWidget* ParameterForm::makeField(const Parameter& parameter)
{
    const QString value = m_values.value(parameter.name, parameter.defaultValue);
    QWidget* field = nullptr;
    if (parameter.choices.isEmpty()) {
        auto* edit = new QLineEdit(value, m_page);
        edit->setClearButtonEnabled(true);
        connect(edit, &QLineEdit::textEdited, this,
                [this, name = parameter.name](const QString& text) { store(name, text); });
        field = edit;
    } else {
        auto* box = new QComboBox(m_page);
        box->addItems(parameter.choices);
        if (box->findText(value) < 0)
            box->insertItem(0, value);
        box->setCurrentText(value);
        connect(box, &QComboBox::currentTextChanged, this,
                [this, name = parameter.name](const QString& text) { store(name, text); });
        field = box;
    }
    field->setObjectName(u"parameter_"_s + parameter.name);
    field->setAccessibleName(labelOf(parameter));
    field->setAccessibleDescription(parameter.description);
    field->setToolTip(tipText(parameter.description));
    return field;
}

void ParameterForm::rebuild()
{
    delete m_page;
    m_fields.clear();
    m_page = new QWidget(this);
    layout()->addWidget(m_page);
    auto* grid = new QGridLayout(m_page);
    grid->setContentsMargins(0, 0, 0, 0);
    int cell = 0;
    for (const Parameter& parameter : m_parameters) {
        QWidget* field = makeField(parameter);
        auto* label = new QLabel(labelOf(parameter), m_page);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(label, cell / columns, cell % columns * 2);
        grid->addWidget(field, cell / columns, cell % columns * 2 + 1);
        grid->setColumnStretch(cell % columns * 2 + 1, 1);
        m_fields.insert(parameter.name, field);
        ++cell;
    }
    setVisible(!m_parameters.isEmpty());
}

void ParameterForm::store(const QString& name, const QString& value)
{
    m_values.insert(name, value);
    Q_EMIT edited();
}

} // namespace rollcall::gui
