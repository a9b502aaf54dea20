// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/snippet.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QTabWidget>
#include <QWidget>

// The steps of what a tab runs: one command editor each. The tab bar shows only when there are several; tabs move,
// close and can be given a title; one that came with a script goes with it. What a step has besides stays as it is,
// and so do steps that are no text. GUI thread; does not own the Syntax.
namespace rollcall::gui {

class CommandEditor;
class Syntax;

class StepsEditor : public QTabWidget
{
    Q_OBJECT

public:
    explicit StepsEditor(QWidget* parent = nullptr);

    void setSyntax(Syntax* syntax);
    void setInterpreter(const QString& interpreter);
    void setSteps(const QList<StepTemplate>& steps);
    QList<StepTemplate> steps() const;
    void addStep();
    void focusEditor();
    void fitToText(); // height follows the longest step, within bounds

Q_SIGNALS:
    void edited();

private:
    CommandEditor* append(const StepTemplate& step);
    CommandEditor* editorAt(int index) const;
    StepTemplate stepAt(int index) const;
    void closeStep(int index);
    void renameStep(int index);
    void updateTitles();

    QHash<const QWidget*, StepTemplate> m_steps; // what is not shown stays; the text is the editor's
    QSet<const QWidget*> m_named;                // by the user: a title that stays though the script changes
    Syntax* m_syntax = nullptr;
    QString m_interpreter;
    bool m_loading = false;
};

} // namespace rollcall::gui
