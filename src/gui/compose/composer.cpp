// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"

#include "app/prepare/difference.h"
#include "app/prepare/rerun.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/libraries.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/composition.h"
#include "core/run/runoptions.h"
#include "gui/compose/changedsnippetdialog.h"
#include "gui/compose/commandform.h"
#include "gui/compose/followedsnippet.h"
#include "gui/compose/heading.h"
#include "gui/compose/launchcontroller.h"
#include "gui/look/commandactions.h"
#include "gui/look/syntax.h"
#include "gui/look/theme.h"
#include "ui_composer.h"

#include <QComboBox>
#include <QLineEdit>
#include <QList>
#include <QToolButton>

#include <algorithm>
#include <optional>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

/// As the constructor needs it: the rows of a form that is set up.
std::unique_ptr<Ui::Composer> made(QWidget* composer)
{
    auto ui = std::make_unique<Ui::Composer>();
    ui->setupUi(composer);
    return ui;
}

/// That it is loaded from, followed or not.
QString nameOfSnippet(const Composer& composer)
{
    return composer.snippet().name().isEmpty() ? composer.command().loaded.snippet : composer.snippet().name();
}

/// What was edited here stays, and is saved over nobody's change without a question.
QString newsOfEdited(const Composer& composer)
{
    const FollowedSnippet& followed = composer.snippet();
    const Snippet* const today = followed.isKnown() ? followed.today(followed.name()).snippet : nullptr;
    return today != nullptr && followed.isOther(*today)
               ? Composer::tr(
                     "The snippet “%1” was changed meanwhile: what you edit here began with what it said before.")
                     .arg(followed.name())
               : QString();
}

void showOptionsSummary(const Ui::Composer& ui)
{
    ui.optionsForm->setSteps(ui.stepsEditor->steps());
    ui.optionsSummary->setParts(ui.optionsForm->parts(), ui.optionsForm->details());
}

} // namespace

Composer::Composer(app::Libraries& libraries, Syntax& syntax, QWidget* parent)
    : QWidget(parent), m_ui(made(this)), m_libraries(libraries),
      m_snippetNote(m_ui->snippetRow, m_ui->snippetIcon, m_ui->snippetNote),
      m_command(new CommandForm({m_ui->stepsEditor, m_ui->interpreterBox, m_ui->parameterForm}, this)),
      m_snippet(new FollowedSnippet(libraries, this)),
      m_launch(
          new LaunchController([&libraries] { return libraries.surroundings(); }, [this] { return request(); },
                               {m_ui->targetEdit, m_ui->hostCountButton, m_ui->runButton,
                                NoteRow(m_ui->problemRow, m_ui->problemIcon, m_ui->problemLabel), m_ui->cureButton},
                               this))
{
    m_ui->targetEdit->setToolTip(withKeys(m_ui->targetEdit->toolTip(), Command::GoTarget));
    dress(m_ui->foldButton, Command::FoldComposer);
    dress(m_ui->addStepButton, Command::AddStep);
    dress(m_ui->optionsButton, Command::Options);
    dress(m_ui->saveSnippetButton, Command::SaveSnippet);
    showNews({}, nullptr);
    m_ui->stepsEditor->setSyntax(&syntax);
    m_ui->interpreterBox->addItems({QString(), u"sh"_s, u"bash"_s, u"python3"_s, u"perl"_s});
    m_ui->interpreterBox->lineEdit()->setPlaceholderText(tr("login shell"));
    m_ui->optionsForm->setDefaults(libraries.surroundings()->options);
    m_ui->optionsForm->hide();
    connectParts();
    updateFold();
    edited();
    m_launch->resolve();
    followSnippet();
}

Composer::~Composer() = default;

