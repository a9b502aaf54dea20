// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/snippet.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QWidget>

class QGridLayout;

// The fields of a snippet's parameters, made from their declarations and from the {{placeholders}} in the
// text. Keeps what was typed while the text changes; hidden when there is nothing to fill in. GUI thread.
namespace rollcall::gui {

class ParameterForm : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    void setParameters(const QList<Parameter>& parameters);
    void setValues(const QMap<QString, QString>& values);
    QMap<QString, QString> values() const; // only what differs from the default
    bool hasFields() const { return !m_parameters.isEmpty(); }
    void focusField(const QString& name);

Q_SIGNALS:
    void edited();

private:
    QWidget* makeField(const Parameter& parameter);
    void rebuild();
    void store(const QString& name, const QString& value);

    QList<Parameter> m_parameters;
    QMap<QString, QString> m_values;
    QMap<QString, QWidget*> m_fields;
    QWidget* m_page = nullptr;
};

} // namespace rollcall::gui
