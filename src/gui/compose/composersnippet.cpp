// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"

#include "app/prepare/rerun.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/placeholder.h"
#include "core/run/runoptions.h"
#include "gui/look/theme.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "ui_composer.h"

#include <QComboBox>
#include <QLabel>

// The composer and the snippet that it holds. What nobody has edited is what the snippet says today; what was edited
// stays, and is not called the snippet's.
namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

/// Null: there is none, or none that can be used. A library that is named is the only one looked at; else the first one
/// that knows the name, as on the command line.
struct Found
{
    const Snippet* snippet = nullptr;
    bool isLibraryOpen = false;
    std::optional<Error> closed; // it is defined in a way that cannot be used
};

Found findSnippet(const library::LibrarySet& libraries, const QString& folder, const QString& name)
{
    Found found;
    for (const library::Library* library : libraries.libraries()) {
        if (name.isEmpty() || (!folder.isEmpty() && library->path() != folder))
            continue;
        found.isLibraryOpen = true;
        found.snippet = library->snippet(name);
        found.closed = library->data().closed.snippetError(name);
        if (found.snippet != nullptr || found.closed)
            break;
    }
    return found;
}

} // namespace

void Composer::loadSnippet(const Snippet& snippet, const QString& library)
{
    setComposition(Composition::fromSnippet(snippet));
    m_ui->optionsForm->loadSnippetOptions(snippet.options);
    m_loaded = composition();
    m_source = {snippet.name, library};
    m_followed = Composition::fromSnippet(snippet);
    showSnippetNote({});
    edited();
    resolveAgain();
}

Snippet Composer::asSnippet() const
{
    const Composition now = composition();
    Snippet snippet;
    snippet.name = now.snippet;
    snippet.interpreter = now.interpreter;
    snippet.parameters = parametersOf(now);
    for (Parameter& parameter : snippet.parameters) {
        if (now.values.contains(parameter.name))
            parameter.defaultValue = now.values.value(parameter.name);
    }
    snippet.steps = now.steps;
    snippet.success = now.success;
    snippet.options = now.options;
    return snippet;
}

void Composer::snippetSaved(const Snippet& snippet, const QString& library)
{
    loadSnippet(snippet, library);
    Q_EMIT draftChanged();
}

/// Why a tab that follows its snippet cannot. Empty where it is there.
static QString missingText(const Found& today, const QString& name)
{
    if (today.snippet != nullptr)
        return {};
    if (today.closed)
        return errorText(*today.closed);
    return today.isLibraryOpen
        ? Composer::tr("The snippet “%1” is not there any more: this is what it said.").arg(name)
        : Composer::tr("The library of the snippet “%1” is not open: this is what the snippet said.").arg(name);
}

bool Composer::isAltered() const
{
    return m_ui->stepsEditor->steps() != m_loaded.steps
        || m_ui->interpreterBox->currentText().trimmed() != m_loaded.interpreter;
}

void Composer::watchSnippets()
{
    for (library::Library* library : m_workspace.libraries().libraries())
        connect(library, &library::Library::snippetsChanged, this, &Composer::followSnippet, Qt::UniqueConnection);
    followSnippet();
}

void Composer::followSnippet()
{
    const QString name = m_source.name.isEmpty() ? m_loaded.snippet : m_source.name;
    if (!m_workspace.isReady())
        return; // what is there is not known yet
    const Found today = findSnippet(m_workspace.libraries(), m_source.library, name);
    const bool follows = !m_source.name.isEmpty() && !isAltered();
    if (follows && today.snippet != nullptr && adopt(*today.snippet)) {
        showSnippetNote(tr("The snippet “%1” was changed: this is what it says today.").arg(name));
    } else {
        m_ui->optionsForm->setOfToday(today.snippet != nullptr ? today.snippet->options : OptionOverrides());
        const bool other = !follows && app::isOtherToday(composition(), *m_workspace.surroundings());
        showSnippetNote(other     ? tr("This is not what the snippet “%1” says today.").arg(name)
                        : follows ? missingText(today, name)
                                  : QString());
        showOptionsSummary();
    }
}

/// What the user has filled in and said stays. False where nothing is other than it was.
bool Composer::adopt(const Snippet& today)
{
    Composition said = Composition::fromSnippet(today);
    if (m_followed == said)
        return false;
    m_followed = said;
    const Composition before = composition();
    const QMap<QString, QString> loaded = m_loaded.values;
    said.values = before.values;
    said.standardInput = before.standardInput;
    setComposition(said);
    m_ui->optionsForm->followSnippetOptions(today.options);
    m_loaded = composition();
    m_loaded.values = loaded;
    edited();
    resolveAgain();
    return composition() != before;
}

void Composer::showSnippetNote(const QString& text)
{
    const int extent = fontMetrics().height();
    m_ui->snippetIcon->setPixmap(theme::icon(u"warning"_s).pixmap(extent, extent));
    m_ui->snippetNote->setText(displayLine(text));
    m_ui->snippetRow->setVisible(!text.isEmpty() && !m_folded);
}

} // namespace rollcall::gui
