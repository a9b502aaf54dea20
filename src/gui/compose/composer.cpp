// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"

#include "app/workspace/workspace.h"
#include "core/base/text.h"
#include "core/run/stepname.h"
#include "gui/compose/preflightrunner.h"
#include "gui/look/commandactions.h"
#include "gui/look/syntax.h"
#include "gui/look/theme.h"
#include "ui_composer.h"

#include <QComboBox>
#include <QFont>
#include <QLineEdit>
#include <QList>
#include <QPalette>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

Composer::Composer(app::Workspace& workspace, Syntax& syntax, QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::Composer>()), m_workspace(workspace),
      m_runner(new PreflightRunner([&workspace] { return workspace.surroundings(); }, this))
{
    m_ui->setupUi(this);
    m_ui->targetEdit->setToolTip(withKeys(m_ui->targetEdit->toolTip(), Command::GoTarget));
    dress(m_ui->foldButton, Command::FoldComposer);
    dress(m_ui->hostCountButton, Command::ShowHosts);
    dress(m_ui->runButton, Command::Run);
    dress(m_ui->addStepButton, Command::AddStep);
    dress(m_ui->optionsButton, Command::Options);
    dress(m_ui->saveSnippetButton, Command::SaveSnippet);
    m_ui->stepsEditor->setSyntax(&syntax);
    m_ui->interpreterBox->addItems({QString(), u"sh"_s, u"bash"_s, u"python3"_s, u"perl"_s});
    m_ui->interpreterBox->lineEdit()->setPlaceholderText(tr("login shell"));
    m_ui->optionsForm->setDefaults(workspace.settings().run);
    m_ui->optionsForm->hide();
    m_ui->runButton->setDefault(false);
    m_ui->runButton->setAutoDefault(false);

    connect(m_ui->targetEdit, &QLineEdit::textChanged, this, [this] {
        setOnly({}); // they were chosen from another target
        targetEdited();
    });
    connect(m_ui->allHostsButton, &QToolButton::clicked, this, [this] {
        setOnly({});
        targetEdited();
    });
    connect(m_ui->stepsEditor, &StepsEditor::edited, this, &Composer::edited);
    connect(m_ui->parameterForm, &ParameterForm::edited, this, &Composer::edited);
    connect(m_ui->optionsForm, &OptionsForm::edited, this, [this] {
        targetEdited();
        edited();
    });
    connect(m_ui->interpreterBox, &QComboBox::currentTextChanged, this, [this](const QString& interpreter) {
        m_ui->stepsEditor->setInterpreter(interpreter.trimmed());
        edited();
    });
    connect(m_ui->addStepButton, &QToolButton::clicked, this, &Composer::addStep);
    connect(m_ui->optionsButton, &QToolButton::toggled, m_ui->optionsForm, &QWidget::setVisible);
    connect(m_ui->foldButton, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_ui->runButton, &QPushButton::clicked, this, &Composer::run);
    connect(m_ui->hostCountButton, &QToolButton::clicked, this, &Composer::showHosts);
    connect(m_ui->cureButton, &QPushButton::clicked, this, &Composer::cure);
    connect(m_ui->saveSnippetButton, &QToolButton::clicked, this, &Composer::saveSnippetRequested);
    connect(m_runner, &PreflightRunner::finished, this, &Composer::showPreflight);
    connect(m_runner, &PreflightRunner::pendingChanged, this, &Composer::updateRunButton);
    connect(&workspace, &app::Workspace::surroundingsChanged, this, [this] {
        m_ui->optionsForm->setDefaults(m_workspace.settings().run);
        showOptionsSummary();
        resolveAgain();
    });
    connect(&workspace, &app::Workspace::librariesChanged, this, &Composer::watchSnippets);
    m_ui->snippetNote->setTextFormat(Qt::PlainText);
    updateFold();
    edited();
    resolveAgain();
    watchSnippets();
}

Composer::~Composer() = default;

void Composer::setDraft(const app::Draft& draft)
{
    setRequest(draft.request);
    if (draft.edited && draft.request.composition.snippet.isEmpty())
        m_loaded.steps.clear(); // whatever the steps are, they are not saved
    else if (draft.edited)
        m_loaded.values.clear(); // the steps are the snippet's, what was filled in is not
    m_source = {draft.snippet, draft.library};
    m_followed.reset();
    edited();
    followSnippet();
}

app::Draft Composer::draft() const
{
    app::Draft draft;
    draft.request = request();
    draft.edited = isEdited();
    draft.snippet = m_source.name;
    draft.library = m_source.library;
    return draft;
}

RunRequest Composer::request() const
{
    return {target(), m_ui->optionsForm->overrides(), composition(), m_ui->optionsForm->options(), m_only};
}

// What is asked for is that, whatever its snippet says today.
void Composer::setRequest(const RunRequest& request)
{
    if (request.composition != composition())
        m_source = {};
    showSnippetNote({});
    setComposition(request.composition);
    m_ui->optionsForm->setRequest(request);
    m_loaded = composition();
    setTarget(request.target);
    setOnly(request.only);
    edited();
    resolveAgain(); // the options may lead elsewhere though the target is the same
    followSnippet();
}