void Composer::connectParts()
{
    const auto targetEdited = [this] {
        m_ui->targetEdit->markProblem(0, 0);
        m_launch->resolve();
        Q_EMIT draftChanged();
    };
    connect(m_ui->targetEdit, &QLineEdit::textChanged, this, [this, targetEdited] {
        setOnly({}); // they were chosen from another target
        targetEdited();
    });
    connect(m_ui->allHostsButton, &QToolButton::clicked, this, [this, targetEdited] {
        setOnly({});
        targetEdited();
    });
    connect(m_command, &CommandForm::edited, this, [this] {
        const bool wasAltered = m_isAltered;
        edited();
        if (wasAltered && !m_isAltered)
            followSnippet(); // what was typed was taken back, and what others have made of it is news as before
    });
    connect(m_ui->optionsForm, &OptionsForm::edited, this, [this, targetEdited] {
        targetEdited();
        edited();
    });
    connect(m_ui->addStepButton, &QToolButton::clicked, this, [this] { carryOut(Command::AddStep); });
    connect(m_ui->optionsButton, &QToolButton::toggled, m_ui->optionsForm, &QWidget::setVisible);
    connect(m_ui->foldButton, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_ui->saveSnippetButton, &QToolButton::clicked, this, &Composer::saveSnippetRequested);
    connect(m_launch, &LaunchController::resolved, this, &Composer::updateFold);
    connect(m_launch, &LaunchController::refused, this, [this](const QString&, const Error& error) {
        setFolded(false);
        if (error.kind == ErrorKind::EmptyTarget && target().trimmed().isEmpty())
            m_ui->targetEdit->setFocus(Qt::OtherFocusReason);
        else if (error.kind == ErrorKind::MissingParameter)
            m_ui->parameterForm->focusField(error.subject);
        else if (error.kind == ErrorKind::EmptyCommand)
            m_ui->stepsEditor->focusEditor();
    });
    connect(m_snippet, &FollowedSnippet::changed, this, &Composer::followSnippet);
    connect(&m_libraries, &app::Libraries::surroundingsChanged, this, [this] {
        m_ui->optionsForm->setDefaults(m_libraries.surroundings()->options);
        showOptionsSummary(*m_ui);
        m_launch->follow(m_libraries.isEditing());
    });
    const auto take = [this] {
        const FollowedSnippet::Today today = m_snippet->today(nameOfSnippet(*this));
        if (today.snippet == nullptr)
            return;
        if (m_snippet->name().isEmpty())
            m_snippet->follow(nameOfSnippet(*this), {});
        adopt(*today.snippet);
        showNews({}, nullptr);
    };
    connect(m_ui->takeTodayButton, &QToolButton::clicked, this, take);
    connect(m_ui->showChangesButton, &QToolButton::clicked, this, [this, take] {
        const FollowedSnippet::Today today = m_snippet->today(nameOfSnippet(*this));
        if (today.snippet == nullptr)
            return;
        auto* const dialog = new ChangedSnippetDialog(command().now, Composition::fromSnippet(*today.snippet), this);
        connect(dialog, &QDialog::accepted, this, take);
        dialog->open();
    });
}

void Composer::setDraft(const app::Draft& draft)
{
    setRequest(draft.request);
    Composition loaded = m_command->command().loaded;
    if (draft.edited && draft.request.composition.snippet.isEmpty())
        loaded.steps.clear(); // whatever the steps are, they are not saved
    else if (draft.edited)
        loaded.values.clear(); // the steps are the snippet's, what was filled in is not
    m_command->setLoaded(loaded);
    m_snippet->follow(draft.snippet, draft.library, draft.began);
    edited();
    followSnippet();
}

app::Draft Composer::draft() const
{
    app::Draft draft;
    draft.request = request();
    draft.edited = command().isEdited();
    draft.snippet = m_snippet->name();
    draft.library = m_snippet->library();
    draft.began = m_snippet->began();
    return draft;
}

void Composer::loadSnippet(const Snippet& snippet, const QString& library, bool keepValues)
{
    Composition said = Composition::fromSnippet(snippet);
    if (keepValues)
        said.values = command().now.values;
    m_command->load(said);
    if (keepValues)
        m_ui->optionsForm->followSnippetOptions(snippet.options);
    else
        m_ui->optionsForm->loadSnippetOptions(snippet.options);
    m_snippet->follow(snippet.name, library);
    m_snippet->see(snippet);
    showNews({}, nullptr);
    edited();
    m_launch->resolve();
}

RunRequest Composer::request() const
{
    return {target(), m_ui->optionsForm->overrides(), command().composition(), m_ui->optionsForm->options(), m_only};
}

// What is asked for is that, whatever its snippet says today.
void Composer::setRequest(const RunRequest& request)
{
    if (request.composition != command().composition())
        m_snippet->stop();
    showNews({}, nullptr);
    m_command->load(request.composition);
    m_ui->optionsForm->setRequest(request);
    setTarget(request.target);
    setOnly(request.only);
    edited();
    m_launch->resolve(); // the options may lead elsewhere though the target is the same
    followSnippet();
}

