// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/stepseditor.h"

#include "core/base/text.h"
#include "core/run/stepname.h"
#include "gui/compose/commandeditor.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLinesShown = 14;
constexpr qsizetype longestTabTitle = 24;

QString interpreterOf(const StepTemplate& step, const QString& usual)
{
    return step.interpreter.isEmpty() ? usual : step.interpreter;
}

} // namespace

StepsEditor::StepsEditor(QWidget* parent) : QTabWidget(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setTabBarAutoHide(true);
    tabBar()->setExpanding(false);
    tabBar()->setAccessibleName(tr("Steps"));
    tabBar()->setToolTip(tr("Steps run one after the other on each host. Drag to reorder, double-click to rename."));
    connect(this, &QTabWidget::tabCloseRequested, this, &StepsEditor::closeStep);
    connect(this, &QTabWidget::tabBarDoubleClicked, this, &StepsEditor::renameStep);
    connect(tabBar(), &QTabBar::tabMoved, this, [this] {
        updateTitles();
        Q_EMIT edited();
    });
    setSteps({});
}

void StepsEditor::setSyntax(Syntax* syntax)
{
    m_syntax = syntax;
    for (int i = 0; i < count(); ++i)
        editorAt(i)->setSyntax(syntax);
}

void StepsEditor::setInterpreter(const QString& interpreter)
{
    m_interpreter = interpreter;
    for (int i = 0; i < count(); ++i)
        editorAt(i)->setInterpreter(interpreterOf(stepAt(i), interpreter));
}

void StepsEditor::setSteps(const QList<StepTemplate>& steps)
{
    m_loading = true;
    while (count() > 0) {
        QWidget* old = widget(0);
        removeTab(0);
        m_steps.remove(old);
        delete old;
    }
    m_named.clear();
    for (const StepTemplate& step : steps)
        append(step);
    if (count() == 0)
        append({});
    setCurrentIndex(0);
    m_loading = false;
    updateTitles();
}

QList<StepTemplate> StepsEditor::steps() const
{
    QList<StepTemplate> steps;
    for (int i = 0; i < count(); ++i)
        steps.append(stepAt(i));
    return steps;
}

void StepsEditor::addStep()
{
    append({});
    setCurrentIndex(count() - 1);
    updateTitles();
    focusEditor();
    Q_EMIT edited();
}

void StepsEditor::focusEditor()
{
    if (currentWidget() != nullptr)
        currentWidget()->setFocus(Qt::OtherFocusReason);
}

void StepsEditor::fitToText()
{
    int lines = 2;
    for (int i = 0; i < count(); ++i)
        lines = qMax(lines, qMin(editorAt(i)->blockCount(), mostLinesShown));
    const int line = currentWidget() != nullptr ? currentWidget()->fontMetrics().lineSpacing() : 16;
    const int bar = count() > 1 ? tabBar()->sizeHint().height() : 0;
    setMaximumHeight(line * (lines + 1) + 14 + bar);
    setMinimumHeight(line * qMin(lines + 1, 4) + 14 + bar);
}

CommandEditor* StepsEditor::append(const StepTemplate& step)
{
    auto* editor = new CommandEditor(this);
    editor->setObjectName(u"commandEditor"_s);
    editor->setAccessibleName(tr("Command or script"));
    editor->setPlaceholderText(tr("What to run on every host: a command, or a script of several lines. "
                                  "{{name:default}} becomes a field below."));
    m_steps.insert(editor, step);
    editor->setSyntax(m_syntax);
    editor->setInterpreter(interpreterOf(step, m_interpreter));
    editor->setCommand(workText(step.work));
    editor->setReadOnly(!isScript(step.work));
    addTab(editor, QString());
    connect(editor, &QPlainTextEdit::textChanged, this, [this] {
        if (m_loading)
            return;
        updateTitles();
        Q_EMIT edited();
    });
    return editor;
}

CommandEditor* StepsEditor::editorAt(int index) const
{
    return static_cast<CommandEditor*>(widget(index));
}

StepTemplate StepsEditor::stepAt(int index) const
{
    StepTemplate step = m_steps.value(widget(index));
    if (!isScript(step.work))
        return step;
    const QString script = editorAt(index)->command();
    if (script != workText(step.work) && !m_named.contains(widget(index)))
        step.title.clear(); // it was that of another script
    step.work = script;
    return step;
}

void StepsEditor::closeStep(int index)
{
    if (count() < 2)
        return;
    QWidget* old = widget(index);
    removeTab(index);
    m_steps.remove(old);
    m_named.remove(old);
    old->deleteLater();
    updateTitles();
    Q_EMIT edited();
}

void StepsEditor::renameStep(int index)
{
    if (index < 0)
        return;
    bool accepted = false;
    const QString title = QInputDialog::getText(this, tr("Rename step"), tr("Title of this step:"), QLineEdit::Normal,
                                                stepAt(index).title, &accepted);
    if (!accepted)
        return;
    m_steps[widget(index)].title = title.trimmed();
    m_named.insert(widget(index));
    updateTitles();
    Q_EMIT edited();
}

void StepsEditor::updateTitles()
{
    setTabsClosable(count() > 1);
    for (int i = 0; i < count(); ++i) {
        const QString title = labelText(stepName(stepAt(i), longestTabTitle));
        setTabText(i, title.isEmpty() ? tr("Step %1").arg(i + 1) : tr("%1. %2").arg(i + 1).arg(title));
    }
    fitToText();
}

} // namespace rollcall::gui