void Composer::setOnly(const QList<ChosenHost>& only)
{
    m_only = only;
    QStringList words;
    for (const ChosenHost& host : only.first(std::min<qsizetype>(only.size(), 100)))
        words.append(displayLine(host.word));
    m_ui->onlyLabel->setFullText(tr("Only %Ln of its hosts: %1", nullptr, static_cast<int>(only.size())).arg(words.join(u", "_s)));
    updateFold();
}

void Composer::setTarget(const QString& target)
{
    if (target != m_ui->targetEdit->text())
        m_ui->targetEdit->setText(target);
}

QString Composer::target() const
{
    return m_ui->targetEdit->text();
}

bool Composer::isEdited() const
{
    const Composition now = composition();
    const bool sameText = now.steps == m_loaded.steps && now.interpreter == m_loaded.interpreter;
    return !(sameText && now.values == m_loaded.values) && hasCommand();
}

bool Composer::hasCommand() const
{
    const QList<StepTemplate> steps = m_ui->stepsEditor->steps();
    return std::any_of(steps.begin(), steps.end(), [](const StepTemplate& step) { return !step.isBlank(); });
}

QString Composer::title() const
{
    if (!m_loaded.snippet.isEmpty() && !isAltered())
        return m_loaded.snippet;
    for (const StepTemplate& step : m_ui->stepsEditor->steps()) {
        if (!step.isBlank())
            return stepName(step);
    }
    return {};
}

const app::Preflight& Composer::preflight() const
{
    return m_runner->result();
}

Givens givenBy(const Composer& composer)
{
    return composer.preflight().hosts.isEmpty() ? Givens() : Given::Hosts;
}

bool Composer::isResolved() const
{
    return !m_runner->isPending();
}

void Composer::setWords(const QStringList& words)
{
    m_ui->targetEdit->setWords(words);
}

void Composer::setRunning(bool running)
{
    m_running = running;
    updateRunButton();
}

void Composer::setFolded(bool folded)
{
    m_folded = folded;
    updateFold();
}

bool Composer::isFolded() const
{
    return m_folded;
}

void Composer::focusTarget()
{
    setFolded(false);
    m_ui->targetEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->targetEdit->selectAll();
}

void Composer::focusCommand()
{
    setFolded(false);
    m_ui->stepsEditor->focusEditor();
}

void Composer::addStep()
{
    setFolded(false);
    m_ui->stepsEditor->addStep();
}

void Composer::toggleOptions()
{
    setFolded(false);
    m_ui->optionsButton->toggle();
}

Composition Composer::composition() const
{
    Composition composition = m_loaded;
    composition.steps = m_ui->stepsEditor->steps();
    composition.interpreter = m_ui->interpreterBox->currentText().trimmed();
    composition.values = m_ui->parameterForm->values();
    if (isAltered())
        composition.snippet.clear(); // history must not say that the snippet ran
    return composition;
}

void Composer::setComposition(const Composition& composition)
{
    const QSignalBlocker blocker(this);
    m_loaded = composition;
    m_ui->interpreterBox->setCurrentText(composition.interpreter);
    m_ui->stepsEditor->setInterpreter(composition.interpreter);
    m_ui->stepsEditor->setSteps(composition.steps);
    m_ui->parameterForm->setParameters(parametersOf(composition));
    m_ui->parameterForm->setValues(composition.values);
}

void Composer::edited()
{
    Composition asks = m_loaded;
    asks.steps = m_ui->stepsEditor->steps();
    m_ui->parameterForm->setParameters(parametersOf(asks));
    m_ui->parameterForm->setVisible(!m_folded && !parametersOf(asks).isEmpty());
    if (isAltered())
        showSnippetNote({}); // it is the user's own by now
    showOptionsSummary();
    updateRunButton();
    showPreflight();
    Q_EMIT draftChanged();
}

void Composer::showOptionsSummary()
{
    m_ui->optionsForm->setSteps(m_ui->stepsEditor->steps());
    m_ui->optionsSummary->setParts(m_ui->optionsForm->parts(), m_ui->optionsForm->details());
}

void Composer::updateFold()
{
    m_ui->foldButton->setAccessibleName(m_folded ? tr("Unfold the composer") : commandName(Command::FoldComposer));
    m_ui->foldButton->setIcon(theme::icon(m_folded ? u"go-next"_s : u"go-down"_s));
    const QString command = title().isEmpty() ? tr("no command") : title();
    const QString where = m_only.isEmpty() ? tr("%1 on %2") : tr("%1 on %Ln host(s) of %2", nullptr, static_cast<int>(m_only.size()));
    m_ui->foldedLabel->setFullText(displayLine(where.arg(command, target())));
    m_ui->foldedLabel->setVisible(m_folded);
    for (QWidget* part : {static_cast<QWidget*>(m_ui->targetLabel), static_cast<QWidget*>(m_ui->targetEdit),
                          static_cast<QWidget*>(m_ui->stepsEditor), m_ui->optionsRow})
        part->setVisible(!m_folded);
    m_ui->onlyRow->setVisible(!m_folded && !m_only.isEmpty());
    m_ui->problemRow->setVisible(!m_folded && m_ui->problemRow->property("wanted").toBool());
    m_ui->snippetRow->setVisible(!m_folded && !m_ui->snippetNote->text().isEmpty());
    m_ui->parameterForm->setVisible(!m_folded && m_ui->parameterForm->hasFields());
    m_ui->optionsForm->setVisible(!m_folded && m_ui->optionsButton->isChecked());
}

} // namespace rollcall::gui