void Composer::setOnly(const QList<ChosenHost>& only)
{
    m_only = only;
    QStringList words;
    for (const ChosenHost& host : only.first(std::min<qsizetype>(only.size(), 100)))
        words.append(displayLine(host.word));
    m_ui->onlyLabel->setFullText(
        tr("Only %Ln of its hosts: %1", nullptr, static_cast<int>(only.size())).arg(words.join(u", "_s)));
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

ComposedCommand Composer::command() const
{
    return m_command->command();
}

QString titleOf(const Composer& composer)
{
    const ComposedCommand held = composer.command();
    const QString snippet = composer.snippet().name();
    return held.isAltered() && hasCommand(held.now) && !snippet.isEmpty() ? QString(snippet + u" •"_s) : held.title();
}

Givens givenBy(const Composer& composer)
{
    return composer.launch()->preflight().hosts.isEmpty() ? Givens() : Given::Hosts;
}

void Composer::setWords(const QStringList& words)
{
    m_ui->targetEdit->setWords(words);
}

void Composer::setShown(const QString& heading)
{
    m_shown = heading;
    updateFold();
}

void Composer::setFolded(bool folded)
{
    m_folded = folded;
    updateFold();
}

void Composer::carryOut(Command command)
{
    setFolded(false);
    if (command == Command::GoTarget) {
        m_ui->targetEdit->setFocus(Qt::ShortcutFocusReason);
        m_ui->targetEdit->selectAll();
    } else if (command == Command::GoCommand) {
        m_ui->stepsEditor->focusEditor();
    } else if (command == Command::AddStep) {
        m_ui->stepsEditor->addStep();
    } else if (command == Command::Options) {
        m_ui->optionsButton->toggle();
    }
}

/// What nobody has edited here is what the snippet was made to say in this window; what others made of it is told, and
/// nothing changes under the user's eyes. What was edited stays, and is not called the snippet's.
void Composer::followSnippet()
{
    if (!m_snippet->isKnown())
        return;
    const ComposedCommand held = command();
    const QString name = nameOfSnippet(*this);
    const FollowedSnippet::Today today = m_snippet->today(name);
    const bool follows = !m_snippet->name().isEmpty() && !held.isAltered();
    bool isNews = follows && today.snippet != nullptr && m_snippet->isNews(*today.snippet, held.composition());
    if (isNews && m_libraries.isEditing() && !m_isBehind) {
        if (adopt(*today.snippet))
            return showNews(tr("The snippet “%1” was changed: this is what it says today.").arg(name), nullptr);
        isNews = false;
    }
    if (follows && !isNews && today.snippet != nullptr)
        m_snippet->begin(*today.snippet);
    m_ui->optionsForm->setOfToday(today.snippet != nullptr ? today.snippet->options : OptionOverrides());
    if (isNews)
        showNews(tr("The snippet “%1” was changed; this is what it said before.").arg(name), today.snippet);
    else if (!follows && app::isOtherToday(held.composition(), *m_libraries.surroundings()))
        showNews(tr("This is not what the snippet “%1” says today.").arg(name), today.snippet);
    else
        showNews(follows ? today.missing : m_isAltered ? newsOfEdited(*this) : QString(), nullptr);
    showOptionsSummary(*m_ui);
}

/// `other`: what the snippet says by now, which is not what would run.
void Composer::showNews(const QString& text, const Snippet* other)
{
    m_isBehind = other != nullptr;
    m_ui->showChangesButton->setVisible(m_isBehind || (m_isAltered && !text.isEmpty()));
    m_ui->takeTodayButton->setVisible(m_isBehind);
    m_snippetNote.show(displayLine(text));
    m_launch->setNews(other != nullptr
                          ? std::optional(app::Difference{app::Difference::Kind::ShownSnippet,
                                                          {},
                                                          compositionText(command().now),
                                                          compositionText(Composition::fromSnippet(*other))})
                          : std::nullopt);
}

/// What the user has filled in and said stays. False where nothing is other than it was.
bool Composer::adopt(const Snippet& today)
{
    m_snippet->see(today);
    const ComposedCommand before = command();
    Composition said = Composition::fromSnippet(today);
    said.values = before.now.values;
    said.standardInput = before.now.standardInput;
    m_command->load(said);
    m_ui->optionsForm->followSnippetOptions(today.options);
    Composition loaded = m_command->command().loaded;
    loaded.values = before.loaded.values;
    m_command->setLoaded(loaded);
    edited();
    m_launch->resolve();
    return command().composition() != before.composition();
}

void Composer::edited()
{
    const bool wasAltered = std::exchange(m_isAltered, command().isAltered());
    if (m_isAltered && !wasAltered)
        showNews(newsOfEdited(*this), nullptr); // what is held is the user's own by now
    showOptionsSummary(*m_ui);
    m_launch->refresh();
    updateFold();
    Q_EMIT draftChanged();
}

void Composer::updateFold()
{
    m_ui->foldButton->setAccessibleName(m_folded ? tr("Unfold the composer") : commandName(Command::FoldComposer));
    m_ui->foldButton->setIcon(theme::icon(m_folded ? u"go-next"_s : u"go-down"_s));
    const QString next = headingOf(request(), command().title());
    m_ui->foldedLabel->setFullText(m_shown.isEmpty() ? next : m_shown);
    m_ui->foldedLabel->setVisible(m_folded);
    m_ui->draftLabel->setFullText(tr("Run would start: %1").arg(next));
    m_ui->draftLabel->setVisible(m_folded && !m_shown.isEmpty() && m_shown != next);
    for (QWidget* part : {static_cast<QWidget*>(m_ui->targetLabel), static_cast<QWidget*>(m_ui->targetEdit),
                          static_cast<QWidget*>(m_ui->stepsEditor), m_ui->optionsRow})
        part->setVisible(!m_folded);
    m_ui->onlyRow->setVisible(!m_folded && !m_only.isEmpty());
    m_launch->setFolded(m_folded);
    m_snippetNote.setFolded(m_folded);
    m_ui->parameterForm->setVisible(!m_folded && m_ui->parameterForm->hasFields());
    m_ui->optionsForm->setVisible(!m_folded && m_ui->optionsButton->isChecked());
}

} // namespace rollcall::gui
