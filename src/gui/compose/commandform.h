// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/composition.h"
#include "gui/compose/composedcommand.h"

#include <QObject>

class QComboBox;

// The fields of a tab that say what is run: steps, interpreter, and the parameters that come of them. They hold the
// command; this knows beside it what was loaded. Does not own the fields. GUI thread.
namespace rollcall::gui {

class ParameterForm;
class StepsEditor;

class CommandForm : public QObject
{
    Q_OBJECT

public:
    struct Fields
    {
        StepsEditor* steps;
        QComboBox* interpreter;
        ParameterForm* parameters;
    };

    CommandForm(const Fields& fields, QObject* parent);

    ComposedCommand command() const;
    /// Nothing is edited then. edited() is not emitted.
    void load(const Composition& composition);
    /// What the fields hold is beside this from now on; they stay as they are.
    void setLoaded(const Composition& loaded) { m_loaded = loaded; }

Q_SIGNALS:
    void edited();

private:
    void showParameters();

    const Fields m_fields;
    Composition m_loaded;
};

} // namespace rollcall::gui
